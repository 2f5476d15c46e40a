"""PRT: what is seen on the pages of a PDF, against what its tags say (WCAG 1.3.1, 1.4.3, 1.4.6; ISO 14289-1,
7)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from everyreader.checks.rules.large_print.repeated import RepeatedHeaders
from everyreader.checks.rules.large_print.row import (
    LISTENERS,
    UA,
    disputed,
    has_text,
    hit,
    squeezed,
    tagged,
    told_elsewhere,
)
from everyreader.checks.rules.model import REBUILD, STYLE, Hit, rule, short
from everyreader.checks.rules.subjects import PRINT, Case
from everyreader.formats.large_print.read.geometry import area, shared
from everyreader.formats.large_print.read.pages import Shown
from everyreader.formats.large_print.read.reader import SPECK
from everyreader.formats.large_print.read.reading import PdfReading
from everyreader.formats.large_print.read.replacement_text import differ
from everyreader.model.abbreviations import abbreviations
from everyreader.model.findings import Ground
from everyreader.model.text import folded
from everyreader.theme.phrases import phrase

_LARGE, _LARGE_BOLD = 18.0, 14.0  # points from which WCAG asks for less contrast
_BOLD = re.compile(r"bold|black|heavy", re.IGNORECASE)
_MEASURED = 0.05  # the edge of a letter takes a little of its contrast
_HOUSE = 7.0
_MANY_WORDS = 8
_WITHHELD = "Words that are there for one sense are withheld from another."


def _on_page(case: Case[PdfReading], one: Shown) -> bool:
    left, bottom, right, top = case.reading.sheets[one.page - 1].box
    return left - 1 <= one.x and one.last <= right + 1 and bottom <= one.y <= top


def _on_a_picture(case: Case[PdfReading], one: Shown) -> bool:
    """Whether an image lies where it stands, which may show the same words."""
    return any(
        picture.page == one.page and shared(picture.box, one.box) > 0.5 * area(one.box)
        for picture in case.reading.images
    )


@rule(
    "PRT-010",
    "words-unseen",
    on=PRINT,
    criterion="WCAG 1.4.3",
    message="words are in the file and not to be seen",
    fix=REBUILD,
    rests_on=Ground.WORDS,
    why=_WITHHELD,
    needs="rendered",
    applies=has_text,
)
def words_unseen(case: Case[PdfReading]) -> Iterator[Hit]:
    """What is untagged, beyond the page or on a scanned page is another rule's."""
    scans = {sheet.number for sheet in case.reading.sheets if sheet.picture_only}
    by_page: dict[int, list[str]] = defaultdict(list)
    for one in case.reading.strings:
        speck = bool(one.visible.strip()) and one.drawn < SPECK
        held = one.key is not None or one.artifact
        scanned = one.page in scans or case.foreign and one.unpainted and _on_a_picture(case, one)
        if held and (one.unseen or speck) and not scanned and _on_page(case, one):
            by_page[one.page].append(one.visible if speck else one.unseen)
    for page, words in sorted(by_page.items()):
        text = folded("".join(words))
        yield hit(f"“{short(text, 40)}” on page {page}", page, text)


def _contrasts(case: Case[PdfReading], low: float | None, high: float | None) -> Iterator[Hit]:
    """For each page its faintest string between ``low`` and ``high``; ``None`` is what WCAG's level AA asks
    for."""
    faintest: dict[int, Shown] = {}
    for one in case.reading.strings:
        if one.contrast is None or one.unseen or one.drawn < SPECK or not _on_page(case, one):
            continue
        least, most = (_asked(one) if bound is None else bound for bound in (low, high))
        if least - _MEASURED <= one.contrast < most - _MEASURED:
            before = faintest.setdefault(one.page, one)
            faintest[one.page] = min(before, one, key=lambda each: each.contrast or 0)
    for page, one in sorted(faintest.items()):
        text = one.visible.strip()
        yield hit(f"“{short(text, 40)}” on page {page} has {one.contrast:.1f}:1", page, text)


def _asked(one: Shown) -> float:
    large = one.size >= _LARGE - _MEASURED or one.size >= _LARGE_BOLD and bool(_BOLD.search(one.font))
    return 3.0 if large else 4.5


@rule(
    "PRT-012",
    "contrast-too-low",
    on=PRINT,
    criterion="WCAG 1.4.3",
    message="text hardly stands out from what is behind it",
    fix=STYLE,
    needs="rendered",
    applies=has_text,
)
def contrast_too_low(case: Case[PdfReading]) -> Iterator[Hit]:
    return _contrasts(case, 0.0, None)


