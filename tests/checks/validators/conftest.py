"""The smallest files that are clean."""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
import typst

from everyreader.model.findings import Rendition, ValidatorResult

CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
PACKAGE = """<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:x-test:book</dc:identifier>
<dc:title>A Title</dc:title><dc:language>en</dc:language>
<dc:source>A paper</dc:source>
<meta property="dcterms:modified">2024-05-02T00:00:00Z</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityFeature">readingOrder</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">All of it is text.</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="text" href="text.xhtml" media-type="application/xhtml+xml"/>
</manifest>
<spine><itemref idref="text"/></spine>
</package>
"""
XHTML = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head><title>A Title</title></head>
<body>{body}</body>
</html>
"""
CONTENTS = (
    '<nav epub:type="toc" role="doc-toc" aria-label="Contents"><ol>'
    '<li><a href="text.xhtml">A Title</a></li></ol></nav>'
)
TEXT = '<section epub:type="chapter" role="doc-chapter" aria-label="A Title"><h1>A Title</h1>{more}</section>'
PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"><title>A Title</title><meta name="viewport" content="width=device-width">
<style>
html {{ color: #000; background: #fff }}
@media (prefers-color-scheme: dark) {{ html {{ color: #fff; background: #000 }} }}
{style}
</style>
</head>
<body><main><h1>A Title</h1>{more}</main></body>
</html>
"""
DAISY_HEAD = '<meta name="dc:format" content="Daisy 2.02"/>'
DAISY_NCC = f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>A Title</title>{DAISY_HEAD}</head>
<body><h1 class="title" id="a"><a href="a.smil#p1">A Title</a></h1></body></html>
"""
DAISY_TEXT = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>A Title</title></head>
<body><h1 id="a">A Title</h1></body></html>
"""
DAISY_SMIL = f"""<smil><head>{DAISY_HEAD}<layout><region id="r"/></layout></head><body><seq>
<par endsync="last" id="p1"><text src="text.html#a" id="t1"/>
<audio src="a.mp3" clip-begin="npt=0.0s" clip-end="npt=1.0s" id="a1"/></par>
</seq></body></smil>
"""
DAISY_FILES = {"ncc.html": DAISY_NCC, "text.html": DAISY_TEXT, "a.smil": DAISY_SMIL}
TYPST = '#set document(title: "A Title")\n#set text(lang: "en", size: 18pt)\n= A Title\n\nA paragraph.\n'


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    return tmp_path / "report" / "raw"


@pytest.fixture
def epub(tmp_path: Path) -> Callable[..., Path]:
    """An EPUB of one chapter: ``more`` stands after its heading, ``files`` are added to the archive."""

    def make(
        more: str = "<p>A paragraph.</p>", *, files: dict[str, str] | None = None, package: str = PACKAGE
    ) -> Path:
        path = tmp_path / "book.epub"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("mimetype", "application/epub+zip")
            archive.writestr("META-INF/container.xml", CONTAINER)
            archive.writestr("book.opf", package)
            archive.writestr("nav.xhtml", XHTML.format(body=CONTENTS))
            archive.writestr("text.xhtml", XHTML.format(body=TEXT.format(more=more)))
            for name, text in (files or {}).items():
                archive.writestr(name, text)
        return path

    return make


@pytest.fixture
def page(tmp_path: Path) -> Callable[..., Path]:
    """A page: ``more`` stands after its heading, ``style`` in its style sheet."""

    def make(more: str = "<p>A paragraph.</p>", *, style: str = "", name: str = "page.html") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE.format(more=more, style=style), "utf-8")
        return path

    return make


@pytest.fixture
def pdf(tmp_path: Path) -> Callable[..., Path]:
    """A PDF that claims, and keeps, PDF/UA-1 and PDF/A-2a; ``spoil`` changes it afterwards."""

    def make(spoil: Callable[[pikepdf.Pdf], None] | None = None) -> Path:
        path, source = tmp_path / "book.pdf", tmp_path / "book.typ"
        source.write_text(TYPST, "utf-8")
        path.write_bytes(typst.compile(str(source), pdf_standards=["a-2a", "ua-1"]))
        if spoil:
            with pikepdf.open(path, allow_overwriting_input=True) as document:
                spoil(document)
                document.save(path)
        return path

    return make


@pytest.fixture
def daisy_book(tmp_path: Path) -> Callable[..., dict[Path, Rendition]]:
    """A DAISY book in which one text in one file was replaced."""

    def make(name: str = "", before: str = "", after: str = "") -> dict[Path, Rendition]:
        path = tmp_path / "small.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for one, text in DAISY_FILES.items():
                archive.writestr(one, text.replace(before, after) if one == name else text)
        return {path: Rendition.TALKING_BOOK}

    return make


@pytest.fixture
def program(tmp_path: Path) -> Callable[[str], tuple[str, str]]:
    """A validator that is not one: a small Python program in its place."""

    def make(text: str) -> tuple[str, str]:
        path = tmp_path / "program.py"
        path.write_text(text, "utf-8")
        return (sys.executable, str(path))

    return make


@pytest.fixture
def no_tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tools folder with nothing in it."""
    monkeypatch.setenv("EVERYREADER_TOOLS", str(tmp_path / "nothing"))


@pytest.fixture
def said() -> Callable[[ValidatorResult], list[tuple[str, str, str]]]:
    """What a result found, as rule, severity and file."""
    return lambda result: [(one.rule, one.severity.value, one.file) for one in result.findings]
