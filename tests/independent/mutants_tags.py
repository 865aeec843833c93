"""A good PDF broken in one way each: its structure tree, its marks, its annotations."""

from breaking import annotation, attached, content, drop, element, elements, first, form, links, put, rename, replaced
from pikepdf import Array, Dictionary, Name, String


def _div(pdf):
    return pdf.Root.StructTreeRoot.K[0].K[0]


def _new(pdf, kind, *children, **entries):
    return element(pdf, _div(pdf), kind, *children, **entries)


def _in(pdf, outer, inner):
    """An element in one that has no place for it, or that has no place in it."""
    return element(pdf, _new(pdf, outer), inner)


def _table(pdf, *rows):
    """A table of rows of cells, each a type and its attributes."""
    table = _new(pdf, "Table")
    for cells in rows:
        row = element(pdf, table, "TR")
        for kind, attributes in cells:
            said = {"A": Dictionary(O=Name.Table, **attributes)} if attributes else {}
            element(pdf, row, kind, **said)
    return table


_HEAD = ("TH", {"Scope": Name.Column})
_CELL = ("TD", {})


def _no_language(pdf):
    """No language for the file, and one for each element, so that only what stands outside of them has none."""
    drop(pdf.Root, "Lang")
    _div(pdf).P.Lang = String("en")


def _mapped(pdf, **roles):
    pdf.Root.StructTreeRoot.RoleMap = Dictionary({f"/{name}": role for name, role in roles.items()})


def _form(pdf, **field):
    pdf.Root.AcroForm = Dictionary(Fields=Array([annotation(pdf, "Widget", **field)]))


def _look(pdf):
    return pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]), Resources=Dictionary())


def _look_for_the_mouse(pdf):
    annotation(pdf, AP=Dictionary(N=_look(pdf), D=_look(pdf)))


def _marked(pdf, properties):
    content(pdf, b"", b"/Artifact BMC /Span <<" + properties + b">> BDC EMC EMC")


