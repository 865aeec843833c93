"""Fuzzing: files and words that nobody meant, for every reader, the date grammar, the revise reader and a whole memo.

Each input is an example or a made-up file, changed in a few places by Hypothesis: bytes cut out, doubled, overwritten,
or replaced by words that mean something to the format. Of packages (DOCX, ODT, EPUB) the parts are changed before they
are packed, so that the damage gets past the checksums. An input may be read or refused by an error of the tree; any
other exception, or a minute without an end, is an escape.
"""

# ruff: noqa: E501 - what is hostile is left in one piece

import datetime as dt
import hashlib
import io
import signal
import sys
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path

import hypothesis
from hypothesis import HealthCheck, Phase, given
from hypothesis import strategies as st

from reportpipe import pipeline
from reportpipe.annotate.dates import find_dates
from reportpipe.errors import ReportpipeError
from reportpipe.model import Memo
from reportpipe.readers import read
from reportpipe.revise import memo_in, revision
from reportpipe.settings import Settings

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "fuzzing"
"""What once escaped: a file each, in a folder named after its target."""
sys.path.insert(0, str(ROOT / "tests" / "hostile"))
import packages  # noqa: E402 - tests have no packages; the folder is put on the path first

SECONDS = 60
SETTINGS = Settings(formats=("json",), dated=dt.date(2021, 5, 4), pandoc_seconds=20)
PUBLISHED = dt.date(2021, 5, 4)
SHARES = {
    "dates": 36,
    "text": 22,
    "html": 10,
    "pdf": 9,
    "rtf": 7,
    "revise": 6,
    "archive": 4,
    "markdown": 2,
    "docx": 1,
    "odt": 1,
    "epub": 1,
    "memo": 1,
}
"""In a hundred inputs; what starts pandoc or a whole run is slow and gets few."""

TEXT = b"""The port of Nordhavn opens its third gate

By Anna Berg, 4 May 2021

NORDHAVN - The ministry opened gate 3 of the port on 3 May 2021, officials said on Monday. "It will stay open," said
Anna Berg, the minister (see http://example.org/a?b=c).

- SEAFARERS, a trade union, objected in March 2021.
- Talks between Norway and Denmark resume in June 2022.
"""
PAGE = b"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The port opens</title>
<meta property="article:published_time" content="2021-05-04T10:00:00Z"><meta name="author" content="Anna Berg">
<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2021-05-04", "author": [{"name": "A"}]}
</script><style>p { color: red }</style></head><body><nav><a href="/">Home</a></nav><article><h1>The port opens</h1>
<p class="byline">By <a rel="author">Anna Berg</a></p><p>The ministry opened the port on 3 May 2021.<br>Officials from
<b>Norway</b> said that it would stay open.</p><ul><li>One</li><li>Two <i>deep</i></li></ul><blockquote>It is open
</blockquote><table><tr><th>a<td colspan=2>b</table><pre>x</pre><figure><img alt="A gate" src="data:,"><figcaption>A
</figcaption></figure></article><footer>All rights reserved.</footer></body></html>"""
ARCHIVE = (
    b"From: <Saved by a browser>\r\nSubject: =?utf-8?Q?The_port?=\r\nDate: Tue, 4 May 2021 10:00:00 -0000\r\n"
    b'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="cut"\r\n\r\n--cut\r\n'
    b"Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: http://example.org/\r\n"
    b"\r\n" + PAGE.replace(b"=", b"=3D").replace(b"\n", b"\r\n") + b"\r\n--cut--\r\n"
)
RTF = (
    rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times;}{\f1\fcharset204 Arial;}}{\info{\title The port}{\author A}"
    rb"{\creatim\yr2021\mo5\dy4\hr10}}\pard\b The port opens\b0\par The ministry opened the port on 3 May 2021.\par "
    rb"{\*\generator x;}\u8220?It\u8221? will stay \'93open\'94, said \i Anna\i0  Berg.\par\trowd\cellx1\intbl a\cell"
    rb"\row{\pict\pngblip 89504e47}{\field{\*\fldinst HYPERLINK x}{\fldrslt y}}{\footnote z}}"
)
MARKDOWN = b"""---
title: The port opens
date: 2021-05-04
author: [Anna Berg]
---
# The *port* opens[^1]

