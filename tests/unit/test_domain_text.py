from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reflect_tui.domain.text import has_hidden, one_line, storable, visible

C0 = [chr(n) for n in range(0x20) if chr(n) not in "\t\n\r"]
C1 = [chr(n) for n in range(0x7F, 0xA0) if n != 0x85]
BIDI = list("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
NO_WIDTH = list(
    "\u00ad\u034f\u180e\u200b\u2060\u2061\u2062\u2063\u2064\u2065\u206a\u206f\ufeff\ufff9\ufffa\ufffb"
)
TAGS = [chr(n) for n in (0xE0000, 0xE0001, 0xE0020, 0xE0041, 0xE007E, 0xE007F)]
SELECTORS = [chr(n) for n in (0xE0100, 0xE0155, 0xE01EF)]
HIDDEN = C0 + C1 + BIDI + NO_WIDTH + TAGS + SELECTORS
ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=60)


def name_of(letter: str) -> str:
    return f"U+{ord(letter):04X}"


@pytest.mark.parametrize("letter", HIDDEN, ids=name_of)
def test_a_hidden_character_is_dropped_and_nothing_else(letter: str) -> None:
    assert visible(f"Ja{letter}ne {letter}£5") == "Jane £5"
    assert has_hidden(f"a{letter}b")


def test_no_control_format_or_tag_character_of_unicode_passes_but_the_joiners() -> None:
    passing = {
        letter
        for letter in map(chr, range(sys.maxunicode + 1))
        if unicodedata.category(letter) in ("Cc", "Cf") and visible(letter) == letter
    }
    kept = {"\t", "\n", "\u200c", "\u200d"}
    # Numbers and titles of Arabic, Syriac, Kaithi and Egyptian scripts are marks that are seen.
    seen = {letter for letter in passing if unicodedata.bidirectional(letter) in ("AN", "AL")}
    seen |= {"\U000110bd", "\U000110cd"} | {chr(n) for n in range(0x13430, 0x13440)}
    assert passing - seen == kept


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("a\r\nb", "a\nb"),
        ("a\rb", "a\nb"),
        ("a\n\rb", "a\n\nb"),
        ("a\x85b", "a\nb"),
        ("a\u2028b\u2029c", "a\nb\nc"),
        ("a\r\r\nb", "a\n\nb"),
        ("a\tb", "a\tb"),
        ("\x1b]52;c;aGVsbG8=\x07x", "]52;c;aGVsbG8=x"),
        ("\x1b[2Jx", "[2Jx"),
        ("\x9b2Jx", "2Jx"),
        ("\ufeffx", "x"),
        ("x\ud800y", "x\ufffdy"),
        ("\udcff", "\ufffd"),
    ],
)
def test_line_ends_become_one_kind_and_escapes_lose_their_escape(typed: str, seen: str) -> None:
    assert visible(typed) == seen


@pytest.mark.parametrize(
    "text",
    [
        "👩\u200d👩\u200d👧 and 👍🏽 and ❤\ufe0f",
        "می\u200cخواهم",
        "Siân, Ŵyn, Niamh Ó Súilleabháin, İstanbul, Straße",
        "e\u0301 and é",
        "[@click=app.quit]x[/] [/ {} <b>",
        "שלום",
        "1\u00a0000",
    ],
)
def test_what_people_write_stays_as_it_is(text: str) -> None:
    assert visible(text) == text
    assert not has_hidden(text)


@given(ANY_TEXT)
@example("\x0d\x00\x0a")
@example("\ud83d\ude00")
def test_what_was_made_visible_is_visible(text: str) -> None:
    once = visible(text)
    assert visible(once) == once
    assert not has_hidden(once)
    assert once.encode().decode() == once
    assert not any(unicodedata.category(letter) == "Cc" and letter not in "\t\n" for letter in once)


@given(ANY_TEXT)
def test_hidden_is_what_visible_changes(text: str) -> None:
    plain = text.replace("\r\n", "\n")
    for end in "\r\x85\u2028\u2029":
        plain = plain.replace(end, "\n")
    assert has_hidden(text) is (visible(text) != plain)


@given(ANY_TEXT, st.integers(2, 130))
def test_one_line_is_one_line_and_no_longer_than_asked(text: str, width: int) -> None:
    line = one_line(text, width)
    assert len(line) <= width
    assert line == line.strip()
    assert not set(line) & set("\n\r\t")
    assert not has_hidden(line)


def test_one_line_folds_space_and_says_that_it_was_cut() -> None:
    assert one_line("  two\n\n words\t here ") == "two words here"
    assert one_line("one two three", 8) == "one two…"
    assert one_line("one two", 7) == "one two"
    assert one_line("") == ""


def test_the_first_words_are_found_behind_a_page_of_space() -> None:
    assert one_line("\n" * 20_000 + "words", 60) == "words"
    assert one_line("words " * 200_000, 10) == "words wor…"


@given(ANY_TEXT)
def test_what_is_stored_is_what_was_typed_but_for_what_no_file_can_hold(text: str) -> None:
    kept = storable(text)
    assert len(kept) == len(text)
    assert storable(kept) == kept
    for typed, now in zip(text, kept, strict=True):
        assert now == typed or (now == "\ufffd" and "\ud800" <= typed <= "\udfff")
