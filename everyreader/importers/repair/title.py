"""The title: found among what stands before the text, or told, and set above it."""

from __future__ import annotations

import re
from dataclasses import replace

from everyreader.importers.repair import furniture, rules_of
from everyreader.importers.repair.dates import dated_alone, day_or_month_alone
from everyreader.importers.repair.draft import Draft, excerpt
from everyreader.importers.repair.labels import is_contact_line
from everyreader.importers.repair.letterhead import (
    is_above_office,
    is_address,
    is_paper,
    is_place,
    is_sender,
    publisher_in,
)
from everyreader.importers.repair.no_title import contacts, is_chapter, parted
from everyreader.importers.repair.nodes import as_typed, is_large, is_paragraph, joined, lines_of
from everyreader.importers.repair.opening import (
    HEAD,
    LONGEST_TITLE,
    PAPERS_OWN,
    SENTENCE_END,
    SHORTEST_TEXT,
    inlines_of,
    is_labelled,
    is_title,
    opening,
    unwrapped,
)
from everyreader.importers.repair.titled import below_titles, title_of
from everyreader.importers.repair.told_title import SUBJECT, told_lines
from everyreader.source.tree import Node, words

_TITLE_LINES = 3
_LETTERHEAD = 3  # words
_SUBTITLE = 5  # words; fewer above a text may head it
_LONGEST_SUBTITLE = 14  # words of one with a full stop
_YEAR, _OPENING = re.compile(r"\b(?:19|20)\d\d\b"), 60  # in a dateline, which is not longer


def promote_title(draft: Draft) -> Draft:
    """The title becomes the one level-1 heading and the first of all blocks.

    It is sought among what stands before the text: a heading, else a letter's subject, else a large, bold or
    short line that is neither a release's furniture (“FOR IMMEDIATE RELEASE”) nor the sender's name, the kind
    of paper, an address or a dateline. What stood above it follows it and its subtitle, in its order, and
    heads nothing. A title that the person told is the heading in any case: the lines that say the same, else
    a heading before all others.
    """
    if not draft.blocks:
        return draft
    head = list(opening(draft))
    first = draft.blocks[0]
    told = told_lines(draft) if draft.title else None
    index = _found(draft, head) if not draft.title else told[0] if told else None
    if index is None and draft.title:
        blocks = (_heading(first["line"], [{"t": "Str", "c": draft.title}]), *draft.blocks)
        is_told = draft.origins.get("title") == "--title"
        whose = "as told" if is_told else "as the file says it beside its text"
        return draft.repaired(
            "title added",
            first["line"],
            f"{whose}: “{excerpt(draft.title)}”",
            added=draft.title,
            blocks=blocks,
        )
    if index is None:
        return draft
    index, end = told or rules_of.title_lines(draft, index)
    block = draft.blocks[index]
    subtitle = below_titles(draft.blocks, end) or end + _has_subtitle(draft, end)
    above = [{**one, "head": PAPERS_OWN} if inlines_of(one) else one for one in draft.blocks[:index]]
    below = [{**one, "head": True} for one in draft.blocks[end:subtitle]]
    inlines, pictures = parted(
        joined([unwrapped(inlines_of(one)) for one in draft.blocks[index:end]], "Space")
    )
    title = _heading(block["line"], unwrapped(inlines))
    hung = [{"t": "Para", "c": [one], "line": block["line"]} for one in pictures]
    if block["t"] == "Header":
        title = {**block, "c": [1, block["c"][1], title["c"][2]]}
    draft = _promoted(draft, block)
    own = words(inlines_of(draft.blocks[end - 1]))
    if not told and end > index + 1 and not draft.publisher and is_sender(own, draft):
        by = {**draft.origins, "publisher": f"{draft.place} {draft.blocks[end - 1]['line']}"}
        message = f"“{own}” stands in the title; give --publisher to change it"
        draft = draft.repaired("publisher found", block["line"], message, publisher=own, origins=by)
    before = [f"“{excerpt(said, 40)}”" for one in above if (said := words(inlines_of(one)))]
    if before:
        several = "a line" if len(before) == 1 else f"{len(before)} lines"
        below_it = "its subtitle" if below else "it"
        message = (
            f"“{excerpt(words(title['c'][2]))}” goes first; {several} that stood before it "
            f"({', '.join(before)}) {'follows' if len(before) == 1 else 'follow'} {below_it}"
        )
        draft = draft.repaired("title moved", block["line"], message)
    origins = {"title": f"{draft.place} {block['line']}", **draft.origins}
    rest = [
        {**one, "head": PAPERS_OWN} if i in head and _is_papers_own(one, draft) else one
        for i, one in enumerate(draft.blocks[subtitle:], subtitle)
    ]
    blocks = (title, *below, *hung, *above, *rest)
    return replace(draft, title=as_typed(title["c"][2]), blocks=blocks, origins=origins)