The ministry opened the [port](http://example.org) on 3 May 2021.

> It is open

| a | b |
|---|---|
| 1 | 2 |

[^1]: A note. $x^2$ <b>raw</b>
"""
FRAGMENTS = {
    "text": b"\0|\xff\xfe|\xfe\xff|\xef\xbb\xbf|\r|\x0c|\x85|\xe2\x80\xae|\xed\xa0\x80|\n\n|By |4 May 2021|\xc2\xad|1. |* |http://|"
    b"\xf0\x9f\x98\x80|---\n|\t|Dr. |Mr |(|)|Copyright|U.S. |31/02/0000|AAAAAAAAAAAAAAAA",
    "html": b"<|>|</|<!--|-->|<![CDATA[|]]>|<script>|</script>|<p>|</p>|<table>|<tr>|<td>|<div>|</div>|<svg>|<math>|<template>|"
    b'<article>|</article>|&#0;|&#xD800;|&#x110000;|&amp|"|=|<base href=x>|<meta charset=utf-16>|"datePublished": [{}],|'
    b'{"@graph": [|null|1e999|<time datetime="9999-99-99">|hidden|style="display:none"|<br/>|<h1>|<frameset>|\0|<ol start=-1>|<a href=',
    "archive": b"\r\n\r\n|--cut|--cut--|boundary=|charset=x|base64|=?|?=|=3D|=\r\n|Content-Type: |multipart/mixed|\xff",
    "rtf": b"\\|{|}|\\'|\\'zz|\\u|\\u-1?|\\u99999?|\\bin9|\\uc0|\\par|\\cell|\\row|\\*|\\ansicpg99|\\fcharset999|\\yr0|\\mo99|"
    b"\\pict|\\field|\\f1|\\deff9|\\nestcell|\\itap9|\\upr|\\ud|\\info",
    "pdf": b"obj|endobj|stream|endstream|xref|trailer|<<|>>|[|]|/Kids|/Count|/Length|/Filter|/FlateDecode|/Contents|/Font|/Type|"
    b"/Page|-1|99999999999|0 R|startxref|%%EOF|BT|ET|Tj|()|/MediaBox|1e99|/ToUnicode|/Rotate|/Parent",
    "xml": b"<|>|/>|</|&|&#0;|<!DOCTYPE x [|]>|<?|?>|xmlns=|<w:p>|</w:p>|<w:t>|</w:t>|<w:tbl>|<w:ins |<w:del |<w:br/>|w:val=|"
    b'w:id="|<w:bookmarkStart |"|<![CDATA[|-1|99999999999|0|<p>|</p>|id=|&nbsp;|\0|\xff|<text:p>|</text:p>|../|true|xml:id=',
    "markdown": b"---\n|```\n|[^|]|](|<|>|\n\n|# |* |    |title: |date: |: |{|}|!!python|&a *a|$$|\\|\0|\xff|| - [ ] |![](|~~~",
}
SAID = """
january May 12 2021 1999-01-01 the of last week two hundred and five thousand years ago 9/11 '98 Q3 FY21 noon Friday
10:30 a.m. early mid- from to until - , . 1990s twenty-first fourth quarter c. 348 31/02/2021 half a next summer B.C.
Christmas every day now 0 00 99 31st century year-earlier period same before after winter 24:00 29 February 9999 0000
eve Ramadan decade millennium fortnight tomorrow 12/31/99 T00:00Z +14:00 first-half second third spring 53rd 1/2 ½ ² ٣
weekend midnight hours minutes seconds 1e9 billion dozen several few couple past coming this year's and/or or between
"""
WORDS = SAID.split()


@st.composite
def changed(draw, seeds, fragments):
    """One of the seeds, changed in up to eight places."""
    data = bytearray(draw(st.sampled_from(seeds)))
    words = FRAGMENTS[fragments].split(b"|")
    for _ in range(draw(st.integers(1, 8))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.one_of(st.integers(0, 4), st.integers(0, 400))))
        kind = draw(st.sampled_from(("insert", "insert", "replace", "cut", "double", "bytes", "move")))
        piece = bytes(data[start:end])
        if kind in {"insert", "replace"}:
            word = draw(st.sampled_from(words)) * draw(st.sampled_from((1, 1, 1, 2, 60)))
            data[start : start if kind == "insert" else end] = word
        elif kind == "cut":
            del data[start:end]
        elif kind == "double":
            data[start:start] = piece * draw(st.sampled_from((1, 3, 50)))
        elif kind == "bytes":
            data[start:end] = draw(st.binary(max_size=8))
        else:
            del data[start:end]
            place = draw(st.integers(0, len(data)))
            data[place:place] = piece
    return bytes(data)


@st.composite
def packed(draw, seeds):
    """A package with one or two of its parts changed, renamed, doubled or left out."""
    parts = list(draw(st.sampled_from(seeds)))
    for _ in range(draw(st.integers(1, 2))):
        number = draw(st.integers(0, len(parts) - 1))
        name, data = parts[number]
        what = draw(st.sampled_from(("change", "change", "change", "change", "drop", "rename", "double")))
        if what == "change":
            parts[number] = (name, draw(changed([data], "xml")))
        elif what == "drop" and len(parts) > 1:
            del parts[number]
        elif what == "rename":
            parts[number] = (draw(st.text(st.characters(codec="ascii", min_codepoint=32), min_size=1)), data)
        elif what == "double":
            parts.append((f"{name}x", data))
    return packages.zipped(dict(parts).items())


def _parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist() if not name.endswith(".ttf")]


def _examples(*names):
    return [(ROOT / "seeds" / name).read_bytes() for name in names]


@cache
def _edited():
    """A memo and the Word file made of it."""
    memo, outputs = pipeline.publish([TEXT], SETTINGS.model_copy(update={"formats": ("docx",)}))
    return memo, outputs[0].data


@cache
def inputs(target):
    """The strategy of a target."""
    body = packages.word_paragraph("The ministry opened the port on 3 May 2021.")
    table = "<w:tbl><w:tr><w:tc>" + body + "</w:tc></w:tr></w:tbl>"
    strategies = {
        "dates": lambda: st.one_of(
            st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join),
            st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=3)), max_size=20).map("".join),
            st.text(max_size=60),
        ).map(lambda text: text.encode("utf8", "surrogatepass")),
        "text": lambda: st.one_of(changed([TEXT, TEXT.decode().encode("utf-16")], "text"), st.binary(max_size=300)),
        "html": lambda: changed([PAGE], "html"),
        "archive": lambda: changed([ARCHIVE], "archive"),
        "pdf": lambda: changed(_pdfs(), "pdf"),
        "rtf": lambda: changed([RTF], "rtf"),
        "markdown": lambda: changed([MARKDOWN], "markdown"),
        "docx": lambda: packed([_parts(packages.docx(body + table)), _parts(packages.docx(body)), *_real("docx")]),
        "odt": lambda: packed([_parts(packages.odt()), _parts(packages.odt()), *_real("odt")]),
        "epub": lambda: packed([_parts(packages.epub()), _parts(packages.epub()), *_real("epub")]),
        "revise": lambda: packed([_parts(_edited()[1])]),
        "memo": lambda: st.one_of(changed([TEXT], "text"), changed([PAGE], "html")),
    }
    return strategies[target]()


def _real(ending):
    return [_parts(data) for data in _examples(*(path.name for path in (ROOT / "seeds").glob(f"*.{ending}")))]


def _pdfs():
    from documents import _written

    return [_written(), _written(pages=3, title="The port"), *_examples("horn-drought.pdf")]


NAMES = {"text": "a.txt", "html": "a.html", "archive": "a.mht", "markdown": "a.md"}
"""Under which name bytes are read; what has no row is `a.` and its target."""


def check(target, data):
    """Whether the input was read; False when it was refused. Raises what escaped."""
    try:
        if target == "dates":
            text = data.decode("utf8", "surrogatepass")
            for published in (PUBLISHED, None):
                assert all(0 <= found.start < found.end <= len(text) for found in find_dates(text, published))
        elif target == "revise":
            memo, _ = _edited()
            made = revision(memo, data)
            assert Memo.model_validate_json(made.memo.model_dump_json(by_alias=True)) == made.memo
            memo_in(data)
        elif target == "memo":
            assert pipeline.publish([data], SETTINGS).outputs
        else:
            assert read(data, NAMES.get(target, f"a.{target}"), None, SETTINGS).text
    except ReportpipeError as error:
        if not error.message:
            raise AssertionError("an error without a message") from error
        return False
    return True


def fuzz(target, number, seed):
    """Give so many inputs to a target; how many there were, and how many of them were read.

    What escapes is made small by Hypothesis, kept in CASES and raised.
    """
    counts = Counter()
    last = [b""]

    @hypothesis.seed(seed)
    @hypothesis.settings(
        max_examples=number,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(inputs(target))
    def every(data):
        counts["inputs"] += 1
        last[0] = data
        signal.alarm(SECONDS)
        try:
            counts["read"] += check(target, data)
        finally:
            signal.alarm(0)

    before = signal.signal(signal.SIGALRM, _too_long)
    try:
        every()
    except BaseException:
        place = CASES / target / hashlib.sha256(last[0]).hexdigest()[:12]
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(last[0])
        raise
    finally:
        signal.signal(signal.SIGALRM, before)
    return dict(counts)


def _too_long(number, frame):
    raise TimeoutError(f"longer than {SECONDS} s")
