"""Ways to break a PDF: finding its parts, and putting them back otherwise."""

import io
from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

Change = Callable[[pikepdf.Pdf], object]


def changed(data: bytes, change: Change, **options: Any) -> bytes:
    """The PDF after a function has had its way with it."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(buffer := io.BytesIO(), fix_metadata_version=False, **options)
    return buffer.getvalue()


def elements(pdf, kind):
    """The structure elements of a type, in reading order."""
    waiting = [pdf.Root.StructTreeRoot.K]
    found = []
    while waiting:
        item = waiting.pop()
        if isinstance(item, Array):
            waiting.extend(reversed(list(item)))
        elif isinstance(item, Dictionary) and "/S" in item:
            if f"/{kind}" == item.S:
                found.append(item)
            if "/K" in item:
                waiting.append(item.K)
    return found


def first(pdf, kind):
    return elements(pdf, kind)[0]


def rename(node, name):
    node.S = Name(f"/{name}")


def put(node, **entries):
    for name, value in entries.items():
        node[f"/{name}"] = value


def drop(node, *names):
    for name in names:
        del node[f"/{name}"]


def element(pdf, above, kind, *children, **entries):
    """A structure element, last in another one."""
    node = pdf.make_indirect(Dictionary(S=Name(f"/{kind}"), P=above, K=Array([]), **entries))
    for child in children:
        child.P = node
        node.K.append(child)
    if not isinstance(above.get("/K"), Array):
        above.K = Array([above.K] if "/K" in above else [])
    above.K.append(node)
    return node


def links(pdf):
    return [note for page in pdf.pages for note in page.obj.get("/Annots", [])]


def annotation(pdf, kind="Text", *, held=True, **entries):
    """A note on the first page, described, printed, with a look of its own and (if held) an element that holds it."""
    look = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]), Resources=Dictionary())
    note = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name(f"/{kind}"),
            Rect=Array([20, 20, 29, 29]),
            F=4,
            Contents=String("A note"),
            AP=Dictionary(N=look),
        )
    )
    put(note, **entries)
    pdf.pages[0].Annots.append(note)
    if held:
        tree = pdf.Root.StructTreeRoot
        key = 5000 + len(pdf.pages[0].Annots)
        holder = element(pdf, tree.K[0], "Form" if kind == "Widget" else "Annot", Pg=pdf.pages[0].obj)
        holder.K.append(Dictionary(Type=Name.OBJR, Obj=note, Pg=pdf.pages[0].obj))
        note.StructParent = key
        tree.ParentTree.Nums.extend([key, holder])
    return note


def fonts(pdf):
    return [item for item in pdf.objects if isinstance(item, Dictionary) and item.get("/Type") == "/Font"]


def of_type(pdf, subtype):
    return next(font for font in fonts(pdf) if font.get("/Subtype") == subtype)


def composite(pdf):
    return of_type(pdf, "/Type0")


def descendant(pdf):
    return composite(pdf).DescendantFonts[0]


def content(pdf, before=b"", after=b"", page=0):
    """Content stream operators put before and after those of a page."""
    found = pdf.pages[page].Contents
    found.write(before + b"\n" + bytes(found.read_bytes()) + b"\n" + after)


def artifact(pdf, operators, **resources):
    """Operators put into an artifact at the end of the first page, with resources by kind: `ColorSpace={...}`."""
    page = pdf.pages[0]
    for kind, named in resources.items():
        if f"/{kind}" not in page.Resources:
            page.Resources[f"/{kind}"] = Dictionary()
        put(page.Resources[f"/{kind}"], **named)
    content(pdf, b"", b"/Artifact BMC q " + operators + b" Q EMC")


def state(pdf, **entries):
    """A graphics state of its own on the first page."""
    artifact(pdf, b"/Odd gs 9 9 9 9 re f", ExtGState={"Odd": Dictionary({f"/{n}": v for n, v in entries.items()})})


def form(pdf, data=b"", **entries):
    """A form drawn on the first page."""
    stream = pdf.make_stream(
        data, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]), Resources=Dictionary()
    )
    put(stream, **entries)
    artifact(pdf, b"/OddForm Do", XObject={"OddForm": stream})


def image(pdf, **entries):
    """A grey picture of one dot drawn on the first page."""
    stream = pdf.make_stream(
        b"\0", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, BitsPerComponent=8, ColorSpace=Name.DeviceGray
    )
    put(stream, **entries)
    artifact(pdf, b"/OddImage Do", XObject={"OddImage": stream})


def replaced(pdf, old, new, page=0):
    found = pdf.pages[page].Contents
    data = bytes(found.read_bytes())
    assert old in data
    found.write(data.replace(old, new, 1))


def xmp(pdf, old, new):
    data = bytes(pdf.Root.Metadata.read_bytes())
    assert old in data
    pdf.Root.Metadata.write(data.replace(old, new, 1))


def attached(pdf):
    return pdf.Root.Names.EmbeddedFiles.Names[1]
