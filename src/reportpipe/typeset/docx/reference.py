"""reference.docx, built by code from the tokens of a style: the Word styles, page, faces and lists of a memo.

pandoc takes the styles from it. `reportpipe style build` writes it into a folder, for people to go on with in Word.
Nothing in it says what a memo says: header, footer and properties are put in when a memo is set.
"""

from collections.abc import Mapping

from reportpipe.ooxml.package import DOCUMENT, new_package
from reportpipe.ooxml.xml import Element, el, flag, put, text_el
from reportpipe.typeset.docx.definitions import HEADER, definitions
from reportpipe.typeset.docx.front import KEY_POINT_LIST
from reportpipe.typeset.docx.languages import OF_THE_PAGE
from reportpipe.typeset.docx.look import Look, mm
from reportpipe.typeset.docx.styles import styles_part

PAPER = {"A4": (11906, 16838), "Letter": (12240, 15840)}
"""Width and height in twips."""
_FIRST_TOP = mm(15)
"""Margin above page one, twips, as on paper; on later pages the running header takes the room up to `margin_top`."""


def build(tokens: Mapping[str, str | float | int], labels: Mapping[str, str]) -> bytes:
    """A reference document: the same tokens and labels give the same bytes on every machine.

    `tokens` are colours as #rrggbb, sizes in points, measures in millimetres; those missing take the memo style's
    values, those unknown are left alone. `labels` name the styles in the sample that the document shows.
    """
    look = Look(tokens)
    package = new_package()
    package.add("", "document", DOCUMENT, _sample(look, labels))
    for kind, name, root in (
        ("styles", "word/styles.xml", styles_part(look)),
        ("settings", "word/settings.xml", settings_part()),
        ("fontTable", "word/fontTable.xml", fonts_part(look)),
        ("numbering", "word/numbering.xml", numbering_part(look)),
        ("theme", "word/theme/theme1.xml", theme_part(look)),
    ):
        package.add(DOCUMENT, kind, name, root)
    return package.write()


def _sample(look: Look, labels: Mapping[str, str]) -> Element:
    """One line in each paragraph style, so that whoever opens the file to change a style sees it."""
    body = el("w:body")
    for definition in definitions(look):
        if definition.kind == "paragraph" and definition.shown:
            style = el("w:pPr", None, flag("w:pStyle", definition.id))
            words = labels.get(definition.name.lower().replace(" ", "_"), definition.name)
            body.append(el("w:p", None, style, el("w:r", None, text_el("w:t", words))))
    body.append(section(look, "A4"))
    return el("w:document", None, body)


def section(look: Look, paper: str) -> Element:
    """The page: size, and margins from the tokens; header, footer and gutter are said, as the schema asks."""
    width, height = PAPER[paper]
    side, bottom = look.twips("margin_side"), look.twips("margin_bottom")
    top = min(_FIRST_TOP, look.twips("margin_top"))
    margins = {"top": top, "right": side, "bottom": bottom, "left": side, "header": HEADER, "footer": HEADER}
    return el(
        "w:sectPr",
        None,
        el("w:pgSz", {"w:w": width, "w:h": height}),
        el("w:pgMar", {f"w:{name}": size for name, size in margins.items()} | {"w:gutter": 0}),
        el("w:cols", {"w:space": 708}),
        el("w:docGrid", {"w:linePitch": 360}),
    )


def settings_part() -> Element:
    """Settings of a current Word, not of a compatibility mode."""
    compat = "http://schemas.microsoft.com/office/word"
    modes = (
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
        ("differentiateMultirowTableHeaders", 1),
    )
    scheme = {"bg1": "light1", "t1": "dark1", "bg2": "light2", "t2": "dark2"}
    scheme |= {f"accent{n}": f"accent{n}" for n in range(1, 7)}
    scheme |= {"hyperlink": "hyperlink", "followedHyperlink": "followedHyperlink"}
    return el(
        "w:settings",
        None,
        el("w:zoom", {"w:percent": 100}),
        flag("w:defaultTabStop", 720),
        flag("w:characterSpacingControl", "doNotCompress"),
        el(
            "w:compat",
            None,
            flag("w:noColumnBalance"),
            *(el("w:compatSetting", {"w:name": name, "w:uri": compat, "w:val": value}) for name, value in modes),
        ),
        el("w:themeFontLang", OF_THE_PAGE),
        el("w:clrSchemeMapping", {f"w:{name}": value for name, value in scheme.items()}),
        flag("w:decimalSymbol", "."),
        flag("w:listSeparator", ","),
    )


