"""PDFs whose words are drawn right and tagged wrong."""

from __future__ import annotations

from collections.abc import Callable

import pikepdf
from pikepdf import Dictionary, Name, Pdf

from tests.planted.fault import Fault, NotPlanted
from tests.planted.pdf_text import draw, edited, instruction, instructions, with_operands
from tests.planted.pdf_tree import at_element, elements, find, kids, lose, make_artifact, put, retag, uproot

PUMP = "A woman fills a blue can"
FLAT = {"/L": "/Div", "/LI": "/Div", "/Lbl": "/Span", "/LBody": "/Div"}


def _alternative(words: str) -> Callable[[pikepdf.Object], None]:
    return lambda figure: put(figure, "/Alt", pikepdf.String(words))


def _flattened(list_: pikepdf.Object) -> None:
    """Make divisions of a list and of all that is a list's in it."""
    for one in list(elements(list_)):
        if str(one.S) in FLAT:
            one.S = Name(FLAT[str(one.S)])


def _runs_exchanged(paragraph: pikepdf.Object) -> None:
    """Let two lines of a paragraph be read in the other order."""
    held = kids(paragraph)
    if len(held) < 4:
        raise NotPlanted("a paragraph of few lines")
    held[1], held[2] = held[2], held[1]
    paragraph.K = pikepdf.Array(held)


def _paragraphs_exchanged(pdf: Pdf) -> None:
    """Let the second paragraph be read before the first."""
    second = find(pdf, "/P", "We must be clear")
    first = find(pdf, "/P", "The Center for International Policy")
    at = uproot(first)
    held = kids(second.P)
    if held[at].objgen != second.objgen:
        raise NotPlanted("not one behind the other")
    second.P.K = pikepdf.Array([*held[: at + 1], first, *held[at + 1 :]])


def _heads_made_cells(table: pikepdf.Object) -> None:
    heads = [one for one in elements(table) if str(one.S) == "/TH"]
    if not heads:
        raise NotPlanted("no header cells")
    for one in heads:
        one.S = Name.TD


def _scope_turned(head: pikepdf.Object) -> None:
    owner = next(one for one in head.A if str(one.O) == "/Table")
    put(owner, "/Scope", Name.Column)


def _caption_detached(pdf: Pdf) -> None:
    """Make the table's caption a paragraph before the table."""
    caption = find(pdf, "/Caption", "Wells and people served")
    table = caption.P
    uproot(caption)
    at = uproot(table)
    held = kids(table.P)
    table.P.K = pikepdf.Array([*held[:at], caption, table, *held[at:]])
    caption.P, caption.S = table.P, Name.P


def _formula(pdf: Pdf, alternative: str) -> pikepdf.Object:
    found = [one for one in elements(pdf.Root.StructTreeRoot) if str(one.get("/Alt", "")) == alternative]
    if len(found) != 1:
        raise NotPlanted(f"{len(found)} elements with the alternative {alternative!r}")
    return found[0]


def _label_made_artifact(pdf: Pdf) -> None:
    """Draw a point's number for the eye only."""
    make_artifact(pdf, find(pdf, "/Lbl", "2)"))


def _phrase_language(pdf: Pdf) -> None:
    """Mark Greek words as English."""
    for at in range(len(pdf.pages)):
        drawn = instructions(pdf, at)
        for place, one in enumerate(drawn):
            props = one.operands[1] if len(one.operands) == 2 and str(one.operator) == "BDC" else {}
            if str(props.get("/Lang", "")) == "el":
                new = Dictionary({**dict(props.items()), "/Lang": pikepdf.String("en")})
                drawn[place] = with_operands(one, [one.operands[0], new])
                draw(pdf, at, drawn)
                return
    raise NotPlanted("no Greek")


