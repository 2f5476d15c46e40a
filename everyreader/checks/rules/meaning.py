"""ALT, LNG, LNK, NTE: alternatives, languages, links and notes."""
from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from everyreader.checks.alignment import Pair, words
from everyreader.checks.rules.model import READINGS, Case, Hit, Rule, short
from everyreader.findings import Rendition, Severity
from everyreader.publication import Kind, Role, Run, Unit

_SOURCE = (Rendition.SOURCE,)
_REBUILD = "build the edition again; if it happens again, the format's writer or a later edit of the file is at fault"
_PAGES = (Rendition.EPUB, Rendition.HTML)
_PICTURE_FILE = re.compile(r"\S+\.(?:png|jpe?g|gif|webp|svg|tiff?|bmp)", re.IGNORECASE)
# Words that tell nobody where a link leads, when they stand alone (WCAG technique F63 and G91's examples).
_EMPTY_WORDS = frozenset((
    "here", "click here", "click", "more", "read more", "link", "this link", "this", "this page", "details", "see", "go",
    "ici", "cliquez ici", "lire la suite", "plus", "hier", "hier klicken", "mehr", "weiterlesen",
    "aquí", "haga clic aquí", "más", "leer más", "qui", "clicca qui", "leggi tutto", "di più",
))


def _alternatives(unit: Unit, role: Role = Role.ALT) -> list[str]:
    return [" ".join(run.text.split()) for run in unit.runs if run.role is role]


def _pictures(case: Case) -> Iterator[tuple[Unit, str]]:
    for unit in case.publication.all_units:
        for text in _alternatives(unit):
            yield unit, text


def _has_pictures(case: Case) -> bool:
    return any(True for _ in _pictures(case))


def _alternative_missing(case: Case) -> Iterator[Hit]:
    for unit, text in _pictures(case):
        if not text:
            yield Hit("", unit.line)


def _file_name(case: Case) -> Iterator[Hit]:
    stems = {PurePosixPath(resource.name).stem.casefold() for resource in case.publication.resources}
    for unit, text in _pictures(case):
        if text and (_PICTURE_FILE.fullmatch(text) or text.casefold() in stems):
            yield Hit(f"“{text}”", unit.line, text)


def _caption_copied(case: Case) -> Iterator[Hit]:
    units = case.publication.all_units
    for unit, after in zip(units, units[1:], strict=False):
        same = unit.kind is Kind.IMAGE and after.kind is Kind.CAPTION and _plain(unit.text) == _plain(after.text)
        if same and unit.text:
            yield Hit(f"“{short(unit.text)}”", unit.line, short(unit.text))


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()


def _formula_silent(case: Case) -> Iterator[Hit]:
    for unit in case.publication.all_units:
        for text in _alternatives(unit, Role.MATH):
            if not text:
                yield Hit(f"in “{short(words(unit), 50)}”" if words(unit) else "", unit.line)


def _alternative_lost(case: Case) -> Iterator[Hit]:
    for alignment in case.alignments:
        for unit in alignment.missing:
            if unit.kind in (Kind.IMAGE, Kind.MATH):
                yield Hit(f"“{short(unit.text)}”", unit.line, short(unit.text))
        for pair in (*alignment.pairs, *alignment.changed):
            for role in (Role.ALT, Role.MATH):
                was, now = _alternatives(pair.expected, role), _alternatives(pair.found, role)
                if len(now) < len(was) or [text for text, other in zip(was, now, strict=False) if text and not other]:
                    yield Hit(f"“{short(pair.expected.text)}”", pair.expected.line, short(pair.expected.text))


def _alternative_changed(case: Case) -> Iterator[Hit]:
    for alignment in case.alignments:
        for unit in alignment.added:
            if unit.kind in (Kind.IMAGE, Kind.MATH):
                yield Hit(f"“{short(unit.text)}” is not in the statement", None, short(unit.text))
        for pair in (*alignment.pairs, *alignment.changed):
            for role in (Role.ALT, Role.MATH):
                was, now = _alternatives(pair.expected, role), _alternatives(pair.found, role)
                if len(now) >= len(was) and was != now and all(now):
                    yield Hit(f"{was} became {now}", pair.expected.line, short(pair.expected.text))


