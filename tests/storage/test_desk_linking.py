"""What the rest of the journal knows about a share, on real files."""

from __future__ import annotations

from pathlib import Path

import pytest

from reflect_tui.anonymise.review import Decision
from reflect_tui.domain.entries import Writing
from reflect_tui.domain.errors import BadInput
from reflect_tui.domain.people import Person, PersonKind
from reflect_tui.domain.sharing import Audience
from reflect_tui.journal import Journal
from reflect_tui.journal.sharing import SharePlan
from tests.conftest import Clock


def plan_of(journal: Journal, *bodies: str, audience: Audience = Audience.BUDDY) -> SharePlan:
    kept = [journal.entries.keep(Writing(body=body)).id for body in bodies]
    plan = journal.sharing.prepare(kept, audience)
    return plan.with_review(plan.review.accept_all())


def found_in(plan: SharePlan) -> list[str]:
    return [step.first.text for step in plan.review.steps]


def test_a_name_with_a_capital_in_another_entry_is_found_in_small_letters(journal: Journal) -> None:
    # Where so much is misspelt, an unknown word by itself is no sign of a name.
    text = "becuase merlo agian adn agian teh smae"
    assert "merlo" not in found_in(plan_of(journal, text))
    journal.entries.keep(Writing(body="We sat with Merlo and talked."))
    assert "merlo" in found_in(plan_of(journal, text))


def test_it_is_found_among_many_entries_by_the_index(journal: Journal) -> None:
    journal.entries.keep(Writing(body="We sat with Merlo and talked."))
    for number in range(200):
        journal.entries.keep(Writing(body=f"Nothing to do with it, number {number}."))
    assert "merlo" in found_in(plan_of(journal, "becuase merlo agian adn agian teh smae"))


def test_what_is_never_asked_about_is_left_and_may_leave(journal: Journal, tmp_path: Path) -> None:
    text = "I went with Samira to the Meridian."
    assert "Samira" in found_in(plan_of(journal, text))
    journal.people.add(Person("Samira", PersonKind.KEEP))
    plan = plan_of(journal, text)
    assert "Samira" not in found_in(plan)
    (path,), _ = journal.sharing.write(plan, tmp_path / "out")
    assert "Samira" in path.read_text(encoding="utf-8")
    assert journal.sharing.never_replaced() == ("Samira",)
    assert journal.sharing.known() == ()
    journal.people.remove("Samira")
    assert "Samira" in found_in(plan_of(journal, text))


def test_what_is_never_replaced_has_no_stand_in(journal: Journal) -> None:
    with pytest.raises(BadInput, match="no stand-in"):
        journal.people.add(Person("Samira", PersonKind.KEEP, "a mother"))


def test_earlier_shares_to_the_same_readers_are_known_by_people_entry_and_theme(
    journal: Journal, clock: Clock, tmp_path: Path
) -> None:
    entry = journal.entries.keep(Writing(body="I went with Samira to the panel.", themes=("housing",)))
    plan = journal.sharing.prepare([entry.id], Audience.BUDDY)
    journal.sharing.write(plan.with_review(plan.review.accept_all()), tmp_path / "out")
    clock.move(days=7)

    def beside(writing: Writing, audience: Audience = Audience.BUDDY) -> tuple[str, ...]:
        again = journal.entries.keep(writing)
        return journal.sharing.shoes(journal.sharing.prepare([again.id], audience))[2].beside

    (said,) = beside(Writing(body="We saw Samira again."))
    assert said == "What you shared on 23 November has somebody of this one (Samira) in it."
    (said,) = beside(Writing(body="A quiet day.", themes=("housing",)))
    assert "the theme housing" in said
    assert beside(Writing(body="A quiet day.")) == ()
    assert beside(Writing(body="We saw Samira again."), Audience.GROUP) == ()
    (said,) = journal.sharing.shoes(journal.sharing.prepare([entry.id], Audience.BUDDY))[2].beside
    assert "the same entry" in said


def test_stand_ins_are_fresh_each_time_unless_the_writer_keeps_them(journal: Journal, tmp_path: Path) -> None:
    entry = journal.entries.keep(Writing(body="I went with Samira to the panel."))
    plan = journal.sharing.prepare([entry.id], Audience.BUDDY)
    changed = plan.with_review(plan.review.change(0, "a neighbour"))
    journal.sharing.write(changed, tmp_path / "out")

    def offered(audience: Audience = Audience.BUDDY) -> str:
        again = journal.sharing.prepare([entry.id], audience).review.steps
        assert again[0].decision is Decision.OPEN
        return again[0].stand_in

    assert not journal.sharing.keeps_stand_ins(Audience.BUDDY)
    assert offered() == "[Person A]"
    journal.sharing.keep_stand_ins(Audience.BUDDY, keep=True)
    assert offered() == "a neighbour"
    assert offered(Audience.GROUP) == "[Person A]"
    journal.people.add(Person("Samira", stand_in="a mother"))
    assert offered() == "a mother"
    journal.people.remove("Samira")
    journal.sharing.keep_stand_ins(Audience.BUDDY, keep=False)
    assert offered() == "[Person A]"


def test_a_letter_of_one_share_does_not_go_on_the_list_but_words_do(journal: Journal) -> None:
    steps = plan_of(journal, "I went with Samira to the panel.").review.steps
    assert journal.sharing.always(steps[0]) == Person("Samira")
    changed = plan_of(journal, "I went with Samira to the panel.").review.change(0, "a neighbour")
    assert journal.sharing.always(changed.steps[0]) == Person("Samira", stand_in="a neighbour")
