"""CAP: the words of captions: every sentence that is heard, once, in order, each phrase in its language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from langcodes import standardize_tag, tag_is_valid
from tinycss2 import parse_blocks_contents, parse_stylesheet, serialize
from tinycss2.color4 import parse_color

from everyreader.checks.alignment import difference
from everyreader.checks.rules.model import REBUILD, Hit, rule, short, where
from everyreader.checks.rules.recording.listening import script_of
from everyreader.checks.rules.subjects import CAPTIONED, Case, WithStatement
from everyreader.formats.captions.read.reader import CaptionsReading, Line
from everyreader.model.findings import Ground, Rendition
from everyreader.model.text import folded
from everyreader.narration.script import Utterance

_NARROWEST = 20.0  # per cent of the picture's width, below which it is asked whether the words have room
_EMS, _LETTER, _FEW_LINES = (
    35.0,
    0.6,
    3,
)  # the width of a picture of 16:9 in the letters' size (WebVTT 7.4); of a letter in it
_FAINT = 0.1
_SIZE, _NUMBER = re.compile(r"\bsize:([\d.]+)%"), re.compile(r"[\d.]+")
CAPTIONS = (Rendition.CAPTIONS,)


def at(line: Line, detail: str) -> Hit:
    """A hit at the moment when ``line`` is shown."""
    return Hit(detail, None, short(line.text), where=f"{line.begin:.1f} s")


@where("captions with at least one line")
def some(case: Case[CaptionsReading]) -> bool:
    """Whether there are captions to judge."""
    return bool(case.reading.lines)


@where("captions with at least one line")
def _readable(case: Case[CaptionsReading]) -> bool:
    return not case.reading.problem


@rule(
    "CAP-001",
    "captions-unreadable",
    on=CAPTIONED,
    criterion="WebVTT 4.1",
    message="a player shows no captions, stops at a broken one, or passes over a part of one",
    fix=REBUILD,
)
def captions_unreadable(case: Case[CaptionsReading]) -> Iterator[Hit]:
    for setting in case.reading.passed_over:
        yield Hit(f"it passes over “{short(setting)}”, which is no setting", rests_on=Ground.ADVICE)
    if case.reading.problem:
        yield Hit(case.reading.problem)
    elif not case.reading.lines:
        yield Hit("they hold no line")


@rule(
    "CAP-004",
    "caption-empty",
    on=CAPTIONED,
    criterion="WebVTT 4.1",
    message="a caption shows nothing",
    fix=REBUILD,
    applies=_readable,
)
def caption_empty(case: Case[CaptionsReading]) -> Iterator[Hit]:
    for line in case.reading.lines:
        if not line.text:
            yield at(line, f"from {line.begin:.1f} to {line.end:.1f} s")


@rule(
    "CAP-002",
    "captions-differ",
    on=CAPTIONED.with_statement,
    criterion="WCAG 1.2.2",
    message="the captions do not say what is heard",
    fix=REBUILD,
    applies=some,
    rests_on=Ground.WORDS,
)
def captions_differ(case: WithStatement[CaptionsReading]) -> Iterator[Hit]:
    """An empty line is another rule's, and so is a sentence whose place alone is wrong."""
    script = script_of(case.publication)
    expected = [one.captioned for one in script]
    shown = [line for line in case.reading.lines if line.text]
    if sorted(expected) == sorted(line.text for line in shown):
        return
    matcher = SequenceMatcher(None, expected, [line.text for line in shown], autojunk=False)
    for kind, first, last, begin, end in matcher.get_opcodes():
        if kind != "equal":
            yield from _changed(case, script[first:last], shown[begin:end])


def _changed(
    case: WithStatement[CaptionsReading], missing: tuple[Utterance, ...], strange: list[Line]
) -> Iterator[Hit]:
    for number in range(max(len(missing), len(strange))):
        one = missing[number] if number < len(missing) else None
        line = strange[number] if number < len(strange) else None
        source = case.publication.all_units[one.unit].line if one else None
        where = f"{line.begin:.1f} s" if line else ""
        if one and line:
            yield Hit(difference(one.captioned, line.text), source, short(line.text), where=where)
        elif one:
            yield Hit(f"not shown: “{short(one.captioned)}”", source, short(one.captioned))
        elif line:
            yield Hit(f"not in the statement: “{short(line.text)}”", None, short(line.text), where=where)


