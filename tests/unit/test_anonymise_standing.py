"""The parts that tell a name by its neighbours, by its sound and by where initials stand, one by one."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.anonymiser import LAYERS, SIZES, curve_rows, main, ours, row, set_rows, without
from benchmarks.anonymiser_peers import PEERS, Peer, _apart
from benchmarks.anonymiser_score import exports, load, score

from reflect_tui.anonymise import detect, find
from reflect_tui.anonymise.entities import bare
from reflect_tui.anonymise.initials import initials
from reflect_tui.anonymise.lexicon import lexicon
from reflect_tui.anonymise.nicknames import may_be_one, sound_alike, sounds
from reflect_tui.anonymise.roll import Roll
from reflect_tui.anonymise.standing import standing
from reflect_tui.anonymise.tokens import Page
from reflect_tui.anonymise.types import FindingKind
from reflect_tui.anonymise.unmarked import could_be_building
from reflect_tui.anonymise.words import article

CORPUS = Path(__file__).parents[1] / "corpus" / "anonymiser"


def stands(text: str) -> list[str]:
    page = Page(text)
    free = set(range(len(page.tokens)))
    return [page.flat[m.start : m.end] for m in standing(page, lexicon(), set(), free)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Violet herself was there.", ["Violet"]),
        ("Iris rang me about it.", ["Iris"]),
        ("Hyacinth wouldn't come down.", ["Hyacinth"]),
        ("so i told ivy about the clinic and i said so", ["ivy"]),
        ("then judge pollock always looks cross and i told her", ["pollock"]),
        ("Rose petals lay about.", []),
        ("Food is short. Reading helped.", []),
        ("i found hope and i had faith in it", []),
        ("She will come. Then we may go.", []),
    ],
)
def test_words_are_taken_for_people_by_their_neighbours(text: str, names: list[str]) -> None:
    assert stands(text) == names


def test_what_another_rule_took_and_what_may_stay_is_passed_over() -> None:
    page = Page("Violet herself was there.")
    assert not list(standing(page, lexicon(), set(), free=()))
    assert not list(standing(page, lexicon(), {0}, free={0, 1, 2, 3}))


def test_a_mark_by_neighbours_says_so_and_is_not_sure() -> None:
    page = Page("Violet herself was there.")
    (mark,) = standing(page, lexicon(), set(), free={0, 1, 2, 3})
    assert (mark.kind, mark.detector, mark.sure) == (FindingKind.PERSON, "standing", False)
    assert "words beside it" in mark.why
    assert mark.keys == ("violet",)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("rawaa", "rawah"),
        ("sophia", "sofia"),
        ("mcnaughton", "macnaughten"),
        ("yunus", "yunnus"),
        ("lisbeth", "lysbet"),
    ],
)
def test_spellings_that_are_said_alike(a: str, b: str) -> None:
    assert sound_alike(a, b)
    assert sound_alike(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("maria", "mario"),
        ("samir", "samira"),
        ("ann", "anna"),
        ("yusuf", "yunus"),
        ("jane", "jane"),
        ("ali", "alli"),
    ],
)
def test_names_that_are_not_said_alike(a: str, b: str) -> None:
    assert not sound_alike(a, b)


def test_sounds_keep_the_first_letter_and_lose_doubles() -> None:
    assert sounds("hannah")[0] == "h"
    assert "nn" not in sounds("hannah")
    assert sounds("") == ""


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("caz", "caroline"),
        ("shaz", "shahnaz"),
        ("dezzie", "desmond"),
        ("tezza", "terence"),
        ("icy", "icilda"),
        ("inga", "ingrida"),
        ("micky", "michael"),
        ("stuey", "stuart"),
        ("dre", "andre"),
        ("gem", "gemmaria"),
        ("percy", "percival"),
        ("shiv", "shivani"),
    ],
)
def test_pet_forms_belong_to_the_longer_name(short: str, long: str) -> None:
    assert may_be_one(short, long)
    assert may_be_one(long, short)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("samir", "samira"),
        ("caz", "peter"),
        ("gary", "martin"),
        ("mary", "marcus"),
        ("inga", "ingrid"),
        ("jo", "ann"),
        ("zoe", "zoltan"),
    ],
)
def test_other_names_stay_apart(a: str, b: str) -> None:
    assert not may_be_one(a, b)


@pytest.mark.parametrize(
    ("keys", "left"),
    [
        (("chi", "hanh"), ("hanh",)),
        (("granny", "pat"), ("pat",)),
        (("our", "old", "tom"), ("tom",)),
        (("chi",), ("chi",)),
        (("hanh", "chi"), ("hanh", "chi")),
        ((), ()),
    ],
)
def test_words_of_respect_are_left_off_a_name(keys: tuple[str, ...], left: tuple[str, ...]) -> None:
    assert bare(keys) == left


@pytest.mark.parametrize(
    ("before", "word", "is_article"),
    [
        ("a", "otter", True),
        ("an", "otter", True),
        ("an", "debs", False),
        ("an", "hour", True),
        ("the", "x", False),
    ],
)
def test_an_before_a_consonant_is_and(before: str, word: str, is_article: bool) -> None:
    assert article(before, word) is is_article


def test_the_roll_knows_families_and_the_beginnings_of_names() -> None:
    roll = Roll()
    roll.add(("catrin", "cook"), FindingKind.PERSON, sure=True, alone={"catrin"})
    roll.add(("ann",), FindingKind.PERSON, sure=True, alone={"ann"})
    roll.add(("cherry", "house"), FindingKind.ORG, sure=True, alone={"cherry"})
    assert roll.families == {"cook"}
    assert roll.beginnings == {"cat", "catr"}
    assert set(roll.words) == {"catrin", "ann", "cherry"}


def short(text: str) -> list[str]:
    page = Page(text)
    free = set(range(len(page.tokens)))
    return [page.flat[m.start : m.end] for m in initials(page, lexicon(), {}, {}, free)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("RW to take the first.", ["RW"]),
        ("QX asked why.", ["QX"]),
        ("Action: QB.", ["QB"]),
        ("The QX form.", []),
        ("GP asked why.", []),
        ("QX to the left.", []),
    ],
)
def test_busy_capitals_are_somebody(text: str, found: list[str]) -> None:
    assert short(text) == found


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("i rang haven house and left", 2, True),
        ("i rang haven house and left", 3, True),
        ("i was in the house and left", 4, False),
        ("i live in moss side now", 3, True),
        ("i went to the shop", 4, False),
    ],
)
def test_small_words_that_may_be_a_building(text: str, at: int, expected: bool) -> None:
    page = Page(text)
    assert could_be_building(page, lexicon(), page.tokens[at]) is expected


def test_compounds_of_common_words_are_no_names_but_places_are() -> None:
    assert lexicon().compound("payslip")
    assert not lexicon().compound("okonjo")
    assert not lexicon().compound("pay")
    assert not lexicon().compound("x" * 400)


def test_two_letters_changed_places() -> None:
    assert lexicon().swapped("siad")
    assert lexicon().swapped("hardhsip")
    assert not lexicon().swapped("okonjo")
    assert not lexicon().swapped("a" * 5000)


def test_a_layer_can_be_left_out_and_comes_back() -> None:
    text = "I met Samira at the door."
    whole = find([text])
    with without(LAYERS["the capital rule"]):
        assert find([text]) != whole
    assert find([text]) == whole


def test_every_layer_names_detectors_there_are() -> None:
    assert all(hasattr(detect, name) for names in LAYERS.values() for name in names)


def test_layers_come_back_though_something_goes_wrong() -> None:
    kept = vars(detect)["capitals"]
    with pytest.raises(RuntimeError), without(["capitals"]):
        raise RuntimeError
    assert vars(detect)["capitals"] is kept


def test_the_table_has_a_line_for_everything_and_for_each_layer(tmp_path: Path) -> None:
    notes = (CORPUS / "notes-1.jsonl").read_text(encoding="utf-8").splitlines()[:3]
    path = tmp_path / "few.jsonl"
    path.write_text("\n".join(notes) + "\n", encoding="utf-8")
    peer = Peer("nothing", Path("no-such-python"), "")
    lines = list(set_rows(path, []))
    assert len(lines) == 1 + len(LAYERS)
    assert lines[0].startswith("| few | everything | ")
    assert all(line.count("|") == lines[0].count("|") for line in lines)
    assert peer.name == "nothing"


def test_the_curve_measures_lines_of_the_length_asked_for() -> None:
    lines = list(curve_rows("I met Samira. ", (1000, 2000)))
    assert [line.split(" | ")[0] for line in lines] == ["| one line of 0.001 MB", "| one line of 0.002 MB"]
    assert sorted(SIZES) == list(SIZES)
    assert SIZES[-1] == 10_000_000


def test_a_folder_without_notes_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--notes", str(tmp_path)])
    assert ended.value.code == 2
    assert "no .jsonl" in capsys.readouterr().err


def test_places_a_peer_found_twice_are_one() -> None:
    assert _apart([[5, 9], [0, 3], [2, 4], [9, 10]]) == [(0, 4), (5, 9), (9, 10)]
    assert len(PEERS) == 2


def test_notes_of_one_export_stay_together() -> None:
    notes = load(CORPUS / "notes-1.jsonl")
    groups = exports(notes)
    assert sum(map(len, groups)) == len(notes)
    assert len(groups[0]) > 1
    assert len({note["export"] for note in groups[0]}) == 1


def test_a_row_shows_its_figures_with_two_places() -> None:
    notes = load(CORPUS / "notes-1.jsonl")[:2]
    line = row("s", "x", score(notes, ours(notes)), 1_000_000, 2.0)
    assert line.startswith("| s | x | ")
    assert line.endswith(" | 0.50 |")
