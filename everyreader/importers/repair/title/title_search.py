"""Which lines before the text are its title, by the signs that papers give of it."""

from __future__ import annotations

import re

from everyreader.importers.draft import Draft
from everyreader.importers.nodes import is_large, is_paragraph, lines_of
from everyreader.importers.repair.lines.standalone import is_contact_line
from everyreader.importers.repair.release import furniture
from everyreader.importers.repair.release.dates import dated_alone, day_or_month_alone
from everyreader.importers.repair.release.letterhead import (
    is_above_office,
    is_address,
    is_paper,
    is_place,
    is_sender,
)
from everyreader.importers.repair.title import whose_rules
from everyreader.importers.repair.title.given_title import SUBJECT
from everyreader.importers.repair.title.not_titles import contacts, is_chapter, parted
from everyreader.importers.repair.title.opening import (
    HEAD,
    LONGEST_TITLE,
    inlines_of,
    is_labelled,
    is_title,
    opening,
)
from everyreader.importers.repair.title.title_style import title_of
from everyreader.source.tree import Node, words

_TITLE_LINES = 3
_LETTERHEAD = 3  # words
_FAR_LARGER, _TITLE_WORDS = 1.5, 14  # by the size of the text
# “N° 2300123”, “Az. 4 K 12/24”, “Case No. 19-1392”
_FILES_NUMBER = re.compile(
    r"(?:[^\W\d]+\s)?(?:n[°º]|n[or]\.|az\.|r[eé]f\.?|expte\.|prot\.)\s?:?\s?(?:\w{1,3}\s)*\S*\d\S*",
    re.IGNORECASE,
)


def found(draft: Draft, opening: list[int]) -> int | None:
    """The block that is the title, by the surest of its signs."""
    titled = title_of(draft)
    if titled is not None:
        return titled
    fit = [i for i in opening if _may_be_title(draft, i)]
    headings = [i for i in fit if draft.blocks[i]["t"] == "Header"]
    if headings:
        named = [i for i in headings if draft.typed_lines and _is_head(draft, i)]
        first = min(
            [i for i in headings if i not in named] or headings, key=lambda i: draft.blocks[i]["c"][0]
        )
        over = _over_all(draft, [i for i in fit if i < first], draft.blocks[first]["c"][0])
        return first if over is None else over
    subjects = [i for i in opening if SUBJECT.match(words(inlines_of(draft.blocks[i])))]
    if subjects:
        return subjects[0]
    ruled = [i for i in fit if whose_rules.title_lines(draft, i) == (i, i + 2)]
    if ruled:
        return ruled[0]
    asked = contacts(draft, opening)
    fit = [i for i in fit if i not in asked] or fit
    lines = _above_the_day(draft, _below_letterhead(draft, [i for i in fit if not _is_head(draft, i)]))
    papers = [i for i in fit if is_paper(words(draft.blocks[i]["c"]))]
    large = [i for i in lines if is_large(draft.blocks[i])]
    shown = [i for i in lines if stands_out(draft.blocks[i])]
    signed = [max(large, key=lambda i: draft.blocks[i]["large"])] if large else shown
    return next((several[0] for several in (signed, _below_kind(draft, lines), papers, fit) if several), None)


def _over_all(draft: Draft, above: list[int], level: int) -> int | None:
    """The line ``above`` a heading that is one of several of its ``level``, set larger than
    all of them and all else: somebody set the title by hand."""
    headings = [one for one in draft.blocks if one["t"] == "Header"]
    lines = [i for i in above if is_large(draft.blocks[i]) and not _is_head(draft, i)]
    if not lines or sum(one["c"][0] <= level for one in headings) < 2:
        return None
    largest = max(lines, key=lambda i: draft.blocks[i]["large"])
    rest = (one.get("large", 1.0) for i, one in enumerate(draft.blocks) if i != largest)
    return largest if all(size < draft.blocks[largest]["large"] for size in rest) else None


