"""HUM: what only a person can judge. A question is open until ``review.yaml`` answers it for all that it is about as it is now."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from everyreader.checks.rules.model import Case, Hit, rule
from everyreader.checks.rules.subjects import STATEMENT
from everyreader.model.decisions import Aspect, Said
from everyreader.model.findings import Ground, Rendition
from everyreader.model.publication import Kind, Role

_TEXT, _IMAGES, _SOUND, _LOOK = Aspect
ABOUT = {  # what an answer is about, and goes stale with
    "HUM-001": (_TEXT, _IMAGES),
    "HUM-002": (_TEXT, _IMAGES),
    "HUM-006": (_TEXT, _SOUND),
    "HUM-008": (_TEXT, _SOUND),
    "HUM-009": (_TEXT, _IMAGES, _LOOK),
    "HUM-010": (_TEXT, _IMAGES, _LOOK),
    "HUM-011": (_TEXT, _IMAGES),
    "HUM-012": (_TEXT, _IMAGES, _LOOK),
}
OF = {  # what a question can be answered by, where not every format will do
    "HUM-008": (Rendition.AUDIO, Rendition.TALKING_BOOK),
    "HUM-009": (Rendition.EPUB, Rendition.HTML),
    "HUM-010": (Rendition.LARGE_PRINT,),
    "HUM-012": (Rendition.HTML,),
}
_STALE = "answered, and what the answer is about has changed since"
_ANSWER = "look, then answer it in the statement's review.yaml; 'review' writes one to fill in"


def state_of(case: Case, question: str) -> str:
    """``open``, ``yes``, ``no``, ``not-applicable``, or ``stale`` where something that the answer is about has changed since."""
    decisions = case.publication.decisions
    said = decisions.review.answer(question).said if decisions.review else Said.OPEN
    stale = said is not Said.OPEN and decisions.changed(about(question))
    return "stale" if stale else said.value


def about(question: str) -> tuple[Aspect, ...]:
    """What the answer to ``question`` is about: its text, where nothing more is known."""
    return ABOUT.get(question, (_TEXT,))


def can_be_answered(case: Case, question: str) -> bool:
    """Whether a format is made by which ``question`` can be answered."""
    return case.made is None or question not in OF or any(one in case.made for one in OF[question])


def _asked(question: str) -> Callable[[Case], Iterator[Hit]]:
    def look(case: Case) -> Iterator[Hit]:
        state = state_of(case, question)
        if state in ("open", "stale"):
            yield Hit(_STALE if state == "stale" else "", unsure=True)
        elif state == "no":
            review = case.publication.decisions.review
            yield Hit(f"{review.reviewer} answered no. {review.answer(question).note}".strip())

    return look


def _answerable(question: str) -> Callable[[Case], bool]:
    return lambda case: can_be_answered(case, question)


def _has(role: Role) -> Callable[[Case], bool]:
    return lambda case: any(run.role is role for unit in case.publication.all_units for run in unit.runs)


def _has_kind(*kinds: Kind) -> Callable[[Case], bool]:
    return lambda case: any(unit.kind in kinds for unit in case.publication.all_units)


def _has_links(case: Case) -> bool:
    return any(run.link for unit in case.publication.all_units for run in unit.runs)


def _has_decoration(case: Case) -> bool:
    return case.publication.decorative > 0


alternative_inadequate = rule(
    "HUM-001",
    "alternative-inadequate",
    on=STATEMENT,
    criterion="WCAG 1.1.1",
    message="Does each alternative text tell what the image tells, no more and no less?",
    fix=_ANSWER,
    applies=_has(Role.ALT),
    applicability="statements with images",
    rests_on=Ground.PERSON,
)(_asked("HUM-001"))

decoration_meaningful = rule(
    "HUM-002",
    "decoration-meaningful",
    on=STATEMENT,
    criterion="WCAG 1.1.1",
    message="Is each image that is marked as decoration really without meaning?",
    fix=_ANSWER,
    applies=_has_decoration,
    applicability="statements with decorative images",
    rests_on=Ground.PERSON,
)(_asked("HUM-002"))

formula_misspoken = rule(
    "HUM-003",
    "formula-misspoken",
    on=STATEMENT,
    criterion="WCAG 1.1.1",
    message="Does the spoken form of each formula say that formula?",
    fix=_ANSWER,
    applies=_has(Role.MATH),
    applicability="statements with formulas",
    rests_on=Ground.PERSON,
)(_asked("HUM-003"))

heading_undescriptive = rule(
    "HUM-004",
    "heading-undescriptive",
    on=STATEMENT,
    criterion="WCAG 2.4.6",
    message="Does each heading say what its part is about?",
    fix=_ANSWER,
    applies=_has_kind(Kind.HEADING),
    applicability="statements with headings",
    rests_on=Ground.PERSON,
)(_asked("HUM-004"))

link_unclear = rule(
    "HUM-005",
    "link-unclear",
    on=STATEMENT,
    criterion="WCAG 2.4.4",
    message="Do the words of each link, with the sentence around them, say where it leads?",
    fix=_ANSWER,
    applies=_has_links,
    applicability="statements with links",
    rests_on=Ground.PERSON,
)(_asked("HUM-005"))

table_unclear = rule(
    "HUM-006",
    "table-unclear",
    on=STATEMENT,
    criterion="WCAG 1.3.1",
    message="Does each table make sense cell by cell, each cell heard with its headers?",
    fix=_ANSWER,
    applies=_has_kind(Kind.CELL, Kind.ROW_HEADER, Kind.COLUMN_HEADER),
    applicability="statements with tables",
    rests_on=Ground.PERSON,
)(_asked("HUM-006"))

language_unmarked = rule(
    "HUM-007",
    "language-unmarked",
    on=STATEMENT,
    criterion="WCAG 3.1.2",
    message="Is every phrase in another language marked with its language?",
    fix=_ANSWER,
    rests_on=Ground.PERSON,
)(_asked("HUM-007"))

pronunciation_wrong = rule(
    "HUM-008",
    "pronunciation-wrong",
    on=STATEMENT,
    criterion="WCAG 3.1.6",
    message="Listen to the recording: are names, numbers and abbreviations said as they should be?",
    fix=_ANSWER,
    applies=_answerable("HUM-008"),
    applicability="statements of which a recording is made",
    rests_on=Ground.PERSON,
)(_asked("HUM-008"))

screen_reader_stumbles = rule(
    "HUM-009",
    "screen-reader-stumbles",
    on=STATEMENT,
    criterion="WCAG 4.1.2",
    message="Read the e-book and the page, whichever was made, with a screen reader from beginning to end: is everything said, once and in order?",
    fix=_ANSWER,
    applies=_answerable("HUM-009"),
    applicability="statements of which an e-book or a page is made",
    rests_on=Ground.PERSON,
)(_asked("HUM-009"))

large_print_tiring = rule(
    "HUM-010",
    "large-print-tiring",
    on=STATEMENT,
    criterion="ACB Large Print 2025",
    message="Print the large print, or show it on a screen: can it be read without effort?",
    fix=_ANSWER,
    applies=_answerable("HUM-010"),
    applicability="statements of which a large print is made",
    rests_on=Ground.PERSON,
)(_asked("HUM-010"))

sensory_instruction = rule(
    "HUM-011",
    "sensory-instruction",
    on=STATEMENT,
    criterion="WCAG 1.3.3",
    message="Does every reference to a place work without seeing it (not “the box on the right”, “in red”)?",
    fix=_ANSWER,
    rests_on=Ground.PERSON,
)(_asked("HUM-011"))

keyboard_hindered = rule(
    "HUM-012",
    "keyboard-hindered",
    on=STATEMENT,
    criterion="WCAG 2.1.1",
    message="Go through the page with the keyboard alone: can everything be reached, seen in focus, and left again?",
    fix=_ANSWER,
    applies=_answerable("HUM-012"),
    applicability="statements of which a page is made",
    rests_on=Ground.PERSON,
)(_asked("HUM-012"))

abbreviation_unexplained = rule(
    "HUM-013",
    "abbreviation-unexplained",
    on=STATEMENT,
    criterion="WCAG 3.1.4",
    message="Can a reader find out what each abbreviation and unusual word means, from the statement itself?",
    fix=_ANSWER,
    rests_on=Ground.PERSON,
)(_asked("HUM-013"))
