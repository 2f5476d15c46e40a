"""The cells of pandoc's tables: what they say, how they look, where they stand; and the repair of those
that head their rows, as bold type or an empty corner shows it."""

from __future__ import annotations

import re
from typing import Any

from everyreader.importers.draft import Draft, Repairs, excerpt
from everyreader.importers.nodes import in_every_list, is_paragraph, stripped
from everyreader.source.tree import Node, words

NUMBER = re.compile(r"[^\w]*[+−–-]?\d[\d\s.,'’/:%–-]*(?:\s?[%€£$]|\s?[a-zA-Z]{1,4})?[^\w]*")
LONGEST_HEADER = 60  # characters
YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST = 2 * LONGEST_HEADER  # characters: a label of a row has more room


def any_says(row: list[Any]) -> bool:
    return any(says(cell) for cell in row[1])


def plain_cell(cell: list[Any]) -> list[Any]:
    return [
        *cell[:4],
        [{**one, "c": stripped(_unbold(one["c"]))} if is_paragraph(one) else one for one in cell[4]],
    ]


def says(cell: list[Any]) -> bool:
    return bool(cell[4]) and (bool(words(cell[4])) or any(one["t"] == "Image" for one in inlines_of(cell)))


def inlines_of(cell: list[Any]) -> list[Node]:
    return [one for block in cell[4] if is_paragraph(block) for one in block["c"]]


def spread_of(rows: list[Any]) -> list[dict[int, list[Any]]]:
    """For each row the cells that stand in it by the columns that they fill; those from a row before, too."""
    spread: list[dict[int, list[Any]]] = [{} for _ in rows]
    for number, (_, cells) in enumerate(rows):
        column = 0
        for cell in cells:
            while column in spread[number]:
                column += 1
            for row in spread[number : number + cell[2]]:
                row.update({column + beside: cell for beside in range(cell[3])})
            column += cell[3]
    return spread


def is_bold(cell: list[Any]) -> bool:
    inlines = [one for one in inlines_of(cell) if one["t"] not in ("Space", "SoftBreak", "LineBreak")]
    return bool(inlines) and all(one["t"] == "Strong" for one in inlines)


def _unbold(inlines: list[Node]) -> list[Node]:
    return [inner for one in inlines for inner in (one["c"] if one["t"] == "Strong" else [one])]


def find_row_headers(draft: Draft) -> Draft:
    """The first column of a table heads its rows where its corner is empty, or where in an office file or a
    page it alone is bold.

    So it does in a table with the same header. Bold type goes from headers: that they are some says it. In a
    text, what is bold stays: its writer could say more.
    """
    found = Repairs()
    known: set[str] = set()  # what the headers say of tables whose rows have some

    def headed(blocks: list[Node]) -> list[Node]:
        looks = draft.place != "line"
        made = [_headed(one, found, known, looks=looks) if one["t"] == "Table" else one for one in blocks]
        known.update(
            _said(one) for one in made if one["t"] == "Table" and any(body[1] for body in one["c"][4])
        )
        return made

    once = in_every_list(list(draft.blocks), headed)
    return draft.changed(in_every_list(once, headed), found)


def _said(table: Node) -> str:
    return " | ".join(words(cell[4]) for _, cells in table["c"][3][1] for cell in cells)


def _headed(table: Node, found: Repairs, known: set[str], *, looks: bool) -> Node:
    attribute, caption, columns, [place, head], bodies, foot = table["c"]
    if looks and head and all(is_bold(cell) for _, cells in head for cell in cells if says(cell)):
        head = [[row, [plain_cell(cell) for cell in cells]] for row, cells in head]
    table = {**table, "c": [attribute, caption, columns, [place, head], bodies, foot]}
    if len(bodies) != 1 or bodies[0][1] or bodies[0][2] or len(columns) < 2:
        return table
    rows = [row for row in bodies[0][3] if any_says(row)]
    spread = spread_of(rows)
    firsts = [row[0] for row in spread if 0 in row and _is_label(row[0])]
    if not spread or len(firsts) < len(spread):
        return table
    said = [words(one[4]) for one in {id(one): one for one in firsts}.values()]  # one may fill several rows
    named = not any(NUMBER.fullmatch(one) and not YEAR.fullmatch(one) for one in said)
    alike = bool(_said(table).strip(" |")) and _said(table) in known
    corner = head[0][1][0] if head and head[0][1] else None
    is_empty = corner is not None and not says(corner) and all(says(cell) for cell in head[0][1][1:])
    by_corner = named and (alike or is_empty and len({*said}) == len(said))
    if not by_corner and not (looks and _alone_bold(spread)):
        return table
    found.say("row headers found", table["line"], f"the first column: “{excerpt(' | '.join(said))}”")
    body = [
        [
            row,
            [
                plain_cell(cell) if looks and cell in firsts and n == 0 else cell
                for n, cell in enumerate(cells)
            ],
        ]
        for row, cells in rows
    ]
    bodies = [[bodies[0][0], 1, [], body]]
    return {**table, "c": [attribute, caption, columns, [place, head], bodies, foot]}


def _alone_bold(spread: list[dict[int, list[Any]]]) -> bool:
    """Whether the first column is bold and no other cell, but for those of a last row that sums up."""
    others = [[cell for column, cell in row.items() if column and says(cell)] for row in spread]
    bold = [any(map(is_bold, one)) for one in others]
    sums_up = len(bold) > 2 and bold[-1] and all(map(is_bold, others[-1]))
    plain = any(others[:-1] if sums_up else others) and not any(bold[:-1] if sums_up else bold)
    return len(spread) > 1 and all(is_bold(row[0]) for row in spread) and plain


def _is_label(cell: list[Any]) -> bool:
    return cell[3] == 1 and all(map(is_paragraph, cell[4])) and 0 < len(words(cell[4])) <= _LONGEST
