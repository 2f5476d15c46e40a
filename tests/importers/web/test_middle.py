"""A page that does not say which part is its text: all between its navigation and its foot is."""

from __future__ import annotations

import pytest

from everyreader.model.errors import SourceError

from ..conftest import markdown

TEXT = (
    "<p>Below you find the whole board, and what each of its members does for the harbour and for all who "
    "come to it.</p>"
)
NAV = '<nav><a href="a.html">Home</a> <a href="b.html">Boats</a></nav>'
MENU = '<div class="x"><a href="a.html">Home</a> <a href="b.html">Boats</a> <a href="c.html">Pier</a> <a href="d.html">Sea</a></div>'
FOOT = "<footer>© Harbour</footer>"
BOX = '<div class="py-8"><div class="text-center">{}</div></div>'
CARD = '<div class="bg-white"><h3><a href="#">{}</a></h3><span>Chair</span><p>Telephone: 12</p></div>'


def page(body: str, title: str = "Harbour") -> str:
    return f'<html lang="en"><head><title>{title}</title></head><body>{body}</body></html>'


def left(draft) -> list[str]:
    return [one.message for one in draft.repairs if one.name == "part of the page left out"]


@pytest.mark.parametrize(
    ("body", "written"),
    [
        (
            NAV + BOX.format(TEXT) + '<div class="grid">' + CARD.format("Ada Roe") + "</div>" + FOOT,
            "### Ada Roe\n\nChair\n\nTelephone: 12\n",
        ),
        (
            MENU + BOX.format(TEXT) + '<div class="cards"><h2>Ships</h2><ul><li>Brig</li></ul></div>',
            "## Ships\n\n- Brig\n",
        ),
        (NAV + BOX.format(TEXT) + "Loose words." + FOOT, "Loose words.\n"),
        (
            NAV + BOX.format(TEXT) + '<div><p>See <a href="https://x.org/a">the law</a>.</p></div>' + FOOT,
            "See [the law](https://x.org/a).\n",
        ),
        (
            NAV + BOX.format(TEXT) + '<p><a href="a.pdf">The plan</a> <a href="b.pdf">The map</a></p>' + FOOT,
            "[The plan](a.pdf) [The map](b.pdf)\n",
        ),
    ],
)
def test_what_stands_beside_the_longest_text_is_of_the_text_whatever_it_is_called(importing, body, written):
    said = markdown(importing(page(body), "a.html"))
    assert said.startswith("Below you find")
    assert said.endswith(f"come to it.\n\n{written}")


@pytest.mark.parametrize("title", ["Board", "Harbour | Board", "Board – Harbour"])
def test_the_heading_by_which_the_page_is_called_is_its_title_though_another_box_holds_it(importing, title):
    body = NAV + BOX.format("<h2>Board</h2>") + "<h3>All of us</h3>" + BOX.format(TEXT) + FOOT
    said = markdown(importing(page(body, title), "a.html"))
    assert said.startswith("# Board\n\n### All of us\n\nBelow you find")


@pytest.mark.parametrize(
    ("above", "below", "said"),
    [
        (MENU, "", "the site's head: “Home Boats Pier Sea”"),
        ('<div><a href="/"><b>Harbour Trust</b></a></div>', "", "the site's head: “Harbour Trust”"),
        (f"<p>Since 1900</p>{NAV}", "", "the site's head: “Since 1900”"),
        ("", MENU, "a menu: “Home Boats Pier Sea”"),
        ("", '<div id="footer">1 Quay Street</div>', "the site's foot: “1 Quay Street”"),
        ("", "<p>Copyright Harbour Trust</p>", "the site's foot: “Copyright Harbour Trust”"),
        (
            "",
            '<p><a href="a">Home</a> > <a href="b">Boats</a> > The board of the harbour</p>',
            "a menu: “Home > Boats > The board of the harbour”",
        ),
    ],
)
def test_what_is_of_the_site_by_its_place_and_links_is_left_out_by_name(importing, above, below, said):
    body = f"{above}<h1>The board of the harbour</h1>{BOX.format(TEXT)}{below}{NAV}"
    draft = importing(page(body, "Harbour"), "a.html")
    assert markdown(draft).startswith("# The board of the harbour\n\nBelow you find")
    assert markdown(draft).endswith("come to it.\n")
    assert said in left(draft)


