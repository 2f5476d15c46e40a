"""E-books whose words, numbers or signs are not the statement's."""

from __future__ import annotations

from tests.planted.fault import Fault
from tests.planted.markup import after, drop, exchange, rewrite, swap, together
from tests.planted.zipped import text

SUPPLY = (
    " Further, those supply lines need to be made permanent and protected by mutual agreement of the"
    " combatants, even if fighting should resume."
)
LIMITED = (
    "While we hope that steps like those above will be taken to extend this pause, it is nonetheless"
    " time-limited until otherwise agreed."
)
ACCOUNT = (
    "The United States and its international partners must make clear to the combatants that if hostilities"
    " do resume, they will be held accountable for violations of the laws of war such as continued holding"
    " of civilian hostages, indiscriminate attacks in civilian areas and collective punishment."
)
FUNDS = "<p>Funds must reach the people who dig.</p>\n"
NOTES = r'(<li id="fn1"><p>)(.*?)(<a href="#fnref1".*?<li id="fn2"><p>)(.*?)(<a href="#fnref2")'
PUMP = 'alt="A woman fills a blue can at a hand pump while two children wait."'
MAP = 'alt="Map of the three districts along the river."'

PROSE = (
    Fault(
        "epub-negation-lost",
        "an editor drops “not”",
        "own",
        text(swap("it cannot also be", "it can also be")),
    ),
    Fault("epub-sentence-lost", "a sentence in mid-paragraph is gone", "own", text(drop(SUPPLY))),
    Fault(
        "epub-sentences-exchanged", "two sentences changed places", "own", text(exchange(LIMITED, ACCOUNT))
    ),
    Fault(
        "epub-quotes-straightened",
        "a converter wrote straight quotation marks",
        "own",
        text(swap("“indiscriminate”", '"indiscriminate"')),
    ),
    Fault(
        "epub-letter-of-another-alphabet",
        "a Cyrillic е looks right and is spoken wrong",
        "own",
        text(swap("a permanent ceasefire", "a permanent c\u0435asefire")),
    ),
    Fault(
        "epub-date-for-machines-wrong",
        "the date that programs read is a month late",
        "own",
        text(swap('datetime="2023-11-21"', 'datetime="2023-12-21"')),
    ),
)

CONSTRUCTS = (
    Fault("epub-mojibake", "UTF-8 read as Windows-1252", "rich", text(swap("“no child", "â€œno child"))),
    Fault(
        "epub-minus-lost",
        "five degrees below became five above",
        "rich",
        text(swap("fall to -5 degrees", "fall to 5 degrees")),
    ),
    Fault("epub-cells-exchanged", "two figures changed rows", "rich", text(exchange("4,800", "2,950"))),
    Fault(
        "epub-note-texts-exchanged",
        "each note says what the other should",
        "rich",
        text(rewrite(NOTES, r"\1\4\3\2\5")),
    ),
    Fault(
        "epub-alternatives-exchanged", "each picture has the other's text", "rich", text(exchange(PUMP, MAP))
    ),
    Fault("epub-formula-changed", "the radius is cubed", "rich", text(swap("<mn>2</mn>", "<mn>3</mn>"))),
    Fault(
        "epub-code-indent-lost",
        "leading spaces of code are gone",
        "rich",
        text(swap("\n    print(", "\nprint(")),
    ),
    Fault(
        "epub-paragraph-moved",
        "a paragraph slid behind the list below it",
        "rich",
        text(
            together(drop(FUNDS), after("<li><p>Answer every letter</p></li>\n</ul>", "\n" + FUNDS.strip()))
        ),
    ),
)

FAULTS = PROSE + CONSTRUCTS
