"""Markdown as the reader shows it: quiet, in the colours of the theme, links shown and never followed.

Rich does the work; what is changed is what would be loud (boxed headings, emoji, coloured code) or would act
(terminal hyperlinks). Imported when the first entry is read, since it costs as much as half the app.
"""

from __future__ import annotations

from typing import ClassVar

from rich.console import Console, ConsoleOptions, RenderResult
from rich.markdown import CodeBlock, Heading, ImageItem, Markdown, MarkdownElement
from rich.padding import Padding
from rich.text import Text
from rich.theme import Theme

from reflect_tui.domain.text import visible

STYLES = Theme(
    {
        "markdown.paragraph": "none",
        "markdown.text": "none",
        "markdown.em": "italic",
        "markdown.emph": "italic",
        "markdown.strong": "bold",
        "markdown.code": "bold",
        "markdown.code_block": "none",
        "markdown.block_quote": "italic",
        "markdown.list": "none",
        "markdown.item": "none",
        "markdown.item.bullet": "none",
        "markdown.item.number": "none",
        "markdown.hr": "none",
        "markdown.h1.border": "none",
        **{f"markdown.h{level}": "bold" for level in range(1, 8)},
        "markdown.link": "none",
        "markdown.link_url": "underline",
        "markdown.s": "strike",
        "markdown.table.border": "none",
        "markdown.table.header": "bold",
    }
)
"""Weights only: colours are the theme's, so that contrast is what the theme promises."""


class _QuietHeading(Heading):
    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        self.text.justify = "left"
        yield self.text


class _QuietCode(CodeBlock):
    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Padding(Text(str(self.text).rstrip()), (0, 0, 0, 4))


class _NamedPicture(ImageItem):
    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Text(f"[picture: {self.text.plain or 'no words'}]", end="")


class QuietMarkdown(Markdown):
    """Somebody's Markdown, fit for a terminal."""

    elements: ClassVar[dict[str, type[MarkdownElement]]] = {
        **Markdown.elements,
        "heading_open": _QuietHeading,
        "fence": _QuietCode,
        "code_block": _QuietCode,
        "image": _NamedPicture,
    }

    def __init__(self, text: str) -> None:
        super().__init__(visible(text), hyperlinks=False)
