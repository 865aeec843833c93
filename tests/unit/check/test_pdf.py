"""Every rule on PDF finds what it is there to find: a good file, broken in one way, is caught by the rule for it."""

import io

import pikepdf
import pytest
from breaking import attached, content, drop, elements, first, links, of_type, put, rename, replaced, state, xmp
from mutants import MUTANTS
from mutants_file import ACTING, ATTACHED, COLOURS, FILE, PICTURES
from mutants_text import FONTS, METADATA
from pikepdf import Array, Dictionary, Name, Stream, String

from reportpipe.check.pdf import NOT_COVERED, RULES, check, fonts
from reportpipe.check.pdf.opened import Opened
from reportpipe.check.rules import SHOWN, Fault, demands, findings
from reportpipe.errors import Encrypted, Malformed
from reportpipe.typeset import output


def add_note(pdf, **entries):
    note = {"/Type": Name.Annot, "/Rect": Array([0, 0, 9, 9]), "/F": 4, "/Contents": String("A note")}
    note |= {f"/{name}": value for name, value in entries.items()}
    pdf.pages[0].Annots.append(pdf.make_indirect(Dictionary(note)))


def twice(pdf):
    pdf.Root.StructTreeRoot.K[0].K.append(elements(pdf, "Table")[0])


def wider(pdf):
    descendant = of_type(pdf, "/Type0").DescendantFonts[0]
    descendant.W = Array([0, Array([7] * 3000)])


def nothing_shown(pdf):
    """The codes of a string become those of no glyph."""
    data = bytes(pdf.pages[0].Contents.read_bytes())
    start = data.index(b"<", data.index(b"TJ") - 200)
    pdf.pages[0].Contents.write(data[:start] + b"<0000> 0 " + data[start:])


def broken_map(pdf):
    font = of_type(pdf, "/Type0")
    font.ToUnicode.write(b"1 beginbfchar <0001> <0041> endbfchar")


