"""TLK: the text of a talking book is the statement's, unit by unit, and its cues are the statement's
sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from everyreader.checks.alignment import Pair, difference, words
from everyreader.checks.rules.model import REBUILD, Hit, place, rule, short, where
from everyreader.checks.rules.subjects import DAISY, TALKING, Case, WithStatement
from everyreader.checks.rules.talking.row import at, is_daisy, shows_text
from everyreader.formats.daisy202.read.reading import DaisyReading
from everyreader.formats.talking import TalkingReading
from everyreader.model.findings import Ground
from everyreader.model.publication import Role, Run, Sentence, Unit

_ALTERNATIVES = (Role.ALT, Role.MATH)


@where("talking books that show text")
def _compared(case: Case[TalkingReading]) -> bool:
    return shows_text(case)


def _pairs(case: WithStatement[TalkingReading]) -> Iterator[Pair]:
    for one in case.alignments:
        yield from (*one.pairs, *one.changed)


def _hit(unit: Unit, detail: str) -> Hit:
    return Hit(detail, unit.line, short(unit.text))


def _words(case: WithStatement[TalkingReading]) -> Iterator[Hit]:
    for one in case.alignments:
        for unit in one.missing:
            yield _hit(unit, f"“{short(unit.text, 40)}” is missing")
        for unit in one.added:
            yield Hit(f"“{short(unit.text, 40)}” is not in the statement", None, short(unit.text))
        for pair in one.changed:
            if words(pair.expected) != words(pair.found):
                yield _hit(pair.expected, difference(words(pair.expected), words(pair.found)))
        for pair in one.moved:
            yield _hit(pair.expected, f"“{short(pair.expected.text, 40)}” stands elsewhere")


_C = "WCAG 1.3.1"


@rule(
    "TLK-029",
    "talking-structure-differs",
    on=TALKING.with_statement,
    criterion=_C,
    message="something is another kind of text than in the statement, or stands in another place",
    fix=REBUILD,
    applies=_compared,
)
def talking_structure_differs(case: WithStatement[TalkingReading]) -> Iterator[Hit]:
    for pair in _pairs(case):
        right, found = pair.expected, pair.found
        if (right.kind, right.level) != (found.kind, found.level):
            yield _hit(right, f"a {right.kind} is a {found.kind}, level {found.level}")
        elif right.place != found.place:
            yield _hit(right, f"it stands in {place(found)}, not in {place(right)}")
        elif found.label is not None and right.label != found.label:
            yield _hit(right, f"its number is “{found.label}”, not “{right.label}”")


def _each_character(unit: Unit, what: Callable[[Run], str]) -> list[str]:
    """Of every character of words, ``what`` its run says; white space says nothing."""
    runs = (one for one in unit.runs if one.role not in (*_ALTERNATIVES, Role.NOTE))
    return [what(one) for one in runs for letter in one.text if not letter.isspace()]


def _apart(
    case: WithStatement[TalkingReading], what: Callable[[Run], str]
) -> Iterator[tuple[Unit, str, str]]:
    """The units of which ``what`` is said otherwise: what the statement says and what the book says, where
    they first part."""
    for pair in _pairs(case):
        right, found = (_each_character(one, what) for one in (pair.expected, pair.found))
        if len(right) == len(found) and right != found:
            first = next((a, b) for a, b in zip(right, found, strict=True) if a != b)
            yield pair.expected, *first


@rule(
    "TLK-030",
    "talking-language-differs",
    on=TALKING.with_statement,
    criterion="WCAG 3.1.2",
    message="words are marked as another language than in the statement",
    fix=REBUILD,
    applies=_compared,
)
def talking_language_differs(case: WithStatement[TalkingReading]) -> Iterator[Hit]:
    for unit, right, found in _apart(case, lambda run: run.language.lower()):
        yield _hit(unit, f"“{found or 'no language'}”, not “{right}”")


@rule(
    "TLK-031",
    "talking-link-differs",
    on=TALKING.with_statement,
    criterion="WCAG 2.4.4",
    message="a link leads elsewhere than in the statement",
    fix=REBUILD,
    applies=_compared,
)
def talking_link_differs(case: WithStatement[TalkingReading]) -> Iterator[Hit]:
    for unit, right, found in _apart(case, lambda run: run.link):
        yield _hit(unit, f"it leads to “{found}”, not to “{right}”")


@rule(
    "TLK-053",
    "talking-expansion-differs",
    on=TALKING.with_statement,
    criterion="EN 301 549 5.4",
    message="what an abbreviation stands for is lost or changed",
    fix=REBUILD,
    applies=_compared,
)
def talking_expansion_differs(case: WithStatement[TalkingReading]) -> Iterator[Hit]:
    for unit, right, found in _apart(case, lambda run: run.expansion):
        yield _hit(unit, f"“{found}”, not “{right}”")


@where("talking books that show text, where the statement has notes")
def _has_notes(case: WithStatement[TalkingReading]) -> bool:
    return _compared(case) and bool(case.publication.notes)


@rule(
    "TLK-032",
    "talking-note-unlinked",
    on=TALKING.with_statement,
    criterion=_C,
    message="a note and its reference are not linked both ways",
    fix=REBUILD,
    applies=_has_notes,
)
def talking_note_unlinked(case: WithStatement[TalkingReading]) -> Iterator[Hit]:
    right = len({one.place[0].position for one in case.publication.notes if one.place})
    back = case.reading.notes_with_way_back
    if back is not None and back < right:
        yield Hit(f"{back} of {right} notes have a way back")
    for pair in _pairs(case):
        marks = [
            [one.text for one in unit.runs if one.role is Role.NOTE] for unit in (pair.expected, pair.found)
        ]
        if marks[0] != marks[1]:
            yield _hit(pair.expected, f"its notes are {marks[1] or 'none'}, not {marks[0] or 'none'}")


@rule(
    "TLK-033",
    "talking-image-without-alternative",
    on=TALKING,
    criterion="WCAG 1.1.1",
    message="an image of the text has no alternative",
    fix="say what the image says, or mark it as decoration",
    applies=where("talking books that show images")(
        lambda case: shows_text(case) and bool(case.reading.pictures)
    ),
)
def talking_image_without_alternative(case: Case[TalkingReading]) -> Iterator[Hit]:
    for name in case.reading.images_without_alt:
        yield Hit(name)


def _alternatives(case: WithStatement[TalkingReading]) -> Iterator[Hit]:
    """An alternative that is not there at all is another rule's."""
    for pair in _pairs(case):
        right, found = (
            [one.text for one in unit.runs if one.role in _ALTERNATIVES]
            for unit in (pair.expected, pair.found)
        )
        if right != found and all(found):
            yield _hit(pair.expected, f"“{', '.join(found)}”, not “{', '.join(right)}”")
    found, right = case.reading.decorative, case.publication.decorative
    if found != right and not case.reading.images_without_alt:
        yield Hit(f"{found} images are marked as decoration, not {right}")


