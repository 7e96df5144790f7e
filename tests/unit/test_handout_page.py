"""The handout as one web page: whole, still, escaped, with room to write."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from reflect_tui.domain.packs import Pack
from reflect_tui.domain.text import has_hidden, visible
from reflect_tui.exchange.handout_page import handout_page
from reflect_tui.exchange.packs import read_pack
from reflect_tui.paths import bundled_packs

PAYLOADS: dict[str, str] = json.loads(
    (Path(__file__).parents[1] / "corpus" / "packs" / "hostile.json").read_text("ascii")
)
PAYLOADS |= {
    "script": "<script>alert(1)</script>",
    "picture": '<img src=x onerror="alert(1)">',
    "out of an attribute": "\"'><svg onload=alert(1)>",
    "style": "</style><style>@import url(http://e)</style>",
    "comment": "<!-- -->",
    "entity": "&lt;b&gt; &amp;#60;",
    "link": "[x](javascript:alert(1)) <http://e>",
    "stars": "**<b>** *<i>*",
}
EVERYWHERE = """# A {0} z

For: a {0} z
Language: {0}
Author: a {0} z

a {0} z

## R {0} z (5 minutes)

a {0} z

1. A {0} z
   Hint: a {0} z
2. And b {0}?
   Answer: yes / a {0} z
3. And c?
   Answer: 1 to 5, a {0} z, b {0} z

## How to use it

- a {0} z
1. a {0} z

### a {0} z

## What others found

a {0} z
"""
OURS = {
    *("html", "head", "meta", "title", "style", "body", "main", "header", "section", "footer", "div"),
    *("span", "p", "h1", "h2", "h3", "ul", "ol", "li", "em", "strong"),
}
VOID = {"meta"}


class Reader(HTMLParser):
    """What a browser would see: tags, their attributes, the words; and whether every tag is closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    return reader


def page_of(text: str) -> str:
    return handout_page(read_pack(text.encode(), "t.md").pack)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_words_stay_words(payload: str) -> None:
    page = page_of(EVERYWHERE.replace("{0}", PAYLOADS[payload]))
    assert not has_hidden(page)
    reader = read(page)
    assert reader.tags <= OURS
    assert reader.attributes <= {"lang", "charset", "http-equiv", "content", "name", "class"}
    shown = " ".join(visible(PAYLOADS[payload]).split())
    if "*" not in shown and "\n" not in visible(PAYLOADS[payload]):
        assert " ".join(f"A {shown} z".split()) in [" ".join(words.split()) for words in reader.words]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_words_of_a_pack_that_no_reader_has_seen_are_escaped_too(payload: str) -> None:
    words = PAYLOADS[payload]
    pack = Pack("t", words, details=(("Language", words), ("For", words)), intro=words, how_to_use=words)
    reader = read(handout_page(pack))
    assert reader.tags <= OURS
    assert not has_hidden("".join(reader.words))


@pytest.mark.parametrize("file", sorted(bundled_packs().glob("*.md")), ids=lambda file: file.stem)
def test_a_page_needs_nothing_from_anywhere_and_says_everything(file: Path) -> None:
    pack = read_pack(file.read_bytes(), file.name).pack
    page = handout_page(pack)
    style = page[page.index("<style>") : page.index("</style>")]
    for reaching in (
        "url(",
        "@import",
        "http:",
        "https:",
        "<script",
        "<link",
        "<img",
        "<iframe",
        "src=",
        "href=",
    ):
        assert reaching not in style
        assert reaching not in page or reaching in file.read_text(encoding="utf-8")
    assert "default-src 'none'" in page
    reader = read(page)
    assert not reader.tags & {"script", "link", "img", "iframe", "a", "form", "svg", "object", "base"}
    said = " ".join(" ".join(reader.words).split())
    for question in pack.questions:
        assert question.text in said
        assert question.hint in said
    assert page.count('<div class="question">') == len(pack.questions)
    assert page.count('class="aside"') == sum(question.keep_private for question in pack.questions)


def test_a_page_prints_on_a4_without_cutting_a_question_in_two() -> None:
    page = page_of("# T\n\n1. What?\n\n## How to use it\n\nAlone.\n")
    assert "@page { size: A4;" in page
    printed = page[page.index("@media print") :]
    assert re.search(r"\.question[^}]*\{ break-inside: avoid; page-break-inside: avoid; \}", printed)
    assert "--paper: #fff; --ink: #000" in printed
    assert "@media screen and (prefers-color-scheme: dark)" in page


@pytest.mark.parametrize(
    ("answer", "expected", "count"),
    [
        ("a few lines", '<div class="rule"></div>', 4),
        ("one line", '<div class="rule"></div>', 1),
        ("yes / not yet / no", '<span class="box"></span>', 3),
        ("how sure", '<span class="box"></span>', 5),
        ("how sure", '<span class="blank short"></span> %', 1),
        ("date", 'Date <span class="blank"></span>', 1),
        ("look again", 'Look again on <span class="blank"></span>', 1),
        ("1 to 10, low, high", '<span class="step">', 10),
        ("0 to 10, low, high", '<span class="step">', 11),
        ("0 to 100, low, high", '<span class="step">', 0),
        ("0 to 100, low, high", "0 (low) to 100 (high)", 1),
    ],
)
def test_there_is_room_to_write_as_the_question_asks(answer: str, expected: str, count: int) -> None:
    assert page_of(f"# T\n\n1. What?\n   Answer: {answer}\n").count(expected) == count


def test_small_marks_of_markdown_are_set_and_nothing_else_is() -> None:
    page = page_of(
        "# T\n\n1. What?\n\n## How to use it\n\nBe **kind** and *slow*, 2 * 3 * 4, snake_case_word.\n\n"
        "- one\n  and more\n- two\n\n1. first\n2. second\n\n> said\n"
    )
    assert "Be <strong>kind</strong> and <em>slow</em>, 2 * 3 * 4, snake_case_word." in page
    assert "<ul><li>one and more</li><li>two</li></ul>" in page
    assert "<ol><li>first</li><li>second</li></ol>" in page
    assert "<p>&gt; said</p>" in page


def test_the_page_says_its_language() -> None:
    assert '<html lang="cy">' in page_of("# T\n\nLanguage: cy\n\n1. Beth?\n")
    assert '<html lang="en-GB">' in page_of("# T\n\n1. What?\n")
    assert '<html lang="en-GB">' in page_of('# T\n\nLanguage: "><b>\n\n1. What?\n')
    assert "Sut i'w ddefnyddio" in page_of("# T\n\nLanguage: cy\n\n1. Beth?\n\n## How to use it\n\nAr.\n")
