"""The desk for sealing: one's own key, the buddy's, what is sealed and opened with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reflect_tui.domain.errors import BadInput
from reflect_tui.journal import sealing
from reflect_tui.journal.settings import SettingsDesk

if TYPE_CHECKING:
    from reflect_tui.journal.store import Store

_SECRET, _PUBLIC, _THEIRS = "seal.secret", "seal.public", "seal.theirs"


@dataclass(frozen=True, slots=True)
class SealingDesk:
    """Sealed notes, in the `age` format; everything works without."""

    store: Store

    def my_key(self) -> str:
        """The line to give to a buddy; the key is made when it is first asked for.

        Raises:
            BadInput: nothing can be sealed on this machine.
        """
        settings = SettingsDesk(self.store)
        if public := settings.get(_PUBLIC):
            return public
        public, secret = sealing.new_key()
        settings.put(_SECRET, secret)
        settings.put(_PUBLIC, public)
        return public

    def pair(self, theirs: str) -> str:
        """Remember a buddy's line, and give the four words both read to each other on the phone.

        Raises:
            BadInput: it is no such line, or one's own.
        """
        said = sealing.spoken_check(self.my_key(), theirs)
        SettingsDesk(self.store).put(_THEIRS, "".join(theirs.split()))
        return said

    def phrase(self) -> str:
        """A passphrase of five words to agree on by phone."""
        return sealing.phrase(self.store.rng)

    def seal(self, data: bytes, passphrase: str) -> bytes:
        """Seal with a passphrase, or for the buddy's key where it is empty.

        Raises:
            BadInput: there is no key, the passphrase cannot be used, or nothing can be sealed here.
        """
        if passphrase:
            return sealing.seal(data, passphrase)
        theirs = SettingsDesk(self.store).get(_THEIRS)
        if not theirs:
            raise BadInput(
                "There is no key of a buddy yet.",
                "Nothing was written. `reflect buddies pair` takes theirs, or seal with a passphrase.",
            )
        # For oneself as well, so that what was sent can be read again.
        return sealing.seal_for(data, [theirs, self.my_key()])

    def needs_passphrase(self, data: bytes) -> bool:
        """Whether a sealed note was sealed with a passphrase, and not for a key.

        Raises:
            BadInput: it is no sealed note, or not whole.
        """
        return sealing.is_for_passphrase(data)

    def open(self, data: bytes, passphrase: str = "") -> bytes:
        """Open a sealed note: with a passphrase, or with one's own key where there is none.

        Raises:
            BadInput: it is not sealed, damaged, or sealed otherwise.
        """
        if passphrase:
            return sealing.unseal(data, passphrase)
        secret = SettingsDesk(self.store).get(_SECRET)
        if not secret:
            raise BadInput(
                "This note was sealed for a key, and there is none here.",
                "Nothing was changed. `reflect buddies key` makes one; then ask for the note once more.",
            )
        return sealing.unseal_with(data, secret)
