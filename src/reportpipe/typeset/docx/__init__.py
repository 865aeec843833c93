"""A memo as a Word file that people edit: pandoc sets the page's HTML in the reference document's styles, then the
steps below put right what pandoc leaves undone (docs/analysis/docx.md says what, and why).

The file is the same, byte for byte, for the same memo and style: no clock, fixed zip dates, ids in document order.
"""

from collections.abc import Sequence
from functools import lru_cache

from reportpipe.errors import InputError, StyleError, ToolError
from reportpipe.model import Memo, Output, Style
from reportpipe.ooxml.package import DOCUMENT, Package
from reportpipe.typeset import html
from reportpipe.typeset.docx import (
    blocks,
    body,
    columns,
    comments,
    contents,
    conversion,
    embedding,
    figure,
    footers,
    footnotes,
    leftovers,
    page,
    places,
    properties,
    reference,
    styles,
    tables,
    template,
)
from reportpipe.typeset.docx.look import Look
from reportpipe.typeset.pictures import Picture, pictures
from reportpipe.typeset.room import shown
from reportpipe.typeset.view import SHORT_TITLE, labels, shorten


def typeset(memo: Memo, style: Style) -> Output:
    """One DOCX file: A4 or Letter, evidence as comments or footnotes, the memo itself inside for the way back.

    Raises:
        ToolError: pandoc is missing, too slow or broken.
        StyleError: the template does not render, or the reference document is not a Word file.
    """
    markup = html.render(memo, style, "docx")
    drawn = figure.in_order(pictures(shown(memo, style), style).values(), markup)
    style = with_word_styles(style)
    package = _set(markup, style, drawn)
    finish(package, memo, style, drawn)
    return Output(format="docx", data=package.write())


def _set(markup: str, style: Style, drawn: Sequence[Picture]) -> Package:
    """The page in Word's blocks, not yet put right."""
    by_address = {figure.address(picture): picture for picture in drawn}
    package = template.start(style.reference_docx)

    def drawing(address: str) -> str | None:
        return figure.drawing(package, by_address[address]) if address in by_address else None

    body = blocks.body_of(markup)
    try:
        made = blocks.blocks(body, {**styles.ids(), **template.style_ids(style.reference_docx)}, drawing)
    except blocks.UnknownElementError:
        addresses = {address: figure.data_address(picture.svg) for address, picture in by_address.items()}
        return _read(conversion.convert(body, style.reference_docx, addresses))
    template.fill(package, made)
    return package


def finish(package: Package, memo: Memo, style: Style, drawn: Sequence[Picture]) -> None:
    """All steps after pandoc; each is a module with a page of its own. `drawn`: the pictures, as they follow."""
    look = Look(style.tokens)
    document = package.tree(DOCUMENT)
    body.tidy(document)
    say = labels(style)
    width, has_our_footer = page.set_page(package, memo, look, (shorten(memo.title, SHORT_TITLE), say))
    tables.finish(document, columns.split(document, width), look)
    if has_our_footer:
        footers.name_parts(package, say)
    places.make(document)
    figure.place(package, drawn, width)
    contents.place(document, memo, style)
    comments.finish(package, memo)
    footnotes.finish(package, memo)
    leftovers.drop(package, style)
    properties.describe(package, memo)
    embedding.embed(package, memo, style)
    footnotes.settle(package)
    properties.attach(package, memo)


def _read(made: bytes) -> Package:
    try:
        return Package.read(made)
    except InputError as error:
        raise ToolError(f"pandoc gave a damaged Word file: {error.message}", where="DOCX") from error


def with_word_styles(style: Style) -> Style:
    """The style with a reference document: its own, or one made of its tokens.

    Raises:
        StyleError: its own is not a Word file.
    """
    if not style.reference_docx:
        made = _made(tuple(style.tokens.items()), tuple(style.labels.items()))
        return style.model_copy(update={"reference_docx": made})
    try:
        Package.read(style.reference_docx)
    except InputError as error:
        hint = "Save it from Word as DOCX, or take it out of the pack: then the styles are made from the tokens."
        raise StyleError(f"the Word template: {error.message}", where=style.folder, hint=hint) from error
    return style


@lru_cache(maxsize=8)
def _made(tokens: tuple[tuple[str, str | float | int], ...], labels: tuple[tuple[str, str], ...]) -> bytes:
    return reference.build(dict(tokens), dict(labels))
