from __future__ import annotations

import json
from collections.abc import Iterable

import pytest

from reflect_tui.anonymise import Known, apply, find, remaining, risks, stand_ins, survivors
from tests.counting import steps

KNOWN = [Known("Samira Rehman"), Known("Will Hart")]

HOSTILE = {
    "nothing": "",
    "spaces": " " * 5000,
    "one letter": "a" * 20000,
    "one long word": "Samira" * 3000,
    "capitals": "A B C D " * 2000,
    "names": "Samira Rehman " * 800,
    "hyphens": "Al-" * 4000,
    "apostrophes": "o'" * 4000,
    "saints": "St " * 3000,
    "joiners": "House of the " * 1000,
    "digits": "1234567890" * 1500,
    "phone": "07700 900 " * 1000,
    "at signs": "a@b." * 2500,
    "dots": "a.b.c." * 2000,
    "slashes": "1/2/" * 2500,
    "open brackets": "[(" * 5000,
    "pipes": "| a | B " * 1200,
    "lines": "x\n" * 5000,
    "fences": "```\n" * 2000,
    "emphasis": "**_" * 3000,
    "quotes": '"A" ' * 2500,
    "number words": "twenty one " * 900,
    "accents": "e\u0301" * 4000,
    "hidden": "S\u200ba" * 4000,
    "bidi": "\u202eabc\u202c" * 2000,
    "lone surrogates": "\ud800x\udfff " * 2500,
    "emoji": "😀👩‍👩‍👧 " * 1500,
    "arabic": "سميرة قالت " * 1000,
    "chinese": "李小明说了话。" * 1000,
    "full width": "Ｓａｍｉｒａ　" * 1000,
    "nul": "\x00Samira\x00" * 1500,
    "greeting": "Hi\n" * 4000,
    "colons": "AB: CD " * 2500,
    "roll calls": "Pres: AB, CD, EF\n" * 1000,
    "particles": "Ab-y-cd-" * 2500,
    "pet names": " ".join(f"Ab{chr(97 + i % 26)}zzie" for i in range(2500)),
    "word names": "Rose " * 4000,
    "small word names": "so i told hope " * 1500,
    "swapped": "teh jsut siad " * 1500,
}


@pytest.mark.parametrize("name", list(HOSTILE))
def test_hostile_text_neither_raises_nor_loses_its_place(name: str) -> None:
    text = HOSTILE[name]
    rows = find([text], KNOWN)
    for found in rows[0]:
        assert text[found.start : found.end] == found.text
    done = apply(text, rows[0], stand_ins(rows, KNOWN)).text
    remaining(done)
    risks(done)
    assert survivors(done, [f.text for f in rows[0]], KNOWN) == []


PROSE = (
    "I rang Mrs Okonjo on 07700 900123 about the stairs at 44 Victoria Road. Kwame, aged 52, was there "
    "on 3 March 2024. "
    "We talked for an hour and I listened more than I spoke, which is new. Hope laughed. "
)


@pytest.mark.parametrize(
    "piece",
    [
        PROSE,
        "Samira Rehman ",
        "Al-",
        "St ",
        "07700 900 ",
        "a@b.c ",
        "House of the ",
        "| a | B ",
        "x\n",
        "1/2/",
        " ",
        "told wren ",
    ],
    ids=lambda piece: json.dumps(piece[:12]),
)
def test_four_times_the_text_is_about_four_times_the_work(piece: str) -> None:
    short, long = piece * (3000 // len(piece)), piece * (12000 // len(piece))
    find([short])
    assert steps(lambda: find([long])) < 5 * steps(lambda: find([short])) + 2_000


def test_a_word_longer_than_any_listed_name_is_not_tried_letter_by_letter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from reflect_tui.anonymise import owner

    tried: list[str] = []
    shorter = owner._shorter

    def noting(key: str) -> Iterable[str]:
        tried.append(key)
        return shorter(key)

    monkeypatch.setattr(owner, "_shorter", noting)
    (found,) = find(["I met Samirra and " + "samira" * 30_000], KNOWN)
    assert [each.text for each in found] == ["Samirra"]
    assert max(map(len, tried)) <= len("samirarehman") + 1


def test_many_different_people_are_no_work_out_of_proportion() -> None:
    def crowd(size: int) -> str:
        return " ".join(
            f"I met Ngo{chr(97 + i % 26)}zi Oko{chr(97 + i // 26 % 26)}njo{chr(97 + i // 676)}."
            for i in range(size)
        )

    few, many = crowd(200), crowd(800)
    find([few])
    assert steps(lambda: find([many])) < 5 * steps(lambda: find([few])) + 2_000
