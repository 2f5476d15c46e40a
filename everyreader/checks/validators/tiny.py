"""Three tiny files for the validators to warm up on: they make them load classes and compile schemas."""

from __future__ import annotations

import zipfile
from pathlib import Path

CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
PACKAGE = """<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:x:warm</dc:identifier><dc:title>Warm-up</dc:title><dc:language>en</dc:language>
<meta property="dcterms:modified">2024-01-01T00:00:00Z</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="css" href="book.css" media-type="text/css"/>
</manifest>
<spine><itemref idref="nav"/></spine>
</package>
"""
NAVIGATION = """<?xml version="1.0"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head><title>Warm-up</title><link rel="stylesheet" href="book.css"/></head>
<body><nav epub:type="toc"><h1>Contents</h1><ol><li><a href="nav.xhtml">Warm-up</a></li></ol></nav></body>
</html>
"""
PAGE = """<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Warm-up</title><style>p{color:#000}</style></head>
<body><main><h1 id="a">Warm-up</h1><p>The words of a page, <a href="#a">linked</a> once.</p></main></body>
</html>
"""


def epub(folder: Path) -> Path:
    """A whole EPUB of one document."""
    path = folder / "warm.epub"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("book.opf", PACKAGE)
        archive.writestr("nav.xhtml", NAVIGATION)
        archive.writestr("book.css", "p { margin: 0 }")
    return path


def html(folder: Path) -> Path:
    """A page with a style sheet, a heading and a link."""
    path = folder / "warm.html"
    path.write_text(PAGE, "utf-8")
    return path


def pdf(folder: Path) -> Path:
    """A PDF of one empty page."""
    import pikepdf

    path = folder / "warm.pdf"
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(path)
    return path
