"""The smallest statement, and how to read it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from everyreader.model.errors import SourceError
from everyreader.model.publication import Publication
from everyreader.source import read_statement

FRONT = """---
title: T
date: 2024-05-02
publisher: P
language: en
identifier: urn:uuid:7c4f3a52-6f6a-5b1c-9a52-0d2a7a1f2b11
---
"""
BODY_LINE = 8  # the first line after FRONT

Write = Callable[..., Path]
Read = Callable[..., Publication]
Refused = Callable[..., tuple[int | None, str]]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes ``statement.md`` and a picture, ``map.png``, into a folder; returns the folder."""

    def written(body: str | bytes, *, front: str = FRONT) -> Path:
        folder = tmp_path / "wells"
        folder.mkdir(exist_ok=True)
        data = body if isinstance(body, bytes) else body.encode()
        (folder / "statement.md").write_bytes(front.encode() + data)
        Image.new("RGB", (8, 6), "navy").save(folder / "map.png")
        return folder

    return written


@pytest.fixture
def read(write: Write) -> Read:
    """The statement with this body, read."""
    return lambda body, **how: read_statement(write(body, **how))


@pytest.fixture
def refused(write: Write) -> Refused:
    """The line and the message with which a statement with this body is refused."""

    def line_and_message(body: str | bytes, **how: str) -> tuple[int | None, str]:
        folder = write(body, **how)
        with pytest.raises(SourceError) as caught:
            read_statement(folder)
        place = f"{folder / 'statement.md'}" + (f":{caught.value.line}" if caught.value.line else "")
        assert str(caught.value) == f"{place}: {caught.value.message}"
        assert "\n" not in str(caught.value)
        return caught.value.line, caught.value.message

    return line_and_message
