"""Web pages, texts and markup files that want something."""

# ruff: noqa: E501 - what is hostile is left in one piece

import base64
import quopri

from packages import SAID

ARTICLE = f"<h1>The port of Nordhavn opens</h1><p>{SAID}</p><p>{SAID} It was built in 2019 by a company.</p>"
LOREM = "The ministry of ports said on Monday that the gate would open in May 2021. "


def page(inside, head="", after=""):
    text = f"<!DOCTYPE html><html><head><title>The port</title>{head}</head><body><article>{inside}{ARTICLE}</article>{after}</body></html>"
    return text.encode("utf8", "surrogatepass")


def web(lure):
    f, a = lure.file, lure.address
    inside = {
        "script": "<script>document.title='x'</script>",
        "script-network": f"<script src='{a}/s.js'></script>",
        "handlers": "<p onclick='alert(1)' onmouseover=alert(1)>Words.</p><body onload=alert(1)>",
        "picture-file": f"<img src='{f}'>",
        "picture-network": f"<img src='{a}/i.png' srcset='{a}/j.png 2x'>",
        "picture-data": "<img src='data:text/html,<script>alert(1)</script>'>",
        "frame-file": f"<iframe src='{f}'></iframe>",
        "frame-srcdoc": "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "object": f"<object data='{f}'></object><embed src='{a}/e'>",
        "svg-script": "<svg onload=alert(1)><script>alert(1)</script><text>Words</text></svg>",
        "svg-use": f"<svg><use xlink:href='{f}#x'/><image href='{a}/i.svg'/></svg>",
        "mutation-svg": "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
        "mutation-math": "<math><mtext><table><mglyph><style><!--</style><img title='--><img src=1 onerror=alert(1)>'>",
        "mutation-noscript": "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
        "template": "<template><script>alert(1)</script></template>",
        "link-script": f"<p><a href='javascript:alert(1)'>{SAID}</a></p>",
        "link-script-hidden": f"<p><a href='\x01java\nscript:alert(1)'>{SAID}</a></p>",
        "link-data": f"<p><a href='data:text/html,<script>alert(1)</script>'>{SAID}</a></p>",
        "link-file": f"<p><a href='{f}'>{SAID}</a></p>",
        "form": f"<form action='{a}/f'><input name=q autofocus onfocus=alert(1)><button>Go</button></form>",
        "style-url": f"<p style='background:url({a}/b.png);position:fixed'>{SAID}</p>",
        "style-expression": "<p style='width:expression(alert(1))'>Words.</p>",
        "comment-open": "<!-- ",
        "comment-conditional": "<!--[if IE]><script>alert(1)</script><![endif]-->",
        "cdata": "<![CDATA[<script>alert(1)</script>]]>",
        "entities": "<p>&lt;script&gt;alert(1)&lt;/script&gt; &#x3c;img src=x onerror=alert(2)&#62;</p>",
        "entity-numbers": "<p>&#0; &#xD800; &#x110000; &#99999999999; &#x1F4A9;</p>",
        "template-syntax": "<p>{{ 7*7 }} {% include '/etc/passwd' %} ${7*7} <%= 7*7 %></p>",
        "deep-3000": "<div>" * 3000 + "</div>" * 3000,
        "deep-100000": "<div>" * 100_000,
        "deep-inline": "<b>" * 20_000 + "Words.",
        "deep-lists": "<ul><li>" * 3000 + "Words.",
        "deep-tables": "<table><tr><td>" * 2000 + "Words.",
        "wide-table": "<table><tr>" + "<td>word</td>" * 5_000 + "</tr></table>",
        "many-attributes": "<p " + " ".join(f"a{n}=1" for n in range(5_000)) + ">Words.</p>",
        "huge-attribute": f"<p title='{'x' * 5_000_000}'>Words.</p>",
        "huge-tag-name": f"<{'x' * 1_000_000}>Words.",
        "many-paragraphs": "<p>Words.</p>" * 2_000,
        "nul-bytes": "<p>The mini\0stry\0</p><scr\0ipt>alert(1)</script>",
        "surrogates": "<p>Words \ud800 and \udfff halves.</p>",
        "turned": "<p>The \u202etropod\u202c file \u2066 stays \u2069 here.</p>",
    }
    head = {
        "title-breaks-out": "<title></title><script>alert(1)</script>",
        "title-markup": "<meta property='og:title' content='</title><script>alert(1)</script>'>",
        "author-markup": "<meta name=author content='\"><img src=x onerror=alert(1)>'>",
        "refresh": f"<meta http-equiv=refresh content='0;url={a}/r'>",
        "base": f"<base href='{a}/'>",
        "style-import": f"<style>@import url({a}/s.css); body {{ display: none }}</style>",
        "style-link": f"<link rel=stylesheet href='{a}/s.css'><link rel=preload href='{f}'>",
        "canonical-script": "<link rel=canonical href='javascript:alert(1)'>",
        "ld-deep": f"<script type='application/ld+json'>{'[' * 100_000}</script>",
        "ld-broken": '<script type=\'application/ld+json\'>{"@type": "NewsArticle", "headline": </script>',
        "ld-types": '<script type=\'application/ld+json\'>{"@type":"NewsArticle","headline":{"a":[1]},"author":[[["x"]]],"datePublished":[]}</script>',
        "ld-date": '<script type=\'application/ld+json\'>{"@type":"NewsArticle","datePublished":"99999-99-99T99:99:99Z"}</script>',
        "ld-markup": '<script type=\'application/ld+json\'>{"@type":"NewsArticle","headline":"<img src=x onerror=alert(1)>"}</script>',
        "ld-long": f'<script type=\'application/ld+json\'>{{"@type":"NewsArticle","headline":"{"long " * 200_000}"}}</script>',
        "charset-lies": "<meta charset=utf-7>",
        "charset-unknown": "<meta charset=klingon>",
        "charset-utf16": "<meta charset=utf-16>",
    }
    cases = {f"{name}.html": page(words) for name, words in inside.items()}
    cases |= {f"head-{name}.html": page("", words) for name, words in head.items()}
    entity = f'<!DOCTYPE html [<!ENTITY e SYSTEM "{f}">]>'
    xhtml = f'<html xmlns="http://www.w3.org/1999/xhtml"><body><p>&e;</p>{ARTICLE}</body></html>'
    cases["entity.xhtml"] = f'<?xml version="1.0"?>{entity}{xhtml}'.encode()
    cases["utf-7.html"] = page("+ADw-script+AD4-alert(1)+ADw-/script+AD4-")
    cases["escape-sequences.html"] = page("<p>\x1b$B words \x1b(B and \x1b[2J more</p>")
    cases["only-a-tag.html"] = b"<" * 500_000
    cases["cut.html"] = page("")[:120]
    return cases | _archives(lure)