def _decoration_tagged(pdf: Pdf) -> None:
    """Make a figure with an alternative of the drawn line below the first figure."""
    owner = find(pdf, "/Figure", PUMP).P
    tree = pdf.Root.StructTreeRoot.ParentTree.Nums
    belongs = tree[list(tree).index(pdf.pages[0].StructParents) + 1]
    mcid = len(belongs)
    drawn = instructions(pdf, 0)
    places = [at for at, one in enumerate(drawn) if str(one.operator) == "Do"]
    if len(places) != 2 or str(drawn[places[1] - 3].operator) != "BMC":
        raise NotPlanted("no picture marked as artifact")
    drawn[places[1] - 3] = instruction("BDC", Name.Figure, Dictionary(MCID=mcid))
    draw(pdf, 0, drawn)
    figure = Dictionary(
        Type=Name.StructElem, S=Name.Figure, P=owner.P, Pg=pdf.pages[0].obj, Alt="Line", K=mcid
    )
    belongs.append(pdf.make_indirect(figure))
    held = kids(owner.P)
    at = [kid.objgen for kid in held].index(owner.objgen)
    owner.P.K = pikepdf.Array([*held[: at + 1], belongs[mcid], *held[at + 1 :]])


FAULTS = (
    Fault("pdf-heading-made-paragraph", "H2 became P", "own", retag("/H2", "Diplomacy toward", "/P")),
    Fault(
        "pdf-list-flattened",
        "a list became divisions",
        "own",
        at_element("/L", "Diplomacy toward", _flattened),
    ),
    Fault("pdf-label-unread", "a point's number is an artifact", "own", edited(_label_made_artifact)),
    Fault(
        "pdf-lines-read-in-wrong-order",
        "two lines are read in the other order",
        "own",
        at_element("/P", "We must be clear", _runs_exchanged),
    ),
    Fault(
        "pdf-paragraphs-read-in-wrong-order",
        "two paragraphs are read in the other order",
        "own",
        edited(_paragraphs_exchanged),
    ),
    Fault(
        "pdf-paragraph-made-artifact",
        "a paragraph is for the eye only",
        "own",
        edited(lambda pdf: make_artifact(pdf, find(pdf, "/P", "For more detail on steps"))),
    ),
    Fault(
        "pdf-header-cells-made-cells",
        "TH became TD",
        "rich",
        at_element("/Table", "Kissi", _heads_made_cells),
    ),
    Fault(
        "pdf-row-header-misdirected",
        "a row's header speaks for its column",
        "rich",
        at_element("/TH", "Kissi", _scope_turned),
    ),
    Fault(
        "pdf-caption-detached", "the table's caption became a paragraph", "rich", edited(_caption_detached)
    ),
    Fault(
        "pdf-alternative-lost",
        "a figure without Alt",
        "rich",
        at_element("/Figure", PUMP, lambda figure: lose(figure, "/Alt")),
    ),
    Fault(
        "pdf-alternative-is-file-name",
        "Alt is a file's name",
        "rich",
        at_element("/Figure", PUMP, _alternative("pump.png")),
    ),
    Fault(
        "pdf-figure-made-artifact",
        "a figure is for the eye only",
        "rich",
        edited(lambda pdf: make_artifact(pdf, find(pdf, "/Figure", "Map of the three districts"))),
    ),
    Fault(
        "pdf-decoration-made-figure",
        "a drawn line is announced",
        "rich",
        edited(_decoration_tagged),
    ),
    Fault(
        "pdf-note-made-paragraph",
        "a note became a paragraph in mid-sentence",
        "rich",
        retag("/Note", "Counted twice", "/P"),
    ),
    Fault(
        "pdf-formula-without-alternative",
        "a formula without Alt",
        "rich",
        edited(lambda pdf: lose(_formula(pdf, "A equals pi r squared"), "/Alt")),
    ),
    Fault(
        "pdf-quotation-made-division",
        "BlockQuote became Div",
        "rich",
        retag("/BlockQuote", "first medicine", "/Div"),
    ),
    Fault(
        "pdf-paragraph-loses-language",
        "a French paragraph would be read as English",
        "rich",
        at_element("/P", "Ce paragraphe", lambda one: lose(one, "/Lang")),
    ),
    Fault(
        "pdf-phrase-in-wrong-language", "Greek words are marked as English", "rich", edited(_phrase_language)
    ),
)