def test_a_part_that_is_named_after_advertisements_is_of_the_text_where_the_text_stands_in_it(importing):
    names = "<ul>" + "<li>Ada Roe</li>" * 60 + "</ul>"
    body = f'{NAV}<h1>Board</h1><div><section class="has-ads">{TEXT}</section></div>{names}'
    assert "Below you find" in markdown(importing(page(body), "a.html"))


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="https://x.org/b.pdf"><button>Get the plan</button></a>',
        '<button><a href="https://x.org/b.pdf">Get the plan</a></button>',
        "<button onclick=\"window.location.href='https://x.org/b.pdf'\">Get the plan</button>",
        "<input type=button onclick=\"window.open('https://x.org/b.pdf')\" value='Get the plan'>",
        '<form action="https://x.org/b.pdf"><button>Get the plan</button></form>',
        '<form action="https://x.org/b.pdf"><input type="submit" value="Get the plan"></form>',
    ],
)
def test_a_button_that_leads_somewhere_is_a_link(importing, markup):
    draft = importing(page(f"<main><h1>Pier</h1>{TEXT}{markup}</main>"), "a.html")
    assert markdown(draft).endswith("\n\n[Get the plan](https://x.org/b.pdf)\n")
    assert left(draft) == []


@pytest.mark.parametrize(
    "markup",
    [
        "<button>Menu</button>",
        '<a href="#"><button>Menu</button></a>',
        '<form action="/s"><input name="q"><button>Menu</button></form>',
        '<form method="post" action="/s"><button>Menu</button></form>',
    ],
)
def test_a_button_that_only_does_something_is_left_out_by_name(importing, markup):
    draft = importing(page(f"<main><h1>Pier</h1>{TEXT}{markup}</main>"), "a.html")
    assert markdown(draft).endswith("come to it.\n")
    assert "“Menu”" in " ".join(left(draft))


def test_a_long_paragraph_that_a_page_parts_from_another_is_taken(adding):
    adding(page(f"<main><h1>Walks</h1>{TEXT}<p>{'On we go. ' * 150}</p></main>"), "a.html")


def test_a_page_of_one_paragraph_that_goes_on_and_on_is_refused(adding):
    with pytest.raises(SourceError, match="180 words are one paragraph"):
        adding(page(f"<main><h1>Walks</h1><p>{'On we go. ' * 60}</p></main>"), "a.html")


@pytest.mark.parametrize(
    ("inside", "written"),
    [
        ("<h3>Welcome</h3><p>A paper.</p>", "### [Welcome](https://x.org/a)\n\nA paper.\n"),
        ("<div><p>One <b>word</b>.</p><p>Two.</p></div>", "[One **word**.](https://x.org/a)\n\nTwo.\n"),
        ("<b>No</b> block", "[**No** block](https://x.org/a)\n"),
    ],
)
def test_a_link_round_blocks_keeps_its_destination(importing, inside, written):
    markup = f'<main><h1>Pier</h1>{TEXT}<a href="https://x.org/a">{inside}</a></main>'
    assert markdown(importing(page(markup), "a.html")).endswith(f"come to it.\n\n{written}")


def test_cards_that_lead_to_papers_are_of_the_text(importing):
    cards = "".join(f'<div><a href="{one}.pdf"><h3>Paper {one}</h3><p>Read it.</p></a></div>' for one in "ab")
    said = markdown(importing(page(f"<main><h1>Pier</h1>{TEXT}<div>{cards}</div></main>"), "a.html"))
    assert "### [Paper a](a.pdf)\n\nRead it.\n\n### [Paper b](b.pdf)" in said
