"""Office Open XML as such: packages, parts and elements, for the room that writes Word files and the one that reads
them back. It knows nothing of how a memo looks.
"""