@rule(
    "CAP-003",
    "captions-swapped",
    on=CAPTIONED.with_statement,
    criterion="WCAG 1.3.2",
    message="a sentence is shown in another's place",
    fix=REBUILD,
    applies=some,
    rests_on=Ground.WORDS,
)
def captions_swapped(case: WithStatement[CaptionsReading]) -> Iterator[Hit]:
    """Only where every sentence is there: where one is lost, the others are not in a wrong place for it."""
    expected = [one.captioned for one in script_of(case.publication)]
    shown = [line for line in case.reading.lines if line.text]
    if sorted(expected) != sorted(line.text for line in shown):
        return
    for words, line in zip(expected, shown, strict=True):
        if line.text != words:
            yield at(line, f"“{short(line.text, 40)}” stands where “{short(words, 40)}” is said")


@where("captions in WebVTT of a statement with words in another language")
def _marks(case: WithStatement[CaptionsReading]) -> bool:
    main = case.publication.metadata.language
    foreign = any(
        part.language != main and not part.added for one in script_of(case.publication) for part in one.parts
    )
    return foreign and case.reading.marks_languages and some(case)


@rule(
    "CAP-005",
    "caption-language-unmarked",
    on=CAPTIONED.with_statement,
    criterion="WCAG 3.1.2",
    message="words in another language are not marked as such",
    fix=REBUILD,
    applies=_marks,
    rests_on=Ground.ADVICE,
)
def caption_language_unmarked(case: WithStatement[CaptionsReading]) -> Iterator[Hit]:
    """By the words: what the captions do not hold at all is another rule's."""
    main = case.publication.metadata.language
    marked = {(folded(one.text), _tag(one.language)) for line in case.reading.lines for one in line.phrases}
    words = {folded(one.text) for line in case.reading.lines for one in line.phrases}
    whole = " ".join(line.text for line in case.reading.lines)
    for utterance in script_of(case.publication):
        for part in utterance.parts:
            text = folded(part.captioned)
            if part.added or part.language == main or not any(c.isalnum() for c in text):
                continue
            if (text, _tag(part.language)) not in marked and (text in words or text in whole):
                line = case.publication.all_units[utterance.unit].line
                yield Hit(f"“{short(text, 40)}” is not marked as “{part.language}”", line, short(text))


@rule(
    "CAP-011",
    "captions-unseen",
    on=CAPTIONED,
    criterion="WCAG 1.2.2",
    message="the captions are there and cannot be seen",
    fix=REBUILD,
    applies=some,
    rests_on=Ground.WORDS,
)
def captions_unseen(case: Case[CaptionsReading]) -> Iterator[Hit]:
    """A style that hides the words, or a box too narrow for them."""
    for styled in parse_stylesheet(case.reading.styles, skip_comments=True, skip_whitespace=True):
        if styled.type == "qualified-rule" and "cue" in serialize(styled.prelude):
            said = parse_blocks_contents(styled.content, skip_comments=True, skip_whitespace=True)
            values = {
                one.lower_name: serialize(one.value).strip() for one in said if one.type == "declaration"
            }
            if why := _hides(values):
                yield Hit(f"the style of its captions says “{short(why)}”")
    for line in case.reading.lines:
        width = _SIZE.search(line.settings)
        if width and float(width[1]) < _NARROWEST and not _has_room(line.text, float(width[1])):
            yield at(line, f"its box is {width[1]} % of the width")


def _has_room(text: str, percent: float) -> bool:
    """Whether few and short words are seen even in so narrow a box, in a few lines."""
    letters = percent / 100 * _EMS / _LETTER
    longest = max((len(one) for one in text.split()), default=0)
    return longest <= letters and len(text) <= _FEW_LINES * letters


def _hides(values: Mapping[str, str]) -> str:
    """The declaration by which nothing is seen; ``""`` where something is."""
    ground = values.get("background-color") or values.get("background", "")
    colour = _colour(values.get("color", ""))
    if colour and (colour[3] < _FAINT or _colour(ground) == colour):
        return f"color: {values['color']}"
    for name in ("opacity", "font-size"):
        number = _NUMBER.match(values.get(name, ""))
        if number and float(number[0]) < _FAINT:
            return f"{name}: {values[name]}"
    hidden = (("visibility", "hidden"), ("display", "none"))
    return next((f"{name}: {value}" for name, value in hidden if values.get(name) == value), "")


def _colour(value: str) -> tuple[float, ...] | None:
    """Red, green, blue and opacity, 0 to 1; None for what is no colour that can be told here."""
    found = parse_color(value)
    return None if found is None or isinstance(found, str) else tuple(one or 0.0 for one in found)


def _tag(language: str) -> str:
    return standardize_tag(language) if language and tag_is_valid(language) else language
