from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflect_tui.domain.entries import (
    Amendment,
    Answer,
    Entry,
    EntryKind,
    Judgement,
    Outcome,
    Reply,
    Writing,
)
from reflect_tui.domain.fields import FIELDS
from reflect_tui.domain.shapes import Shape
from reflect_tui.domain.sheets import kind_of_pack
from reflect_tui.domain.text import has_hidden
from reflect_tui.exchange.note import compose
from reflect_tui.exchange.packs import read_pack
from reflect_tui.exchange.shape_parts import Place, place_of
from reflect_tui.exchange.shapes import compose_shape
from tests.storage.making import writings

PACKS = sorted((Path(__file__).parents[2] / "prompts").glob("*.md"))
DAY = date(2016, 4, 3)
ABOUT, LEARNT, CHANGED, PEOPLE, PEER = "about", "learnt", "changed", "people", "peer"
TALKING = "What I learnt from talking it through with a peer"
HEADINGS = {
    Shape.NMC: (
        "What it was about",
        "What I learnt",
        "How I changed or improved what I do",
        "How it bears on the Code",
    ),
    Shape.SWE: (
        "What I did and why it mattered to my work",
        "What I learnt",
        "What difference it made, to my practice and to people",
        TALKING,
    ),
    Shape.HCPC: ("What I did", "What I took from it", "What changed", "Who benefited"),
    Shape.GMC: ("What?", "So what?", "Now what?"),
}
WHERE = {
    Shape.NMC: {ABOUT: 0, LEARNT: 1, CHANGED: 2, PEOPLE: 0, PEER: 1},
    Shape.SWE: {ABOUT: 0, LEARNT: 1, CHANGED: 2, PEOPLE: 2, PEER: 3},
    Shape.HCPC: {ABOUT: 0, LEARNT: 1, CHANGED: 2, PEOPLE: 3, PEER: 1},
    Shape.GMC: {ABOUT: 0, LEARNT: 1, CHANGED: 2, PEOPLE: 1, PEER: 1},
}
"""Under which heading of each shape something stands, from 0."""
PLACES = {
    EntryKind.REFLECTION: {ABOUT: "what", LEARNT: "so_what stepping_back", CHANGED: "now_what"},
    EntryKind.JUDGEMENT: {
        ABOUT: "reasons alternatives base_rate change_my_mind seen told counted felt uncertainty_kind"
    },
    EntryKind.POSITIVE_ERROR: {
        ABOUT: "what_happened felt noticed_how someone_hurt sort",
        LEARNT: "made_easy_by taught one_line",
        CHANGED: "put_right pass_it_on",
    },
    EntryKind.RELATIONSHIP: {
        ABOUT: "between moment unsaid shift",
        LEARNT: "trust power strengths_seen",
        CHANGED: "what_i_could_do",
    },
    EntryKind.CHANGE: {CHANGED: "will what with_whom smallest_step state what_happened"},
    EntryKind.CASE: {
        ABOUT: "situation not_known judged happened made_from consent",
        LEARNT: "taught helpful_questions",
    },
    EntryKind.WENT_WELL: {
        ABOUT: "who did",
        LEARNT: "made_possible_by",
        PEOPLE: "difference",
        CHANGED: "told_them",
    },
}
BOTH = pytest.mark.parametrize("shape", Shape)
KINDS = pytest.mark.parametrize("kind", EntryKind)


def entry(kind: EntryKind = EntryKind.REFLECTION, **parts: object) -> Entry:
    blank = Entry("secretid1234", kind, "", "", datetime(2019, 8, 7, 14, 2, 33, tzinfo=UTC))
    return replace(blank, **parts)  # type: ignore[arg-type]


