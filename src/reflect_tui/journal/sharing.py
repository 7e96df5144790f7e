"""The desk for sharing: check, show the exact bytes, write them, remember what left."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reflect_tui.anonymise import (
    FindingKind,
    Known,
    Remaining,
    Replacement,
    apply,
    read,
    risks,
    stand_ins,
    survivors,
)
from reflect_tui.anonymise.leaving import unreplaced
from reflect_tui.anonymise.review import Review, Step, begin_review
from reflect_tui.domain.agreements import LOOK_AGAIN_AFTER, Agreement
from reflect_tui.domain.entries import Entry
from reflect_tui.domain.errors import BadInput, PrivacyRefusal
from reflect_tui.domain.exchanging import MOST_ASKED, Wish
from reflect_tui.domain.ids import new_share_id
from reflect_tui.domain.people import Person, PersonKind
from reflect_tui.domain.sharing import Audience, Share
from reflect_tui.exchange.agreement import render_agreement
from reflect_tui.exchange.contribution import MAY_BECOME_CASE, MAY_QUOTE
from reflect_tui.exchange.note import compose, render, shown
from reflect_tui.journal.entries import EntriesDesk
from reflect_tui.journal.files import documents_folder, noon_of, write_private
from reflect_tui.journal.linking import earlier_shares, names_elsewhere, stand_ins_before
from reflect_tui.journal.people import PeopleDesk
from reflect_tui.journal.settings import SettingsDesk
from reflect_tui.journal.settling import file_name, ledger_of
from reflect_tui.storage import agreements, buddies, shares

if TYPE_CHECKING:
    from reflect_tui.anonymise.shoes import Shoe
    from reflect_tui.domain.exchanging import Note
    from reflect_tui.domain.shapes import Shape
    from reflect_tui.journal.replying import ReplyTo
    from reflect_tui.journal.store import Store


@dataclass(frozen=True, slots=True)
class SharePlan:
    """Entries on their way out, with the review that stands between them and the file."""

    entries: tuple[Entry, ...]
    audience: Audience
    share_ids: tuple[str, ...]
    """One for each entry, random, so that two shares of one entry cannot be joined."""
    review: Review
    known: tuple[Known, ...] = ()
    wish: Wish | None = None
    """What is wanted back; None where nothing is."""
    is_agreement: bool = False
    """Whether it is a text that two people agree on."""
    reply_to: ReplyTo | None = None
    """The note that is answered, where the plan is for a reply; then there are no entries."""
    may: tuple[str, ...] = ()
    """What the writer lets the group do with it; lines of the first part of the file."""

    def allowing(self, *, quote: bool, case: bool) -> SharePlan:
        """The same, saying what the group may do with it: quote the words, make a case of it."""
        said = ((MAY_QUOTE, quote), (MAY_BECOME_CASE, case))
        return replace(self, may=tuple(line for line, yes in said if yes))

    def with_review(self, review: Review) -> SharePlan:
        """The same after another decision."""
        return replace(self, review=review)


@dataclass(frozen=True, slots=True)
class NoteFile:
    """One file exactly as it will be written."""

    name: str
    text: str
    survivors: tuple[Remaining, ...] = ()
    """What the last look over the finished text still found; a file with any is not written."""


@dataclass(frozen=True, slots=True)
class CheckedText:
    """A text after the filter alone, which nobody has looked at."""

    text: str
    replacements: tuple[Replacement, ...]
    risks: tuple[Remaining, ...]
    """Places of the given text that are no names and may still point at somebody."""
    flags: tuple[Remaining, ...]
    """Places of the given text that a reader would be asked to glance at."""


@dataclass(frozen=True, slots=True)
class SharingDesk:
    """The only way out for anything that is meant for somebody else."""

    store: Store

    def prepare(
        self,
        ids: Sequence[str],
        audience: Audience,
        asks: Sequence[str] = (),
        *,
        wish: Wish | None = None,
        mine: Sequence[str] = (),
        shape: Shape | None = None,
    ) -> SharePlan:
        """Look through entries that are to be shared together: a name found in one is found in all.

        Args:
            ids: the entries.
            audience: who will read them.
            asks: questions to the reader, at most `MOST_ASKED`.
            wish: what is wanted back; a buddy is asked for questions only where nothing is said.
            mine: what the writer would answer to each question, to be read afterwards.
            shape: for a CPD record, whose headings it takes.

        Raises:
            NothingFound: there is no such entry.
            BadInput: there are no entries, an entry is in the trash, or too many questions are asked.
        """
        if not ids:
            raise BadInput("Nothing is chosen for sharing.", "Choose entries with Space first.")
        if len(asks) > MOST_ASKED:
            raise BadInput(f"At most {MOST_ASKED} questions can be asked.", "More would be homework.")
        if wish is None and audience is Audience.BUDDY:
            wish = Wish.QUESTIONS
        from reflect_tui.exchange.shapes import compose_shape

        desk = EntriesDesk(self.store)
        entries = tuple(dict.fromkeys(desk.get(each).id for each in ids))
        chosen = tuple(desk.get(each) for each in entries)
        if gone := next((entry for entry in chosen if entry.trashed), None):
            raise BadInput(f"“{gone.heading(40)}” is in the trash.", "`reflect undo` brings it back.")
        listed = self.known()
        if shape is None:
            texts = [compose(entry, asks, mine) for entry in chosen]
        else:
            texts = [compose_shape(entry, shape, "\n\n".join(entry.talked_through)) for entry in chosen]
        before = self._before(audience, listed)
        review = begin_review(
            texts, (*listed, *before), keep=self.never_replaced(), mined=names_elsewhere(self.store, texts)
        )
        ids_of_shares = tuple(new_share_id(self.store.rng) for _ in chosen)
        return SharePlan(chosen, audience, ids_of_shares, review, listed, wish)

    def prepare_reply(self, note: Note, values: Mapping[str, str]) -> SharePlan:
        """Look through the answers to a note that came.

        Args:
            note: the note.
            values: what was typed, by the keys of `domain.exchange_sheets`.

        Raises:
            BadInput: nothing is answered, or the note has no place for an answer.
        """
        from reflect_tui.journal.replying import answers_in

        reply_to, texts = answers_in(note, values)
        listed = self.known()
        review = begin_review(
            texts, listed, keep=self.never_replaced(), mined=names_elsewhere(self.store, texts)
        )
        ids = (new_share_id(self.store.rng),)
        return SharePlan((), Audience.BUDDY, ids, review, listed, reply_to=reply_to)

    def prepare_agreement(self, entry: Entry) -> SharePlan:
        """Look through what was written together, to hand it over as an agreement.

        Raises:
            BadInput: nothing in it can be agreed on.
        """
        from reflect_tui.journal.agreements import agreement_text

        texts = [shown(agreement_text(entry))]
        listed = self.known()
        review = begin_review(texts, listed, keep=self.never_replaced())
        ids = (new_share_id(self.store.rng),)
        return SharePlan((entry,), Audience.BUDDY, ids, review, listed, is_agreement=True)

    def _before(self, audience: Audience, listed: Sequence[Known]) -> tuple[Known, ...]:
        """What stood for whom in earlier shares to these readers, where the writer wants it to stay so."""
        if not self.keeps_stand_ins(audience):
            return ()
        names = {each.name.casefold() for each in listed}
        return tuple(
            each for each in stand_ins_before(self.store, audience) if each.name.casefold() not in names
        )

    def keeps_stand_ins(self, audience: Audience) -> bool:
        """Whether these readers get the same stand-ins each time; else shares to them cannot be joined."""
        return SettingsDesk(self.store).get(f"share.same_stand_ins.{audience.value}") == "yes"

    def keep_stand_ins(self, audience: Audience, *, keep: bool) -> None:
        """Choose between the same stand-ins for these readers each time, and fresh ones.

        Raises:
            JournalUnavailable: it could not be stored.
        """
        SettingsDesk(self.store).put(f"share.same_stand_ins.{audience.value}", "yes" if keep else "no")

    def known(self) -> tuple[Known, ...]:
        """The owner's list as the filter takes it."""
        return tuple(
            Known(person.name, FindingKind(person.kind.value), person.stand_in, person.also)
            for person in PeopleDesk(self.store).everyone()
            if person.kind is not PersonKind.KEEP
        )

    def never_replaced(self) -> tuple[str, ...]:
        """What the writer said never to ask about."""
        everyone = PeopleDesk(self.store).everyone()
        return tuple(
            name
            for person in everyone
            if person.kind is PersonKind.KEEP
            for name in (person.name, *person.also)
        )

    def always(self, step: Step) -> Person:
        """Put a finding on the owner's list, so that it is always replaced.

        A stand-in in words goes with it. A letter of this share does not: in another share it may be somebody
        else's, and shares could be joined by it.

        Raises:
            JournalUnavailable: it could not be stored.
        """
        kinds = {FindingKind.ORG: PersonKind.ORG, FindingKind.PLACE: PersonKind.PLACE}
        kind = kinds.get(step.first.kind, PersonKind.PERSON)
        stand_in = "" if step.stand_in.startswith("[") else step.stand_in
        return PeopleDesk(self.store).add(Person(step.wordings[0], kind, stand_in))

    def never(self, step: Step) -> Person:
        """Put a finding on the owner's list as what is never replaced, in every wording it was found in.

        Raises:
            JournalUnavailable: it could not be stored.
        """
        return PeopleDesk(self.store).add(Person(step.wordings[0], PersonKind.KEEP, "", step.wordings[1:]))

    def shoes(self, plan: SharePlan) -> tuple[Shoe, ...]:
        """The five questions in the reader's shoes, with what can be known beside each."""
        from reflect_tui.anonymise.shoes import shoes

        earlier = earlier_shares(self.store, plan.audience, plan.entries, plan.review)
        return shoes(plan.audience, plan.review, earlier)

    def filter(
        self, texts: Sequence[str], known: Sequence[Known] = (), keep: Sequence[str] = ()
    ) -> list[CheckedText]:
        """The filter by itself over texts of one export."""
        return filter_texts(texts, known, keep)

    def files(self, plan: SharePlan) -> tuple[NoteFile, ...]:
        """The files as they will be written, byte for byte, after a last look over them."""
        if plan.reply_to is not None:
            from reflect_tui.journal.replying import reply_text

            text, left = reply_text(plan, plan.reply_to)
            return (NoteFile(file_name("reply", plan.share_ids[0]), text, left),)
        masked, kept = plan.review.masked(), plan.review.kept()
        files = []
        for entry, share_id, applied in zip(plan.entries, plan.share_ids, plan.review.applied(), strict=True):
            if plan.is_agreement:
                text = render_agreement(applied.text, share_id)
            else:
                text = render(applied.text, share_id, entry.kind.label, plan.wish, plan.may)
            # The id is ours and random; a check for long numbers could trip over it. Places stay as they are.
            found = survivors(text.replace(share_id, "-" * len(share_id)), masked, plan.known, kept)
            word = "agreement" if plan.is_agreement else "note"
            files.append(NoteFile(file_name(word, share_id), text, tuple(found)))
        return tuple(files)

    def write(
        self, plan: SharePlan, folder: Path, *, seal: Callable[[bytes], bytes] | None = None
    ) -> tuple[list[Path], list[Share]]:
        """Write the files and enter them in the ledger, all of it or nothing.

        Args:
            plan: what was decided.
            folder: where the files go.
            seal: makes a sealed file of a checked one, if it is to be sealed; the ledger keeps the words.

        Raises:
            PrivacyRefusal: something is not decided about, or the last look found something.
            CannotWrite: the folder refuses; nothing has left.
        """
        if plan.review.open_steps:
            raise PrivacyRefusal(
                f"{len(plan.review.open_steps)} findings have not been looked at.", "Nothing was written."
            )
        files = self.files(plan)
        refuse_survivors(files)
        now = self.store.now()
        end = ".age" if seal else ""
        paths = [folder / f"{file.name}{end}" for file in files]
        contents = [seal(file.text.encode()) if seal else file.text.encode() for file in files]
        ledger = ledger_of(plan, files, now)
        written: list[Path] = []
        try:
            with self.store.writing() as connection:
                for share in ledger:
                    shares.put(connection, share)
                    if plan.wish is not None:
                        buddies.open_exchange(connection, share.id, plan.wish)
                if plan.is_agreement:
                    agreed = Agreement(
                        ledger[0].id,
                        plan.review.applied()[0].text,
                        by_me_on=now.date(),
                        review_on=now.date() + LOOK_AGAIN_AFTER,
                    )
                    agreements.put(connection, agreed)
                if plan.reply_to is not None:
                    buddies.mark_answered(connection, plan.reply_to.note.id, now)
                for path, content in zip(paths, contents, strict=True):
                    write_private(path, content, at=noon_of(now))
                    written.append(path)
        except BaseException:
            # A file without its line in the ledger would be a share nobody remembers.
            for path in written:
                with contextlib.suppress(OSError):
                    path.unlink()
            raise
        return paths, ledger

    def default_folder(self) -> Path:
        """Where a share is offered to be written: the documents folder where there is one, else home."""
        return documents_folder()

    def ledger(self) -> list[Share]:
        """Everything that left, the newest first."""
        with self.store.reading() as connection:
            return [] if connection is None else shares.ledger(connection)


