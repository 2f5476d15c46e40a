"""What ``add`` says when it is done."""

from __future__ import annotations

from everyreader.importers.summary import lines

from .web.test_reader import page

HEAD = "<p>4 March 2024</p>"


def told(adding, markup: str) -> list[str]:
    return list(lines(adding(page(HEAD + markup), "a.html"), "a.html"))


def test_what_is_the_same_is_said_once_with_its_places(adding):
    said = [one for one in told(adding, "<p>Boats<svg></svg></p>" * 3) if "a drawing" in one]
    assert said == ["  paragraphs 3, 4, 5: part of the page left out: a drawing: without words (3 times)"]


def test_what_is_to_be_done_is_said_once(adding):
    images = "".join(f'<p>Boat {one}. <img src="x/{one}.png" alt="Boat {one}"></p>' for one in (1, 2))
    first, second = (one for one in told(adding, images) if "image left out" in one)
    assert "put the image beside the file" in first
    assert second.endswith("; as above (paragraph 4 of a.html)")
