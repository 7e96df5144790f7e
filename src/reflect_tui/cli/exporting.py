"""`reflect export`: the checked way out, line by line where there is somebody to ask."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

import click

from reflect_tui.cli import attempt, is_terminal, say
from reflect_tui.cli.common import (
    as_json_option,
    day_of,
    journal_of,
    print_json,
    print_text,
    text_of_argument,
)
from reflect_tui.cli.sealing import fd_option, offer_phrase, passphrase_from
from reflect_tui.domain.entries import EntryQuery
from reflect_tui.domain.errors import BadInput, NothingFound, PrivacyRefusal
from reflect_tui.domain.exchanging import Wish, wish_of
from reflect_tui.domain.sharing import Audience
from reflect_tui.domain.text import one_line
from reflect_tui.journal import Journal
from reflect_tui.journal.files import path_of
from reflect_tui.journal.sharing import NoteFile, SharePlan, refuse_survivors

if TYPE_CHECKING:
    from reflect_tui.domain.shapes import Shape

MOST_ENTRIES = 500
"""Entries that a theme or a date may choose at once."""


@click.command(short_help="Share entries as anonymised Markdown.")
@click.argument("ids", nargs=-1, metavar="[ID…]")
@click.option("--theme", metavar="WORD", help="Every entry of a theme.")
@click.option("--since", metavar="DATE", help="Every entry from this day on.")
@click.option(
    "--for",
    "audience",
    type=click.Choice([audience.value for audience in Audience]),
    required=True,
    help="Who will read it.",
)
@click.option("--out", "folder", metavar="DIR", default=".", help="The folder to write into; else this one.")
@click.option("--ask", "asks", multiple=True, metavar="Q", help="A question to the reader; up to three.")
@click.option(
    "--mine", "mine", multiple=True, metavar="TEXT", help="Your own answer to each question, below it."
)
@click.option(
    "--wish",
    type=click.Choice([wish.option for wish in Wish]),
    help="What you would like back; a buddy is asked for questions only.",
)
@click.option(
    "--shape",
    type=click.Choice(["nmc", "swe", "hcpc", "gmc"]),
    help="The headings of a CPD record, with --for cpd.",
)
@click.option("--may-quote", is_flag=True, help="With --for group: your words may be quoted.")
@click.option("--may-become-case", is_flag=True, help="With --for group: it may become a case.")
@click.option("--seal", is_flag=True, help="Seal the file with a passphrase, for `reflect open` or `age`.")
@click.option("--seal-for-pair", is_flag=True, help="Seal it for the key of your buddy.")
@fd_option
@click.option("--review", is_flag=True, help="Ask about every finding, even with --accept-all.")
@click.option("--accept-all", is_flag=True, help="Put every stand-in without asking.")
@click.option("--dry-run", is_flag=True, help="Print what would be written; write nothing.")
@as_json_option
@click.pass_context
def export(
    ctx: click.Context,
    ids: tuple[str, ...],
    theme: str | None,
    since: str | None,
    audience: str,
    folder: str,
    asks: tuple[str, ...],
    mine: tuple[str, ...],
    wish: str | None,
    shape: str | None,
    may_quote: bool,
    may_become_case: bool,
    seal: bool,
    seal_for_pair: bool,
    fd: int | None,
    review: bool,
    accept_all: bool,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Share entries as Markdown files, one an entry, with everything replaced that could identify somebody.

    At a terminal every finding is asked about. Without one, --accept-all is needed: it puts every stand-in
    that is offered, and then nobody has looked.
    """
    journal = journal_of(ctx)
    chosen = _chosen(journal, ids, theme, since)
    reader = Audience(audience)
    plan = journal.sharing.prepare(
        chosen,
        reader,
        [text_of_argument(ask) for ask in asks],
        wish=wish_of(wish) if wish else None,
        mine=[text_of_argument(each) for each in mine],
        shape=_shape_of(shape, reader),
    )
    plan = _allowed(plan, quote=may_quote, case=may_become_case)
    plan = _decided(journal, plan, ask=review, accept_all=accept_all)
    files = journal.sharing.files(plan)
    if dry_run:
        return _dry_run(plan, files, as_json)
    sealing = _sealing(journal, with_passphrase=seal, for_pair=seal_for_pair, fd=fd)
    try:
        paths, shares = journal.sharing.write(plan, path_of(folder), seal=sealing)
    except PrivacyRefusal:
        _print_result(plan, files, [], [], as_json)
        raise
    _print_result(plan, files, [str(path) for path in paths], [share.id for share in shares], as_json)
    if not as_json:
        for path in paths:
            print_text(str(path))
    say("Names, numbers, dates and places that could be found were replaced. Read it once as they will.")
    return 0


