"""The tag tree, made whole: WeasyPrint tags boxes, a reader wants the elements of the page.

A box ends where its page, column or line ends, so what breaks becomes several elements beside each other: a table on
two pages two tables (WeasyPrint#2903), a link on two lines two links. Here neighbours that come from one element of
the page become one; a table head that is printed again on the next page is an artifact, as is the text of running
heads, which WeasyPrint tags under elements that no tree holds; header cells get their scope (WeasyPrint#2508), links
the words that say where they lead, words in another language than the file's the name of theirs.

`complete_tags` is a finisher of write_pdf, which hands the document over before it is written: no second pass over the
file. Which element a box comes from is noted by `engine`; without that note nothing is joined.
"""

from collections.abc import Iterator
from typing import Any

import pydyf

_REPEATED = frozenset({"/THead", "/TFoot"})
_NOTHING: Any = {}
_CELLS_APART = frozenset({"/Table", "/TR"})
"""Where the parts of what was split stand apart from each other: a table's bodies, the cells of a row."""


def complete_tags(document: Any, pdf: Any) -> None:  # noqa: ARG001 - the shape of a finisher
    """Complete the tags of a file that is about to be written."""
    tree = _Tree(pdf)
    tree.join(tree.document)
    elements = list(tree.walk(tree.document))
    for element in elements:
        if element["S"] == "/TH" and "A" in element:
            group = tree.at(tree.at(element["P"]).get("P"))
            element["A"]["Scope"] = "/Column" if group.get("S") == "/THead" else "/Row"
        elif element["S"] == "/Link":
            tree.describe(element)
        language = _said(element)
        if language:
            element["Lang"] = pydyf.String(language)
    tree.settle(elements)
    if "AF" in pdf.catalog:  # WeasyPrint lists what it attaches twice
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))


