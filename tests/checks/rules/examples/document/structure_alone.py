"""Headings, lists, quotations, tables and links of foreign pages and e-books by themselves."""

from tests.checks.rules.examples.document.data_tables import HEAD, ROWS, table
from tests.checks.rules.kit import FAILED, INAPPLICABLE, PAGE, Example, book, page, trio, wholes

TEXT = "<p>The well is deep, and the water is cold.</p>"
BIG = "<style>a { display: inline-block; min-width: 60px; min-height: 60px }</style>"
SAYS = "<p>The wells of the valley are deep, and the water in them is cold until the end of the summer.</p>"
USUAL = PAGE.format(body=SAYS, head="", lang="en")
WORDS = "<p>" + "The well is deep and cold. " * 90 + "</p>"


def indented(text: str, tag: str = "p") -> str:
    return f'{SAYS}<{tag} style="margin: 0 2em">{text}</{tag}>{SAYS}'


SPOKEN = "“The wells of the valley are deep, and the water is cold.”"
EXAMPLES: list[Example] = [
    *trio(
        "HDG-010", f"<h2>Wells</h2>{SAYS}<h4>Upper</h4>{SAYS}", f"<h2>Wells</h2>{SAYS}<h3>Upper</h3>{SAYS}"
    ),
    Example("HDG-010", INAPPLICABLE, "no headings", page("", whole=USUAL.replace("h1>", "p>"))),
    *wholes("HDG-011", USUAL.replace("h1>", "h2>"), USUAL, USUAL.replace("h1>", "p>")),
    *wholes("HDG-012", USUAL.replace(SAYS, f"<h1>Wells</h1>{SAYS}"), USUAL, USUAL.replace("h1>", "p>")),
    *wholes("HDG-013", USUAL.replace("h1>", "p>").replace(SAYS, WORDS), USUAL.replace(SAYS, WORDS)),
    *trio(
        "HDG-014",
        f"{SAYS}<p><strong>The upper wells</strong></p>{SAYS}",
        f"{SAYS}<h2>The upper wells</h2>{SAYS}",
    ),
    Example("HDG-014", FAILED, "a book", book(f"{SAYS}<p><b>The upper wells</b></p>{SAYS}", shown=True)),
    Example(
        "HDG-014",
        FAILED,
        "large letters",
        page(f'{SAYS}<div style="font-size: 1.6em">The upper wells</div>{SAYS}'),
    ),
    *trio(
        "LST-005",
        f"{SAYS}<p>• The upper well</p><p>• The lower well</p>",
        "<ul><li>The upper well</li><li>The lower well</li></ul>",
    ),
    Example("LST-005", FAILED, "line breaks", page(f"{SAYS}<p>1. The upper well<br>2. The lower well</p>")),
    *trio(
        "LST-006", "<ul><p>Wells</p><li>The upper well</li></ul>", "<ul><li>The upper well</li></ul>", TEXT
    ),
    *trio("LST-007", "<div><li>The upper well</li></div>", "<ul><li>The upper well</li></ul>", TEXT),
    *trio("QUO-002", indented(SPOKEN), indented(SPOKEN, "blockquote")),
    *trio("TAB-010", "<pre>Well     Depth\nUpper    12 m\nLower    9 m</pre>", table(HEAD + ROWS)),
    *trio(
        "LNK-004",
        f'{SAYS}<p><a href="#a" id="a">Click here</a></p>',
        f'{SAYS}<p><a href="#a" id="a">The wells</a></p>',
        TEXT,
        head=BIG,
    ),
    *trio(
        "LNK-005",
        '<p><a href="https://example.org/wells">https://example.org/wells</a></p>',
        '<p><a href="https://example.org/wells">The wells</a></p>',
        TEXT,
        head=BIG,
    ),
    *trio(
        "LNK-006",
        '<p><a href="https://example.org/" target="_blank">The wells</a></p>',
        '<p><a href="https://example.org/" target="_blank">The wells (in a new window)</a></p>',
        TEXT,
        head=BIG,
    ),
    *trio(
        "LNK-007",
        '<p><a href="javascript:dig()">Dig</a></p>',
        '<p><a href="#a" id="a">Dig</a></p>',
        TEXT,
        head=BIG,
    ),
    *trio(
        "LNK-008",
        (
            '<p><a href="https://example.org/a">The wells</a></p><p><a href="https://example.org/b">The '
            "wells</a></p>"
        ),
        (
            '<p><a href="https://example.org/a">The wells</a></p><p><a href="https://example.org/a">The '
            "wells</a></p>"
        ),
        TEXT,
        head=BIG,
    ),
]
