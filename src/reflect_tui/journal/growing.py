"""The next version of a pack: one question more, how to go about it, and a case of what others found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reflect_tui.domain.entries import EntryKind
from reflect_tui.domain.errors import BadInput, NothingFound
from reflect_tui.domain.packs import Pack, Question
from reflect_tui.domain.text import one_line, storable
from reflect_tui.exchange.pack_writing import carried_on, file_name, render

if TYPE_CHECKING:
    from reflect_tui.domain.entries import Entry
    from reflect_tui.journal.store import Store

ROUND = "From our own sessions"


def grown(store: Store, pack_id: str, question: str, process: str, case_id: str) -> tuple[str, str]:
    """The name and the text of the file of the next version; what is new in it is checked for identifiers.

    The old pack was written for others already. A case may be any entry, and a pack goes from hand to hand.

    Raises:
        BadInput: the question has no words.
        NothingFound: there is no such pack, or no such case.
    """
    from reflect_tui.journal.entries import EntriesDesk
    from reflect_tui.journal.packs import PacksDesk

    asked = one_line(storable(question), 400)
    if not asked:
        raise BadInput("A question is missing.", "Nothing was written.")
    old = PacksDesk(store).get(pack_id)
    case = EntriesDesk(store).get(case_id)
    if case.kind is not EntryKind.CASE:
        raise NothingFound(f"“{case.heading(40)}” is not a case.", "Nothing was written.")
    asked, how_to, told_case = _checked(store, asked, storable(process).strip(), _as_markdown(case))
    new = carried_on(old.title, old)
    version = new.detail("Version")
    told = [f"New in version {version}: the question “{asked}”, and a case of what others found."]
    if one_line(how_to, 2000):
        told.append(how_to)
    how = "\n\n".join(part for part in (new.how_to_use, *told) if part)
    found = "\n\n".join(part for part in (new.others_found, told_case) if part)
    pack = replace(_with_question(new, asked), how_to_use=how, others_found=found)
    name = file_name(f"{old.title} version {version}")
    return name, render(pack)


def _checked(store: Store, *texts: str) -> list[str]:
    from reflect_tui.journal.sharing import SharingDesk, filter_texts

    desk = SharingDesk(store)
    return [storable(each.text) for each in filter_texts(texts, desk.known(), desk.never_replaced())]


def _with_question(pack: Pack, asked: str) -> Pack:
    """The question before the last one, which asks what is missing, in the last round."""
    if any(asked.casefold() == each.text.casefold() for each in pack.questions):
        return pack
    last = pack.questions[-1].round if pack.questions else ""
    added = Question(id="", text=asked, round=last)
    return replace(pack, questions=(*pack.questions[:-1], added, *pack.questions[-1:]))


def _as_markdown(case: Entry) -> str:
    """A case as it stands under *What others found*, saying what it is made from."""
    parts = [f"### {one_line(case.title, 80) or 'A case'}"]
    parts += [
        text
        for name in ("situation", "not_known", "judged", "happened", "taught")
        if (text := case.fields.get(name, ""))
    ]
    if helped := case.fields.get("helpful_questions", ""):
        parts.append(f"Questions that helped: {' '.join(helped.split())}")
    made = {"one": "Made from one story, with its teller's leave.", "invented": "Invented."}
    parts.append(made.get(case.fields.get("made_from", ""), "Blended from several stories."))
    return "\n\n".join(parts)