class _Tree:
    """The structure tree of one file, while it changes."""

    def __init__(self, pdf: Any) -> None:
        self.pdf = pdf
        dictionaries: list[Any] = [item for item in pdf.objects if isinstance(item, dict)]
        self.objects = {item.reference: item for item in dictionaries}
        self.root = self.at(pdf.catalog["StructTreeRoot"])
        self.document = self.at(self.root["K"][0])
        self.became: dict[int, Any] = {}
        """The element that each joined one is part of now; None for one that is an artifact now."""
        self.renamed: dict[str, str] = {}
        """IDs of header cells that went, with those of the cells that stand for them."""

    def at(self, reference: Any) -> Any:
        """The object behind a reference; an empty one for anything else."""
        return self.objects.get(reference, _NOTHING) if isinstance(reference, bytes) else _NOTHING

    def children(self, element: Any) -> list[Any]:
        found = [self.objects.get(kid, _NOTHING) for kid in element["K"] if isinstance(kid, bytes)]
        return [child for child in found if child.get("Type") == "/StructElem"]

    def walk(self, element: Any) -> Iterator[Any]:
        """An element and all below it, in reading order."""
        waiting = [element]
        while waiting:
            current = waiting.pop()
            yield current
            waiting += reversed(self.children(current))

    def describe(self, link: Any) -> None:
        """The words of a link's annotations: its title, else its own words; WeasyPrint takes the name of the target."""
        source = getattr(link, "source", None)
        words = source and " ".join((source[0].get("title") or "".join(source[0].itertext())).split())
        for kid in link["K"] if words else ():
            if "Obj" in self.at(kid):
                self.at(self.at(kid)["Obj"])["Contents"] = pydyf.String(words)

    def join(self, top: Any) -> None:
        """Make one of neighbours that come from one element of the page, at every level below `top`."""
        waiting = [top]
        while waiting:
            element = waiting.pop()
            kept: list[Any] = []
            seen: dict[object, Any] = {}
            for kid in element["K"]:
                child = self.at(kid)
                key = _key(child)
                twin = seen.get(key) if key is not None else None
                if twin is None:
                    if element["S"] not in _CELLS_APART:
                        seen.clear()
                    if key is not None:
                        seen[key] = child
                    kept.append(kid)
                elif child["S"] in _REPEATED:
                    self._replace(child, None, twin)
                else:
                    self._absorb(twin, child)
            element["K"] = pydyf.Array(kept)
            waiting += self.children(element)

    def _absorb(self, twin: Any, child: Any) -> None:
        """All that stands in `child` goes to the end of `twin`."""
        for kid in child["K"]:
            below = self.at(kid)
            if isinstance(kid, int):
                elsewhere = child["Pg"] != twin["Pg"]
                twin["K"].append(_mark(kid, child["Pg"]) if elsewhere else kid)
            else:
                twin["K"].append(kid)
                if below.get("Type") == "/StructElem":
                    below["P"] = twin.reference
        self._replace(child, twin, twin)

    def _replace(self, gone: Any, by: Any, standing: Any) -> None:
        """Take an element out of the tree; `standing` is what a reader finds in its place."""
        if gone.get("S") == "/TH" and "ID" in gone and "ID" in standing:
            self.renamed[_name(gone["ID"])] = standing["ID"]
        if by is None:
            for one, other in zip(self.children(gone), self.children(standing), strict=False):
                self._replace(one, None, other)
            for element in self.walk(gone):
                self.became[element.number] = None
        else:
            self.became[gone.number] = by

    def settle(self, elements: list[Any]) -> None:
        """Bring the parent tree, the headers of cells and the marks on the pages in line with the tree's elements."""
        held = {element.number for element in elements}
        if self.renamed:
            for element in elements:
                attributes = element.get("A") or {}
                if "Headers" in attributes:
                    attributes["Headers"] = pydyf.Array(
                        self.renamed.get(_name(name), name) for name in attributes["Headers"]
                    )
        entries = self.at(self.root["ParentTree"])["Nums"]
        pages = [self.at(reference) for reference in self.pdf.page_references]
        for place in range(1, len(entries), 2):
            if isinstance(entries[place], list):
                found = [self._now(reference, held) for reference in entries[place]]
                entries[place][:] = [element.reference if element else b"null" for element in found]
                loose = {mcid for mcid, element in enumerate(found) if element is None}
                if loose:
                    self._make_artifacts(pages[entries[place - 1]], loose)
            else:
                element = self._now(entries[place], held)
                entries[place] = element.reference if element else b"null"
        for item in self.objects.values():
            if item.get("Type") == "/StructElem" and item.number not in held:
                item.clear()

    def _now(self, reference: Any, held: set[int]) -> Any:
        """The element that a reference stands for now; None when the tree holds none."""
        element: Any = self.at(reference)
        while getattr(element, "number", None) in self.became:
            element = self.became[element.number]
        return element if element is not None and element.number in held else None

    def _make_artifacts(self, page: Any, loose: set[int]) -> None:
        """Marks of a page that belong to nothing become artifacts of the kind that each page repeats."""
        content = self.pdf.objects[int(page["Contents"].split()[0])].stream
        for place, item in enumerate(content):
            if isinstance(item, pydyf.Dictionary) and item.get("MCID") in loose:
                content[place - 1] = "/Artifact"
                content[place] = pydyf.Dictionary({"Type": "/Pagination"})


def _key(element: Any) -> object:
    """What an element and its other parts have in common; None where nothing is known of it."""
    source = getattr(element, "source", None)
    return None if source is None else (id(source[0]), source[1], element["S"])


def _said(element: Any) -> str | None:
    """The language that the element of the page says, which is another than that of the file."""
    source = getattr(element, "source", None)
    return source and source[0].tag != "html" and source[0].get("lang")


def _mark(mcid: int, page: Any) -> Any:
    """A reference to marked content on another page than its element's."""
    return pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": mcid})


def _name(identity: Any) -> str:
    return str(identity.string)
