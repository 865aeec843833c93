"""Articles in, policy memos out, every line linked to the words of the source that support it."""
