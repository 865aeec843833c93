"""A PDF as the rules see it: its structure tree in reading order, and what its pages paint inside which mark."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pikepdf

from reportpipe.check.pdf.content import PageContent, read_page
from reportpipe.errors import Encrypted, Malformed

_TYPES = """
Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody
Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP
Figure Formula Form
"""
STANDARD = frozenset(_TYPES.split())
"""Standard structure types (ISO 32000-1, 14.8.4)."""


@dataclass(eq=False)
class Element:
    """A structure element, with its place in the tree."""

    node: Any
    """The pikepdf dictionary."""
    kind: str
    """Its standard type; the type itself where the role map leads to none."""
    parent: "Element | None"
    number: int
    """Its place in reading order, from 1."""
    children: list["Element"] = field(default_factory=list)
    mcids: list[tuple[int, tuple[int, int]]] = field(default_factory=list)
    """Marked content that is its own: number, and the page's object."""
    objects: list[tuple[int, int]] = field(default_factory=list)
    """Annotations that it holds (OBJR)."""

    def __str__(self) -> str:
        return f"{self.kind}, element {self.number}"


class Opened:
    """One file, read as far as the rules need it; each part when it is first asked for."""

    def __init__(self, data: bytes) -> None:
        """Open the file.

        Raises:
            Malformed: not a PDF, or too damaged to open.
            Encrypted: a password is needed.
        """
        self.data = data
        try:
            self.pdf = pikepdf.open(io.BytesIO(data))
            self.root: Any = self.pdf.Root
            self.lent: tuple[int, ...] = tuple(_lent(self.root))
            """Pages, by number, that have no resources of their own but some above them."""
            self.pages: list[Any] = [page.obj for page in self.pdf.pages]
        except pikepdf.PasswordError as error:
            raise Encrypted("a password is needed.", where="PDF", hint="Save it without a password.") from error
        except (pikepdf.PdfError, AttributeError, ValueError) as error:
            hint = "Make it again, or download it again, and check that copy."
            raise Malformed("damaged or cut off: it cannot be opened.", where="PDF", hint=hint) from error

    @cached_property
    def page_number(self) -> dict[tuple[int, int], int]:
        """Number of a page, from 1, by its object."""
        return {page.objgen: number for number, page in enumerate(self.pages, 1)}

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """Every structure element, in reading order; one that the tree reaches twice stands at its first place."""
        tree = self.root.get("/StructTreeRoot")
        found: list[Element] = []
        seen: set[tuple[int, int]] = set()
        waiting: list[tuple[Any, Element | None]] = [(kid, None) for kid in reversed(kids(tree))]
        while waiting:
            node, parent = waiting.pop()
            if not isinstance(node, pikepdf.Dictionary) or "/S" not in node:
                if parent is not None:
                    _take_content(parent, node)
                continue
            if node.is_indirect and node.objgen in seen:
                continue
            seen.add(node.objgen)
            element = Element(node, self._kind(str(node.S)[1:]), parent, len(found) + 1)
            found.append(element)
            if parent is not None:
                parent.children.append(element)
            waiting += [(kid, element) for kid in reversed(kids(node))]
        return tuple(found)

    @cached_property
    def roles(self) -> dict[str, str]:
        """The role map."""
        roles = (self.root.get("/StructTreeRoot") or {}).get("/RoleMap") or {}
        return {name[1:]: str(roles[name])[1:] for name in roles.keys()}  # noqa: SIM118 - pikepdf iterates otherwise

    def _kind(self, name: str) -> str:
        seen: set[str] = set()
        while name not in STANDARD and name in self.roles and name not in seen:
            seen.add(name)
            name = self.roles[name]
        return name

    @cached_property
    def contents(self) -> tuple[PageContent, ...]:
        """What each page paints."""
        return tuple(read_page(page, f"page {number}") for number, page in enumerate(self.pages, 1))

    @cached_property
    def fonts(self) -> tuple[tuple[Any, frozenset[int]], ...]:
        """Every font that shows text, with the codes that are shown, in order of use."""
        fonts: dict[tuple[int, int], tuple[Any, set[int]]] = {}
        for content in self.contents:
            for key, strings in content.shown.items():
                font, codes = fonts.setdefault(key, (content.fonts[key], set()))
                step = 2 if font.get("/Subtype") == "/Type0" else 1
                for string in strings:
                    codes.update(int.from_bytes(string[n : n + step]) for n in range(0, len(string), step))
        return tuple((font, frozenset(codes)) for font, codes in fonts.values())

    @cached_property
    def annotations(self) -> tuple[tuple[int, Any], ...]:
        """Page number and dictionary of every annotation."""
        return tuple(
            (number, note) for number, page in enumerate(self.pages, 1) for note in page.get("/Annots") or ()
        )  # fmt: skip

    @cached_property
    def parents(self) -> dict[int, Any]:
        """The parent tree, flat: an element, or an array of elements by MCID."""
        tree = (self.root.get("/StructTreeRoot") or {}).get("/ParentTree")
        return dict(flat_numbers(tree)) if tree is not None else {}

    @cached_property
    def dictionaries(self) -> tuple[Any, ...]:
        """Every dictionary that is an object of its own, and the dictionary of every stream."""
        return tuple(item for item in self.pdf.objects if isinstance(item, pikepdf.Dictionary | pikepdf.Stream))


