"""All faults of editions: files, sums, and what the download page says of them."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from tests.planted import page as web
from tests.planted.fault import Fault, Plant
from tests.planted.markup import rewrite, swap
from tests.planted.seal import facts, in_file, on_page, one, page, sealed, sums
from tests.planted.zipped import Members, members

TITLE = (
    "CIP Welcomes Gaza Hostage Release; Identifies Steps for Extending and Making the Most of the Pause"
    " in Fighting"
)
NAME = "2023-11-21-cip-gaza-hostage-release"
OTHER = (
    '<body><section><h1 id="minutes">Minutes of the Board</h1>'
    "<p>The board met and agreed to meet again.</p></section></body>"
)
CONTENTS = (
    '<ol><li><a href="text.xhtml#minutes">Minutes of the Board</a></li></ol></nav><nav epub:type="landmarks"'
)


def _lost(pattern: str) -> Plant:
    return lambda folder: one(folder, pattern).unlink()


def _one_byte_changed(folder: Path) -> None:
    """A bit that fell over somewhere in the recording."""
    path = one(folder, "*.mp3")
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def _left_over(folder: Path) -> None:
    (folder / "statement.md~").write_text("# Draft\n", encoding="utf-8")


def _another_book(old: Members) -> Members:
    """The book of another statement: its title, its identifier, its text, its contents."""
    new = dict(old)
    for name in ("EPUB/text.xhtml", "EPUB/nav.xhtml", "EPUB/content.opf", "EPUB/cover.xhtml"):
        new[name] = (
            old[name].replace(TITLE.encode(), b"Minutes of the Board").replace(b"d79d06f7", b"0a1b2c3d")
        )
    text = new["EPUB/text.xhtml"].decode("utf-8")
    text = rewrite("<body.*</body>", OTHER)(text)
    nav = new["EPUB/nav.xhtml"].decode("utf-8")
    nav = rewrite('<ol><li><a href="text.*?</nav><nav epub:type="landmarks"', CONTENTS)(nav)
    return new | {"EPUB/text.xhtml": text.encode(), "EPUB/nav.xhtml": nav.encode()}


def _blank_cover(path: Path) -> None:
    Image.new("RGB", (1400, 1400), "white").save(path)


FILES = (
    Fault("edition-file-changed", "one bit of the recording fell over", "own", _one_byte_changed),
    Fault("edition-file-lost", "the large-print PDF is not there", "own", _lost("*.pdf")),
    Fault("edition-file-left-over", "an editor's backup lies beside the edition", "own", _left_over),
    Fault("edition-sums-lost", "SHA256SUMS is not there", "own", _lost("SHA256SUMS")),
    Fault(
        "edition-sum-wrong",
        "an old sum",
        "own",
        sums(rewrite(r"[0-9a-f]{8}([0-9a-f]{56}  cover\.png)", r"00000000\1")),
    ),
    Fault(
        "edition-sum-lost", "a file without a sum", "own", sums(rewrite(r"[0-9a-f]{64}  statement\.md\n", ""))
    ),
    Fault(
        "edition-book-of-another",
        "the e-book of another statement under this name",
        "own",
        sealed("*release.epub", members(_another_book)),
    ),
    Fault(
        "edition-statement-changed",
        "statement.md is not what the files were made of",
        "own",
        in_file("statement.md", "around 50 women", "around 60 women"),
    ),
    Fault("edition-cover-blank", "an empty cover", "own", sealed("cover.png", _blank_cover)),
)

FACTS = (
    Fault(
        "edition-facts-size-wrong",
        "edition.json says another size",
        "own",
        facts(rewrite(r'("role": "epub",\s+"media_type": "[^"]*",\s+"bytes": )\d+', r"\g<1>99")),
    ),
    Fault(
        "edition-facts-duration-wrong",
        "edition.json says another length",
        "own",
        facts(rewrite(r'("role": "audio",.*?"seconds": )[\d.]+', r"\g<1>100.0")),
    ),
    Fault(
        "edition-facts-pages-wrong",
        "edition.json says another number of pages",
        "own",
        facts(rewrite(r'"pages": \d+', '"pages": 50')),
    ),
    Fault(
        "edition-facts-language-wrong",
        "edition.json says another language",
        "own",
        facts(swap('"language": "en-US"', '"language": "de"')),
    ),
    Fault(
        "edition-facts-voice-wrong",
        "edition.json says that a person reads",
        "own",
        facts(rewrite(r'"SVOX Pico [^"]*"', '"Jane Doe"')),
    ),
    Fault(
        "edition-facts-file-unlisted",
        "edition.json does not list the statement",
        "own",
        facts(rewrite(r'    \{\s+"path": "statement\.md".*?\},\n', "")),
    ),
)

PAGE = (
    Fault(
        "edition-page-link-dead",
        "the link to the e-book leads nowhere",
        "own",
        page(swap(f'<a class="offer" href="{NAME}.epub"', f'<a class="offer" href="{NAME}-v2.epub"')),
    ),
    Fault(
        "edition-page-link-misled",
        "“Large print” leads to the recording",
        "own",
        page(swap(f'<a class="offer" href="{NAME}-large-print.pdf"', f'<a class="offer" href="{NAME}.mp3"')),
    ),
    Fault(
        "edition-page-link-lost",
        "no link to the audiobook among the ways to listen",
        "own",
        page(rewrite(r'<li><a class="offer" href="[^"]*\.m4b".*?</li>\n', "")),
    ),
    Fault(
        "edition-page-media-type-wrong",
        "a link says that the e-book is a zip",
        "own",
        page(rewrite(r'\A(.*?type="application/)epub\+(zip"><span)', r"\g<1>\g<2>")),
    ),
    Fault(
        "edition-page-size-wrong",
        "the page says another size",
        "own",
        page(rewrite(r'\A(.*?type="application/epub\+zip">.*?facts-beside">)[^<]*<', r"\g<1>12 kB<")),
    ),
    Fault(
        "edition-page-duration-wrong",
        "the page says another length",
        "own",
        page(rewrite(r'(type="audio/mpeg">.*?facts-beside">[\d.]+ MB, )[^<]*<', r"\g<1>2 min 4 s<")),
    ),
    Fault(
        "edition-page-pages-wrong",
        "the page says another number of pages",
        "own",
        page(rewrite(r"\d+ pages<", "4 pages<")),
    ),
    Fault(
        "edition-page-sum-wrong",
        "the page shows an old sum",
        "own",
        page(
            rewrite(
                r"<code>[0-9a-f]{8}([0-9a-f]{56}</code></dd>\n<dt><a class=.alone. href=.[^>]*html.>)",
                r"<code>00000000\1",
            )
        ),
    ),
    Fault(
        "edition-page-title-wrong",
        "the page shows another title",
        "own",
        page(rewrite(r"(<h1[^>]*>)[^<]*<", r"\1Statement on the Hostage Release<")),
    ),
    Fault(
        "edition-page-date-wrong",
        "the page shows another date",
        "own",
        page(rewrite(r'(<p class="byline">.*?<time [^>]*>)[^<]*<', r"\1November 22, 2023<")),
    ),
    Fault(
        "edition-page-publisher-wrong",
        "the page shows another publisher",
        "own",
        page(rewrite(r'(<p class="byline"><span [^>]*>)[^<]*<', r"\1Centre for International Politics<")),
    ),
    Fault(
        "edition-page-language-wrong",
        "the page itself says that it is French",
        "own",
        page(swap('<html lang="en">', '<html lang="fr">')),
    ),
    Fault(
        "edition-page-heading-lost",
        "the title on the page is no heading",
        "own",
        page(rewrite(r"<h1( [^>]*>[^<]*)</h1>", r"<p\1</p>")),
    ),
    Fault(
        "edition-page-notice-lost",
        "no word about the synthetic voice",
        "own",
        page(rewrite(r'<p class="note">The voice is synthetic[^<]*</p>\n', "")),
    ),
    Fault(
        "edition-page-too-light",
        "grey on white",
        "own",
        on_page(web.style(swap("  --ink: #1d1e22;", "  --ink: #9a9a9a;"))),
    ),
    Fault(
        "edition-page-way-unseen",
        "one way to read is not shown",
        "own",
        on_page(web.sheet(".way:nth-child(2) { display: none; }")),
    ),
    Fault(
        "edition-page-claims-conformance",
        "a claim that nobody checked",
        "own",
        page(swap("word for word.", "word for word. All files conform to WCAG 2.2 Level AAA.")),
    ),
)

FAULTS: tuple[Fault, ...] = FILES + FACTS + PAGE
