"""The document as a whole: language, title, refreshing, zooming, spacing, orientation, identifiers."""

from tests.checks.rules.kit import FAILED, INAPPLICABLE, PAGE, PASSED, Example, book, page, trio, wholes

TEXT = "<p>The well is deep, and the water is cold.</p>"
LONG = "The well is deep, and the water is cold, and the way to it is long. " * 4
USUAL = PAGE.format(body=TEXT, head="", lang="en")
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60"><title>A square</title><rect '
    'width="60" height="60"/></svg>'
)


def drawing(kit):
    """A drawing by itself, which is no HTML page."""
    from everyreader.checks.rules import CATALOGUE, judge_alone
    from everyreader.formats.html.read.reader import read_back
    from everyreader.model.findings import Rendition

    path = kit.folder / "drawing.svg"
    path.write_text(DRAWING, encoding="utf-8")
    rules = [rule for rule in CATALOGUE if rule.id.startswith(("DOC", "WEB-011"))]
    return judge_alone(Rendition.HTML, read_back(path, kit.browser), rules)


def turned(style: str, media: str = "(orientation: portrait)") -> str:
    return f"<style>@media {media} {{ main {{ {style} }} }}</style>"


def meta(name: str, content: str) -> str:
    return f'<meta {name} content="{content}">'


REFRESH = 'http-equiv="refresh"'
EXAMPLES: list[Example] = [
    *wholes("DOC-001", USUAL.replace('<html lang="en">', "<html>"), USUAL),
    Example("DOC-001", INAPPLICABLE, "a drawing by itself", drawing),
    *wholes("DOC-002", USUAL.replace('lang="en"', 'lang="english"'), USUAL),
    Example("DOC-002", INAPPLICABLE, "a drawing by itself", drawing),
    *wholes(
        "DOC-003",
        USUAL.replace('lang="en"', 'lang="en" xml:lang="fr"'),
        USUAL.replace('lang="en"', 'lang="en" xml:lang="en-GB"'),
        USUAL,
    ),
    *trio(
        "DOC-004",
        '<p>He said <span lang="german">Brunnen</span>.</p>',
        '<p>He said <span lang="de">Brunnen</span>.</p>',
        TEXT,
    ),
    *wholes("DOC-005", USUAL.replace("<title>A page</title>", "<title> </title>"), USUAL),
    Example("DOC-005", INAPPLICABLE, "a drawing by itself", drawing),
    Example("DOC-006", FAILED, "a minute", page(TEXT, head=meta(REFRESH, "60"))),
    Example("DOC-006", PASSED, "at once", page(TEXT, head=meta(REFRESH, "0; url=page.html"))),
    Example("DOC-006", INAPPLICABLE, "no time", page(TEXT, head=meta(REFRESH, "soon"))),
    Example("DOC-007", FAILED, "a day", page(TEXT, head=meta(REFRESH, "86400"))),
    Example("DOC-007", PASSED, "at once", page(TEXT, head=meta(REFRESH, "0; url=page.html"))),
    Example("DOC-007", INAPPLICABLE, "no refresh", page(TEXT)),
    *wholes(
        "DOC-008",
        USUAL.replace("width=device-width", "width=device-width, user-scalable=no"),
        USUAL.replace("width=device-width", "width=device-width, maximum-scale=5"),
        USUAL,
    ),
    *trio(
        "DOC-009", '<p id="a">Deep.</p><p id="a">Cold.</p>', '<p id="a">Deep.</p><p id="b">Cold.</p>', TEXT
    ),
    *trio(
        "DOC-010",
        f'<table role="presentation"><tr><td style="line-height: 1.2 !important">{LONG}</td></tr></table>',
        f'<table role="presentation"><tr><td style="line-height: 1.6 !important">{LONG}</td></tr></table>',
        f'<table role="presentation"><tr><td style="line-height: 1.6">{LONG}</td></tr></table>',
    ),
    *trio(
        "DOC-011",
        '<p style="word-spacing: 0.02em !important">The well is deep.</p>',
        '<p style="word-spacing: 0.2em !important">The well is deep.</p>',
        TEXT,
    ),
    *trio(
        "DOC-012",
        '<p style="letter-spacing: 0.01em !important">The well is deep.</p>',
        '<p style="letter-spacing: 0.13em !important">The well is deep.</p>',
        TEXT,
    ),
    Example(
        "DOC-013", FAILED, "a quarter turn", page(TEXT, head=turned("width: 10em; transform: rotate(90deg)"))
    ),
    Example("DOC-013", PASSED, "a little", page(TEXT, head=turned("rotate: 1deg"))),
    Example("DOC-013", INAPPLICABLE, "no such styles", page(TEXT)),
    Example(
        "DOC-001",
        FAILED,
        "a book",
        book(shown=True, changes=(("EPUB/text.xhtml", ' lang="en" xml:lang="en"', ""),)),
    ),
    Example("DOC-009", FAILED, "a book", book('<p id="second">Cold.</p>', shown=True)),
]
