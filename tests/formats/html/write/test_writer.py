"""One page in one file: the statement in ``main``, furniture round it, nothing from outside, no script."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from everyreader.browser.chromium import Browser
from everyreader.browser.visit import View, Visit
from everyreader.formats.html.write.writer import page as page_text
from everyreader.formats.html.write.writer import write
from everyreader.formats.xhtml import fragment
from everyreader.model.errors import SourceError
from everyreader.source import read_statement
from everyreader.theme.styles_folder import styles_folder
from everyreader.tools.places import font_folders

BODY = """[2 May 2024]{.dateline}

Water is *life*.

1) ## Wells:

    Dig.

2) ## Money:

    Pay.

The end.
"""
TEXT = "A Title 2 May 2024 Water is life. Wells: Dig. Money: Pay. The end."
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)

Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """A page from a body and changes to the front matter."""

    def made(
        body: str = BODY, *, styles: Path | None = None, fonts: tuple[Path, ...] = (), **front: str
    ) -> Path:
        keys = {
            "title": "A Title",
            "date": "2024-05-02",
            "publisher": "Wells & Rivers",
            "language": "en-GB",
            "identifier": "urn:uuid:7c4f3a52-6f6a-5b1c-9a52-0d2a7a1f2b11",
            **front,
        }
        folder = tmp_path / "statement"
        folder.mkdir(exist_ok=True)
        (folder / "dot.png").write_bytes(PIXEL)
        matter = "".join(
            f"{key}: {value if key == 'date' else json.dumps(value)}\n" for key, value in keys.items()
        )
        heading = re.sub(r"([<>*_\\&])", r"\\\1", keys["title"])
        (folder / "statement.md").write_text(f"---\n{matter}---\n\n# {heading}\n\n{body}", encoding="utf-8")
        target = tmp_path / "page.html"
        write(read_statement(folder), target, styles=styles or styles_folder(), fonts=fonts)
        return target

    return made


def parsed(page: Path) -> html.HtmlElement:
    return html.document_fromstring(page.read_text(encoding="utf-8"))


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_main_holds_the_words_of_the_statement_and_no_other(make: Make) -> None:
    assert words(parsed(make()).find(".//main")) == TEXT


def test_the_one_h1_is_the_title_and_stands_in_main(make: Make) -> None:
    page = parsed(make())
    assert [words(one) for one in page.iter("h1")] == ["A Title"]
    assert page.find(".//main//h1") is not None


def test_landmarks_are_banner_main_contents_and_contentinfo(make: Make) -> None:
    page = parsed(make())
    assert [one.tag for one in page.iter("header", "nav", "main", "footer")] == [
        "header",
        "main",
        "nav",
        "footer",
    ]
    assert words(page.find(".//header/p")) == "Wells & Rivers"


def test_the_skip_link_comes_first_and_leads_to_main(make: Make) -> None:
    page = parsed(make())
    first = next(page.iter("a"))
    assert first.get("href") == "#" + page.find(".//main").get("id")


def test_contents_list_the_headings_below_the_title_and_lead_to_them(make: Make) -> None:
    page = parsed(make())
    links = page.xpath("//nav//a")
    assert [words(one) for one in links] == ["Wells:", "Money:"]
    assert [words(page.get_element_by_id(one.get("href")[1:])) for one in links] == ["Wells:", "Money:"]


def test_a_statement_without_headings_has_no_contents_and_no_way_to_them(make: Make) -> None:
    page = parsed(make("Only words.\n"))
    assert page.find(".//nav") is None
    assert [one.get("href") for one in page.iter("a")] == ["#page:statement"]


def test_the_dateline_stays_in_words_with_the_iso_date_beside_it(make: Make) -> None:
    time = parsed(make()).find(".//main//time")
    assert (words(time), time.get("datetime")) == ("2 May 2024", "2024-05-02")


@pytest.mark.parametrize(
    ("language", "contents", "marked"),
    [
        ("en-GB", "Contents", None),
        ("fr-CA", "Sommaire", None),
        ("de", "Inhalt", None),
        ("es", "Índice", None),
        ("it", "Indice", None),
        ("el", "Contents", "en"),
    ],
)
def test_furniture_speaks_the_statements_language_or_says_that_it_is_english(
    make: Make, language: str, contents: str, marked: str | None
) -> None:
    page = parsed(make(language=language))
    heading = page.find(".//nav/h2")
    assert page.get("lang") == language
    assert (words(heading), heading.get("lang"), page.find(".//footer").get("lang")) == (
        contents,
        marked,
        marked,
    )


def test_a_statement_written_from_the_right_makes_a_page_from_the_right(make: Make) -> None:
    page = parsed(make(language="ar"))
    assert (page.get("dir"), page.find(".//footer").get("dir")) == ("rtl", "ltr")


def test_an_image_is_carried_in_the_page_with_its_alternative(make: Make) -> None:
    image = parsed(make("![A dot.](dot.png)\n")).find(".//main//img")
    assert image.get("src") == "data:image/png;base64," + base64.b64encode(PIXEL).decode()
    assert image.get("alt") == "A dot."


def test_a_decorative_image_has_an_empty_alternative_and_no_role(make: Make) -> None:
    image = parsed(make("![](dot.png){.decorative}\n")).find(".//main//img")
    assert (image.get("alt"), image.get("role")) == ("", None)


def test_a_way_back_is_a_drawn_arrow_with_a_name(make: Make) -> None:
    back = parsed(make("Water[^a].\n\n[^a]: A note.\n")).xpath("//a[@role='doc-backlink']")[0]
    assert (back.get("aria-label"), words(back), [one.tag for one in back]) == (
        "Back to reference 1",
        "",
        ["svg"],
    )
    assert back[0].get("aria-hidden") == "true"


def test_markup_in_the_metadata_stays_text(make: Make) -> None:
    hostile = '"><script>alert(1)</script>'
    page = parsed(make(publisher=hostile, description=hostile, rights=hostile, title=f"A {hostile}"))
    assert [one.get("type") for one in page.iter("script")] == ["application/ld+json"]
    assert words(page.find(".//header/p")) == hostile
    assert words(page.find(".//title")) == f"A {hostile}"
    assert json.loads(page.find(".//script").text)["publisher"]["name"] == hostile


def test_only_an_address_of_the_web_becomes_a_link_in_the_details(make: Make) -> None:
    publication = read_statement(make(source="https://example.org/a").parent / "statement")
    hostile = replace(publication, metadata=replace(publication.metadata, source="javascript:alert(1)"))
    links = [
        html.document_fromstring(page_text(one, fragment(one), styles=styles_folder())).xpath(
            "//footer//a/@href"
        )
        for one in (publication, hostile)
    ]
    assert links == [["https://example.org/a"], []]


def test_the_policy_names_the_style_by_its_hash_and_allows_nothing_from_outside(make: Make) -> None:
    page = parsed(make())
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    digest = base64.b64encode(hashlib.sha256(page.find(".//style").text.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; font-src data:"
    assert not page.xpath("//@style | //link[@rel='stylesheet']")


@pytest.mark.parametrize(
    "rule", ["@import 'x.css';", "p { background: url(https://x.example/x.png) }", "</style>"]
)
def test_a_style_sheet_that_leaves_the_page_is_refused_with_its_line(
    make: Make, tmp_path: Path, rule: str
) -> None:
    styles = tmp_path / "styles"
    styles.mkdir()
    (styles / "page.css").write_text(f"p {{ color: red }}\n{rule}\n")
    with pytest.raises(SourceError, match=r"page\.css:2: "):
        make(styles=styles)


def test_the_same_statement_gives_the_same_bytes(make: Make) -> None:
    assert make().read_bytes() == make().read_bytes()


def test_only_the_faces_that_the_page_shows_are_embedded(make: Make) -> None:
    def faces(page: Path) -> list[tuple[str, ...]]:
        css = parsed(page).find(".//style").text
        return re.findall(r'@font-face \{ font-family: "([^"]+)"; font-weight: (\d+); font-style: (\w+)', css)

    upright = [("Atkinson Hyperlegible Next", weight, "normal") for weight in ("400", "700")]
    assert sorted(faces(make("Plain words.\n", fonts=font_folders()))) == upright
    assert ("Noto Sans", "400", "normal") in faces(make("ὕδωρ\n", fonts=font_folders()))


def test_the_browser_applies_the_pages_own_style_and_asks_for_nothing(make: Make, browser: Browser) -> None:
    def seen(visit: Visit) -> tuple[str, list[str], list[str]]:
        border = visit.page.evaluate("getComputedStyle(document.body).borderTopStyle")
        return border, visit.requests, visit.console_errors

    assert browser.visit(make("![A dot.](dot.png)\n"), seen) == ("solid", [], [])


def test_the_embedded_faces_are_fonts_that_the_browser_takes(make: Make, browser: Browser) -> None:
    loaded = """document.fonts.ready.then(fonts => [...fonts].filter(one => one.status === 'loaded')
        .map(one => [one.family.replaceAll('"', ''), one.weight, one.style].join(' ')))"""
    page = make("Words, *slanted* and **heavy**, ὕδωρ.\n", fonts=font_folders())
    faces, errors = browser.visit(page, lambda visit: (visit.page.evaluate(loaded), visit.console_errors))
    assert errors == []
    assert {
        "Atkinson Hyperlegible Next 400 normal",
        "Atkinson Hyperlegible Next 400 italic",
        "Atkinson Hyperlegible Next 700 normal",
        "Noto Sans 400 normal",
    } <= set(faces)


def test_the_browser_refuses_a_style_a_script_and_an_image_that_were_planted(
    make: Make, browser: Browser
) -> None:
    page = make()
    planted = (
        "<style>main { color: rgb(1, 2, 3) }</style><script>document.title = 'planted'</script>"
        "<p style='color: rgb(1, 2, 3)'></p><img src='https://example.org/x.png' alt=''></body>"
    )
    page.write_text(page.read_text(encoding="utf-8").replace("</body>", planted), encoding="utf-8")

    def seen(visit: Visit) -> tuple[bool, str, list[str]]:
        coloured = """[...document.querySelectorAll('main, p')]
            .some(one => getComputedStyle(one).color === 'rgb(1, 2, 3)')"""
        return visit.page.evaluate(coloured), visit.page.title(), visit.requests

    assert browser.visit(page, seen) == (False, "A Title", [])


def test_a_screen_reader_meets_the_labels_as_the_source_writes_them(make: Make, browser: Browser) -> None:
    def labels(visit: Visit) -> list[str]:
        return [
            one["name"]["value"]
            for one in visit.accessibility_tree()
            if one.get("role", {}).get("value") == "ListMarker" and one.get("name")
        ]

    assert [one.strip() for one in browser.visit(make(), labels)] == ["1)", "2)"]


TABLE = "| " + "Administration | " * 15 + "\n|" + "---|" * 15 + "\n| " + "x | " * 15 + "\n\n"


FRACTION = '[$\\frac{alpha + beta + gamma + delta + epsilon + zeta + eta + theta}{2}$]{alt="a fraction"}'
FORMULAS = (
    f'A {FRACTION}, that is [$x^2$]{{alt="x squared"}}.\n\n- {FRACTION}\n\n## The {FRACTION}\n\n| '
    f"{FRACTION} |\n|---|\n| a |\n\n"
)


@pytest.mark.parametrize("width", [256, 320, 1280])
def test_nothing_needs_sideways_scrolling(make: Make, browser: Browser, width: int) -> None:
    page = make(BODY + "\n`" + "x" * 90 + "`\n\nhttps://example.org/" + "a" * 90 + "\n\n" + TABLE + FORMULAS)
    assert (
        browser.visit(
            page,
            lambda visit: visit.page.evaluate("document.documentElement.scrollWidth"),
            view=View(width=width),
        )
        <= width
    )


def test_a_long_formula_among_words_scrolls_in_a_group_with_its_own_name(
    make: Make, browser: Browser
) -> None:
    def named(visit: Visit) -> list[str]:
        nodes = [
            one
            for one in visit.accessibility_tree()
            if one.get("role", {}).get("value") in ("group", "heading")
        ]
        return sorted(
            one["name"]["value"] for one in nodes if "fraction" in one.get("name", {}).get("value", "")
        )

    assert browser.visit(make(FORMULAS), named) == ["The a fraction", *["a fraction"] * 3]


def test_a_link_alone_is_as_large_as_a_finger(make: Make, browser: Browser) -> None:
    def size(visit: Visit) -> list[float]:
        return visit.page.evaluate(
            "[...document.querySelectorAll('main a')].flatMap((one) => {"
            " const box = one.getBoundingClientRect(); return [box.width, box.height] })"
        )

    lines = ("[A](https://example.org/a)", "- [B](https://example.org/b)", "## [C](https://example.org/c)")
    page = make("\n\n".join((*lines, "[![a dot](dot.png)](https://example.org/d)")))
    assert min(browser.visit(page, size, view=View(width=320))) >= 44


PROSE = (
    "A well serves a village for forty years, and nobody who drinks from it should have to ask who will pay "
    "for the next one. We ask the council to dig the wells before the summer and to publish what they cost. "
)
LINES = """() => document.fonts.ready.then(() => {
    const text = document.querySelector('main p').firstChild, range = document.createRange(), lines = {};
    for (let i = 0; i < text.length; i++) {
        range.setStart(text, i); range.setEnd(text, i + 1);
        const box = range.getBoundingClientRect();
        if (box.width) lines[box.top] = (lines[box.top] || 0) + 1;
    }
    return Object.values(lines).slice(0, -1) })"""


@pytest.mark.parametrize("view", [View(width=768), View(width=1280), View(width=1280, print=True)])
def test_full_lines_hold_forty_five_to_seventy_two_characters(
    make: Make, browser: Browser, view: View
) -> None:
    page = make(PROSE * 6 + "\n", fonts=font_folders())
    lines = browser.visit(page, lambda visit: visit.page.evaluate(LINES), view=view)
    assert 45 <= min(lines) <= max(lines) <= 72


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("around", ["", "- > "])
def test_the_caption_of_a_table_that_scrolls_wraps_to_the_window(
    make: Make, browser: Browser, width: int, around: str
) -> None:
    def ends(visit: Visit) -> list[float]:
        return visit.page.evaluate(
            """() => { const table = document.querySelector('.scroll'), edge = () => table.querySelector('caption p')
            .getBoundingClientRect(); const at = [edge().left, edge().right]; table.scrollLeft = 50;
            const seen = table.getBoundingClientRect();
            return [...at, edge().left, edge().right, seen.left, seen.right]; }"""
        )

    table = f"::: table\nThe caption {'of many words ' * 9}\n\n{TABLE.strip()}\n:::"
    page = make(around + table.replace("\n", "\n" + around.replace("-", " ")) + "\n")
    left, right, *scrolled, first, last = browser.visit(page, ends, view=View(width=width))
    assert first <= left < right <= last
    assert scrolled == [left, right]


def test_code_wraps_on_a_small_screen_and_scrolls_on_a_wide_one(make: Make, browser: Browser) -> None:
    def space(visit: Visit) -> str:
        return visit.page.evaluate("getComputedStyle(document.querySelector('pre')).whiteSpace")

    page = make("```\n" + "word " * 40 + "\n```\n")
    assert [browser.visit(page, space, view=View(width=width)) for width in (320, 1280)] == [
        "pre-wrap",
        "pre",
    ]


def test_the_skip_link_covers_the_whole_masthead_when_it_has_the_focus(make: Make, browser: Browser) -> None:
    def uncovered(visit: Visit) -> float:
        visit.page.keyboard.press("Tab")
        box = "document.querySelector('%s').getBoundingClientRect()"
        return visit.page.evaluate(f"{box % '.masthead'}.width - {box % '.skip'}.width")

    assert browser.visit(make(publisher="A Publisher of a Very Long Name"), uncovered) == 0


def test_the_mark_of_a_note_touches_no_word_beside_it(make: Make, browser: Browser) -> None:
    gap = """() => { const mark = document.querySelector('[role=doc-noteref]'), range = document.createRange();
        range.selectNodeContents(mark.previousSibling);
        return mark.getBoundingClientRect().left - range.getBoundingClientRect().right }"""
    page = make("Water[^a].\n\n[^a]: A note.\n")
    assert 0 <= browser.visit(page, lambda visit: visit.page.evaluate(gap)) < 2


def test_what_has_the_focus_is_outlined_three_pixels_wide(make: Make, browser: Browser) -> None:
    def outline(visit: Visit) -> list[str]:
        visit.page.keyboard.press("Tab")
        style = "(s => [s.outlineStyle, s.outlineWidth])(getComputedStyle(document.activeElement))"
        return visit.page.evaluate(style)

    assert browser.visit(make(), outline) == ["solid", "3px"]
