"""A good PDF broken in one way each: the file and its objects, colours, pictures, actions, attachments, layers."""

from breaking import annotation, artifact, attached, content, drop, form, image, put, state
from pikepdf import Array, Dictionary, Name, String


def _tint(pdf, outputs=3, inputs=1, data=b"{dup dup}"):
    return pdf.make_stream(data, FunctionType=4, Domain=Array([0, 1] * inputs), Range=Array([0, 1] * outputs))


def _separation(pdf, name, data=b"{dup dup}"):
    return Array([Name.Separation, Name(f"/{name}"), Name.DeviceRGB, _tint(pdf, data=data)])


def _device_n(pdf, *names, colorants=()):
    tint = _tint(pdf, inputs=len(names), data=b"{" + b"pop " * (len(names) - 1) + b"dup dup}")
    about = Dictionary(Colorants=Dictionary({f"/{n}": _separation(pdf, n) for n in colorants}))
    return Array([Name.DeviceN, Array([Name(f"/{n}") for n in names]), Name.DeviceRGB, tint, about])


def _painted_in(pdf, space, operands=b"0.5", name="Odd"):
    artifact(pdf, b"/%s cs %s scn 9 9 9 9 re f" % (name.encode(), operands), ColorSpace={name: space})


def _profiled(pdf, data, colours):
    profile = pdf.make_stream(data, N=colours)
    _painted_in(pdf, Array([Name.ICCBased, profile]), b"0 " * colours)


def _no_intent(pdf, operators):
    drop(pdf.Root, "OutputIntents")
    for page in pdf.pages:
        page.Contents.write(operators)


def _intent(pdf, **entries):
    intent = pdf.Root.OutputIntents[0]
    made = Dictionary({key: intent[key] for key in intent.keys()})  # noqa: SIM118 - pikepdf iterates otherwise
    put(made, **entries)
    pdf.Root.OutputIntents.append(pdf.make_indirect(made))


def _profile(pdf):
    return bytes(pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes())


def _layers(pdf, **entries):
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Layer")))
    settings = Dictionary(Name=String("As usual"), Order=Array([group]))
    put(settings, **entries)
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=settings)
    return pdf.Root.OCProperties


def _halftone(pdf, **entries):
    halftone = Dictionary(Type=Name.Halftone, HalftoneType=1, Frequency=60, Angle=45, SpotFunction=Name.Round)
    put(halftone, **entries)
    state(pdf, HT=halftone)


def _field(pdf, *, kept=True, **entries):
    """A form of one field, whose widget is the field itself."""
    note = annotation(pdf, "Widget", FT=Name.Tx, T=String("field"), TU=String("A field"))
    put(note, **entries)
    pdf.Root.AcroForm = Dictionary(Fields=Array([note]), DR=Dictionary(), DA=String("/F 0 Tf"))
    return note