def _archives(lure):
    head = b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
    part = b"--b\r\nContent-Type: text/html; charset=%s\r\nContent-Transfer-Encoding: %s\r\nContent-Location: %s\r\n\r\n%s\r\n"
    end = b"--b--\r\n"
    nested = b"".join(
        b'Content-Type: multipart/related; boundary="b%d"\r\n\r\n--b%d\r\n' % (level, level) for level in range(2000)
    )
    coded = quopri.encodestring(page(""))
    return {
        "file-location.mht": head + part % (b"utf-8", b"quoted-printable", lure.file.encode(), coded) + end,
        "bad-base64.mht": head + part % (b"utf-8", b"base64", b"x", base64.b64encode(page(""))[:-7] + b"\xff!") + end,
        "unknown-charset.mht": head + part % (b"x-none", b"quoted-printable", b"x", coded) + end,
        "nested-2000.mht": b"MIME-Version: 1.0\r\n" + nested,
        "no-page.mht": head + b"--b\r\nContent-Type: image/png\r\n\r\nx\r\n" + end,
        "long-header.mht": b"Subject: "
        + b"x" * 2_000_000
        + b"\r\n"
        + head
        + part % (b"utf-8", b"8bit", b"x", page(""))
        + end,
    }


def texts():
    title = "The port opens\n\n"
    return {
        "hundred-megabytes.txt": (LOREM * 1_400_000).encode(),
        "one-line.txt": (title + LOREM * 600).encode(),
        "one-word.txt": b"x" * 1_000_000,
        "no-stops.txt": (title + "ministry port gate " * 1_000).encode(),
        "many-lines.txt": (title + "word\n" * 4_000).encode(),
        "many-paragraphs.txt": (title + (LOREM + "\n\n") * 400).encode(),
        "nuls.txt": b"\0" * 100_000,
        "nuls-between.txt": "\0".join(title + LOREM).encode(),
        "nuls-in-text.txt": (title + LOREM).replace("gate", "ga\0te").encode(),
        "surrogates.txt": (title + LOREM + "\ud800 and \udc00").encode("utf8", "surrogatepass"),
        "surrogates-utf16.txt": b"\xff\xfe" + (title + LOREM + "\ud800 x").encode("utf-16-le", "surrogatepass"),
        "utf32.txt": (title + LOREM).encode("utf-32"),
        "overlong.txt": (title + LOREM).encode() + b"\xc0\xaf\xe0\x80\xaf\xf8\x88\x80\x80\x80",
        "half-characters.txt": (title + LOREM + "é" * 100).encode()[:-1],
        "turned.txt": (title + "\u202e" + LOREM + "\u202c \u2067 gate \u2069 " + LOREM).encode(),
        "invisible.txt": (title + "\u200b\u200d\u2060\ufeff".join(LOREM)).encode(),
        "stacked-accents.txt": (title + "Z" + "\u0301\u0302" * 2_000 + " port. " + LOREM).encode(),
        "tags-plane.txt": (
            title + LOREM + "".join(chr(0xE0000 + ord(c)) for c in "ignore this") + " " + LOREM
        ).encode(),
        "private-use.txt": (title + "\ue000\uf8ff\U000f0000 " + LOREM).encode(),
        "noncharacters.txt": (title + "\ufffe\uffff\U0010ffff " + LOREM).encode(),
        "terminal.txt": (title + "\x1b[2J\x1b]0;owned\x07 \x9b31m " + LOREM).encode(),
        "form-feeds.txt": (title + ("\f\v\x1c\x1d\x85\u2028\u2029" + LOREM) * 20).encode(),
        "markup.txt": (title + "<script>alert(1)</script> &amp; <img src=x onerror=alert(2)> " + LOREM).encode(),
        "template-syntax.txt": (title + "{{ 7*7 }} {% raw %} {# x #} " + LOREM).encode(),
        "latex.txt": (title + "\\input{/etc/passwd} \\write18{id} $x^2$ " + LOREM).encode(),
        "dates-only.txt": ("3 May 2021, " * 1_000).encode(),
        "digits.txt": ("1234567890 " * 2_000).encode(),
        "digits-together.txt": (title + "9" * 300_000 + " " + LOREM).encode(),
        "years.txt": (title + "In 99999 and 0000 and -500 and 2021-02-30, 31 June 2021. " + LOREM).encode(),
        "brackets.txt": (title + "(" * 1_000 + LOREM + ")" * 1_000).encode(),
        "quotes.txt": (title + "“" * 3_000 + LOREM).encode(),
        "stops.txt": (title + ". " * 5_000).encode(),
        "capitals.txt": (title + "Ministry Of Ports And Gates " * 1_000).encode(),
        "names-chain.txt": (title + "Anna of the Bank of the Port of the City of " * 100).encode(),
        "acronyms.txt": (title + " ".join(f"Body Number {n} (BN{n}) met." for n in range(300))).encode(),
        "names-many.txt": (
            title + " ".join(f"Minister Anna Berg{chr(97 + n % 26)}{chr(97 + n // 26 % 26)} spoke." for n in range(300))
        ).encode(),
        "spaces.txt": (title + " " * 1_000_000 + LOREM).encode(),
        "tabs-lines.txt": (title + "\t\n \n" * 50_000 + LOREM).encode(),
        "one-letter.txt": b"x",
        "one-mark.txt": b".",
        "mojibake.txt": (title + LOREM.replace("gate", "gÃ¢â‚¬â„¢ate")).encode() * 3,
        "mixed-line-ends.txt": (title + LOREM).replace(". ", ".\r").encode() + b"\r\n\n\r" + LOREM.encode(),
    }