def _alternative_absent(case: Case) -> Iterator[Hit]:
    for name in case.reading.images_without_alt:
        yield Hit(name)


def _decoration_changed(case: Case) -> Iterator[Hit]:
    expected, found = case.publication.decorative, case.reading.decorative
    if expected != found and case.rendition in _PAGES:
        yield Hit(f"{found} marked as decoration, the statement has {expected}")


def _language_missing(case: Case) -> Iterator[Hit]:
    if not case.reading.language:
        yield Hit()


def _language_wrong(case: Case) -> Iterator[Hit]:
    found, expected = case.reading.language, case.publication.metadata.language
    if found and found.casefold() != expected.casefold():
        yield Hit(f"the file says {found}, the statement {expected}")


def _phrase_language(case: Case) -> Iterator[Hit]:
    """A wrong language of the whole file is the other rule's: runs in the file's own language are taken for the statement's."""
    own, wrong = case.publication.metadata.language, case.reading.language
    for alignment in case.alignments:
        for pair in alignment.pairs:
            found = replace(pair.found, runs=tuple(replace(r, language=own) if wrong and r.language == wrong else r for r in pair.found.runs))
            yield from _apart(Pair(pair.expected, found), lambda run: run.language.casefold(), "language")


def _link_lost(case: Case) -> Iterator[Hit]:
    for alignment in case.alignments:
        for pair in alignment.pairs:
            yield from _apart(pair, lambda run: run.link, "link")


def _apart(pair: Pair, attribute: Callable[[Run], str], what: str) -> Iterator[Hit]:
    """The stretches of text for which an attribute of the runs differs, character by character, white space apart."""
    ours, theirs = (_characters(unit, attribute) for unit in (pair.expected, pair.found))
    if [one for one, _ in ours] != [one for one, _ in theirs]:
        return
    stretch, last = "", ("", "")
    for (character, was), (_, now) in (*zip(ours, theirs, strict=True), (("", ""), ("", ""))):
        if stretch and (was, now) != last:
            yield Hit(f"{what} “{last[0]}” became “{last[1]}” on “{short(stretch, 40)}”", pair.expected.line, short(pair.expected.text))
            stretch = ""
        if was != now:
            stretch, last = stretch + character, (was, now)


def _characters(unit: Unit, attribute: Callable[[Run], str]) -> list[tuple[str, str]]:
    return [(character, attribute(run)) for run in unit.runs if run.role is not Role.NOTE
            for character in run.text if not character.isspace()]


def _links(node: Any) -> Iterator[tuple[str, str]]:
    if isinstance(node, dict):
        if node.get("t") == "Link":
            yield _text(node["c"][1]), node["c"][2][0]
        yield from _links(node.get("c"))
    elif isinstance(node, list):
        for one in node:
            yield from _links(one)


def _text(node: Any) -> str:
    match node:
        case list():
            return "".join(_text(one) for one in node)
        case {"t": "Str", "c": text}:
            return text
        case {"t": "Space" | "SoftBreak" | "LineBreak"}:
            return " "
        case {"t": "Image", "c": [_, content, _]} | {"t": "Span", "c": [_, content]} | {"c": content} if isinstance(content, list):
            return _text(content)
    return ""


def _line_of(case: Case, text: str) -> int | None:
    return next((unit.line for unit in case.publication.all_units if text and text in unit.text), None)


def _nowhere(case: Case) -> Iterator[Hit]:
    body = json.loads(case.publication.body)["blocks"]
    known = set(_identifiers(body))
    for text, target in _links(body):
        if target.strip() in ("", "#") or target.startswith("#") and target[1:] not in known:
            yield Hit(f"“{short(text)}” leads to “{target}”", _line_of(case, text), short(text))