def full(kind: EntryKind) -> Entry:
    """An entry of a kind with something in every place, each text a word of its own."""
    judged = Judgement(
        "the body",
        65,
        "the reasons",
        DAY,
        (Amendment(DAY, "amended once"), Amendment(DAY, "amended twice")),
        (
            Outcome(DAY, "cannot-tell", look_again_on=DAY),
            Outcome(DAY, "partly", "later learnt", "sound", "later seen"),
        ),
    )
    return entry(
        kind,
        title="The title",
        body="the body",
        answers=(
            Answer("What is yours to learn?", "pack learnt", "yours_to_learn"),
            Answer("What will you try?", "pack changed", "try_next"),
            Answer("Secret?", "secret answer", "q-private", keep_private=True),
        ),
        fields={each.name: f"field {each.name} end" for each in FIELDS[kind]},
        judgement=judged if kind is EntryKind.JUDGEMENT else None,
        replies=(
            Reply("secretshare", "What do you notice?", "peer noticed"),
            Reply("secretshare", "", "peer said"),
        ),
        happened_on=DAY,
        look_again_on=DAY,
        themes=("secrettheme",),
        shares=("secretshare",),
        pack_id="secretpack",
        pack_version="secretversion",
        revisions=73,
    )


def under(text: str) -> dict[str, str]:
    """What stands under each heading of a record."""
    title, *rest = re.split(r"(?m)^## (.*)$", text)
    assert title.startswith("# ")
    return dict(zip(rest[::2], rest[1::2], strict=True))


def standing(text: str, shape: Shape, where: str) -> str:
    """What stands where something of a sort belongs."""
    return under(text)[HEADINGS[shape][WHERE[shape][where]]]


def test_the_shapes_are_the_words_of_the_command_line() -> None:
    assert [shape.value for shape in Shape] == ["nmc", "swe", "hcpc", "gmc"]
    assert [shape.label for shape in Shape] == ["NMC", "Social Work England", "HCPC", "GMC"]


# -- each kind in each shape ------------------------------------------------------------------------


@BOTH
@KINDS
def test_every_text_is_there_once_under_its_heading(kind: EntryKind, shape: Shape) -> None:
    text = compose_shape(full(kind), shape, "own learnt")
    assert text.startswith("# The title\n\n")
    assert tuple(under(text)) == HEADINGS[shape]
    expected = {
        ABOUT: ["the body"],
        LEARNT: ["pack learnt"],
        CHANGED: ["pack changed"],
        PEER: ["peer noticed", "peer said", "own learnt"],
    }
    if kind is EntryKind.JUDGEMENT:
        expected[ABOUT] += [
            "fairly sure (65 %)",
            "amended once",
            "amended twice",
            "Cannot tell yet.",
            "Partly.",
        ]
        expected[ABOUT] += ["later seen"]
        expected[LEARNT] += ["later learnt", "\nsound\n"]
    for where, names in PLACES[kind].items():
        expected[where] = [*expected.get(where, []), *(f"field {name} end" for name in names.split())]
    for where, texts in expected.items():
        for each in texts:
            assert text.count(each) == 1, each
            assert each in standing(text, shape, where), each


@BOTH
@KINDS
def test_nothing_private_or_of_ours_is_in_it(kind: EntryKind, shape: Shape) -> None:
    text = compose_shape(full(kind), shape, "own learnt")
    assert "secret" not in text.casefold()
    assert "who_needs_to_know" not in text
    assert "Does anybody need to know?" not in text
    assert not re.search(r"20\d\d|14:02|73|April|August", text)


@KINDS
def test_the_places_here_are_those_of_every_field_that_may_leave(kind: EntryKind) -> None:
    named = {name for names in PLACES[kind].values() for name in names.split()}
    assert named == {each.name for each in FIELDS[kind] if not each.keep_private}
    assert len({each.question for each in FIELDS[kind]}) == len(FIELDS[kind])


@BOTH
@KINDS
def test_what_the_entry_has_nothing_for_says_what_to_add(kind: EntryKind, shape: Shape) -> None:
    text = compose_shape(entry(kind), shape)
    assert text.partition("\n")[0] == f"# {kind.label.capitalize()}"
    assert tuple(under(text)) == HEADINGS[shape]
    for heading, words in under(text).items():
        assert re.fullmatch(r"\n\n\*Add: [^*\n]+\.\*\n+", words), heading
    assert text.endswith(".*\n")


