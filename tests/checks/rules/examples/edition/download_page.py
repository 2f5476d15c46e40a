"""The download page: links, sizes, sums, the statement's own data, the voice, and what was checked."""

from __future__ import annotations

import json
import re
from pathlib import Path

from everyreader.publishing import manifest
from tests.checks.rules.kit import FAILED, INAPPLICABLE, PASSED, Example
from tests.checks.rules.small_edition import NAME, Edit, as_made, described, edition, on_page

MP3, M4B, PDF, EPUB = f"{NAME}.mp3", f"{NAME}.m4b", f"{NAME}-large-print.pdf", f"{NAME}.epub"


def changed(pattern: str, new: str, *, count: int = 1) -> Edit:
    """The page with what ``pattern`` finds replaced."""

    def edit(folder: Path) -> None:
        path = folder / "index.html"
        text, times = re.subn(pattern, new, path.read_text(encoding="utf-8"), count=count, flags=re.DOTALL)
        assert times, pattern
        path.write_text(text, encoding="utf-8")

    return edit


def offer(name: str, old: str, new: str) -> Edit:
    """The words of one offer otherwise."""
    return changed(rf'(<a class="offer" href="{re.escape(name)}".*?){old}', rf"\g<1>{new}")


def summed(name: str, old: str, new: str) -> Edit:
    """The line of one file among the sums otherwise."""
    return changed(rf"(<dt><a[^>]*>{re.escape(name)}</a></dt>\n<dd>.*?){old}", rf"\g<1>{new}")


def data(change) -> Edit:
    """The page's data for programs otherwise."""

    def edit(folder: Path) -> None:
        path = folder / "index.html"
        text = path.read_text(encoding="utf-8")
        found = re.search(r'(<script type="application/ld\+json">)(.*?)(</script>)', text, re.DOTALL)
        block = json.loads(found[2])
        change(block)
        new = json.dumps(block).replace("&", "\\u0026")
        path.write_text(text[: found.start(2)] + new + text[found.end(2) :], encoding="utf-8")

    return edit


def of_encoding(name: str, **values: str) -> Edit:
    return data(
        lambda block: next(one for one in block["encoding"] if one["contentUrl"] == name).update(values)
    )


def _report(**counts: object) -> Edit:
    def edit(folder: Path) -> None:
        path = folder / "report" / "findings.json"
        found = json.loads(path.read_text(encoding="utf-8"))
        found["summary"].update(counts)
        manifest.write_json(path, found)

    return edit


def _untested_unsaid(folder: Path) -> None:
    described(lambda about: about.update(untested=["veraPDF"]))(folder)


def _binary(folder: Path) -> None:
    size = (folder / EPUB).stat().st_size / 1024
    offer(EPUB, r"\d+ kB", f"{size:.1f} KiB")(folder)


def _no_size(folder: Path) -> None:
    offer(EPUB, r'<span class="facts-beside">.*?</span>', "")(folder)
    summed(EPUB, r"\d+ kB \(\d+ bytes\)", "")(folder)


def _gone(folder: Path) -> None:
    """The page and every word of it are gone."""
    (folder / "index.html").unlink()
    described(
        lambda about: about["files"].remove(next(o for o in about["files"] if o["path"] == "index.html"))
    )(folder)