def _identifiers(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        if len(node) == 3 and isinstance(node[0], str) and isinstance(node[1], list) and isinstance(node[2], list):
            yield node[0]
        for one in node:
            yield from _identifiers(one)
    elif isinstance(node, dict):
        yield from _identifiers(node.get("c"))


def _meaningless(case: Case) -> Iterator[Hit]:
    for text, _ in _links(json.loads(case.publication.body)["blocks"]):
        said = text.strip().strip(".…»«\"'“”→>").strip().casefold()
        if not said or said in _EMPTY_WORDS:
            yield Hit(f"“{text}”", _line_of(case, text), text)


def _has_notes(case: Case) -> bool:
    return bool(case.publication.notes)


def _note_count(units: tuple[Unit, ...]) -> int:
    return len({unit.place[0].position for unit in units if unit.place})


def _no_way_back(case: Case) -> Iterator[Hit]:
    ways = case.reading.notes_with_way_back
    if ways is not None and ways < _note_count(case.reading.notes):
        yield Hit(f"{ways} of {_note_count(case.reading.notes)} notes lead back")


def _reference_lost(case: Case) -> Iterator[Hit]:
    for pair in (*case.alignment.pairs, *(case.notes.pairs if case.notes else ())):
        was, now = (_marks(unit) for unit in (pair.expected, pair.found))
        if was != now:
            yield Hit(f"in “{short(words(pair.expected))}”", pair.expected.line, short(words(pair.expected)))


def _marks(unit: Unit) -> list[tuple[int, str]]:
    """Each note's reference with the number of characters, white space apart, that stand before it."""
    marks, before = [], 0
    for run in unit.runs:
        if run.role is Role.NOTE:
            marks.append((before, run.text))
        else:
            before += sum(not one.isspace() for one in run.text)
    return marks


_E, _W = Severity.ERROR, Severity.WARNING
RULES = (
    Rule("ALT-001", "alternative-missing", _E, "WCAG 1.1.1", "an image has no alternative text",
         "write it between the brackets, or mark the image {.decorative}", _SOURCE, _alternative_missing, _has_pictures),
    Rule("ALT-002", "alternative-is-file-name", _E, "WCAG 1.1.1 (F30)", "an alternative text is a file's name",
         "say what the image shows", _SOURCE, _file_name, _has_pictures),
    Rule("ALT-003", "alternative-is-caption", _E, "WCAG 1.1.1", "an alternative text repeats the caption",
         "say what the image shows; the caption is read anyway", _SOURCE, _caption_copied, _has_pictures),
    Rule("ALT-004", "formula-without-words", _E, "WCAG 1.1.1", "a formula has no spoken alternative",
         'write [$…$]{alt="…"}, or a backslash before a dollar sign that is none', _SOURCE, _formula_silent),
    Rule("ALT-005", "alternative-lost", _E, "WCAG 1.1.1", "an alternative text is lost", _REBUILD, READINGS, _alternative_lost),
    Rule("ALT-006", "alternative-changed", _E, "WCAG 1.1.1", "an alternative text is changed", _REBUILD, READINGS, _alternative_changed),
    Rule("ALT-007", "alternative-undeclared", _E, "WCAG 1.1.1", "an image has neither words nor a mark as decoration", _REBUILD,
         READINGS, _alternative_absent),
    Rule("ALT-008", "decoration-changed", _E, "WCAG 1.1.1", "decorative images are not what the statement says", _REBUILD,
         READINGS, _decoration_changed),
    Rule("LNG-001", "language-missing", _E, "WCAG 3.1.1", "the file names no language", _REBUILD, READINGS, _language_missing),
    Rule("LNG-002", "language-wrong", _E, "WCAG 3.1.1", "the file names another language", _REBUILD, READINGS, _language_wrong),
    Rule("LNG-003", "phrase-language-lost", _E, "WCAG 3.1.2", "the language of some words is lost", _REBUILD, READINGS, _phrase_language),
    Rule("LNK-001", "link-without-destination", _E, "WCAG 2.4.4", "a link leads nowhere",
         "give its address, or keep the words without the link", _SOURCE, _nowhere),
    Rule("LNK-002", "link-without-meaning", _E, "WCAG 2.4.9 (F84)", "a link's words do not say where it leads",
         "link the words that name the destination", _SOURCE, _meaningless),
    Rule("LNK-003", "link-lost", _E, "WCAG 1.3.1", "a link is lost or leads elsewhere", _REBUILD, READINGS, _link_lost),
    Rule("NTE-001", "note-without-way-back", _E, "WCAG 2.4.3", "a note has no way back to its reference", _REBUILD, _PAGES,
         _no_way_back, _has_notes),
    Rule("NTE-002", "note-reference-lost", _E, "WCAG 1.3.1", "a note's reference is lost or moved", _REBUILD, READINGS,
         _reference_lost, _has_notes),
)
