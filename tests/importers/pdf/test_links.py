"""PDFs without tags: their links are boxes that lie over the words; each becomes a link or is named."""

from __future__ import annotations

import pymupdf

from ..conftest import markdown
from .test_lines import OPENING, cells

TEXT = (72, 150, "See the map of the pier, the plan and the list.", 11)


def linked(*links: tuple[str, str], words: tuple = (TEXT,)) -> bytes:
    """A page of words; each link lies over all places of its words."""
    document = pymupdf.open()
    page = document.new_page()
    for x, y, text, size in (*OPENING, *words):
        page.insert_text((x, y), text, fontsize=size)
    for said, uri in links:
        for box in page.search_for(said):
            page.insert_link({"kind": pymupdf.LINK_URI, "from": box, "uri": uri})
    return document.tobytes()


def said(draft) -> str:
    return " ".join(markdown(draft).split())


def told(draft) -> list[tuple[str, str]]:
    return [(one.name, one.message) for one in draft.repairs if "link" in one.name]


def test_boxes_over_words_are_links(importing):
    draft = importing(linked(("map", "https://a.org/m"), ("the plan", "mailto:p@a.org")), "a.pdf")
    assert "See the [map](https://a.org/m) of the pier, [the plan](mailto:p@a.org) and the list." in said(
        draft
    )
    assert told(draft) == []


def test_a_link_over_two_lines_is_one(importing):
    words = (
        (72, 150, "It is all told, in words that everybody knows, by the map", 11),
        (72, 163, "of the pier.", 11),
    )
    draft = importing(
        linked(("the map", "https://a.org"), ("of the pier", "https://a.org"), words=words), "a.pdf"
    )
    assert "by [the map of the pier](https://a.org)." in said(draft)


def test_a_box_that_has_a_place_on_each_line_is_over_these_alone(importing):
    words = (
        (72, 150, "It is all told, in words that everybody knows, by the map", 11),
        (72, 163, "of the pier and all.", 11),
    )
    document = pymupdf.open(stream=linked(words=words))
    boxes = [document[0].search_for(one)[0] for one in ("the map", "of the pier")]
    around = {"kind": pymupdf.LINK_URI, "from": boxes[0] | boxes[1], "uri": "https://a.org"}
    document[0].insert_link(around)
    document = pymupdf.open(stream=document.tobytes())
    inverse = ~document[0].transformation_matrix
    corners = [value for box in boxes for point in box.quad * inverse for value in point]
    document.xref_set_key(
        document[0].get_links()[0]["xref"], "QuadPoints", f"[{' '.join(map(str, corners))}]"
    )
    assert "everybody knows, by [the map of the pier](https://a.org) and all." in said(
        importing(document.tobytes(), "a.pdf")
    )


def test_links_side_by_side_stay_apart(importing):
    draft = importing(linked(("the plan", "https://a.org/1"), ("and the list", "https://a.org/2")), "a.pdf")
    assert "[the plan](https://a.org/1) [and the list](https://a.org/2)." in said(draft)


def test_a_link_in_a_table_and_in_a_heading_stays(importing):
    rows = tuple(cells((("Seat", "Price"), ("Window", "29"), ("Sleeper", "119")), 80, 200))
    draft = importing(
        linked(("pier opens", "https://a.org/1"), ("Sleeper", "https://a.org/2"), words=rows), "a.pdf"
    )
    assert "The [pier opens](https://a.org/1)" in said(draft) and "[Sleeper](https://a.org/2)" in said(draft)


def test_a_link_behind_a_wide_gap_stays_at_its_words(importing):
    words = (
        (72, 150, "It is open to all.", 11),
        (170, 150, "See the map of it.", 11),
        (72, 163, "And go.", 11),
    )
    assert "It is open to all. See the [map](https://a.org) of it." in said(
        importing(linked(("map", "https://a.org"), words=words), "a.pdf")
    )


def test_a_link_over_no_words_is_named(importing):
    document = pymupdf.open(stream=linked())
    link = {"kind": pymupdf.LINK_URI, "from": pymupdf.Rect(300, 400, 360, 460), "uri": "https://a.org/logo"}
    document[0].insert_link(link)
    message = "no words stand where the link to https://a.org/logo is: write it where a reader needs it"
    assert told(importing(document.tobytes(), "a.pdf")) == [("link left out", message)]


def test_a_link_to_a_page_keeps_its_words_and_no_more(importing):
    document = pymupdf.open(stream=linked())
    box = document[0].search_for("map")[0]
    document[0].insert_link({"kind": pymupdf.LINK_GOTO, "from": box, "page": 0, "to": pymupdf.Point(0, 0)})
    draft = importing(document.tobytes(), "a.pdf")
    assert "See the map of the pier" in said(draft) and told(draft) == []


def test_a_linked_mark_finds_its_note(importing):
    end = 72 + pymupdf.get_text_length("It costs three.", fontsize=11)
    words = ((72, 150, "It costs three.", 11), (end, 146, "1", 7), (72, 703, "1 Without tax.", 8))
    draft = importing(linked(("Without tax", "https://a.org"), words=words), "a.pdf")
    assert "It costs three.[^1]" in said(draft) and "[^1]: [Without tax](https://a.org)." in said(draft)


def test_added_links_are_checked_as_all_are(adding):
    added = adding(linked(("map", "https://a.org/m"), ("plan", "file:///C:/plan.doc")), "a.pdf")
    assert "[map](https://a.org/m)" in (added.folder / "statement.md").read_text()
    assert [one.message for one in added.repairs if one.name == "link without destination"] == [
        "the words stay, the link goes (/C:/plan.doc): plan"
    ]