FILE = {
    "the catalogue holds an integer above 2147483647": lambda pdf: put(pdf.Root, Odd=3000000000),
    "a page holds a real number above 3.4e38": lambda pdf: artifact(pdf, b"4" + b"0" * 38 + b".5 w"),
    "a page holds a real number of 1e-39": lambda pdf: artifact(pdf, b"0." + b"0" * 38 + b"1 w"),
    "the catalogue holds a string of 40,000 bytes": lambda pdf: put(pdf.Root, Odd=String("x" * 40000)),
    "the catalogue holds a name of 200 bytes": lambda pdf: put(pdf.Root, Odd=Name("/" + "x" * 200)),
    "a stream lies outside the file": lambda pdf: put(pdf.pages[0].Contents, F=String("elsewhere")),
    "an inline picture is packed with LZW": lambda pdf: artifact(
        pdf, b"BI /W 1 /H 1 /BPC 8 /CS /G /F /LZW ID \x80\x00\x40\x40 EI"
    ),
    "the permissions hold a key of their own": lambda pdf: put(pdf.Root, Perms=Dictionary(Odd=Dictionary())),
    "graphics states are nested 30 deep": lambda pdf: content(pdf, b"q " * 30 + b"Q " * 30),
    "a page measures 20,000 points": lambda pdf: put(pdf.pages[0].obj, MediaBox=Array([0, 0, 20000, 842])),
    "the crop box of a page measures 2 points": lambda pdf: put(pdf.pages[0].obj, CropBox=Array([0, 0, 2, 842])),
    "a page has an unknown operator": lambda pdf: content(pdf, b"1 2 frobnicate"),
    "a page has an unknown operator between BX and EX": lambda pdf: content(pdf, b"BX 1 2 frobnicate EX"),
    "a form takes its resources from the page": lambda pdf: (
        form(pdf, b"/A1.0 gs"), drop(pdf.pages[0].Resources.XObject.OddForm, "Resources")
    ),
    "the catalogue has requirements": lambda pdf: put(pdf.Root, Requirements=Array([])),
    "the names hold alternate presentations": lambda pdf: put(pdf.Root.Names, AlternatePresentations=Dictionary()),
    "a page has presentation steps": lambda pdf: put(pdf.pages[0].obj, PresSteps=Dictionary()),
}  # fmt: skip
COLOURS = {
    "the output profile is none": lambda pdf: pdf.Root.OutputIntents[0].DestOutputProfile.write(b"no profile"),
    "the output profile is that of a scanner": lambda pdf: pdf.Root.OutputIntents[0].DestOutputProfile.write(
        _profile(pdf)[:12] + b"scnr" + _profile(pdf)[16:]
    ),
    "a second output intent has another profile": lambda pdf: _intent(
        pdf, S=Name.GTS_PDFX, DestOutputProfile=pdf.make_stream(_profile(pdf), N=3)
    ),
    "an output intent of PDF/X names its profile by reference": lambda pdf: _intent(
        pdf, S=Name.GTS_PDFX, DestOutputProfileRef=Dictionary()
    ),
    "a colour space has a profile that is none": lambda pdf: _profiled(pdf, b"no profile", 3),
    "overprint in mode 1 with a profile of four colours": lambda pdf: (
        _profiled(pdf, _profile(pdf)[:12] + b"prtrCMYK" + _profile(pdf)[20:], 4),
        content(pdf, b"/Over gs"),
        put(pdf.pages[0].Resources.ExtGState, Over=Dictionary(OP=True, op=True, OPM=1)),
    ),
    "red, green, blue without an output intent": lambda pdf: _no_intent(
        pdf, b"/Artifact BMC 1 0 0 rg 0 0 9 9 re f EMC"
    ),
    "four device colours": lambda pdf: artifact(pdf, b"0 0 0 1 k 9 9 9 9 re f"),
    "four device colours in a picture": lambda pdf: image(pdf, ColorSpace=Name.DeviceCMYK),
    "grey without an output intent": lambda pdf: _no_intent(pdf, b"/Artifact BMC 0 g 0 0 9 9 re f EMC"),
    "a spot colour of DeviceN is not described": lambda pdf: _painted_in(pdf, _device_n(pdf, "Spot")),
    "DeviceN with 33 colours": lambda pdf: _painted_in(
        pdf, _device_n(pdf, *(f"S{n}" for n in range(33)), colorants=[f"S{n}" for n in range(33)]), b"0 " * 33
    ),
    "one spot colour has two tints": lambda pdf: (
        _painted_in(pdf, _separation(pdf, "Spot")),
        _painted_in(pdf, _separation(pdf, "Spot", b"{dup pop dup dup}"), name="Odder"),
    ),
    "a graphics state has a transfer curve (TR)": lambda pdf: state(pdf, TR=Name.Identity),
    "a graphics state has a transfer curve (TR2)": lambda pdf: state(pdf, TR2=Name.Identity),
    "a graphics state has a halftone phase (HTP)": lambda pdf: state(pdf, HTP=Array([0, 0])),
    "a halftone of type 6": lambda pdf: _halftone(pdf, HalftoneType=6),
    "a halftone has a name": lambda pdf: _halftone(pdf, HalftoneName=String("Odd")),
    "a halftone has a transfer function": lambda pdf: _halftone(pdf, TransferFunction=Name.Identity),
    "a graphics state asks for an unknown rendering intent": lambda pdf: state(pdf, RI=Name.Vivid),
    "a page asks for an unknown rendering intent (ri)": lambda pdf: artifact(pdf, b"/Vivid ri"),
    "a picture asks for an unknown rendering intent": lambda pdf: image(pdf, Intent=Name.Vivid),
    "an unknown blend mode": lambda pdf: state(pdf, BM=Name.Glow),
    "transparency without an output intent": lambda pdf: (
        _no_intent(pdf, b"/Artifact BMC /Odd gs 0 0 9 9 re f EMC"),
        [put(page.Resources.ExtGState, Odd=Dictionary(ca=0.5)) for page in pdf.pages],
    ),
}  # fmt: skip
PICTURES = {
    "a picture has alternates": lambda pdf: image(pdf, Alternates=Array([])),
    "a picture has OPI": lambda pdf: image(pdf, OPI=Dictionary()),
    "a picture asks to be smoothed": lambda pdf: image(pdf, Interpolate=True),
    "an inline picture asks to be smoothed": lambda pdf: artifact(pdf, b"BI /W 1 /H 1 /BPC 8 /CS /G /I true ID \0 EI"),
    "a picture of 3 bits a colour": lambda pdf: image(pdf, BitsPerComponent=3),
    "a mask of 8 bits": lambda pdf: (
        image(pdf, ImageMask=True), drop(pdf.pages[0].Resources.XObject.OddImage, "ColorSpace")
    ),
    "a form has OPI": lambda pdf: form(pdf, OPI=Dictionary()),
    "a form is PostScript (Subtype2)": lambda pdf: form(pdf, Subtype2=Name.PS),
    "a form holds PostScript (PS)": lambda pdf: form(pdf, PS=pdf.make_stream(b"")),
    "a form refers to another file": lambda pdf: form(pdf, Ref=Dictionary(F=String("elsewhere"), Page=0)),
    "a PostScript object": lambda pdf: form(pdf, Subtype=Name.PS),
    "a form with marks of its own is drawn twice": lambda pdf: (
        form(pdf, b"/Span <</MCID 0>> BDC EMC", StructParents=900), content(pdf, b"", b"/Artifact BMC /OddForm Do EMC")
    ),
}  # fmt: skip
ACTING = {
    "a script when the file is opened": lambda pdf: put(
        pdf.Root, OpenAction=Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    ),
    "a link launches a program": lambda pdf: put(pdf.pages[0].Annots[0], A=Dictionary(S=Name.Launch, F=String("x"))),
    "a link takes an action that nobody knows": lambda pdf: put(
        pdf.pages[0].Annots[0], A=Dictionary(S=Name.Frobnicate)
    ),
    "a link takes a named action but those four": lambda pdf: put(
        pdf.pages[0].Annots[0], A=Dictionary(S=Name.Named, N=Name.Print)
    ),
    "a script follows upon the action of a link": lambda pdf: put(
        pdf.pages[0].Annots[0],
        A=Dictionary(
            S=Name.URI, URI=String("https://example.org"), Next=Dictionary(S=Name.JavaScript, JS=String("1"))
        ),
    ),
    "the catalogue has additional actions": lambda pdf: put(pdf.Root, AA=Dictionary()),
    "a page has additional actions": lambda pdf: put(pdf.pages[0].obj, AA=Dictionary()),
    "a field has an action": lambda pdf: _field(pdf, A=Dictionary(S=Name.URI, URI=String("https://example.org"))),
    "a field has additional actions": lambda pdf: _field(pdf, AA=Dictionary()),
    "the form leaves its looks to the reader": lambda pdf: _field(pdf) and put(pdf.Root.AcroForm, NeedAppearances=True),
    "an XFA form": lambda pdf: put(pdf.Root, AcroForm=Dictionary(Fields=Array([]), XFA=Array([]))),
    "a dynamic XFA form": lambda pdf: put(
        pdf.Root,
        AcroForm=Dictionary(
            Fields=Array([]),
            XFA=pdf.make_stream(
                b'<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><config xmlns="http://www.xfa.org/schema/xci/3.0/">'
                b"<acrobat><acrobat7><dynamicRender>required</dynamicRender></acrobat7></acrobat></config></xdp:xdp>"
            ),
        ),
    ),
    "the catalogue asks to be rendered": lambda pdf: put(pdf.Root, NeedsRendering=True),
    "a field without a description": lambda pdf: drop(_field(pdf), "TU"),
    "a field stands in no Form element": lambda pdf: put(_field(pdf), StructParent=links_key(pdf)),
    "a Form element holds two things": lambda pdf: _field(pdf) and _second_in_form(pdf),
}  # fmt: skip
ATTACHED = {
    "an attachment has no type": lambda pdf: drop(attached(pdf).EF.F, "Subtype"),
    "an attachment has a type that is none": lambda pdf: put(attached(pdf).EF.F, Subtype=Name("/json")),
    "an attachment has no name for all (UF)": lambda pdf: drop(attached(pdf), "UF"),
    "an attachment has an empty name": lambda pdf: put(attached(pdf), UF=String("")),
    "an attachment does not say how it is related": lambda pdf: drop(attached(pdf), "AFRelationship"),
    "an attachment is associated with nothing": lambda pdf: drop(pdf.Root, "AF"),
    "layers have settings without a name": lambda pdf: drop(_layers(pdf).D, "Name"),
    "layers have two settings of one name": lambda pdf: put(
        _layers(pdf), Configs=Array([Dictionary(Name=String("As usual"))])
    ),
    "a layer is not in the order": lambda pdf: put(_layers(pdf).D, Order=Array([])),
    "layers switch by themselves (AS)": lambda pdf: put(_layers(pdf).D, AS=Array([])),
}  # fmt: skip


def links_key(pdf):
    """The entry in the parent tree of a link."""
    return pdf.pages[0].Annots[0].StructParent


def _second_in_form(pdf):
    holder = pdf.Root.StructTreeRoot.ParentTree.Nums[-1]
    holder.K.append(Dictionary(Type=Name.OBJR, Obj=pdf.pages[0].Annots[0], Pg=pdf.pages[0].obj))
