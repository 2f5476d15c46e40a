"""DOC, STR, NTE: a text file by itself: its bytes, its lines, and the signs by which its parts are told."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.checks.rules.model import Hit, advice_for_foreign, rule, where
from everyreader.checks.rules.plain_text.row import TEXT_FILE
from everyreader.checks.rules.subjects import Case
from everyreader.formats.plain_text.read.decoded import LOST
from everyreader.formats.plain_text.read.reading import TextReading
from everyreader.model.findings import Ground

_SHOWN = "A braille display, a chat window or a mail program shows other signs than were written, or none."
_LINES = "Some programs show the lines run together, or with signs between them."
_LETTERS = f"U+{ord(LOST):04X}"


@rule(
    "DOC-056",
    "text-not-utf8",
    on=TEXT_FILE,
    criterion="EN 301 549 5.4",
    message="the text is not in UTF-8",
    fix="save it as UTF-8",
    why=_SHOWN,
)
@advice_for_foreign
def text_not_utf8(case: Case[TextReading]) -> Iterator[Hit]:
    if case.reading.encoding != "utf-8":
        yield Hit(
            f"it seems to be in {case.reading.encoding}" if case.reading.encoding else "nor in anything known"
        )


@rule(
    "DOC-057",
    "byte-order-mark",
    on=TEXT_FILE,
    criterion="Everyreader",
    message="the text begins with a byte-order mark, which some programs show as a sign",
    fix="save it without one",
    why=_SHOWN,
)
def byte_order_mark(case: Case[TextReading]) -> Iterator[Hit]:
    """UTF-16 has to have one: that it is no UTF-8 is another rule's."""
    if case.reading.marked and case.reading.encoding == "utf-8":
        yield Hit()


@rule(
    "DOC-058",
    "line-ends-differ",
    on=TEXT_FILE,
    criterion="Everyreader",
    message="lines do not end with a line feed alone",
    fix="save it with LF line ends, the last line's too",
    why=_LINES,
)
def line_ends_differ(case: Case[TextReading]) -> Iterator[Hit]:
    strange = [one for one in case.reading.ends if one != "LF"]
    if strange:
        yield Hit(f"they end with {' and '.join(case.reading.ends)}")
    if case.reading.open_end:
        yield Hit("the last line has no end")


@rule(
    "DOC-059",
    "invisible-sign",
    on=TEXT_FILE,
    criterion="EN 301 549 5.4",
    message="a sign that nobody sees, or one that stands for a lost letter",
    fix="take the sign out, or write the letter",
    why=_SHOWN,
)
def invisible_sign(case: Case[TextReading]) -> Iterator[Hit]:
    """In somebody else's file it may be meant, but for a letter that is lost."""
    for one in case.reading.signs:
        meant = case.foreign and not one.name.startswith(_LETTERS)
        yield Hit(one.name, where=f"line {one.line}", rests_on=Ground.ADVICE if meant else None)


@rule(
    "STR-004",
    "text-part-left-open",
    on=TEXT_FILE,
    criterion="WCAG 1.3.1",
    message="a table or code begins and does not end, or ends and did not begin",
    fix="say where it begins and where it ends",
)
@advice_for_foreign
def text_part_left_open(case: Case[TextReading]) -> Iterator[Hit]:
    for line in case.reading.open_parts:
        yield Hit(f"“{line}”", excerpt=line)


@where("text files with notes and without a statement beside them")
def _notes_alone(case: Case[TextReading]) -> bool:
    """Beside a statement its notes are compared."""
    return case.publication is None and bool(case.reading.notes)


@rule(
    "NTE-011",
    "text-note-unpaired",
    on=TEXT_FILE,
    criterion="WCAG 1.3.1",
    message="a mark has no note, or a note no mark",
    fix="write the note that belongs to the mark, or the mark that belongs to the note",
    applies=_notes_alone,
    rests_on=Ground.ADVICE,
)
def text_note_unpaired(case: Case[TextReading]) -> Iterator[Hit]:
    for number in case.reading.unnoted:
        yield Hit(f"there is a mark of note {number}, and no such note")
    for number in case.reading.unmarked:
        yield Hit(f"no mark refers to note {number}")
