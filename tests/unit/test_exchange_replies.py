"""Replies that come back mangled: what is theirs is found, under the right question, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflect_tui.domain.exchanging import Answered
from reflect_tui.exchange.came import ids_in, likely, without_own_number
from reflect_tui.exchange.decode import decode
from reflect_tui.exchange.mail import is_mail, texts_of_mail
from reflect_tui.exchange.replies import LONGEST, Sent, peel, read_replies
from tests.mangling import MANGLINGS, NAMES, QUESTIONS, Case, cases, filled, plain

ALL = cases()
BY_ID = {case.share_id: case for case in ALL}
LONG = max(ALL, key=lambda case: (len(case.questions), len(case.text)))


def texts_in(data: bytes) -> list[str]:
    return [decode(each).text for each in (texts_of_mail(data) if is_mail(data) else [data])]


def title_of(case: Case) -> str:
    return case.text.split("title: ")[1].split("\n")[0]


def answers_in(text: str, case: Case) -> list[Answered]:
    (reply,) = read_replies(text, [Sent(case.share_id, case.text)])
    return list(reply.answers)


@pytest.mark.parametrize("name", list(MANGLINGS))
def test_every_answer_of_every_reply_stands_word_for_word_under_its_question(name: str) -> None:
    assert len(MANGLINGS) * len(ALL) >= 300
    for case in ALL:
        found: list[Answered] = []
        for text in texts_in(MANGLINGS[name](case)):
            if name == "its number lost":
                others = [each for each in ALL if title_of(each) != title_of(case)]
                sent = likely(text, [Sent(c.share_id, c.text) for c in (*others, case)])
                assert [each.share_id for each in sent] == [case.share_id]
            else:
                known = [each for each in ids_in(text) if each in BY_ID]
                sent = tuple(Sent(each, BY_ID[each].text) for each in known)
            for reply in read_replies(without_own_number(text)[0], sent) if sent else ():
                assert reply.share_id == case.share_id
                found += reply.answers
        expected = [(q, plain(a)) for q, a in zip(case.questions, case.answers, strict=True) if a]
        assert sorted((each.question, plain(each.text)) for each in found) == sorted(expected)
        assert not any(each in answer.text for answer in found for each in NAMES)


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.share_id)
def test_a_note_that_comes_back_as_it_went_says_nothing(case: Case) -> None:
    for text in (case.text, "\n".join(f"> > {line}" for line in case.text.split("\n"))):
        (reply,) = read_replies(text, [Sent(case.share_id, case.text)])
        assert (reply.answers, reply.dropped, reply.changed) == ((), (), ())


def test_several_notes_in_one_mail_are_taken_apart() -> None:
    first, second = ALL[1], ALL[12]
    text = f"Hi,\n\nboth of them.\n\n{filled(second)}\n\nAnd the other:\n\n{filled(first)}\n\nBest,\nRobin\n"
    assert ids_in(text) == (second.share_id, first.share_id)
    sent = [Sent(each.share_id, each.text) for each in (second, first)]
    replies = read_replies(text, sent)
    for case, reply in zip((second, first), replies, strict=True):
        wanted = [(q, plain(a)) for q, a in zip(case.questions, case.answers, strict=True) if a]
        assert set(wanted) <= {(each.question, plain(each.text)) for each in reply.answers}
    assert "Robin" in " ".join(replies[1].dropped)


def test_a_remark_in_the_text_is_shown_with_the_sentence_it_follows() -> None:
    place = "was still not done.\n"
    text = LONG.text if place in LONG.text else ALL[0].text
    case = next(each for each in ALL if each.text == text)
    said = answers_in(text.replace(place, f"{place}\nWho heard it the second time?\n", 1), case)
    assert [each.text for each in said] == ["Who heard it the second time?"]
    assert said[0].beside.endswith("the thing they had asked for twice was still not done.")


def test_words_changed_in_the_note_are_shown_and_are_no_answer() -> None:
    case = ALL[0]
    (reply,) = read_replies(
        case.text.replace("A week later", "Nine days later", 1), [Sent(case.share_id, case.text)]
    )
    assert reply.answers == ()
    assert [(each.was, each.now) for each in reply.changed] == [("A week", "Nine days")]


def test_an_answer_may_quote_the_note_and_keep_the_quotation() -> None:
    case = next(each for each in ALL if len(each.questions) > 1)
    sentence = " ".join(case.text.split("\n\n")[3].split()[:9])
    said = answers_in(f"Note {case.share_id}\n\n1. You wrote {sentence}, and I wonder.\n", case)
    assert [(each.question, each.text) for each in said] == [
        (case.questions[0], f"You wrote {sentence}, and I wonder.")
    ]


def test_where_the_questions_were_deleted_numbers_say_what_is_answered() -> None:
    case = next(each for each in ALL if len(each.questions) == 3)
    head = case.text.split("## Questions for you")[0]
    said = answers_in(f"{head}\n1) The door.\n2) Nobody.\n\nNote {case.share_id}\n", case)
    assert [(each.question, each.text) for each in said] == [
        (case.questions[0], "The door."),
        (case.questions[1], "Nobody."),
    ]


@pytest.mark.parametrize(
    ("end", "dropped"),
    [
        ("-- \nRobin\nNorthtown", ["--", "Robin", "Northtown"]),
        ("Best wishes,\nRobin x", ["Best wishes,", "Robin x"]),
        ("Sent from my Galaxy", ["Sent from my Galaxy"]),
        ("Cofion gorau\nRobin", ["Cofion gorau", "Robin"]),
    ],
)
def test_a_signature_is_taken_out_and_shown(end: str, dropped: list[str]) -> None:
    case = ALL[0]
    (reply,) = read_replies(f"{filled(case)}\n\n{end}\n", [Sent(case.share_id, case.text)])
    assert list(reply.dropped) == dropped
    assert "Robin" not in str(reply.answers)


@pytest.mark.parametrize(
    "answer",
    [
        "Thanks,\nI had not seen it that way.",
        "Love\nwhat you did there. Really.",
        "On Monday she wrote: come back.",
        "From: the beginning\nwe knew.",
        "Dear me.",
    ],
)
def test_an_answer_that_looks_like_a_signature_stays(answer: str) -> None:
    case = next(each for each in ALL if len(each.questions) == 3)
    text = case.text.replace("under this line:*", f"under this line:*\n\n{answer}", 1)
    assert [each.text for each in answers_in(text, case)] == [answer]


def test_a_text_that_is_too_long_to_be_a_reply_is_refused() -> None:
    with pytest.raises(ValueError, match="too long"):
        read_replies("word " * (LONGEST + 1), [Sent(ALL[0].share_id, ALL[0].text)])


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400), st.sampled_from(ALL), st.integers(0, 2_000))
def test_nothing_that_is_put_into_a_note_makes_it_fail_or_lends_our_words(
    inserted: str, case: Case, at: int
) -> None:
    at = min(at, len(case.text))
    text = case.text[:at] + inserted + case.text[at:]
    for reply in read_replies(text, [Sent(case.share_id, case.text)]):
        for answer in reply.answers:
            assert "Details that could identify people" not in answer.text


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(["ours", "1. x", "> ", "on a b wrote:", "From: x", "-- ", *QUESTIONS]), max_size=60
    )
)
def test_any_order_of_our_own_words_can_be_read(lines: list[str]) -> None:
    read_replies("\n".join(lines), [Sent(LONG.share_id, LONG.text)])


def test_marks_of_quotation_come_off_at_any_depth() -> None:
    assert peel("> > a\n>b\n | c\nd > e\n>>> > f") == "a\nb\nc\nd > e\nf"


@pytest.mark.parametrize(
    "change", [str.upper, lambda t: t.replace("-", "-\n> "), lambda t: t.replace("-", "")]
)
def test_an_id_is_found_however_it_was_broken(change: object) -> None:
    share_id = ALL[0].share_id
    assert callable(change)
    assert ids_in(f"Re: Note {change(share_id)}.") == (share_id,)


def test_an_id_with_a_slip_is_no_id() -> None:
    share_id = ALL[0].share_id
    slip = ("0" if share_id[0] != "0" else "1") + share_id[1:]
    assert ids_in(f"Note {slip}") == ()
