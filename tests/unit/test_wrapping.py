from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from reflect_tui.exchange.wrapping import WIDTH, wrap_markdown
from tests.counting import steps

LONG = "the quick brown fox jumps over the lazy dog " * 3
CODE = "code  with   spaces that must stay exactly where they are, " * 2
COMMONMARK = MarkdownIt("commonmark")
WITH_TABLES = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def tree(text: str, reader: MarkdownIt = COMMONMARK, *, exactly: bool = True) -> list[object]:
    """What CommonMark makes of a text, with the ends of lines in a paragraph as the spaces they are."""
    return [summary(token, exactly) for token in reader.parse(text)]


def summary(token: Token, exactly: bool) -> object:
    content = "" if token.type == "inline" else token.content
    # CommonMark leaves out spaces at the beginning of a line; in code, markdown-it leaves them in.
    if token.type.startswith("html") or (token.type == "code_inline" and not exactly):
        content = " ".join(content.split())
    inside: list[object] = []
    for child in token.children or ():
        kind, said = child.type, child.content
        if kind == "softbreak":
            kind, said = "text", " "
        if kind == "text" and inside and isinstance(inside[-1], str):
            inside[-1] += said
        else:
            inside.append(said if kind == "text" else summary(child, exactly))
    attributes = {name: " ".join(str(value).split()) for name, value in token.attrs.items()}
    return (token.type, token.tag, token.level, token.markup, token.info, attributes, content, inside)


CORPUS = {
    "a paragraph": LONG,
    "several": f"{LONG}\n\n{LONG}\nshort line\n{LONG}",
    "a hard break": f"{LONG}  \nnext",
    "a hard break by backslash": f"{LONG}\\\nnext",
    "backslashes in the middle": "one\\ two\\ three\\ four\\ " * 10,
    "two spaces after a full stop": "It was so.  It was not.  It may be.  " * 6,
    "spaces in code": "say `a  b` and `c   d` and `e  f` and more and " * 5,
    "a long piece of code": f"before `{LONG}` after",
    "emphasis": "**bold words** and *others too* and ***all of them*** " * 5,
    "a list": f"- {LONG}\n- short\n* {LONG}\n\n+ {LONG}",
    "a list within a list": f"- {LONG}\n  - {LONG}\n    - {LONG}",
    "a list on one line": f"- - {LONG}\n1. - {LONG}",
    "paragraphs in a list": f"- one\n\n  {LONG}\n\n  {LONG}\n- two",
    "numbers": f"1. {LONG}\n2. {LONG}\n10) {LONG}\n\n    {LONG}",
    "tasks": f"- [ ] {LONG}\n- [x] {LONG}",
    "a quotation": f"> {LONG}\n> {LONG}\n>\n> > {LONG}",
    "a quotation without spaces": f">{LONG}\n>>{LONG}",
    "a quotation that goes on": f"> {LONG}\n{LONG}",
    "an indented quotation": f" > {LONG}\n  > - {LONG}",
    "a list in a quotation": f"> - {LONG}\n>   1. {LONG}",
    "code in a quotation": f">     {CODE}\n> ```\n> {CODE}\n> ```\n> {LONG}",
    "fenced code": f"```\n{CODE}\n```\n{LONG}",
    "fenced code with a name": f"~~~ python\n{CODE}\n```\n{CODE}\n~~~\n{LONG}",
    "a longer fence": f"````\n```\n{CODE}\n```\n{CODE}\n````\n{LONG}",
    "a fence that is not closed": f"```\n{CODE}\n\n{CODE}",
    "a fence within a fence": f"```\n``` not an end\n{CODE}\n    ```\n{CODE}\n```\n{LONG}",
    "a fence in a list": f"- one\n  ```\n  {CODE}\n  ```\n- {LONG}",
    "a fence on the line of a list": f"- ```\n  {CODE}\n  ```\n- {LONG}",
    "a fence left by its list": f"- ```\n  {CODE}\n\n{LONG}",
    "a fence left by its quotation": f"> ```\n> {CODE}\n\n{LONG}\n\n```\n{CODE}\n```",
    "a deep fence in a list": f"1. one\n\n    ```\n    {CODE}\n   {CODE}\n    ```\n\n2. {LONG}",
    "no fence at all": f"``` {LONG} ` {LONG}",
    "indented code": f"    {CODE}\n\n\t{CODE}\n\n{LONG}",
    "indented code in a list": f"-     {CODE}\n\n- one\n\n      {CODE}\n1.\t{CODE}",
    "headings": f"# {LONG}\n{LONG}\n## {LONG}\n- # {LONG}\n> # {LONG}",
    "an underlined heading": f"{LONG}\n---\n{LONG}\n===",
    "rules": f"{'- ' * 60}\n\n{'* ' * 60}\n\n{'_ ' * 60}\n\n{'-' * 100}",
    "marks in the middle": "a - dash + plus * star and = equals # hash 1. one 2) two > more " * 6,
    "dashes alone": "word " * 14
    + "word --- word "
    + "word " * 14
    + "word -- word *** word ___ word === word",
    "numbers at the start of a line": "the year was " * 5
    + "1999. and then "
    + "the year was " * 5
    + "1. and then",
    "a bar": "one | two | three " * 10,
    "a table": f"| a | b |\n|---|---|\n| {LONG} | {LONG} |\n\n{LONG}",
    "a table without bars outside": f"a | {LONG}\n--- | :--:\n{LONG} | b\n{LONG}\n\n{LONG}",
    "a table in a quotation": f"> a | {LONG}\n> --- | ---\n> {LONG} | b",
    "HTML": f"<div>\n{LONG}\n</div>\n{LONG}\n\n{LONG}",
    "HTML in the middle": "words <b class='x y'>and</b> <i>others</i> and <br/> more " * 6,
    "HTML that might begin a line": "words and more words <div> and more </div> of them " * 6,
    "HTML that keeps its spaces": f"<pre>\n{CODE}\n\n{CODE}\n--> {CODE}\n</pre>\n{LONG}",
    "instructions": f"<?x\n{CODE}\n\n{CODE}\n?>\n{LONG}\n\n<![CDATA[\n\n{CODE}\n]]>\n{LONG}",
    "an address": f"<https://example.org/{'x' * 90}> {LONG}",
    "links": f"[{LONG}](https://example.org '{LONG}') and [another](<a file with spaces {LONG}>) {LONG}",
    "links with targets in brackets": "[a](<b c d e f>) [g](<h i j k l m>) " * 8,
    "a target by name": f'[name]: https://example.org/x "{LONG}"\n\nsee [name] {LONG}',
    "a target below its name": f"[name]:\nhttps://example.org/x {LONG}\n\n[name]: x\n'title' {LONG}",
    "speech": f"[Person A]: we talked about it {LONG}\n[Person B]: Yes {LONG}",
    "a quotation in a list": f"- > {LONG}\n1. > - {LONG}",
    "a long word": "x" * 300 + f" {LONG}",
    "no spaces but hard ones": "a\u00a0b\u2003c\u3000d " * 20 + "10\u00a0000\u00a0000 " * 20,
    "tabs": "one\ttwo three\tfour " * 10,
    "emoji and accents": "Siân 👩\u200d👩\u200d👧 e\u0301te\u0301 " * 15,
    "escapes": "\\* \\# \\> \\- \\1. &amp; &#35; &lt; " * 10,
    "a question of ours": f"**1.** {LONG}\n\n*Write your answer under this line:*",
}


