from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflect_tui.anonymise import Finding, FindingKind, Known
from reflect_tui.anonymise.review import Decision, Place, Review, Step, begin_review
from reflect_tui.anonymise.window import AROUND, window
from reflect_tui.domain.errors import BadInput

FIRST = "Gwen Ashworth rang. Gwen was at the Hollies with Ravi on Monday."
SECOND = "I asked Gwen  about the Hollies, and gwen laughed; Gwendolen did not."


def places(
    texts: tuple[str, ...], wording: str, entity: str, *, sure: bool, kind: FindingKind
) -> list[Place]:
    found = []
    for number, text in enumerate(texts):
        start = text.find(wording)
        while start >= 0:
            end = start + len(wording)
            finding = Finding(start, end, text[start:end], kind, "it is a name", sure, "test", entity)
            found.append(Place(number, finding))
            start = text.find(wording, end)
    return found


def step(texts: tuple[str, ...], wording: str, stand_in: str, *, sure: bool = True, entity: str = "") -> Step:
    kind = FindingKind.PLACE if "Hollies" in wording else FindingKind.PERSON
    return Step(tuple(places(texts, wording, entity or wording, sure=sure, kind=kind)), stand_in)


@pytest.fixture
def review() -> Review:
    """Three steps: Ravi (not sure), Gwen with and without her other name, the Hollies."""
    texts = (FIRST, SECOND)
    whole = places(texts, "Gwen Ashworth", "gwen", sure=True, kind=FindingKind.PERSON)
    alone = places(texts, "Gwen ", "gwen", sure=True, kind=FindingKind.PERSON)[1:]
    first_names = [
        Place(each.text, replace(each.finding, end=each.finding.end - 1, text="Gwen")) for each in alone
    ]
    return Review(
        texts,
        (
            step(texts, "Ravi", "[Person B]", sure=False),
            Step((*whole, *first_names), "[Person A]"),
            step(texts, "Hollies", "[Place A]"),
        ),
    )


def read(review: Review) -> tuple[str, ...]:
    return tuple(applied.text for applied in review.applied())


# -- accepting, changing, keeping ---------------------------------------------------------------------


def test_until_it_is_decided_everything_is_replaced_and_nothing_may_leave(review: Review) -> None:
    assert review.open_steps == (0, 1, 2)
    assert read(review) == (
        "[Person A] rang. [Person A] was at the [Place A] with [Person B] on Monday.",
        "I asked [Person A]  about the [Place A], and gwen laughed; Gwendolen did not.",
    )
    assert review.kept() == ()
    assert review.masked() == ("Ravi", "Gwen Ashworth", "Gwen", "Hollies")


def test_accepting_one_leaves_the_others_open(review: Review) -> None:
    after = review.accept(1)
    assert after.open_steps == (0, 2)
    assert after.steps[1].decision is Decision.ACCEPTED
    assert read(after) == read(review)
    assert review.open_steps == (0, 1, 2)


def test_accepting_all_leaves_what_was_decided(review: Review) -> None:
    after = review.keep(2, "everybody lives there").change(0, "a colleague").accept_all()
    assert after.open_steps == ()
    assert [each.decision for each in after.steps] == [Decision.CHANGED, Decision.ACCEPTED, Decision.KEPT]
    assert after.steps[2].reason == "everybody lives there"


def test_what_was_changed_and_is_looked_at_again_stays_changed(review: Review) -> None:
    again = review.change(0, "a colleague").accept(0)
    assert (again.steps[0].decision, again.steps[0].stand_in) == (Decision.CHANGED, "a colleague")
    taken = review.keep(0, "it is me").accept(0)
    assert (taken.steps[0].decision, taken.steps[0].reason) == (Decision.ACCEPTED, "")


def test_another_stand_in_is_put_wherever_the_entity_is_found(review: Review) -> None:
    after = review.change(1, "  my   colleague ")
    assert read(after)[0] == "my colleague rang. my colleague was at the [Place A] with [Person B] on Monday."
    assert read(after)[1].startswith("I asked my colleague  about")


