"""Read finished files back and have them validated, side by side, each as soon as it is there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor, Future, wait
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from everyreader.checks.edition_reading import read_edition
from everyreader.checks.recordings_apart import recordings_apart
from everyreader.checks.rules import Verdict, judge_alone, judge_reading
from everyreader.checks.validators import DEADLINE, VALIDATORS, Bench, Validator, ours, validate
from everyreader.formats.needs import ReadingBack
from everyreader.formats.row import Format
from everyreader.line.timeline import Timeline
from everyreader.line.workshop import Workshop
from everyreader.model.errors import EveryreaderError
from everyreader.model.findings import Finding, Outcome, Rendition, ValidatorResult
from everyreader.model.publication import Publication
from everyreader.model.reading import Reading
from everyreader.report.accessibility_reading import with_accessibility
from everyreader.report.checked_files import CheckedFile, checked_file
from everyreader.report.judgement import Judgement
from everyreader.report.result import line_of

_SECONDS_A_MEGABYTE = 20.0
_MADE_AND_FREE = "the file and a free processor"
_HEARTBEAT = 20.0  # seconds without a word; a file of many megabytes takes minutes


@dataclass(frozen=True)
class ReadBack:
    """One finished file read back and judged. ``problem`` says why it could not be read, and then nothing
    passed."""

    format: Format
    path: Path
    reading: Reading | None
    verdicts: tuple[Verdict, ...]
    problem: str = ""


@dataclass
class Checks:
    """The checks of one edition. ``start`` them as files become ready, ``collect`` them once.

    Without a ``publication`` there is nothing to compare with: the validators run, and the rules that need no
    statement. ``foreign``: no build of ours made the files. ``given``: nobody knows who made them, though
    they are held to all that ours promise.
    """

    publication: Publication | None
    raw: Path
    shop: Workshop
    with_: ReadingBack
    pool: Executor
    foreign: bool = False
    given: bool = False
    timeline: Timeline = field(default_factory=Timeline)
    _reading: list[Future[ReadBack]] = field(default_factory=list)
    _validating: list[Future[ValidatorResult]] = field(default_factory=list)
    _named: dict[Future[Any], str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The statement's name, or the file's: the folder of its reports is called so."""
        return self.publication.name if self.publication else self.raw.parent.name

    def start(
        self, format: Format, paths: tuple[Path, ...], ready: Callable[[], None] = lambda: None
    ) -> None:
        """Check one format's files once ``ready`` returns (it raises what kept the files from being made)."""
        for path in paths:
            reading = self.pool.submit(self._read_back, format, path, ready, self.timeline.now())
            self._reading.append(reading)
            self._named[reading] = f"reading {path.name} back"
        self._start_validators(dict.fromkeys(paths, format.rendition), ready)

    def pages(self, paths: tuple[Path, ...], ready: Callable[[], None] = lambda: None) -> None:
        """Check pages that are no rendition of the statement: the download page and the report."""
        self._start_validators(dict.fromkeys(paths, Rendition.EDITION), ready)

    def collect(self, so_far: Judgement) -> Judgement:
        """Wait for everything started; ``so_far`` with what it found. Raises what kept a file from being
        made."""
        self._wait()
        backs = [one.result() for one in self._reading]
        results = [one.result() for one in self._validating]
        self._reading.clear()
        self._validating.clear()
        verdicts = so_far.verdicts + tuple(verdict for back in backs for verdict in back.verdicts)
        compared = {
            **so_far.compared,
            **{back.format.rendition: back.reading.summary() for back in backs if back.reading},
        }
        transcript = next(
            (back.reading.transcript for back in backs if back.reading and back.reading.transcript), ()
        )
        judgement = replace(
            so_far,
            verdicts=verdicts,
            compared=compared,
            transcript=transcript or so_far.transcript,
            files=so_far.files + tuple(map(_checked, backs)),
        )
        return judgement.with_validators([*results, *_unread(backs)])

    def _wait(self) -> None:
        """Until all is done; a line now and then says what is still under way."""
        named = dict(self._named)
        while pending := wait(named, timeout=_HEARTBEAT).not_done:
            self.shop.say(
                f"{self.name}: still at work: {', '.join(dict.fromkeys(named[one] for one in pending))}"
            )
            named = {one: named[one] for one in named if one in pending}
        self._named.clear()

    def _tell(self, findings: Iterable[Finding]) -> None:
        """What keeps the edition back is said when it is found: the first place of each rule."""
        accepted = self.publication.decisions.accepted if self.publication else ()
        found = (one for one in findings if one.blocks and not any(other.covers(one) for other in accepted))
        for one in {finding.rule: finding for finding in reversed(tuple(found))}.values():
            self.shop.say(f"{self.name}: {line_of(one)}")

    def _read_back(self, format: Format, path: Path, ready: Callable[[], None], asked: float) -> ReadBack:
        ready()
        with self.shop.slots, self.timeline.step("read back", path.name, asked, _MADE_AND_FREE):
            back = self._judged(format, path)
        self._tell(finding for verdict in back.verdicts for finding in verdict.findings)
        return back

    def _judged(self, format: Format, path: Path) -> ReadBack:
        try:
            reading = format.read_back(path, self.with_)
        except EveryreaderError as error:
            return ReadBack(format, path, None, (), str(error))
        if self.publication is None:
            return ReadBack(format, path, reading.judged(), judge_alone(format.rendition, reading))
        verdicts = judge_reading(self.publication, format.rendition, reading, given=self.given)
        return ReadBack(format, path, reading.judged(), verdicts)

    def _start_validators(self, files: Mapping[Path, Rendition], ready: Callable[[], None]) -> None:
        for validator in VALIDATORS:
            its = {path: part for path, part in files.items() if path.suffix == validator.suffix}
            if its:
                validating = self.pool.submit(self._validate, validator, its, ready, self.timeline.now())
                self._validating.append(validating)
                self._named[validating] = validator.name

    def _validate(
        self,
        validator: Validator,
        files: Mapping[Path, Rendition],
        ready: Callable[[], None],
        asked: float,
    ) -> ValidatorResult:
        ready()
        names = ", ".join(path.name for path in files)
        slot = nullcontext() if validator.java else self.shop.slots
        with slot, self.timeline.step(validator.name, names, asked, _MADE_AND_FREE) as step:
            shop = self.shop
            deadline = _deadline(files)
            bench = Bench(self.raw, shop.jvm, shop.browser, deadline, self.foreign, shop.kept, shop.ace)
            said = validate(validator, files, bench)
            step.kept = f"kept since {said.reached}" if said.reached else ""
        said = said if self.foreign or self.given else ours(said)
        self._tell(said.findings)
        return said