CORRUPTIONS = {
    "own_streams": [lambda pdf: put(pdf.pages[0].Contents, F=String("elsewhere"))],
    "no_actions": [
        lambda pdf: put(pdf.Root, OpenAction=Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))),
        lambda pdf: put(links(pdf)[0], A=Dictionary(S=Name.Launch)),
        lambda pdf: put(pdf.pages[0].obj, AA=Dictionary()),
        lambda pdf: put(pdf.Root.Names, JavaScript=Dictionary()),
    ],
    "no_forms": [
        lambda pdf: put(pdf.Root, AcroForm=Dictionary(XFA=Array([]))),
        lambda pdf: put(pdf.Root, AcroForm=Dictionary(NeedAppearances=True)),
    ],
    "no_postscript": [lambda pdf: put(pdf.pages[0].Contents, Subtype2=Name.PS)],
    "output_intent": [
        lambda pdf: drop(pdf.Root.OutputIntents[0], "DestOutputProfile"),
        lambda pdf: pdf.Root.OutputIntents[0].DestOutputProfile.write(b"no profile"),
        lambda pdf: put(pdf.Root.OutputIntents[0].DestOutputProfile, N=4),
    ],
    "colours": [
        lambda pdf: content(pdf, b"0 0 0 1 k"),
        lambda pdf: content(pdf, b"/DeviceCMYK cs"),
        lambda pdf: drop(pdf.Root, "OutputIntents"),
    ],
    "graphics_states": [
        lambda pdf: state(pdf, BM=Name.Glow),
        lambda pdf: state(pdf, TR=Name.Identity),
        lambda pdf: state(pdf, RI=Name.Vivid),
    ],
    "transparency": [lambda pdf: (state(pdf, ca=0.5), drop(pdf.Root, "OutputIntents"))],
    "operators": [
        lambda pdf: content(pdf, b"1 2 frobnicate"),
        lambda pdf: content(pdf, b"q"),
        lambda pdf: content(pdf, b"", b"Q Q Q"),
        lambda pdf: content(pdf, b"/None gs"),
        lambda pdf: content(pdf, b"q " * 29 + b"Q " * 29),
        lambda pdf: content(pdf, b"/Artifact BMC"),
    ],
    "page_sizes": [lambda pdf: put(pdf.pages[0].obj, MediaBox=Array([0, 0, 20000, 842]))],
    "attachments": [
        lambda pdf: drop(attached(pdf), "AFRelationship"),
        lambda pdf: drop(attached(pdf), "UF"),
        lambda pdf: drop(pdf.Root, "AF"),
        lambda pdf: pdf.Root.AF.append(attached(pdf)),
        lambda pdf: drop(attached(pdf).EF.F, "Subtype"),
        lambda pdf: drop(attached(pdf).EF, "F"),
    ],
    "bookmarks": [
        lambda pdf: drop(pdf.Root, "Outlines"),
        lambda pdf: put(pdf.Root.Outlines.First, Title=String(" ")),
    ],
    "language": [
        lambda pdf: drop(pdf.Root, "Lang"),
        lambda pdf: put(pdf.Root, Lang=String("English, of course")),
        lambda pdf: put(first(pdf, "H1"), Lang=String("??")),
    ],
    "title": [
        lambda pdf: drop(pdf.Root, "ViewerPreferences"),
        lambda pdf: xmp(pdf, b"<dc:title>", b"<dc:subject>") or xmp(pdf, b"</dc:title>", b"</dc:subject>"),
    ],
    "claims": [
        lambda pdf: xmp(pdf, b'pdfaid:part="3"', b'pdfaid:part="2"'),
        lambda pdf: xmp(pdf, b'pdfaid:conformance="A"', b'pdfaid:conformance="B"'),
        lambda pdf: xmp(pdf, b"<pdfuaid:part>1</pdfuaid:part>", b""),
    ],
    "packet": [
        lambda pdf: drop(pdf.Root, "Metadata"),
        lambda pdf: xmp(pdf, b"</rdf:RDF>", b"</rdf:RDF><rdf:RDF xmlns:rdf='http://x/'/>"),
        lambda pdf: xmp(pdf, b"</rdf:RDF>", b""),
        lambda pdf: drop(pdf.Root.Metadata, "Subtype"),
        lambda pdf: xmp(pdf, b'begin=""', b'begin="" encoding="UTF-8"'),
    ],
    "schemas": [lambda pdf: xmp(pdf, b"<pdfaProperty:name>part<", b"<pdfaProperty:name>whole<")],
    "descriptions": [
        lambda pdf: xmp(pdf, b"<pdfaProperty:category>internal</pdfaProperty:category>", b""),
        lambda pdf: xmp(pdf, b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>", b""),
    ],
    "info_agrees": [
        lambda pdf: put(pdf.docinfo, Title=String("Another title")),
        lambda pdf: put(pdf.docinfo, ModDate=String("D:19990101")),
    ],
    "tagged": [
        lambda pdf: drop(pdf.Root, "MarkInfo"),
        lambda pdf: put(pdf.Root.MarkInfo, Suspects=True),
        lambda pdf: drop(pdf.Root, "StructTreeRoot"),
    ],
    "standard_types": [
        lambda pdf: rename(first(pdf, "H1"), "Headline"),
        lambda pdf: put(pdf.Root.StructTreeRoot, RoleMap=Dictionary(P=Name.Div)),
    ],
    "one_tree": [twice, lambda pdf: put(first(pdf, "TR"), P=pdf.Root.StructTreeRoot)],
    "nesting": [
        lambda pdf: rename(first(pdf, "TBody"), "Div"),
        lambda pdf: rename(first(pdf, "L"), "Div"),
        lambda pdf: rename(first(pdf, "Lbl"), "P"),
        lambda pdf: rename(first(pdf, "TBody"), "Caption"),
        lambda pdf: rename(elements(pdf, "TBody")[1], "THead"),
    ],
    "headings": [
        lambda pdf: rename(elements(pdf, "H1")[2], "H3"),
        lambda pdf: rename(elements(pdf, "H1")[2], "H"),
    ],
    "figures": [lambda pdf: drop(first(pdf, "Figure"), "Alt"), lambda pdf: drop(first(pdf, "Figure"), "A")],
    "notes": [
        lambda pdf: rename(first(pdf, "Span"), "Note"),
        lambda pdf: put(elements(pdf, "TH")[0], ID=elements(pdf, "TH")[1].ID),
    ],
    "marks_in_tree": [
        lambda pdf: replaced(pdf, b"/MCID 3>>", b"/MCID 4>>"),
        lambda pdf: put(first(pdf, "Span"), K=Array([])),
        lambda pdf: put(first(pdf, "Span"), K=Array([99999])),
    ],
    "parent_tree": [
        lambda pdf: put(pdf.pages[0].obj, StructParents=4000),
        lambda pdf: put(pdf.Root.StructTreeRoot.ParentTree, Nums=Array([0, Array([])])),
        lambda pdf: put(links(pdf)[0], StructParent=links(pdf)[1].StructParent),
    ],
    "all_marked": [
        lambda pdf: content(pdf, b"", b"0 0 9 9 re f"),
        lambda pdf: replaced(pdf, b"/MCID 3>>\nBDC", b"/MCID 3>> BDC /Artifact BMC EMC"),
        lambda pdf: replaced(pdf, b"/Artifact\nBMC", b"/Artifact BMC /Span <</MCID 700>> BDC EMC"),
    ],
    "regular": [
        lambda pdf: put(elements(pdf, "TR")[-1], K=elements(pdf, "TR")[-1].K[0]),
        lambda pdf: put(elements(pdf, "TD")[-1].A, RowSpan=3),
        lambda pdf: put(elements(pdf, "TD")[3].A, ColSpan=2),
    ],
    "header_scope": [
        lambda pdf: (
            [drop(cell.A, "Scope") for cell in elements(pdf, "TH")]
            + [drop(cell.A, "Headers") for cell in elements(pdf, "TD")]
        ),
        lambda pdf: [rename(cell, "TD") for cell in elements(pdf, "TH")],
    ],
    "header_ids": [lambda pdf: put(elements(pdf, "TD")[-1].A, Headers=Array([String("nobody")]))],
    "links_tagged": [
        lambda pdf: rename(first(pdf, "Link"), "Span"),
        lambda pdf: add_note(pdf, Subtype=Name.Text),
    ],
    "links_described": [
        lambda pdf: drop(links(pdf)[0], "Contents"),
        lambda pdf: put(links(pdf)[0], Contents=links(pdf)[0].Dest),
    ],
    "tab_order": [lambda pdf: drop(pdf.pages[0].obj, "Tabs")],
    "annotation_kinds": [lambda pdf: put(links(pdf)[0], Subtype=Name.Movie)],
    "annotation_flags": [lambda pdf: put(links(pdf)[0], F=2), lambda pdf: put(links(pdf)[0], F=0)],
    "annotation_looks": [lambda pdf: add_note(pdf, Subtype=Name.Text)],
    "link_targets": [
        lambda pdf: put(links(pdf)[0], Dest=String("nowhere")),
        lambda pdf: (drop(links(pdf)[0], "Dest"), put(links(pdf)[0], A=Dictionary(S=Name.URI, URI=String("file:x")))),
    ],
    "embedded": [lambda pdf: drop(of_type(pdf, "/Type0").DescendantFonts[0].FontDescriptor, "FontFile2")],
    "to_unicode": [lambda pdf: drop(of_type(pdf, "/Type0"), "ToUnicode"), broken_map],
    "no_notdef": [nothing_shown],
    "composite": [
        lambda pdf: put(of_type(pdf, "/Type0"), Encoding=Name("/Elsewhere-H")),
        lambda pdf: drop(of_type(pdf, "/Type0").DescendantFonts[0], "CIDToGIDMap"),
        lambda pdf: drop(of_type(pdf, "/Type0").DescendantFonts[0], "CIDSystemInfo"),
    ],
    "widths": [
        wider,
        lambda pdf: of_type(pdf, "/Type0").DescendantFonts[0].FontDescriptor.FontFile2.write(b"no font"),
    ],
    "values": [FILE[f"the catalogue holds {what}"] for what in ("an integer above 2147483647", "a name of 200 bytes")],
    "own_resources": [FILE["a form takes its resources from the page"]],
    "no_extras": [FILE["the catalogue has requirements"], FILE["a page has presentation steps"]],
    "images": [PICTURES["a picture asks to be smoothed"], PICTURES["an inline picture asks to be smoothed"]],
    "profiles": [COLOURS["a colour space has a profile that is none"]],
    "fields": [ACTING["a field has an action"], ACTING["a field without a description"]],
    "layers": [ATTACHED["layers have settings without a name"], ATTACHED["a layer is not in the order"]],
    "dates": [METADATA["a date that is none"]],
    "simple": [FONTS["a simple font with too few widths"], FONTS["a font program of an unknown kind"]],
    "true_type": [FONTS["a simple font without an encoding"], FONTS["a font of symbols with an encoding"]],
}
"""By rule: what breaks it, through pikepdf."""