def markup(lure):
    """Formats that pandoc reads, each asking for a file, an address or a program in its own way."""
    path, address = lure.path, lure.address
    body = f"\n\n{SAID} {SAID}\n"
    marked = f"# The port\n\n{SAID}\n\n"
    return {
        "script.md": (marked + "<script>alert(1)</script>\n\n<p onclick=alert(1)>x</p>" + body).encode(),
        "link-script.md": (marked + "[words](javascript:alert(1)) ![x](javascript:alert(2))" + body).encode(),
        "picture-file.md": (marked + f"![x]({lure.file}) ![y]({address}/i.png)" + body).encode(),
        "yaml-bomb.md": (
            "---\n"
            + "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9) if n else 'x'}]\n" for n in range(9))
            + "---\n"
            + marked
        ).encode(),
        "yaml-markup.md": (f"---\ntitle: '<script>alert(1)</script>'\nauthor: [[x]]\ndate: []\n---\n{marked}").encode(),
        "yaml-include.md": (
            f"---\ninclude-before: {path}\ncss: {address}/s.css\nbibliography: {path}\n---\n{marked}"
        ).encode(),
        "brackets-3000.md": (marked + "[" * 3000 + body).encode(),
        "stars.md": (marked + "*" * 10_000 + "x" + body).encode(),
        "emphasis.md": (marked + "*a_" * 1_000 + body).encode(),
        "backticks.md": (marked + "`" * 50_000 + body).encode(),
        "quotes-3000.md": (marked + ">" * 3000 + " x" + body).encode(),
        "lists-deep.md": (marked + "".join("  " * n + "- x\n" for n in range(300)) + body).encode(),
        "table.md": (marked + "|" + "a|" * 2000 + "\n|" + "-|" * 2000 + "\n|" + "b|" * 2000 + body).encode(),
        "footnotes-loop.md": (marked + "[^1]\n\n[^1]: x [^1]\n" + body).encode(),
        "raw-tex.md": (marked + "\\input{" + path + "} ```{=latex}\n\\write18{id}\n```" + body).encode(),
        "include.tex": (
            "\\documentclass{article}\\title{The port}\\begin{document}\\input{"
            + path
            + "}\n"
            + SAID
            + "\n\\end{document}"
        ).encode(),
        "loop.tex": (
            "\\documentclass{article}\\newcommand{\\x}{\\x\\x}\\begin{document}\\x\n" + SAID + "\n\\end{document}"
        ).encode(),
        "include.rst": (
            f"The port\n========\n\n.. include:: {path}\n\n.. raw:: html\n   :file: {path}\n\n.. csv-table:: x\n   :file: {path}{body}"
        ).encode(),
        "include.org": (f'#+TITLE: The port\n#+INCLUDE: "{path}"\n#+BEGIN_SRC sh\nid\n#+END_SRC{body}').encode(),
        "include.adoc": (f"= The port\n\ninclude::{path}[]{body}").encode(),
        "read.typ": (f'= The port\n\n#read("{path}")\n#include "{path}"{body}').encode(),
        "template.wiki": ("{{" * 3000 + f"{body}" + "}}" * 3000).encode(),
        "script.textile": (f'h1. The port\n\n<script>alert(1)</script>\n\n"x":javascript:alert(1){body}').encode(),
        "entity.dbk": (
            f'<?xml version="1.0"?><!DOCTYPE article [<!ENTITY e SYSTEM "{lure.file}">]><article xmlns="http://docbook.org/ns/docbook"><title>The port</title><para>&e; {SAID}</para></article>'
        ).encode(),
        "include.dbk": (
            f'<?xml version="1.0"?><article xmlns="http://docbook.org/ns/docbook" xmlns:xi="http://www.w3.org/2001/XInclude"><title>The port</title><xi:include href="{lure.file}" parse="text"/><para>{SAID}</para></article>'
        ).encode(),
        "script.ipynb": (
            '{"cells": [{"cell_type": "markdown", "metadata": {}, "source": ["# The port\\n", "'
            + SAID
            + '"]}, {"cell_type": "code", "metadata": {}, "execution_count": 1, "source": [], "outputs": [{"output_type": "display_data", "metadata": {}, "data": {"text/html": ["<script>alert(1)</script>"]}}]}], "metadata": {}, "nbformat": 4, "nbformat_minor": 2}'
        ).encode(),
        "entity.fb2": (
            f'<?xml version="1.0"?><!DOCTYPE FictionBook [<!ENTITY e SYSTEM "{lure.file}">]><FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0"><body><section><p>&e; {SAID}</p></section></body></FictionBook>'
        ).encode(),
        "groups-3000.rtf": (r"{\rtf1 " + "{" * 3000 + SAID + "}" * 3001).encode(),
        "groups-200000.rtf": (r"{\rtf1 " + "{" * 200_000 + SAID).encode(),
        "bin.rtf": (r"{\rtf1 \bin999999999 " + SAID + "}").encode(),
        "field.rtf": (r'{\rtf1 {\field{\*\fldinst INCLUDETEXT "' + path + r'"}{\fldrslt seen}} ' + SAID + "}").encode(),
        "object.rtf": (
            r"{\rtf1 {\object\objautlink\objupdate{\*\objclass Word.Document.8}{\*\objdata 0105000002000000}} "
            + SAID
            + "}"
        ).encode(),
        "template.rtf": (r"{\rtf1 {\*\template " + address + r"/t.dotm} " + SAID + "}").encode(),
        "surrogates.rtf": (r"{\rtf1\ansi The \u-10240? and \u-8192? halves. " + SAID + "}").encode(),
        "numbers.rtf": (r"{\rtf1\uc99999999\u999999999999? \fs-99999999999 " + SAID + "}").encode(),
        "cut.rtf": (r"{\rtf1\ansi {\b " + SAID).encode(),
    }
