"""The palette: every action of the app and of the screen that can be done now, by what it does."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Hits, Provider

from reflect_tui.tui.widgets.bars import KeyLine

if TYPE_CHECKING:
    from textual.binding import ActiveBinding


class Actions(Provider):
    """What the keys do, found by words; an action that cannot run now is not offered."""

    def _actions(self) -> Iterator[tuple[str, str, ActiveBinding]]:
        """(what it does, its key, the binding), each action once."""
        seen: set[str] = set()
        for key, active in self.screen.active_bindings.items():
            binding = active.binding
            if binding.id is None or not active.enabled or binding.id in seen or not binding.tooltip:
                continue
            if binding.id.startswith(("list.", "app.palette")):
                continue
            seen.add(binding.id)
            yield binding.tooltip, KeyLine.key_name(key), active

    async def discover(self) -> Hits:
        """Everything, before a word is typed."""
        for tooltip, key, active in self._actions():
            yield DiscoveryHit(tooltip, partial(self._run, active), help=key)

    async def search(self, query: str) -> Hits:
        """What fits the words."""
        matcher = self.matcher(query)
        for tooltip, key, active in self._actions():
            if (score := matcher.match(tooltip)) > 0:
                yield Hit(score, matcher.highlight(tooltip), partial(self._run, active), help=key)

    async def _run(self, active: ActiveBinding) -> None:
        await self.app.run_action(active.binding.action, active.node)