def test_an_entity_in_two_steps_is_changed_in_both_but_where_it_is_kept(review: Review) -> None:
    texts = review.texts
    sure, unsure = step(texts, "Ravi", "[B]", entity="ravi"), step(texts, "Monday", "[B]", entity="ravi")
    both = Review(texts, (sure, unsure))
    changed = both.change(0, "C")
    assert [each.stand_in for each in changed.steps] == ["C", "C"]
    assert [each.decision for each in changed.steps] == [Decision.CHANGED, Decision.CHANGED]
    kept = both.keep(1, "no name").change(0, "C")
    assert [each.decision for each in kept.steps] == [Decision.CHANGED, Decision.KEPT]
    assert "Monday" in read(kept)[0]
    taken_back = kept.change(1, "D")
    assert [each.decision for each in taken_back.steps] == [Decision.CHANGED, Decision.CHANGED]
    assert "Monday" not in read(taken_back)[0]


@pytest.mark.parametrize("stand_in", ["", "  \n", "\u200b\u202e"])
def test_a_stand_in_is_not_nothing(review: Review, stand_in: str) -> None:
    with pytest.raises(BadInput, match="at least one letter"):
        review.change(0, stand_in)


@pytest.mark.parametrize("stand_in", ["Gwen", "Mrs ASHWORTH", "[Gwen A]", "gwen's friend", "Gwe\u200bn"])
def test_a_stand_in_does_not_repeat_what_it_stands_for(review: Review, stand_in: str) -> None:
    with pytest.raises(BadInput, match="still says"):
        review.change(1, stand_in)


def test_a_sort_of_thing_may_stand_for_a_place(review: Review) -> None:
    assert "the hollies down the road" in read(review.change(2, "hollies down the road"))[0]
    with pytest.raises(BadInput, match="still says “hollies”"):
        review.change(2, "Hollies Two")


def test_a_stand_in_has_nothing_hidden_in_it(review: Review) -> None:
    assert review.change(0, "a\u202e col\u200bleague\x1b").steps[0].stand_in == "a colleague"
    assert review.mark(0, 14, 18, "pho\u200bned").steps[-1].stand_in == "phoned"


def test_a_step_that_is_kept_is_not_replaced(review: Review) -> None:
    after = review.keep(1, "  she   said\nI may ").accept_all()
    assert after.steps[1].reason == "she said I may"
    assert read(after)[0].startswith("Gwen Ashworth rang. Gwen was at the [Place A]")
    assert read(after)[1].startswith("I asked Gwen  about the [Place A]")
    assert after.kept() == ("Gwen Ashworth", "Gwen")
    assert after.masked() == ("Ravi", "Hollies")


def test_a_reason_can_be_kept_in_a_file(review: Review) -> None:
    assert review.keep(1, "why\udcff not").steps[1].reason == "why\ufffd not"


def test_undo_is_going_back_to_the_review_before(review: Review) -> None:
    history = [review]
    decisions: tuple[Callable[[Review], Review], ...] = (
        lambda before: before.accept(0),
        lambda before: before.change(1, "my colleague"),
        lambda before: before.keep(2, "it is a pub"),
        lambda before: before.mark(0, 57, 63),
    )
    for decide in decisions:
        history.append(decide(history[-1]))
    texts = [read(each) for each in history]
    assert len(set(texts)) == 4
    assert [len(each.open_steps) for each in history] == [3, 2, 1, 0, 0]
    again = [read(each) for each in history]
    assert again == texts
    assert history[0] == review


# -- marking ---------------------------------------------------------------------------------------------


def marked(review: Review, text: int, words: str, stand_in: str = "") -> Review:
    start = review.texts[text].index(words)
    return review.mark(text, start, start + len(words), stand_in)


def test_a_mark_covers_every_place_in_every_text(review: Review) -> None:
    after = marked(review, 1, " gwen ")
    assert after.steps[-1].decision is Decision.ADDED
    assert after.steps[-1].stand_in == "[something]"
    assert after.steps[-1].first.text == "gwen"
    assert after.steps[-1].wordings == ("gwen", "Gwen")
    assert (
        read(after)[1]
        == "I asked [something]  about the [Place A], and [something] laughed; Gwendolen did not."
    )
    assert read(after)[0].startswith("[something] Ashworth rang. [something] was")


