from __future__ import annotations

import pytest

from reflect_tui.domain.text import has_hidden
from reflect_tui.exchange.decode import Decoded, NotText, Quoting, decode

POUND = "£10, it’s “fine” — naïve"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (POUND.encode(), "utf-8"),
        (POUND.encode("utf-8-sig"), "utf-8"),
        (b"\xef\xbb\xbf" + POUND.encode("utf-8-sig"), "utf-8"),
        (b"\xff\xfe" + POUND.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + POUND.encode("utf-16-be"), "utf-16-be"),
        (POUND.encode("utf-16-le"), "utf-16-le"),
        (POUND.encode("utf-16-be"), "utf-16-be"),
        (b"\xff\xfe\x00\x00" + POUND.encode("utf-32-le"), "utf-32-le"),
        (b"\x00\x00\xfe\xff" + POUND.encode("utf-32-be"), "utf-32-be"),
    ],
)
def test_an_encoding_that_can_be_known_is_read_without_a_guess(data: bytes, encoding: str) -> None:
    assert decode(data) == Decoded(POUND, encoding)


def test_windows_1252_is_read_and_the_guess_is_told() -> None:
    assert decode(b"plain\nit\x92s \xa310") == Decoded("plain\nit’s £10", "windows-1252", guessed_line=2)


def test_a_line_that_is_utf_8_stays_so_beside_one_that_is_not() -> None:
    read = decode("Schön\n".encode() + b"caf\xe9\n" + "naïve".encode())
    assert read.text == "Schön\ncafé\nnaïve"
    assert read.guessed_line == 2


def test_a_byte_that_no_encoding_has_is_a_replacement_mark() -> None:
    read = decode(b"one\ntwo \x81\x8d three")
    assert read.text == "one\ntwo \ufffd\ufffd three"
    assert read.guessed_line == 2


def test_a_character_lost_before_we_saw_it_is_told_too() -> None:
    assert decode("one\ntwo\nit\ufffds".encode()).guessed_line == 3


def test_half_a_character_at_the_end_of_utf_16_is_told() -> None:
    assert decode(b"\xff\xfe" + "ab".encode("utf-16-le") + b"\x61").guessed_line == 1


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u0085", "\u2028", "\u2029"])
def test_every_line_end_becomes_a_line_feed(end: str) -> None:
    read = decode(f"one{end}two{end}".encode())
    assert read.text == "one\ntwo\n"
    assert read.hidden_lines == ()


def test_old_macintosh_line_ends_count_as_lines_in_a_guess() -> None:
    assert decode(b"one\rtwo\rit\x92s").guessed_line == 3


def test_an_ellipsis_of_windows_is_not_a_line_end() -> None:
    assert decode(b"wait\x85 what").text == "wait… what"


@pytest.mark.parametrize("space", "\u00a0\u1680\u2003\u2009\u202f\u205f\u3000")
def test_every_space_becomes_a_plain_one(space: str) -> None:
    assert decode(f"1.{space}What".encode()).text == "1. What"


def test_tabs_and_curly_quotes_stay() -> None:
    assert decode("\t“one” ‘two’".encode()).text == "\t“one” ‘two’"


def test_an_escape_sequence_loses_its_teeth_and_keeps_its_letters() -> None:
    read = decode(b"one\ntwo \x1b]52;c;aGVsbG8=\x07 three\n")
    assert read.text == "one\ntwo ]52;c;aGVsbG8= three\n"
    assert read.hidden_lines == (2,)


def test_the_lines_that_lost_something_are_counted_in_the_file() -> None:
    read = decode("fine\r\n\u202eone\r\nfine\r\nt\u200bwo\r\n".encode())
    assert read.hidden_lines == (2, 4)
    assert not has_hidden(read.text)


@pytest.mark.parametrize("blank", ["\x0b", "\x0c"])
def test_a_page_break_is_a_space_and_is_told(blank: str) -> None:
    read = decode(f"one{blank}two".encode())
    assert read.text == "one two"
    assert read.hidden_lines == (1,)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("> one\n> two", "one\ntwo"),
        (">one\n>\n>two", "one\n\ntwo"),
        ("> > > one\n>> two\n > three", "one\ntwo\nthree"),
        (">   deep\n> flat", "  deep\nflat"),
        ("> one\n\n> two", "one\n\ntwo"),
    ],
)
def test_quoting_of_the_whole_file_is_taken_off(written: str, read: str) -> None:
    decoded = decode(written.encode())
    assert decoded.text == read
    assert decoded.quoting is Quoting.EVERY_LINE


def test_quoting_of_nearly_the_whole_file_is_taken_off_and_named_so() -> None:
    decoded = decode(b"Somebody wrote:\n> 1\n> 2\n> 3\n> 4")
    assert decoded.text == "Somebody wrote:\n1\n2\n3\n4"
    assert decoded.quoting is Quoting.MOST_LINES


def test_one_quoted_line_among_others_is_left_alone() -> None:
    decoded = decode(b"one\n> two\nthree")
    assert decoded.text == "one\n> two\nthree"
    assert decoded.quoting is Quoting.NONE


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", NotText.EMPTY),
        (b" \r\n\t", NotText.BLANK),
        (b"\x00" * 99, NotText.BLANK),
        (b"\xef\xbb\xbf\r\n", NotText.BLANK),
        ("\u200b\u202e".encode(), NotText.BLANK),
        (b">\n>\n", NotText.BLANK),
        (b"PK\x03\x04 word/document.xml", NotText.WORD),
        (b"PK\x03\x04 holiday.jpg", NotText.ZIP),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", NotText.WORD),
        (b"{\\rtf1 words}", NotText.RTF),
        (b"\xef\xbb\xbf{\\rtf1 words}", NotText.RTF),
        (b"%PDF-1.4", NotText.PDF),
        (b"> %PDF-1.4", NotText.PDF),
        (b"<html lang=en>", NotText.HTML),
        (b"\xef\xbb\xbf\n  <!DocType HTML>", NotText.HTML),
        (b"<?xml version='1.0'?>", NotText.HTML),
        (b"\xff\xd8\xff\xe0 JFIF", NotText.BINARY),
        (b"SQLite format 3\x00\x10", NotText.BINARY),
        (bytes(range(32)) * 8, NotText.BINARY),
    ],
)
def test_what_is_no_text_is_named(data: bytes, kind: NotText) -> None:
    decoded = decode(data)
    assert decoded.refusal is kind
    assert decoded.text == ""


@pytest.mark.parametrize(
    "data", [b"# T\n1. a\x00b\n", b"\x1b[2J\x1b[3J", b"\x07" * 500 + b"# T", b"PK is not a zip", b"# <html>"]
)
def test_text_with_something_odd_in_it_is_still_text(data: bytes) -> None:
    assert decode(data).refusal is None
