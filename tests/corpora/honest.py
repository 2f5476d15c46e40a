"""Foreign documents from file to edition, as somebody would take them: ``python -m tests.corpora.honest
FOLDER``.

Every document in FOLDER (``--draw N --seed S`` takes some of them) is given to ``add`` and then to ``build``,
by the commands that a person types. The table says what became of each: published, or refused and by which
rule; how many words were named as lost; how many seconds it took. ``--sound K`` speaks the first K, the
others are made without sound; ``--write docs/honest.md`` keeps the table. The status is 1 where the program
crashed, hung, or refused without a reason.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from everyreader.formats.table import chosen

KINDS = (".docx", ".odt", ".rtf", ".html", ".htm", ".epub", ".md", ".markdown", ".txt", ".pdf")
SILENT = ",".join(one.name for one in chosen(()) if not one.spoken)
ADD_SECONDS, BUILD_SECONDS = 120, 900  # for one document; what takes longer hangs
TOGETHER = 10  # statements of one ``build``
_STEP = re.compile(r"\[ *([\d.]+) s\] ([^:]+): ")
_SHOWN_WORDS = 12

HEAD = """# Honest documents

What becomes of documents that nobody wrote for this project, from the file to the edition, with nothing but `add` and `build`. A row a
document: published, or refused and by which rule; the words that `add` named as left behind; the seconds of both commands. Made by
`python -m tests.corpora.honest FOLDER --write docs/honest.md`; the documents themselves are not part of the project.

