"""The units that the names model reads."""

from hypothesis import given
from hypothesis import strategies as st

from reportpipe.annotate.wordpiece import FEATURES, Vocabulary, words

VOCABULARY = Vocabulary(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "kab", "##ul", "##ov", "elysee", "put", "##in", "##i"])


@given(st.text(max_size=300))
def test_words_hold_every_character_that_is_not_white_space(text):
    covered = "".join(text[word.start : word.end] for word in words(text))
    assert covered == "".join(text.split())


@given(st.text(max_size=100))
def test_features_are_in_range_and_words_in_order(text):
    last = 0
    for word in words(text):
        assert last <= word.start < word.end
        assert 0 <= word.feature < FEATURES
        last = word.end


@given(st.text(min_size=1, max_size=80))
def test_every_word_has_one_to_eight_pieces(word):
    assert 1 <= len(VOCABULARY.pieces(word)) <= 8


def test_the_longest_piece_comes_first():
    assert VOCABULARY.pieces("Kabulov") == (4, 5, 6)
    assert VOCABULARY.pieces("Putin") == (8, 9)


def test_case_and_accents_are_off_in_pieces_and_kept_in_features():
    assert VOCABULARY.pieces("Élysée") == (7,)
    shapes = [word.feature // 2 for word in words("the U Élysée NATO McCain iPhone 12 —")]
    assert shapes == [2, 3, 5, 4, 6, 7, 1, 0]


def test_a_word_with_letters_unknown_is_one_unknown():
    assert VOCABULARY.pieces("虎牢") == (VOCABULARY.unknown,)


def test_a_word_knows_whether_it_touches_the_one_before_and_stands_on_a_new_line():
    first, mark, second = words("U.\nS")
    assert (first.feature % 2, mark.feature % 2, second.feature % 2) == (0, 1, 0)
    assert (first.new_line, mark.new_line, second.new_line) == (False, False, True)
