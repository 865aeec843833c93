"""What pandoc writes into every file and a memo has no use for; and styles that a user's own template lacks."""

from functools import lru_cache

from reportpipe.model import Style
from reportpipe.ooxml.package import DOCUMENT, Package
from reportpipe.ooxml.xml import Element, el, flag, parse, put, qn, serialise, val
from reportpipe.typeset.docx.look import Look
from reportpipe.typeset.docx.reference import numbering_part
from reportpipe.typeset.docx.styles import styles_part
from reportpipe.typeset.docx.template import STYLES, style_ids

_NUMBERING, _FOOTNOTES = "word/numbering.xml", "word/footnotes.xml"
_USES = ("w:pStyle", "w:rStyle", "w:tblStyle")
_LINKS = ("w:basedOn", "w:next", "w:link")


def drop(package: Package, style: Style) -> None:
    """Take out unused footnotes, list definitions and web settings; put in the styles that are used but missing."""
    document = package.tree(DOCUMENT)
    _drop_part(package, "word/webSettings.xml")
    if next(document.iter(qn("w:footnoteReference")), None) is None:
        _drop_part(package, _FOOTNOTES)
    used = {str(mark.get(qn("w:val"))) for mark in document.iter(qn("w:numId"))}
    if package.has(_NUMBERING) and package.has(STYLES):
        used |= {str(mark.get(qn("w:val"))) for mark in package.tree(STYLES).iter(qn("w:numId"))}
        _drop_lists(package.tree(_NUMBERING), used)
    _drop_styles(package, style)
    _add_styles(package, style)


def _drop_styles(package: Package, style: Style) -> None:
    """Pandoc adds a style for each token of program code: away with what the reference document does not have."""
    styles, known = package.tree(STYLES), {*style_ids(style.reference_docx).values(), *_named(package)}
    for definition in list(styles.findall(qn("w:style"))):
        if definition.get(qn("w:styleId")) not in known:
            styles.remove(definition)


def _drop_part(package: Package, name: str) -> None:
    if not package.has(name):
        return
    package.remove(name)
    links = package.relationships(DOCUMENT)
    for link in list(links):
        if package.resolve(DOCUMENT, link) == name:
            links.remove(link)


def _drop_lists(numbering: Element, used: set[str]) -> None:
    kept = set()
    for number in list(numbering.findall(qn("w:num"))):
        if number.get(qn("w:numId")) in used:
            kept.add(val(number, "w:abstractNumId"))
        else:
            numbering.remove(number)
    for abstract in list(numbering.findall(qn("w:abstractNum"))):
        if abstract.get(qn("w:abstractNumId")) not in kept:
            numbering.remove(abstract)


def _add_styles(package: Package, style: Style) -> None:
    """Every style that a part names is defined: those missing come from the tokens, with those they build on."""
    styles = package.tree(STYLES)
    have = {str(definition.get(qn("w:styleId"))) for definition in styles.findall(qn("w:style"))}
    ours = _definitions(tuple(sorted(style.tokens.items())))
    wanted = [name for name in _named(package) if name not in have]
    while wanted:
        name = wanted.pop()
        if name in have or name not in ours:
            continue
        definition = parse(ours[name])
        _bring_list(package, definition, style)
        styles.append(definition)
        have.add(name)
        wanted += [str(linked) for tag in _LINKS if (linked := val(definition, tag)) is not None]


def _bring_list(package: Package, definition: Element, style: Style) -> None:
    """The list that a style carries, under numbers that the user's own template does not have yet."""
    number = definition.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
    if number is None:
        return
    if not package.has(_NUMBERING):
        package.add(DOCUMENT, "numbering", _NUMBERING, el("w:numbering"))
    root = package.tree(_NUMBERING)
    abstract, listed = numbering_part(Look(style.tokens))
    theirs = root.findall(qn("w:abstractNum"))
    free = {
        tag: 1 + max((int(item.get(qn(tag)) or 0) for item in root if item.get(qn(tag))), default=0)
        for tag in ("w:abstractNumId", "w:numId")
    }
    abstract.set(qn("w:abstractNumId"), str(free["w:abstractNumId"]))
    listed.set(qn("w:numId"), str(free["w:numId"]))
    put(listed, flag("w:abstractNumId", free["w:abstractNumId"]))
    number.set(qn("w:val"), str(free["w:numId"]))
    root.insert(root.index(theirs[-1]) + 1 if theirs else 0, abstract)  # before all lists, as the schema asks
    numbers = root.findall(qn("w:num"))
    (numbers[-1] if numbers else abstract).addnext(listed)


def _named(package: Package) -> list[str]:
    kinds = ("comments", "footnotes", "header", "footer")
    parts = [DOCUMENT, *(name for kind in kinds for name in package.related(DOCUMENT, kind))]
    tags = [qn(tag) for tag in _USES]
    return sorted({str(use.get(qn("w:val"))) for part in parts for use in package.tree(part).iter(*tags)})


@lru_cache(maxsize=8)
def _definitions(tokens: tuple[tuple[str, str | float | int], ...]) -> dict[str, bytes]:
    root = styles_part(Look(dict(tokens)))
    return {str(style.get(qn("w:styleId"))): serialise(style) for style in root.findall(qn("w:style"))}
