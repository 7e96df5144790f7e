"""config.toml: read, never written; every complaint names the file, the key, and the line if there is one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reflect_tui.domain.errors import BadInput

THEMES = ("ink", "paper", "contrast")
MOTIONS = ("short", "none")


@dataclass(frozen=True, slots=True)
class Config:
    """What a person may set in a file; everything has a quiet default."""

    theme: str = ""
    """`ink`, `paper` or `contrast`; empty lets the app remember the last one chosen."""
    motion: str = "short"
    """`short` or `none`."""
    mouse: bool = True
    keys: Mapping[str, str] = field(default_factory=dict)
    """Binding ids to keys, several separated by commas: `"write.keep" = "ctrl+s,f2"`."""


def read_config(path: Path, binding_ids: frozenset[str] | None = None) -> Config:
    """The settings in a file; the defaults where there is no file.

    Args:
        path: config.toml.
        binding_ids: the ids that `[keys]` may name; None leaves them unchecked, for callers without an app.

    Raises:
        BadInput: the file is not TOML, or a key or value is unknown.
    """
    try:
        # Notepad may put a byte-order mark first.
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Config()
    except (OSError, UnicodeDecodeError) as problem:
        raise BadInput(
            f"The settings in {path} cannot be read: {problem}.", "Your journal is untouched."
        ) from None
    import tomllib

    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as problem:
        raise BadInput(f"{path}: {problem}.", "Mend that line, or take the file away.") from None
    _no_strangers(data, path)
    return Config(
        theme=_word(data, "theme", THEMES, path),
        motion=_word(data, "motion", MOTIONS, path) or "short",
        mouse=_yes_or_no(data, "mouse", path),
        keys=_keys(data.get("keys", {}), binding_ids, path),
    )


def _no_strangers(data: Mapping[str, object], path: Path) -> None:
    known = ("theme", "motion", "mouse", "keys")
    for key in data:
        if key not in known:
            raise BadInput(f"{path}: I do not know the key “{key}”.", f"Known keys: {', '.join(known)}.")


def _word(data: Mapping[str, object], key: str, words: tuple[str, ...], path: Path) -> str:
    value = data.get(key, "")
    if value == "" or (isinstance(value, str) and value in words):
        return str(value)
    raise BadInput(f"{path}: “{key}” is {value!r}.", f"It can be: {', '.join(words)}.")


def _yes_or_no(data: Mapping[str, object], key: str, path: Path) -> bool:
    value = data.get(key, True)
    if isinstance(value, bool):
        return value
    raise BadInput(f"{path}: “{key}” is {value!r}.", "It can be true or false.")


def _keys(table: object, binding_ids: frozenset[str] | None, path: Path) -> Mapping[str, str]:
    if not isinstance(table, dict):
        raise BadInput(
            f"{path}: “keys” is not a table.", 'Write [keys] and under it lines like "app.help" = "f1".'
        )
    for name, key in table.items():
        if binding_ids is not None and name not in binding_ids:
            raise BadInput(
                f"{path}: [keys] names “{name}”, which is no action.",
                "docs/reference/keys.md lists them all.",
            )
        if not isinstance(key, str) or not key.strip():
            raise BadInput(
                f"{path}: [keys] “{name}” needs a key in quotes.", 'For example "f2", or "ctrl+s,f2".'
            )
    return dict(table)
