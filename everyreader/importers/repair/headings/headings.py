"""Repairs to headings: lines that somebody made look like one, headings that are none, and their levels."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from everyreader.importers.draft import Draft, Repairs, excerpt
from everyreader.importers.nodes import (
    RUNS_ON,
    bare,
    is_all,
    is_large,
    is_paragraph,
    lines_of,
    stripped,
)
from everyreader.importers.repair.headings import articles, leading, series
from everyreader.importers.repair.headings.leading import BOLD, CAPITALS, LARGE, PLAIN, STOP, ends_open, leads
from everyreader.importers.repair.lines import standalone
from everyreader.importers.repair.lines.standalone import is_contact_line
from everyreader.importers.repair.release import furniture
from everyreader.importers.repair.release.letterhead import is_place
from everyreader.importers.repair.title.opening import has_dateline
from everyreader.language.persons import is_person
from everyreader.source.tree import Node, words

_LONGEST = 100  # characters
_MOST_WORDS = 14
_PLAIN_WORDS = 9  # a plain line has nothing but its shortness to show for it
_LONGEST_HEADING = 250
_LABEL = 4  # words
_NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVX]{1,4}[.)])\s+")  # of a part
_SENTENCES = re.compile(
    r"[^\W\d_]{2}(?<!Ltd)(?<!Inc)(?<!Corp)(?<!Co)(?<!No)(?<!Nr)(?<!St)(?<!Dr)[.!?][”»\"’)]*\s+[^\W\d_a-z]"
)
_DATE = re.compile(
    r"\d.*\b(?:19|20)\d\d(?:$|[.,]\s)|\d[./-]\d"
)  # a date in another language than the one told, too
_QUOTES = re.compile(r"[”“„»«\"]")
_QUOTATION_ENDS = re.compile(r"(?:[”“»«]|(?<!\d)\")$")  # which began above, where the line has no other mark
_PARTS = ("notes", "about", "contact")
_NUMBERED = (articles.CHAPTER, articles.ARTICLE)


def free_long_headings(draft: Draft) -> Draft:
    """A heading of several sentences is a paragraph that was made large, or a rule drawn under a text."""
    blocks: list[Node] = []
    for index, block in enumerate(draft.blocks):
        said = words(block["c"][2]) if block["t"] == "Header" else ""
        several = len(said.split()) > 2 * _MOST_WORDS and _SENTENCES.search(said)
        if several or index and len(said) > _LONGEST_HEADING:  # a joint statement's title may be very long
            message = f"{len(said.split())} words are a paragraph: “{excerpt(said)}”"
            draft = draft.repaired("long heading made paragraph", block["line"], message)
            block = {"t": "Para", "c": block["c"][2], "line": block["line"]}
        blocks.append(block)
    return replace(draft, blocks=tuple(blocks))


def part_lead_lines(draft: Draft) -> Draft:
    """A bold line, or known furniture (“Contact:”), at the head of a paragraph gets a paragraph of its
    own."""

    def parted(block: Node, found: Repairs) -> list[Node]:
        lines, line = lines_of(block["c"]) if is_paragraph(block) else [], block["line"]
        if len(lines) < 2 or not _is_lead(lines, draft):
            return [block]
        head, rest = stripped(lines[0]), stripped(block["c"][len(lines[0]) + 1 :])
        found.say("lines parted", line, f"“{excerpt(words(head))}” stood on a line of its own")
        return [{"t": "Para", "c": head, "line": line}, {"t": "Para", "c": rest, "line": line + 1}]

    return draft.each(parted)


def _is_lead(lines: list[list[Node]], draft: Draft) -> bool:
    bold = [is_all(line, "Strong") for line in lines]
    said, *below = map(words, lines)
    runs_on = RUNS_ON.match(below[0]) and not all(RUNS_ON.match(one) for one in below[1:] or [""])
    return (
        bold[0]
        and not any(bold[1:])
        and not (runs_on or ends_open(said) and not said.endswith(":"))
        or len(said) < _LONGEST
        and furniture.kind(said) in _PARTS
        or _heads_contact(said, below, draft)
    )


def _heads_contact(said: str, below: list[str], draft: Draft) -> bool:
    """Whether ``said`` is a label (“Anmeldung:”) over several lines of which one is an address or a number.

    In Markdown with headings of its own a line before an address is the beginning of a sentence.
    """
    if (
        draft.place == "line"
        and not draft.typed_lines
        and any(one["t"] == "Header" for one in draft.blocks[1:])
    ):
        return False
    is_label = said.endswith(":") and len(said.split()) <= _LABEL and not is_contact_line(said)
    return is_label and len(below) > 1 and any(map(is_contact_line, below))


def make_headings(draft: Draft) -> Draft:
    """Short lines alone in a paragraph that are bold, large, in capitals or known furniture, with text below,
    are headings.

    In a plain text or a PDF that shows no other sign a short line without a stop is one, too. The words stay
    as they are.
    """
    looks, parts, references = _looks(draft)
    heads = _heads(draft, looks, parts)
    top = min((one["c"][0] for one in draft.blocks[1:] if one["t"] == "Header"), default=2)
    said = [words(block["c"]) if is_paragraph(block) else "" for block in draft.blocks]
    ranks = articles.ranked(series.ranked(_ranks(draft, looks, sorted(heads)), said), said)
    blocks: list[Node] = []
    above = 1
    open_ranks: list[float] = []
    for index, block in enumerate(draft.blocks):
        if block["t"] == "Header":
            above, open_ranks = block["c"][0], []
        if index in references and is_all(block["c"], "Strong"):
            message = f"“{excerpt(words(block['c']))}” is no heading"
            draft = draft.repaired("line of the release made plain", block["line"], message)
            plain: Node = {**block, "c": bare(block["c"])}
            block = plain
        if index not in heads:
            blocks.append(block)
            continue
        look, rank = looks[index], 0.0 if index in parts else ranks[index]
        open_ranks = [one for one in open_ranks if one < rank]
        inside = any(one["t"] == "Header" for one in draft.blocks[index:])  # no last part: headings follow
        level = above + 1 + len(open_ranks) if index not in parts else max(top, above) if inside else top
        open_ranks.append(rank)
        inlines = bare(block["c"])
        message = f"{_SAID[look]} made level {level}: “{excerpt(words(inlines))}”"
        draft = draft.repaired("line made heading", block["line"], message)
        blocks.append({"t": "Header", "c": [level, ["", [], []], inlines], "line": block["line"]})
    return replace(draft, blocks=tuple(blocks))


def _looks(draft: Draft) -> tuple[list[str], set[int], set[int]]:
    """What makes each block look like a heading; which are known parts, and which lines of the release."""
    details = standalone.details(draft.blocks)
    parts = {i for i in range(len(draft.blocks)) if _is_part(draft, i)} - details
    looks = [_look(block, draft) or (PLAIN if i in parts else "") for i, block in enumerate(draft.blocks)]
    ended = leading.stopped(draft)
    looks = [BOLD if i in ended else look for i, look in enumerate(looks)]
    references = leading.references(draft, looks)
    looks = ["" if i in details else look for i, look in enumerate(looks)]
    looks = ["" if i in references else look for i, look in enumerate(looks)]
    numbered = articles.lines(draft)
    looks = [numbered.get(i, look) if look in ("", PLAIN) else look for i, look in enumerate(looks)]
    outline = [words(block["c"]) for block, look in zip(draft.blocks, looks, strict=True) if look]
    looks = [
        "" if look == PLAIN and not block.get("counted") and is_person(words(block["c"]), outline) else look
        for block, look in zip(draft.blocks, looks, strict=True)
    ]
    return looks, parts, references


def _heads(draft: Draft, looks: list[str], parts: set[int]) -> set[int]:
    """The blocks that are headings: plain lines are none where the text shows its headings otherwise."""
    heads = {i for i, look in enumerate(looks) if look and leads(draft, i, looks, parts)}
    heads = series.settled(draft, looks, heads, parts) | leading.stopped(draft)
    marked = any(looks[i] not in (PLAIN, *_NUMBERED) for i in heads) or any(
        one["t"] == "Header" for one in draft.blocks[1:]
    )
    if not marked:
        return heads
    heads = {i for i in heads if looks[i] != PLAIN or i in parts}
    return heads - leading.plain_capitals(draft, looks, heads - parts)


_SAID = {
    CAPITALS: "a line in capitals",
    BOLD: "a bold line",
    LARGE: "a large line",
    **dict.fromkeys(_NUMBERED, "a numbered part's line"),
    PLAIN: "a short line alone",
}


def _look(block: Node, draft: Draft) -> str:
    """What makes ``block`` look like a heading; ``""`` where it does not."""
    told = {"head", "aside", "leads_in"} & block.keys()
    if not is_paragraph(block) or told or len(lines_of(stripped(block["c"]))) > 1:
        return ""
    inlines = stripped(block["c"])
    said = words(inlines)
    if block.get("counted"):
        return _set_look(block, said.partition(" ")[2]) or PLAIN
    stops = STOP.search(said)
    if not said or len(said) > _LONGEST or len(said.split()) > _MOST_WORDS or said[0].islower():
        return ""
    if any(one["t"] in ("Image", "Note") for one in bare(inlines)) or not any(one.isalpha() for one in said):
        return ""
    kind = furniture.kind(said)
    in_signature = draft.signature and block["line"] >= draft.signature
    if draft.is_quoted(block["line"]) or in_signature and kind not in ("notes", "about"):
        return ""
    if said in draft.matter.get("author", ()) or said == draft.matter.get("rights"):
        return ""
    if kind in ("release", "embargo", "end", "more", "sign") or is_contact_line(said) or has_dateline(block):
        return ""
    bold = is_all(inlines, "Strong") or is_all(inlines, "Underline")
    if stops and not (said.endswith(":") and (bold or kind)) or _SENTENCES.search(said):
        return ""
    if _QUOTATION_ENDS.search(said) and len(_QUOTES.findall(said)) % 2:
        return ""
    look = _set_look(block, said)
    if look:
        return look
    short = len(said.split()) <= _PLAIN_WORDS and len(said) <= 70 and _NUMBER.sub("", said)[:1].isupper()
    plain = (draft.typed_lines or draft.place == "page") and not series.numbers(said.split()[0])
    if kind and short or plain and short and not (_is_name(said) or is_place(said) or _DATE.search(said)):
        return PLAIN
    return ""


def _set_look(block: Node, said: str) -> str:
    """How a line is set, where that is more than the text's type."""
    letters = [one for one in said if one.isalpha()]
    if len(letters) > 3 and all(one.isupper() for one in letters):
        return CAPITALS
    if is_large(block):
        return LARGE
    inlines = stripped(block["c"])
    return BOLD if is_all(inlines, "Strong") or is_all(inlines, "Underline") else ""


