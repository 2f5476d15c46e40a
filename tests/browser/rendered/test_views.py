"""The further views of a document, and what a script asked of it."""

from __future__ import annotations

import pytest

from everyreader.browser.rendered.geometry import pixels

LINK = '<p>The <a href="#w">water</a> is deep.</p>'
SKIP = "a:not(:focus) { position: absolute; clip-path: inset(50%) }"


def size(page):
    return next(pixels(one.text.styles["font-size"]) for one in page.sights.values())


def ink(page):
    return next(one.pairs[0].ink for one in page.sights.values())


def test_letters_are_twice_as_large(shown):
    page = shown("<p>Water</p>", "p { font-size: 1.5rem }")
    assert (size(page.wide), size(page.views.large), size(page.narrow)) == (24, 48, 24)


def test_distances_are_those_of_wcag(shown):
    page = shown("<p>Deep Well</p>", "p { line-height: 1; font-size: 10px }")
    plain, moved = (
        next(one for one in view.nodes.values() if one.name == "P")
        for view in (page.narrow, page.views.spaced)
    )
    assert (plain.box[3], moved.box[3]) == (10, 15)
    lines = [next(iter(view.sights.values())).lines[0][0] for view in (page.narrow, page.views.spaced)]
    assert round(lines[1][2] - lines[0][2], 1) == round(5 * 1.2 + 4 * 1.2 + 1.6, 1)


def test_dark_colours_and_paper_are_looked_at_where_a_style_asks_for_them(shown):
    plain = shown("<p>Water</p>")
    assert (plain.views.dark, plain.views.print) == (None, None)
    page = shown(
        "<p>Water</p>",
        "@media (prefers-color-scheme: dark) { p { color: #00f } } @media print { p { color: #0f0 } }",
    )
    assert (ink(page.views.dark)[:3], ink(page.views.print)[:3], ink(page.narrow)[:3]) == (
        (0, 0, 1),
        (0, 1, 0),
        (0, 0, 0),
    )


def test_a_sheet_that_another_takes_in_is_read(shown, tmp_path):
    (tmp_path / "a.css").write_text("@import 'b.css';")
    (tmp_path / "b.css").write_text("@supports (display: grid) { @media print { p { color: red } } }")
    assert shown("<p>Water</p>", head="<link rel=stylesheet href=a.css>").views.print is not None


def test_a_sheet_that_takes_itself_in_ends(shown, tmp_path):
    (tmp_path / "a.css").write_text("@import 'a.css'; @media print { p { color: red } }")
    assert shown("<p>Water</p>", head="<link rel=stylesheet href=a.css>").views.print is not None


def test_a_book_is_looked_at_by_night_and_its_own_colours_win(shown):
    page = shown("<p>Water</p><div style='color: #123'>Well</div>", book=True)
    inks = [one.pairs[0].ink for one in page.views.night.sights.values()]
    assert [round(one[0] * 255) for one in inks] == [0xE8, 0x11]
    assert shown("<p>Water</p>").views.night is None


@pytest.mark.parametrize(("css", "words"), [(SKIP, {"water"}), ("", set()), ("a { opacity: 0 }", set())])
def test_what_the_focus_reveals(shown, css, words):
    page = shown(LINK, css)
    texts = [one for one in page.wide.nodes.values() if one.name == "#text"]
    assert {one.text for one in texts if one.number in page.views.revealed} == words


@pytest.mark.parametrize(
    ("css", "changed"),
    [
        ("", ("outline",)),
        ("a { outline: none }", ()),
        ("a { transition: all 3s } a:focus { outline: none; background: red }", ("backgroundColor",)),
        ("a { animation: k 1s infinite } @keyframes k { to { opacity: 0.5 } } a:focus { outline: 0 }", ()),
    ],
)
def test_what_the_focus_changes(shown, css, changed):
    [stop] = shown(LINK, css).probe.stops
    assert stop.changed == changed


def test_what_moves_by_itself(shown):
    page = shown(
        LINK, "@keyframes k { to { opacity: 0.5 } } p { animation: k 2s 3 } a { animation: k 1s infinite }"
    )
    assert {(one.element.name, one.end, one.once) for one in page.probe.motions} == {
        ("P", 6, 2),
        ("A", None, 1),
    }
    assert len(page.views.restless) == 2


def test_what_comes_into_sight_slowly_is_seen(shown):
    page = shown("<p>Water</p>", "@keyframes k { from { opacity: 0 } } p { animation: k 3s both }")
    assert [one.unseen for one in page.wide.sights.values()] == [""]


def test_an_image_is_measured(shown):
    picture = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='60' height='40'/%3E"
    [image] = shown(f'<img src="{picture}" width="30" height="20" alt="A field.">').probe.images
    assert (image.natural, image.width, image.height, image.there) == ((60, 40), 30, 20, True)


def test_a_script_of_the_page_cannot_lie(shown):
    lie = (
        "<script>window.getComputedStyle = document.querySelectorAll = () => { throw 1 }; "
        "Array.prototype.map = null</script>"
    )
    assert len(shown(lie + LINK, "a { outline: none }").probe.stops) == 1


def test_a_page_that_changes_itself_is_not_guessed_at(shown):
    grows = "let n = 0; setInterval(() => n++ < 9999 && document.body.append(document.createElement('i')), 1)"
    # A busy machine may not come to the page's own work between two questions.
    assert any(not shown(f"<script>{grows}</script>{LINK}").probe.whole for _ in range(3))


def test_a_place_is_named(shown):
    page = shown("<main><p>One</p><p>Two <em>three</em></p></main><div id=w><p>Four</p></div>")
    paths = [page.path_of(one.text.parent) for one in page.wide.sights.values()]
    assert paths == [
        "main > p:nth-of-type(1)",
        "main > p:nth-of-type(2)",
        "main > p:nth-of-type(2) > em",
        "#w > p",
    ]