def _below_letterhead(draft: Draft, lines: list[int]) -> list[int]:
    """``lines`` without those between the sender's name, which begins the paper, and “PRESS RELEASE”, where
    others follow that."""
    said = [words(inlines_of(one)) for one in draft.blocks[:HEAD]]
    kind = next((i for i, one in enumerate(said) if furniture.kind(one) == "release"), 0)
    rest = [i for i in lines if i > kind or stands_out(draft.blocks[i])]
    return rest if kind and _is_head(draft, 0) and any(i > kind for i in rest) else lines


def _above_the_day(draft: Draft, lines: list[int]) -> list[int]:
    """``lines`` without those below the dateline where one stands above it; a word or two in capitals may be
    a letterhead there."""
    dated = next(
        (
            i
            for i in opening(draft)
            if any(dated_alone(words(line), draft.language) for line in lines_of(inlines_of(draft.blocks[i])))
        ),
        HEAD,
    )
    above = [i for i in lines if i < dated]
    said = words(draft.blocks[above[0]]["c"]) if above else ""
    return above if said and not (said.isupper() and len(said.split()) <= _LETTERHEAD) else lines


def _below_kind(draft: Draft, lines: list[int]) -> list[int]:
    """``lines``, those below “PRESS RELEASE”, “Avis” or the day first: what stands above such a line sends
    the paper."""
    marks = [
        i
        for i in range(min(HEAD, len(draft.blocks)))
        if furniture.kind(said := words(inlines_of(draft.blocks[i]))) == "release" or is_paper(said)
    ]
    return sorted(lines, key=lambda i: not any(mark < i for mark in marks) if marks else False)


def _is_head(draft: Draft, index: int) -> bool:
    """Whether the line is the sender's name or another of the paper's own lines, and another one may be its
    title."""
    said = words(inlines_of(draft.blocks[index]))
    if is_paper(said) or is_sender(said, draft):
        return True
    after: Node = draft.blocks[index + 1] if index + 1 < len(draft.blocks) else {"t": ""}
    first = words(lines_of(after["c"])[0]) if is_paragraph(after) else ""
    return is_contact_line(first) or is_place(first) or is_above_office(said, first, draft)


def stands_out(block: Node) -> bool:
    """Bold, or in capitals; three words in capitals and less are a letterhead as often."""
    inlines, _ = parted(block["c"])
    said = words(inlines)
    bold = [one["t"] for one in inlines] == ["Strong"]
    return bold or said.isupper() and len(said.split()) > _LETTERHEAD


def _is_shown(block: Node) -> bool:
    """Whether a line is set so that it may be a title though it ends as a sentence does: in a stop, where it
    is far larger than the text."""
    said = words(block["c"])
    far_larger = block.get("large", 1.0) >= _FAR_LARGER and len(said.split()) <= _TITLE_WORDS
    return said.endswith(("?", "!")) and stands_out(block) or said.endswith((".", "?", "!")) and far_larger


def _may_be_title(draft: Draft, index: int) -> bool:
    block = draft.blocks[index]
    said = words(parted(inlines_of(block))[0])
    if block["t"] == "Header":
        is_own = furniture.kind(said) or day_or_month_alone(said, draft.language)
        return bool(said) and not is_own and not is_chapter(draft, index)
    return (
        (is_title(said) or _is_shown(block) and len(said) <= LONGEST_TITLE)
        and index + 1 < len(draft.blocks)
        and (not said[0].islower() or stands_out(block))
        and len(lines_of(block["c"])) <= _TITLE_LINES
        and not is_labelled([words(line) for line in lines_of(block["c"])])
        and (
            whose_rules.is_kind(words(lines_of(block["c"])[0]))
            or not any(one["t"] == "LineBreak" for one in block["c"])
        )
        and not (furniture.kind(said) or furniture.MEMO.match(said) or furniture.SALUTATION.fullmatch(said))
        and not is_contact_line(said)
        and not day_or_month_alone(said, draft.language)
        and not is_address(said)
        and not _FILES_NUMBER.fullmatch(said)
        and not is_chapter(draft, index)
        and any(one["t"] not in ("Image", "Space") for one in block["c"])
    )