"""


@dataclass(frozen=True)
class Outcome:
    """What became of one document. ``name`` is its statement's; ``words_lost`` as ``add`` named them;
    ``reasons`` are rules, or lines."""

    document: Path
    name: str
    status: int
    words_lost: int = 0
    seconds: float = 0.0
    reasons: tuple[str, ...] = ()
    spoken: bool = False
    findings: tuple[dict, ...] = field(default=(), repr=False)

    @property
    def verdict(self) -> str:
        if self.status == 0:
            return "published"
        return {1: "refused", 2: "refused"}.get(self.status, "FAULT")

    def line(self) -> str:
        why = "; ".join(self.reasons).replace("|", "\\|")
        sound = "yes" if self.spoken else "no"
        return (
            f"| {self.document.name} | {self.verdict} | {why} | {self.words_lost} | {sound} | "
            f"{self.seconds:.0f} |"
        )


def documents(folder: Path, draw: int, seed: int) -> list[Path]:
    """The documents below ``folder`` in the order of their names, or ``draw`` of them, the same for the same
    ``seed``."""
    there = sorted(path for path in folder.rglob("*") if path.suffix.lower() in KINDS and path.is_file())
    return random.Random(seed).sample(there, draw) if 0 < draw < len(there) else there


def run(command: Sequence[str], seconds: float) -> tuple[int, str, str]:
    """Exit status, output and errors of one command; status 124 where it did not end in time."""
    program = [sys.executable, "-m", "everyreader", *command]
    try:
        done = subprocess.run(
            program,
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
            env={**os.environ, "PYTHONUTF8": "1"},
        )
    except subprocess.TimeoutExpired:
        return 124, "", f"did not end within {seconds:.0f} seconds"
    return done.returncode, done.stdout, done.stderr


def take_in(document: Path, name: str, source: Path) -> Outcome:
    """``document`` through ``add``, told what a file of its kind may lack."""
    started = time.monotonic()
    told = ["--name", name, "--publisher", "An Office", "--lang", "en"]
    status, _, errors = run(["add", str(document), *told, "--source", str(source)], ADD_SECONDS)
    for flag, value in (("--date", "2020-01-01"), ("--title", "A document without a title")):
        if status == 2 and flag in errors:  # a person would say what is asked for
            told += [flag, value]
            status, _, errors = run(["add", str(document), *told, "--source", str(source)], ADD_SECONDS)
    said = errors.replace(str(document), document.name).strip().splitlines()[-1:]
    reasons = () if status == 0 else tuple(said)
    seconds = time.monotonic() - started
    return Outcome(document, name, status, lost(source / name), seconds, reasons)


def lost(folder: Path) -> int:
    """How many words the repairs name as left behind."""
    try:
        repairs = json.loads((folder / "repairs.json").read_text(encoding="utf-8"))
    except OSError:
        return 0
    return sum(len(one.get("taken", "").split()) for one in repairs)


def build(outcomes: Sequence[Outcome], source: Path, out: Path, *, spoken: bool) -> Iterator[Outcome]:
    """The statements that ``add`` made, through ``build``, ten at a time; each with its share of the
    seconds."""
    for start in range(0, len(outcomes), TOGETHER):
        some = outcomes[start : start + TOGETHER]
        chosen = [word for one in some for word in ("--statement", one.name)]
        formats = () if spoken else ("--formats", SILENT)
        command = ["build", "--source", str(source), "--out", str(out), *chosen, *formats]
        status, output, errors = run(command, BUILD_SECONDS * len(some))
        times = spent(errors)
        for one in some:
            yield _built(one, out, status, output + errors, times.get(one.name, 0.0), spoken)


def _built(one: Outcome, out: Path, status: int, said: str, seconds: float, spoken: bool) -> Outcome:
    one = replace(one, seconds=one.seconds + seconds, spoken=spoken)
    if (out / one.name / "edition.json").is_file():
        return replace(one, status=0, findings=_findings(out / one.name))
    refused = _findings(out / ".refused" / one.name)
    errors = [
        finding for finding in refused if finding["severity"] == "error" and finding["outcome"] == "failed"
    ]
    if errors:
        return replace(one, status=1, reasons=_told(errors), findings=refused)
    lines = [line for line in said.splitlines() if one.name in line and not line.startswith("[")]
    return replace(one, status=status or 70, reasons=tuple(lines[:1]) or ("no reason given",))


def _findings(edition: Path) -> tuple[dict, ...]:
    try:
        return tuple(json.loads((edition / "report/findings.json").read_text(encoding="utf-8"))["findings"])
    except OSError:
        return ()


def _told(errors: Sequence[dict]) -> tuple[str, ...]:
    """Each rule that refused, with its first excerpt."""
    first = {one["rule"]: one for one in reversed(errors)}
    return tuple(f"{rule} ({_short(one)})" for rule, one in sorted(first.items()))


def _short(finding: dict) -> str:
    words = (finding.get("excerpt") or finding["message"]).split()
    return " ".join(words[:_SHOWN_WORDS])


def spent(errors: str) -> dict[str, float]:
    """Seconds between one statement's first line of progress and the next statement's."""
    begun: dict[str, float] = {}
    last = 0.0
    for found in map(_STEP.match, errors.splitlines()):
        if found:
            last = float(found[1])
            begun.setdefault(found[2], last)
    starts = [*begun.values(), last]
    return {name: after - start for (name, start), after in zip(begun.items(), starts[1:], strict=True)}


def table(outcomes: Sequence[Outcome]) -> str:
    """The summary by verdict and rule, then a row a document."""
    verdicts = Counter(one.verdict for one in outcomes)
    rules = Counter(reason.split(" (")[0] for one in outcomes if one.status for reason in one.reasons)
    summary = [f"- {verdict}: {count} of {len(outcomes)}" for verdict, count in verdicts.most_common()]
    summary += [f"- refused by {rule}: {count}" for rule, count in rules.most_common()]
    head = (
        "| document | verdict | why | words left behind | sound | seconds |",
        "| --- | --- | --- | --- | --- | --- |",
    )
    return "\n".join((*summary, "", *head, *(one.line() for one in outcomes))) + "\n"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--draw", type=int, default=0, help="so many of the documents, by chance")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sound", type=int, default=0, help="speak the first so many")
    parser.add_argument("--keep", type=Path, help="a folder for the sources and editions, kept afterwards")
    parser.add_argument("--add-only", action="store_true", help="import, and build nothing")
    parser.add_argument("--write", type=Path)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="everyreader-honest-") as scratch:
        outcomes = measure(options, options.keep or Path(scratch))
    print(table(outcomes))
    if options.write:
        options.write.write_text(HEAD + table(outcomes), encoding="utf-8")
    return 1 if any(one.verdict == "FAULT" or one.status and not one.reasons for one in outcomes) else 0


def measure(options: argparse.Namespace, place: Path) -> list[Outcome]:
    """Every document through both commands, those to be spoken first."""
    source, out = place / "source", place / "build"
    chosen = documents(options.folder, options.draw, options.seed)
    added = [take_in(one, f"document-{number:03d}", source) for number, one in enumerate(chosen, start=1)]
    if options.add_only:
        return added
    ready = [one for one in added if one.status == 0]
    spoken, silent = ready[: options.sound], ready[options.sound :]
    built = [
        *build(spoken, source, out / "spoken", spoken=True),
        *build(silent, source, out / "silent", spoken=False),
    ]
    by_name = {one.name: one for one in built}
    return [by_name.get(one.name, one) for one in added]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
