"""What the keys do now: the one answer that the bottom line, the help page and the palette give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.binding import ActiveBinding

from reflect_tui.tui import bindings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.screen import Screen

# Textual does not know the characters of these keys, and so would not see that an editor takes them.
_CHARACTERS = {"slash": "/", "plus": "+", "question_mark": "?", "space": " "}


def keys_now(screen: Screen[Any]) -> Iterator[tuple[str, ActiveBinding]]:
    """Every key of ours that acts on a screen now, nearest to the focus first.

    A key that the focused editor would take as a letter is left out.
    """
    focused = screen.focused
    for key, active in screen.active_bindings.items():
        if active.binding.id is None or not active.enabled:
            continue
        character = key if len(key) == 1 else _CHARACTERS.get(key)
        if character and focused is not None and focused.check_consume_key(key, character):
            continue
        yield key, active


def behind_the_editor(screen: Screen[Any]) -> Iterator[tuple[str, ActiveBinding]]:
    """What the app's letters would do if no editor had the focus, so that the palette can offer it still."""
    if screen.is_modal:
        return
    app = screen.app
    keymap = getattr(getattr(app, "config", None), "keys", {})
    for binding in bindings.EVERYWHERE:
        action = binding.action.partition("(")[0]
        if app.check_action(action, ()) is not False:
            keys = keymap.get(str(binding.id), binding.key)
            yield keys.partition(",")[0].strip(), ActiveBinding(app, binding, True, binding.tooltip)