def _has_subtitle(draft: Draft, index: int) -> bool:
    """Whether block ``index``, below the title, is its second line: short, none of the paper's own, the
    dateline or a sentence below it."""
    if index + 1 >= len(draft.blocks) or not is_paragraph(draft.blocks[index]):
        return False
    block, after = draft.blocks[index : index + 2]
    if is_labelled([words(line) for line in lines_of(block["c"])]):
        return False
    said, below = words(block["c"]), words(inlines_of(after))
    dated = bool(_YEAR.search(below[:_OPENING]))
    greets = bool(furniture.SALUTATION.fullmatch(below))
    text = bool(SENTENCE_END.search(below)) and len(below) > SHORTEST_TEXT
    opens = (
        dated
        or greets
        or text
        and not _stands_out(block)
        and (len(said.split()) >= _SUBTITLE or _below_title(block, draft))
    )
    ends = is_title(said) or dated and _below_title(block, draft) and len(said.split()) <= _LONGEST_SUBTITLE
    return bool(said) and ends and opens and _is_own_words(said, draft)


def _below_title(block: Node, draft: Draft) -> bool:
    """Whether ``block`` stands in the received text right below another line, no gap between."""
    return bool(draft.raw(block["line"] - 1).strip()) if block["line"] > 1 else False


def _is_own_words(said: str, draft: Draft) -> bool:
    """Whether ``said`` is none of the lines that papers of its kind have at their head."""
    return not (
        furniture.kind(said)
        or furniture.MEMO.match(said)
        or furniture.SALUTATION.fullmatch(said)
        or is_contact_line(said)
        or day_or_month_alone(said, draft.language)
        or is_address(said)
        or is_paper(said)
        or is_sender(said, draft)
    )


def _is_papers_own(block: Node, draft: Draft) -> bool:
    """Whether a line at the head is the sender's name or the kind of paper: no heading of what follows."""
    said = words(inlines_of(block))
    return is_paragraph(block) and (is_paper(said) or is_sender(said, draft))


def _promoted(draft: Draft, block: Node) -> Draft:
    said = excerpt(words(inlines_of(block)))
    if block["t"] == "Header":
        level = block["c"][0]
        how = f"level {level} made the one level-1 heading" if level != 1 else ""
    elif [one["t"] for one in block["c"]] == ["Strong"]:
        how = "bold line made the level-1 heading"
    else:
        how = "line made the level-1 heading"
    return draft.repaired("title promoted", block["line"], f"{how}: “{said}”") if how else draft