RAW = {
    "own_resources": MUTANTS["a page takes its resources from the pages above"],
    "header": lambda data: data.replace(b"%PDF-1.7", b"%PDF-2.0", 1),
    "end": lambda data: data + b"and more",
    "identifier": lambda data: data.replace(b"/ID [", b"/XX [").replace(b"/ID[", b"/XX["),
}
"""By rule: what breaks it, byte by byte."""


def codes(data):
    return {note.code for note in check(data)}


def test_a_memo_keeps_every_rule(good, long):
    assert check(good) == check(long) == ()


def test_saving_the_file_again_breaks_nothing(broken):
    assert check(broken(lambda pdf: None)) == ()


@pytest.mark.parametrize(
    ("rule", "corrupt"),
    [(rule, corrupt) for rule, ways in CORRUPTIONS.items() for corrupt in ways],
    ids=[f"{rule}-{n}" for rule, ways in CORRUPTIONS.items() for n in range(len(ways))],
)
def test_a_broken_file_is_caught(broken, rule, corrupt):
    assert f"pdf.{rule}" in codes(broken(corrupt))


@pytest.mark.parametrize("rule", RAW)
def test_a_file_broken_below_its_objects_is_caught(good, rule):
    data = RAW[rule](good)
    assert data != good
    assert f"pdf.{rule}" in codes(data)