@pytest.mark.parametrize("name", CORPUS)
def test_commonmark_makes_the_same_of_a_text_that_is_wrapped(name: str) -> None:
    text = CORPUS[name]
    for width in (WIDTH, 30, 5):
        wrapped = wrap_markdown(text, width)
        assert tree(wrapped) == tree(text), wrapped
        assert tree(wrapped, WITH_TABLES) == tree(text, WITH_TABLES), wrapped


@pytest.mark.parametrize("name", CORPUS)
def test_wrapping_changes_single_spaces_and_nothing_else(name: str) -> None:
    text = CORPUS[name]
    wrapped = wrap_markdown(text)
    plain = re.compile(r"[\s>]+")
    assert plain.sub("", wrapped) == plain.sub("", text)
    assert wrap_markdown(wrapped) == wrapped


MAY_BE_LONG = re.compile(r"[\s>]*(?:    |#|[-*+\d.]+ >|(?:[-*+] +)*#|\||[-*+_\d. )]*$|[^ ]+ ?$)")
"""Deep in a list, a heading, a quotation in a list, a table, a rule, a word without spaces."""
PROSE = [
    name
    for name in CORPUS
    if not re.search(
        r"code|fence|table|HTML|keeps|instructions|address|backslash|marks in|target|links", name
    )
]


@pytest.mark.parametrize("name", PROSE)
def test_no_line_of_prose_is_longer_than_a_mail_program_would_leave_it(name: str) -> None:
    for line in wrap_markdown(CORPUS[name]).split("\n"):
        assert len(line.rstrip()) <= WIDTH or MAY_BE_LONG.match(line), line


