"""E-books in which words are there and are not met: hidden, or overridden by attributes and style."""

from __future__ import annotations

from tests.planted.fault import Fault
from tests.planted.markup import swap
from tests.planted.zipped import sheet, text

WELCOMES = "<p>The Center for International Policy welcomes"
DETAIL = "<p>For more detail on steps"

FROM_THE_EAR = (
    Fault(
        "epub-paragraph-aria-hidden",
        "a screen reader passes over a paragraph",
        "own",
        text(swap(WELCOMES, WELCOMES.replace("<p>", '<p aria-hidden="true">'))),
    ),
    Fault(
        "epub-figure-without-alternative",
        "a picture with no alt",
        "rich",
        text(swap(' alt="A woman fills a blue can at a hand pump while two children wait."', "")),
    ),
)

FROM_THE_EYE = (
    Fault(
        "epub-paragraph-not-displayed",
        "display: none",
        "own",
        text(swap(DETAIL, DETAIL.replace("<p>", '<p style="display: none">'))),
    ),
    Fault(
        "epub-notes-clipped",
        "a box of no height",
        "rich",
        sheet('section[role="doc-endnotes"] { height: 0; overflow: hidden; }'),
    ),
    Fault(
        "epub-numbers-lost",
        "list-style: none takes the points' numbers away",
        "own",
        sheet("ol.decimal-paren { list-style-type: none; }"),
    ),
)

BY_STYLE = (
    Fault(
        "epub-points-turned-round",
        "the points stand in the other order",
        "own",
        sheet("ol.decimal-paren { display: flex; flex-direction: column-reverse; }"),
    ),
    Fault(
        "epub-grey-on-white",
        "colours that the reader cannot read",
        "own",
        sheet("body { color: #aaaaaa; background: #ffffff; }"),
    ),
)

FAULTS = FROM_THE_EAR + FROM_THE_EYE + BY_STYLE