def _sealing(
    journal: Journal, *, with_passphrase: bool, for_pair: bool, fd: int | None
) -> Callable[[bytes], bytes] | None:
    """What seals a file, where one is to be sealed."""
    if with_passphrase and for_pair:
        raise BadInput("It is sealed with a passphrase or for a key.", "Leave one of the two out.")
    if for_pair:
        return partial(journal.sealing.seal, passphrase="")
    if not with_passphrase:
        return None
    if fd is None and is_terminal(sys.stdin):
        offer_phrase(journal.sealing.phrase())
    return partial(journal.sealing.seal, passphrase=passphrase_from(fd, twice=True))


def _allowed(plan: SharePlan, *, quote: bool, case: bool) -> SharePlan:
    if (quote or case) and plan.audience is not Audience.GROUP:
        raise BadInput(
            "What may be done with it is said to a group.", "Add --for group, or leave --may-… out."
        )
    return plan.allowing(quote=quote, case=case)


def _shape_of(shape: str | None, reader: Audience) -> Shape | None:
    if shape is None:
        return None
    if reader is not Audience.CPD:
        raise BadInput("A shape is for a CPD record.", "Add --for cpd, or leave --shape out.")
    from reflect_tui.domain.shapes import Shape

    return Shape(shape)


def _chosen(journal: Journal, ids: Sequence[str], theme: str | None, since: str | None) -> list[str]:
    chosen = list(ids)
    if theme or since:
        day = day_of(since, journal.store.today()) if since else None
        query = EntryQuery(theme=" ".join(text_of_argument(theme or "").split()), since=day)
        rows = journal.entries.page(query, limit=MOST_ENTRIES + 1)
        chosen += [row.id for row in rows[:MOST_ENTRIES]]
        if len(rows) > MOST_ENTRIES:
            say(f"Only the newest {MOST_ENTRIES} of them are shared at once.")
    if not chosen:
        raise NothingFound("There is nothing to share.", "Give the ids of entries, a --theme or --since.")
    return chosen


def _decided(journal: Journal, plan: SharePlan, *, ask: bool, accept_all: bool) -> SharePlan:
    """Every finding decided about: by asking, and then the reader's shoes; or by --accept-all.

    Raises:
        PrivacyRefusal: nobody can be asked, and nobody said to accept all.
    """
    if accept_all and not ask:
        return plan.with_review(plan.review.accept_all())
    if not is_terminal(sys.stdin):
        raise PrivacyRefusal(
            "There is nobody here to ask about what was found.",
            "Nothing was written. Run it at a terminal, or add --accept-all.",
        )
    from reflect_tui.cli.reviewing import Walk

    return Walk(journal, plan).go()


def _dry_run(plan: SharePlan, files: Sequence[NoteFile], as_json: bool) -> int:
    _print_result(plan, files, [], [], as_json)
    if not as_json:
        for file in files:
            print_text(file.text.removesuffix("\n"))
    return attempt(lambda: refuse_survivors(files))


def _print_result(
    plan: SharePlan, files: Sequence[NoteFile], paths: list[str], shares: list[str], as_json: bool
) -> None:
    """What was done, as JSON, or what is still in the text, in words."""
    left = [each for file in files for each in file.survivors]
    if not as_json:
        for each in left:
            say(f"Still in it: “{one_line(each.text, 60)}” ({each.why}).")
        return
    replaced = Counter(
        change.kind.value for applied in plan.review.applied() for change in applied.replacements
    )
    print_json(
        {
            "files": paths,
            "shares": shares,
            "replaced": [{"kind": kind, "count": count} for kind, count in sorted(replaced.items())],
            "remaining": [{"text": each.text, "why": each.why} for each in left],
        }
    )
