"""The title: found among what stands before the text, or told, and set above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from everyreader.importers.draft import Draft, Repairs, excerpt
from everyreader.importers.nodes import as_typed, is_paragraph, joined, lines_of
from everyreader.importers.repair.lines.standalone import is_contact_line
from everyreader.importers.repair.release import furniture
from everyreader.importers.repair.release.dates import day_or_month_alone
from everyreader.importers.repair.release.letterhead import (
    is_address,
    is_paper,
    is_sender,
    publisher_in,
)
from everyreader.importers.repair.title import title_search, whose_rules
from everyreader.importers.repair.title.given_title import told_lines
from everyreader.importers.repair.title.not_titles import parted
from everyreader.importers.repair.title.opening import (
    PAPERS_OWN,
    SENTENCE_END,
    SHORTEST_TEXT,
    inlines_of,
    is_labelled,
    is_title,
    opening,
    unwrapped,
)
from everyreader.importers.repair.title.title_style import below_titles, like_title
from everyreader.source.tree import Node, changed, words

_SUBTITLE = 5  # words; fewer above a text may head it
_LONGEST_SUBTITLE = 14  # words of one with a full stop
_HEADS = 2  # lines in capitals that look alike: they head parts
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
    if draft.title:
        told = told_lines(draft)
        return _first(draft, *told, is_told=True) if told else _added(draft)
    index = title_search.found(draft, list(opening(draft)))
    return draft if index is None else _first(draft, *whose_rules.title_lines(draft, index))


def _added(draft: Draft) -> Draft:
    """The title that was told, before a text which does not have it."""
    line = draft.blocks[0]["line"]
    blocks = (_heading(line, [{"t": "Str", "c": draft.title}]), *draft.blocks)
    is_told = draft.origins.get("title") == "--title"
    whose = "as told" if is_told else "as the file says it beside its text"
    message = f"{whose}: “{excerpt(draft.title)}”"
    return draft.repaired("title added", line, message, added=draft.title, blocks=blocks)


def _first(draft: Draft, index: int, end: int, *, is_told: bool = False) -> Draft:
    """The blocks from ``index`` to ``end`` as the title, before all others."""
    block, head = draft.blocks[index], list(opening(draft))
    subtitle = below_titles(draft.blocks, end) or like_title(draft, index, end)
    subtitle = subtitle or end + _has_subtitle(draft, end)
    draft, above = _heading_nothing(draft, draft.blocks[:index])
    draft, below = _below(draft, draft.blocks[end:subtitle])
    inlines, pictures = parted(
        joined([unwrapped(inlines_of(one)) for one in draft.blocks[index:end]], "Space")
    )
    title: Node = _heading(block["line"], unwrapped(inlines))
    hung = [{"t": "Para", "c": [one], "line": block["line"]} for one in pictures]
    if block["t"] == "Header":
        title = {**block, "c": [1, block["c"][1], title["c"][2]]}
    draft = _promoted(draft, block)
    if not is_told and end > index + 1:
        draft = _with_sender(draft, block, draft.blocks[end - 1])
    draft = _moved(draft, title, above, below)
    origins = {"title": f"{draft.place} {block['line']}", **draft.origins}
    rest = [
        {**one, "head": PAPERS_OWN} if i in head and _is_papers_own(one, draft) else one
        for i, one in enumerate(draft.blocks[subtitle:], subtitle)
    ]
    blocks = (title, *below, *hung, *above, *rest)
    return replace(draft, title=as_typed(title["c"][2]), blocks=blocks, origins=origins)


def _below(draft: Draft, lines: Sequence[Node]) -> tuple[Draft, list[Node]]:
    """The further ``lines`` of the title as paragraphs."""
    out: list[Node] = []
    for one in lines:
        if one["t"] == "Header":
            said = excerpt(words(inlines_of(one)))
            draft = draft.repaired("subtitle kept", one["line"], f"a paragraph: “{said}”")
        out.append({**one, "t": "Para", "c": inlines_of(one), "head": True})
    return draft, out


def _with_sender(draft: Draft, title: Node, last: Node) -> Draft:
    """The publisher that nobody told, where it is the ``last`` line of the title."""
    own = words(inlines_of(last))
    if draft.publisher or not is_sender(own, draft):
        return draft
    by = {**draft.origins, "publisher": f"{draft.place} {last['line']}"}
    message = f"“{own}” stands in the title; give --publisher to change it"
    return draft.repaired("publisher found", title["line"], message, publisher=own, origins=by)


def _heading_nothing(draft: Draft, above: Sequence[Node]) -> tuple[Draft, list[Node]]:
    """What stands ``above`` the title, its headings as lines: behind the title they would head the text."""
    found = Repairs()

    def plain(one: Node) -> Node:
        if one.get("t") != "Header":
            return one
        attribute, inlines = one["c"][1:]
        said = f"“{excerpt(words(inlines))}” is no heading: it stood above the title"
        found.say("line of the release made plain", one["line"], said)
        kept = [{"t": "Span", "c": [attribute, inlines]}] if any(attribute) else inlines
        return {"t": "Para", "c": kept, "line": one["line"], "head": PAPERS_OWN}

    lines = changed(list(above), plain)
    return draft.changed(list(draft.blocks), found), [
        {**one, "head": PAPERS_OWN} if is_paragraph(one) else one for one in lines
    ]


def _moved(draft: Draft, title: Node, above: list[Node], below: list[Node]) -> Draft:
    """What stood ``above`` the title goes behind it and the lines ``below`` it: said."""
    before = [f"“{excerpt(said, 40)}”" for one in above if (said := words(inlines_of(one)))]
    if not before:
        return draft
    several = "a line" if len(before) == 1 else f"{len(before)} lines"
    subtitle = excerpt(" ".join(words(one["c"]) for one in below))
    message = (
        f"“{excerpt(words(title['c'][2]))}” goes first; {several} that stood before it "
        f"({', '.join(before)}) {'follows' if len(before) == 1 else 'follow'} "
        f"{f'its subtitle, “{subtitle}”' if below else 'it'}"
    )
    return draft.repaired("title moved", title["line"], message)


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
        and not title_search.stands_out(block)
        and (len(said.split()) >= _SUBTITLE or _below_title(block, draft))
    )
    ends = is_title(said) or dated and _below_title(block, draft) and len(said.split()) <= _LONGEST_SUBTITLE
    return bool(said) and ends and opens and _is_own_words(said, draft)


def _below_title(block: Node, draft: Draft) -> bool:
    """Whether ``block`` stands in the received text right below another line, no gap between."""
    return bool(draft.raw(block["line"] - 1).strip()) if block["line"] > 1 else False


def _is_own_words(said: str, draft: Draft) -> bool:
    """Whether ``said`` is none of the lines that papers of its kind have at their head."""
    numbers = sum(any(map(str.isdigit, one)) for one in said.split())
    return not (
        2 * numbers >= len(said.split())  # a register's: “C.P. 2012-812 Le 19 juin 2012”
        or furniture.kind(said)
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
    if not is_paragraph(block) or is_paper(said) or whose_rules.is_kind(said):
        return is_paragraph(block)
    is_head = said.isupper() and whose_rules.alike(draft, block) >= _HEADS
    return is_sender(said, draft) and not is_head


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
