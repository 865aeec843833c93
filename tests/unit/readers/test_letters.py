"""Mails as text: which of several is the article, and what their heads tell."""

import datetime as dt

import pytest

from reportpipe.errors import EmptySource
from reportpipe.readers import read
from reportpipe.readers.letters import open_letter

HEAD = "From: Li Wei <li@desk.example>\nSent: 3 May 2024 08:14\nTo: Desk\nSubject: {}\n\n"


@pytest.mark.parametrize(
    ("text", "subject", "body"),
    [
        (HEAD.format("Fees rise") + "Fees rose.", "Fees rise", "Fees rose."),
        (HEAD.format("RE: Fees") + "No.\n\n" + HEAD.format("Fees") + "Yes?", "Fees", "No."),
        (HEAD.format("FW: Fees") + "See below.\n\n" + HEAD.format("Fees") + "Fees rose.", "Fees", "Fees rose."),
        (
            HEAD.format("FW: Fees") + HEAD.format("Fwd: Fees") + HEAD.format("Fees") + "Fees rose.",
            "Fees",
            "Fees rose.",
        ),
    ],
)
def test_the_mail_that_is_the_article(text: str, subject: str, body: str):
    letter = open_letter(text)
    assert letter
    assert letter.subject == subject
    assert letter.body.strip().startswith(body)
    assert letter.published
    assert letter.published.day == dt.date(2024, 5, 3)
    assert letter.author
    assert letter.author.value == "Li Wei"
    assert letter.publisher is None


@pytest.mark.parametrize(
    "text",
    [
        "Fees rise\n\n" + HEAD.format("Fees") + "Fees rose.",
        "From: the harbour\nTo: the sea\n\nFees rose.",
        "Subject: fees\n\nFees rose.",
        f"From: the harbour\nSubject: {'x' * 2_000}\n\nFees rose.",
        "",
    ],
)
def test_what_is_no_mail(text: str):
    assert open_letter(text) is None


def test_a_mail_without_text_says_so():
    mail = b"From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\nx"
    with pytest.raises(EmptySource, match="no text"):
        read(mail, "a.eml")


def test_a_mail_with_a_broken_head_is_read():
    mail = b"Received: by x\r\nFrom: =?utf-8?q?=ff?= <\r\nTo: (((\r\nDate: never\r\nSubject: Fees\r\n\r\nFees rose."
    article = read(mail, "a.eml")
    assert article.title == "Fees"
    assert article.published is None
