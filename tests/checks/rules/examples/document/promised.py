"""What a page promises before its first word, sound that starts by itself, directions, scripts, notes, and
labels taken away by style."""

from __future__ import annotations

import base64
import io
import re
import wave
from collections.abc import Callable

from everyreader.checks.rules import Verdict, judge_reading
from everyreader.formats.html.read.reader import read_back
from everyreader.formats.html.write.writer import write
from everyreader.model.findings import Rendition
from everyreader.theme.styles_folder import styles_folder
from everyreader.tools.places import font_folders
from tests.checks.rules.examples.document.documents import TEXT, USUAL, drawing
from tests.checks.rules.kit import CANT_TELL, FAILED, INAPPLICABLE, PASSED, Example, Kit, page, trio, wholes
from tests.checks.rules.our_book import ours

STATEMENT = (
    "# A Title\n\nThe well is deep, and its water is cold.\n\n## A part\n\n1. Drink.\n2. Come again.\n"
)
POLICY = r'<meta http-equiv="Content-Security-Policy"[^>]*>\n'
VIEWPORT = '<meta name="viewport" content="width=device-width">'


def own(
    *changes: tuple[str, str], text: str = STATEMENT, foreign: bool = False
) -> Callable[[Kit], tuple[Verdict, ...]]:
    """The page of the statement ``text``, judged beside it, after each pattern was replaced wherever it
    fits."""

    def verdicts(kit: Kit) -> tuple[Verdict, ...]:
        publication, path = kit.statement(text), kit.folder / "own.html"
        write(publication, path, styles=styles_folder(), fonts=font_folders())
        made = path.read_text(encoding="utf-8")
        for pattern, new in changes:
            made, times = re.subn(pattern, new, made, flags=re.DOTALL)
            assert times, pattern
        path.write_text(made, encoding="utf-8")
        return judge_reading(publication, Rendition.HTML, read_back(path, kit.browser), foreign=foreign)

    return verdicts


