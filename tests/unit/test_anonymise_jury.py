"""The jury: what it is asked, what it may decide, and that equal notes teach it equal weights."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from benchmarks import train_jury
from benchmarks.train_jury import dictated, exports, gather, notes_of, small, train

from reflect_tui.anonymise import find, read
from reflect_tui.anonymise import jury as module
from reflect_tui.anonymise.detect import heard, owner_of, seen_in
from reflect_tui.anonymise.jury import KINDS, OVERRULED, Jury, jury, verdicts
from reflect_tui.anonymise.lexicon import lexicon
from reflect_tui.anonymise.marks import Mark
from reflect_tui.anonymise.signs import SLOTS, Bench, Seen
from reflect_tui.anonymise.tokens import Page
from reflect_tui.anonymise.types import FindingKind

WORDS = lexicon()
EMPTY = bytes(SLOTS * (len(KINDS) + 1))


class Stubborn(Jury):
    """A jury with one answer to everything."""

    def __init__(self, score: float, kind: FindingKind = FindingKind.PERSON) -> None:
        super().__init__(EMPTY)
        self._score, self._kind = score, kind

    def score(self, slots: Sequence[int]) -> float:
        return self._score

    def kind(self, slots: Sequence[int]) -> FindingKind:
        return self._kind


@pytest.fixture
def bench_for() -> object:
    def make(text: str, marks: Sequence[Mark] = ()) -> Bench:
        page = Page(text)
        seen = Seen()
        seen.count(page)
        return Bench(page, marks, frozenset(), seen, WORDS)

    return make


def decided(text: str, marks: Sequence[Mark], answer: Jury, monkeypatch: pytest.MonkeyPatch) -> list[Mark]:
    monkeypatch.setattr(module, "jury", lambda: answer)
    page = Page(text)
    seen = Seen()
    seen.count(page)
    return sorted(verdicts(page, marks, frozenset(), seen, WORDS).marks, key=lambda m: m.start)


def mark(text: str, word: str, detector: str, **more: object) -> Mark:
    at = text.index(word)
    return Mark(at, at + len(word), FindingKind.PERSON, "said so", detector, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("detector", sorted(OVERRULED))
def test_what_a_detector_only_took_for_its_capital_can_be_let_go(
    detector: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "We read the Handbook aloud."
    taken = [mark(text, "Handbook", detector)]
    assert decided(text, taken, Stubborn(-9), monkeypatch) == []
    assert decided(text, taken, Stubborn(-1), monkeypatch) == taken


@pytest.mark.parametrize("detector", ["listed", "title", "e-mail", "phone", "address", "date", "nhs-number"])
def test_a_pattern_and_the_owners_list_are_never_overruled(
    detector: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "We read the Handbook aloud."
    taken = [mark(text, "Handbook", detector)]
    assert decided(text, taken, Stubborn(-99), monkeypatch) == taken


def test_a_listed_name_stays_whatever_detector_found_it(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "We read the Handbook aloud."
    taken = [mark(text, "Handbook", "capital", listed="K:1")]
    assert decided(text, taken, Stubborn(-99), monkeypatch) == taken


def test_neighbours_of_one_kind_become_one_mark_and_the_reader_is_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "I met Quill Tarn, and Zed."
    found = decided(text, [], Stubborn(9), monkeypatch)
    assert [text[m.start : m.end] for m in found] == ["Quill Tarn", "Zed"]
    assert {m.detector for m in found} == {"jury"}
    assert not any(m.sure for m in found)
    assert found[0].keys == ("quill", "tarn")


def test_small_words_of_the_language_are_never_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    found = decided("The next day. What was that, after all? Nobody.", [], Stubborn(99), monkeypatch)
    assert found == []


def test_a_writer_without_capitals_is_believed_sooner(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TAKES_SLOPPY", module.TAKES - 1)
    between = Stubborn(module.TAKES - 0.5)
    assert decided("i met quill and i went home", [], between, monkeypatch)
    assert decided("I met Quill and I went home", [], between, monkeypatch) == []


def test_a_word_that_nearly_was_one_is_shown_to_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "I met Quill and I went home"
    for score, shown in ((module.GLANCE + 0.5, ["Quill"]), (module.GLANCE - 0.5, [])):
        monkeypatch.setattr(module, "jury", lambda score=score: Stubborn(score))
        (reading,) = read([text])
        assert [each.text for each in reading.doubts if each.text == "Quill"] in (shown, [])
        page = Page(text)
        said = verdicts(page, [], frozenset(), Seen(), WORDS)
        assert [token.text for token, faint in said.doubted if token.text == "Quill" and not faint] == shown


def test_a_doubt_about_an_ordinary_word_is_faint(monkeypatch: pytest.MonkeyPatch) -> None:
    page = Page("# Reflection\n\nThen Quill rang.")
    for above, faint in ((0.5, {"Reflection", "Then", "rang"}), (module.PLAINLY + 0.5, set())):
        monkeypatch.setattr(module, "jury", lambda above=above: Stubborn(module.GLANCE + above))
        said = verdicts(page, [], frozenset(), Seen(), WORDS)
        assert {token.text for token, is_faint in said.doubted if is_faint} <= faint
        assert ("Quill", False) in {(token.text, is_faint) for token, is_faint in said.doubted}


def test_what_was_found_is_not_doubted_as_well() -> None:
    texts = ["i saw danuta sobczyk and then her lad kacper by the lido", "She asked about Cherry Tree."]
    for text, reading in zip(texts, read(texts), strict=True):
        taken = {at for each in reading.findings for at in range(each.start, each.end)}
        for each in reading.doubts:
            assert text[each.start : each.end] == each.text
            assert taken.isdisjoint(range(each.start, each.end))
    assert [list(r.findings) for r in read(texts)] == find(texts)


def test_the_likeliest_kind_is_the_one_given() -> None:
    for number, kind in enumerate(KINDS, start=1):
        raw = bytearray(EMPTY)
        raw[SLOTS * number + 7] = 5
        assert Jury(bytes(raw)).kind([7]) is kind


def test_a_score_is_the_sum_of_its_weights_in_sixteenths() -> None:
    raw = bytearray(EMPTY)
    raw[3], raw[4] = 8, 256 - 24
    assert Jury(bytes(raw)).score([3, 4]) == -1.0
    assert Jury(bytes(raw)).score([]) == 0


@pytest.mark.parametrize(
    ("text", "word", "asked"),
    [
        ("We read the Handbook aloud.", "Handbook", True),
        ("We read the handbook aloud.", "handbook", False),
        ("We read the hndbk aloud.", "hndbk", True),
        ("She is 81 now.", "81", True),
        ("She is eighty now.", "eighty", True),
        ("i read the handbook and i slept", "handbook", True),
        ("i read the handbook and i slept", "the", False),
    ],
)
def test_only_doubtful_words_are_asked_about(bench_for: object, text: str, word: str, asked: bool) -> None:
    bench = bench_for(text)  # type: ignore[operator]
    token = next(t for t in Page(text).tokens if t.text == word)
    assert bench.asks(token) == asked


def test_every_word_has_slots_at_every_edge_of_a_text(bench_for: object) -> None:
    for text in (
        "A",
        "7",
        "²A",
        "٣",
        "①②",
        "½x",
        "1" * 5000,
        "Zed 7",
        "\n\nZed\n",
        "ZED IS HERE NOW",
        "a\u0301",
        "zed",
        "| Zed | 7 |",
    ):
        bench = bench_for(text)  # type: ignore[operator]
        for token in Page(text).tokens:
            slots = bench.slots(token)
            assert len(slots) > 40
            assert all(0 <= slot < SLOTS for slot in slots)


def test_words_are_counted_with_and_without_their_capital() -> None:
    seen = Seen()
    seen.count(Page("Then Hope rang. I hope so, and hope again. Hope rang off, said Hope."))
    assert (seen.of("hope"), seen.of("nobody")) == ("BS", "--")
    assert seen.of("rang") == "-S"


def test_what_everybody_knows_is_a_sign(bench_for: object) -> None:
    text, other = "We watched Peppa Pig again.", "We watched Pewra Pug again."
    known, unknown = bench_for(text), bench_for(other)  # type: ignore[operator]
    assert set(known.slots(Page(text).tokens[2])) != set(unknown.slots(Page(other).tokens[2]))


# -- learning ----------------------------------------------------------------------------------

NOTES = [
    {
        "id": "1",
        "export": "e",
        "text": "Met Quill at the gate. Quill is nine.",
        "spans": [
            {"start": 4, "end": 9, "type": "PERSON", "must_mask": True, "entity": "P:q"},
            {"start": 23, "end": 28, "type": "PERSON", "must_mask": True, "entity": "P:q"},
            {"start": 32, "end": 36, "type": "OTHER", "must_mask": True, "entity": None},
        ],
    },
    {
        "id": "2",
        "export": "e",
        "text": "Read the Handbook, Part Two, and wrote it up.",
        "spans": [],
    },
    {
        "id": "3",
        "text": "Mrs Tarn came.",
        "spans": [{"start": 0, "end": 4, "type": "PERSON", "must_mask": False}],
    },
]


@pytest.fixture
def few(tmp_path: Path) -> Path:
    path = tmp_path / "few.jsonl"
    path.write_text("".join(json.dumps(note) + "\n" for note in NOTES), encoding="utf-8")
    return path


def test_notes_of_one_export_are_read_together(few: Path) -> None:
    assert [[note["id"] for note in group] for group in exports(notes_of(few))] == [["1", "2"], ["3"]]


def test_copies_are_as_long_as_the_text() -> None:
    text = "“İpek” rang, O'Neil—and\nI: 2.30 went!"
    for copy in (small, dictated):
        assert len(copy(text)) == len(text)
    assert dictated("Met Quill. She said: no!") == "met quill  she said  no "


def test_equal_notes_make_equal_weights_and_other_notes_others(few: Path, tmp_path: Path) -> None:
    rows = gather([(few, 1.0)])
    assert {label for _, label, _ in rows} == {0, 1, 4}
    raw = train(rows)
    assert train(gather([(few, 1.0)])) == raw
    assert len(raw) == SLOTS * (len(KINDS) + 1)
    other = tmp_path / "other.jsonl"
    other.write_text(few.read_text("utf-8").replace("Quill", "Umber"), encoding="utf-8")
    assert train(gather([(other, 1.0)])) != raw


def test_it_learns_what_it_is_taught(few: Path) -> None:
    rows = gather([(few, 1.0)])
    taught = Jury(train(rows, turns=20))
    wrong = [1 for where, label, _ in rows if (taught.score(where) > 0) != (label > 0)]
    assert not wrong
    assert all(taught.kind(where) is KINDS[label - 1] for where, label, _ in rows if label)


def test_the_command_writes_a_file_that_can_be_read(
    few: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "jury.bin.gz"
    told = ["--notes", str(few.parent), "--out", str(out)]
    assert train_jury.main(told) == 0
    assert "give somebody away" in capsys.readouterr().out
    assert train_jury.main([*told, "--check"]) == 0
    few.write_text(few.read_text("utf-8").replace("Quill", "Umber"), encoding="utf-8")
    assert train_jury.main([*told, "--check"]) == 1
    assert "other weights" in capsys.readouterr().out
    assert isinstance(Jury(gzip.decompress(out.read_bytes())).score([1, 2]), float)


def test_the_model_that_ships_is_the_size_it_says() -> None:
    raw = gzip.decompress(train_jury.SHIPPED.read_bytes())
    assert len(raw) == SLOTS * (len(KINDS) + 1)
    assert jury() is jury()
    assert jury().score(range(SLOTS)) == sum(b - 256 if b > 127 else b for b in raw[:SLOTS]) / module.STEPS


def test_the_detectors_are_heard_before_the_jury_is() -> None:
    sheets = heard(["Met Quill at the gate.", "the gate"], owner_of((), (), (), WORDS), WORDS)
    assert [m.detector for m in sheets[0].marks] == ["capital-word"]
    assert seen_in(sheets).of("gate") == "-S"


MANY = sorted((train_jury.CORPUS / "many-hands").glob("*.jsonl"))


@pytest.mark.parametrize("path", MANY, ids=lambda p: p.stem)
def test_the_notes_it_learns_from_are_marked_where_there_is_something(path: Path) -> None:
    notes = notes_of(path)
    assert len(notes) >= 30
    for note in notes:
        for span in (*note["spans"], *note["negatives"]):
            assert note["text"][span["start"] : span["end"]].strip(), note["id"]


def test_nothing_is_learnt_from_what_is_held_out() -> None:
    learnt = {note["text"] for path, _ in train_jury.weighed(train_jury.CORPUS) for note in notes_of(path)}
    held = {n["text"] for p in (train_jury.CORPUS / "held-out").glob("*.jsonl") for n in notes_of(p)}
    assert len(learnt) > 1_600
    assert len(held) > 200
    assert not learnt & held
