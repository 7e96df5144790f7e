"""A pack as one web page to print: no script, nothing from elsewhere, every word of the pack escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import Final

from reflect_tui.domain.certainty import WORDS
from reflect_tui.domain.packs import AnswerKind, Pack, Question, Round, Scale
from reflect_tui.domain.text import visible
from reflect_tui.exchange.languages import HOW_TO_USE, OTHERS_FOUND, label

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_STRONG = re.compile(r"\*\*(\S[^*]{0,400}?)\*\*")
_EMPHASIS = re.compile(r"(?<![\w*])[*_]([^\s*_][^*_]{0,400}?)[*_](?![\w*])")
_HEADING = re.compile(r" {0,3}#{1,6} +(.*)")
_BULLET = re.compile(r"[-*•] +(.*)")
_NUMBERED = re.compile(r"\d{1,3}[.)] +(.*)")
_MOST_STEPS: Final = 11
"""Steps of a scale that fit on one line of a page; a longer one has a place for the number."""
_CREDITS = ("Author", "Version", "Licence", "Sources", "Based on")

_STYLE: Final = """
:root { --paper: #fffdf8; --ink: #23211d; --quiet: #6a655c; --line: #b9b2a4; --accent: #2f5d62; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.06rem/1.55 Charter,
  "Bitstream Charter", "Iowan Old Style", Georgia, "Liberation Serif", "Times New Roman", serif;
  overflow-wrap: break-word; }
main { max-width: 41rem; margin: 0 auto; padding: 3.2rem 1.6rem 4rem; }
header { border-bottom: 1px solid var(--line); padding-bottom: 1.3rem; margin-bottom: 1.6rem; }
h1 { font-size: 2.15rem; line-height: 1.15; font-weight: 600; letter-spacing: -.01em; margin: 0 0 .5rem; }
h2, h3, .about, .minutes, .number, .answer, .aside, footer { font-family: "Source Sans 3", "Segoe UI",
  "Helvetica Neue", "Liberation Sans", Arial, sans-serif; }
.about { margin: 0; color: var(--quiet); font-size: .95rem; }
.about::first-letter { text-transform: uppercase; }
.intro { font-size: 1.12rem; }
h2 { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; margin: 2.4rem 0 .8rem;
  font-size: 1.05rem; line-height: 1.3; font-weight: 600; color: var(--accent); }
h2 .minutes { font-size: .88rem; font-weight: 400; color: var(--quiet); white-space: nowrap; }
h3 { font-size: 1rem; font-weight: 600; margin: 1.5rem 0 .3rem; }
p { margin: 0 0 .75rem; }
.said { color: var(--quiet); }
.question { position: relative; padding-left: 2.2rem; margin: 0 0 1.7rem; }
.number { position: absolute; left: 0; top: .1rem; width: 1.5rem; text-align: right; color: var(--accent);
  font-size: 1rem; }
.words { margin: 0; font-size: 1.14rem; line-height: 1.42; }
.hint { margin: .15rem 0 0; font-style: italic; color: var(--quiet); }
.aside { margin: .3rem 0 0; font-size: .86rem; color: var(--quiet); }
.answer { margin-top: .55rem; font-size: .95rem; color: var(--quiet); }
.rule { height: 2rem; border-bottom: 1px solid var(--line); }
.blank { display: inline-block; width: 11rem; height: 1.4rem; border-bottom: 1px solid var(--line);
  vertical-align: baseline; }
.blank.short { width: 4rem; }
.choices { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .5rem 1.6rem; }
.choices li { display: flex; align-items: center; gap: .5rem; color: var(--ink); }
.box { flex: none; width: 1rem; height: 1rem; border: 1px solid var(--quiet); border-radius: .15rem; }
.scale { display: inline-block; max-width: 100%; }
.steps { display: flex; justify-content: space-between; gap: 1.2rem; padding: 0 .2rem; }
.step { display: flex; flex-direction: column; align-items: center; gap: .25rem; color: var(--ink); }
.step .box { border-radius: 50%; }
.ends { display: flex; justify-content: space-between; gap: 2rem; margin-top: .3rem; }
.ends span { flex: 1; }
.ends span:last-child { text-align: right; }
.notes { margin-top: 3rem; }
.notes ul, .notes ol, .intro ul, .intro ol { margin: 0 0 .75rem; padding-left: 1.3rem; }
footer { margin-top: 2.6rem; border-top: 1px solid var(--line); padding-top: .8rem; font-size: .84rem;
  color: var(--quiet); }
