"""EDN: the edition's recordings are the same, and the books' own say what they say."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.checks.edition_files import EditionFile
from everyreader.checks.edition_reading import EditionReading
from everyreader.checks.rules.edition.files import AGAIN, trusted
from everyreader.checks.rules.model import Hit, rule, short, where
from everyreader.checks.rules.subjects import PUBLISHED, WithStatement

_LENGTHS_APART = 0.5  # seconds between two recordings of one statement
_LATE = 0.3  # seconds between two marks of one chapter


def _recordings(case: WithStatement[EditionReading]) -> list[tuple[EditionFile, float]]:
    """Each with its length in seconds."""
    return [(one, one.seconds) for one in trusted(case) if one.seconds is not None]


@rule(
    "EDN-010",
    "recordings-differ",
    on=PUBLISHED,
    criterion="EN 301 549 5.4",
    message="the recordings are not the same",
    fix="build the edition again",
    applies=where("editions with several recordings")(lambda case: len(_recordings(case)) > 1),
    why=(
        "Who listens to the one hears something else, or finds other chapters, than who listens to the other."
    ),
)
def recordings_differ(case: WithStatement[EditionReading]) -> Iterator[Hit]:
    (first, length), *others = _recordings(case)
    for one, seconds in others:
        if abs(seconds - length) > _LENGTHS_APART:
            yield Hit(f"{first.name} plays for {length:.1f} s, {one.name} for {seconds:.1f} s")
        elif [mark.title for mark in one.marks] != [mark.title for mark in first.marks]:
            yield Hit(f"{first.name} and {one.name} have other chapters")
        else:
            yield from _marks_apart(first, one)


def _marks_apart(first: EditionFile, one: EditionFile) -> Iterator[Hit]:
    for mark, same in zip(first.marks, one.marks, strict=True):
        if abs(mark.start - same.start) > _LATE:
            title = short(mark.title)
            yield Hit(
                f"“{title}” begins at {mark.start:.1f} s in {first.name}, at {same.start:.1f} s in {one.name}"
            )


@rule(
    "EDN-036",
    "book-says-otherwise",
    on=PUBLISHED,
    criterion="EN 301 549 5.4",
    message="a sentence sounds otherwise in a book than on the page",
    fix=AGAIN,
    applies=where("editions with books that are heard and a page with a player, checked again")(
        lambda case: case.reading.apart is not None
    ),
    why=(
        "One word that is another can turn what is said into its opposite; the listener of the book hears it."
    ),
)
def book_says_otherwise(case: WithStatement[EditionReading]) -> Iterator[Hit]:
    for one in case.reading.apart or ():
        yield Hit(f"“{short(one.text)}”", None, short(one.text), where=f"{one.begin:.1f} s", file=one.file)
