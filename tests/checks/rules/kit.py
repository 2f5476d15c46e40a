"""Examples of rules: the smallest file that shows one outcome of one rule, and nothing else.

Each module of ``examples/``, in the folder of its rules' room, is a table of them; ``test_examples.py`` runs
all. A failing example must make its rule fail and no other; a passing one must make it pass, an inapplicable
one must leave it nothing to look at, and in neither may any rule fail.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from everyreader.browser.chromium import Browser
from everyreader.checks.rules import Verdict, judge_alone, judge_reading
from everyreader.formats.epub.read.reader import read_back as read_book
from everyreader.formats.html.read.reader import read_back as read_page
from everyreader.formats.large_print.read.reader import read_back as read_print
from everyreader.model.findings import Outcome, Rendition
from everyreader.model.publication import Publication
from tests.checks.rules.pdf_kit import PLAIN, foreign_bytes, large_print
from tests.checks.rules.pdf_kit import Change as PdfChange

PASSED, FAILED, INAPPLICABLE = Outcome.PASSED, Outcome.FAILED, Outcome.INAPPLICABLE
CANT_TELL = Outcome.CANT_TELL


@dataclass(frozen=True)
class Kit:
    """What an example may need. ``folder`` is its own; ``statement`` makes a publication of the text after
    the front matter."""

    folder: Path
    browser: Browser
    statement: Callable[[str], Publication]
    rich: Publication


@dataclass(frozen=True)
class Example:
    """``verdicts`` of every rule that can be asked of the example's file; ``outcome`` is what ``rule`` must
    say.

    ``beside`` is the rule that must fail where ``rule`` has nothing to look at, if a file can have nothing of
    the kind only by being faulty. ``at`` are the places that it must name, where the example is about them:
    of each finding where in the finished file, or else the line of the statement.
    """

    rule: str
    outcome: Outcome
    what: str
    verdicts: Callable[[Kit], tuple[Verdict, ...]]
    beside: str = ""
    at: tuple[str, ...] = ()


def places(verdict: Verdict) -> tuple[str, ...]:
    """Where the findings are that made the outcome, as ``Example.at`` says it."""
    made = (one for one in verdict.findings if one.outcome is verdict.outcome)
    return tuple(one.where or f"line {one.line}" for one in made)


def errors(verdicts: tuple[Verdict, ...]) -> set[str]:
    """The rules by which the file is kept back."""
    return {one.rule.id for one in verdicts if any(finding.blocks for finding in one.findings)}


PAGE = """<!DOCTYPE html>
<html lang="{lang}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A page</title>
<style>body {{ color: #111; background: #fff; font: 1.2rem/1.6 sans-serif; max-width: 30em }}</style>{head}</head>
<body>
<header><p>A house</p></header>
<main><h1>A page</h1>
{body}
</main>
<footer><p>The end of the page.</p></footer>
</body>
</html>
"""


def page(
    body: str, *, head: str = "", lang: str = "en", whole: str = ""
) -> Callable[[Kit], tuple[Verdict, ...]]:
    """A foreign page with ``body`` in its ``main``; ``whole`` replaces everything."""

    def verdicts(kit: Kit) -> tuple[Verdict, ...]:
        path = kit.folder / "page.html"
        path.write_text(whole or PAGE.format(body=body, head=head, lang=lang), encoding="utf-8")
        return judge_alone(Rendition.HTML, read_page(path, kit.browser))

    return verdicts


# A foreign e-book that no rule complains about: one text, its contents, and all that metadata should say.
CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
"""
PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="uid" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="uid">urn:uuid:2c1d4f7e-8a3b-4c5d-9e6f-1a2b3c4d5e6f</dc:identifier>
<dc:title>A Small Book</dc:title>
<dc:language>en</dc:language>
<dc:creator id="author">Ada Brook</dc:creator>
<dc:publisher>A House</dc:publisher>
<dc:date>2024-05-02</dc:date>
<meta property="dcterms:modified">2024-05-02T00:00:00Z</meta>
<meta property="role" refines="#author">aut</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">structuralNavigation</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">It can be read in full as text, and the contents lead to each part.</meta>
{metadata}</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="text" href="text.xhtml" media-type="application/xhtml+xml"/>
{manifest}</manifest>
<spine><itemref idref="text"/>{spine}</spine>
</package>
"""
DOCUMENT = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head><title>{title}</title>{head}</head>
{body}
</html>
"""
TEXT = """<body epub:type="bodymatter"><section aria-labelledby="top"><h1 id="top">A Small Book</h1>
<p>The well is deep.</p>
<h2 id="second">The second part</h2>
<p>The water is cold.</p>
{body}
</section></body>"""
NAV = """<body><nav epub:type="toc" role="doc-toc" aria-label="Contents"><h1>Contents</h1><ol>
<li><a href="text.xhtml#top">A Small Book</a><ol><li><a href="text.xhtml#second">The second part</a></li></ol></li>
{contents}</ol></nav>
<nav epub:type="landmarks" aria-label="Landmarks" hidden="hidden"><ol>
<li><a epub:type="bodymatter" href="text.xhtml">Start of the text</a></li>
</ol></nav>
{nav}</body>"""

Change = tuple[str, str, str]  # a file of the book, what stands there once, what shall stand there


def document(body: str, *, title: str = "A Small Book", head: str = "") -> str:
    """An XHTML document of the book; ``body`` is the whole element."""
    return DOCUMENT.format(body=body, title=title, head=head)


def book_files(
    body: str = "",
    *,
    head: str = "",
    metadata: str = "",
    manifest: str = "",
    spine: str = "",
    contents: str = "",
    nav: str = "",
    files: Mapping[str, str | bytes] | None = None,
    changes: tuple[Change, ...] = (),
) -> dict[str, bytes]:
    """The files of the small book, ``mimetype`` first, with additions, then with ``changes``."""
    texts: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "EPUB/package.opf": PACKAGE.format(metadata=metadata, manifest=manifest, spine=spine),
        "EPUB/nav.xhtml": document(NAV.format(contents=contents, nav=nav), title="Contents"),
        "EPUB/text.xhtml": document(TEXT.format(body=body), head=head),
        **(files or {}),
    }
    made = {name: text.encode() if isinstance(text, str) else text for name, text in texts.items()}
    for name, before, after in changes:
        old = made[name].decode()
        if old.count(before) != 1:
            raise ValueError(f"{before!r} stands {old.count(before)} times in {name}")
        made[name] = old.replace(before, after).encode()
    return made


def zipped(files: Mapping[str, bytes], path: Path) -> Path:
    """An EPUB of ``files`` in their order, the first of them not compressed."""
    with zipfile.ZipFile(path, "w") as archive:
        for number, (name, data) in enumerate(files.items()):
            archive.writestr(name, data, zipfile.ZIP_DEFLATED if number else zipfile.ZIP_STORED)
    return path


def book(
    body: str = "", *, shown: bool = False, against: str = "", **parts: object
) -> Callable[[Kit], tuple[Verdict, ...]]:
    """The small book with ``parts`` as ``book_files`` takes them; ``shown`` in the browser, too; ``against``
    a statement's text."""

    def verdicts(kit: Kit) -> tuple[Verdict, ...]:
        path = zipped(book_files(body, **parts), kit.folder / "book.epub")
        reading = read_book(path, kit.browser if shown else None)
        if against:
            return judge_reading(kit.statement(against), Rendition.EPUB, reading, foreign=True)
        return judge_alone(Rendition.EPUB, reading)

    return verdicts


def pdf(
    change: PdfChange = lambda pdf: None,
    text: str = PLAIN,
    *,
    own: bool = False,
    given: bool = False,
    seen: bool = False,
) -> Callable[[Kit], tuple[Verdict, ...]]:
    """The large print of ``text`` with one ``change``: as a foreign file, or beside its statement where it is
    our ``own``.

    One that was ``given`` beside its statement has no imprint. ``text`` may be empty for an untagged page.
    Pages are rendered where the rule wants them ``seen``.
    """

    def verdicts(kit: Kit) -> tuple[Verdict, ...]:
        publication, data = (
            large_print(kit.statement, kit.folder, text, own=own) if text else (None, foreign_bytes())
        )
        path = kit.folder / "print.pdf"
        with pikepdf.open(io.BytesIO(data)) as file:
            change(file)
            file.save(path)
        reading = read_print(path, rendered=seen)
        if (own or given) and publication is not None:
            return judge_reading(publication, Rendition.LARGE_PRINT, reading, given=given)
        return judge_alone(Rendition.LARGE_PRINT, reading)

    return verdicts


def trio(
    rule: str, fails: str, passes: str, idle: str = "", *, head: str = "", unsure: bool = False
) -> list[Example]:
    """Foreign pages whose ``main`` makes ``rule`` fail (or unsure), pass, and have nothing to look at;
    without ``idle`` two of them."""
    made = [
        Example(rule, CANT_TELL if unsure else FAILED, "a page", page(fails, head=head)),
        Example(rule, PASSED, "a page", page(passes, head=head)),
    ]
    return made + ([Example(rule, INAPPLICABLE, "a page", page(idle, head=head))] if idle else [])


def wholes(rule: str, fails: str, passes: str, idle: str = "") -> list[Example]:
    """The same for whole pages; ``PAGE`` stands for the usual ones."""
    outcomes = ((FAILED, fails), (PASSED, passes), (INAPPLICABLE, idle))
    return [
        Example(rule, outcome, "a whole page", page("", whole=text)) for outcome, text in outcomes if text
    ]


PICTURE = (  # a filled square
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='60' height='60'%3E"
    "%3Crect width='60' height='60' fill='teal'/%3E%3C/svg%3E"
)