def test_a_mark_takes_the_place_of_the_findings_it_overlaps(review: Review) -> None:
    after = marked(review, 0, "Ashworth rang", "phoned")
    assert read(after)[0].startswith("Gwen phoned. [Person A] was at")
    assert all(len(each.places) for each in after.steps)
    [gwen] = [each for each in after.steps if each.first.entity == "gwen"]
    assert len(gwen.places) == 2
    gone = marked(review, 0, "with Ravi on", "with somebody")
    assert not [each for each in gone.steps if each.stand_in == "[Person B]"]


def test_a_mark_covers_what_was_kept(review: Review) -> None:
    after = marked(review.keep(0, "he would not mind"), 0, "Ravi")
    assert "Ravi" not in read(after)[0]
    assert after.kept() == ()


def test_what_was_marked_and_is_looked_at_again_stays_marked(review: Review) -> None:
    after = marked(review, 0, "Monday", "a day")
    last = len(after.steps) - 1
    assert after.accept(last).steps[last].decision is Decision.ADDED
    assert after.accept(last).steps[last].stand_in == "a day"
    assert "Monday" in read(after.keep(last, "any Monday"))[0]
    assert last not in after.open_steps


def test_a_mark_may_be_half_a_word_where_it_is_made_and_a_whole_one_elsewhere(review: Review) -> None:
    after = marked(review, 1, "dolen")
    assert "Gwen[something] did not" in read(after)[1]
    assert len(after.steps[-1].places) == 1


def test_words_that_are_spread_over_lines_are_found_again() -> None:
    review = Review(("the old mill, the\nold  MILL and theoldmill",), ())
    after = marked(review, 0, "old mill", "[place]")
    assert read(after) == ("the [place], the\n[place] and theoldmill",)


def test_places_of_a_mark_never_overlap() -> None:
    review = Review(("na na na na na",), ())
    for start in (0, 3, 6, 9):
        after = review.mark(0, start, start + 5, "x")
        spans = sorted((each.finding.start, each.finding.end) for each in after.steps[0].places)
        assert all(first[1] <= second[0] for first, second in pairwise(spans))
        assert (start, start + 5) in spans


@pytest.mark.parametrize(("start", "end"), [(0, 0), (4, 5), (18, 20), (5, 3), (900, 950)])
def test_nothing_but_space_and_stops_cannot_be_marked(review: Review, start: int, end: int) -> None:
    with pytest.raises(BadInput, match="at least one word"):
        review.mark(0, start, end)


def test_a_mark_does_not_stand_for_itself(review: Review) -> None:
    with pytest.raises(BadInput, match="repeats"):
        marked(review, 0, "Monday", "a monday")


SPACES = st.integers(0, 70)


@settings(max_examples=150)
@given(st.lists(st.tuples(st.sampled_from(["accept", "keep", "change", "mark"]), SPACES, SPACES), max_size=8))
def test_whatever_is_decided_what_is_kept_stays_and_what_is_not_goes(
    steps: list[tuple[str, int, int]],
) -> None:
    texts = (FIRST, SECOND)
    review = Review(
        texts, (step(texts, "Ravi", "[B]"), step(texts, "Gwen", "[A]"), step(texts, "Hollies", "[C]"))
    )
    for what, first, second in steps:
        number = first % len(review.steps)
        start, end = min(first, second), max(first, second)
        if what == "mark" and re.search(r"\w", texts[first % 2][start:end]):
            review = review.mark(first % 2, start, end, "[M]")
        elif what == "change":
            review = review.change(number, "[D]")
        else:
            review = review.accept(number) if what == "accept" else review.keep(number, "why")
    for number, applied in enumerate(review.applied()):
        replaced = {(each.start, each.end) for each in applied.replacements}
        for each in review.steps:
            for place in each.places:
                span = (place.finding.start, place.finding.end)
                if place.text == number:
                    assert (span in replaced) is (each.decision is not Decision.KEPT)
        rebuilt, done = "", 0
        for each_ in applied.replacements:
            rebuilt += texts[number][done : each_.start] + each_.replacement
            done = each_.end
        assert applied.text == rebuilt + texts[number][done:]


# -- from the finding to the review ------------------------------------------------------------------------


