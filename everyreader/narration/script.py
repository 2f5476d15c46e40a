"""The spoken script: what is said, in which voice, with which pauses, apart from the words shown.

One utterance a sentence. Words that the script adds (list numbers, "Image:", table headers) are marked, so
that the statement's own words can be taken out of it again: ``reconstruct``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from everyreader.model.lexicon import Lexicon
from everyreader.model.publication import Kind, Publication, Role, Run, Sentence, Unit
from everyreader.model.text import folded
from everyreader.narration.announcements import announcements
from everyreader.narration.chapters import chapter_titles
from everyreader.narration.expansions import expansions_said
from everyreader.narration.places import Announcement, Around, around_units
from everyreader.narration.plain import in_plain_letters
from everyreader.narration.respelling import respelled, respelled_code
from everyreader.narration.spoken import code_form, letters, speakable, spoken_form
from everyreader.narration.stretches import stretches, struck_at

PAUSE_IN_UNIT = 0.35
PAUSE_AFTER_UNIT = 0.7
PAUSE_AFTER_CELL = 0.45
PAUSE_AFTER_HEADING = 1.0
PAUSE_BEFORE_CHAPTER = 1.2


@dataclass(frozen=True)
class Part:
    """Words of one language. ``text`` is as the statement has it, white space included; ``spoken`` is for
    the voice.

    ``added``: the script's own words, not the statement's. ``respelled`` is ``text`` with what named
    respellings (an address's host, a lexicon's entry, the table of a language) put in its place, ``None``
    where they leave it as it is. ``captioned`` is what captions show, which have no raised, lowered or
    struck-out letters: the script's own words only where they tell of these.
    """

    text: str
    spoken: str
    language: str
    added: bool = False
    respelled: str | None = None
    captioned: str = ""


@dataclass(frozen=True)
class Utterance:
    """One sentence as it is spoken. ``unit`` indexes ``Publication.all_units``; ``pause_after`` is in
    seconds.

    ``chapter`` is the title of the chapter that it opens, ``""`` where it opens none. ``shown`` are the
    words shown.
    """

    id: str
    sentence_ids: tuple[str, ...]
    unit: int
    parts: tuple[Part, ...]
    pause_after: float
    chapter: str
    shown: str

    @property
    def captioned(self) -> str:
        """The words shown where all letters are alike, white space folded: “10²”, and what is struck out said
        so."""
        return folded("".join(part.captioned for part in self.parts))

    @property
    def silent(self) -> bool:
        """Whether there is nothing for a voice to say (a row of asterisks, say)."""
        return not any(speakable(part.spoken) for part in self.parts)


def make_script(publication: Publication) -> tuple[Utterance, ...]:
    """The statement's utterances in the order in which they are spoken.

    A note is spoken at the end of the unit that first refers to it. The pauses are longer after headings and
    before chapters. Raises nothing for a unit without sentences: ``reconstruct`` shows what is missing.
    """
    units, house = publication.all_units, publication.metadata.language
    titles, order = chapter_titles(publication.units), reading_order(publication)
    expanded = expansions_said(publication, order)
    around = around_units(publication)
    by_unit = {unit: tuple(group) for unit, group in groupby(publication.sentences, key=lambda s: s.unit)}
    script: list[Utterance] = []
    for index in order:
        sentences, announced = by_unit.get(index, ()), around.get(index, Around())
        said = expanded.get(index, {})
        spoken = _speak_unit(units[index], sentences, announced, house, publication.lexicon, said)
        if spoken and index in titles:
            spoken[0] = replace(spoken[0], chapter=titles[index])
            if script:
                longer = max(script[-1].pause_after, PAUSE_BEFORE_CHAPTER)
                script[-1] = replace(script[-1], pause_after=longer)
        script += spoken
    return tuple(script)


def reading_order(publication: Publication) -> tuple[int, ...]:
    """Indices into ``all_units`` as they are spoken: each unit, then the notes that it first refers to."""
    first = len(publication.units)
    notes: dict[int, list[int]] = {}
    for offset, unit in enumerate(publication.notes):
        notes.setdefault(_note_number(unit), []).append(first + offset)
    order: list[int] = []

    def take(index: int) -> None:
        order.append(index)
        for run in publication.all_units[index].runs:
            if run.role is Role.NOTE and run.text.isdecimal():
                for note in notes.pop(int(run.text), ()):
                    take(note)

    for index in range(first):
        take(index)
    return (*order, *(index for group in notes.values() for index in group))


def reconstruct(script: Sequence[Utterance], publication: Publication) -> tuple[tuple[int, str], ...]:
    """The statement's words taken out of the script: ``(unit, its text)`` in spoken order.

    Indices below ``len(publication.units)`` are to come out as 0, 1, 2 … each with ``unit.text``; the notes'
    units stand between them, after the unit that refers to them. A sentence lost, doubled or moved shows as
    another text.
    """
    starts = {s.id: (s.unit, s.start) for s in publication.sentences}
    units = publication.all_units
    taken: list[tuple[int, str]] = []
    for unit, group in groupby(script, key=lambda u: u.unit):
        text = ""
        for utterance in group:
            before = ""
            if utterance.sentence_ids and utterance.sentence_ids[0] in starts:
                home, start = starts[utterance.sentence_ids[0]]
                head = units[home].text[:start]
                before = head[len(head.rstrip()) :]
            text += before + "".join(part.text for part in utterance.parts if not part.added)
        taken.append((unit, text))
    return tuple(taken)


def changed_in_speech(script: Sequence[Utterance]) -> tuple[str, ...]:
    """Ids of utterances whose voice is given other letters or digits than the statement's, respelled or not;
    none should be."""
    return tuple(
        u.id for u in script if any(letters(p.respelled or p.text) != letters(p.spoken) for p in u.parts)
    )


def _note_number(unit: Unit) -> int:
    return next((step.position for step in unit.place if step.name == "note"), 0)


def _speak_unit(
    unit: Unit,
    sentences: Sequence[Sentence],
    around: Around,
    house: str,
    lexicon: Lexicon,
    said: Mapping[int, Run],
) -> list[Utterance]:
    spoken = []
    for position, sentence in enumerate(sentences):
        last = position == len(sentences) - 1
        before = tuple(_announced(a, lexicon) for a in around.before) if position == 0 else ()
        stop = ". " if sentence.text[-1:].isalnum() else " "  # what is announced at the end stands apart
        after = tuple(_added(a.text, a.language, before=stop) for a in around.after) if last else ()
        parts = (*before, *_parts_of(unit, sentence, house, lexicon, said), *after)
        spoken.append(
            Utterance(
                id=sentence.id,
                sentence_ids=(sentence.id,),
                unit=sentence.unit,
                parts=parts,
                pause_after=_pause_after(unit) if last else PAUSE_IN_UNIT,
                chapter="",
                shown=sentence.text,
            )
        )
    return spoken


def _pause_after(unit: Unit) -> float:
    if unit.kind is Kind.HEADING:
        return PAUSE_AFTER_HEADING
    if unit.kind in (Kind.CELL, Kind.ROW_HEADER, Kind.COLUMN_HEADER, Kind.TERM):
        return PAUSE_AFTER_CELL
    return PAUSE_AFTER_UNIT


def _announced(one: Announcement, lexicon: Lexicon) -> Part:
    if not one.again:
        return _added(one.text, one.language)
    said = respelled(one.text, one.language, lexicon)
    return Part(
        one.text,
        f"{spoken_form(said)} ",
        one.language,
        added=True,
        respelled=said if said != one.text else None,
    )


def _added(text: str, language: str, *, before: str = "") -> Part:
    return Part(text, f"{before}{text} ", language, added=True)


def _parts_of(
    unit: Unit, sentence: Sentence, house: str, lexicon: Lexicon, said: Mapping[int, Run]
) -> Iterator[Part]:
    """The sentence cut where the language changes and where ``said`` has what an abbreviation stands for, by
    the place behind it.

    ``house`` is the language of what is announced.
    """
    words = announcements(house)
    for (language, role, struck, _), group in groupby(stretches(unit, sentence, said), key=lambda s: s[2:]):
        several = list(group)
        text, start = "".join(one[0] for one in several), several[0][1]
        if role is Role.ALT and unit.kind is not Kind.IMAGE and words.image:
            yield _added(words.image, house)
        if struck and words.struck and struck_at(unit, start - 1) != struck:
            before = "" if unit.text[:start][-1:] in ("", " ") else " "
            yield _told_apart(words.struck, f"{before}{words.struck} ", house)
        yield _part(text, start, language, role, unit, lexicon)
        end = start + len(text)
        goes_on = "," if re.match(r"\s?\w", unit.text[end:]) else ""
        if end in said:
            text, tongue = said[end].expansion, said[end].language
            words_for_it = respelled(text, tongue, lexicon)
            yield Part(
                text, f", {spoken_form(words_for_it)}{goes_on}", tongue, added=True, respelled=words_for_it
            )
        if struck and words.struck_end and struck_at(unit, end) != struck:
            yield _told_apart(words.struck_end, f", {words.struck_end}{goes_on}", house)


def _told_apart(words: str, spoken: str, house: str) -> Part:
    return Part(words, spoken, house, added=True, captioned=spoken)


def _part(text: str, start: int, language: str, role: Role, unit: Unit, lexicon: Lexicon) -> Part:
    code = role is Role.CODE
    said = respelled_code(text, language) if code else respelled(text, language, lexicon, unit.marks, start)
    form = code_form(said) if code else spoken_form(said)
    return Part(
        text,
        _with_edges(text, form),
        language,
        respelled=said if said != text else None,
        captioned=in_plain_letters(text, start, unit.marks),
    )


def _with_edges(text: str, form: str) -> str:
    """The spoken form with the white space at the ends of ``text``, so that parts can be put side by side."""
    if not form:
        return " "
    return (" " if text[0].isspace() else "") + form + (" " if text[-1].isspace() else "")
