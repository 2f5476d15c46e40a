"""The visible date of a statement, marked, or why there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from everyreader.importers.draft import Draft, excerpt
from everyreader.importers.nodes import is_paragraph, lines_of
from everyreader.importers.repair.release import embargo_words, furniture
from everyreader.importers.repair.release.dates import (
    LONGEST,
    MINUTES,
    closing_date,
    date_alone,
    dated_alone,
    dates_in,
    find_date,
    moment,
    several_days,
    two_ways,
)
from everyreader.importers.repair.release.embargo import embargoes
from everyreader.importers.repair.title.opening import (
    ANOTHER_DAY,
    HEAD,
    has_dateline,
    inlines_of,
    is_headed,
    opening,
    unwrapped,
)
from everyreader.language.tongues import name_of
from everyreader.source.tree import Node, words

_LONGEST_DATE = 5  # words of a date after a place; more of them with a full stop are a sentence
_CLOSING_BLOCKS, _CLOSING_LINES = 4, 3
# Behind a year “r.”, “г.” and their like are its sign.
_SENTENCE_END = re.compile(r"(?<!\d r)(?<!\d г)(?<!\d р)(?<!\d g)(?<!\d d)[.!?…:]$")
_YEAR = re.compile(r"(?:\d{1,2}([./-])\d{1,2}\1)?\(?\d{4}\)?[.,:–—-]")
_NUMBERS = re.compile(r"(?<![\d./-])\d{1,4}([./-])\d{1,2}\1\d{1,4}(?![\d./-])")
_SAYS_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d)")
_MOST_LINES = 60  # with numbers or years
_D, _Y = r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])(?!\d)", r"(?<!\d)(?:19|20)\d\d(?!\d)"
_MAY_BE_DAY = re.compile(  # a day, a word and a year; a year, its sign, and day and word in either order
    rf"{_D}\S{{0,3}}\s(?:d[eo] )?[^\W\d]{{3,}}\.?,?\s(?:del? )?{_Y}"
    rf"|{_Y}\S{{0,3}}\s(?:[^\W\d]+\.?\s){{1,2}}{_D}|{_Y}\S{{0,3}}\s[^\W\d]+\.?\s{_D}\.?\s[^\W\d]{{3,}}"
)
_DASHES = ("–", "—", "-", "--")


def mark_dateline(draft: Draft) -> Draft:
    """A date before the text, alone, after a place or leading the first paragraph, is marked; its ISO date is
    kept beside it.

    Where there is none, a date alone near the end (a letter's) and at last that of an embargo are taken.
    """
    if any(has_dateline(block) for block in draft.blocks):
        return draft
    found = _at_head(draft) or _at_end(draft)
    if not draft.date:
        found = found or _alone(draft) or _of_minutes(draft)
    if found or draft.date:
        return found or draft
    for said, line in embargoes(draft):
        ends = moment(said, draft.language)
        if ends:
            by = {**draft.origins, "date": f"the embargo, {draft.place} {line}"}
            dated = replace(draft, date=ends.date(), origins=by)  # which number is the month is known now
            message = f"no other date was sure; {ends.date().isoformat()} is the day of the embargo"
            return (_at_head(dated) or dated).repaired("date taken from embargo", line, message)
    return draft


def doubtful(draft: Draft) -> str:
    """Why a draft has no date, by the line that looks most like it: no more than what stands there."""
    near = (
        *draft.blocks[:HEAD],
        *reversed(draft.blocks[-_CLOSING_BLOCKS:]),
        *draft.blocks[HEAD:-_CLOSING_BLOCKS],
    )
    lines = [(block, line) for block in near for line in lines_of(inlines_of(block))]
    said = [(block, words([one for one in line if one["t"] != "Image"])) for block, line in lines]
    dated = [(block, text) for block, text in said if _SAYS_YEAR.search(text) or _NUMBERS.search(text)]
    dated = dated[:_MOST_LINES]
    for block, text in dated:
        if span := two_ways(text, draft.language):
            return f"{_around(block, text, span, draft)} can be read in two ways"
        if several := several_days(text, draft.language):
            return f"{_around(block, text, several[:2], draft)} says several days, as an event has them"
        if days := dates_in(text, draft.language):
            span = (min(start for start, _ in days.values()), max(end for _, end in days.values()))
            which = "this" if len(days) == 1 else "one of them"
            line, said = _around(block, text, span, draft), " and ".join(sorted(map(str, days)))
            return f"{line} says {said}, though not that {which} is the day of the text"
    read_in = f" in {name_of(draft.language)}, as which it was read" if draft.language else ""
    for block, text in dated if read_in else ():
        for span in dates_in(text, "").values():
            line = _around(block, text, span, draft)
            return f"{line} could not be understood as a date{read_in}; is that its language?"
    for block, text in dated:
        if year := _SAYS_YEAR.search(text):
            day = _MAY_BE_DAY.search(text)
            why = "may say a day that could not be read" if day else "says no whole date"
            return f"{_around(block, text, (day or year).span(), draft)} {why}{read_in}"
    return "no line was found that says it"


def _around(block: Node, text: str, span: tuple[int, int], draft: Draft) -> str:
    """What of ``text`` stands around the characters of ``span``, all of those, and where."""
    start, end = span
    room = max(LONGEST - (end - start), 0)
    first = 0 if end <= LONGEST else max(start - room // 2, 0)
    last = max(end, min(first + LONGEST, len(text)))
    first = text.rfind(" ", 0, first + 1) + 1 if first else 0
    last = last if last == len(text) else max(text.rfind(" ", 0, last + 1), end)
    shown = f"{'… ' if first else ''}{text[first:last].strip()}{' …' if last < len(text) else ''}"
    return f"“{shown}” ({draft.place} {block['line']})"


def _at_head(draft: Draft) -> Draft | None:
    above = ""
    for index in opening(draft):
        block = draft.blocks[index]
        is_embargos = above.endswith(":") and furniture.kind(above) == "embargo"
        above = words(inlines_of(block))
        marked = _dated(block, draft) if (index or block["t"] != "Header") and not is_embargos else None
        if marked:
            return _marked(draft, index, *marked)
    return None


def _at_end(draft: Draft) -> Draft | None:
    """A letter's date: alone in a paragraph among the last ones, or on a line of its own below or above who
    signs."""
    for index in range(max(len(draft.blocks) - _CLOSING_BLOCKS, 1), len(draft.blocks)):
        block = draft.blocks[index]
        own = is_paragraph(block) and not is_headed(draft, index)
        said = [words(line) for line in lines_of(inlines_of(block))] if own else []
        dated = [one for one in said if dated_alone(one, draft.language) and not ANOTHER_DAY.match(one)]
        if draft.date:  # of a day that is known no label is a contradiction (“Updated: …”)
            dated = [one for one in dated if _has_place(one)]
        marked = _dated(block, draft) if dated and len(said) <= _CLOSING_LINES else None
        day = closing_date(said[0], draft.language, draft.date) if len(said) == 1 else None
        marked = marked or (_dateline(block["c"]), said[0], day) if day else marked
        if marked:
            return _marked(draft, index, *marked)
    return None


def _has_place(said: str) -> bool:
    """Whether nothing but a place stands before the day: its long words have capitals."""
    place = re.split(r"\d", said, maxsplit=1)[0]
    return ":" not in place and not any(one[0].islower() and len(one) > 3 for one in place.split()[1:])


def _alone(draft: Draft) -> Draft | None:
    """Below a picture's credit or a first sentence: the one paragraph of all that is a day and no more."""
    dated = [
        index
        for index, block in enumerate(draft.blocks)
        if is_paragraph(block) and date_alone(words(block["c"]), draft.language)
    ]
    if len(dated) != 1 or dated[0] >= HEAD or is_headed(draft, dated[0]):
        return None
    marked = _dated(draft.blocks[dated[0]], draft)
    return _marked(draft, dated[0], *marked) if marked else None


def _of_minutes(draft: Draft) -> Draft | None:
    """The day that the title of minutes says is the day of the text."""
    days = dates_in(draft.title, draft.language) if MINUTES.match(draft.title) else {}
    if len(days) != 1 or several_days(draft.title, draft.language):
        return None
    day, line = next(iter(days)), draft.blocks[0]["line"]
    message = f"“{excerpt(draft.title)}” says {day.isoformat()}; give --date to change it"
    origins = {**draft.origins, "date": f"the title, {draft.place} {line}"}
    return draft.repaired("date taken from title", line, message, date=day, origins=origins)


def _marked(draft: Draft, index: int, inlines: list[Node], said: str, found: date) -> Draft:
    line = draft.blocks[index]["line"]
    blocks = (*draft.blocks[:index], {"t": "Para", "c": inlines, "line": line}, *draft.blocks[index + 1 :])
    if draft.date and draft.date != found:
        by = draft.origins.get("date", "the file")
        message = (
            f"“{said}” stays visible, and the front matter has {draft.date.isoformat()} ({by}): change "
            f"what is not meant"
        )
        return draft.repaired("dates differ", line, message, blocks=blocks)
    origins = {"date": f"{draft.place} {line}", **draft.origins}
    message = f"“{said}” stays visible; its date is {found.isoformat()}"
    if _NUMBERS.search(said) and "date" not in draft.origins:
        message += f", as {name_of(draft.language)} writes it; give --date to change it"
    return draft.repaired("dateline marked", line, message, blocks=blocks, date=found, origins=origins)


def _dated(block: Node, draft: Draft) -> tuple[list[Node], str, date] | None:
    """The inlines of ``block`` with its dateline marked, what that says, and its date."""
    inlines = inlines_of(block)
    lines = lines_of(inlines)
    kept = [words(line) for line in lines if furniture.kind(words(line)) == "embargo"]
    if draft.is_quoted(block["line"]) or kept and len(lines) > 1:
        return None
    if kept:
        return _before_embargo(inlines, embargo_words.parted(kept[0])[0], draft)
    if len(lines) > 1 and is_paragraph(block):
        breaks = [one for one in inlines if one["t"] in ("SoftBreak", "LineBreak")]
        for number, line in enumerate(lines):
            said = words(line)
            found = find_date(said, draft.language, draft.date) if len(said) <= LONGEST else None
            if found and not _SENTENCE_END.search(said):
                lines[number] = _dateline(line)
                pairs = zip(lines, (*breaks, None), strict=True)
                return (
                    [one for line, mark in pairs for one in (*line, *([mark] if mark else []))],
                    said,
                    found,
                )
    days = several_days(words(inlines)[: 2 * LONGEST], draft.language)
    for dateline, rest in _datelines(inlines):
        if days and days[0] < len(words(dateline)):
            continue
        found = find_date(words(dateline), draft.language, draft.date)
        if found is not None and (block["t"] != "Header" or not rest):
            return [*_dateline(dateline), *rest], words(dateline), found
    return None


def _before_embargo(inlines: list[Node], day: str, draft: Draft) -> tuple[list[Node], str, date] | None:
    """The first of two days in a line, of which the second is that of the release."""
    found = find_date(day, draft.language, draft.date) if day else None
    starts = (_split(inlines, end) for end in range(1, len(_plain(inlines)) + 1))
    dateline, rest = next((one for one in starts if words(one[0]).rstrip(" ,;.|") == day.rstrip()), ([], []))
    return ([*_dateline(dateline), *rest], day, found) if found and dateline else None


def _dateline(inlines: list[Node]) -> list[Node]:
    """The dateline marked, plain, and behind it the colon that leads from it to the text, or the comma."""
    inlines = unwrapped(inlines)
    last = inlines[-1]
    mark = last["t"] == "Str" and len(last["c"]) > 1 and last["c"].endswith((":", ","))
    if not mark:
        return [{"t": "Span", "c": [["", ["dateline"], []], inlines]}]
    said, sign = last["c"][:-1], last["c"][-1]
    marked = [*inlines[:-1], {"t": "Str", "c": said}]
    return [{"t": "Span", "c": [["", ["dateline"], []], marked]}, {"t": "Str", "c": sign}]


def _datelines(inlines: list[Node]) -> Iterator[tuple[list[Node], list[Node]]]:
    """What may be the dateline, and the rest of its paragraph: the whole, then all before each of the first
    marks and breaks.

    Bold or italic type may go on behind it, or be round all of the paragraph.
    """
    said = words(inlines)
    is_sentence = _SENTENCE_END.search(said) and len(said.split()) > _LONGEST_DATE
    if len(said) <= LONGEST and not is_sentence:
        yield inlines, []
    plain = _plain(inlines)
    for index, inline in enumerate(plain):
        if len(words(plain[:index])) > LONGEST:
            break
        if inline["t"] in ("SoftBreak", "LineBreak"):
            yield _split(inlines, index)
        if inline["t"] != "Str" or not index:
            continue
        if index > 1 and inline["c"] in _DASHES and plain[index - 1]["t"] == "Space":
            yield _split(inlines, index - 1)
        elif index > 1 and (inline["c"].endswith((":", ")")) or _YEAR.fullmatch(inline["c"])):
            yield _split(inlines, index + 1)
    if inlines and inlines[0]["t"] in ("Strong", "Emph") and len(inlines) > 1:
        yield inlines[:1], inlines[1:]


def _plain(inlines: list[Node]) -> list[Node]:
    """``inlines`` out of all bold and italic type."""
    return [
        leaf for one in inlines for leaf in (_plain(one["c"]) if one["t"] in ("Strong", "Emph") else [one])
    ]


def _split(inlines: list[Node], end: int) -> tuple[list[Node], list[Node]]:
    """``inlines`` up to the one that is number ``end`` of ``_plain``, and from it on, with bold and italic
    type round both."""
    before: list[Node] = []
    after: list[Node] = []
    for one in inlines:
        size = len(_plain([one]))
        if 0 < end < size:
            first, rest = _split(one["c"], end)
            before.append({**one, "c": first})
            space = rest[0]["t"] in ("Space", "SoftBreak", "LineBreak")
            after += [*rest[:space], {**one, "c": rest[space:]}]
        else:
            (before if end > 0 else after).append(one)
        end -= size
    return before, after