_FAULTS: list[tuple[str, str, Edit]] = [
    (
        "EDN-015",
        "an offer that leads nowhere",
        on_page(f'class="offer" href="{EPUB}"', 'class="offer" href="gone.epub"'),
    ),
    ("EDN-015", "a link to a place that is not there", on_page('href="#page:ways"', 'href="#elsewhere"')),
    (
        "EDN-016",
        "an offer from the folder above",
        on_page(f'class="offer" href="{EPUB}"', f'class="offer" href="../{EPUB}"'),
    ),
    (
        "EDN-016",
        "an offer from the network",
        on_page(f'class="offer" href="{EPUB}"', f'class="offer" href="https://example.org/{EPUB}"'),
    ),
    (
        "EDN-016",
        "an offer from somebody's disk",
        on_page(f'class="offer" href="{EPUB}"', f'class="offer" href="file:///home/ada/{EPUB}"'),
    ),
    (
        "EDN-017",
        "the MP3's link leads to the M4B",
        on_page(f'class="offer" href="{MP3}"', f'class="offer" href="{M4B}"'),
    ),
    ("EDN-017", "the MP3's link calls it PDF", offer(MP3, r"\(MP3\)", "(PDF)")),
    ("EDN-017", "another type", on_page('type="application/pdf"', 'type="application/epub+zip"')),
    (
        "EDN-017",
        "a name in the list leads to another file",
        changed(rf'(<dt><a class="alone" href="){EPUB}"', rf'\g<1>{PDF}"'),
    ),
    ("EDN-018", "the e-book is not offered", changed(r'<section class="way">\n<h3>E-book.*?</section>', "")),
    (
        "EDN-018",
        "the page is there to listen only",
        changed(r'<section class="way">\n<h3>Read.*?</section>', ""),
    ),
    ("EDN-018", "the statement is not offered", changed(r'<a href="statement.md".*?</a>', "the text")),
    (
        "EDN-018",
        "no link to the report",
        changed(r'<p><a class="alone" href="report/index.html">.*?</p>', ""),
    ),
    ("EDN-019", "another size beside the offer", offer(EPUB, r"\d+ kB", "900 kB")),
    ("EDN-019", "a size that is a little off", offer(PDF, r"(\d+) kB", "19 kB")),
    ("EDN-019", "another size in the list", summed(PDF, r"\(\d+ bytes\)", "(12 bytes)")),
    ("EDN-020", "another length", offer(MP3, r"\d+ s(?=<)", "59 s")),
    (
        "EDN-020",
        "another length of what the page plays",
        changed(r'(#page:player".*?)\d+ s(?=<)', r"\g<1>59 s"),
    ),
    ("EDN-020", "a length in minutes", offer(M4B, r"\d+ s(?=<)", "3 min 10 s")),
    ("EDN-021", "another number of pages", offer(PDF, r"\d+ pages?", "12 pages")),
    ("EDN-038", "larger letters", on_page("smaller than 18 point", "smaller than 24 point")),
    ("EDN-022", "another sum", summed(EPUB, r"<code>.{8}", "<code>00000000")),
    ("EDN-022", "a sum that is cut off", summed(EPUB, r"<code>.{8}", "<code>")),
    ("EDN-023", "no size beside the e-book", _no_size),
    ("EDN-023", "no length beside the MP3", offer(MP3, r", \d+ s(?=<)", "")),
    ("EDN-023", "no pages beside the PDF", offer(PDF, r", \d+ pages?", "")),
    ("EDN-024", "no sum of the e-book", summed(EPUB, r"<code>.*?</code>", "")),
    ("EDN-026", "another title in the tab", changed(r"<title>A Title", "<title>Another")),
    ("EDN-026", "another heading", changed(r"<h1>A Title", "<h1>Another")),
    ("EDN-026", "another date", changed(r">May 2, 2024<", ">May 3, 2024<", count=0)),
    ("EDN-026", "another date for programs", on_page('datetime="2024-05-02"', 'datetime="2024-05-20"')),
    ("EDN-026", "another publisher", changed(r"(?<=>)A House(?=<)", "Somebody", count=0)),
    ("EDN-026", "another language", on_page("<dd>English</dd>", "<dd>French</dd>")),
    ("EDN-026", "another identifier", on_page("<dd>urn:x-test:statement</dd>", "<dd>urn:x:1</dd>")),
    ("EDN-027", "nothing of the voice", changed(r'<p class="note">The voice is synthetic.*?</p>', "")),
    ("EDN-027", "another voice", changed(r"SVOX Pico 0\.1\.1 \(en-US\)", "Somebody's voice")),
    ("EDN-028", "fewer errors than the report", _report(errors=2)),
    (
        "EDN-028",
        "a count that is none of the report",
        on_page("<dt>Warnings</dt><dd>0</dd>", "<dt>Warnings</dt><dd>7</dd>"),
    ),
    ("EDN-028", "nothing of what was not tested", _untested_unsaid),
    ("EDN-029", "another size for programs", of_encoding(EPUB, contentSize="12 B")),
    ("EDN-029", "another sum for programs", of_encoding(EPUB, sha256="0" * 64)),
    ("EDN-029", "another length for programs", of_encoding(MP3, duration="PT300S")),
    ("EDN-029", "another type for programs", of_encoding(PDF, encodingFormat="text/html")),
    ("EDN-029", "a file that is not there", of_encoding(PDF, contentUrl="gone.pdf")),
    ("EDN-029", "another title for programs", data(lambda block: block.update(name="Another"))),
    ("EDN-029", "another language for programs", data(lambda block: block.update(inLanguage="fr"))),
    ("EDN-029", "data that are none", changed(r'(<script type="application/ld\+json">)\{', r"\g<1>")),
    (
        "EDN-034",
        "another contact",
        changed(r"</main>", '<a href="mailto:nobody@example.org">Write to us</a></main>'),
    ),
    ("EDN-025", "no download page", _gone),
]
_PAGE = tuple(
    f"EDN-{number:03}" for number in (15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 26, 27, 28, 29, 34, 38)
)
EXAMPLES = [
    *(Example(rule, FAILED, what, edition(edit)) for rule, what, edit in _FAULTS),
    *(Example(rule, PASSED, "as it was made", as_made()) for rule in ("EDN-025", *_PAGE)),
    *(Example(rule, INAPPLICABLE, "no download page", edition(_gone), beside="EDN-025") for rule in _PAGE),
    Example(
        "CLM-005",
        FAILED,
        "a claim that nobody checked",
        edition(
            changed(
                r"</p>\n<dl class=\"counts\">", ' All files conform to WCAG 2.2.</p>\n<dl class="counts">'
            )
        ),
    ),
    Example("CLM-005", PASSED, "as it was made", as_made()),
    Example("CLM-005", INAPPLICABLE, "no download page", edition(_gone), beside="EDN-025"),
    Example("EDN-019", PASSED, "a size in binary units", edition(_binary)),
]
