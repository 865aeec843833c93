"""word/styles.xml, written from the definitions of the styles."""

import copy
from collections.abc import Mapping
from functools import cache

from reportpipe.ooxml.xml import Element, el, flag, put, qn
from reportpipe.typeset.docx.definition import Definition
from reportpipe.typeset.docx.definitions import definitions
from reportpipe.typeset.docx.formatting import face, size, spacing
from reportpipe.typeset.docx.languages import OF_THE_PAGE
from reportpipe.typeset.docx.look import Look

_BUILT_IN = {
    *("Normal", "Default Paragraph Font", "Normal Table", "No List", "Body Text", "Title", "Block Text", "caption"),
    *("header", "footer", "Hyperlink", "FollowedHyperlink", "annotation text", "annotation subject"),
    *("annotation reference", "footnote text", "footnote reference", "heading 1", "heading 2", "heading 3"),
    *("Strong", "Emphasis", "toc 1", "toc 2", "toc 3", "TOC Heading"),
}
"""Names that Word knows; every other style is marked as a custom one."""
_DEFAULTS = {"Normal", "Default Paragraph Font", "Normal Table", "No List"}


def styles_part(look: Look) -> Element:
    """word/styles.xml: document defaults, what the pane hides, then every definition."""
    root = el("w:styles", None, _defaults(look), _latent())
    root.extend(_style(definition) for definition in definitions(look))
    return root


@cache
def ids() -> Mapping[str, str]:
    """The id of every style of a memo by its name in lower case; tokens do not change them."""
    return {definition.name.lower(): definition.id for definition in definitions(Look({}))}


def _style(definition: Definition) -> Element:
    style = el("w:style", {"w:type": definition.kind, "w:styleId": definition.id})
    if definition.name in _DEFAULTS:
        style.set(qn("w:default"), "1")
    elif definition.name not in _BUILT_IN:
        style.set(qn("w:customStyle"), "1")
    put(style, flag("w:name", definition.name))
    if definition.based_on:
        put(style, flag("w:basedOn", Definition(definition.based_on).id))
    if definition.follows:
        put(style, flag("w:next", Definition(definition.follows).id))
    put(style, flag("w:uiPriority", definition.priority))
    if definition.shown:
        put(style, flag("w:qFormat"))
    else:
        put(style, flag("w:semiHidden"))
        put(style, flag("w:unhideWhenUsed"))
    for tag, children in (("w:pPr", definition.paragraph), ("w:rPr", definition.characters)):
        if children:
            properties = put(style, el(tag))
            for child in children:
                put(properties, copy.deepcopy(child))  # lxml moves an element that several styles share
    style.extend(definition.rest)
    return style


def _defaults(look: Look) -> Element:
    speech = el("w:lang", OF_THE_PAGE)
    characters = el("w:rPr", None, face(look, "text_face"), *size(look.size("text_size")), speech)
    paragraph = el("w:pPr", None, spacing())
    return el("w:docDefaults", None, el("w:rPrDefault", None, characters), el("w:pPrDefault", None, paragraph))


def _latent() -> Element:
    """Hides the built-in styles that the memo does not use, so that the pane shows those it does."""
    return el(
        "w:latentStyles",
        {
            "w:defLockedState": 0,
            "w:defUIPriority": 99,
            "w:defSemiHidden": 1,
            "w:defUnhideWhenUsed": 1,
            "w:defQFormat": 0,
            "w:count": 376,
        },
    )