@media screen and (prefers-color-scheme: dark) {
  :root { --paper: #1c1d1c; --ink: #e8e4da; --quiet: #a9a498; --line: #57544c; --accent: #93c4c6; }
}
@media print {
  :root { --paper: #fff; --ink: #000; --quiet: #444; --line: #888; --accent: #1d4448; }
  body { font-size: 11.5pt; }
  main { max-width: none; padding: 0; }
  .question, .said p, header, footer { break-inside: avoid; page-break-inside: avoid; }
  h2, h3, .said { break-after: avoid; page-break-after: avoid; }
  p { orphans: 3; widows: 3; }
  .rule { height: 9mm; }
  .notes { break-before: page; page-break-before: always; margin-top: 0; }
  .notes h2:first-child { margin-top: 0; }
}
@page { size: A4; margin: 18mm 20mm 20mm; }
"""


def handout_page(pack: Pack) -> str:
    """The pack as a page for any browser: to read on a screen, light or dark, and to print on A4.

    The questions come first, each with room to write, and who made them; how to use them, and what others
    found, begin a new sheet.
    """
    title = _plain(pack.title) or "A pack without a title"
    said = _plain(pack.detail("Language"))
    language = said if _LANGUAGE.fullmatch(said) else "en-GB"
    body = [*_head(pack, title), *_rounds(pack), *_credits(pack), *_notes(pack)]
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{language}">',
            "<head>",
            '<meta charset="utf-8">',
            # A browser is told too that nothing is to be run and nothing to be fetched.
            '<meta http-equiv="Content-Security-Policy" '
            "content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>{title}</title>",
            f"<style>{_STYLE}</style>",
            "</head>",
            "<body>",
            "<main>",
            *body,
            "</main>",
            "</body>",
            "</html>",
            "",
        ]
    )


def _plain(text: str) -> str:
    """Somebody's words on one line, with nothing in them that a browser would take for its own."""
    return escape(" ".join(visible(text).split()))


def _head(pack: Pack, title: str) -> Iterator[str]:
    about = [_plain(pack.detail(key)) for key in ("For", "Time", "Perspective", "Scale")]
    about = [words for words in about if words and words.casefold() != "any"]
    yield f"<header>\n<h1>{title}</h1>"
    if about:
        yield f'<p class="about">{" · ".join(about)}</p>'
    yield "</header>"
    if pack.intro:
        yield f'<section class="intro">\n{_prose(pack.intro)}\n</section>'


def _rounds(pack: Pack) -> Iterator[str]:
    """Each round and its questions, numbered through the whole pack."""
    by_round: dict[str, list[str]] = {}
    for number, question in enumerate(pack.questions, start=1):
        by_round.setdefault(question.round, []).append(_question(number, question, pack.language))
    if first := by_round.pop("", []):
        yield "<section>\n" + "\n".join(first) + "\n</section>"
    for part in pack.rounds:
        yield f"<section>\n{_round_heading(part, pack.language)}"
        if part.text:
            yield f'<div class="said">\n{_prose(part.text)}\n</div>'
        yield from by_round.pop(part.name, [])
        yield "</section>"


def _round_heading(part: Round, language: str) -> str:
    lasting = ""
    if part.minutes is not None:
        unit = label(language, "minute" if part.minutes == 1 else "minutes")
        lasting = f' <span class="minutes">{part.minutes} {unit}</span>'
    return f"<h2><span>{_plain(part.name)}</span>{lasting}</h2>"


def _question(number: int, question: Question, language: str) -> str:
    lines = [
        '<div class="question">',
        f'<span class="number">{number}</span>',
        f'<p class="words">{_plain(question.text)}</p>',
    ]
    if question.hint:
        lines.append(f'<p class="hint">{_plain(question.hint)}</p>')
    if question.keep_private:
        lines.append(f'<p class="aside">{label(language, "Your answer stays with you.")}</p>')
    lines.append(f'<div class="answer">{_place_to_answer(question)}</div>\n</div>')
    return "\n".join(lines)


def _place_to_answer(question: Question) -> str:
    """Room to write, as much and of the sort that the question asks for."""
    match question.answer:
        case AnswerKind.CHOICE:
            return _boxes(question.choices)
        case AnswerKind.HOW_SURE:
            per_cent = '<li><span class="blank short"></span> %</li>'
            return _boxes(tuple(WORDS)).replace("</ul>", f"{per_cent}</ul>")
        case AnswerKind.DATE:
            return 'Date <span class="blank"></span>'
        case AnswerKind.LOOK_AGAIN:
            return 'Look again on <span class="blank"></span>'
        case AnswerKind.LINE:
            return _rules(1)
    return _scale(question.scale) if question.scale is not None else _rules(4)


def _rules(count: int) -> str:
    return '<div class="rule"></div>' * count


def _boxes(words: tuple[str, ...]) -> str:
    items = "".join(f'<li><span class="box"></span>{_plain(word)}</li>' for word in words)
    return f'<ul class="choices">{items}</ul>'


def _scale(scale: Scale) -> str:
    low, high = _plain(scale.low_word), _plain(scale.high_word)
    if scale.high - scale.low >= _MOST_STEPS:
        ends = f"{scale.low} ({low}) to {scale.high} ({high})"
        return f'{ends} <span class="blank short"></span>'
    steps = "".join(
        f'<span class="step"><span>{step}</span><span class="box"></span></span>'
        for step in range(scale.low, scale.high + 1)
    )
    ends = f'<div class="ends"><span>{low}</span><span>{high}</span></div>'
    return f'<div class="scale"><div class="steps">{steps}</div>{ends}</div>'


def _notes(pack: Pack) -> Iterator[str]:
    parts = [(HOW_TO_USE, pack.how_to_use), (OTHERS_FOUND, pack.others_found)]
    told = [f"<h2>{label(pack.language, name)}</h2>\n{_prose(text)}" for name, text in parts if text.strip()]
    if told:
        yield '<section class="notes">\n' + "\n".join(told) + "\n</section>"


def _credits(pack: Pack) -> Iterator[str]:
    named = [
        f"{label(pack.language, key)}: {_plain(value)}" for key in _CREDITS if (value := pack.detail(key))
    ]
    if named:
        yield f"<footer>{' · '.join(named)}</footer>"


def _prose(text: str) -> str:
    """Paragraphs, small headings and lists of a Markdown text; anything else stays as it was typed."""
    return "\n".join(_block(block) for block in _blocks(visible(text).split("\n")))


def _blocks(lines: list[str]) -> Iterator[list[str]]:
    """Lines that belong together: a heading by itself, a list, or a paragraph."""
    block: list[str] = []
    for line in lines:
        starts_list = _is_item(line) and not (block and _is_item(block[0]))
        if block and (not line.strip() or _HEADING.fullmatch(line) or starts_list):
            yield block
            block = []
        if _HEADING.fullmatch(line):
            yield [line]
        elif line.strip():
            block.append(line)
    if block:
        yield block


def _is_item(line: str) -> bool:
    return bool(_BULLET.match(line) or _NUMBERED.match(line))


def _block(lines: list[str]) -> str:
    if heading := _HEADING.fullmatch(lines[0]):
        return f"<h3>{_inline(heading[1].rstrip('# '))}</h3>"
    if not _is_item(lines[0]):
        return f"<p>{_inline(' '.join(lines))}</p>"
    items: list[list[str]] = []
    for line in lines:
        if found := _BULLET.match(line) or _NUMBERED.match(line):
            items.append([found[1]])
        else:
            items[-1].append(line)
    tag = "ol" if _NUMBERED.match(lines[0]) else "ul"
    listed = "".join(f"<li>{_inline(' '.join(item))}</li>" for item in items)
    return f"<{tag}>{listed}</{tag}>"


def _inline(text: str) -> str:
    """Escaped words, of which those between stars are strong or set in italics."""
    return _EMPHASIS.sub(r"<em>\1</em>", _STRONG.sub(r"<strong>\1</strong>", _plain(text)))
