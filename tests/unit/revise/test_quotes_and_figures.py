"""What people do in Word to quotes and figures."""

import pytest

from reportpipe import styles
from reportpipe.errors import MemoError
from reportpipe.model import Figure, Memo, Quote, Section
from reportpipe.revise import revise, revision
from reportpipe.sections import identified, restyled
from reportpipe.typeset.docx import typeset


@pytest.fixture(scope="module")
def quoting(memo: Memo) -> Memo:
    """The harbour memo with two quotes and a figure."""
    span = memo.points[1].evidence[0]
    quotes = tuple(
        Quote(id=f"quote_{n}", text=text, speaker=speaker, actor=memo.actors[0].id, evidence=(span,))
        for n, (text, speaker) in enumerate((("The port is open.", "Ana Ruiz, mayor"), ("We will pay.", "Tor Vinge")))
    )
    figure = Figure(
        id="figure_0",
        text="The port moved 40,000 boxes.",
        amount="40,000",
        value=4e4,
        measures="boxes",
        evidence=(span,),
    )
    sections = (
        *memo.sections,
        Section(id="s_quotes", kind="quotes", items=("quote_0", "quote_1")),
        Section(id="s_figures", kind="figures", items=("figure_0",)),
    )
    return memo.model_copy(update={"quotes": quotes, "figures": (figure,), "sections": sections})


@pytest.fixture
def desk(quoting: Memo, desk_of):
    return desk_of(typeset(quoting, styles.find("memo")).data)


def test_an_unedited_file_gives_no_edits(quoting, desk):
    assert revise(quoting, desk.save()) == (quoting, [])


def test_other_words_and_another_speaker(quoting, desk):
    line = desk.lines("Key Quote")[0]
    desk.write(line, "“The port is shut.”")
    desk.write(line, "Ana Ruiz, harbour master", "AsSaid")
    found = revision(quoting, desk.save("Ana Editor"))
    assert [(edit.item, edit.field, edit.after) for edit in found.edits] == [
        ("quote_0", "text", "The port is shut."),
        ("quote_0", "speaker", "Ana Ruiz, harbour master"),
    ]
    assert found.remainder == ()
    changed = found.memo.quotes[0]
    assert (changed.text, changed.speaker, changed.actor) == ("The port is shut.", "Ana Ruiz, harbour master", None)
    assert changed.by == "Ana Editor"


@pytest.mark.parametrize(("new", "amount"), [("The port moves 40,000 boxes.", "40,000"), ("It moved a lot.", None)])
def test_a_figure_keeps_what_it_measures_while_it_has_its_amount(quoting, desk, new, amount):
    line = desk.lines("Key Figure")[0]
    desk.write(line, "", "Amount")
    desk.write(line, new)
    found = revision(quoting, desk.save())
    figure = found.memo.figures[0]
    assert (figure.text, figure.amount, bool(figure.measures)) == (new, amount, amount is not None)
    assert revise(found.memo, typeset(found.memo, styles.find("memo")).data) == (found.memo, [])


def test_a_quote_deleted_and_one_moved(quoting, desk):
    first, second = desk.lines("Key Quote")
    first._p.addprevious(second._p)
    moved = revision(quoting, desk.save())
    assert [edit.operation for edit in moved.edits] == ["moved"]
    assert [quote.id for quote in moved.memo.items_of("quotes")] == ["quote_1", "quote_0"]
    first._p.getparent().remove(first._p)
    gone = revision(quoting, desk.save())
    assert [quote.id for quote in gone.memo.quotes] == ["quote_1"]


def test_a_quote_added_comes_with_its_speaker(quoting, desk):
    import docx

    first = desk.lines("Key Quote")[0]
    twin = desk.twin(first._p)
    first._p.addnext(twin)
    new = docx.text.paragraph.Paragraph(twin, first._parent)
    desk.write(new, "“Nobody asked us.”")
    desk.write(new, "Lena Ruud", "AsSaid")
    found = revision(quoting, desk.save())
    assert [quote.text for quote in found.memo.items_of("quotes")] == [
        "The port is open.", "Nobody asked us.", "We will pay.",
    ]  # fmt: skip
    assert found.memo.items_of("quotes")[1].speaker == "Lena Ruud"
    assert found.remainder == ()


@pytest.mark.parametrize("revised", [False, True], ids=["composed", "revised"])
def test_a_memo_set_in_another_style_is_the_same_memo(memo, desk_of, revised):
    """Its file comes back to the memo.json that it was set from, which has no section of quotes."""
    span = memo.points[1].evidence[0]
    quote = Quote(id="quote_0", text="The port is open.", speaker="Ana Ruiz", evidence=(span,))
    plain = identified(memo.model_copy(update={"quotes": (quote,), "revision": 0}))
    if revised:
        plain = plain.model_copy(update={"revision": 3})
    brief = restyled(plain, "brief")
    desk = desk_of(typeset(brief, styles.find("brief")).data)
    assert revise(plain, desk.save()) == (brief, [])
    desk.write(desk.lines("Key Quote")[0], "“The port is shut.”")
    made, edits = revise(plain, desk.save("Ana Editor"))
    assert [(edit.item, edit.after) for edit in edits] == [("quote_0", "The port is shut.")]
    assert (made.layout.style, made.revision) == ("brief", plain.revision + 1)
    with pytest.raises(MemoError, match=f"not from {memo.id}x"):
        revise(plain.model_copy(update={"id": f"{memo.id}x", "title": "Another"}), desk.save())
