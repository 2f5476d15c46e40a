"""A function in a process of its own answers, fails in a line, or is ended."""

from __future__ import annotations

import os
import time

import pytest

from everyreader.model.errors import MakerFailed
from everyreader.tools.forked import answered

HERE = "tests.tools.test_forked"


def turned(words: bytes) -> bytes:
    return words[::-1]


def who(_: bytes) -> bytes:
    print("a library talks")
    return str(os.getpid()).encode()


def raising(words: bytes) -> bytes:
    raise ValueError(words.decode())


def crashing(_: bytes) -> bytes:
    os.abort()


def endless(_: bytes) -> bytes:
    time.sleep(60)
    return b""


def test_it_answers() -> None:
    assert answered(f"{HERE}:turned", b"words" * 100_000, seconds=30) == b"sdrow" * 100_000


def test_each_has_a_process_of_its_own_whose_talk_is_not_heard(capfd: pytest.CaptureFixture[str]) -> None:
    assert (
        len({answered(f"{HERE}:who", b"", seconds=30) for _ in range(2)} | {str(os.getpid()).encode()}) == 3
    )
    assert capfd.readouterr() == ("", "")


def test_what_it_raises_is_told() -> None:
    with pytest.raises(MakerFailed, match="ValueError: too many pages"):
        answered(f"{HERE}:raising", b"too many pages", seconds=30)


def test_a_crash_is_told() -> None:
    with pytest.raises(MakerFailed, match="status -"):
        answered(f"{HERE}:crashing", b"", seconds=30)


def test_what_does_not_end_is_ended() -> None:
    with pytest.raises(MakerFailed, match="was ended"):
        answered(f"{HERE}:endless", b"", seconds=0.5)
