"""What a page does of itself by the clock and by the first touch, what its own policy blocks, and where it
says it is: DOC-014, 017, 018, WEB-012, 013."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from everyreader.checks.rules import Verdict, judge_reading
from everyreader.formats.html.read.reader import read_back
from everyreader.formats.html.write.writer import write
from everyreader.model.findings import Rendition
from everyreader.theme.styles_folder import styles_folder
from everyreader.tools.places import font_folders
from tests.checks.rules.examples.document.documents import TEXT
from tests.checks.rules.examples.document.promised import STATEMENT, own, tone
from tests.checks.rules.examples.edition.download_page import changed
from tests.checks.rules.kit import CANT_TELL, FAILED, INAPPLICABLE, PASSED, Example, Kit, page
from tests.checks.rules.small_edition import Edit, as_made, edition
from tests.checks.rules.talking_book import audiobook

SOUND = f'<audio controls src="{tone(4)}"></audio>'
LONG = "<p>The water of the well is deep and cold, and nobody knows who dug it.</p>" * 60
BUTTON = '<p><button style="font-size: 1rem; min-width: 44px; min-height: 44px">Go on</button></p>'
PLAY = "document.querySelector('audio').play()"


def acts(script: str, body: str = TEXT) -> Callable[[Kit], tuple[Verdict, ...]]:
    return page(f"{body}<script>{script}</script>")


def upon(event: str, on: str = "document") -> str:
    return f"{on}.addEventListener('{event}', () => {PLAY}, {{ once: true }})"


def with_policy(policy: str) -> Callable[[Kit], tuple[Verdict, ...]]:
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return page(f"{TEXT}<script>let depth = 9</script>", head=meta)


def links_to(address: str) -> Edit:
    return changed("</title>", f'</title><link rel="canonical" href="{address}">')


def in_french(folder: Path) -> None:
    """The accessibility statement, in English."""
    words = (
        "<p>Nobody has yet judged whether all of this can be read by everybody who wants to read it.</p>" * 4
    )
    text = (
        f'<!DOCTYPE html><html lang="fr"><meta charset="utf-8"><title>Accessibility</title><main>{words}<'
        f"/main>"
    )
    (folder / "report" / "accessibility.html").write_text(text, encoding="utf-8")


def published(kit: Kit) -> tuple[Verdict, ...]:
    """A page of ours, whose house says where its editions are published."""
    publication, path = kit.statement(STATEMENT), kit.folder / "own.html"
    publication = replace(publication, house=replace(publication.house, web="https://a.example/statements/"))
    write(publication, path, styles=styles_folder(), fonts=font_folders())
    return judge_reading(publication, Rendition.HTML, read_back(path, kit.browser))


POLICY = '<meta http-equiv="Content-Security-Policy"[^>]*>'
GENTLE = (
    f"const button = document.querySelector('button'); button.onclick = () => {{ button.textContent = "
    f"'Gone'; {PLAY} }}"
)
EXAMPLES = [
    *(
        Example("DOC-014", CANT_TELL, f"a sound begun by {event}", acts(upon(event, on), SOUND + LONG))
        for event, on in (
            ("scroll", "window"),
            ("wheel", "document"),
            ("pointermove", "document"),
            ("mousemove", "document.body"),
            ("keydown", "document"),
            ("focusin", "document"),
            ("visibilitychange", "document"),
        )
    ),
    Example(
        "DOC-014",
        CANT_TELL,
        "a sound begun by the clock",
        acts(f"setTimeout(() => {PLAY}, 90000)", SOUND + TEXT),
    ),
    Example(
        "DOC-014",
        CANT_TELL,
        "a voice that begins by itself",
        acts(f"setTimeout(() => new Audio('{tone(4)}').play(), 20000)"),
    ),
    Example("DOC-014", PASSED, "a button that plays", acts(GENTLE, SOUND + BUTTON + LONG)),
    Example(
        "DOC-017", CANT_TELL, "by the clock", acts("setTimeout(() => { location.href = 'b.html' }, 90000)")
    ),
    Example("DOC-017", CANT_TELL, "anew", acts("setInterval(() => location.reload(), 200000)")),
    Example("DOC-017", CANT_TELL, "another window", acts("setTimeout(() => open('b.html'), 9000)")),
    Example(
        "DOC-017",
        CANT_TELL,
        "when the time is over",
        acts(
            "const begun = Date.now(); setInterval(() => { if (Date.now() - begun > 60000) location "
            "= 'b.html' }, 500)"
        ),
    ),
    Example(
        "DOC-017", CANT_TELL, "at the first scroll", acts("onscroll = () => location.assign('b.html')", LONG)
    ),
    Example(
        "DOC-017",
        PASSED,
        "a button that leads on",
        acts("document.querySelector('button').onclick = () => { location.href = 'b.html' }", BUTTON + TEXT),
    ),
    Example("DOC-017", INAPPLICABLE, "no script", page(TEXT)),
    Example("DOC-018", CANT_TELL, "it scrolls", acts("setInterval(() => scrollBy(0, 1), 60)", LONG)),
    Example(
        "DOC-018",
        CANT_TELL,
        "it scrolls frame by frame",
        acts("const go = () => { scrollBy(0, 1); requestAnimationFrame(go) }; setTimeout(go, 5000)", LONG),
    ),
    Example(
        "DOC-018",
        CANT_TELL,
        "other words",
        acts(
            "setInterval(() => { document.querySelector('main p').textContent = `Tale "
            "${Math.random()}` }, 8000)"
        ),
    ),
    Example(
        "DOC-018",
        CANT_TELL,
        "a line that runs",
        acts(
            "let at = 0; setInterval(() => { document.querySelector('main p').style.transform = "
            "`translateX(${++at % 90}px)` }, 40)"
        ),
    ),
    Example("DOC-018", PASSED, "a button that changes its words", acts(GENTLE, SOUND + BUTTON + LONG)),
    Example("DOC-018", INAPPLICABLE, "no script", page(TEXT)),
    Example("WEB-012", FAILED, "a script that the policy does not name", with_policy("script-src 'none'")),
    Example("WEB-012", PASSED, "a script that the policy lets in", with_policy("script-src 'unsafe-inline'")),
    Example("WEB-012", INAPPLICABLE, "no policy", page(TEXT)),
    Example(
        "WEB-012",
        FAILED,
        "the download page's style changed, its policy not",
        edition(changed("(<style>)", r"\1/* anew */ ")),
    ),
    Example(
        "WEB-013",
        FAILED,
        "the page of another",
        own(("</title>", '</title><link rel="canonical" href="https://a.example/b">')),
    ),
    Example(
        "WEB-013",
        FAILED,
        "previews of another",
        own(("</title>", '</title><meta property="og:url" content="https://a.example/">')),
    ),
    Example("WEB-013", FAILED, "the download page", edition(links_to("https://a.example/old.html"))),
    Example("WEB-013", PASSED, "the house's own", published),
    Example("WEB-013", INAPPLICABLE, "no address", as_made()),
    Example("EDN-037", FAILED, "French, it says", edition(in_french)),
    Example("EDN-037", PASSED, "English, as it says", as_made()),
    Example("EDN-037", INAPPLICABLE, "a page that names none", edition(changed('<html lang="en"', "<html"))),
    Example(
        "SEE-008",
        FAILED,
        "the download page's offers reversed",
        edition(
            lambda folder: (
                changed(POLICY, "")(folder),
                changed("</style>", ".ways { display: flex; flex-direction: column-reverse }</style>")(
                    folder
                ),
            )
        ),
    ),
    Example("SEE-008", PASSED, "the download page", as_made()),
    Example(
        "SEE-008",
        FAILED,
        "an audiobook's text reversed",
        audiobook(add={"style.css": b"main { display: flex; flex-direction: column-reverse }"}, shown=True),
    ),
    Example("SEE-008", PASSED, "an audiobook", audiobook(shown=True)),
    Example(
        "SEE-001",
        FAILED,
        "white on white in an audiobook",
        audiobook(add={"style.css": b"li p { color: #fff; background: #fff }"}, shown=True),
    ),
    Example(
        "DOC-014",
        FAILED,
        "an audiobook that plays when it is opened",
        audiobook(
            ("index.html", '<audio controls="controls"', '<audio controls="controls" autoplay="autoplay"'),
            shown=True,
        ),
    ),
]
