from __future__ import annotations

import pytest

from reflect_tui.anonymise.contacts import contacts
from reflect_tui.anonymise.tokens import Page
from reflect_tui.anonymise.types import FindingKind


def found(text: str) -> list[str]:
    page = Page(text)
    return [page.flat[m.start : m.end] for m in contacts(page)]


@pytest.mark.parametrize(
    "address",
    [
        "a.person@council.example",
        "a@b.example",
        "first.last+notes@sub.council.example",
        "O'Neil@trust.example",
        "name_surname@nhs.example",
        "UPPER@CASE.EXAMPLE",
    ],
)
@pytest.mark.parametrize(
    "carrier", ["write to {} today", "<{}>", "mailto:{}", "({}).", "{}, please", "cc: {}; me"]
)
def test_an_email_address_is_found_whole(address: str, carrier: str) -> None:
    assert address in found(carrier.format(address))


@pytest.mark.parametrize(
    "said", ["jo (at) trust dot org", "jo[at]trust[dot]example", "jo at trust dot example"]
)
def test_an_email_address_spelt_out_is_found(said: str) -> None:
    assert found(f"it is {said} I think") == [said]


@pytest.mark.parametrize(
    "link",
    [
        "https://www.example.org/stories/oisin",
        "http://intranet.care.example/docs/final_v9.docx",
        "www.hub.example/people?id=4",
        "HTTPS://Example.org/A(b)c",
        "ftp://files.example/x",
    ],
)
@pytest.mark.parametrize("carrier", ["see {}", "[a link]({})", "<{}>", "({})", "{}.", "| {} |"])
def test_a_web_address_is_found_whole(link: str, carrier: str) -> None:
    assert link in found(carrier.format(link))


@pytest.mark.parametrize("site", ["ourhub.org.uk", "care.example", "trust.co.uk/contact"])
def test_a_bare_domain_is_found(site: str) -> None:
    assert site in found(f"it is all on {site} they said")


@pytest.mark.parametrize("handle", ["@kezzy_w04", "@Jo.Smith", "@trust"])
def test_an_account_name_is_found(handle: str) -> None:
    assert found(f"message {handle} not the phone") == [handle]


@pytest.mark.parametrize(
    "number",
    [
        "07700 900123",
        "07700900123",
        "07700-900-123",
        "(0191) 498 0123",
        "0191 498 0123",
        "020 7946 0333",
        "+44 7700 900123",
        "+44 (0)20 7946 0333",
        "01632 960 871",
        "0044 7700 900123",
        "0300 555 0199",
        "029 2018 0771",
        "0 7 7 0 0 9 0 0 1 2 3",
    ],
)
@pytest.mark.parametrize("carrier", ["ring {} after six", "Tel: {}", "({})", "{}.", "on {}, no answer"])
def test_a_phone_number_is_found_however_it_is_spaced(number: str, carrier: str) -> None:
    digits = [[c for c in piece if c.isdigit()] for piece in found(carrier.format(number))]
    assert [c for c in number if c.isdigit()] in digits


def test_a_phone_number_broken_over_a_line_is_found() -> None:
    assert found("she is on 07700\n900123 most days") == ["07700\n900123"]


@pytest.mark.parametrize("short", ["ring 264417", "call 496 0111", "number is 498 0633"])
def test_a_local_number_is_found_after_a_word_for_ringing(short: str) -> None:
    assert found(short)


@pytest.mark.parametrize("extension", ["ext 2214", "extn. 401", "extension 33", "Ext: 5502"])
def test_an_extension_is_found(extension: str) -> None:
    assert found(f"desk phone {extension} if stuck") == [extension]


def test_a_number_read_out_digit_by_digit_is_found() -> None:
    assert found("he said oh seven seven double oh nine hundred") == ["oh seven seven double oh nine"]


@pytest.mark.parametrize(
    "path", [r"C:\Users\sandra\notes", "/home/sandra/journal.md", r"\\server\share\file"]
)
def test_where_a_file_is_kept_is_found(path: str) -> None:
    assert found(f"saved in {path} for now") == [path]


@pytest.mark.parametrize(
    "harmless",
    [
        "We met at 10.30 and left at 4pm.",
        "Uncertainty 7/10, and 3.5 out of 5.",
        "It cost £12,500 over 2019/20.",
        "There were 24 of us in room 12.",
        "dated 14/11/2023 16:02",
        "one two three, off we go",
        "See the U.K. guidance, e.g. section 3.2.1.",
        "the final score was 2-1",
    ],
)
def test_ordinary_figures_and_words_are_left_alone(harmless: str) -> None:
    assert found(harmless) == []


def test_every_contact_has_a_reason_in_plain_words() -> None:
    page = Page("a@b.example 07700 900123 https://x.example @jo ext 22 10.0.0.12")
    marks = list(contacts(page))
    assert len(marks) >= 5
    assert all(m.kind is FindingKind.CONTACT for m in marks)
    assert all(m.why.startswith("looks like") for m in marks)
