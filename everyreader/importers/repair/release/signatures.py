"""Signatures side by side: each office, with the name that belongs to it, below the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from everyreader.importers.draft import Draft, Repair, excerpt
from everyreader.importers.nodes import is_paragraph, joined, lines_of
from everyreader.importers.repair.release import furniture
from everyreader.importers.repair.release.office_words import plain
from everyreader.importers.repair.tables.tables import columns_of, typed_words
from everyreader.source.tree import Node, words

_DRAWN = re.compile(r"[_.…–—-]{3,}")
_CLOSES = 80  # characters of the line above signatures
_MOST_ROWS, _MOST_WORDS = 4, 8
_OFFICES = re.sub(
    r"\s+",
    "|",
    r"""(?:vice-?)?president\w* (?:vice-?)?chair(?:man|woman|person)? secretar(?:y|ies|y-general) treasurer
    directors? mayor minister\w* manager ceo witness clerk principal registrar rector commissioner
    tresorier\w* secretaire maire direct(?:eur|rice) ministre prefet notaire temoin delegue\w* gerante?
    rapporteur\w* adjointe? recteur \S*vorsitzende[rn]? \S*vorstand\w* \S*prasident(?:in)? kassier\w*
    \S*kassenwart(?:in)? schatzmeister(?:in)? schriftfuhrer(?:in)? \S*burgermeister(?:in)? \S*fuhrer(?:in)?
    \S*direktor(?:in)? \S*sekretar(?:in)? \S*leiter(?:in)? obmann obfrau zeug(?:e|in) notar(?:in)?
    secretari[oa] tesorer[oa] alcalde(?:sa)? directora? ministr[oa] gerente notari[oa] vocal testigo
    segretari[oa] tesoriere sindac[oa] diret(?:tore|trice) tesoureir[oa] diretora? prefeit[oa] autarca""",
)
_FOR = r"for|on behalf of|pour|p\. ?o\.|fur|im auftrag|i\. ?[av]\.|por|per|pela|pelo"
_OFFICE = re.compile(
    rf"(?:(?:the|les?|la|l'|der|die|el|il|lo|o|a) ?)?(?:\S+ ){{0,3}}?(?:{_OFFICES})(?!\w).*|(?:{_FOR}) \S.*"
)
_MADE = re.compile(
    r"(?:(?:fait|done|given|signed|geschehen|gegeben|hecho|dad[oa]|firmado|fatto|feito|firmato) (?:at|in|on"
    r"|this|à|le|en|zu|am|a|il|em|ad)\b"
    r"|in witness\b).*",
    re.IGNORECASE,
)
_DATED = re.compile(r".*\d.*\b(?:19|20)\d\d\W*")


def are_signatures(rows: Sequence[Sequence[str]], above: str) -> bool:
    """Whether the columns of ``rows`` are signatures, below the line ``above``.

    A row of them are offices (“La présidente”) or labels (“For the council:”) or lines to sign on, or a
    letter's closing (“Yours sincerely”) or “Done at …” is the first row or stands above.
    """
    said = [[one for one in row if one] for row in rows]
    if len(said) < 2 or any(len(row) < 2 for row in said):
        return False
    closed = [above] if above and len(above) <= _CLOSES else said[0]
    drawn = any(all(_DRAWN.fullmatch(one) for one in row) for row in said)
    made = bool(_MADE.match(closed[0])) and not any(_has_digit(row) for row in said)
    return (
        drawn
        or have_offices(said)
        or all(furniture.CLOSING.match(one) for one in closed)
        or made
        and not _are_persons(said)
    )


def have_offices(rows: Sequence[Sequence[str]]) -> bool:
    """Whether one of ``rows`` holds nothing but offices, or the first nothing but labels with a colon, what
    they name below them."""
    labels = (
        len(rows) > 1
        and all(one.endswith(":") for one in rows[0])
        and not any(one.endswith(":") for one in rows[1])
    )
    return labels or any(all(_is_office(one) for one in row) for row in rows)


def may_be_signatures(rows: Sequence[Sequence[str]], above: str) -> bool:
    """Whether a person has to look: a few short words side by side, without numbers, below a day; or offices
    without the names."""
    said = [[one for one in row if one] for row in rows]
    if len(said) == 1:
        return len(said[0]) > 1 and all(_is_office(one) for one in said[0])
    dated = len(above) <= _CLOSES and bool(_DATED.fullmatch(above))
    return (
        dated
        and len(said) <= _MOST_ROWS
        and not any(_has_digit(row) for row in said)
        and not _are_persons(said)
    )


def below_each_other(rows: Sequence[Sequence[list[Node]]], line: int) -> tuple[list[Node], Repair]:
    """The columns of ``rows`` as paragraphs, and what says so."""
    first = excerpt(" ".join(words(cell) for cell in rows[0]), 40)
    message = f"{len(rows[0])} signatures side by side follow each other, the first row “{first}”"
    columns = [[row[n] for row in rows if words(row[n])] for n in range(len(rows[0]))]
    made = [{"t": "Para", "c": joined(one, "LineBreak"), "line": line} for one in columns]
    return made, Repair("columns put below each other", line, message)


def left_across(said: str, line: int) -> Repair:
    """What asks a person to look at lines that may be signatures side by side, the first of which is
    ``said``."""
    message = f"“{excerpt(said, 40)}”: are these signatures side by side, write each name below its office"
    return Repair("columns read across", line, message)


def part_signatures(draft: Draft) -> Draft:
    """In a text, lines that tabs or wide gaps cut into columns, in one paragraph or in several, are
    signatures where they say so."""
    blocks: list[Node] = []
    rest = [new for block in draft.blocks for new in _parted(block, draft)]
    while rest:
        rows, used = _rows_at(rest, draft)
        above = words(blocks[-1]["c"]) if blocks and is_paragraph(blocks[-1]) else ""
        line = rest[0]["line"]
        if rows and are_signatures(rows, above):
            made, found = below_each_other([[typed_words(cell) for cell in row] for row in rows], line)
            draft = replace(draft, repairs=(*draft.repairs, found))
            blocks += made
        else:
            if rows and may_be_signatures(rows, above):
                draft = replace(draft, repairs=(*draft.repairs, left_across(" ".join(rows[0]), line)))
            blocks += rest[:used]
        rest = rest[used:]
    return replace(draft, blocks=tuple(blocks))


def _rows_at(blocks: list[Node], draft: Draft) -> tuple[list[list[str]], int]:
    """The rows that ``blocks`` begin with, as many columns in each, and how many blocks they are: one where
    there are none."""
    rows: list[list[str]] = []
    for number, block in enumerate(blocks):
        more = _rows(block, draft)
        if not more or len({len(row) for row in [*rows, *more]}) > 1:
            return rows, max(number, 1)
        rows += more
    return rows, len(blocks)


def _parted(block: Node, draft: Draft) -> list[Node]:
    """``block``, or what it says above signatures and these, where no empty line stands between them."""
    lines = lines_of(block["c"]) if is_paragraph(block) and not block.get("abreast") else []
    for cut in range(1, len(lines) - 1):
        tail = {**block, "c": joined(lines[cut:], "SoftBreak"), "line": block["line"] + cut}
        rows, above = _rows(tail, draft), words(lines[cut - 1])
        if rows and len({len(row) for row in rows}) == 1 and are_signatures(rows, above):
            return [{**block, "c": joined(lines[:cut], "SoftBreak")}, tail]
    return [block]


def _rows(block: Node, draft: Draft) -> list[list[str]]:
    """The rows that a paragraph's lines are; none where one of them is not cut. Of a PDF its reader says
    which words stand abreast."""
    if block.get("abreast"):
        return [list(row) for row in block["abreast"]]
    if not is_paragraph(block) or not all(one["t"] in ("Str", "Space", "SoftBreak") for one in block["c"]):
        return []
    lines = range(len(lines_of(block["c"])))
    rows = [columns_of(draft.raw(block["line"] + n)) for n in lines]
    return rows if all(len(row) > 1 for row in rows) else []


def _is_office(said: str) -> bool:
    return len(said.split()) <= _MOST_WORDS and bool(_OFFICE.fullmatch(plain(said)))


def _are_persons(rows: Sequence[Sequence[str]]) -> bool:
    """Whether each row is a person and an office."""
    return len({len(row) for row in rows}) == 1 and any(
        all(_is_office(one) for one in column) for column in zip(*rows, strict=True)
    )


def _has_digit(row: Sequence[str]) -> bool:
    return any(sign.isdigit() for one in row for sign in one)
