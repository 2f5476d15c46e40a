"""Repairs to lists that somebody typed: lines and paragraphs that begin with a bullet, a number or a
letter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, takewhile

from everyreader.importers.draft import Draft, Repairs, excerpt
from everyreader.importers.nodes import in_every_list, is_paragraph, joined, lines_of, stripped
from everyreader.importers.repair.lists.nesting import Item, nested
from everyreader.importers.repair.lists.typed_labels import (
    BULLETS,
    DASH,
    labelled,
    readings,
    undone,
    unglued,
)
from everyreader.language.persons import are_persons
from everyreader.source.labels import label as list_label
from everyreader.source.tree import Node, words

_BETWEEN = 2  # paragraphs within a typed list
_HEAD = 8  # words of an article's number and name


def make_typed_lists(draft: Draft) -> Draft:
    """Points typed line by line or paragraph by paragraph become lists, one inside the other where their
    labels say so."""
    found = Repairs()

    def listed(blocks: list[Node]) -> list[Node]:
        out: list[Node] = []
        run: list[tuple[Node, list[Item]]] = []
        for block in unglued(blocks):
            if run and _leads(run[-1][1], block, draft):
                run[-1] = (run[-1][0], [*run[-1][1][:-1], replace(run[-1][1][-1], below=(block,))])
                run.append((block, []))
                continue
            before, items, after = _split(block, draft)
            if items and not (before or after):
                run.append((block, items))
                continue
            out += _closed(run, out, found, draft)
            run = []
            made = _closed([(block, items)], before or out, found, draft) if items else [block]
            out += [block] if made == [block] else [*before, *made, *after]
        return undone([*out, *_closed(run, out, found, draft)])

    return draft.changed(in_every_list(list(draft.blocks), listed), found)


def _leads(items: list[Item], block: Node, draft: Draft) -> bool:
    """Whether a list that is one already lies below the typed point before it, which ends in a colon."""
    is_list = (
        block["t"] == "BulletList" or block["t"] == "OrderedList" and bool(items) and _is_bullet(items[-1])
    )
    return is_list and bool(items) and not draft.typed_lines and words(items[-1].inlines).endswith(":")


def _is_bullet(item: Item) -> bool:
    return item.labels[0].kind in BULLETS


def _of_list(block: Node, draft: Draft) -> list[Item]:
    """The points of a list that is one already, between typed ones; none where a point does not begin with a
    paragraph."""
    match block:
        case {"t": "OrderedList", "c": [[start, {"t": kind}, {"t": delimiter}], points]} if all(
            one and is_paragraph(one[0]) for one in points
        ):
            return [
                Item(
                    readings(list_label(number, kind, delimiter)),
                    _indent(draft.raw(point[0]["line"])),
                    point[0]["c"],
                    point[0]["line"],
                    tuple(point[1:]),
                )
                for number, point in enumerate(points, start)
            ]
    return []


def _split(block: Node, draft: Draft) -> tuple[list[Node], list[Item], list[Node]]:
    """What stands before the points of ``block``, its points, and what stands behind them."""
    if block["t"] == "OrderedList":
        return [], _of_list(block, draft), []
    is_text = is_paragraph(block) and not (block.get("counted") or block.get("leads_in"))
    lines = lines_of(block["c"]) if is_text else []
    heads = [labelled(line, draft.raw(block["line"] + i)) for i, line in enumerate(lines)]
    marked = [i for i, head in enumerate(heads) if head]
    if not marked or marked != [0] and len(marked) < 2:
        return [block], [], []
    first = marked[0]
    items: list[Item] = []
    for index in range(first, len(lines)):
        raw = draft.raw(block["line"] + index)
        if head := heads[index]:
            labels, rest = head
            items.append(Item(labels, _indent(raw), rest, block["line"] + index))
        elif _goes_on(lines[index], raw, items[-1]):
            more = [*items[-1].inlines, {"t": "SoftBreak"}, *stripped(lines[index])]
            items[-1] = Item(items[-1].labels, items[-1].indent, more, items[-1].line)
        elif index > marked[-1]:
            return _part(block, lines, 0, first), items, _part(block, lines, index, len(lines))
        else:
            return [block], [], []
    return _part(block, lines, 0, first), items, []


def _part(block: Node, lines: list[list[Node]], start: int, end: int) -> list[Node]:
    if start == end:
        return []
    kind = "LineBreak" if any(one["t"] == "LineBreak" for one in block["c"]) else "SoftBreak"
    return [{"t": "Para", "c": joined(lines[start:end], kind), "line": block["line"] + start}]


def _goes_on(line: list[Node], raw: str, item: Item) -> bool:
    """Whether a line without a label belongs to the point above it: it is set in, or goes on in small
    letters."""
    return _indent(raw) > item.indent or words(line)[:1].islower()


def _indent(raw: str) -> int:
    expanded = raw.expandtabs(4)
    return len(expanded) - len(expanded.lstrip())


def _closed(
    run: list[tuple[Node, list[Item]]], before: list[Node], found: Repairs, draft: Draft
) -> list[Node]:
    """The list that ``run`` makes, or its blocks as they were where that is not sure."""
    items = [item for _, several in run for item in several]
    lists = [bool(several) and block["t"] == "OrderedList" for block, several in run]
    heads = [at for at, (block, _) in enumerate(run) if any(lists) and _is_bold(block)]
    if heads:
        above, below = run[: heads[0]], run[heads[0] + 1 :]
        return [
            *_closed(above, before, found, draft),
            run[heads[0]][0],
            *_closed(below, [run[heads[0]][0]], found, draft),
        ]
    if not any(lists) or (draft.typed_lines or not all(lists)) and _lies_deeper(items):
        made = _made(run, before, found)
        if made is not None:
            return made
        leap = _leap(run)
        if leap:
            above = _closed(run[:leap], before, found, draft)
            return [*above, *_closed(run[leap:], above, found, draft)]
        if lists[1:2] == [True] and not lists[0]:  # what heads a list is no point of one
            return [run[0][0], *_closed(run[1:], before, found, draft)]
    parts = [(one, _made(one, before, found)) for one in _apart(run)] if any(lists) else [(run, None)]
    return [new for one, made in parts for new in ([block for block, _ in one] if made is None else made)]


def _leap(run: list[tuple[Node, list[Item]]]) -> int:
    """At which block of ``run`` the numbers leap, so that another list begins there; 0 where they do not."""
    for end in range(1, len(run)):
        items = [one for _, several in run[: end + 1] for one in several]
        if run[end][1] and nested(items) is None:
            return end if all(label.number > 1 for label in run[end][1][0].labels) else 0
    return 0


def _is_bold(block: Node) -> bool:
    """Whether a paragraph is a bold line: what heads lists, and is no point of one."""
    return is_paragraph(block) and [one["t"] for one in block["c"]] == ["Strong"]


def _apart(run: list[tuple[Node, list[Item]]]) -> Iterator[list[tuple[Node, list[Item]]]]:
    """Each list of ``run`` by itself, and the paragraphs between them."""
    for is_list, group in groupby(run, key=lambda one: bool(one[1]) and one[0]["t"] == "OrderedList"):
        several = list(group)
        yield from ([one] for one in several) if is_list else [several]


def _lies_deeper(items: list[Item]) -> bool:
    """Whether the labels of points that lists and typed ones share say which of them lie deeper.

    Small letters and Roman numbers lie below numbers, capitals do not; bullets do where the numbers go on
    behind them.
    """
    kinds = [item.labels[0].kind for item in items if item.labels]
    bullets = [kind in BULLETS for kind in kinds]
    numbered = [kind for kind in kinds if kind not in BULLETS]
    falls = any(kind.startswith("Upper") for kind in numbered) and not numbered[0].startswith("Upper")
    return len(kinds) == len(items) and not bullets[0] and not bullets[-1] and not falls


def _made(run: list[tuple[Node, list[Item]]], before: list[Node], found: Repairs) -> list[Node] | None:
    items = [item for _, several in run for item in several]
    is_list = len(run) == 1 and run[0][0]["t"] == "OrderedList"
    sure = _is_sure(items, before) if len(items) > 1 else not is_list and _goes_on_with(items, before)
    made = nested(items) if not is_list and sure else None
    mixed = len(run) > 1 and any(several and block["t"] == "OrderedList" for block, several in run)
    if made is None or mixed and made[0]["t"] == "OrderedList" and len(made[0]["c"][1]) < 2:
        return None
    label = items[0].labels[0].typed
    message = (
        f"{len(items)} point{'s' * (len(items) > 1)}, the first “{label} "
        f"{excerpt(words(items[0].inlines), 40)}”"
    )
    taken = " ".join(item.labels[0].typed for item in items if item.labels[0].kind in BULLETS)
    found.say("typed points made list", items[0].line, message, taken)
    return made


def _is_sure(items: list[Item], before: list[Node]) -> bool:
    """Dashes may be what is said in a dialogue: there every line is a sentence, and no colon nor a numbered
    head leads to them.

    A capital with a stop may be an initial before a name; points whose first stands within the paragraph
    above them (“Article 4. (1) …”, then “(2) …”) are paragraphs as that is.
    """
    if are_persons([f"{item.labels[0].typed} {words(item.inlines)}" for item in items]):
        return False
    begun = next((words(one["c"]) for one in reversed(before) if is_paragraph(one)), "").split()[1:_HEAD]
    second = [one for one in items[0].labels if one.number == 2 and one.delimiter != "Period"]
    if any(list_label(1, one.kind, one.delimiter) in begun for one in second):
        return False
    if items[0].labels[0].kind != DASH:
        return True
    above = before[-1] if before and is_paragraph(before[-1]) else {"c": []}
    led = above.get("counted") or words(above["c"]).endswith(":")
    return bool(led) or not all(
        words(item.inlines).rstrip("”»\"'").endswith((".", "!", "?", "…")) for item in items
    )


def _goes_on_with(items: list[Item], before: list[Node]) -> bool:
    """Whether a lone point has the mark of the typed list before it, no more than a paragraph or two between
    them."""
    near = takewhile(lambda one: not one.get("typed"), reversed(before[-_BETWEEN - 1 :]))
    between = len(list(near))
    last = before[-between - 1] if between < len(before) else {}
    return (
        len(items) == 1
        and last.get("typed") == items[0].labels[0].kind
        and all(is_paragraph(one) for one in before[len(before) - between :])
    )