def test_lines_are_filled() -> None:
    lines = wrap_markdown(LONG * 4).split("\n")
    assert all(len(line) > WIDTH - 8 for line in lines[:-1])
    emphasised = wrap_markdown("**several words** *of them* " * 12).split("\n")
    assert all(WIDTH - 10 < len(line) <= WIDTH for line in emphasised[:-1])


def test_continued_lines_stand_under_their_text() -> None:
    assert wrap_markdown("- one two three", 9) == "- one two\n  three"
    assert wrap_markdown("10. one two three", 12) == "10. one two\n    three"
    assert wrap_markdown("> > one two three", 12) == "> > one two\n> > three"
    assert wrap_markdown("> - one two three", 12) == "> - one two\n>   three"
    assert wrap_markdown("  one two three", 9) == "  one two\n  three"
    assert wrap_markdown("- [ ] one two three", 13) == "- [ ] one two\n      three"


def test_the_writers_own_line_breaks_stay() -> None:
    assert wrap_markdown("short\nlines\n\n\nof verse\n") == "short\nlines\n\n\nof verse\n"
    assert wrap_markdown("") == ""


def test_a_line_is_broken_earlier_rather_than_before_what_would_be_a_mark() -> None:
    assert wrap_markdown("aaa bbb - ccc ddd", 9) == "aaa bbb -\nccc ddd"
    assert wrap_markdown("aaa bbb - ccc ddd", 8) == "aaa\nbbb -\nccc ddd"
    for mark in ("-", "+", "*", "#", "##", "1.", "12)", ">", "> x", "---", "==", "```x", "~~~", "<b>", "|"):
        wrapped = wrap_markdown(f"aaaa bbbb {mark} cccc dddd", 10)
        assert not [line for line in wrapped.split("\n") if line.startswith(mark.split()[0])], wrapped


PIECES = [
    "word ",
    "another longer word ",
    "- ",
    "* ",
    "1. ",
    "2) ",
    "> ",
    "# ",
    "```",
    "~~~",
    "`code",
    "` ",
    "  ",
    "    ",
]
PIECES += [
    "\n",
    "\n\n",
    "\n  ",
    "\n    ",
    "**",
    "_",
    "<b>",
    "</div>",
    "<div>",
    "<!--",
    "-->",
    "[a](",
    "<b c>",
    ") ",
    "[a]: ",
]
PIECES += [
    "\\",
    "--- ",
    "=== ",
    "| ",
    "|---|",
    "&amp; ",
    "!",
    "\t",
    "[ ] ",
    "http://x.y ",
    "\u00a0",
    "<pre>",
    "'t t' ",
]


@settings(max_examples=500, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.sampled_from([12, 24]))
@example("> ```\nword word word word word word", 12)
@example("- word word `code code  code` word word word\n  - word word word word word", 12)
def test_commonmark_makes_the_same_of_anything(text: str, width: int) -> None:
    wrapped = wrap_markdown(text, width)
    assert tree(wrapped, exactly=False) == tree(text, exactly=False)
    assert tree(wrapped, WITH_TABLES, exactly=False) == tree(text, WITH_TABLES, exactly=False)


@given(st.text(max_size=200), st.integers(1, 40))
def test_any_text_keeps_every_letter(text: str, width: int) -> None:
    wrapped = wrap_markdown(text, width)
    assert re.sub(r"[ \n>]", "", wrapped) == re.sub(r"[ \n>]", "", text)
    assert wrapped.count("\n") >= text.count("\n")


HUGE = {
    "words": "word " * 60_000,
    "one word": "x" * 300_000,
    "list marks": "- " * 100_000 + "x",
    "equals": "x " + "= " * 100_000,
    "quotations": "> " * 100_000,
    "targets": "](<" * 100_000,
    "code": "` " * 100_000,
    "backslashes": "\\ " * 100_000,
    "lines": "- x\n" * 50_000,
    "bars": "|" * 200_000,
    "rules": "_ " * 100_000 + "x",
    "numbers": "1. " * 60_000,
}


@pytest.mark.parametrize("name", HUGE)
def test_a_very_long_text_is_work_in_proportion(name: str) -> None:
    text = HUGE[name]
    half = text[: len(text) // 2]
    assert steps(lambda: wrap_markdown(text)) < 2.5 * steps(lambda: wrap_markdown(half)) + 2_000