def test_a_review_begins_with_what_needs_a_look_and_has_one_step_an_entity() -> None:
    known = (Known("Gwen Ashworth", stand_in="my colleague"), Known("Brightwater", FindingKind.ORG))
    texts = ["Gwen Ashworth rang Brightwater.", "Gwen was tired. Brightwater was not."]
    review = begin_review(texts, known)
    assert review.texts == tuple(texts)
    assert review.open_steps == tuple(range(len(review.steps)))
    assert [each.sure for each in review.steps] == sorted(each.sure for each in review.steps)
    entities = [(each.first.entity, each.sure) for each in review.steps]
    assert len(set(entities)) == len(entities)
    for each in review.steps:
        assert {place.finding.entity for place in each.places} == {each.first.entity}
        for place in each.places:
            assert texts[place.text][place.finding.start : place.finding.end] == place.finding.text
    after = read(review.accept_all())
    assert after[0].startswith("my colleague rang")
    assert "Gwen" not in "".join(after)
    assert "Brightwater" not in "".join(after)


def test_nothing_to_look_through_is_a_review_without_steps() -> None:
    assert begin_review([]) == Review((), ())
    assert begin_review(["we talked"]).accept_all().open_steps == ()


# -- the window -------------------------------------------------------------------------------------


def test_a_window_shows_a_place_as_it_was_written_and_as_it_will_be_read(review: Review) -> None:
    seen = window(review, 2)
    assert (seen.before, seen.place, seen.after) == (
        "Gwen Ashworth rang. Gwen was at the ",
        "Hollies",
        " with Ravi on Monday.",
    )
    assert (seen.read_before, seen.read_place, seen.read_after) == (
        "[Person A] rang. [Person A] was at the ",
        "[Place A]",
        " with [Person B] on Monday.",
    )
    second = window(review, 2, place=1)
    assert second.before == "I asked Gwen  about the "
    assert second.read_before == "I asked [Person A]  about the "


def test_a_window_follows_what_was_decided(review: Review) -> None:
    after = review.keep(2, "a pub").change(1, "my colleague").keep(0, "he said so")
    seen = window(after, 2)
    assert seen.read_place == "Hollies"
    assert seen.read_before == "my colleague rang. my colleague was at the "
    assert seen.read_after == seen.after == " with Ravi on Monday."


def long_review(around: int) -> tuple[Review, Step]:
    text = (
        "word " * around + "Gwen Ashworth " + "word " * around + "Ravi" + " word" * around + " Gwen Ashworth"
    )
    texts = (text + " word" * around,)
    here = step(texts, "Ravi", "[B]")
    return Review(texts, (here, step(texts, "Gwen Ashworth", "[A]"))), here


@pytest.mark.parametrize("around", [*range(18, 36), 200])
def test_a_window_shows_whole_words_and_no_name_by_half(around: int) -> None:
    review, _ = long_review(around)
    seen = window(review, 0)
    text = review.texts[0]
    assert f"{seen.before}{seen.place}{seen.after}" in text
    assert (seen.place, seen.read_place) == ("Ravi", "[B]")
    for part in (seen.read_before, seen.read_after):
        assert set(part.split()) <= {"word", "[A]"}
    for part in (seen.before, seen.after):
        assert set(part.split()) <= {"word", "Gwen", "Ashworth"}
        assert part.count("Gwen") == part.count("Ashworth")
        assert len(part) <= AROUND + 45


@given(st.text(max_size=400), st.text(max_size=400))
def test_a_window_is_a_part_of_the_text_whatever_stands_around(before: str, after: str) -> None:
    texts = (f"{before} Ravi {after}",)
    start = len(before) + 1
    finding = Finding(start, start + 4, "Ravi", FindingKind.PERSON, "it is a name", True, "test", "ravi")
    seen = window(Review(texts, (Step((Place(0, finding),), "[B]"),)), 0)
    assert seen.place == "Ravi"
    assert texts[0][:start].endswith(seen.before)
    assert texts[0][start + 4 :].startswith(seen.after)
    assert (seen.read_before, seen.read_place, seen.read_after) == (seen.before, "[B]", seen.after)
    assert min(len(before) + 1, AROUND) <= len(seen.before) <= AROUND + 40
