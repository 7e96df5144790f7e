"""The sample journal of `reflect demo`: invented people, invented days, the sort of thing one writes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from reflect_tui.domain.entries import BODY, EntryKind, Writing
from reflect_tui.domain.people import Person
from reflect_tui.journal import Journal

_ENTRIES: tuple[tuple[int, Writing], ...] = (
    (
        12,
        Writing(
            title="Two managers, two stories",
            body="Each of them told me about the same meeting, and I would not have known it was one. "
            "Gwen Ashworth heard a promise. The other heard a maybe. I was in the room and heard neither.",
            themes=("trust",),
        ),
    ),
    (
        10,
        Writing(
            kind=EntryKind.POSITIVE_ERROR,
            title="The target we hit and the person we missed",
            fields={
                "what_happened": "We closed it inside ten days. A week later Samira was back, and the "
                "thing she had asked Brightwater Housing for was still not done.",
                "felt": "Proud on the Friday, and then not.",
                "made_easy_by": "The form has a box for the date and none for whether it worked.",
                "put_right": "Rang her, said it plainly, rang Brightwater with her beside me.",
                "sort": "tangle",
                "taught": "A thing can be done on time and not be done.",
                "one_line": "Ask what would make it not come back, before closing it.",
            },
            themes=("housing", "measurement"),
        ),
    ),
    (
        7,
        Writing(
            body="The panel was quick today. What nobody said was that we had all read the same first page. "
            "I noticed it when Deb asked about page four and the room went looking for its pens.",
            themes=("panel",),
        ),
    ),
    (
        3,
        Writing(
            kind=EntryKind.WENT_WELL,
            title="Ravi and the waiting room",
            fields={
                "did": "Turned the chairs round so that nobody sat facing the door.",
                "difference": "Two people talked to each other who had been coming for a year.",
                "made_possible_by": "A slack Tuesday, and nobody to ask for permission.",
                "told_them": "Not yet.",
            },
        ),
    ),
    (
        2,
        Writing(
            body="Asked for a second visit with Mrs Okafor. She answered every question to her hands. I "
            "think she was waiting for me to stop.\n\nI stopped, a bit late. Then she made tea.",
            themes=("trust",),
        ),
    ),
)


def fill(journal: Journal) -> None:
    """Put the sample entries, a judgement that is ready, a draft and a name into an empty journal."""
    today = journal.store.today()
    for days_ago, writing in _ENTRIES:
        journal.entries.keep(replace(writing, happened_on=today - timedelta(days=days_ago)))
    journal.entries.keep(
        Writing(
            kind=EntryKind.JUDGEMENT,
            body="I think he'll engage if we go together.",
            how_sure=70,
            fields={
                "reasons": "He answered when Dee rang; he has not answered letters since June.",
                "change_my_mind": "If he asks for it in writing.",
            },
            happened_on=today - timedelta(days=14),
            look_again_on=today,
            themes=("housing",),
        )
    )
    journal.people.add(Person("Dee", stand_in="a colleague"))
    draft = journal.drafts.blank(EntryKind.REFLECTION)
    journal.drafts.save(
        replace(draft, values={BODY: "Notes after supervision: the question I didn't ask was"})
    )
