"""`python -m benchmarks.replies`: what becomes of replies, by what was done to them on their way back.

One row for each way of being mangled: how many came to the right entry, how many answers stand word for word
under their question, and how long reading one took beside the journal that sent the notes.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Sequence

from tests.mangling import MANGLINGS, NAMES, Case, cases, plain

from reflect_tui.domain.exchanging import Answered
from reflect_tui.exchange.came import ids_in, likely, without_own_number
from reflect_tui.exchange.decode import decode
from reflect_tui.exchange.mail import is_mail, texts_of_mail
from reflect_tui.exchange.replies import Sent, read_replies

HEAD = (
    "| what was done to it | replies | attached | wrongly | answers | word for word | names left "
    "| ms, median | most |"
)


def read(data: bytes, sent: Sequence[Sent]) -> list[tuple[str, Answered]]:
    """Every answer in a file with the share it was found to belong to, as the journal looks for them."""
    texts = [decode(each).text for each in (texts_of_mail(data) if is_mail(data) else [data])]
    found: list[tuple[str, Answered]] = []
    by_id = {each.share_id: each for each in sent}
    for text in texts:
        near = tuple(by_id[each] for each in ids_in(text) if each in by_id) or likely(text, sent)
        for reply in read_replies(without_own_number(text)[0], near) if near else ():
            found += [(reply.share_id, each) for each in reply.answers]
    return found


def row(name: str, notes: Sequence[Case]) -> list[float]:
    """One way of being mangled, over every note: counts, then milliseconds."""
    attached = wrongly = answers = right = names = 0
    times: list[float] = []
    for case in notes:
        data = MANGLINGS[name](case)
        # A note is never compared with another of the same words: nothing could tell the two apart.
        others = [each for each in notes if _title(each) != _title(case)]
        sent = [Sent(each.share_id, each.text) for each in (*others, case)]
        began = time.perf_counter()
        found = read(data, sent)
        times.append((time.perf_counter() - began) * 1000)
        attached += bool(found) and all(share_id == case.share_id for share_id, _ in found)
        wrongly += any(share_id != case.share_id for share_id, _ in found)
        wanted = [(q, plain(a)) for q, a in zip(case.questions, case.answers, strict=True) if a]
        said = [(each.question, plain(each.text)) for _, each in found]
        answers += len(wanted)
        right += sum(each in said for each in wanted)
        names += any(each in answer.text for _, answer in found for each in NAMES)
    return [len(notes), attached, wrongly, answers, right, names, statistics.median(times), max(times)]


def _title(case: Case) -> str:
    return case.text.split("title: ")[1].split("\n")[0]


def main() -> int:
    """Print the table; 0 when nothing went to a wrong entry."""
    notes = cases()
    rows = {name: row(name, notes) for name in MANGLINGS}
    print(HEAD)
    print("|---" * 9 + "|")
    for name, cells in rows.items():
        print(f"| {name} | " + _cells(cells))
    sums = [sum(cells[column] for cells in rows.values()) for column in range(6)]
    middle = statistics.median(cells[6] for cells in rows.values())
    print("| **all** | " + _cells([*sums, middle, max(cells[7] for cells in rows.values())]))
    return 1 if sums[2] else 0


def _cells(cells: Sequence[float]) -> str:
    return " | ".join([*(f"{each:.0f}" for each in cells[:6]), *(f"{each:.1f}" for each in cells[6:])]) + " |"


if __name__ == "__main__":
    sys.exit(main())
