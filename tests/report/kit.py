"""A judgement with every outcome in it, made of real rules: one defect of each kind, and decisions of people
about them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from everyreader.checks.rules import CATALOGUE, Verdict
from everyreader.checks.rules.grounds import ground_of
from everyreader.formats.audio.read.reader import AudioReading
from everyreader.model.decisions import Accepted
from everyreader.model.findings import Finding, Ground, Outcome, Rendition, ValidatorResult
from everyreader.model.publication import Kind, Run, Unit
from everyreader.model.reading import Entry, Reading
from everyreader.report.checked_files import CheckedFile
from everyreader.report.judgement import Judgement
from everyreader.review.questions import Question

RULES = {rule.id: rule for rule in CATALOGUE}
SUM = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
EPUB_METADATA = {
    "schema:accessMode": ("textual", "visual"),
    "schema:accessModeSufficient": ("textual", "textual,visual"),
    "schema:accessibilityFeature": ("alternativeText", "displayTransformability", "tableOfContents"),
    "schema:accessibilityHazard": ("none",),
    "schema:accessibilitySummary": ("It can be read aloud.",),
}


def finding(rule: str, rendition: Rendition, detail: str = "", **changes: object) -> Finding:
    """What ``rule`` says of one place."""
    known = RULES[rule]
    made = Finding(
        rule=known.full_name,
        outcome=Outcome.FAILED,
        ground=ground_of(known.criterion) if known.ground is Ground.PERSON else known.ground,
        rendition=rendition,
        message=f"{known.message}: {detail}" if detail else known.message,
        fix=known.own_fix(rendition),
        mender=known.mender,
        criterion=known.criterion,
        why="A reader is told something else.",
        act=known.act,
    )
    return replace(made, **changes)


def verdict(
    rule: str, rendition: Rendition, outcome: Outcome, *findings: Finding, file: str = "", reason: str = ""
) -> Verdict:
    return Verdict(RULES[rule], rendition, outcome, findings, reason, file)


def reading(name: str, **about: object) -> Reading:
    units = (
        Unit(Kind.HEADING, (Run("A Title", "en"),), level=1),
        Unit(Kind.PARAGRAPH, (Run("Text.", "en"),)),
    )
    return Reading(path=Path(name), title="A Title", language="en", units=units, **about)


def recording(name: str, **about: object) -> AudioReading:
    """A recording of which nothing more was found than ``about`` says."""
    sound = dict.fromkeys(("rms_db", "peak_db", "floor_db", "head", "tail", "duration"), 0.0)
    numbers = dict.fromkeys(("clipped", "rate", "channels", "bit_rate"), 0)
    nothing = {"declared": None, "whole": True, "codec": "mp3", "has_cover": False, "cover_alt": None}
    heard = {"heard": (), "missing": (), "stretches_unexplained": (), "units": ()}
    given = sound | numbers | nothing | heard | about
    return AudioReading(path=Path(name), title="A Title", language="en", **given)


def file(name: str, rendition: Rendition, media_type: str, read: Reading | None) -> CheckedFile:
    return CheckedFile(
        name=name,
        rendition=rendition,
        media_type=media_type,
        bytes=1234,
        sha256=SUM[::-1] if read else SUM,
        reading=read,
    )


EPUB = file(
    "small.epub", Rendition.EPUB, "application/epub+zip", reading("small.epub", metadata=EPUB_METADATA)
)
MP3 = replace(
    file(
        "small.mp3",
        Rendition.AUDIO,
        "audio/mpeg",
        recording("small.mp3", contents=(Entry("A Title", 1, 0.0),)),
    ),
    sha256=SUM.replace("9f", "00"),
)
STATEMENT = file("small/statement.md", Rendition.SOURCE, "text/markdown", None)

LOST = finding(
    "TXT-001",
    Rendition.EPUB,
    "“Every word counts.”",
    file="small/statement.md",
    line=9,
    excerpt="Every word counts.",
)
LOST_AGAIN = finding("TXT-001", Rendition.EPUB, "“Even this.”", file="small/statement.md", line=13)
INSIDE = finding(
    "WEB-005", Rendition.EPUB, file="EPUB/text.xhtml", where="main > p:nth-of-type(2)", excerpt="<p onclick>"
)
FAINT = Finding(
    rule="AXE/color-contrast",
    outcome=Outcome.FAILED,
    ground=Ground.STANDARD,
    rendition=Rendition.EDITION,
    message="Elements must meet minimum color contrast ratio thresholds (dark, 320 px)",
    fix="Fix any of the following: more contrast",
    criterion="WCAG 1.4.3",
    file="index.html",
    excerpt="<p>Faint</p>",
)
UNSURE = finding("HDG-004", Rendition.SOURCE, file="small/statement.md", line=11, outcome=Outcome.CANT_TELL)
ACCEPTANCE = Accepted(
    rule="WEB-005", reason="The old player needs it until June.", by="Ada Brook", date="2024-05-03"
)
QUESTIONS = (
    Question("HUM-004 heading-undescriptive", "Does each heading say what its part is about?", "WCAG 2.4.6", "yes", "Ada Brook", "2024-05-03", "Read aloud."),
    Question("HUM-007 language-unmarked", "Is every phrase in another language marked?", "WCAG 3.1.2", "open"),
    Question("HUM-008 pronunciation-wrong", "Are names said as they should be?", "WCAG 3.1.6", "stale", "Ada Brook", "2023-01-02"),
    Question("HUM-012 keyboard-hindered", "Can everything be reached with the keyboard?", "WCAG 2.1.1", "no", "Ada Brook", "2024-05-03", "The menu traps."),
)  # fmt: skip


def mixed() -> Judgement:
    """Passed, failed, accepted, cannot tell, does not apply, untested; validators that passed, failed and
    were missing."""
    unsaid = finding("HUM-007", Rendition.SOURCE, outcome=Outcome.CANT_TELL)
    denied = finding("HUM-012", Rendition.SOURCE, "Ada Brook answered no. The menu traps.")
    source, failed, passed = Rendition.SOURCE, Outcome.FAILED, Outcome.PASSED
    return Judgement(
        verdicts=(
            verdict("TXT-001", Rendition.EPUB, failed, LOST, LOST_AGAIN, file="small.epub"),
            verdict("TXT-003", Rendition.EPUB, passed, file="small.epub"),
            verdict("TAB-001", source, Outcome.INAPPLICABLE),
            verdict("HDG-004", source, Outcome.CANT_TELL, UNSURE),
            verdict("WEB-005", Rendition.EPUB, failed, INSIDE, file="small.epub"),
            verdict("AUD-001", Rendition.AUDIO, Outcome.UNTESTED, file="small.mp3", reason="the sound is in no known form"),
            verdict("HUM-004", source, passed),
            verdict("HUM-007", source, Outcome.CANT_TELL, unsaid),
            verdict("HUM-012", source, failed, denied),
        ),
        validators=(
            ValidatorResult(name="EPUBCheck", version="5.3.0", outcome=passed, seconds=1.25, raw=("epubcheck-small.json",)),
            ValidatorResult(name="axe", version="4.14.1", outcome=failed, findings=(FAINT,)),
            ValidatorResult(name="veraPDF", version="", outcome=Outcome.UNTESTED, reason="it is missing"),
            ValidatorResult(name="recogniser", version="", outcome=Outcome.UNTESTED, reason="it is not installed", required=False),
            ValidatorResult(name="read-back .m4b", version="", outcome=Outcome.UNTESTED, reason="small.m4b is no audio"),
        ),
        compared={Rendition.EPUB: "12 words in 3 units"},
        transcript=("main", "heading level 1: A Title"),
        accepted=(ACCEPTANCE,),
        questions=QUESTIONS,
        files=(STATEMENT, EPUB, MP3),
    )  # fmt: skip


def clean() -> Judgement:
    """Everything passed, and a person answered the one question."""
    return Judgement(
        verdicts=(
            verdict("TXT-001", Rendition.EPUB, Outcome.PASSED, file="small.epub"),
            verdict("HUM-004", Rendition.SOURCE, Outcome.PASSED),
        ),
        validators=(ValidatorResult(name="EPUBCheck", version="5.3.0", outcome=Outcome.PASSED),),
        compared={Rendition.EPUB: "12 words in 3 units"},
        questions=QUESTIONS[:1],
        files=(STATEMENT, EPUB),
    )
