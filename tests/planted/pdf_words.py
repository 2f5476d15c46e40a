"""PDFs whose words are changed, lost, or cannot be seen."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pikepdf
from pikepdf import Dictionary, Name, Pdf

from tests.planted.fault import Fault, NotPlanted
from tests.planted.pdf_text import (
    Instructions,
    draw,
    edited,
    instruction,
    instructions,
    letters,
    operands,
    piece,
    redraw,
    reword,
    with_operands,
)
from tests.planted.pdf_tree import find, runs

Rewrite = Callable[[Instructions], Instructions]
LINE = "as the Netanyahu government"
LAST = "For more detail on steps"


def _erased(run: Instructions) -> Instructions:
    return [run[0], run[-1]]


def _drawn_twice(run: Instructions) -> Instructions:
    return run[:-1] + run[1:]


def _untagged(run: Instructions) -> Instructions:
    return run[1:-1]


def _moved(right: int) -> Rewrite:
    """A change that draws a run so many points further to the right."""

    def change(run: Instructions) -> Instructions:
        return [
            with_operands(one, [*one.operands[:4], Decimal(str(one.operands[4])) + right, one.operands[5]])
            if str(one.operator) == "cm"
            else one
            for one in run
        ]

    return change


def _spoken_as(words: str) -> Rewrite:
    """A change that has a run read as ``words``."""

    def change(run: Instructions) -> Instructions:
        props = Dictionary({**dict(run[0].operands[1].items()), "/ActualText": pikepdf.String(words)})
        return [with_operands(run[0], [run[0].operands[0], props]), *run[1:]]

    return change


def _half_size(pdf: Pdf) -> None:
    """Set one paragraph with a text matrix of half the size."""
    wanted = set(runs(find(pdf, "/P", LAST)))
    for at, page in enumerate(pdf.pages):
        drawn, inside = instructions(pdf, at), False
        for place, one in enumerate(drawn):
            if str(one.operator) in {"BDC", "BMC"}:
                props = one.operands[1] if len(one.operands) == 2 else {}
                inside = "/MCID" in props and (page.objgen[0], int(props.MCID)) in wanted
            elif inside and str(one.operator) == "Tm":
                half = Decimal("0.5")
                drawn[place] = with_operands(one, [half, 0, 0, -half, 0, 0])
        draw(pdf, at, drawn)


def _covered(pdf: Pdf) -> None:
    """Lay a white box over one line."""
    line = piece(pdf, LINE)
    drawn = instructions(pdf, line.page)
    matrix = next(one for one in drawn[line.start : line.end] if str(one.operator) == "cm").operands
    box = [
        instruction("BMC", Name.Artifact),
        instruction("q"),
        instruction("rg", 1, 1, 1),
        instruction("re", matrix[4], Decimal(str(matrix[5])) - 6, 440, 24),
        instruction("f"),
        instruction("Q"),
        instruction("EMC"),
    ]
    draw(pdf, line.page, drawn + box)


def _means_another_figure(pdf: Pdf) -> None:
    """Let the map from glyphs to letters say 6 where a 5 is drawn."""
    line = piece(pdf, "50 women")
    name = next(
        str(one.operands[0])
        for one in instructions(pdf, line.page)[line.start : line.end]
        if str(one.operator) == "Tf"
    )
    font = pdf.pages[line.page].Resources.Font[name]
    code = next(code for code, letter in letters(font).items() if letter == "5").hex().upper()
    cmap = font.ToUnicode.read_bytes()
    old, new = f"<{code}> <0035>".encode(), f"<{code}> <0036>".encode()
    if cmap.count(old) != 1:
        raise NotPlanted("no 5 in the map")
    font.ToUnicode.write(cmap.replace(old, new))


CHANGED = (
    Fault("pdf-negation-lost", "“cannot” became “can”", "own", reword("cannot", "can")),
    Fault("pdf-line-lost", "a line is not drawn", "own", redraw(LINE, _erased)),
    Fault("pdf-line-twice", "a line is drawn two times", "own", redraw(LINE, _drawn_twice)),
    Fault(
        "pdf-glyph-means-another",
        "a 5 is drawn, and copied and spoken as 6",
        "own",
        edited(_means_another_figure),
    ),
    Fault(
        "pdf-line-spoken-otherwise",
        "ActualText says other words than the line",
        "own",
        redraw(LINE, _spoken_as("as many have said, ")),
    ),
    Fault("pdf-line-untagged", "a line is drawn and belongs to no element", "own", redraw(LINE, _untagged)),
)

UNSEEN = (
    Fault("pdf-line-invisible", "text rendering mode 3", "own", redraw(LINE, operands("Tr", 3))),
    Fault("pdf-line-white", "white on white", "own", redraw(LINE, operands("scn", 1, 1, 1))),
    Fault(
        "pdf-line-pale", "pale grey on white", "own", redraw(LINE, operands("scn", *[Decimal("0.72")] * 3))
    ),
    Fault("pdf-line-off-the-page", "drawn to the right of the page", "own", redraw(LINE, _moved(2000))),
    Fault(
        "pdf-line-over-the-edge", "half a line runs over the page's edge", "own", redraw(LINE, _moved(250))
    ),
    Fault("pdf-line-covered", "a white box lies over a line", "own", edited(_covered)),
    Fault("pdf-paragraph-small", "one paragraph set in 9 points", "own", edited(_half_size)),
    Fault(
        "pdf-heading-in-another-size",
        "one heading of 12 points",
        "own",
        redraw(
            "Diplomacy toward",
            lambda run: [
                with_operands(one, [one.operands[0], 12]) if str(one.operator) == "Tf" else one for one in run
            ],
        ),
    ),
)

FAULTS = CHANGED + UNSEEN
