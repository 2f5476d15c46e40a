"""A table of pandoc's tree → blocks for pandoc's Typst writer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from everyreader.formats.large_print.write import tables
from everyreader.formats.large_print.write.inlines import Context, anchor
from everyreader.formats.large_print.write.literal import literal
from everyreader.formats.large_print.write.note_pages import numbers_in
from everyreader.formats.large_print.write.raw_blocks import JOIN, raw_block
from everyreader.source.tree import Node


def table(context: Context, content: list[Any], *, top: bool) -> list[Node]:
    """A pandoc Table's content as Typst's ``figure`` with a ``table``."""
    attribute, [_, caption], columns, _head, _bodies, _foot = content
    right = [index for index, (side, _) in enumerate(columns) if side["t"] == "AlignRight"]
    plan = tables.plan(content, context.room, top=top)
    call, opening = "table(", ""
    if plan.records:
        call, opening = "records(", f"#records-note({literal(context.records_note)});"
    arguments = plan.arguments + _gaps(context, plan)
    out = [
        raw_block(
            f"{opening}{anchor(context, attribute)}#figure(kind: table, caption: "
            f"{'[' + JOIN if caption else 'none, ' + call + arguments + JOIN}"
        )
    ]
    if caption:
        out += [*context.blocks(context, caption), raw_block(f"{JOIN}], {call}{arguments}{JOIN}")]
    labels, inherited = plan.labels(), plan.inherited()
    known: dict[int, str] = {}
    for group, rows in plan.groups:
        out.append(raw_block(f"{JOIN}{group}{JOIN}"))
        heads = group.startswith(tables.HEADER)
        for row in rows:
            again = next(inherited)
            if plan.records and row:
                held = f"held({len(row)}, breakable: {_typst(not plan.keeps((*row, *again)))}), "
                out.append(raw_block(f"{JOIN}{held}{JOIN}"))
            for index, cell in enumerate(row):
                known[id(cell)] = label = next(labels)
                call = f"{_opening(cell, right=cell.column in right)}["
                if plan.records:
                    call = f"{_record(row, index, label, _said_again(again, known))}["
                inside = replace(context, room=plan.room(cell), weight=cell.weight, labelled=plan.records)
                out += _cell(inside, cell, call, heads=heads)
        out.append(raw_block(f"{JOIN}), {JOIN}" if group else JOIN))
    return [*out, raw_block(f"{JOIN}))")]


def _said_again(cells: tuple[tables.Cell, ...], labels: dict[int, str]) -> list[tuple[int, str]]:
    """By their columns the words of cells that reach into a record from the one before, behind their
    labels."""
    return [(one.column, ": ".join(filter(None, (labels[id(one)], one.words)))) for one in cells]


def _gaps(context: Context, plan: tables.Plan) -> str:
    """A gap of a whole page before each row that is to begin one: Typst leaves gaps out at the head of a
    page."""
    gaps = [
        "100%" if context.breaks & set(numbers_in([cell.blocks for cell in line])) else "0pt"
        for _, rows in plan.groups
        for line in _lines(plan, rows)
    ][1:]
    return f"row-gutter: ({', '.join(gaps)},), " if "100%" in gaps else ""


def _lines(plan: tables.Plan, rows: tables.Rows) -> Iterator[tuple[tables.Cell, ...]]:
    """The cells before each line of the table that a page may begin with: in records each has its own; rows
    that stay together are one stretch, and the others have none.
    """
    if plan.records:
        yield from ((cell,) for row in rows for cell in row)
        return
    for start, end in tables.tied(rows):
        together = end - start > 1 and all(cell.kept for row in rows[start:end] for cell in row)
        if together:
            yield tuple(cell for row in rows[start:end] for cell in row)
            yield from [()] * (end - start - 1)
        else:
            yield from rows[start:end]


def _opening(cell: tables.Cell, *, right: bool) -> str:
    """A cell of the grid. Columns of figures stand flush right; centred ones do not, for in large print every
    line begins at one edge."""
    breaks, side = _typst(not cell.kept), ", align: right + top" if right else ""
    return f"table.cell(rowspan: {cell.down}, colspan: {cell.across}, breakable: {breaks}{side})"


def _record(row: tuple[tables.Cell, ...], index: int, label: str, again: list[tuple[int, str]]) -> str:
    """A cell of records behind its label, with a line above the first of a row; ``again`` is drawn before and
    after it as decoration."""
    cell, before = row[index], row[index - 1].column if index else -1
    above = [words for column, words in again if before < column < cell.column]
    below = [words for column, words in again if index == len(row) - 1 and column > cell.column]
    return (
        f"record(first: {_typst(index == 0)}, label: {literal(label)}, breakable: {_typst(not cell.kept)}, "
        f"above: {_array(above)}, below: {_array(below)})"
    )


def _array(words: list[str]) -> str:
    return f"({''.join(f'{literal(one)}, ' for one in words)})"


def _cell(context: Context, cell: tables.Cell, opening: str, *, heads: bool) -> Iterator[Node]:
    look = "#column-header[" if heads else "#row-header[" if cell.row_header else ""
    yield raw_block(f"{JOIN}{opening}{look}{JOIN}")
    yield from context.blocks(context, cell.blocks)
    yield raw_block(f"{JOIN}{']' if look else ''}], {JOIN}")


def _typst(truth: bool) -> str:
    return "true" if truth else "false"