def filter_texts(
    texts: Sequence[str], known: Sequence[Known] = (), keep: Sequence[str] = ()
) -> list[CheckedText]:
    """Texts of one export through the filter: names found in one are replaced in all."""
    readings = read(texts, known, keep=keep)
    put = stand_ins([list(each.findings) for each in readings], known)
    checked = []
    for text, reading in zip(texts, readings, strict=True):
        applied = apply(text, reading.findings, put)
        covered = [(each.start, each.end) for each in applied.replacements]
        checked.append(
            CheckedText(
                applied.text,
                applied.replacements,
                tuple(_outside(risks(text), covered)),
                tuple(unreplaced(text, reading.doubts, covered)),
            )
        )
    return checked


def _outside(places: Sequence[Remaining], covered: Sequence[tuple[int, int]]) -> list[Remaining]:
    """The places that no replacement touches."""
    return [
        each for each in places if not any(start < each.end and each.start < end for start, end in covered)
    ]


def refuse_survivors(files: Sequence[NoteFile]) -> None:
    """Stop a share in which the last look found something.

    Raises:
        PrivacyRefusal: says how many and where to look; the words themselves are on the screen of the caller.
    """
    if count := sum(len(file.survivors) for file in files):
        raise PrivacyRefusal(
            f"{count} details that should have been replaced are still in the text.",
            "Nothing was written. Mark them in the review, or keep them with a reason.",
        )
