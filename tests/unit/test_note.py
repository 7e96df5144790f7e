from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reflect_tui.domain.entries import Amendment, Answer, Entry, EntryKind, Judgement, Outcome, Writing
from reflect_tui.domain.exchanging import Wish
from reflect_tui.domain.text import has_hidden
from reflect_tui.exchange.asked import ANSWER_LINE
from reflect_tui.exchange.note import CHECKED, PLEASE, compose, render
from tests.storage.making import writings

SHARE = "7f3k-q92x-dm40-v8c1r"
LONG = "the quick brown fox jumps over the lazy dog " * 4


def entry(kind: EntryKind = EntryKind.REFLECTION, **parts: object) -> Entry:
    blank = Entry("secretid1234", kind, "", "", datetime(2019, 8, 7, 14, 2, 33, tzinfo=UTC))
    return replace(blank, **parts)  # type: ignore[arg-type]


def entry_of(writing: Writing) -> Entry:
    judged = Judgement(writing.body, writing.how_sure, writing.fields.get("reasons", ""))
    return entry(
        writing.kind,
        title=writing.title,
        body=writing.body,
        answers=writing.answers,
        fields=writing.fields,
        themes=writing.themes,
        happened_on=writing.happened_on,
        judgement=judged if writing.kind is EntryKind.JUDGEMENT else None,
        pack_id="secretpack",
        shares=("secretshare",),
        replies=(),
        revisions=73,
    )


def front_of(text: str) -> dict[str, str]:
    lines = text.split("\n")
    assert lines[0] == "---"
    return dict(line.split(": ", 1) for line in lines[1 : lines.index("---", 1)])


# -- what is in it ---------------------------------------------------------------------------------


def test_a_note_is_the_title_the_words_and_the_questions_to_the_reader() -> None:
    shared = entry(
        EntryKind.JUDGEMENT,
        title="Whether to ring",
        body="She will come.",
        answers=(Answer("Why?", "Two calls", "reasons"),),
        fields={"reasons": "Two calls", "seen": "Her coat"},
        judgement=Judgement("She will come.", 65, "Two calls", date(2027, 1, 4)),
    )
    assert compose(shared, ["What do you notice?", " And\nwhat else? "]) == (
        "# Whether to ring\n\n"
        "## What I expect\n\nShe will come.\n\n"
        "## Why?\n\nTwo calls\n\n"
        "## What have you seen for yourself?\n\nHer coat\n\n"
        "How sure I was: fairly sure (65 %).\n\n"
        "## Questions for you\n\n"
        f"**1.** What do you notice?\n\n{ANSWER_LINE}\n\n"
        f"**2.** And what else?\n\n{ANSWER_LINE}\n"
    )


@pytest.mark.parametrize("kind", EntryKind)
def test_without_a_title_the_kind_is_the_title(kind: EntryKind) -> None:
    assert compose(entry(kind, body="x")).split("\n")[0] == f"# {kind.label.capitalize()}"
    assert compose(entry(kind, title=" \u200b<!-- x -->\n", body="x")).split("\n")[0].startswith("# ")


def test_what_is_not_for_the_reader_is_not_in_it() -> None:
    shared = entry(
        EntryKind.JUDGEMENT,
        body="It will",
        themes=("secrettheme",),
        happened_on=date(2018, 6, 5),
        judgement=Judgement(
            "It will",
            look_again_on=date(2017, 5, 4),
            amendments=(Amendment(date(2016, 4, 3), "secretamendment"),),
            outcomes=(Outcome(date(2015, 3, 2), "partly", "secretlearnt"),),
        ),
        shares=("secretshare",),
        pack_id="secretpack",
        pack_version="secretversion",
        revisions=73,
    )
    text = render(compose(shared), SHARE, "judgement")
    assert "secret" not in text
    assert not re.search(r"20\d\d|14:02|73", text)


def test_a_private_answer_is_not_in_it_wherever_it_would_have_been_said() -> None:
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
    text = compose(shared)
    assert "secret" not in text
    assert "sure" not in text
    assert text == "# Judgement\n\n## Else?\n\nThis may be read.\n"


