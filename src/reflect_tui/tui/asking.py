"""Asking the journal without making anybody wait, and telling what went wrong.

`asking` is how every screen and widget reads and writes: the method runs as a worker, calls the journal
through `asyncio.to_thread`, and touches widgets only when it is back. This is the one place of the app that
catches our errors; everything else lets them rise.
"""

from __future__ import annotations

import functools
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Concatenate, ParamSpec, TypeVar

from textual import work
from textual.css.query import NoMatches
from textual.dom import DOMNode
from textual.worker import Worker

from reflect_tui.domain.errors import ReflectError
from reflect_tui.domain.text import visible

P = ParamSpec("P")
N = TypeVar("N", bound=DOMNode)


def asking(
    group: str, *, exclusive: bool = True, quiet: bool = False
) -> Callable[[Callable[Concatenate[N, P], Awaitable[None]]], Callable[Concatenate[N, P], Worker[None]]]:
    """Make an async method of a widget or screen a worker whose errors are told to the person.

    Args:
        group: workers of one group on one node cancel each other where they are exclusive.
        exclusive: for reads, where only the newest matters; never for writes.
        quiet: for reads nobody asked for, which must not speak up at every pause when the journal cannot be
            read: our errors end them without a word. Never for writes.
    """

    def decorate(
        method: Callable[Concatenate[N, P], Awaitable[None]],
    ) -> Callable[Concatenate[N, P], Worker[None]]:
        @functools.wraps(method)
        async def guarded(node: N, *args: P.args, **kwargs: P.kwargs) -> None:
            with suppress(ReflectError) if quiet else telling(node):
                try:
                    await method(node, *args, **kwargs)
                except NoMatches:
                    # A screen that was left meanwhile has nothing to show the answer in.
                    if not is_gone(node):
                        raise

        worker: Callable[[Callable[..., Coroutine[Any, Any, None]]], Any] = work(
            exclusive=exclusive, group=group
        )
        made: Callable[Concatenate[N, P], Worker[None]] = worker(guarded)
        return made

    return decorate


def is_gone(node: DOMNode) -> bool:
    """Whether a widget or screen is being taken away, or has been."""
    return not node.is_attached or node._pruning or node._closing or node._closed


@contextmanager
def telling(node: DOMNode) -> Iterator[None]:
    """Tell the person of any of our errors that the block raises, and go on after it."""
    try:
        yield
    except ReflectError as problem:
        tell(node, problem)


def tell(node: DOMNode, problem: ReflectError) -> None:
    """Say a problem on the screen.

    A node with a `told` method hears of it first, and keeps what was typed; where that gives True, it has
    said the problem itself, for example by asking again.
    """
    hear = getattr(node, "told", None)
    if callable(hear) and hear(problem) is True:
        return
    node.app.notify(
        visible(problem.hint), title=visible(problem.sentence), severity="error", timeout=15, markup=False
    )
