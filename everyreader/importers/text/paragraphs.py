"""The paragraphs and points that the wrapped lines of a text make where no empty lines part them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from everyreader.importers.repair.lines.standalone import CONTACT, is_contact_line, set_lines
from everyreader.importers.repair.lists.typed_labels import Label
from everyreader.importers.repair.release import furniture
from everyreader.importers.repair.release.letterhead import is_address
from everyreader.importers.text.labels import point_of
from everyreader.importers.text.lines import LONG, Line, Margin, runs
from everyreader.language.persons import is_person

_FEWEST = 5  # lines of a run that is parted
_FEWEST_AMONG = 12  # the same where empty lines part paragraphs
_DENSE = 10  # lines of the run that an average line stands in, from which on empty lines part no paragraphs
_FEW_RUNS = 2
_HEADING = 0.6  # of the margin
_MOST_WORDS = 12
_SEVERAL = 3  # short lines that are set as lines
_ABOVE = 3  # lines of an address above its number
_DATELINE = re.compile(
    r"\(?[^\W\d_a-zß-öø-ÿ][\w.’'-]*(?: [^\W_]\S*){0,4}(?:, ?[\w.’' ]+){0,3}\)?"
    r"(?: [–—-]{1,2} |[–—])[\"“„«]?[^\W\d_a-zß-öø-ÿ]"
)
_CAPITALS = re.compile(r"(?=[^:]{4,40}:)[A-ZÀ-Þ][A-ZÀ-Þ0-9 ’'./-]+ ?:(?: |$)")  # a label
_LONGEST_DATELINE = 60
_HEADLINE = 4  # lines between the head and the dateline
_RULE = re.compile(r"([=~_*^+#-])\1{2,}")
_CONTACTS = re.compile(r"[^\W\d][^:@\d]*: ?(?=[^\W\d]\w* [^\W\d])")  # “Contact: Jo Smith”: an address begins
_UNTOUCHED = re.compile(r"\s*[>|]")


class Break(Enum):
    """What stands between two lines: nothing, a line's end that is kept, a paragraph's end."""

    JOINED, LINE, PARAGRAPH = range(3)


@dataclass(frozen=True)
class Paragraph:
    """Lines of one paragraph, and what stands between them."""

    lines: tuple[Line, ...]
    breaks: tuple[Break, ...]


def is_dense(lines: Sequence[Line]) -> bool:
    """Whether most of the text stands in blocks longer than paragraphs are."""
    lengths = [len(one) for one in runs(lines)]
    return len(lengths) <= _FEW_RUNS or sum(n * n for n in lengths) / max(sum(lengths), 1) >= _DENSE


def parted(run: list[Line], margin: Margin, *, dense: bool, opening: bool) -> list[Paragraph] | None:
    """The paragraphs of a ``run`` of lines, the file's first where ``opening``; ``None`` where it is none
    that somebody wrapped, or one paragraph."""
    few = len(run) < (_FEWEST if dense else _FEWEST_AMONG)
    if few or any(_UNTOUCHED.match(one.typed) for one in run):
        return None
    breaks = _breaks(run, margin, opening=opening)
    wrapped = sum(
        margin.filled(one) > LONG for one, end in zip(run, breaks, strict=False) if end is Break.JOINED
    )
    if wrapped < 2 or Break.PARAGRAPH not in breaks:
        return None
    out: list[Paragraph] = []
    start = 0
    for at, end in enumerate((*breaks, Break.PARAGRAPH), 1):
        if end is Break.PARAGRAPH:
            out.append(Paragraph(tuple(run[start:at]), tuple(breaks[start : at - 1])))
            start = at
    return out


def _breaks(run: list[Line], margin: Margin, *, opening: bool) -> list[Break]:
    kept = _set_together(run, margin)
    out: list[Break] = []
    points: list[Label] = []
    bare = False  # points that end without a stop
    start, head = 0, _head(run, margin) if opening else 0
    for at in range(1, len(run)):
        above, below = run[at - 1], run[at]
        point = point_of(below, above, points, has_room=margin.has_room(above, below))
        if point:
            bare = bool(points) and not above.is_closed
            points.append(point)
            end = Break.PARAGRAPH
        elif bare and not below.is_small and not above.is_open and margin.has_room(above, below):
            end, bare = Break.PARAGRAPH, False
        elif at in kept and at - 1 in kept and kept[at] == kept[at - 1]:
            end = Break.LINE
        elif at - 1 in kept and at not in kept and (below.is_small or above.is_open):
            end = Break.JOINED
        elif at in kept or at - 1 in kept:
            end = Break.PARAGRAPH
        else:
            end = _between(run, at, start, margin, head)
        start = at if end is Break.PARAGRAPH else start
        out.append(end)
    return _lines_together(run, out, margin, head)


def _between(run: list[Line], at: int, start: int, margin: Margin, head: int) -> Break:
    """What stands between line ``at`` and the one above, whose paragraph began at ``start``."""
    above, below = run[at - 1], run[at]
    has_room, filled = margin.has_room(above, below), margin.filled(above)
    ended = start == at - 1 and _is_furniture(above, margin) and has_room and not above.is_small
    if _starts_anew(run, at, margin, head) or ended or _RULE.fullmatch(above.text):
        return Break.PARAGRAPH
    if below.is_small:
        return Break.JOINED
    if at < head and not above.is_open and _is_labelled(below.text):
        return Break.PARAGRAPH
    if below.turned:
        return Break.JOINED if above.is_open or filled >= LONG and not above.is_closed else Break.PARAGRAPH
    if above.is_closed and (_is_heading(run, at, margin) or _CAPITALS.match(below.text)):
        return Break.PARAGRAPH
    again = above.text.endswith((",", ";")) and _first_word(below) == _first_word(run[start])
    if again and (has_room or above.is_closed):
        return Break.PARAGRAPH
    if above.is_closed:
        return Break.PARAGRAPH if has_room else Break.JOINED
    if above.is_open or filled >= LONG and at >= head or not has_room:
        return Break.JOINED
    return Break.PARAGRAPH


def _first_word(line: Line) -> str:
    return line.text.split(" ", 1)[0]


def _starts_anew(run: list[Line], at: int, margin: Margin, head: int) -> bool:
    """Whether a line begins what is always a paragraph: a release's furniture, a dateline, a closing."""
    above, line = run[at - 1], run[at]
    if _RULE.fullmatch(line.text):
        return True
    if line.is_small or not (above.is_closed or margin.has_room(above, line) or line.text.startswith("(")):
        return False
    is_dateline = at <= head + _HEADLINE and bool(_DATELINE.match(line.text[:_LONGEST_DATELINE]))
    return is_dateline or _is_furniture(line, margin)