@given(writings())
def test_no_private_answer_or_field_is_in_a_note(writing: Writing) -> None:
    marked = replace(
        writing,
        answers=tuple(replace(a, text=f"{a.text} mark{n}x") for n, a in enumerate(writing.answers)),
        fields={name: f"{text} field{name}x" for name, text in writing.fields.items()},
    )
    text = compose(entry_of(marked))
    for number, answer in enumerate(marked.answers):
        if answer.keep_private:
            assert f"mark{number}x" not in text
            assert f"field{answer.question_id}x" not in text
    assert "fieldwho_needs_to_knowx" not in text


# -- what does not show is not in it ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a<!-- hidden -->b", "ab"),
        ("a<!-- hid\n\nden -->b", "ab"),
        ("a<!-- hidden", "a"),
        ("a<!\u200b-- hidden --\u200b>b", "ab"),
        ("a<\U000e0041!-- hidden -->b", "ab"),
        ("a<!--> b", "a b"),
        ("a<!---> b", "a b"),
        ("a<!<!-- x -->-- hidden? -->b", "a< !-- hidden? -->b"),
        ("![her desk](photo-of-jane.jpg)", "[picture: her desk]"),
        ("![](photo-of-jane.jpg 'Jane')", "[picture: not sent]"),
        ("![desk](a(b)c.jpg) and", "[picture: desk] and"),
        ("[a](http://x.y 'hidden')", "[a](http://x.y)"),
        ('[a](http://x.y "hid\nden")', "[a](http://x.y)"),
        ("[a](http://x.y (hidden))", "[a](http://x.y)"),
        ("[a](<x y> 'hidden' )", "[a](<x y>)"),
        ("Ja\u00adne \u202eevil\u202c \u200bz\ufeff\x1b[2J", "Jane evil z[2J"),
        ("ends with spaces   \t  \nx \ny\t", "ends with spaces  \nx\ny"),
        ("CR\r\nand\u2028LS", "CR\nand\nLS"),
        ("e\u0301te\u0301", "été"),
        ("x\ud800", "x\ufffd"),
    ],
)
def test_what_does_not_show_is_left_out(typed: str, shown: str) -> None:
    assert compose(entry(title="t", body=typed)) == f"# t\n\n{shown}\n"


@pytest.mark.parametrize("hidden", ["<!-- hidden -->", "\u202e", "\u200b", "\x1b", "\U000e0041", "\ud800"])
def test_nothing_hides_in_titles_headings_and_questions_either(hidden: str) -> None:
    shared = entry(title=f"A {hidden} title", answers=(Answer(f"A {hidden} question?", "x", "q1"),))
    text = render(compose(shared, [f"An {hidden} ask?"]), SHARE, "reflection")
    assert "hidden" not in text
    assert not has_hidden(text)
    text.encode()


PIECES = [
    "<!--",
    "-->",
    "<!",
    "--",
    ">",
    "!",
    "[a]",
    "(b",
    ")",
    "'t'",
    '"',
    "\u200b",
    "\u202e",
    "\n",
    "\n\n",
    " ",
    "word",
]


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join), st.text(max_size=20))
def test_no_comment_survives(typed: str, more: str) -> None:
    text = compose(
        entry(title=typed, body=typed + more, answers=(Answer(typed, more + typed, "q1"),)), [typed]
    )
    assert "<!--" not in text
    assert not has_hidden(text)
    assert unicodedata.is_normalized("NFC", text)
    assert not re.search(r"(?m)(?<! ) $|\t$| {3,}$", text)
    tokens = MarkdownIt("commonmark").parse(text)
    inside = [child for token in tokens for child in (token, *(token.children or ()))]
    assert not [token for token in inside if token.content.startswith("<!--")]
    assert not [token for token in inside if token.type == "image"]


# -- the file ---------------------------------------------------------------------------------------


def test_the_file_is_plain_front_matter_the_words_and_a_last_line() -> None:
    text = render("# Whether to ring\n\nShe may come.\n", SHARE, "judgement", Wish.QUESTIONS)
    assert text == (
        "---\n"
        "reflect: note/1\n"
        f"note: {SHARE}\n"
        "kind: judgement\n"
        'title: "Whether to ring"\n'
        "lang: en-GB\n"
        "would-like: questions only\n"
        "---\n\n"
        "# Whether to ring\n\n"
        "She may come.\n\n"
        "## What I would like back\n\n"
        "Questions only, please: up to three that I might not ask myself. No advice\n"
        "for now.\n\n"
        "*Write your answer under this line:*\n\n"
        "---\n\n"
        "Details that could identify people have been changed. If you recognise\n"
        "somebody all the same, tell me, and keep it between us.\n\n"
        f"Note {SHARE} · answer under the lines above and send it back\n"
    )