@BOTH
def test_a_heading_that_has_something_does_not_ask_for_it(shape: Shape) -> None:
    shared = entry(
        EntryKind.WENT_WELL,
        fields={"did": "a", "difference": "b", "made_possible_by": "c", "told_them": "d"},
    )
    asks = [heading for heading, words in under(compose_shape(shared, shape)).items() if "*Add" in words]
    left = {Shape.NMC: ["How it bears on the Code"], Shape.SWE: [TALKING], Shape.HCPC: [], Shape.GMC: []}
    assert asks == left[shape]


def test_the_code_is_for_the_writer_to_choose_from() -> None:
    text = compose_shape(full(EntryKind.REFLECTION), Shape.NMC)
    for words in (
        "prioritise people",
        "practise effectively",
        "preserve safety",
        "promote professionalism and trust",
    ):
        assert words in under(text)["How it bears on the Code"]


# -- how it reads -----------------------------------------------------------------------------------


def test_a_positive_error_as_a_whole() -> None:
    shared = entry(
        EntryKind.POSITIVE_ERROR,
        title="The pie",
        answers=(Answer("Why did it make sense?", "It was the best we had.", "made_sense"),),
        fields={
            "what_happened": "I packed a frozen pie for somebody without an oven.",
            "someone_hurt": "no",
            "who_needs_to_know": "told",
            "taught": "More is not better.",
        },
        replies=(Reply("s", "What do you\nnotice?", "You say best."), Reply("s", "", "I did it with tins.")),
    )
    assert compose_shape(shared, Shape.SWE, "I give what I would like to get.") == (
        "# The pie\n\n"
        "## What I did and why it mattered to my work\n\n"
        "I packed a frozen pie for somebody without an oven.\n\n"
        "### Was anybody hurt?\n\nno\n\n"
        "## What I learnt\n\n"
        "More is not better.\n\n"
        "### Why did it make sense?\n\nIt was the best we had.\n\n"
        "## What difference it made, to my practice and to people\n\n"
        "*Add: what changed in what you do, and what that meant to people.*\n\n"
        "## What I learnt from talking it through with a peer\n\n"
        "I give what I would like to get.\n\n"
        "*Add: what kind of peer it was (a social worker, a manager, another professional who knows your "
        "work), and not who.*\n\n"
        "### What a peer wrote back\n\n"
        "I did it with tins.\n\n"
        "#### What do you notice?\n\nYou say best.\n"
    )


@BOTH
def test_an_answer_keeps_its_question_and_what_has_none_comes_first(shape: Shape) -> None:
    shared = entry(
        answers=(
            Answer("Which\nmoment was it?", "By the door.", "q1"),
            Answer("<!-- x -->", "No question.", "moment"),
        ),
        fields={"what": "She left.", "now_what": "I will ask."},
        body="It rained.",
    )
    said = standing(compose_shape(shared, shape), shape, ABOUT)
    assert (
        said == "\n\nIt rained.\n\nNo question.\n\nShe left.\n\n### Which moment was it?\n\nBy the door.\n\n"
    )


@BOTH
def test_an_expectation_is_under_its_question_or_said_to_be_one(shape: Shape) -> None:
    judged = Judgement("It will rain.", 70)
    plain = entry(EntryKind.JUDGEMENT, body="It will rain.", judgement=judged)
    said = "### What I expect\n\nIt will rain.\n\n### How sure I was\n\nfairly sure\n\n"
    assert said in compose_shape(plain, shape)
    asked = replace(plain, answers=(Answer("What then?", "It will rain.", "expectation"),))
    text = compose_shape(asked, shape)
    assert "### What then?\n\nIt will rain." in text
    assert text.count("It will rain.") == 1


@BOTH
def test_words_of_an_outcome_that_nobody_here_knows_are_said_as_they_are(shape: Shape) -> None:
    looked = (Outcome(DAY, "so-so", call="splendid"), Outcome(DAY, ""))
    text = compose_shape(entry(EntryKind.JUDGEMENT, judgement=Judgement("x", outcomes=looked)), shape)
    assert text.count("### When I looked again") == 1
    assert "So-so." in text
    assert "splendid" not in text


