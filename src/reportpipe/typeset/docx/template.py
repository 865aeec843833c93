"""What a memo takes over from a Word template: styles, faces, lists, page, header and footer; none of its words."""

from collections.abc import Mapping
from functools import lru_cache

from reportpipe.ooxml.package import DOCUMENT, RELATIONSHIP, Package
from reportpipe.ooxml.xml import NAMESPACES, UNFIT, Element, el, parse, part_of, qn, val
from reportpipe.typeset.docx.blocks import Blocks
from reportpipe.typeset.docx.comments import COMMENTS

STYLES = "word/styles.xml"
_KEPT = frozenset(RELATIONSHIP[kind] for kind in ("styles", "fontTable", "numbering", "theme", "header", "footer"))


def start(template: bytes) -> Package:
    """A package with what the template gives and an empty document."""
    return Package(dict(_emptied(template)))


def fill(package: Package, blocks: Blocks) -> None:
    """Put a page into a package that `start` gave."""
    names = " ".join(f'xmlns:{name}="{NAMESPACES[name]}"' for name in ("w", "r", "wp", "a", "pic"))
    body = UNFIT.sub("", blocks.body)  # HTML names characters by number that XML cannot hold
    document = parse(f"<w:document {names}><w:body>{body}</w:body></w:document>".encode())
    document[0].extend(_section(package.tree(DOCUMENT)))
    package.set_tree(DOCUMENT, document)
    if blocks.comments:
        comments = parse(f"<w:comments {names}>{UNFIT.sub('', blocks.comments)}</w:comments>".encode())
        package.add(DOCUMENT, "comments", COMMENTS, comments)


@lru_cache(maxsize=8)
def style_ids(template: bytes) -> Mapping[str, str]:
    """Ids of the template's styles by their names in lower case, as Word compares them."""
    styles = Package.read(template).tree(STYLES).findall(qn("w:style"))
    return {str(val(style, "w:name")).lower(): str(style.get(qn("w:styleId"))) for style in styles}


@lru_cache(maxsize=8)
def _emptied(template: bytes) -> Mapping[str, bytes]:
    package = Package.read(template)
    section = _section(package.tree(DOCUMENT))
    for source, kept in (("", {RELATIONSHIP["document"]}), (DOCUMENT, _KEPT)):
        links = package.relationships(source)
        for link in list(links):
            if link.get("Type") not in kept:
                links.remove(link)
    package.add("", "document", DOCUMENT, el("w:document", None, el("w:body", None, *section)))
    package.sweep()
    return Package.read(package.write()).parts


def _section(document: Element) -> list[Element]:
    """The page of the last section: the one whose header and margins the whole memo gets."""
    found = part_of(document, "w:body").find(qn("w:sectPr"))
    return [] if found is None else [found]