def _lent(root: Any) -> Iterator[int]:
    """Pages that take their resources from above, by number; to be asked before pikepdf hands these down to them."""
    number = 0
    waiting = [(root.get("/Pages"), False)]
    while waiting and number < _MOST_PAGES:
        node, above = waiting.pop()
        if not isinstance(node, pikepdf.Dictionary):
            continue
        own = "/Resources" in node
        if "/Kids" in node:
            waiting += [(kid, own or above) for kid in reversed(list(node.Kids))]
            continue
        number += 1
        if above and not own:
            yield number


def kids(node: Any) -> list[Any]:
    """What stands under /K, whatever its form."""
    below = None if node is None else node.get("/K")
    if below is None:
        return []
    return list(below) if isinstance(below, pikepdf.Array) else [below]


def _take_content(parent: Element, node: Any) -> None:
    """A leaf: a marked-content number, a reference to one (MCR) or to an object (OBJR)."""
    page = parent.node.get("/Pg")
    if isinstance(node, pikepdf.Dictionary):
        page = node.get("/Pg") if "/Pg" in node else page
        if "/Obj" in node:
            parent.objects.append(node.Obj.objgen)
        if "/MCID" in node and page is not None:
            parent.mcids.append((int(node.MCID), page.objgen))
    elif isinstance(node, int) and page is not None:
        parent.mcids.append((node, page.objgen))


def flat_numbers(tree: Any, depth: int = 0) -> Iterator[tuple[int, Any]]:
    """Key and value of every entry of a number tree (ISO 32000-1, 7.9.7)."""
    pairs = tree.get("/Nums") or ()
    for place in range(0, len(pairs) - 1, 2):
        yield int(pairs[place]), pairs[place + 1]
    for branch in tree.get("/Kids") or () if depth < _DEEPEST else ():
        yield from flat_numbers(branch, depth + 1)


def flat_names(tree: Any, depth: int = 0) -> Iterator[tuple[str, Any]]:
    """Name and value of every entry of a name tree (ISO 32000-1, 7.9.6)."""
    pairs = tree.get("/Names") or ()
    for place in range(0, len(pairs) - 1, 2):
        yield str(pairs[place]), pairs[place + 1]
    for branch in tree.get("/Kids") or () if depth < _DEEPEST else ():
        yield from flat_names(branch, depth + 1)


_DEEPEST = 40
_MOST_PAGES = 100_000
"""A tree of pages that has more is a circle."""
