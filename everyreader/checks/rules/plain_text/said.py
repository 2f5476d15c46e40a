"""LNK, TXT, STR: what a text file says in words, held against the statement: addresses, words struck out,
lines."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.checks.rules.model import REBUILD, Hit, rule, short, where
from everyreader.checks.rules.plain_text.row import TEXT_FILE
from everyreader.checks.rules.subjects import WithStatement
from everyreader.formats.plain_text.read.reading import TextReading
from everyreader.model.findings import Ground
from everyreader.model.publication import Look, Role, Unit


def _addresses(unit: Unit) -> dict[int, str]:
    """The addresses of links, by the number of letters before each, white space apart."""
    found: dict[int, str] = {}
    before, open_link = 0, ""
    for run in unit.runs:
        if run.role is Role.NOTE:
            continue
        if open_link and run.link != open_link:
            found[before] = open_link
        before, open_link = before + sum(not one.isspace() for one in run.text), run.link
    return {**found, before: open_link} if open_link else found


def _every(case: WithStatement[TextReading]) -> tuple[Unit, ...]:
    return (*case.publication.all_units, *case.reading.units, *case.reading.notes)


@where("text files with links that lead out of the statement, or without some that it has")
def _leads_out(case: WithStatement[TextReading]) -> bool:
    return any(run.link not in ("", "#") for unit in _every(case) for run in unit.runs)


@rule(
    "LNK-009",
    "address-lost",
    on=TEXT_FILE.with_statement,
    criterion="EN 301 549 5.4",
    message="the address of a link does not stand behind its words",
    fix=REBUILD,
    applies=_leads_out,
)
def address_lost(case: WithStatement[TextReading]) -> Iterator[Hit]:
    for alignment in case.alignments:
        for pair in alignment.pairs:
            was, now = _addresses(pair.expected), _addresses(pair.found)
            for place in sorted(was.keys() | now.keys()):
                if was.get(place) != now.get(place):
                    told = f"“{now[place]}”" if place in now else "nothing"
                    due = f"“{was[place]}”" if place in was else "nothing"
                    yield Hit(f"{told}, not {due}", pair.expected.line, short(pair.expected.text))


def _looks(unit: Unit, look: Look) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in unit.marks if one.look is look]


@where("text files with words struck out, or without some that the statement has")
def _strikes(case: WithStatement[TextReading]) -> bool:
    return any(one.look is Look.STRUCK for unit in _every(case) for one in unit.marks)


@rule(
    "TXT-007",
    "struck-words-stand",
    on=TEXT_FILE.with_statement,
    criterion="EN 301 549 5.4",
    message="words that are struck out stand as if they were not, or the other way round",
    fix=REBUILD,
    applies=_strikes,
)
def struck_words_stand(case: WithStatement[TextReading]) -> Iterator[Hit]:
    for alignment in case.alignments:
        for pair in alignment.pairs:
            if _looks(pair.expected, Look.STRUCK) != _looks(pair.found, Look.STRUCK):
                yield Hit(f"in “{short(pair.expected.text)}”", pair.expected.line, short(pair.expected.text))


@rule(
    "STR-005",
    "line-broken-elsewhere",
    on=TEXT_FILE.with_statement,
    criterion="WCAG 1.3.1",
    message="lines are broken where the statement does not break them, or run together",
    fix=REBUILD,
    rests_on=Ground.ADVICE,
    why="Who reads with few letters to a line meets broken lines; who reads a poem or an address, none.",
)
def line_broken_elsewhere(case: WithStatement[TextReading]) -> Iterator[Hit]:
    for alignment in case.alignments:
        for pair in alignment.pairs:
            was, now = _looks(pair.expected, Look.BREAK), _looks(pair.found, Look.BREAK)
            if pair.expected.kind is pair.found.kind and was != now:
                detail = f"“{short(pair.expected.text, 40)}” is in {len(now) + 1} lines, not {len(was) + 1}"
                yield Hit(detail, pair.expected.line, short(pair.expected.text))