def _found(draft: Draft, opening: list[int]) -> int | None:
    """The block that is the title, by the surest of its signs."""
    titled = title_of(draft)
    if titled is not None:
        return titled
    fit = [i for i in opening if _may_be_title(draft, i)]
    headings = [i for i in fit if draft.blocks[i]["t"] == "Header"]
    if headings:
        named = [i for i in headings if draft.typed_lines and _is_head(draft, i)]
        return min([i for i in headings if i not in named] or headings, key=lambda i: draft.blocks[i]["c"][0])
    subjects = [i for i in opening if SUBJECT.match(words(inlines_of(draft.blocks[i])))]
    if subjects:
        return subjects[0]
    ruled = [i for i in fit if rules_of.title_lines(draft, i) == (i, i + 2)]
    if ruled:
        return ruled[0]
    asked = contacts(draft, opening)
    fit = [i for i in fit if i not in asked] or fit
    lines = _above_the_day(draft, _below_letterhead(draft, [i for i in fit if not _is_head(draft, i)]))
    papers = [i for i in fit if is_paper(words(draft.blocks[i]["c"]))]
    large = [i for i in lines if is_large(draft.blocks[i])]
    shown = [i for i in lines if _stands_out(draft.blocks[i])]
    signed = [max(large, key=lambda i: draft.blocks[i]["large"])] if large else shown
    return next((several[0] for several in (signed, _below_kind(draft, lines), papers, fit) if several), None)


def _below_letterhead(draft: Draft, lines: list[int]) -> list[int]:
    """``lines`` without those between the sender's name, which begins the paper, and “PRESS RELEASE”, where
    others follow that."""
    said = [words(inlines_of(one)) for one in draft.blocks[:HEAD]]
    kind = next((i for i, one in enumerate(said) if furniture.kind(one) == "release"), 0)
    rest = [i for i in lines if i > kind or _stands_out(draft.blocks[i])]
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
    after = draft.blocks[index + 1] if index + 1 < len(draft.blocks) else {"t": ""}
    first = words(lines_of(after["c"])[0]) if is_paragraph(after) else ""
    return is_contact_line(first) or is_place(first) or is_above_office(said, first, draft)


def _stands_out(block: Node) -> bool:
    """Bold, or in capitals; three words in capitals and less are a letterhead as often."""
    inlines, _ = parted(block["c"])
    said = words(inlines)
    bold = [one["t"] for one in inlines] == ["Strong"]
    return bold or said.isupper() and len(said.split()) > _LETTERHEAD


def _may_be_title(draft: Draft, index: int) -> bool:
    block = draft.blocks[index]
    said = words(parted(inlines_of(block))[0])
    if block["t"] == "Header":
        is_own = furniture.kind(said) or day_or_month_alone(said, draft.language) or is_chapter(draft, index)
        return bool(said) and not is_own
    return (
        (is_title(said) or _stands_out(block) and len(said) <= LONGEST_TITLE and said[-1:] in "?!")
        and index + 1 < len(draft.blocks)
        and (not said[0].islower() or _stands_out(block))
        and len(lines_of(block["c"])) <= _TITLE_LINES
        and not is_labelled([words(line) for line in lines_of(block["c"])])
        and (
            rules_of.is_kind(words(lines_of(block["c"])[0]))
            or not any(one["t"] == "LineBreak" for one in block["c"])
        )
        and not (furniture.kind(said) or furniture.MEMO.match(said) or furniture.SALUTATION.fullmatch(said))
        and not is_contact_line(said)
        and not day_or_month_alone(said, draft.language)
        and not is_address(said)
        and any(one["t"] not in ("Image", "Space") for one in block["c"])
    )


def name_publisher(draft: Draft) -> Draft:
    """The publisher that nobody told is the office at the head of the paper, or the one that signs it."""
    if draft.publisher or not draft.title:
        return draft
    name, line = publisher_in(draft, list(opening(draft))[1:])
    if not name:
        return draft
    message = f"“{name}” stands there as the sender; give --publisher to change it"
    origins = {**draft.origins, "publisher": f"{draft.place} {line}"}
    return draft.repaired("publisher found", line, message, publisher=name, origins=origins)


def _heading(line: int, inlines: list[Node]) -> Node:
    return {"t": "Header", "c": [1, ["", [], []], unwrapped(inlines)], "line": line}
