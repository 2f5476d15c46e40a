"""Places in SARIF: files by number, files inside files, lines, and what the place is called."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from everyreader.model.findings import Finding
from everyreader.report.checked_files import CheckedFile
from everyreader.report.judgement import Judgement
from everyreader.report.verdicts import subject_named


class Places:
    """The files of one run (``artifacts``), numbered as they are first named."""

    def __init__(self) -> None:
        self.artifacts: list[dict[str, Any]] = []
        self._numbers: dict[tuple[str, str], int] = {}

    def file(self, file: CheckedFile) -> int:
        """The number of a whole file."""
        described: dict[str, Any] = {"roles": ["analysisTarget"]}
        if file.media_type:
            described["mimeType"] = file.media_type
        if file.sha256:
            described |= {"length": file.bytes, "hashes": {"sha-256": file.sha256}}
        return self._number("", file.name, described)

    def of_file(self, file: CheckedFile) -> dict[str, Any]:
        """A location that is a whole file."""
        return _location(file.name, self.file(file))

    def of_finding(self, finding: Finding, judgement: Judgement) -> dict[str, Any]:
        """The finding's location: its file, or the file inside a file, its line, and its place in words."""
        holder = subject_named(finding, judgement)
        number = self.file(holder)
        name = finding.file or holder.name
        if name != holder.name:
            number = self._number(holder.name, name, {"parentIndex": number})
        location = _location(name, number)
        if finding.line:
            region: dict[str, Any] = {"startLine": finding.line}
            if finding.excerpt:
                region["snippet"] = {"text": finding.excerpt}
            location["physicalLocation"]["region"] = region
        if finding.where:
            location["logicalLocations"] = [{"fullyQualifiedName": finding.where}]
        return location

    def _number(self, holder: str, name: str, described: dict[str, Any]) -> int:
        if (holder, name) not in self._numbers:
            self._numbers[holder, name] = len(self.artifacts)
            self.artifacts.append({"location": {"uri": _address(name)}, **described})
        return self._numbers[holder, name]


def _location(name: str, number: int) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": _address(name), "index": number}}}


def _address(name: str) -> str:
    """A name as a relative reference (RFC 3986), whatever characters it has."""
    return quote(name.replace("\\", "/"))
