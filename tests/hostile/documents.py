"""PDF files that are broken, locked, endless or armed."""

# ruff: noqa: E501 - what is hostile is left in one piece

import io
import zlib

import pikepdf
from packages import SAID


def pdfs(lure):
    good = _written()
    return {
        "cut-early.pdf": good[:200],
        "cut-late.pdf": good[:-200],
        "no-header.pdf": good[9:],
        "garbage.pdf": b"%PDF-1.7\n" + bytes(range(256)) * 40,
        "garbage-inside.pdf": good[:150] + b"\xff" * 60 + good[210:],
        "only-a-header.pdf": b"%PDF-1.7\n%%EOF\n",
        "locked.pdf": _written(encryption=pikepdf.Encryption(owner="a", user="b")),
        "locked-for-the-owner.pdf": _written(encryption=pikepdf.Encryption(owner="a", user="")),
        "no-text.pdf": _written(words=""),
        "many-pages.pdf": _written(pages=2000),
        "page-loop.pdf": _raw("<< /Type /Pages /Kids [2 0 R] /Count 1 >>"),
        "no-kids.pdf": _raw("<< /Type /Pages /Kids [] /Count 999999999 >>"),
        "kids-missing.pdf": _raw("<< /Type /Pages /Kids [99 0 R] /Count 1 >>"),
        "stream-bomb.pdf": _bomb(),
        "huge-page.pdf": _written(size=(14_400_000, 14_400_000)),
        "tiny-page.pdf": _written(size=(0, 0)),
        "launch.pdf": _armed(pikepdf.Dictionary(S=pikepdf.Name.Launch, F="/bin/sh")),
        "script.pdf": _armed(pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")),
        "go-to-remote.pdf": _armed(pikepdf.Dictionary(S=pikepdf.Name.URI, URI=f"{lure.address}/u")),
        "submit.pdf": _armed(pikepdf.Dictionary(S=pikepdf.Name.SubmitForm, F=f"{lure.address}/s")),
        "form-loop.pdf": _form_loop(),
        "brackets.pdf": _raw("[" * 100_000),
        "text-outside.pdf": _written(place=(-5000, 90_000)),
        "properties-markup.pdf": _written(title="</title><script>alert(1)</script>"),
    }


def _written(words=SAID, pages=1, size=(595, 842), place=(50, 700), title=None, encryption=False):  # noqa: PLR0913, PLR0917 - a table of oddities
    buffer = io.BytesIO()
    lines = [words[start : start + 70] for start in range(0, len(words), 70)]
    shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
    with pikepdf.new() as document:
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        for _ in range(pages):
            document.add_blank_page(page_size=(200, 200))
            page = document.pages[-1]
            page.MediaBox = pikepdf.Array([0, 0, *size])
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
            page.Contents = document.make_stream(f"BT /F1 11 Tf {place[0]} {place[1]} Td {shown} ET".encode())
        if title:
            document.docinfo["/Title"] = title
        document.save(buffer, encryption=encryption, static_id=not encryption)
    return buffer.getvalue()


def _raw(pages):
    """A catalogue with this for a page tree, without a cross-reference table."""
    return f"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n{pages}\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n".encode()


def _armed(action):
    with pikepdf.open(io.BytesIO(_written())) as document:
        document.Root.OpenAction = action
        buffer = io.BytesIO()
        document.save(buffer, static_id=True)
    return buffer.getvalue()


def _form_loop():
    with pikepdf.open(io.BytesIO(_written())) as document:
        form = document.make_stream(b"/X Do")
        form.Type, form.Subtype, form.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, pikepdf.Array([0, 0, 9, 9])
        form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form))
        document.pages[0].Resources.XObject = pikepdf.Dictionary(X=form)
        document.pages[0].contents_add(b"/X Do")
        buffer = io.BytesIO()
        document.save(buffer, static_id=True)
    return buffer.getvalue()


def _bomb():
    """Two hundred megabytes of drawing in two hundred kilobytes, compressed twice."""
    with pikepdf.open(io.BytesIO(_written())) as document:
        packed = zlib.compress(zlib.compress(b"0 0 m " * 35_000_000, 9), 9)
        stream = pikepdf.Stream(document, packed)
        stream.Filter = pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode])
        document.pages[0].contents_add(stream)
        buffer = io.BytesIO()
        document.save(
            buffer, static_id=True, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none
        )
    return buffer.getvalue()
