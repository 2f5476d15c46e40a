"""HUM: what only a person can judge. A question is open until ``review.yaml`` answers it for all that it is
about as it is now."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from everyreader.checks.rules.model import Hit, Rule, Where, rule, where
from everyreader.checks.rules.subjects import STATEMENT, WithStatement
from everyreader.checks.rules.writing.parts import has_links
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


def state_of(case: WithStatement[object], question: str) -> str:
    """``open``, ``yes``, ``no``, ``not-applicable``, or ``stale`` where something that the answer is about
    has changed since."""
    decisions = case.publication.decisions
    said = decisions.review.answer(question).said if decisions.review else Said.OPEN
    stale = said is not Said.OPEN and decisions.changed(about(question))
    return "stale" if stale else said.value


def about(question: str) -> tuple[Aspect, ...]:
    """What the answer to ``question`` is about: its text, where nothing more is known."""
    return ABOUT.get(question, (_TEXT,))


def can_be_answered(case: WithStatement[None], question: str) -> bool:
    """Whether a format is made by which ``question`` can be answered."""
    return case.made is None or question not in OF or any(one in case.made for one in OF[question])


def _asked(question: str) -> Callable[[WithStatement[None]], Iterator[Hit]]:
    def look(case: WithStatement[None]) -> Iterator[Hit]:
        state, review = state_of(case, question), case.publication.decisions.review
        if state in ("open", "stale"):
            yield Hit(_STALE if state == "stale" else "", unsure=True)
        elif review and state == "no":
            yield Hit(f"{review.reviewer} answered no. {review.answer(question).note}".strip())

    return look


def _answerable(question: str) -> Callable[[WithStatement[None]], bool]:
    return lambda case: can_be_answered(case, question)


def _has(role: Role) -> Callable[[WithStatement[None]], bool]:
    return lambda case: any(run.role is role for unit in case.publication.all_units for run in unit.runs)


def _has_kind(*kinds: Kind) -> Callable[[WithStatement[None]], bool]:
    return lambda case: any(unit.kind in kinds for unit in case.publication.all_units)


@where("statements with decorative images")
def _has_decoration(case: WithStatement[None]) -> bool:
    return case.publication.decorative > 0


def _question(
    id: str, name: str, criterion: str, text: str, *, applies: Where[WithStatement[None]] | None = None
) -> Rule:
    """The rule that ``text`` is answered with yes."""
    return rule(
        id,
        name,
        on=STATEMENT,
        criterion=criterion,
        message=text,
        fix=_ANSWER,
        applies=applies,
        rests_on=Ground.PERSON,
    )(_asked(id))


alternative_inadequate = _question(
    "HUM-001",
    "alternative-inadequate",
    "WCAG 1.1.1",
    "Does each alternative text tell what the image tells, no more and no less?",
    applies=where("statements with images")(_has(Role.ALT)),
)

decoration_meaningful = _question(
    "HUM-002",
    "decoration-meaningful",
    "WCAG 1.1.1",
    "Is each image that is marked as decoration really without meaning?",
    applies=_has_decoration,
)

formula_misspoken = _question(
    "HUM-003",
    "formula-misspoken",
    "WCAG 1.1.1",
    "Does the spoken form of each formula say that formula?",
    applies=where("statements with formulas")(_has(Role.MATH)),
)

heading_undescriptive = _question(
    "HUM-004",
    "heading-undescriptive",
    "WCAG 2.4.6",
    "Does each heading say what its part is about?",
    applies=where("statements with headings")(_has_kind(Kind.HEADING)),
)

link_unclear = _question(
    "HUM-005",
    "link-unclear",
    "WCAG 2.4.4",
    "Do the words of each link, with the sentence around them, say where it leads?",
    applies=has_links,
)

table_unclear = _question(
    "HUM-006",
    "table-unclear",
    "WCAG 1.3.1",
    "Does each table make sense cell by cell, each cell heard with its headers?",
    applies=where("statements with tables")(_has_kind(Kind.CELL, Kind.ROW_HEADER, Kind.COLUMN_HEADER)),
)

language_unmarked = _question(
    "HUM-007",
    "language-unmarked",
    "WCAG 3.1.2",
    "Is every phrase in another language marked with its language?",
)

pronunciation_wrong = _question(
    "HUM-008",
    "pronunciation-wrong",
    "WCAG 3.1.6",
    "Listen to the recording: are names, numbers and abbreviations said as they should be?",
    applies=where("statements of which a recording is made")(_answerable("HUM-008")),
)

screen_reader_stumbles = _question(
    "HUM-009",
    "screen-reader-stumbles",
    "WCAG 4.1.2",
    (
        "Read the e-book and the page, whichever was made, with a screen reader from beginning to end: "
        "is everything said, once and in order?"
    ),
    applies=where("statements of which an e-book or a page is made")(_answerable("HUM-009")),
)

large_print_tiring = _question(
    "HUM-010",
    "large-print-tiring",
    "ACB Large Print 2025",
    "Print the large print, or show it on a screen: can it be read without effort?",
    applies=where("statements of which a large print is made")(_answerable("HUM-010")),
)

sensory_instruction = _question(
    "HUM-011",
    "sensory-instruction",
    "WCAG 1.3.3",
    "Does every reference to a place work without seeing it (not “the box on the right”, “in red”)?",
)

keyboard_hindered = _question(
    "HUM-012",
    "keyboard-hindered",
    "WCAG 2.1.1",
    "Go through the page with the keyboard alone: can everything be reached, seen in focus, and left again?",
    applies=where("statements of which a page is made")(_answerable("HUM-012")),
)

abbreviation_unexplained = _question(
    "HUM-013",
    "abbreviation-unexplained",
    "WCAG 3.1.4",
    "Can a reader find out what each abbreviation and unusual word means, from the statement itself?",
)