def test_an_encrypted_file_is_caught_and_a_locked_one_refused(broken):
    assert "pdf.not_encrypted" in codes(broken(lambda pdf: None, encryption=pikepdf.Encryption(owner="o", user="")))
    with pytest.raises(Encrypted):
        check(broken(lambda pdf: None, encryption=pikepdf.Encryption(owner="o", user="u")))


def test_a_form_that_draws_itself_again_and_again_is_read_to_its_end(broken):
    def endless(pdf):
        form = pdf.make_indirect(Stream(pdf, b"f " + 9 * b"/Self Do "))
        put(form, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9], Resources=Dictionary(XObject=Dictionary()))
        form.Resources.XObject.Self = form
        pdf.pages[0].Resources.XObject = Dictionary(Self=form)
        pdf.pages[0].contents_add(b"/Self Do")

    assert "pdf.all_marked" in codes(broken(endless))


def test_a_mask_needs_no_number_of_bits(broken):
    def masked(pdf):
        mask = pdf.make_indirect(Stream(pdf, b"\0"))
        put(mask, Type=Name.XObject, Subtype=Name.Image, ImageMask=True, Width=1, Height=1)
        pdf.pages[0].Resources.XObject = Dictionary(Mask=mask)

    assert "pdf.images" not in codes(broken(masked))