def tone(seconds: float) -> str:
    """The address of a sound file of that length."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setparams((1, 1, 4000, 0, "NONE", "not compressed"))
        file.writeframes(bytes([128, 140] * round(2000 * seconds)))
    return f"data:audio/wav;base64,{base64.b64encode(out.getvalue()).decode('ascii')}"


def notes(mark: str = "1", *, name: str = "Note 1", back: str = "Back to reference 1", to: str = "n1") -> str:
    """Two notes, and the reference to the first of them."""
    return (
        f'<p>The well is deep.<a role="doc-noteref" id="r1" href="#{to}" aria-label="{name}">{mark}</a> '
        f"And the water is cold."
        '<a role="doc-noteref" id="r2" href="#n2" aria-label="Note 2"><sup>2</sup></a></p>'
        f'<section role="doc-endnotes" aria-label="Notes"><ol><li id="n1"><p>Measured. <a '
        f'role="doc-backlink" href="#r1" aria-label="{back}">↩︎ up</a></p></li>'
        '<li id="n2"><p>Tasted. <a role="doc-backlink" href="#r2" aria-label="Back to reference 2">↩︎ '
        "up</a></p></li></ol></section>"
    )


RAISED = "<sup>1</sup>"
NUMBERED = "# A Title\n\nThe well is deep.\n\n1. Drink.\n2. Come again.\n"
PLAIN = "# A Title\n\nThe well is deep.\n"
CYRILLIC = "<p>Колодец глубок, и вода в нём холодна; никто не помнит, кто его вырыл.</p>"
HEBREW = "<p>הבאר עמוקה והמים קרים ואיש אינו זוכר מי חפר אותה.</p>"
LATIN = "<p>The well is deep, and the water is cold; nobody knows who dug it.</p>"
LATE = f"<!-- {'x' * 1100} -->"
EXAMPLES = [
    Example(
        "DOC-014",
        FAILED,
        "a song without end",
        page(f'<audio autoplay loop src="{tone(0.5)}"></audio>' + TEXT),
    ),
    Example("DOC-014", FAILED, "a long sound", page(f'<audio autoplay src="{tone(4)}"></audio>' + TEXT)),
    Example(
        "DOC-014",
        FAILED,
        "a script that plays",
        page(
            f'<audio controls src="{tone(4)}"></audio>'
            + TEXT
            + "<script>document.querySelector('audio').play()</script>"
        ),
    ),
    Example("DOC-014", PASSED, "a short sound", page(f'<audio autoplay src="{tone(1)}"></audio>' + TEXT)),
    Example(
        "DOC-014", PASSED, "a sound that waits", page(f'<audio controls src="{tone(4)}"></audio>' + TEXT)
    ),
    Example(
        "DOC-014",
        PASSED,
        "a silent loop",
        page(f'<video autoplay loop muted aria-hidden="true" src="{tone(4)}"></video>' + TEXT),
    ),
    Example(
        "DOC-014",
        CANT_TELL,
        "a video nobody can look into",
        page('<video autoplay src="data:video/mp4;base64,AAAA"></video>' + TEXT),
    ),
    Example("DOC-014", INAPPLICABLE, "words alone", page(TEXT)),
    *wholes("DOC-015", USUAL.replace('<meta charset="utf-8">', ""), USUAL),
    *wholes(
        "DOC-015",
        USUAL.replace('<meta charset="utf-8">', LATE + '<meta charset="utf-8">'),
        "\ufeff" + USUAL.replace('<meta charset="utf-8">', ""),
    ),
    *wholes(
        "DOC-015",
        USUAL.replace("utf-8", "iso-8859-1"),
        USUAL.replace(
            '<meta charset="utf-8">', '<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">'
        ),
    ),
    Example("DOC-015", INAPPLICABLE, "a drawing by itself", drawing),
    *wholes("WEB-011", USUAL.replace(VIEWPORT, ""), USUAL),
    *wholes(
        "WEB-011",
        USUAL.replace("device-width", "1280"),
        USUAL.replace("width=device-width", "initial-scale=1, width=device-width"),
    ),
    Example("WEB-011", INAPPLICABLE, "a drawing by itself", drawing),
    *trio(
        "DOC-016", f'<div dir="rtl">{LATIN}</div>', f'<div dir="rtl" lang="he">{HEBREW}{LATIN}</div>', LATIN
    ),
    Example("DOC-016", FAILED, "Hebrew from left to right", page(f'<div dir="ltr" lang="he">{HEBREW}</div>')),
    Example(
        "DOC-016",
        PASSED,
        "English within Hebrew",
        page(f'<div dir="rtl" lang="he">{HEBREW}<p dir="ltr" lang="en">The well is deep.</p></div>'),
    ),
    Example("LNG-004", FAILED, "Russian as English", page(CYRILLIC * 4)),
    Example("LNG-004", FAILED, "English as Russian", page("<p>A word.</p>" + LATIN * 6, lang="ru")),
    Example("LNG-004", PASSED, "Russian as Russian", page(f'<div lang="ru">{CYRILLIC * 4}</div>')),
    Example(
        "LNG-004",
        PASSED,
        "a name in another script",
        page(LATIN * 3 + "<p>He was called Достоевский, Фёдор.</p>"),
    ),
    Example("LNG-004", INAPPLICABLE, "a language of several scripts", page(LATIN, lang="sr")),
    *trio("NTE-008", notes(RAISED, to="n2"), notes(RAISED), TEXT),
    *trio("NTE-009", notes(RAISED, name="Note 7"), notes(RAISED, name="Footnote 1 of 2"), TEXT),
    Example("NTE-009", FAILED, "a way back", page(notes(RAISED, back="Back to reference 2"))),
    *trio("NTE-010", notes("1"), notes("[1]"), TEXT),
    Example("NTE-010", PASSED, "small letters", page(notes('<span style="font-size: 70%">1</span>'))),
    Example("WEB-009", FAILED, "no policy", own((POLICY, ""))),
    Example("WEB-009", FAILED, "any form", own(("form-action 'none'", "form-action *"))),
    Example(
        "WEB-009",
        FAILED,
        "any script",
        own(("font-src data:", "font-src data:; script-src &#39;unsafe-inline&#39;")),
    ),
    Example(
        "WEB-009",
        FAILED,
        "a policy that comes late",
        own((f"({POLICY})({POLICY})(.*?</style>\n)", r"\3\1\2")),
    ),
    Example("WEB-010", FAILED, "no skip link", own((r'<a class="skip".*?</a>\n', ""))),
    Example(
        "WEB-010",
        FAILED,
        "to the imprint",
        own(
            ('class="skip" href="#page:statement"', 'class="skip" href="#end"'),
            ("<footer", '<footer id="end"'),
        ),
    ),
    Example("MET-027", FAILED, "touch", own((r'"accessMode": \[', '"accessMode": ["tactile", '))),
    Example("MET-027", FAILED, "no word of hazards", own((r'"accessibilityHazard": \["none"\], ', ""))),
    Example("MET-027", FAILED, "no word of reading order", own(('"readingOrder", ', ""))),
    *(Example(rule, PASSED, "a page as it is made", own()) for rule in ("WEB-009", "WEB-010", "MET-027")),
    *(
        Example(rule, INAPPLICABLE, "a page of others", own(foreign=True))
        for rule in ("WEB-009", "WEB-010", "MET-027")
    ),
    Example(
        "LST-008",
        FAILED,
        "no bullets",
        ours(
            ("EPUB/style.css", "ul { list-style-type: disc; }", "li::marker { content: ''; }"),
            text=NUMBERED,
            shown=True,
        ),
    ),
    Example(
        "LST-008",
        FAILED,
        "items that are none",
        ours(
            ("EPUB/style.css", "ul { list-style-type: disc; }", "li { display: block; }"),
            text=NUMBERED,
            shown=True,
        ),
    ),
    Example("LST-008", PASSED, "numbers", ours(text=NUMBERED, shown=True)),
    Example("LST-008", INAPPLICABLE, "no list", ours(text=PLAIN, shown=True)),
]
