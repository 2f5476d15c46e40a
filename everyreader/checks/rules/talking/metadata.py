"""TLK: what a DAISY book says of itself is complete, and true (DAISY 2.02, 2.1.2 and appendix 2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from everyreader.checks.rules.book.overlay_times import whole
from everyreader.checks.rules.model import Hit, rule
from everyreader.checks.rules.subjects import DAISY, Case
from everyreader.checks.rules.talking.row import is_daisy
from everyreader.checks.rules.talking.sound import past_end
from everyreader.formats.daisy202.read.reading import DaisyReading
from everyreader.formats.daisy202.read.sequence import moment
from everyreader.formats.talking import TalkingReading

_C = "DAISY 2.02, 2.1.2"
_ONCE = (
    "dc:title",
    "dc:date",
    "dc:format",
    "dc:identifier",
    "dc:publisher",
    "ncc:charset",
    "ncc:pageFront",
    "ncc:pageNormal",
    "ncc:pageSpecial",
    "ncc:tocItems",
    "ncc:totalTime",
)
_AT_LEAST_ONCE = ("dc:creator", "dc:language")
_PAGES = {
    "ncc:pageFront": "page-front",
    "ncc:pageNormal": "page-normal",
    "ncc:pageSpecial": "page-special",
    "ncc:sidebars": "sidebar",
    "ncc:prodNotes": "optional-prodnote",
    "ncc:footnotes": "noteref",
}
_SECOND = 1.0  # by which stated and played times may differ: they are often whole seconds
_KILOBYTES = 2  # of 1,000 or of 1,024 bytes, rounded either way


@rule(
    "TLK-021",
    "talking-metadata-incomplete",
    on=DAISY,
    criterion=_C,
    message="the book does not say what every book has to say of itself",
    fix="say each of them, once",
    applies=is_daisy,
)
def talking_metadata_incomplete(case: Case[DaisyReading]) -> Iterator[Hit]:
    reading = case.reading
    for name in _ONCE:
        times = len([one for one in reading.metadata.get(name, ()) if one])
        if times != 1:
            yield Hit(
                f"{name} is said {times or 'no'} times" if times else f"{name} is not said", file=reading.main
            )
    for name in _AT_LEAST_ONCE:
        if not any(reading.metadata.get(name, ())):
            yield Hit(f"{name} is not said", file=reading.main)


@rule(
    "TLK-022",
    "talking-count-untrue",
    on=DAISY,
    criterion=_C,
    message="the book counts itself wrong",
    fix="count again",
    applies=is_daisy,
)
def talking_count_untrue(case: Case[DaisyReading]) -> Iterator[Hit]:
    reading = case.reading
    for name, true in _true_counts(reading):
        for said in reading.metadata.get(name, ()):
            if said != str(true):
                yield Hit(f"{name} is said to be {said}, and is {true}", file=reading.main)
    for said in reading.metadata.get("ncc:kByteSize", ()):
        low, high = reading.bytes_ // 1024 - _KILOBYTES, reading.bytes_ // 1000 + _KILOBYTES
        if not said.isdecimal() or not low <= int(said) <= high:
            yield Hit(
                f"ncc:kByteSize is said to be {said}, and is {reading.bytes_ / 1024:.0f}", file=reading.main
            )


def _true_counts(reading: DaisyReading) -> Iterator[tuple[str, int | str]]:
    kinds = Counter(kind for one in reading.toc for kind in one.kind.split()[1:])
    yield "ncc:tocItems", len(reading.toc)
    yield "ncc:depth", max((one.level for one in reading.toc), default=0)
    yield "ncc:files", len(set(reading.names))
    yield from ((name, kinds[kind]) for name, kind in _PAGES.items())
    if not kinds["page-normal"]:
        yield "ncc:maxPageNormal", 0
    if reading.units and reading.cues and not reading.uncovered and all(one.address for one in reading.cues):
        yield "ncc:multimediaType", "audioFullText"


def _near(case: Case[TalkingReading], parts: int) -> float:
    """By how many seconds a sum of the times of ``parts`` may be off: others add what they have rounded."""
    return _SECOND * (1 + parts) if case.foreign else _SECOND


@rule(
    "TLK-023",
    "talking-time-untrue",
    on=DAISY,
    criterion=_C,
    message="the book states other times than its cues have",
    fix="add the times of the cues",
    applies=is_daisy,
    needs="sound",
)
def talking_time_untrue(case: Case[DaisyReading]) -> Iterator[Hit]:
    """Times that are none, or lie past the end of a recording, are another rule's."""
    reading = case.reading
    if not all(whole(one) and past_end(case, one) is None for one in reading.cues):
        return
    before = 0.0
    for number, one in enumerate(reading.smils):
        for what, said, true in (
            ("ncc:timeInThisSmil", one.in_this, one.played),
            ("dur", one.dur, one.played),
            ("ncc:totalElapsedTime", one.elapsed, before),
        ):
            if said is not None and abs(said - true) > _near(case, number):
                yield Hit(f"{what} is said to be {said:.1f} s, and is {true:.1f} s", file=one.name)
        before += one.played
    said = reading.said_seconds
    if reading.metadata.get("ncc:totalTime") and (
        said is None or abs(said - before) > _near(case, len(reading.smils))
    ):
        told = reading.metadata["ncc:totalTime"][0]
        yield Hit(f"ncc:totalTime is said to be “{told}”, and is {before:.1f} s", file=reading.main)


@rule(
    "TLK-024",
    "talking-part-of-another",
    on=DAISY,
    criterion="DAISY 2.02, 2.2.2",
    message="a part says that it belongs to another book, or not where in the book it is",
    fix="give all parts the identifier of the control center, and each its times",
    applies=is_daisy,
)
def talking_part_of_another(case: Case[DaisyReading]) -> Iterator[Hit]:
    for one in case.reading.smils:
        said = one.metadata.get("dc:identifier", ())
        if said and said != (case.reading.identifier,):
            yield Hit(f"{one.name} says “{said[0]}”", file=one.name)
        for name in ("ncc:totalElapsedTime", "ncc:timeInThisSmil"):
            times = one.metadata.get(name, ())
            if len(times) != 1 or moment(times[0]) is None:
                yield Hit(f"{one.name} says {name} {len(times)} times", file=one.name)


@rule(
    "TLK-025",
    "talking-format-unsaid",
    on=DAISY,
    criterion=_C,
    message="the book calls itself something else than Daisy 2.02",
    fix="write “Daisy 2.02” as dc:format",
    applies=is_daisy,
)
def talking_format_unsaid(case: Case[DaisyReading]) -> Iterator[Hit]:
    reading = case.reading
    told = [(reading.main, reading.metadata), *((one.name, one.metadata) for one in reading.smils)]
    for name, said in told:
        if said.get("dc:format", ("Daisy 2.02",))[0].lower() != "daisy 2.02":
            yield Hit(f"“{said['dc:format'][0]}”", file=name)