def fonts_part(look: Look) -> Element:
    """The faces, each with the ones to take where it is not installed."""
    root = el("w:fonts")
    for name, family in (("text", "roman"), ("heading", "swiss")):
        font = el("w:font", {"w:name": look.face(f"{name}_face")})
        others = ",".join(look.fallbacks(f"{name}_fallback"))
        if others:
            font.append(flag("w:altName", others))
        font.extend([flag("w:charset", "00"), flag("w:family", family), flag("w:pitch", "variable")])
        root.append(font)
    return root


def numbering_part(look: Look) -> Element:
    """The list that the style of key points carries: whoever adds a key point gets the next number."""
    level = el("w:lvl", {"w:ilvl": 0})
    for tag, value in (
        ("start", 1),
        ("numFmt", "decimal"),
        ("pStyle", "KeyPoint"),
        ("lvlText", "%1."),
        ("lvlJc", "left"),
    ):
        put(level, flag(f"w:{tag}", value))
    put(level, el("w:rPr", None, flag("w:b"), flag("w:color", look.colour("accent"))))
    abstract = el("w:abstractNum", {"w:abstractNumId": 1}, flag("w:multiLevelType", "singleLevel"), level)
    number = el("w:num", {"w:numId": KEY_POINT_LIST}, flag("w:abstractNumId", 1))
    return el("w:numbering", None, abstract, number)


def theme_part(look: Look) -> Element:
    """Colours and faces that Word's pickers offer first: those of the style."""
    accents = ("accent", "warm", "rule", "muted", "hairline", "warm_tint")
    colours = {
        "dk1": look.colour("ink"),
        "lt1": "FFFFFF",
        "dk2": look.colour("accent"),
        "lt2": look.colour("warm_tint"),
    }
    colours |= {f"accent{n}": look.colour(name) for n, name in enumerate(accents, 1)}
    colours |= {"hlink": look.colour("accent"), "folHlink": look.colour("accent")}
    scheme = el("a:clrScheme", {"name": "Memo"})
    scheme.extend(el(f"a:{name}", None, el("a:srgbClr", {"val": value})) for name, value in colours.items())
    fonts = el("a:fontScheme", {"name": "Memo"})
    for place, name in (("major", "heading_face"), ("minor", "text_face")):
        faces = (el(f"a:{script}", {"typeface": ""}) for script in ("ea", "cs"))
        fonts.append(el(f"a:{place}Font", None, el("a:latin", {"typeface": look.face(name)}), *faces))
    return el("a:theme", {"name": "Memo"}, el("a:themeElements", None, scheme, fonts, _formats()))


def _formats() -> Element:
    """Plain fills, lines and effects, three of each: the schema asks for them, a memo has no use for them."""

    def fill() -> Element:
        return el("a:solidFill", None, el("a:schemeClr", {"val": "phClr"}))

    lines = [el("a:ln", {"w": 6350 * n}, fill(), el("a:prstDash", {"val": "solid"})) for n in (1, 2, 3)]
    return el(
        "a:fmtScheme",
        {"name": "Memo"},
        el("a:fillStyleLst", None, fill(), fill(), fill()),
        el("a:lnStyleLst", None, *lines),
        el("a:effectStyleLst", None, *(el("a:effectStyle", None, el("a:effectLst")) for _ in range(3))),
        el("a:bgFillStyleLst", None, fill(), fill(), fill()),
    )
