"""Good PDFs broken in one way each, by what was done to them: what our checker and veraPDF are held against."""

from collections.abc import Callable

import mutants_file
import mutants_tags
import mutants_text
from breaking import Change, changed, composite, content, element, form, put
from pikepdf import Encryption, Name, ObjectStreamMode, Pdf, Permissions, StreamDecodeLevel, String

Mutant = Callable[[bytes], bytes]
_PLACE = "ABCDEFGH"


def _packed_with_lzw(pdf: Pdf) -> None:
    form(pdf)
    pdf.pages[0].Resources.XObject.OddForm.write(b"\x80\x40\x40", filter=Name.LZWDecode)  # nothing, packed


def _by(change: Change, **options: object) -> Mutant:
    return lambda good: changed(good, change, **options)


def _raw(old: bytes, new: bytes, change: Change = lambda pdf: None) -> Mutant:
    """Bytes in the place of as many others, in a file whose objects stand in the open."""

    def made(good: bytes) -> bytes:
        data = changed(good, change, object_stream_mode=ObjectStreamMode.disable)
        assert data.count(old) >= 1
        assert len(old) == len(new)
        return data.replace(old, new, 1)

    return made


def _lent_resources(good: bytes) -> bytes:
    """All resources with the pages above; byte by byte, since pikepdf hands them down to each page."""

    def copied(pdf: Pdf) -> None:
        pdf.Root.Pages.ResourceZ = pdf.Root.Pages.Kids[0].Resources

    data = changed(good, copied, object_stream_mode=ObjectStreamMode.disable)
    return data.replace(b"/Resources ", b"/Resourcez ").replace(b"/ResourceZ ", b"/Resources ")


_BYTES: dict[str, Mutant] = {
    "nothing is done": _by(lambda pdf: None),
    "nothing is done, objects in the open": _raw(b"%PDF", b"%PDF"),
    "the header says PDF 2.0": _raw(b"%PDF-1.7", b"%PDF-2.0"),
    "the second line is text": lambda good: good.replace(good[9:14], b"%abcd", 1),
    "bytes before the header": lambda good: b"\n" + good,
    "bytes after the end mark": lambda good: good + b"and more",
    "no identifier": _raw(b"/ID [", b"/XX ["),
    "the file is encrypted": _by(lambda pdf: None, encryption=Encryption(owner="o", user="")),
    "encrypted, screen readers kept out": _by(
        lambda pdf: None,
        encryption=Encryption(
            owner="o", user="", R=3, allow=Permissions(accessibility=False), aes=False, metadata=False
        ),
    ),
    "a space after xref": _raw(b"xref\n0 ", b"xref 0\n"),
    "a hexadecimal string of an odd length": _raw(
        b"(ABCDEFGH)", b"<4142434> ", lambda pdf: put(pdf.Root, Odd=String(_PLACE))
    ),
    "a hexadecimal string with another letter": _raw(
        b"(ABCDEFGH)", b"<414243XX>", lambda pdf: put(pdf.Root, Odd=String(_PLACE))
    ),
    "a stream of another length than said": _raw(b"endstream", b"endstrea ", lambda pdf: None),
    "a stream begins after a lone carriage return": _raw(b"stream\n", b"stream\r"),
    "a structure type that is no UTF-8": _raw(
        b"/ABCDEFGH",
        b"/AB#FF#FE",
        lambda pdf: (
            put(pdf.Root.StructTreeRoot, RoleMap={"/ABCDEFGH": Name.Div}),
            element(pdf, pdf.Root.StructTreeRoot.K[0], _PLACE),
        ),
    ),
    "a stream is packed with LZW": _by(
        _packed_with_lzw, stream_decode_level=StreamDecodeLevel.none, compress_streams=False
    ),
    "a page takes its resources from the pages above": _lent_resources,
    "two spaces in the number of an object": _raw(b" 0 obj\n<<", b" 0  obj<<"),
    "a font of symbols": _by(lambda pdf: put(composite(pdf).DescendantFonts[0].FontDescriptor, Flags=4)),
    "a comment in a page": _by(lambda pdf: content(pdf, b"% nothing")),
}
MUTANTS: dict[str, Mutant] = _BYTES | {
    name: _by(change)
    for group in (
        *(mutants_file.FILE, mutants_file.COLOURS, mutants_file.PICTURES, mutants_file.ACTING, mutants_file.ATTACHED),
        *(mutants_tags.TREE, mutants_tags.NESTING, mutants_tags.LANGUAGE, mutants_tags.ANNOTATIONS),
        *(mutants_text.FONTS, mutants_text.METADATA),
    )
    for name, change in group.items()
}
