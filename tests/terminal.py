"""A terminal for tests: a program runs in a real pseudo-terminal, and its screen is read by an emulator.

Nothing here sleeps blindly: every wait names what it waits for, and says what was on the screen when it did
not come.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType

import pyte

PATIENCE = 20.0
"""Seconds that anything may take on a busy machine before a test gives up."""

_KEYS = {
    "enter": b"\r",
    "escape": b"\x1b",
    "tab": b"\t",
    "shift+tab": b"\x1b[Z",
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "right": b"\x1b[C",
    "left": b"\x1b[D",
    "shift+right": b"\x1b[1;2C",
    "home": b"\x1b[H",
    "end": b"\x1b[F",
    "ctrl+home": b"\x1b[1;5H",
    "ctrl+end": b"\x1b[1;5F",
    "pageup": b"\x1b[5~",
    "pagedown": b"\x1b[6~",
    "backspace": b"\x7f",
    "delete": b"\x1b[3~",
    "space": b" ",
    "f1": b"\x1bOP",
    "f2": b"\x1bOQ",
    "f3": b"\x1bOR",
    "f4": b"\x1bOS",
    "f5": b"\x1b[15~",
    "f8": b"\x1b[19~",
    "f9": b"\x1b[20~",
}
# What the emulator does not know would be drawn as text: kitty's keyboard, mode questions, DCS, PM and APC.
_UNKNOWN = re.compile(
    rb"\x1b\[[<>=][0-9;:]*[A-Za-z]|\x1b\[\?[0-9;]*\$p|\x1b[P_^].*?\x1b\\|\x1b\[\?[0-9]*u|\x1b\[[0-9;]*\$[a-z]",
    re.DOTALL,
)
_UNFINISHED = re.compile(rb"\x1b(\[[<>=?]?[0-9;:$]*|[P_^][^\x1b]*\x1b?|\][^\x07\x1b]*\x1b?)?$", re.DOTALL)
_SGR = re.compile(rb"\x1b\[([0-9;:]*)m")
_OSC = re.compile(rb"\x1b\](.*?)(?:\x07|\x1b\\|$)", re.DOTALL)


def key_bytes(name: str) -> bytes:
    """What a terminal sends for a key: `ctrl+s`, `f3`, `escape`, or a character by itself."""
    if name in _KEYS:
        return _KEYS[name]
    if name.startswith("ctrl+") and len(name) == 6:
        return bytes([ord(name[5].upper()) & 0x1F])
    return name.encode()


def plain_environment(**changes: str) -> dict[str, str]:
    """The environment of the test as a program in a colour terminal has it."""
    kept = {k: v for k, v in os.environ.items() if k not in ("LINES", "COLUMNS", "PYTHONDONTWRITEBYTECODE")}
    return kept | {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"} | changes


class Terminal:
    """A program in a pseudo-terminal, from its start to its end; a context manager that leaves none behind.

    Args:
        argv: the program and its arguments.
        env: its whole environment; else `plain_environment()`.
        columns: width in cells.
        rows: height in cells.
        emulate: whether to keep a screen; without one reading is fast, and only `raw` tells what came.
    """

    def __init__(
        self,
        argv: Sequence[str],
        env: Mapping[str, str] | None = None,
        *,
        columns: int = 80,
        rows: int = 24,
        emulate: bool = True,
    ) -> None:
        self._emulate = emulate
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._unfinished = b""
        self._ended = False
        self._exit_code: int | None = None
        self.raw = bytearray()
        """Everything the program has sent."""
        self.arrived = 0.0
        """When the last output came, by `time.perf_counter()`."""
        self._master, slave = pty.openpty()
        self._set_size(columns, rows)
        name = os.ttyname(slave)
        # A session leader that opens a terminal gets it as its own: it then hears of resizing and hanging up.
        actions = [(os.POSIX_SPAWN_OPEN, 0, name, os.O_RDWR, 0)]
        actions_after = [(os.POSIX_SPAWN_DUP2, 0, 1), (os.POSIX_SPAWN_DUP2, 0, 2)]
        self.started = time.perf_counter()
        self.pid = os.posix_spawn(
            argv[0],
            list(argv),
            plain_environment() if env is None else env,
            file_actions=[*actions, *actions_after],
            setsid=True,
            setsigdef=[signal.SIGPIPE, signal.SIGINT, signal.SIGHUP, signal.SIGTERM],
        )
        os.close(slave)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # -- keys --------------------------------------------------------------------------

    def press(self, *keys: str) -> None:
        """Press keys by name, one after the other."""
        self.write(b"".join(map(key_bytes, keys)))

    def type(self, text: str) -> None:
        """Type text; a line break is Enter."""
        self.write(text.replace("\n", "\r").encode())

    def paste(self, text: str) -> None:
        """Paste text as a terminal does, between marks."""
        self.write(b"\x1b[200~" + text.encode() + b"\x1b[201~")

    def write(self, data: bytes) -> None:
        """Send bytes as they are; what the program says meanwhile is read, so that neither waits for ever."""
        while data:
            self._pump(0)
            _, ready, _ = select.select([], [self._master], [], PATIENCE)
            if not ready:
                raise AssertionError("the program does not read what is typed")
            data = data[os.write(self._master, data[:1024]) :]

    # -- what is seen --------------------------------------------------------------------

    @property
    def text(self) -> str:
        """The screen as lines of text, without the spaces at their ends."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def line_with(self, words: str) -> str:
        """The first line of the screen that holds these words; empty when none does."""
        return next((line for line in self.text.split("\n") if words in line), "")

    def wait_for(self, words: str, patience: float = PATIENCE) -> float:
        """Wait until words are on the screen; gives the moment they came."""
        return self.wait_until(lambda: words in self.text, f"{words!r} to appear", patience)

    def wait_gone(self, words: str, patience: float = PATIENCE) -> float:
        """Wait until words are no longer on the screen."""
        return self.wait_until(lambda: words not in self.text, f"{words!r} to go", patience)

    def wait_until(self, done: Callable[[], bool], what: str, patience: float = PATIENCE) -> float:
        """Wait until something holds; gives the moment of the output that made it so."""
        end = time.perf_counter() + patience
        self._pump(0)
        while not done():
            left = end - time.perf_counter()
            if left <= 0 or (self._ended and not self._pump(0)):
                why = "the program ended" if self._ended else f"{patience} seconds"
                raise AssertionError(f"waited in vain for {what} ({why}); the screen:\n{self.text}")
            # A condition may be outside the screen, such as a file: look again now and then.
            self._pump(min(left, 0.05))
        return self.arrived

    def wait_for_sent(self, data: bytes, since: int = 0, patience: float = PATIENCE) -> float:
        """Wait until bytes have been sent, after the first `since`; gives the moment they came."""
        return self.wait_until(lambda: self.raw.find(data, since) >= 0, f"{data!r} to be sent", patience)

    def listen(self, seconds: float) -> None:
        """Read what comes for so long: for the pace of typing, and for what has no sign of its own."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0 and not self._ended:
            self._pump(left)

    def settle(self, quiet: float = 0.15, patience: float = PATIENCE) -> None:
        """Read until nothing has come for `quiet` seconds."""
        end = time.perf_counter() + patience
        while self._pump(quiet) and time.perf_counter() < end:
            pass

    def operating_system_commands(self) -> list[bytes]:
        """Every OSC sequence that was sent: clipboard, title, links."""
        return _OSC.findall(bytes(self.raw))

    def colour_codes(self) -> set[int]:
        """Every SGR code that was sent and sets a colour."""
        colours = {*range(30, 39), *range(40, 49), *range(90, 98), *range(100, 108)}
        codes = {int(code) for sent in _SGR.findall(bytes(self.raw)) for code in re.findall(rb"\d+", sent)}
        return codes & colours

    # -- the window and the end ----------------------------------------------------------

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size; the program is told by the system."""
        self._set_size(columns, rows)
        self.screen.resize(rows, columns)

    def kill(self, number: int = signal.SIGKILL) -> None:
        """Send a signal to the program and whatever it started."""
        os.killpg(self.pid, number)

    def hang_up(self) -> int:
        """Close the window, as a lost connection does; gives the exit code."""
        os.close(self._master)
        self._master = -1
        self._ended = True
        return self._reap(PATIENCE)

    def exit_code(self, patience: float = PATIENCE) -> int:
        """Wait for the end and give the exit code; minus the number of a signal that was not caught."""
        end = time.perf_counter() + patience
        while not self._poll() and time.perf_counter() < end:
            if not self._pump(0.01) and self._ended:
                time.sleep(0.002)
        if self._exit_code is None:
            raise AssertionError(f"the program did not end; the screen:\n{self.text}")
        while self._pump(0):
            pass
        return self._exit_code

    @property
    def alive(self) -> bool:
        """Whether it still runs."""
        return not self._poll()

    def close(self) -> None:
        """Leave nothing behind."""
        if not self._poll():
            self.kill()
            self._reap(PATIENCE)
        if self._master >= 0:
            os.close(self._master)
            self._master = -1

    # -- inside --------------------------------------------------------------------------

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def peak_memory(self) -> float:
        """The most memory the program has had so far, in MiB; 0 where the system does not tell."""
        try:
            with open(f"/proc/{self.pid}/status", encoding="ascii") as status:
                found = re.search(r"VmHWM:\s+(\d+) kB", status.read())
        except OSError:
            return 0.0
        return int(found[1]) / 1024 if found else 0.0

    def _poll(self) -> bool:
        if self._exit_code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._exit_code = os.waitstatus_to_exitcode(status)
        return self._exit_code is not None

    def _reap(self, patience: float) -> int:
        end = time.perf_counter() + patience
        while not self._poll():
            if time.perf_counter() > end:
                raise AssertionError("the program did not end")
            time.sleep(0.002)
        assert self._exit_code is not None
        return self._exit_code

    def _pump(self, seconds: float) -> bool:
        """Read what is there, waiting so long for it; whether anything came."""
        if self._master < 0:
            return False
        ready, _, _ = select.select([self._master], [], [], max(0.0, seconds))
        if not ready:
            return False
        try:
            data = os.read(self._master, 65536)
        except OSError:
            # Linux says so when the last program on the other side has gone.
            data = b""
        if not data:
            self._ended = True
            return False
        self.arrived = time.perf_counter()
        self.raw += data
        self._answer(data)
        if self._emulate:
            self._show(data)
        return True

    def _show(self, data: bytes) -> None:
        data = self._unfinished + data
        self._unfinished = b""
        if (cut := _UNFINISHED.search(data)) and len(data) - cut.start() < 4096:
            self._unfinished, data = data[cut.start() :], data[: cut.start()]
        self._stream.feed(_UNKNOWN.sub(b"", data))

    def _answer(self, data: bytes) -> None:
        """Answer as a terminal does; a program may wait for it."""
        cursor = self.screen.cursor
        answers = {
            b"\x1b[?2026$p": b"\x1b[?2026;2$y",
            b"\x1b[?2048$p": b"\x1b[?2048;0$y",
            b"\x1b[6n": f"\x1b[{cursor.y + 1};{cursor.x + 1}R".encode(),
            b"\x1b[c": b"\x1b[?62;22c",
        }
        for question, answer in answers.items():
            if question in data:
                os.write(self._master, answer)


def reflect_command(*words: str) -> list[str]:
    """The command line of the program as it is installed beside this interpreter."""
    return [sys.executable, "-m", "reflect_tui", *words]
