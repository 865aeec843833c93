"""What a page paints: a small reading of its content stream, with the marks that each operator stands in."""

import re
import warnings
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import pikepdf

SHOWING = frozenset({"Tj", "TJ", "'", '"'})
PAINTING = SHOWING | {"f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "Do", "INLINE IMAGE"}
_OTHERS = """
b B BDC BI BMC BT BX c cm CS cs d d0 d1 DP EI EMC ET EX g G gs h i ID j J K k l M m MP n q Q re RG rg ri SC sc SCN scn
T* Tc Td TD Tf TL Tm Tr Ts Tw Tz v w W W* y
"""
KNOWN = PAINTING.union(_OTHERS.split())
"""Operators of ISO 32000-1, annex A."""
_DEVICE = {
    "g": "DeviceGray",
    "G": "DeviceGray",
    "rg": "DeviceRGB",
    "RG": "DeviceRGB",
    "k": "DeviceCMYK",
    "K": "DeviceCMYK",
}
_NAMING = re.compile(rb"/[^\s/]+\s+(?:(?:gs|Do|sh|cs|CS|scn|SCN)\b|\S+\s+Tf\b)")
"""An operator that takes something out of the resources."""
_INVISIBLE = 3
_DEEPEST_FORM = 12
_OFTEN = 2
"""Times that a form is read between the same marks: twice shows a number of marked content that is opened twice."""


@dataclass
class PageContent:
    """What one page paints, forms included."""

    where: str
    mcids: Counter[int] = field(default_factory=Counter)
    """How often each marked-content number is opened."""
    unmarked: Counter[str] = field(default_factory=Counter)
    """Painting operators that stand in no mark at all."""
    mixed: list[str] = field(default_factory=list)
    """Artifacts inside tagged content, and the other way round."""
    unbalanced: list[str] = field(default_factory=list)
    unknown: set[str] = field(default_factory=set)
    colours: set[str] = field(default_factory=set)
    """Device colour spaces of operators and images, but where the resources say what they stand for."""
    spaces: list[Any] = field(default_factory=list)
    """Colour spaces of operators and images that are arrays."""
    intents: set[str] = field(default_factory=set)
    """Rendering intents of operators, graphics states and images."""
    inline: list[Any] = field(default_factory=list)
    """Dictionaries of inline images."""
    languages: set[str] = field(default_factory=set)
    """Languages that marks say."""
    borrowing: bool = False
    """Whether a form without resources of its own names some."""
    deepest: int = 0
    """Nesting of q."""
    shown: dict[tuple[int, int], list[bytes]] = field(default_factory=dict)
    """Strings shown in each font, by its object; those drawn invisibly left out."""
    fonts: dict[tuple[int, int], Any] = field(default_factory=dict)
    states: list[Any] = field(default_factory=list)
    """Graphics state dictionaries in use."""
    drawn: Counter[tuple[object, ...]] = field(default_factory=Counter)
    """How often each form was drawn in the same way: a few forms that draw each other twice would never end."""


@dataclass
class _State:
    font: Any = None
    mode: int = 0
    saved: list[tuple[Any, int]] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    """Open marks: `tagged`, `artifact` or `plain`."""


def read_page(page: Any, where: str) -> PageContent:
    """The content of a page; a stream that cannot be parsed is said to be unbalanced."""
    content = PageContent(where)
    state = _State()
    try:
        with warnings.catch_warnings(record=True) as complaints:
            warnings.simplefilter("always")
            _read(page, page.get("/Resources") or {}, content, state, 0)
    except (pikepdf.PdfError, ValueError, TypeError, IndexError, AttributeError) as error:
        content.unbalanced.append(f"the content cannot be read: {error}.")
        return content
    content.unbalanced += [f"the content is damaged: {complaint.message}." for complaint in complaints]
    if state.saved:
        content.unbalanced.append("a q without its Q.")
    if state.marks:
        content.unbalanced.append("marked content that is not ended.")
    return content


def _read(source: Any, resources: Any, content: PageContent, state: _State, depth: int) -> None:
    for instruction in pikepdf.parse_content_stream(source):
        operator, operands = str(instruction.operator), list(instruction.operands)
        if operator not in KNOWN:
            content.unknown.add(operator)
        elif operator in _DEVICE:
            _device(_DEVICE[operator], resources, content)
        elif operator in {"cs", "CS"}:
            _device(str(operands[0])[1:], resources, content)
        elif operator == "ri":
            content.intents.add(str(operands[0])[1:])
        elif operator in _STEPS:
            _STEPS[operator](operands, resources, content, state)
        if operator in PAINTING:
            _painted(operator, operands, (resources, content, state), depth)


def _device(space: str, resources: Any, content: PageContent) -> None:
    """A device colour space in use; `DefaultRGB` and its like among the resources give it fixed colours."""
    if space in _DEVICE.values() and f"/Default{space[6:]}" not in (resources.get("/ColorSpace") or {}):
        content.colours.add(space)
    named = (resources.get("/ColorSpace") or {}).get(f"/{space}")
    if isinstance(named, pikepdf.Name) and str(named)[1:] != space:
        _device(str(named)[1:], resources, content)
    elif isinstance(named, pikepdf.Array):
        content.spaces.append(named)


def _painted(operator: str, operands: list[Any], scene: tuple[Any, PageContent, _State], depth: int) -> None:
    resources, content, state = scene
    if "tagged" not in state.marks and "artifact" not in state.marks:
        content.unmarked[operator] += 1
    if operator in SHOWING and state.font is not None and state.mode != _INVISIBLE:
        strings = operands[0] if operator == "TJ" else operands[-1:]
        found = [bytes(item) for item in strings if isinstance(item, pikepdf.String)]
        content.shown.setdefault(state.font.objgen, []).extend(found)
        content.fonts[state.font.objgen] = state.font
    if operator == "INLINE IMAGE":
        _image(operands[0].obj, resources, content)
        content.inline.append(operands[0].obj)
    if operator == "Do" and depth < _DEEPEST_FORM:
        drawn = (resources.get("/XObject") or {}).get(str(operands[0]))
        if drawn is not None and drawn.get("/Subtype") == "/Form":
            way = drawn.objgen, frozenset(state.marks)
            content.drawn[way] += 1
            if content.drawn[way] > _OFTEN:
                return
            content.borrowing |= "/Resources" not in drawn and _NAMING.search(drawn.read_bytes()) is not None
            _read(drawn, drawn.get("/Resources") or resources, content, state, depth + 1)
        elif drawn is not None:
            _image(drawn, resources, content)


def _image(drawn: Any, resources: Any, content: PageContent) -> None:
    space, intent = drawn.get("/ColorSpace"), drawn.get("/Intent")
    if isinstance(space, pikepdf.Name):
        _device(str(space)[1:], resources, content)
    elif isinstance(space, pikepdf.Array):
        content.spaces.append(space)
    if intent is not None:
        content.intents.add(str(intent)[1:])


def _begin(operands: list[Any], resources: Any, content: PageContent, state: _State) -> None:
    tag, properties = str(operands[0]), operands[1] if len(operands) > 1 else None
    if isinstance(properties, pikepdf.Name):
        properties = (resources.get("/Properties") or {}).get(str(properties))
    if isinstance(properties, pikepdf.Dictionary) and "/Lang" in properties:
        content.languages.add(str(properties.Lang))
    mcid = properties.get("/MCID") if isinstance(properties, pikepdf.Dictionary) else None
    if tag == "/Artifact":
        if "tagged" in state.marks:
            content.mixed.append("an artifact stands inside tagged content.")
        state.marks.append("artifact")
    elif mcid is not None:
        if "artifact" in state.marks:
            content.mixed.append("tagged content stands inside an artifact.")
        content.mcids[int(mcid)] += 1
        state.marks.append("tagged")
    else:
        state.marks.append("plain")


def _end(_: list[Any], __: Any, content: PageContent, state: _State) -> None:
    if state.marks:
        state.marks.pop()
    else:
        content.unbalanced.append("marked content ends that did not begin.")


def _save(_: list[Any], __: Any, content: PageContent, state: _State) -> None:
    state.saved.append((state.font, state.mode))
    content.deepest = max(content.deepest, len(state.saved))


def _restore(_: list[Any], __: Any, content: PageContent, state: _State) -> None:
    if state.saved:
        state.font, state.mode = state.saved.pop()
    else:
        content.unbalanced.append("a Q without its q.")


def _font(operands: list[Any], resources: Any, content: PageContent, state: _State) -> None:
    state.font = (resources.get("/Font") or {}).get(str(operands[0]))
    if state.font is None:
        content.unbalanced.append(f"the font {operands[0]} is not among the resources.")


def _mode(operands: list[Any], _: Any, __: PageContent, state: _State) -> None:
    state.mode = int(operands[0])


def _graphics_state(operands: list[Any], resources: Any, content: PageContent, _: _State) -> None:
    found = (resources.get("/ExtGState") or {}).get(str(operands[0]))
    if found is None:
        content.unbalanced.append(f"the graphics state {operands[0]} is not among the resources.")
    elif found not in content.states:
        content.states.append(found)
        content.intents |= {str(found.RI)[1:]} if "/RI" in found else set()


_STEPS = {
    "BDC": _begin, "BMC": _begin, "EMC": _end, "q": _save, "Q": _restore,
    "Tf": _font, "Tr": _mode, "gs": _graphics_state,
}  # fmt: skip
