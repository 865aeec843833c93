"""Bytes of every common encoding come back as the text that was written."""

import pytest

from reportpipe.errors import NotText
from reportpipe.readers.decode import decode

ENGLISH = "Café owners in São Paulo — naïve or not — said “no”. The minister’s 5–11 May trip cost £30 or €40… "
FRENCH = "Le ministère a déclaré à l’été que les élèves étaient prêts. Où êtes-vous? «Voilà», dit-il. "
RUSSIAN = "Министерство иностранных дел заявило во вторник, что переговоры продолжатся. Это объявлено в Москве. "
POLISH = "Życie w Łodzi jest piękne, źródło mówi że żółw śpi. Początek września był ciepły i następny też. "


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "cp1252"),
        (ENGLISH, "mac_roman"),
        (FRENCH, "cp1252"),
        (FRENCH, "mac_roman"),
        ("Die Übergabe der Schlüssel an die Behörde erfolgte gemäß Größe. ", "latin_1"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (POLISH, "cp1250"),
        (ENGLISH, "utf_16_le"),
        (RUSSIAN, "utf_16_be"),
        (RUSSIAN, "utf_16"),
        (ENGLISH, "utf_32_le"),
        (ENGLISH, "utf_8_sig"),
        ("The minister’s trip was long and it went on for days. ", "cp1252"),
        ("The minister’s trip was long and it went on for days. ", "mac_roman"),
    ],
)
@pytest.mark.parametrize("repeats", [1, 6])
def test_encoding_is_recognised(text: str, encoding: str, repeats: int):
    assert decode((text * repeats).encode(encoding), "x").text == text * repeats


def test_guess_leaves_a_note_and_utf8_leaves_none():
    guessed = decode(RUSSIAN.encode("cp1251"), "letter.txt")
    assert [(note.code, note.where) for note in guessed.notes] == [("reader.encoding", "letter.txt")]
    assert "Windows-1251" in guessed.notes[0].message
    assert decode(RUSSIAN.encode(), "x").notes == ()


def test_declared_encoding_wins_over_a_guess_but_not_over_utf8():
    assert decode("żółw".encode("iso8859_2"), "x", "iso8859_2").text == "żółw"
    assert decode("żółw".encode(), "x", "iso8859_2").text == "żółw"
    assert decode("żółw".encode("cp1250") + b" .", "x", "no-such-encoding").text


def test_mojibake_is_mended_and_noted():
    decoded = decode("The MinistÃ¨re saidâ€™s".encode(), "x")
    assert decoded.text == "The Ministère said’s"
    assert [note.code for note in decoded.notes] == ["reader.mojibake"]


def test_sound_french_is_no_mojibake():
    assert decode(FRENCH.encode(), "x").text == FRENCH


def test_a_damaged_byte_in_utf8_costs_one_character():
    data = (RUSSIAN * 3).encode() + b"\xff" + RUSSIAN.encode()
    decoded = decode(data, "x")
    assert decoded.text == RUSSIAN * 3 + "\ufffd" + RUSSIAN
    assert "reader.broken_characters" in {note.code for note in decoded.notes}


def test_random_bytes_never_raise_anything_but_not_text():
    for seed in range(60):
        data = bytes((seed * 37 + place * place * 11) % 256 for place in range(300))
        try:
            assert isinstance(decode(data, "x").text, str)
        except NotText:
            continue


def test_pieces_in_another_encoding_do_not_make_a_text_unreadable():
    decoded = decode(FRENCH.encode() + "café déjà vu".encode("cp1252"), "x")
    assert decoded.text == FRENCH + "café déjà vu"
    assert "pieces in Windows-1252" in decoded.notes[0].message


def test_bullets_of_windows_are_no_sign_of_another_encoding():
    assert decode("The points:\n· the second, by four;\n· the third – by €40".encode("cp1252"), "x").notes[
        0
    ].message == ("The text looks like Windows-1252, not UTF-8.")
