"""Title, subtitle, dateline and furniture typed line upon line: each becomes a paragraph of its own."""

from __future__ import annotations

from dataclasses import replace

from everyreader.importers.draft import Draft
from everyreader.importers.nodes import lines_of, stripped
from everyreader.importers.repair.lines.standalone import is_contact_line
from everyreader.importers.repair.lines.wrapping import margin_of
from everyreader.importers.repair.release import furniture
from everyreader.importers.repair.release.dates import dated_alone
from everyreader.importers.repair.release.letterhead import is_above_office, is_address, is_paper, is_sender
from everyreader.importers.repair.title.given_title import letters
from everyreader.importers.repair.title.opening import HEAD, inlines_of, is_labelled, is_title, opening
from everyreader.source.tree import Node, words

_MOST_LINES = 3
_SHORT = 2  # words of a name, or of what somebody is


def part_head(draft: Draft) -> Draft:
    """Title, dateline and furniture typed line upon line in one paragraph get a paragraph each."""
    blocks: list[Node] = []
    head = set(opening(draft))
    titled = False
    for index, block in enumerate(draft.blocks):
        near = index in head or draft.title and index < HEAD
        lines = [stripped(line) for line in lines_of(inlines_of(block))] if near else []
        said = [words(line) for line in lines]
        starts, message = _starts(said, index, draft, titled=titled) if len(lines) > 1 else ([], "")
        titled = titled or index in head and _may_head(said, draft)
        if not starts:
            blocks.append(block)
            continue
        draft = draft.repaired("lines parted", block["line"], message)
        for start, end in zip(starts, (*starts[1:], len(lines)), strict=True):
            inlines = [one for line in lines[start:end] for one in ({"t": "SoftBreak"}, *line)][1:]
            here = {"t": "Para", "c": inlines, "line": block["line"] + start}
            if block["t"] == "Header" and not start:
                here = {**block, "c": [*block["c"][:2], inlines]}
            blocks.append(here)
    return replace(draft, blocks=tuple(blocks))


def _starts(said: list[str], index: int, draft: Draft, *, titled: bool) -> tuple[list[int], str]:
    """At which lines of a paragraph at the head paragraphs of their own begin, and why; none where they do
    not."""
    every = list(range(len(said)))
    told = _told(said, draft)
    if told:
        return told, "the title that was told stood in one paragraph with other lines"
    if len(said) < HEAD and any(furniture.kind(one) in ("release", "embargo") for one in said):
        return every, f"{len(said)} lines of the release's head made paragraphs of their own"
    if is_labelled(said) or any(
        is_address(one)
        or is_contact_line(one)
        and not dated_alone(one, draft.language)
        or furniture.MEMO.match(one)
        for one in said
    ):
        return [], ""
    if len(said) == 2 and not index and dated_alone(said[1], draft.language):
        return every, "the title and the dateline below it were one paragraph"
    if draft.typed_lines and not index and _is_letterhead(said, draft):
        return [
            i
            for i in every
            if not i or is_sender(said[i], draft) or not _goes_on(said[i - 1], said[i], draft)
        ], "a letterhead, its date and the title were one paragraph"
    if not draft.typed_lines or titled and not _capitals_first(said) or _waits(said, index, draft):
        return [], ""
    if len(said) <= _MOST_LINES and _are_title_and_more(said, draft):
        return every, "the title and the line below it were one paragraph"
    return [], ""


def _told(said: list[str], draft: Draft) -> list[int]:
    """Where the lines begin that say the title that was told, and those behind them."""
    wanted = letters(draft.title)
    for start in range(len(said)):
        for end in range(start + 1, len(said) + 1):
            if wanted and letters("".join(said[start:end])) == wanted and end - start < len(said):
                return sorted({0, start, end} - {len(said)})
    return []


def _is_letterhead(said: list[str], draft: Draft) -> bool:
    """Whether the lines are the sender's name, a date, and something else."""
    is_named = is_sender(said[0], draft) or len(said) > 1 and is_above_office(said[0], said[1], draft)
    return len(said) > _SHORT and is_named and any(dated_alone(one, draft.language) for one in said)


def _goes_on(above: str, said: str, draft: Draft) -> bool:
    ends_open = above.endswith((",", "-", "–", "&"))
    return said[:1].islower() or ends_open or _had_no_room(above, said, draft)


def _capitals_first(said: list[str]) -> bool:
    return said[0].isupper() and not said[1].isupper()


def _may_head(said: list[str], draft: Draft) -> bool:
    """Whether lines may be the title, so that lines below them are none."""
    first = said[0] if said else ""
    return is_title(first) and not (
        furniture.kind(first)
        or dated_alone(first, draft.language)
        or is_paper(first)
        or is_address(first)
        or is_contact_line(first)
        or is_sender(first, draft)
        or is_labelled(said)
        or any(is_address(one) or is_contact_line(one) for one in said)
    )


def _waits(said: list[str], index: int, draft: Draft) -> bool:
    """Whether the lines are the sender's names, and what may be a title stands below them."""
    if not is_sender(said[0], draft):
        return False
    heads = (
        [words(line) for line in lines_of(inlines_of(draft.blocks[i]))] for i in opening(draft) if i > index
    )
    return any(_may_head(one, draft) for one in heads)


def _are_title_and_more(said: list[str], draft: Draft) -> bool:
    """Whether a line that may be a title has others below it that do not go on with it."""
    first, second = said[0], said[1]
    fits = all(is_title(one) or dated_alone(one, draft.language) for one in said[:-1]) and not said[
        -1
    ].endswith((",", ";"))
    names = all(len(one.split()) <= _SHORT for one in said)
    greets = any(furniture.SALUTATION.fullmatch(one) or furniture.CLOSING.fullmatch(one) for one in said)
    both = first.isupper() and second.isupper()  # a title in capitals over two lines
    return fits and not (_goes_on(first, second, draft) or names or greets or both)


def _had_no_room(first: str, second: str, draft: Draft) -> bool:
    margin = margin_of(draft)
    return bool(margin) and len(first) + 1 + len(second.split(" ", 1)[0]) > margin