def judge_edition(
    folder: Path,
    publication: Publication,
    source: Path,
    shop: Workshop,
    judgement: Judgement | None = None,
) -> tuple[Verdict, ...]:
    """The edition in ``folder`` as a whole; ``source`` is the folder in which statements lie, if there is
    one.

    With the ``judgement`` of its files these are compared with each other, and with the accessibility
    statement.
    """
    with shop.slots:
        reading = read_edition(folder, publication, source, shop.browser)
        if judgement is not None:
            reading = with_accessibility(reading, publication, judgement, shop.styles)
            back = (one.reading for one in judgement.files if one.reading is not None)
            reading = replace(reading, apart=recordings_apart(back))
        return judge_reading(publication, Rendition.EDITION, reading)


def _deadline(files: Iterable[Path]) -> float:
    """Seconds for one validator: more for a large file, which is no reason to leave it untested."""
    largest = max((path.stat().st_size for path in files if path.is_file()), default=0)
    return DEADLINE + _SECONDS_A_MEGABYTE * largest / 1e6


def _checked(back: ReadBack) -> CheckedFile:
    fitting = [one for one in back.format.parts if back.path.name.endswith(one.suffix)]
    part = max(fitting, key=lambda one: len(one.suffix), default=back.format.parts[0])
    return checked_file(back.path, back.format.rendition, part.media_type, back.reading)


def _unread(backs: list[ReadBack]) -> Iterator[ValidatorResult]:
    """A file that could not be read back is untested, never passed."""
    for back in backs:
        if back.problem:
            yield ValidatorResult(
                name=f"read-back {back.path.suffix}",
                version="",
                outcome=Outcome.UNTESTED,
                reason=back.problem,
            )