def test_the_share_id_is_in_it_twice_since_front_matter_gets_lost() -> None:
    text = render(compose(entry(body="x"), ["Why?"]), SHARE, "reflection")
    assert text.count(SHARE) == 2
    assert (
        text.rstrip("\n").split("\n")[-1] == f"Note {SHARE} · answer under the lines above and send it back"
    )


@given(writings(), st.lists(st.text(max_size=80), max_size=3))
@settings(max_examples=60)
def test_front_matter_says_nothing_of_who_when_where_and_with_what(writing: Writing, asks: list[str]) -> None:
    shared = entry_of(writing)
    text = render(compose(shared, asks), SHARE, shared.kind.label, Wish.QUESTIONS)
    front = front_of(text)
    assert list(front) == ["reflect", "note", "kind", "title", "lang", "would-like"]
    assert (front["reflect"], front["note"], front["lang"]) == ("note/1", SHARE, "en-GB")
    assert front["kind"] == shared.kind.label
    title = re.sub(r"\\(.)", r"\1", front["title"][1:-1])
    assert text.split("\n---\n\n", 1)[1].startswith(f"# {title}\n")
    for secret in ("secretid1234", "secretpack", "secretshare", "2019-08-07", "14:02"):
        assert secret not in text
    assert text.endswith("\n")
    assert "\r" not in text
    assert not has_hidden(text)


@pytest.mark.parametrize("title", ['He said "no"', "a\\b", "key: value # no comment", "- [x]", "{a: 1}", "'"])
def test_a_title_is_read_as_the_same_text_by_what_reads_front_matter(title: str) -> None:
    front = front_of(render(compose(entry(title=title, body="x")), SHARE, "case"))
    assert front["title"].startswith('"')
    assert front["title"].endswith('"')
    assert re.sub(r"\\(.)", r"\1", front["title"][1:-1]) == title


@given(writings(), st.lists(st.sampled_from([LONG, "short", "**bold** " * 20]), max_size=3))
@settings(max_examples=60)
def test_no_line_is_longer_than_a_mail_program_would_leave_it(writing: Writing, words: list[str]) -> None:
    shared = entry_of(replace(writing, body=f"{writing.body}\n\n{' '.join(words)}"))
    text = render(compose(shared, words), SHARE, shared.kind.label, Wish.QUESTIONS)
    for line in text.split("\n"):
        assert (
            len(line.rstrip()) <= 76
            or line.startswith(("#", "title: ", "    ", "\t", "|", "<"))
            or (len(max(line.split(" "), key=len)) > 60)
        ), line


SHOWN = MarkdownIt("commonmark")


@pytest.mark.parametrize(
    "said",
    [
        "[Person A]: Yes",
        "[Person A]:\nYes",
        "[Person A]: Yes 'really'",
        "> - [Person A]: Yes",
        "1. [Person A]: <Yes>",
        "[Person A]: Yes\n[Person B]: No\n\nThen [Person A] left.",
        "[a link]: https://example.org/x 'title'",
    ],
)
def test_speech_of_one_word_is_shown_by_what_renders_markdown(said: str) -> None:
    text = render(compose(entry(title="t", body=said)), SHARE, "reflection")
    shown = SHOWN.render(text)
    for word in re.findall(r"\w+", said):
        assert word in shown, shown


def test_speech_of_more_words_stays_as_it_is() -> None:
    said = "[Person A]: We talked.\n[Person B]: We did not."
    assert said in render(compose(entry(title="t", body=said)), SHARE, "reflection")


def test_questions_and_headings_without_words_are_left_out() -> None:
    shared = entry(title="t", answers=(Answer(" \u200b", "x", "q1"),))
    assert compose(shared, ["", " \n", "<!-- x -->"]) == "# t\n\nx\n"
    assert ANSWER_LINE in compose(shared, ["", "Why?"])
    assert "**1.** Why?" in compose(shared, ["", "Why?"])


def test_what_was_checked_is_said_without_a_promise() -> None:
    said = f"{CHECKED} {PLEASE}".casefold()
    for word in ("anonymous", "safe", "secure", "guarantee", "impossible"):
        assert word not in said
