"""Find, load and check a style pack: a folder of plain files, no code.

    style.toml       name, version, licence, [files], [labels.LANGUAGE], [tokens]
    memo.html.j2     the page, for PDF, DOCX and HTML alike
    print.css        reads the tokens as `var(--token-name)`

A pack may say `extends = "other"` and then holds only what differs: tokens and labels replace the parent's one by one,
a template replaces blocks of the parent's, a print.css is read after the parent's. Word styles are made from the
tokens, unless a pack brings a Word template. The contract is in styles/README.md.
"""

from reportpipe.errors import StyleError
from reportpipe.model import Note, Style
from reportpipe.styles import faults
from reportpipe.styles.contract import BASE, LANGUAGE
from reportpipe.styles.css import css_value, css_with_tokens, own_css
from reportpipe.styles.joining import labels, limits, sections, tokens
from reportpipe.styles.pack import Chain, bytes_of, read, text_of
from reportpipe.styles.shelf import available, folder_of, packaged, shelves
from reportpipe.styles.starting import start

__all__ = ["available", "check", "css_value", "css_with_tokens", "find", "own_css", "packaged", "shelves", "start"]


def find(name: str) -> Style:
    """The style of this name, whole: joined with its parent, if it has one.

    `name` is a path when it holds a separator; otherwise it is looked for in the user's folder and then on the
    packaged shelf.

    Raises:
        StyleError: unknown, not readable, or with a parent that has a parent itself.
    """
    pack = read(folder_of(name))
    chain: Chain = (pack,)
    if "extends" in pack.values:
        parent = read(folder_of(str(pack.values["extends"])))
        if "extends" in parent.values:
            raise StyleError(
                f"extends {parent.name!r}, which itself extends {parent.values['extends']!r}.",
                where=pack.place,
                hint="One parent at most: extend the last one directly.",
            )
        chain = (pack, parent)
    return Style(
        name=pack.name,
        version=str(pack.values.get("version", "")),
        parent=chain[1].name if len(chain) > 1 else None,
        folder=str(pack.folder),
        template=text_of(chain, "template"),
        parent_template=text_of(chain[1:], "template") if len(chain) > 1 else "",
        css="\n".join(text_of((one,), "css", needed=len(chain) == 1) for one in reversed(chain)),
        reference_docx=bytes_of(chain, "reference_docx", needed=False),
        labels=labels(chain),
        tokens=tokens(chain),
        limits=limits(chain),
        sections=sections(chain),
    )


def check(style: Style) -> tuple[Note, ...]:
    """What is missing or hard to read: blocks, labels, tokens, Word styles, faces, contrast."""
    return faults.check(style, frozenset(read(packaged() / BASE).values["labels"][LANGUAGE]))