@BOTH
@pytest.mark.parametrize("nothing", ["", "  ", "\n", "<!-- hidden -->", "\u200b", "<!-- hidden -->   "])
def test_what_does_not_show_is_nothing(nothing: str, shape: Shape) -> None:
    shared = entry(
        body=nothing,
        answers=(Answer("Why?", nothing, "q1"),),
        fields={"what": nothing, "so_what": nothing},
        replies=(Reply("s", "What do you notice?", nothing),),
    )
    assert compose_shape(shared, shape, nothing) == compose_shape(entry(), shape)


@BOTH
def test_nothing_hides_in_it(shape: Shape) -> None:
    hidden = "a <!-- hidden --> \u202eb\u200b"
    shared = entry(
        EntryKind.JUDGEMENT,
        title=hidden,
        body=hidden,
        answers=(Answer(hidden, hidden, "q1"),),
        fields={"reasons": hidden},
        judgement=Judgement(
            hidden, 70, "", None, (Amendment(DAY, hidden),), (Outcome(DAY, hidden, hidden, "", hidden),)
        ),
        replies=(Reply("s", hidden, hidden),),
    )
    text = compose_shape(shared, shape, hidden)
    assert "hidden" not in text
    assert not has_hidden(text)


# -- what is private --------------------------------------------------------------------------------


@BOTH
def test_a_private_answer_is_not_in_it_wherever_it_would_have_been_said(shape: Shape) -> None:
    shared = entry(
        EntryKind.JUDGEMENT,
        title="secret title",
        body="secret expectation",
        answers=(
            Answer("What is it?", "secret title", "title", keep_private=True),
            Answer("What then?", "secret expectation", "expectation", keep_private=True),
            Answer("How sure?", "fairly", "how_sure", keep_private=True),
            Answer("Why?", "secret reasons", "reasons", keep_private=True),
            Answer("Else?", "This may be read.", "alternatives"),
        ),
        fields={"reasons": "secret reasons", "alternatives": "This may be read."},
        judgement=Judgement("secret expectation", 70, "secret reasons"),
    )
    text = compose_shape(shared, shape)
    assert "secret" not in text
    assert "sure" not in text
    assert text.startswith("# Judgement\n")
    assert text.count("This may be read.") == 1


@BOTH
def test_a_pack_cannot_make_a_private_field_leave(shape: Shape) -> None:
    shared = entry(
        EntryKind.POSITIVE_ERROR, answers=(Answer("Who should know?", "secret", "who_needs_to_know"),)
    )
    text = compose_shape(shared, shape)
    assert "secret" not in text
    assert "Who should know?" not in text


# -- talking it through -----------------------------------------------------------------------------


@pytest.mark.parametrize("shape", [Shape.NMC, Shape.HCPC, Shape.GMC])
def test_the_talk_is_the_end_of_the_learning(shape: Shape) -> None:
    shared = entry(fields={"so_what": "I rush."}, replies=(Reply("s", "Why?", "Why now?"),))
    assert standing(compose_shape(shared, shape, "To wait."), shape, LEARNT).startswith(
        f"\n\nI rush.\n\n### {TALKING}\n\nTo wait.\n\n### What a peer wrote back\n\n#### Why?\n\nWhy now?\n\n"
    )
    without = compose_shape(replace(shared, replies=()), shape)
    assert "peer" not in without


@BOTH
def test_where_only_the_peer_wrote_the_writer_is_asked_what_it_taught(shape: Shape) -> None:
    shared = entry(replies=(Reply("s", "Why?", "Why now?"),))
    said = standing(compose_shape(shared, shape), shape, PEER)
    assert said.index("*Add: what you learnt from talking it through") < said.index(
        "### What a peer wrote back"
    )
    assert said.count("*Add") == 1


@BOTH
def test_a_reply_that_came_twice_is_there_once_and_two_to_one_question_are_together(shape: Shape) -> None:
    replies = (
        Reply("s1", "Why?", "First."),
        Reply("s1", "How?", "Third."),
        Reply("s2", "Why?", "First."),
        Reply("s2", "Why?", "Second."),
    )
    text = compose_shape(entry(replies=replies), shape)
    assert "#### Why?\n\nFirst.\n\nSecond.\n\n#### How?\n\nThird.\n" in text


