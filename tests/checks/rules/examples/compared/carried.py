"""What units do not show, in small pages beside their statement: emphasis, formulas, pictures, dates, facts."""

from __future__ import annotations

import base64
from collections.abc import Callable

from everyreader.checks.rules import CATALOGUE, Verdict, judge_reading
from everyreader.formats.html.read.reader import read_back
from everyreader.model.findings import Rendition
from tests.checks.rules.kit import FAILED, INAPPLICABLE, PASSED, Example, Kit
from tests.conftest import RICH

PLAIN = "# A page\n\nWords.\n"
COMPARED = ("TXT", "HDG", "LST", "TAB", "STR", "ALT", "LNG", "LNK", "QUO")
CARRIED = ("MET-024", "MET-025", "TXT-006")
RULES = [
    one
    for one in CATALOGUE
    if one.id in CARRIED or one.id.startswith(COMPARED) and Rendition.EPUB in one.renditions and not one.alone
]
PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>A page</title><meta name="dcterms.date" content="{date}"></head>
<body><header><p>{house}</p></header><main><h1>A page</h1>{body}</main>
<footer><dl><dt>Publisher</dt><dd>A House</dd><dt>Identifier</dt><dd>urn:x-test:statement</dd></dl><p>{listed}</p></footer></body></html>
"""


def page(
    statement: str, body: str, *, date: str = "2024-05-02", house: str = "A House", listed: str = ""
) -> Callable[[Kit], tuple[Verdict, ...]]:
    """A page with ``body`` in ``main``, read back and held against ``statement``."""

    def verdicts(kit: Kit) -> tuple[Verdict, ...]:
        path = kit.folder / "page.html"
        text = PAGE.format(date=date, house=house, body=body, listed=listed)
        path.write_text(text.replace('<meta name="dcterms.date" content="">', ""), encoding="utf-8")
        folder = kit.folder / "small"
        folder.mkdir(exist_ok=True)
        for name in ("pump.png", "map.png"):
            (folder / name).write_bytes((RICH / name).read_bytes())
        return judge_reading(kit.statement(statement), Rendition.HTML, read_back(path, kit.browser), RULES)

    return verdicts


def picture(name: str, alternative: str) -> str:
    data = base64.b64encode((RICH / name).read_bytes()).decode()
    return f'<p><img src="data:image/png;base64,{data}" alt="{alternative}"></p>'


SHORT = "# A page\n\nThe WHO met.\n\n*[WHO]: World Health Organization\n"
SHORTENED = '<p>The <abbr title="World Health Organization">WHO</abbr> met.</p>'
EMPHASIS = "# A page\n\nA *small* word.\n"
FORMULA = '# A page\n\nThe area is [$\\pi r^2$]{alt="pi r squared"}.\n'
MATRIX = '# A page\n\nThe turn is [$\\begin{pmatrix} a & b \\end{pmatrix}$]{alt="a and b in brackets"}.\n'
PICTURE = "# A page\n\n![A pump.](pump.png)\n\n![A map.](map.png)\n"


def formula(power: str) -> str:
    signs = f"<mi>π</mi><msup><mi>r</mi><mn>{power}</mn></msup>"
    return f'<p>The area is <math alttext="pi r squared" aria-label="pi r squared">{signs}</math>.</p>'


def matrix(last: str) -> str:
    cells = f"<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>{last}</mi></mtd></mtr></mtable>"
    named = 'alttext="a and b in brackets" aria-label="a and b in brackets"'
    return f"<p>The turn is <math {named}><mo>(</mo>{cells}<mo>)</mo></math>.</p>"


EXAMPLES = [
    Example("TXT-006", FAILED, "no list at the foot", page(SHORT, SHORTENED)),
    Example(
        "TXT-006",
        FAILED,
        "a list that says something else",
        page(SHORT, SHORTENED, listed="WHO: a band"),
    ),
    Example(
        "TXT-006",
        PASSED,
        "a list at the foot",
        page(SHORT, SHORTENED, listed="WHO: World Health Organization"),
    ),
    Example("TXT-006", INAPPLICABLE, "no abbreviation", page(PLAIN, "<p>Words.</p>")),
    Example("STR-002", FAILED, "an emphasised word made plain", page(EMPHASIS, "<p>A small word.</p>")),
    Example("STR-002", PASSED, "emphasis kept", page(EMPHASIS, "<p>A <em>small</em> word.</p>")),
    Example("STR-002", INAPPLICABLE, "no emphasis", page(PLAIN, "<p>Words.</p>")),
    Example("STR-003", FAILED, "a power changed", page(FORMULA, formula("3"))),
    Example("STR-003", PASSED, "the formula as written", page(FORMULA, formula("2"))),
    Example("STR-003", FAILED, "a matrix with another cell", page(MATRIX, matrix("c"))),
    Example("STR-003", PASSED, "a matrix as written", page(MATRIX, matrix("b"))),
    Example("STR-003", INAPPLICABLE, "no formula", page(PLAIN, "<p>Words.</p>")),
    Example(
        "ALT-017",
        FAILED,
        "two pictures exchanged",
        page(PICTURE, picture("map.png", "A pump.") + picture("pump.png", "A map.")),
    ),
    Example(
        "ALT-017",
        PASSED,
        "each picture under its words",
        page(PICTURE, picture("pump.png", "A pump.") + picture("map.png", "A map.")),
    ),
    Example("ALT-017", INAPPLICABLE, "no picture", page(PLAIN, "<p>Words.</p>")),
    Example("MET-024", FAILED, "a date a month late", page(PLAIN, "<p>Words.</p>", date="2024-06-02")),
    Example("MET-024", PASSED, "the statement's date", page(PLAIN, "<p>Words.</p>")),
    Example("MET-024", INAPPLICABLE, "no date for programs", page(PLAIN, "<p>Words.</p>", date="")),
    Example("MET-025", FAILED, "another publisher at the top", page(PLAIN, "<p>Words.</p>", house="A Hut")),
    Example("MET-025", PASSED, "the publisher twice, the identifier once", page(PLAIN, "<p>Words.</p>")),
]