def test_a_colour_that_a_default_fixes_needs_no_output_intent(broken):
    def fixed(pdf):
        spaces = pdf.pages[0].Resources.get("/ColorSpace", Dictionary())
        spaces.DefaultCMYK = Array([Name.CalGray, Dictionary(WhitePoint=[1, 1, 1])])
        pdf.pages[0].Resources.ColorSpace = spaces
        content(pdf, b"0 0 0 1 k")

    assert "pdf.colours" not in codes(broken(fixed))


def test_a_range_with_fewer_texts_than_codes_says_nothing_of_the_rest():
    ranges = b"2 beginbfrange <0001> <0003> [<0041> <0042>] <0010> <0011> <0058> endbfrange"
    assert fonts._characters(ranges) == {1: "A", 2: "B", 3: "", 16: "X", 17: "Y"}


def test_a_character_that_no_font_has_is_caught(memo):
    """Such a font comes with a CMap of its own, which leads the character to no glyph."""
    missing = memo.model_copy(update={"title": "A sign that no font has: \u0378"})
    assert {note.code for note in check(output(missing, "pdf").data)} == {"pdf.no_notdef"}


def test_every_rule_is_broken_by_some_test():
    tested = {*CORRUPTIONS, *RAW, "not_encrypted"}
    assert {rule.__name__ for rule in RULES} == tested


def test_every_rule_names_its_clause_and_what_is_left_out_is_said():
    lines = demands(RULES)
    assert all("ISO " in line and line.endswith(").") for line in lines)
    assert len(set(lines)) == len(RULES)
    assert NOT_COVERED


@pytest.mark.parametrize("data", [b"", b"no pdf", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"], ids=["empty", "text", "stump"])
def test_what_is_no_pdf_is_refused(data):
    with pytest.raises(Malformed):
        check(data)


def test_many_findings_of_one_kind_are_counted_not_listed():
    def rule(subject):
        """Nothing may be (ISO 0, 0)."""
        yield from (Fault(f"{n}") for n in range(subject))

    notes = findings("pdf", [rule], SHOWN + 5)
    assert len(notes) == SHOWN + 1
    assert notes[-1].message == "And 5 more of this kind."


def test_a_table_on_several_pages_is_one_table_with_one_head(long, crowded):
    opened = Opened(long)
    tables = [element for element in opened.elements if element.kind == "Table"]
    assert len(tables) == 4
    (actors,) = [table for table in tables if sum(len(group.children) for group in table.children) > 40]
    assert [child.kind for child in actors.children] == ["Caption", "THead", "TBody"]
    assert len(actors.children[2].children) == len(crowded.actors)
    pages = {page for row in actors.children[2].children for cell in row.children for page in marks(cell)}
    assert len(pages) >= 3
    heads = {bytes(cell.node.ID) for row in actors.children[1].children for cell in row.children}
    cells = [cell for row in actors.children[2].children for cell in row.children if cell.kind == "TD"]
    assert all(len(heads & {bytes(name) for name in cell.node.A.Headers}) == 1 for cell in cells)


def marks(element):
    found = {page for _, page in element.mcids}
    for child in element.children:
        found |= marks(child)
    return found


def test_heads_that_are_printed_again_and_running_heads_are_artifacts(long):
    with pikepdf.open(io.BytesIO(long)) as pdf:
        counts = [bytes(page.Contents.read_bytes()).count(b"/Type /Pagination") for page in pdf.pages]
    assert counts[0] >= 3  # the first page has a footer
    assert counts[1] >= 4 + 4  # head, footer and the four cells of the repeated table head


def test_one_part_of_the_memo_is_one_element_though_pages_part_it(long):
    top = [element for element in Opened(long).elements if element.parent and element.parent.kind == "Document"]
    assert [element.kind for element in top] == ["Div", "Div"]  # the memo, the source text
