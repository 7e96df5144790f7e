"""Other anonymisers on the same notes, each in a virtual environment made for it and thrown away."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.anonymiser_score import Answer, Note

_READ = "import json, sys\nnotes = [json.loads(line) for line in sys.stdin]\n"
_SCRUBADUB = (
    _READ
    + """
import scrubadub
scrubber = scrubadub.Scrubber(locale="en_GB")
for note in notes:
    found = [(f.beg, f.end) for f in scrubber.iter_filth(note["text"])]
    print(json.dumps({"id": note["id"], "found": found}))
"""
)
_PRESIDIO = (
    _READ
    + """
import spacy
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import SpacyNlpEngine
engine = SpacyNlpEngine(models=[{"lang_code": "en", "model_name": "blank"}])
engine.nlp = {"en": spacy.blank("en")}
registry = RecognizerRegistry()
registry.load_predefined_recognizers(languages=["en"])
registry.remove_recognizer("SpacyRecognizer")
analyzer = AnalyzerEngine(registry=registry, nlp_engine=engine, supported_languages=["en"])
for note in notes:
    found = [(f.start, f.end) for f in analyzer.analyze(note["text"], language="en")]
    print(json.dumps({"id": note["id"], "found": found}))
"""
)


@dataclass(frozen=True, slots=True)
class Peer:
    """An anonymiser that could be installed here."""

    name: str
    python: Path
    script: str

    def answers(self, notes: Sequence[Note]) -> Mapping[str, Answer]:
        """What it would replace; nothing, if it fails."""
        lines = "".join(json.dumps({"id": n["id"], "text": n["text"]}) + "\n" for n in notes)
        command = [str(self.python), "-c", self.script]
        done = subprocess.run(command, input=lines, capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"{self.name} failed: {done.stderr.strip()[-300:]}", file=sys.stderr)
            return {}
        found = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
        return {one["id"]: Answer([(a, b, "[x]") for a, b in _apart(one["found"])]) for one in found}


def _apart(places: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Places in order, those that overlap made one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted((a, b) for a, b in places):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _made(name: str, packages: Sequence[str], script: str) -> Callable[[Path], Peer | None]:
    def make(folder: Path) -> Peer | None:
        place = folder / name.split()[0].lower()
        venv.create(place, with_pip=True)
        python = place / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages]
        if subprocess.run(pip, capture_output=True, check=False).returncode:
            print(f"{name} could not be installed here", file=sys.stderr)
            return None
        return Peer(name, python, script)

    return make


PEERS: tuple[Callable[[Path], Peer | None], ...] = (
    _made("scrubadub 2.0.1 (en_GB)", ("scrubadub==2.0.1", "setuptools<81"), _SCRUBADUB),
    _made("Presidio 2.2 patterns", ("presidio-analyzer==2.2.362",), _PRESIDIO),
)
"""How each peer is made in a folder of its own."""
