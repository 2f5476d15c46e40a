"""Received files of every kind, made small, and what their importers make of them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from everyreader.importers.add import Added, Told, add
from everyreader.importers.draft import Draft
from everyreader.importers.table import read
from everyreader.source.dialect import call
from everyreader.source.read import without_lines
from everyreader.source.write import write

Read = Callable[..., Draft]
Import = Callable[..., Added]
TOLD = {"name": "2024-03-04-library", "publisher": "Harbour Library", "language": "en"}
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A zip file of ``parts``."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A Word file whose body is ``body``; ``parts`` are further ones by kind (``header``, ``comments`` …)."""
    relation = '<Relationship Id="r{0}" Type="{1}/{0}" Target="{0}.xml"/>'
    relations = "".join(relation.format(kind, _RELATIONS) for kind in parts)
    packages = "http://schemas.openxmlformats.org/package/2006/relationships"
    root = f'<Relationship Id="r1" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/>'
    return zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "_rels/.rels": f'<Relationships xmlns="{packages}">{root}</Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{packages}">{relations}</Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{W}" {_NAMES}><w:body>{body}</w:body></w:document>',
            **{
                f"word/{kind}.xml": f'<w:{kind} xmlns:w="{W}">{content}</w:{kind}>'
                for kind, content in parts.items()
            },
        }
    )


_NAMES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def odt(body: str, automatic: str = "", styles: str = "") -> bytes:
    """An OpenDocument text whose body is ``body``, with these styles of its own and common ones."""
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for short, name in _ODF.items()
    )
    names += ' xmlns:xlink="http://www.w3.org/1999/xlink"'
    content = (
        f"<office:automatic-styles>{automatic}</office:automatic-styles><office:body><office:text>{body}"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": (
                f"<office:document-content {names}>{content}</office:text></office:body></office:document"
                f"-content>"
            ),
            "styles.xml": (
                f"<office:document-styles {names}><office:styles>{styles}</office:styles>"
                f"</office:document-styles>"
            ),
        }
    )


_ODF = {
    **{one: one for one in ("office", "style", "text", "table")},
    "fo": "xsl-fo-compatible",
    "draw": "drawing",
    "svg": "svg-compatible",
}


def office(markdown: str, kind: str) -> bytes:
    """``markdown`` as pandoc writes it for an office program."""
    return call(["--from=markdown", f"--to={kind}", "--output=-"], markdown.encode()).stdout


def changed(data: bytes, part: str, old: str, new: str | bytes) -> bytes:
    """The zip file ``data`` with ``new`` for ``old`` in one part, or as the whole of a new part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    is_text = isinstance(new, str) and part in parts
    parts[part] = bytes(parts[part]).decode().replace(old, new) if is_text else new
    return zipped(parts)


def png(colour: str = "red") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (4, 4), colour).save(out, "PNG")
    return out.getvalue()


def markdown(draft: Draft) -> str:
    """The draft's blocks in the source dialect."""
    return write(without_lines(list(draft.blocks)))


def named(draft: Draft) -> list[tuple[int, str]]:
    return [(one.line, one.name) for one in draft.repairs]


@pytest.fixture
def importing(tmp_path: Path) -> Read:
    """The draft of a file with this content."""

    def result(content: str | bytes, name: str, language: str = "en") -> Draft:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read(path, language)

    return result


@pytest.fixture
def adding(tmp_path: Path) -> Callable[..., Added]:
    """What ``add`` makes of a file with this content."""

    def result(content: str | bytes, name: str, **told: Any) -> Added:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        known = {"publisher": "Harbour Library", "language": "en", "date": "2024-03-04", **told}
        return add(path, Told(**known), source=tmp_path / "source")

    return result


@pytest.fixture
def received(tmp_path: Path) -> Callable[..., Path]:
    """Writes a received file."""

    def written(text: str | bytes, name: str = "note.txt") -> Path:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return written


@pytest.fixture
def imported(tmp_path: Path, received: Callable[..., Path]) -> Import:
    """What ``add`` makes of a received text."""

    def result(text: str | bytes, *, file: str = "note.txt", **told: str) -> Added:
        return add(received(text, file), Told(**{**TOLD, **told}), source=tmp_path / "source")

    return result


def body(added: Added) -> str:
    """The new statement below its front matter."""
    return (added.folder / "statement.md").read_text(encoding="utf-8").split("\n---\n\n", 1)[1]


def repairs(added: Added) -> list[tuple[int, str]]:
    return [(one.line, one.name) for one in added.repairs]


@pytest.fixture
def after(received):
    """The text after one repair, and the repairs as (line, name)."""

    def result(repair, text: str, **known) -> tuple[str, list[tuple[int, str]]]:
        draft = read(received(text, known.pop("file", "note.txt")), known.pop("language", "en"))
        done = repair(replace(draft, repairs=(), **known))
        return write(without_lines(list(done.blocks))), [(one.line, one.name) for one in done.repairs]

    return result
