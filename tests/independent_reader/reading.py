"""A finished e-book, played from its first sentence to its last by foliate-js in a real browser."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from everyreader.browser.chromium import Browser
from everyreader.browser.visit import Visit
from tests.independent_reader.fetched import node_modules

HERE = Path(__file__).parent
_SITE = "https://reader.test/"  # nobody is asked: every file is handed over by the test
_TYPES = {".html": "text/html", ".js": "text/javascript", ".epub": "application/epub+zip"}


@dataclass(frozen=True)
class Mark:
    """A sentence that the reader marked. Times are the recording's, in seconds.

    ``begin``: when the mark was shown; ``end``: when it was taken away. ``missed``: the last time that the
    reader's code looked at the recording's time and did not yet decide for this sentence (minus infinity for
    the first). ``loudest``: the sound's peak meanwhile.
    """

    words: str
    begin: float
    end: float
    missed: float
    loudest: float


def play(book: Path, browser: Browser, *, rate: float, seconds: float) -> list[Mark]:
    """What is marked while the reader plays the whole book at ``rate`` times the voice's speed, within
    ``seconds``."""
    reader = node_modules(HERE) / "foliate-js"

    def job(visit: Visit) -> list[list[Any]]:
        visit.page.route(f"{_SITE}**", lambda route: _serve(route, book, reader))
        visit.page.goto(f"{_SITE}reader.html")
        visit.page.wait_for_function("window.isReady")
        visit.page.evaluate("(rate) => play(rate)", rate)
        visit.page.wait_for_function("isOver()")
        return visit.page.evaluate("log")

    return _marks(browser.visit(HERE / "reader.html", job, seconds=seconds))


def _serve(route: Any, book: Path, reader: Path) -> None:
    name = route.request.url.removeprefix(_SITE)
    places = {"book.epub": book, "reader.html": HERE / "reader.html"}
    path = places.get(name, reader / name.removeprefix("foliate-js/"))
    if path.is_file():
        route.fulfill(body=path.read_bytes(), content_type=_TYPES.get(path.suffix, ""))
    else:
        route.fulfill(status=404)


def _marks(log: list[list[Any]]) -> list[Mark]:
    marks: list[Mark] = []
    looks = [float("-inf")] * 2  # the last two: the second is the one by which a sentence is chosen
    missed = looks[0]
    for kind, time, more in log:
        if kind == "failed":
            raise AssertionError(f"the reader could not play the book: {more}")
        if kind == "look":
            looks = [looks[-1], time]
        elif kind == "chosen":
            missed = looks[0]
        elif kind == "shown":
            marks.append(Mark(more, time, float("inf"), missed, 0.0))
        elif kind == "hidden":
            marks = [replace(one, end=time) if _is_open(one) and one.words == more else one for one in marks]
        elif kind == "level":
            marks = [replace(one, loudest=max(one.loudest, more)) if _is_open(one) else one for one in marks]
    return marks


def _is_open(mark: Mark) -> bool:
    return mark.end == float("inf")