@BOTH
def test_a_pack_for_two_says_itself_what_came_of_talking(shape: Shape) -> None:
    shared = entry(
        pack_id="three-good-questions",
        answers=(
            Answer("What is it?", "The rota.", "turning_over"),
            Answer("Which question?", "The second.", "made_me_stop"),
            Answer("What did you learn from talking it through?", "To wait.", "learnt"),
            Answer("What will you do?", "Nothing yet.", "will_do"),
        ),
    )
    text = compose_shape(shared, shape, "To wait.")
    assert text.count("To wait.") == 1
    for where, words in (
        (ABOUT, "The rota."),
        (PEER, "The second."),
        (PEER, "To wait."),
        (CHANGED, "Nothing yet."),
    ):
        assert words in standing(text, shape, where)
    assert "what you learnt from talking it through" not in text


@pytest.mark.parametrize("shape", [Shape.NMC, Shape.HCPC, Shape.GMC])
def test_an_answer_about_the_talk_without_a_question_is_under_no_other(shape: Shape) -> None:
    answers = (Answer("What was new?", "It was.", "q1"), Answer("", "The second.", "made_me_stop"))
    text = compose_shape(entry(answers=answers), shape)
    assert f"### {TALKING}\n\nThe second.\n" in text


# -- where an answer belongs ------------------------------------------------------------------------


def test_what_the_cpd_pack_asks_about_standards_stands_under_the_code() -> None:
    answers = (
        Answer("What did you learn?", "To wait.", "learnt"),
        Answer("Standards?", "Candour.", "standards"),
    )
    text = compose_shape(entry(answers=answers, pack_id="for-my-cpd-record"), Shape.NMC)
    code = text.partition("## How it bears on the Code\n")[2]
    assert code == "\n### Standards?\n\nCandour.\n"
    assert "*Add: one or more of these" not in text


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_every_question_of_a_bundled_pack_has_a_place(path: Path) -> None:
    pack = read_pack(path.read_bytes(), path.name).pack
    kind = kind_of_pack(pack)
    for each in pack.questions:
        # The place of a question that is known does not hang on its wording.
        places = {place_of(kind, each.id, words, pack.id) for words in ("What happened?", "And so?")}
        assert len(places) == 1, each.id


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
@BOTH
def test_every_answer_to_a_bundled_pack_is_there_once_unless_it_is_private(path: Path, shape: Shape) -> None:
    pack = read_pack(path.read_bytes(), path.name).pack
    judged = kind_of_pack(pack) is EntryKind.JUDGEMENT
    # How sure and the day are no prose, and stand in a judgement's own places.
    asked = [each for each in pack.questions if not (judged and each.id in ("how_sure", "look_again_on"))]
    shared = entry(
        kind_of_pack(pack),
        pack_id=pack.id,
        answers=tuple(
            Answer(each.text, f"mark{number}x", each.id, each.keep_private)
            for number, each in enumerate(asked)
        ),
    )
    text = compose_shape(shared, shape)
    for number, each in enumerate(asked):
        times = 0 if each.keep_private else 1
        assert text.count(f"### {each.text}\n\nmark{number}x\n") == times
        assert text.count(f"mark{number}x") == times


