"""What a style pack must bring, as styles/README.md tells its makers."""

import re

LANGUAGE = "en"
BASE = "memo"
"""The style that has every label and every token there is."""
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
BLOCKS = (
    "memo.header", "memo.bottom_line", "memo.groups", "memo.quotes", "memo.figures", "memo.actors", "memo.events",
    "memo.notes", "memo.sources",
)  # fmt: skip
"""What a template must print: these names have to stand in it."""
COLOURS = (
    "ink", "muted", "paper", "block_ground", "block_ink", "accent", "warm", "warm_tint", "rule", "hairline",
    "cited_tint",
)  # fmt: skip
FACES = ("text_face", "heading_face")
WORD_STYLES = {
    "paragraph": (
        "Handling", "Organisation", "Memo Kind", "Header Row", "Bottom Line", "Key Point", "Key Quote", "Key Figure",
        "Memo Title",
        "Option", "Signature", "Heading 1", "Heading 2",
        "Table Text", "Table Number", "Table Head", "Number Head", "Caption", "Figure", "Source Title", "Source Meta",
        "Source Heading", "Source Subheading", "Source Paragraph", "Source Quote", "Source List", "Source List 2",
        "Source List 3", "Source Caption", "Source Table Text",
        "Source Table Head", "Source Number Text", "Source Number Head", "Source First Text", "Source First Head",
        "Source Boilerplate", "Note Text",
    ),
    "character": (
        "Evidence", "Paragraph Number", "Actor Name", "Event Date", "Amount", "As Said", "Statement",
        "Low Confidence", "Draft Mark", "To Fill",
    ),
    "table": ("HeaderTable", "ActorTable", "TimelineTable", "ChoiceTable", "SourceTable", "SourceTableWide"),
}  # fmt: skip
TEXT_PAIRS = (
    ("ink", "paper"), ("muted", "paper"), ("accent", "paper"), ("warm", "paper"),
    ("ink", "warm_tint"), ("accent", "warm_tint"), ("ink", "cited_tint"),
    ("muted", "warm_tint"), ("block_ink", "block_ground"),
)  # fmt: skip
"""Text colour and what it stands on."""
