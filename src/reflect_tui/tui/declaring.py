"""How a key of the app is declared: an id to remap it by, a label, a tooltip and a group."""

from __future__ import annotations

from textual.binding import Binding

GO = Binding.Group("Going places")
WRITE = Binding.Group("Writing")
CHOOSE = Binding.Group("Choosing and changing")
SHARE = Binding.Group("Sharing")
MOVE = Binding.Group("Moving about")
APP = Binding.Group("The app")


def key(
    name: str,
    keys: str,
    action: str,
    label: str,
    tooltip: str,
    group: Binding.Group,
    *,
    priority: bool = False,
) -> Binding:
    """One binding; which of them the bottom line shows is said by the screens (`KEYS`)."""
    return Binding(keys, action, label, show=False, priority=priority, tooltip=tooltip, id=name, group=group)