@rule(
    "TLK-035",
    "talking-cue-no-sentence",
    on=DAISY.with_statement,
    criterion="DAISY 2.02, 2.2.3",
    message="a cue marks something else than a sentence of the statement",
    fix=REBUILD,
    applies=is_daisy,
)
def talking_cue_no_sentence(case: WithStatement[DaisyReading]) -> Iterator[Hit]:
    """Where the words themselves differ, or are played never or twice, another rule says so."""
    others = (_words(case), _alternatives(case), case.reading.uncovered, case.reading.images_without_alt)
    if any(True for one in others for _ in one):
        return
    sentences = case.publication.sentences
    texts = ["".join(one.text.split()) for one in sentences]
    for cue in case.reading.cues:
        if cue.order is None or cue.again:
            continue
        rows = [
            [sentences[number] for number in found] for found in _made_of("".join(cue.text.split()), texts)
        ]
        if not rows:
            yield at(cue, f"“{short(cue.text)}” is no sentence, nor sentences in a row")
        elif all(_parted(row, case.publication.all_units) for row in rows):
            yield at(cue, f"“{short(cue.text)}” is {len(rows[0])} sentences")


def _made_of(text: str, sentences: list[str]) -> Iterator[range]:
    """The sentences in a row that make up ``text``, both without white space: “Village 1” and “1” are, and so
    is “Village 11”."""
    for start in (number for number, one in enumerate(sentences) if text.startswith(one)):
        met, end = "", start
        while len(met) < len(text) and end < len(sentences):
            met, end = met + sentences[end], end + 1
        if met == text:
            yield range(start, end)


def _parted(row: Sequence[Sentence], units: Sequence[Unit]) -> bool:
    """Whether sentences that share a cue could have had one each."""
    return any(one.unit != row[0].unit or not _held_together(units[one.unit], one) for one in row[:-1])


def _held_together(unit: Unit, sentence: Sentence) -> bool:
    """Whether ``sentence`` ends inside what may not be cut: a link, code, an alternative. Then it shares its
    cue with the next."""
    holders: list[object] = []
    for number, run in enumerate(one for one in unit.runs if one.role is not Role.NOTE):
        holder = number + 1 if run.role in (*_ALTERNATIVES, Role.CODE) else run.link
        holders += [holder] * len(run.text)
    inside = holders[sentence.end - 1 : sentence.end + 1]
    return len(inside) == 2 and bool(inside[0]) and inside[0] == inside[1]


talking_words_differ = rule(
    "TLK-028",
    "talking-words-differ",
    on=TALKING.with_statement,
    criterion="DAISY 2.02, 2.3",
    message="the book shows other words than the statement",
    fix=REBUILD,
    applies=_compared,
    rests_on=Ground.WORDS,
)(_words)

talking_alternative_differs = rule(
    "TLK-034",
    "talking-alternative-differs",
    on=TALKING.with_statement,
    criterion="WCAG 1.1.1",
    message="the alternative of an image or formula is not the statement's",
    fix=REBUILD,
    applies=_compared,
    rests_on=Ground.WORDS,
)(_alternatives)