TREE = {
    "the file does not say that it is tagged": lambda pdf: drop(pdf.Root, "MarkInfo"),
    "some tags are suspect": lambda pdf: put(pdf.Root.MarkInfo, Suspects=True),
    "there is no structure tree": lambda pdf: drop(pdf.Root, "StructTreeRoot"),
    "an artifact in tagged content": lambda pdf: replaced(pdf, b"/MCID 3>>\nBDC", b"/MCID 3>> BDC /Artifact BMC EMC"),
    "tagged content in an artifact": lambda pdf: content(pdf, b"/Artifact BMC", b"EMC"),
    "a rectangle outside any mark": lambda pdf: content(pdf, b"", b"0 0 9 9 re f"),
    "words in a mark that no element holds": lambda pdf: put(first(pdf, "Span"), K=Array([])),
    "words in a mark without a number": lambda pdf: replaced(pdf, b"<</MCID 3>>", b"<<>>"),
    "a type that is not mapped": lambda pdf: rename(first(pdf, "H1"), "Headline"),
    "types mapped in a circle": lambda pdf: (
        rename(first(pdf, "H1"), "Here"), _mapped(pdf, Here=Name.There, There=Name.Here)
    ),
    "a standard type is mapped": lambda pdf: _mapped(pdf, Span=Name.Div),
    "a standard type is mapped to none": lambda pdf: _mapped(pdf, Span=Name.Odd, Odd=Name.Odder),
    "an element has no parent": lambda pdf: drop(first(pdf, "TR"), "P"),
    "an element names another parent": lambda pdf: put(first(pdf, "TR"), P=pdf.Root.StructTreeRoot),
    "headings leave a level out": lambda pdf: rename(elements(pdf, "H1")[2], "H3"),
    "the first heading is an H2": lambda pdf: rename(elements(pdf, "H1")[0], "H2"),
    "H and H1 in one file": lambda pdf: rename(elements(pdf, "H1")[2], "H"),
    "two H in one element": lambda pdf: (
        [rename(heading, "H") for heading in elements(pdf, "H1")], _new(pdf, "Sect", _new(pdf, "H"), _new(pdf, "H"))
    ),
    "a picture without words": lambda pdf: drop(first(pdf, "Figure"), "Alt"),
    "a picture with no word in its words": lambda pdf: put(first(pdf, "Figure"), Alt=String("")),
    "a picture without a place": lambda pdf: drop(first(pdf, "Figure"), "A"),
    "a formula without words": lambda pdf: _new(pdf, "Formula"),
    "a note without an ID": lambda pdf: _new(pdf, "Note"),
    "two notes with one ID": lambda pdf: (_new(pdf, "Note", ID=String("n")), _new(pdf, "Note", ID=String("n"))),
}  # fmt: skip
NESTING = {
    "a table holds a P": lambda pdf: _in(pdf, "Table", "P"),
    "a table holds a Div": lambda pdf: _in(pdf, "Table", "Div"),
    "a table holds a NonStruct": lambda pdf: _in(pdf, "Table", "NonStruct"),
    "a row outside a table": lambda pdf: _in(pdf, "Div", "TR"),
    "a THead outside a table": lambda pdf: _in(pdf, "Div", "THead"),
    "a TBody outside a table": lambda pdf: _in(pdf, "Div", "TBody"),
    "a TFoot outside a table": lambda pdf: _in(pdf, "Div", "TFoot"),
    "a TH outside a row": lambda pdf: _in(pdf, "Div", "TH"),
    "a TD outside a row": lambda pdf: _in(pdf, "Div", "TD"),
    "a row holds a P": lambda pdf: _in(pdf, "TR", "P"),
    "a THead holds a P": lambda pdf: _in(pdf, "THead", "P"),
    "a TBody holds a P": lambda pdf: _in(pdf, "TBody", "P"),
    "a TFoot holds a P": lambda pdf: _in(pdf, "TFoot", "P"),
    "a table has two THead": lambda pdf: element(pdf, elements(pdf, "Table")[-1], "THead"),
    "a table has two TFoot": lambda pdf: [element(pdf, first(pdf, "Table"), "TFoot") for _ in range(2)],
    "a table has a TFoot and no TBody": lambda pdf: _in(pdf, "Table", "TFoot"),
    "a table has a THead and no TBody": lambda pdf: _in(pdf, "Table", "THead"),
    "a table has two captions": lambda pdf: [element(pdf, elements(pdf, "Table")[-1], "Caption") for _ in range(2)],
    "a caption in the middle of a table": lambda pdf: _new(
        pdf, "Table", _new(pdf, "TBody"), _new(pdf, "Caption"), _new(pdf, "TBody")
    ),
    "an LI outside a list": lambda pdf: _in(pdf, "Div", "LI"),
    "an LBody outside an LI": lambda pdf: _in(pdf, "Div", "LBody"),
    "a list holds a P": lambda pdf: _in(pdf, "L", "P"),
    "an LI holds a P": lambda pdf: _in(pdf, "LI", "P"),
    "a caption at the end of a list": lambda pdf: element(pdf, first(pdf, "L"), "Caption"),
    "a TOCI outside a TOC": lambda pdf: _in(pdf, "Div", "TOCI"),
    "a TOC holds a P": lambda pdf: _in(pdf, "TOC", "P"),
    "a caption at the end of a TOC": lambda pdf: _new(pdf, "TOC", _new(pdf, "TOCI"), _new(pdf, "Caption")),
    "two cells in one place": lambda pdf: _table(
        pdf, [_HEAD, ("TH", {"Scope": Name.Column, "RowSpan": 2})], [("TD", {"ColSpan": 2})]
    ),
    "a cell reaches below the last row": lambda pdf: _table(pdf, [_HEAD, _HEAD], [_CELL, ("TD", {"RowSpan": 2})]),
    "a row is short of a cell": lambda pdf: _table(pdf, [_HEAD, _HEAD], [_CELL]),
    "a row is too wide by a span": lambda pdf: _table(pdf, [_HEAD, _HEAD], [_CELL, ("TD", {"ColSpan": 2})]),
    "header cells without a scope": lambda pdf: _table(pdf, [("TH", {}), ("TH", {})], [_CELL, _CELL]),
    "a cell names a header that is not there": lambda pdf: _table(
        pdf, [("TH", {}), ("TH", {})], [("TD", {"Headers": Array([String("nobody")])}), _CELL]
    ),
    "a table without a header cell": lambda pdf: _table(pdf, [_CELL, _CELL], [_CELL, _CELL]),
}  # fmt: skip
LANGUAGE = {
    "no language": lambda pdf: drop(pdf.Root, "Lang"),
    "the language is no tag": lambda pdf: put(pdf.Root, Lang=String("English, of course")),
    "the language of an element is no tag": lambda pdf: put(first(pdf, "H1"), Lang=String("??")),
    "the language of a mark is no tag": lambda pdf: _marked(pdf, b"/Lang (??)"),
    "bookmarks, notes and words outside elements without a language": _no_language,
    "ActualText without a language": lambda pdf: (drop(pdf.Root, "Lang"), put(_div(pdf), ActualText=String("a"))),
    "an expansion (E) without a language": lambda pdf: (drop(pdf.Root, "Lang"), put(_div(pdf), E=String("a"))),
    "the description of a field without a language": lambda pdf: (
        drop(pdf.Root, "Lang"),
        _form(pdf, FT=Name.Tx, T=String("f"), TU=String("A field")),
    ),
    "ActualText of a mark without a language": lambda pdf: (drop(pdf.Root, "Lang"), _marked(pdf, b"/ActualText (a)")),
    "Alt of a mark without a language": lambda pdf: (drop(pdf.Root, "Lang"), _marked(pdf, b"/Alt (a)")),
    "E of a mark without a language": lambda pdf: (drop(pdf.Root, "Lang"), _marked(pdf, b"/E (a)")),
}  # fmt: skip
ANNOTATIONS = {
    "a note stands in no element": lambda pdf: annotation(pdf, held=False),
    "a note without words": lambda pdf: drop(annotation(pdf), "Contents"),
    "a link stands in a Span": lambda pdf: rename(first(pdf, "Link"), "Span"),
    "a link without words": lambda pdf: drop(links(pdf)[0], "Contents"),
    "a page with links has no tab order": lambda pdf: drop(pdf.pages[0].obj, "Tabs"),
    "a page with links has the tab order of rows": lambda pdf: put(pdf.pages[0].obj, Tabs=Name.R),
    "a trap network": lambda pdf: annotation(pdf, "TrapNet"),
    "a printer's mark stands in an element": lambda pdf: annotation(pdf, "PrinterMark"),
    "a film without type and words": lambda pdf: annotation(
        pdf,
        "Screen",
        A=Dictionary(
            S=Name.Rendition,
            R=Dictionary(S=Name.MR, C=Dictionary(S=Name.MCD, D=Dictionary(Type=Name.Filespec, F=String("film")))),
        ),
    ),
    "a film": lambda pdf: annotation(pdf, "Movie"),
    "a sound": lambda pdf: annotation(pdf, "Sound"),
    "a body in three dimensions": lambda pdf: annotation(pdf, "3D"),
    "an annotation of no known kind": lambda pdf: annotation(pdf, "Frobnicate"),
    "an attached file as an annotation": lambda pdf: annotation(pdf, "FileAttachment", FS=attached(pdf)),
    "a note without flags": lambda pdf: drop(annotation(pdf), "F"),
    "a note does not print": lambda pdf: annotation(pdf, F=0),
    "a note is hidden": lambda pdf: annotation(pdf, F=6),
    "a note has no look": lambda pdf: drop(annotation(pdf), "AP"),
    "a note has a look for the mouse": _look_for_the_mouse,
    "a note has looks by state": lambda pdf: put(annotation(pdf), AP=Dictionary(N=Dictionary(On=_look(pdf)))),
    "a button has one look for all states": lambda pdf: _form(pdf, FT=Name.Btn, T=String("b"), TU=String("A button")),
    "a tagged form is drawn from two pages": lambda pdf: (
        form(pdf, b"/Span <</MCID 0>> BDC EMC", StructParents=900),
        form(pdf, b"/Span <</MCID 0>> BDC EMC", StructParents=900),
    ),
}  # fmt: skip
