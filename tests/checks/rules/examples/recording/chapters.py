"""Chapters: each where its words begin, with a title, in order, from the first moment to the last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from mutagen import id3

from everyreader.checks.rules import CATALOGUE, Verdict, judge_alone
from everyreader.model.findings import Rendition
from everyreader.narration.assembly import Assembly, Chapter
from tests.checks.rules.kit import FAILED, INAPPLICABLE, PASSED, Example, Kit
from tests.checks.rules.sound import RATE, alone, as_made, long, recording
from tests.checks.rules.tagged import chapter, chapters_listed, mp3
from tests.checks.rules.test_format_rules import recording as faultless_recording

Chapters = Callable[[list[Chapter]], list[Chapter]]


def chapters(change: Chapters) -> Callable[[Assembly], Assembly]:
    """Other chapters, written as the program writes them."""
    return lambda assembly: replace(assembly, chapters=tuple(change(list(assembly.chapters))))


def _missing(found: list[Chapter]) -> list[Chapter]:
    return [replace(found[0], end=found[2].start), found[2]]


def _one_more(found: list[Chapter]) -> list[Chapter]:
    middle = (found[0].start + found[0].end) // 2
    return [replace(found[0], end=middle), Chapter("Advertisement", middle, found[0].end, ""), *found[1:]]


def _late(found: list[Chapter]) -> list[Chapter]:
    at = found[2].start + RATE
    return [found[0], replace(found[1], end=at), replace(found[2], start=at)]


def _titles_swapped(found: list[Chapter]) -> list[Chapter]:
    return [found[0], replace(found[1], title=found[2].title), replace(found[2], title=found[1].title)]


def _renamed(found: list[Chapter]) -> list[Chapter]:
    return [found[0], replace(found[1], title="Chapter 2"), found[2]]


def _untitled(found: list[Chapter]) -> list[Chapter]:
    return [found[0], replace(found[1], title=""), found[2]]


def _first_late(found: list[Chapter]) -> list[Chapter]:
    return [replace(found[0], start=RATE // 2), *found[1:]]


def _shuffled(path: Path) -> None:
    """The frames of an MP3 in another order, the table of contents as it was: mutagen orders frames by
    size."""
    tag = id3.ID3(path)
    table = tag.getall("CTOC")[0]
    names = list(table.child_element_ids)
    marks = {one.element_id: one for one in tag.getall("CHAP")}
    tag.delall("CHAP")
    for name, new in zip(names, ("b", "a", "c"), strict=True):
        frame = marks[name]
        frame.element_id = new + name[1:]
        tag.add(frame)
    table.child_element_ids = [new + name[1:] for name, new in zip(names, ("b", "a", "c"), strict=True)]
    tag.save(path)


def _past(one: id3.CHAP) -> None:
    one.start_time, one.end_time = 60_000, 61_000


def _overlapping(one: id3.CHAP) -> None:
    one.end_time += 3_000


def _short(one: id3.CHAP) -> None:
    one.end_time -= 3_000


def _no_words(one: id3.CHAP) -> None:
    """A title of spaces: the frame keeps its size, by which mutagen orders frames."""
    title = one.sub_frames["TIT2"]
    title.text = [" " * len(title.text[0])]


def _doubled(found: list[Chapter]) -> list[Chapter]:
    return [found[0], found[1], found[1], found[2]]


def _long_with_chapters(kit: Kit) -> tuple[Verdict, ...]:
    common = {"path": Path("long.m4b"), "title": "A Title", "language": "en", "units": ()}
    made = replace(faultless_recording(kit.statement("# A Title\n\nText.\n"), common), duration=700.0)
    return judge_alone(Rendition.AUDIO, made, [rule for rule in CATALOGUE if rule.id == "AUD-041"])


_BOTH = (".mp3", ".m4b")
_MARKS = tuple(f"AUD-{number:03}" for number in (32, 33, 34, 35, 36, 37, 38, 39, 40))
EXAMPLES = [
    *(
        Example(rule, FAILED, f"{what}{suffix}", recording(suffix=suffix, chapters=chapters(change)))
        for rule, what, change in (
            ("AUD-007", "a chapter missing", _missing),
            ("AUD-007", "a chapter too many", _one_more),
            ("AUD-007", "a chapter a second late", _late),
            ("AUD-007", "two titles swapped", _titles_swapped),
            ("AUD-007", "a chapter called by its number", _renamed),
        )
        for suffix in _BOTH
    ),
    Example(
        "AUD-037", FAILED, "the first chapter half a second late", recording(chapters=chapters(_first_late))
    ),
    Example("AUD-032", FAILED, "chapters listed in another order", recording(edit=_shuffled)),
    Example("AUD-033", FAILED, "a chapter past the end", recording(edit=chapter(2, _past))),
    Example("AUD-034", FAILED, "a chapter that ends in the next", recording(edit=chapter(0, _overlapping))),
    Example("AUD-035", FAILED, "a chapter that ends early", recording(edit=chapter(1, _short))),
    Example("AUD-038", FAILED, "a chapter twice", recording(chapters=chapters(_doubled))),
    Example("AUD-039", FAILED, "the last chapter ends early", recording(edit=chapter(2, _short))),
    Example("AUD-039", FAILED, "the last chapter ends too late", recording(edit=chapter(2, _overlapping))),
    Example(
        "AUD-040",
        FAILED,
        "a chapter that is not in the table",
        recording(edit=chapters_listed(lambda n: n[:1] + n[2:])),
    ),
    Example(
        "AUD-040", FAILED, "a table in another order", recording(edit=chapters_listed(lambda n: n[::-1]))
    ),
    Example("AUD-040", FAILED, "no table of contents", recording(edit=mp3(lambda tag: tag.delall("CTOC")))),
    Example(
        "AUD-040",
        FAILED,
        "a table that lists what is not there, in a foreign file",
        alone(edit=chapters_listed(lambda n: [*n, "gone"])),
    ),
    Example("AUD-036", FAILED, "a title of spaces", recording(edit=chapter(1, _no_words))),
    Example("AUD-041", FAILED, "eleven minutes without a chapter", long(11 * 60.0)),
    *(
        Example(rule, PASSED, f"as it was made{one}", as_made(one))
        for rule in ("AUD-007", *_MARKS)
        for one in _BOTH
    ),
    *(
        Example(
            rule,
            INAPPLICABLE,
            "no chapters",
            alone(edit=mp3(lambda tag: (tag.delall("CHAP"), tag.delall("CTOC")))),
        )
        for rule in _MARKS
    ),
    Example("AUD-041", PASSED, "eleven minutes with two chapters", _long_with_chapters),
    Example("AUD-041", INAPPLICABLE, "half a minute", as_made(foreign=True)),
]