def _is_furniture(line: Line, margin: Margin) -> bool:
    """Whether a line is a release's furniture, or a letter's greeting or closing: short, and no sentence."""
    kind = furniture.kind(line.text)
    is_short = margin.filled(line) <= _HEADING and not line.ends_sentence
    greets = furniture.SALUTATION.fullmatch(line.text) and line.text.endswith((",", "!", ":"))
    return (
        kind in ("release", "embargo")
        or is_short
        and bool(kind or greets or furniture.CLOSING.fullmatch(line.text))
    )


def _is_heading(run: list[Line], at: int, margin: Margin) -> bool:
    """Whether line ``at`` is short, without a stop, and the next begins something of its own."""
    line = run[at]
    is_short = margin.filled(line) <= _HEADING and len(line.text.split()) <= _MOST_WORDS
    if not is_short or line.ends_sentence or line.is_open or line.is_small or line.text.endswith(";"):
        return False
    return at + 1 < len(run) and not run[at + 1].is_small and margin.has_room(line, run[at + 1])


def _head(run: list[Line], margin: Margin) -> int:
    """How many lines of the file's first run stand above its text."""
    for at, (one, after) in enumerate(pairwise(run)):
        if margin.filled(one) >= LONG and (
            one.ends_sentence or after.ends_sentence or not margin.has_room(one, after)
        ):
            return at
    return len(run)


def _set_together(run: list[Line], margin: Margin) -> dict[int, int]:
    """The lines that stand for themselves, each with the number of its block: labels with values, addresses,
    columns."""
    texts = [one.text for one in run]
    short = [margin.filled(one) < LONG and not one.ends_sentence for one in run]
    found: dict[int, int] = {}
    alone = set_lines(texts)
    for at, line in enumerate(run):
        first = _block_start(run, at, short, margin)
        if at in alone or line.is_gapped and at and run[at - 1].is_gapped:
            first = at if first is None else first
        if first is not None:
            block = found.get(first, found.get(first - 1, first) if first == at else first)
            found |= dict.fromkeys(range(first, at + 1), block)
    return found


def _block_start(run: list[Line], at: int, short: list[bool], margin: Margin) -> int | None:
    """Where the address begins that line ``at`` is the number or the mail of; ``None`` where it is none."""
    line = run[at]
    goes_on = at and not run[at - 1].is_closed and (run[at - 1].is_open or not short[at - 1])
    is_one = (
        is_contact_line(line.text) and (short[at] or CONTACT.match(line.text)) and margin.filled(line) <= 1
    )
    if goes_on or not is_one:
        return None
    first = at
    while first and at - first < _ABOVE and short[first - 1] and not _ends_block(run, first - 1, margin):
        if first == at and _CONTACTS.match(line.text) or first < at and _is_labelled(run[first].text):
            break
        first -= 1
    return first


def _is_labelled(text: str) -> bool:
    return bool(re.match(r"[^\W\d][^:@]{1,40}:\s", text))


def _ends_block(run: list[Line], at: int, margin: Margin) -> bool:
    """Whether a short line is none of an address: furniture, a paragraph's last, a head in capitals."""
    text = run[at].text
    is_last = at > 0 and not run[at - 1].is_closed and margin.filled(run[at - 1]) >= LONG
    return (
        bool(furniture.kind(text))
        or is_last
        or text.isupper()
        and len(text.split()) > 1
        or text.endswith((":", ";"))
    )


def _lines_together(run: list[Line], breaks: list[Break], margin: Margin, head: int) -> list[Break]:
    """``breaks`` with the ends of short lines kept where several stand below each other and are no headings:
    names, an address, a signature."""
    out = list(breaks)
    at = 0
    while at < len(run):
        end = at
        while end < len(run) and _is_set(run, breaks, end, margin):
            end += 1
        names = [is_person(one.text) or is_address(one.text) for one in run[at:end]]
        is_last = end == len(run)
        for i in range(at, end - 1):
            together = names[i - at] and names[i - at + 1] or (end - at >= _SEVERAL or is_last) and i >= head
            if together and breaks[i] is Break.PARAGRAPH and not _heads(run[i].text):
                out[i] = Break.LINE
        at = max(end, at + 1)
    return out


def _is_set(run: list[Line], breaks: list[Break], at: int, margin: Margin) -> bool:
    """Whether a line is a short paragraph by itself."""
    alone = all(breaks[i] is Break.PARAGRAPH for i in (at - 1, at) if 0 <= i < len(breaks))
    line = run[at]
    is_point = point_of(line, line, [], has_room=True) is not None
    return (
        alone
        and not line.ends_sentence
        and margin.filled(line) < LONG
        and not is_point
        and not furniture.kind(line.text)
    )


def _heads(text: str) -> bool:
    return text.endswith(":") or text.isupper() and len(text.split()) > 1