@pytest.mark.parametrize(
    ("kind", "question_id", "place"),
    [
        (EntryKind.WENT_WELL, "difference", Place.DIFFERENCE),
        (EntryKind.REFLECTION, "standards", Place.STANDARDS),
        (EntryKind.REFLECTION, "changed_for_people", Place.DIFFERENCE),
        (EntryKind.REFLECTION, "difference", Place.LEARNT),
        (EntryKind.CASE, "not_known", Place.ABOUT),
        (EntryKind.REFLECTION, "not_known", Place.LEARNT),
        (EntryKind.CHANGE, "what_happened", Place.CHANGED),
        (EntryKind.REFLECTION, "what_happened", Place.ABOUT),
        (EntryKind.REFLECTION, "taught", Place.LEARNT),
        (EntryKind.JUDGEMENT, "expectation", Place.ABOUT),
    ],
)
def test_an_id_means_what_its_kind_means_by_it(kind: EntryKind, question_id: str, place: Place) -> None:
    assert place_of(kind, question_id) is place


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("What happened?", Place.ABOUT),
        ("Describe the visit.", Place.ABOUT),
        ("What did you see?", Place.ABOUT),
        ("Which moment stays with you?", Place.ABOUT),
        ("What does it mean to you?", Place.LEARNT),
        ("What matters here?", Place.LEARNT),
        ("", Place.LEARNT),
    ],
)
def test_a_question_nobody_knows_is_about_what_happened_or_about_learning(
    question: str, place: Place
) -> None:
    assert place_of(EntryKind.REFLECTION, "q1f2e3d4", question) is place


# -- whatever is in an entry ------------------------------------------------------------------------


@st.composite
def marked(draw: st.DrawFn) -> tuple[Entry, list[str], list[str]]:
    """An entry with a mark before each text, the marks that may leave, and those that may not."""
    writing: Writing = draw(writings())
    answers = tuple(
        replace(answer, text=f"answer{n}x {answer.text}") for n, answer in enumerate(writing.answers)
    )
    was = {before.text: after.text for before, after in zip(writing.answers, answers, strict=True)}
    covered = {answer.question_id: answer for answer in answers}
    fields = {
        name: covered[name].text if name in covered else f"field{name}x {text}"
        for name, text in writing.fields.items()
    }
    body = was.get(writing.body, f"bodyx {writing.body}")
    never = {each.name for each in FIELDS[writing.kind] if each.keep_private}
    public: list[str] = []
    private: list[str] = []
    for n, answer in enumerate(answers):
        (private if answer.keep_private or answer.question_id in never else public).append(f"answer{n}x")
    for name in writing.fields:
        if name not in covered:
            (private if name in never else public).append(f"field{name}x")
    public += ["bodyx"] if body.startswith("bodyx") else []
    judged = None
    said = draw(st.lists(st.text(max_size=20), max_size=3))
    if writing.kind is EntryKind.JUDGEMENT:
        added = tuple(Amendment(DAY, f"added{n}x {text}") for n, text in enumerate(said))
        looked = tuple(
            Outcome(DAY, "partly", f"learnt{n}x {t}", "", f"note{n}x {t}") for n, t in enumerate(said)
        )
        judged = Judgement(body, writing.how_sure, fields.get("reasons", ""), DAY, added, looked)
        public += [f"{word}{n}x" for word in ("added", "learnt", "note") for n in range(len(said))]
    replies = tuple(Reply("secretshare", text, f"reply{n}x {text}") for n, text in enumerate(said))
    public += [f"reply{n}x" for n in range(len(said))]
    made = entry(
        writing.kind,
        title=writing.title,
        body=body,
        answers=answers,
        fields=fields,
        themes=("secrettheme",),
        happened_on=writing.happened_on,
        judgement=judged,
        replies=replies,
        pack_id=writing.pack_id,
        shares=("secretshare",),
    )
    return made, public, private


@settings(max_examples=150, deadline=None)
@given(marked(), st.sampled_from(Shape), st.text(max_size=30))
def test_what_is_public_is_there_once_and_what_is_private_never(
    made: tuple[Entry, list[str], list[str]], shape: Shape, learnt: str
) -> None:
    shared, public, private = made
    text = compose_shape(shared, shape, f"ownx {learnt}")
    for mark in [*public, "ownx"]:
        assert len(re.findall(rf"(?<!\w){mark}(?!\w)", text)) == 1, mark
    for mark in [*private, "secretshare", "secrettheme", "secretid1234"]:
        assert mark not in text
    headings = iter(text.split("\n"))
    assert all(f"## {each}" in headings for each in HEADINGS[shape])
    assert text.partition("\n")[0] == compose(shared).partition("\n")[0]
    assert text.endswith("\n")
    assert not has_hidden(text)