@rule(
    "PRT-013",
    "contrast-below-seven",
    on=PRINT,
    criterion="WCAG 1.4.6",
    message="text has less contrast than 7:1",
    fix=STYLE,
    house=True,
    needs="rendered",
    applies=has_text,
)
def contrast_below_seven(case: Case[PdfReading]) -> Iterator[Hit]:
    return _contrasts(case, None, _HOUSE)


@rule(
    "PRT-011",
    "words-drawn-otherwise",
    on=PRINT,
    criterion="ISO 32000-1, 14.9.4",
    message="other words are drawn than are read",
    fix=REBUILD,
    rests_on=Ground.WORDS,
    why=LISTENERS,
    applies=has_text,
)
def words_drawn_otherwise(case: Case[PdfReading]) -> Iterator[Hit]:
    """Where the words that are read are not the statement's either, the rules about words speak."""
    for told in case.reading.told:
        if told.by == "ActualText" and differ(told) and not _read_wrongly(case, told.said):
            detail = (
                f"page {told.page} shows “{short(told.drawn, 40)}” and is read as “{short(told.said, 40)}”"
            )
            yield hit(detail, told.page, told.drawn)
    for one in case.reading.misdrawn:
        if case.publication is not None and any(one.read in text for text in disputed(case)):
            continue
        page = next((s.page for s in case.reading.strings if s.font == one.font and one.read in s.visible), 0)
        detail = (
            f"the letter “{one.read}” is drawn as “{one.drawn}” in {one.font.partition('+')[2] or one.font}"
        )
        yield hit(detail, page, one.read)


def _read_wrongly(case: Case[PdfReading], said: str) -> bool:
    return case.publication is not None and told_elsewhere(case, said)


@rule(
    "PRT-014",
    "words-replaced-for-listeners",
    on=PRINT,
    criterion="ISO 32000-1, 14.9.3",
    message="words stand in the tags in place of the text that is drawn",
    fix=REBUILD,
    rests_on=Ground.WORDS,
    why=LISTENERS,
    applies=tagged,
)
def words_replaced_for_listeners(case: Case[PdfReading]) -> Iterator[Hit]:
    known = (
        {"".join(one.text.split()) for one in abbreviations(case.publication)} if case.publication else set()
    )
    for told in case.reading.told:
        if told.by == "E" and any("".join(told.drawn.split()) in one for one in known):
            continue  # TXT-005 looks at what it stands for
        if told.by in ("Alt", "E") and told.drawn.strip() and differ(told):
            detail = (
                f"page {told.page} shows “{short(told.drawn, 40)}” and is read as “{short(told.said, 40)}”"
            )
            yield hit(detail, told.page, told.drawn, unsure=case.foreign and told.by == "E")


@rule(
    "PRT-015",
    "words-only-drawn",
    on=PRINT,
    criterion=f"{UA}7.1",
    message="words are drawn that no screen reader is told of",
    fix=REBUILD,
    rests_on=Ground.WORDS,
    why=_WITHHELD,
    applies=tagged,
)
def words_only_drawn(case: Case[PdfReading]) -> Iterator[Hit]:
    """Page numbers and repeated header rows apart. In a foreign file what stands on several pages is taken
    for a running head."""
    rows: dict[tuple[int, float], list[Shown]] = defaultdict(list)
    again = RepeatedHeaders(case.reading.blocks)
    for one in case.reading.strings:
        if one.artifact and one.visible.strip() and not again.say(one):
            rows[one.page, round(one.y)].append(one)
    texts = {key: "".join(one.visible for one in row).strip() for key, row in rows.items()}
    often = Counter(squeezed(text) for text in texts.values())
    missing = "".join(sorted(disputed(case))) if case.publication else ""
    house = squeezed(phrase("records", case.publication.metadata.language).text) if case.publication else ""
    for (page, y), text in sorted(texts.items(), key=lambda item: (item[0][0], -item[0][1])):
        number = any(abs(one.y - y) < 1 for one in rows[page, y]) and _is_number(text)
        title = case.publication is not None and squeezed(text) == squeezed(case.publication.metadata.title)
        if number or title or squeezed(text) in missing or squeezed(text) in house:
            continue
        if case.publication is not None or len(text.split()) >= _MANY_WORDS and often[squeezed(text)] == 1:
            yield hit(f"“{short(text, 40)}” on page {page}", page, text, unsure=case.publication is None)


def _is_number(text: str) -> bool:
    return len(text) <= 20 and any(one.isdigit() for one in text)
