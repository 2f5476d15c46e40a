"""The list of contents of a PDF: entries that end in the numbers of pages and say headings that follow. It is
no part of the text, for each format makes its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from everyreader.importers.draft import Repair, Repairs, excerpt
from everyreader.importers.pdf.columns import rows_of
from everyreader.importers.pdf.lines import Line
from everyreader.importers.pdf.over import Part
from everyreader.model.text import folded

LEFT_OUT = "list of contents left out"
Region = tuple[int, list[Part]]  # a page, and what is read as one on it

_HEADS = re.compile(
    r"(?:table of )?contents?|in this (?:report|document|issue)|inhalt(?:sverzeichnis|sübersicht)?|sommaire|"
    r"table des matières|índice(?: general)?|contenido|tabla de contenido|indice|sommario|inhoud(?:sopgave)?|"
    r"índice|sumário|innhold(?:sfortegnelse)?|innehåll(?:sförteckning)?|indhold(?:sfortegnelse)?"
    r"|spis treści|obsah|sisällys|"
    r"list of (?:figures|tables)|abbildungsverzeichnis|tabellenverzeichnis|(?:liste|table) des (?:figures"
    r"|tableaux)",
    re.IGNORECASE,
)
_ENTRY = re.compile(
    r"(.*?[^\W\d_].*?)[\s.·…_\u2060]*?(?:(?<=[\s.·…_\u2060])|(?<=[^\W\d_]))(\d{1,3}|[ivxl]{1,6})"
)
_LEADERS = re.compile(r"(?:[.·…_]\s?){4,}")
_NUMBER = re.compile(
    r"^(?:(?:chapter|section|kapitel|chapitre|part|teil)\s+)?(?:\d+(?:\.\d+)*|[A-Z]|[IVX]+)[.:)]?\s+",
    re.IGNORECASE,
)
_FEWEST = 3
_WRAPPED = 1  # lines of an entry before the one with its number


def without_contents(read: list[Region]) -> tuple[list[Region], list[Repair]]:
    """The regions of an untagged PDF without its lists of contents, each of which is named."""
    rows = [row for _, region in read for row in _in_order(region)]
    texts = [" ".join(one.text for one in row) for row in rows]
    gone: set[int] = set()
    repairs = Repairs()
    for where in contents(texts):
        said = " ".join(texts[at] for at in where)
        gone |= {id(one) for at in where for one in rows[at]}
        repairs.say(LEFT_OUT, rows[where.start][0].page, f"“{excerpt(said, 120)}”", taken=said)
    return [(page, [one for one in region if id(one) not in gone]) for page, region in read], repairs


def _in_order(region: list[Part]) -> list[list[Line]]:
    """The rows of a region in its own order."""
    lines = [one for one in region if isinstance(one, Line)]
    at = {id(one): n for n, one in enumerate(lines)}
    return sorted(rows_of(lines), key=lambda row: min(at[id(one)] for one in row))


def contents(texts: Sequence[str]) -> list[range]:
    """Where lists of contents stand in ``texts``, the lines or paragraphs of a document in their order; with
    their headings."""
    said = [_folded(text) for text in texts]
    entries = [_ENTRY.fullmatch(text.strip()) if len(text) < 250 else None for text in texts]
    found: list[range] = []
    at = 0
    while at < len(texts):
        run = _run(texts, entries, at) if entries[at] else range(at, at)
        if len(run) > 1 and _is_list(texts, entries, said, run):
            headed = run.start > 0 and bool(_HEADS.fullmatch(texts[run.start - 1].strip(" :")))
            found.append(range(run.start - headed, run.stop))
        at = max(run.stop, at + 1)
    return found


def _run(texts: Sequence[str], entries: Sequence[re.Match[str] | None], at: int) -> range:
    """From the entry ``at`` to the last that follows it below the same heading, each after at most one line
    without a number."""
    end, missed = at + 1, 0
    for number in range(at + 1, len(entries)):
        missed = 0 if entries[number] else missed + 1
        if missed > _WRAPPED or _HEADS.fullmatch(texts[number].strip(" :")):
            break
        end = end if missed else number + 1
    return range(at, end)


def _is_list(
    texts: Sequence[str], entries: Sequence[re.Match[str] | None], said: Sequence[str], run: range
) -> bool:
    """Whether its numbers rise and it is called so, or most of it is said again below."""
    several = [entry for at in run if (entry := entries[at])]
    pages = [int(entry[2]) for entry in several if entry[2].isdecimal()]
    if any(first > second for first, second in pairwise(pages)):
        return False
    below = set(said[run.stop :])
    again = sum(_folded(entry[1]) in below for entry in several)
    if run.start > 0 and _HEADS.fullmatch(texts[run.start - 1].strip(" :")):
        dotted = sum(bool(_LEADERS.search(texts[at])) for at in run)
        return len(several) >= _FEWEST or again + dotted > 0
    return len(several) >= _FEWEST and again > len(several) / 2


def _folded(text: str) -> str:
    """A heading's words without its number."""
    plain = folded(_LEADERS.sub(" ", text.replace("\u2060", " ")))
    return _NUMBER.sub("", plain).strip(" .·…_").casefold()
