"""ALT: alternative texts of pages and e-books by themselves (WCAG 1.1.1)."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from everyreader.browser.rendered.reading import ShownReading
from everyreader.browser.rendered.snapshot import Element
from everyreader.checks.rules.document.elements import looking, where_there
from everyreader.checks.rules.model import rule, short, where
from everyreader.checks.rules.subjects import DOCUMENTS, Case
from everyreader.checks.semantics import Page, pages
from everyreader.checks.semantics.blocks import blocks
from everyreader.checks.semantics.names import name_of
from everyreader.checks.semantics.roles import explicit, included, role_of
from everyreader.model.findings import Ground
from everyreader.source.resources import is_name_or_address

Found = Iterator[tuple[Element, str]]
_SUFFIXES = r"png|jpe?g|gif|webp|svg|tiff?|bmp|avif|heic"
_FILE = re.compile(rf"\S+\.(?:{_SUFFIXES})", re.IGNORECASE)
_CAMERA = re.compile(
    r"(?:dsc|dscn|img|image|photo|pic|picture|screenshot|scan|untitled|bild|foto)[ _-]?\d[\w-]*",
    re.IGNORECASE,
)
_FOR_MACHINES = re.compile(
    r"_|\d{3}|-.*-|^[^A-Z]*[a-z]-[^A-Z]*$"
)  # what people write, too, such as W3C or COVID-19, is none
_SAID_ALONE = """image img picture photo photograph graphic figure fig icon logo banner illustration spacer
    bullet alt text placeholder untitled blank null undefined none todo tbd missing bild foto grafik abbildung
    imagen gráfico figura immagine grafico afbeelding изображение фото صورة תמונה 图片 画像"""
_PLACEHOLDERS = frozenset(_SAID_ALONE.split()) | {
    "alt text",
    "alternative text",
    "image description",
    "no alt",
    "image here",
    "insert alt text",
    "the image",
    "an image",
    "a photo",
}
_LONGEST = 250  # characters; what a voice says in one breath is half of that
_MEDIA = re.compile(
    r"\.(?:mp3|m4a|ogg|oga|opus|wav|flac|aac|mp4|m4v|webm|ogv|mov|" + _SUFFIXES + r")$", re.IGNORECASE
)
_MEDIA_TYPES = ("image/", "audio/", "video/")


def _is_image(page: Page, one: Element) -> bool:
    picture = (
        one.name == "IMG"
        or role_of(page, one) == "img"
        or (one.name == "INPUT" and one.attributes.get("type") == "image")
    )
    return picture and included(page, one) and bool(name_of(page, one))


def _images(page: Page) -> Iterator[tuple[Element, str]]:
    for one in page.elements:
        if _is_image(page, one):
            yield one, name_of(page, one)


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().casefold()


def _source_stem(one: Element) -> str:
    address = one.attributes.get("src", "")
    return "" if address.startswith("data:") else PurePosixPath(unquote(urlsplit(address).path)).stem


@where("foreign pages and e-books with alternative texts")
def _has_images(case: Case[ShownReading]) -> bool:
    return case.publication is None and any(True for page in pages(case) for _ in _images(page))


@rule(
    "ALT-011",
    "alternative-file-name",
    on=DOCUMENTS,
    criterion="WCAG 1.1.1 (F30)",
    message="an alternative text is a file's name, or an address",
    fix="say what the image shows",
    applies=_has_images,
)
@looking
def alternative_file_name(page: Page) -> Found:
    for one, name in _images(page):
        stem = _source_stem(one)
        named_so = name.casefold() == stem.casefold() and _FOR_MACHINES.search(name)
        if is_name_or_address(name) or _FILE.fullmatch(name) or _CAMERA.fullmatch(name) or named_so:
            yield one, f"“{short(name)}”"


@rule(
    "ALT-012",
    "alternative-says-nothing",
    on=DOCUMENTS,
    criterion="WCAG 1.1.1 (F30)",
    message="an alternative text says no more than that there is an image",
    fix="say what the image shows",
    applies=_has_images,
)
@looking
def alternative_says_nothing(page: Page) -> Found:
    for one, name in _images(page):
        if _plain(name) in _PLACEHOLDERS:
            yield one, f"“{name}”"


@rule(
    "ALT-013",
    "alternative-said-twice",
    on=DOCUMENTS,
    criterion="WCAG 1.1.1 (H2)",
    message="an alternative text repeats the caption or the words beside it",
    fix='say what the image shows beyond that, or give it alt="" where that is all',
    applies=_has_images,
    rests_on=Ground.ADVICE,
)
@looking
def alternative_said_twice(page: Page) -> Found:
    """The alternative text says the caption, or the words right beside it, again."""
    texts = [(block.element, _plain(block.text)) for block in blocks(page)]
    for one, name in _images(page):
        said = _plain(name)
        if len(said.split()) > 1 and said in _beside(page, one, texts):
            yield one, f"“{short(name)}”"


def _beside(page: Page, one: Element, texts: list[tuple[Element, str]]) -> set[str]:
    figure = next((up for up in one.ancestors() if up.name == "FIGURE"), None)
    found = (
        {_plain(page.words(each)) for each in page.inside(figure) if each.name == "FIGCAPTION"}
        if figure is not None
        else set()
    )
    link = next((up for up in one.ancestors() if up.name in ("A", "BUTTON")), None)
    if link is not None:
        found.add(_plain(page.words(link)))
    at = bisect([page.order[element.number] for element, _ in texts], page.order[one.number])
    return found | {text for _, text in texts[max(0, at - 1) : at + 1]}


@rule(
    "ALT-014",
    "alternative-too-long",
    on=DOCUMENTS,
    criterion="WCAG 1.1.1",
    message=f"an alternative text is longer than {_LONGEST} characters",
    fix="say the gist, and the rest in the text or a long description",
    applies=_has_images,
    rests_on=Ground.HINT,
)
@looking
def alternative_too_long(page: Page) -> Found:
    for one, name in _images(page):
        if len(name) > _LONGEST:
            yield one, f"{len(name)} characters: “{short(name)}”"


def _is_marked(page: Page, one: Element) -> bool:
    return (
        one.name == "IMG"
        and not page.hidden(one)
        and (one.attributes.get("alt") == "" or explicit(one) in ("none", "presentation"))
    )


@rule(
    "ALT-015",
    "decoration-contradicted",
    on=DOCUMENTS,
    criterion="WCAG 1.1.1 (F39)",
    message="an image is marked as decoration and says something all the same",
    fix="take away the one or the other",
    applies=where("documents with images marked as decoration")(where_there(_is_marked)),
    rests_on=Ground.ADVICE,
)
@looking
def decoration_contradicted(page: Page) -> Found:
    for one in page.elements:
        if one.name != "IMG" or page.hidden(one):
            continue
        alt, title = one.attributes.get("alt"), one.attributes.get("title", "").strip()
        if alt == "" and title:
            yield one, f"its title says “{short(title, 60)}”"
        elif explicit(one) in ("none", "presentation") and (alt or "").strip():
            yield one, f"its alternative text says “{short(alt or '', 60)}”"


def _embeds(page: Page, one: Element) -> bool:
    """ACT: an image, sound or film in an ``object`` that keeps its own role."""
    if one.name != "OBJECT" or explicit(one) or not page.is_html(one) or not included(page, one):
        return False
    kind = one.attributes.get("type", "").strip().lower()
    return (
        kind.startswith(_MEDIA_TYPES)
        if kind
        else bool(_MEDIA.search(urlsplit(one.attributes.get("data", "")).path))
    )


@rule(
    "ALT-016",
    "object-without-name",
    on=DOCUMENTS,
    criterion="WCAG 1.1.1",
    message="an embedded image, sound or film has no name",
    fix="say in its title or aria-label what it is",
    applies=where("documents with embedded images, sounds or films")(where_there(_embeds)),
    act=("8fc3b6",),
)
@looking
def object_without_name(page: Page) -> Found:
    for one in page.elements:
        if _embeds(page, one) and not name_of(page, one):
            yield one, ""