def _is_part(draft: Draft, index: int) -> bool:
    """Whether a line is one of those that releases and letters have above their last parts, or heads an
    address block."""
    block, after = draft.blocks[index], draft.blocks[index + 1 : index + 2]
    if not is_paragraph(block) or block.get("head") or len(lines_of(block["c"])) > 1:
        return False
    if draft.is_quoted(block["line"]):
        return False
    said = words(block["c"])
    below = [words(line) for one in after if is_paragraph(one) for line in lines_of(one["c"])]
    return furniture.kind(said) in _PARTS and bool(_look(block, draft)) or _heads_contact(said, below, draft)


def _is_name(said: str) -> bool:
    """A salutation, a closing, or a name alone (two or three words, each with a capital, as under a
    letter)."""
    return bool(
        furniture.SALUTATION.fullmatch(said)
        or furniture.CLOSING.fullmatch(said)
        or furniture.MEMO.match(said)
    )


def _ranks(draft: Draft, looks: list[str], heads: list[int]) -> dict[int, float]:
    """How far down each line stands, by what makes it one: larger above smaller, capitals above bold above
    plain.

    Where a bold line has capitals right below it, with no text between, it is the other way round with these
    two.
    """
    pairs = [(looks[one], looks[two]) for one, two in pairwise(heads) if two == one + 1]
    bold_first = pairs.count((BOLD, CAPITALS)) > pairs.count((CAPITALS, BOLD))
    order = (LARGE, BOLD, CAPITALS) if bold_first else (LARGE, CAPITALS, BOLD)
    order = (*order, *_NUMBERED, PLAIN)
    sizes = {i: round(draft.blocks[i].get("large", 1.0), 1) if looks[i] == LARGE else 1.0 for i in heads}
    return {i: 1 + order.index(looks[i]) - sizes[i] / 100 for i in heads}


def bare_headings(draft: Draft) -> Draft:
    """A heading in bold type says bold twice; a line break inside it is a space."""

    def bared(one: Node, _: Repairs) -> Node:
        return {**one, "c": [*one["c"][:2], bare(one["c"][2])]} if one["t"] == "Header" else one

    return draft.each(bared)
