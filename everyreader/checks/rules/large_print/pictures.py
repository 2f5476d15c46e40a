"""PRT: the images of a PDF, and pages that are nothing but one (WCAG 1.1.1, 1.4.5)."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator

from PIL import Image

from everyreader.checks.rules.compared.carried import sources
from everyreader.checks.rules.large_print.row import ACB, Flaw, flaws, foreign_only, has_pictures, hit
from everyreader.checks.rules.large_print.tag_tree import each_tag, flaw, pictured, words
from everyreader.checks.rules.model import REBUILD, Hit, rule, short, where
from everyreader.checks.rules.subjects import PRINT, Case, WithStatement
from everyreader.formats.large_print.read.geometry import Box, area, shared
from everyreader.formats.large_print.read.reader import SPECK
from everyreader.formats.large_print.read.reading import PdfReading
from everyreader.formats.large_print.read.tags import Tag
from everyreader.formats.large_print.read.thumbnails import small
from everyreader.model.findings import Ground, Mender
from everyreader.model.publication import Resource
from everyreader.model.text import folded

_ANOTHER = 6.0  # of 255 greys: an image saved again in another format is within 2
_SMALL = 3.01 * 72  # points
_SEEN, _COARSE, _STRETCHED = 0.005, 199.0, 0.03
_WITHHELD = "Words that are there for one sense are withheld from another."


@rule(
    "PRT-017",
    "picture-coarse",
    on=PRINT,
    criterion=ACB,
    message="an image has fewer than 200 dots an inch (up to three inches wide: 100)",
    fix="take a larger image",
    house=True,
    mended_by=Mender.AUTHOR,
    applies=has_pictures,
)
def picture_coarse(case: Case[PdfReading]) -> Iterator[Hit]:
    """Small ones are drawn coarser, so that who sees little sees them; twice as coarse is too much."""
    for one in case.reading.images:
        small_one = one.box[2] - one.box[0] <= _SMALL
        if one.per_inch < (_COARSE / 2 if small_one else _COARSE):
            yield hit(f"{one.per_inch:.0f} dots an inch on page {one.page}", one.page)


@rule(
    "PRT-018",
    "picture-distorted",
    on=PRINT,
    criterion="WCAG 1.1.1",
    message="an image is not drawn as it is",
    fix=REBUILD,
    rests_on=Ground.ADVICE,
    applies=has_pictures,
)
def picture_distorted(case: Case[PdfReading]) -> Iterator[Hit]:
    for one in case.reading.images:
        if not one.upright:
            yield hit(f"turned or mirrored on page {one.page}", one.page)
        elif abs(math.log(max(one.stretch, 1e-6))) > _STRETCHED:
            yield hit(f"{one.stretch:.2f} times as wide as it should be, on page {one.page}", one.page)


def _undrawn(reading: PdfReading) -> Iterator[Flaw]:
    """Figures of which nothing is painted."""
    painted = pictured(reading)
    for tag in reading.tags:
        if tag.role == "Figure" and painted.isdisjoint(tag.keys) and not words(reading, tag):
            yield flaw(reading, tag, f"“{tag.alternative or ''}”")


@rule(
    "PRT-019",
    "picture-unseen",
    on=PRINT,
    criterion="WCAG 1.1.1",
    message="an image that is described is not to be seen",
    fix=REBUILD,
    applies=where("files with images")(lambda case: has_pictures(case) or any(_undrawn(case.reading))),
    rests_on=Ground.WORDS,
    needs="rendered",
    why=_WITHHELD,
)
def picture_unseen(case: Case[PdfReading]) -> Iterator[Hit]:
    for one in case.reading.images:
        inside = shared(one.box, case.reading.sheets[one.page - 1].box)
        if one.artifact or one.key is None:
            continue
        if one.seen is not None and one.seen < _SEEN or inside < 0.98 * area(one.box) or _tiny(one.box):
            yield hit(f"on page {one.page}", one.page)
    for one in _undrawn(case.reading):
        yield hit(one.detail, one.page)


@rule(
    "PRT-090",
    "picture-added",
    on=PRINT.with_statement,
    criterion="EN 301 549 5.4",
    message="there is more decoration than in the statement",
    fix=REBUILD,
    applies=has_pictures,
)
def picture_added(case: WithStatement[PdfReading]) -> Iterator[Hit]:
    """Only decoration is counted: an image with words is told by the rules about alternatives."""
    pictures = [one for one in case.reading.images if one.artifact and one.pixels[0]]
    if len(pictures) > case.publication.decorative:
        yield hit(f"{len(pictures)} instead of {case.publication.decorative}", pictures[-1].page)


def _tiny(box: Box) -> bool:
    return box[2] - box[0] < SPECK or box[3] - box[1] < SPECK


@rule(
    "PRT-020",
    "page-is-picture",
    on=PRINT,
    criterion="WCAG 1.4.5",
    message="a page is a picture of its text",
    fix="recognise its words, tag them, and have a person read them",
    needs="rendered",
    applies=has_pictures,
)
@foreign_only
def page_is_picture(case: Case[PdfReading]) -> Iterator[Hit]:
    for sheet in case.reading.sheets:
        if sheet.picture_only:
            yield hit(f"page {sheet.number}", sheet.number, unsure=True)


@rule(
    "PRT-092",
    "picture-of-something-else",
    on=PRINT.with_statement,
    criterion="WCAG 1.1.1",
    message="another image stands under an alternative text",
    fix=REBUILD,
    applies=where("files with images of dots that have words")(lambda case: bool(case.reading.depicted)),
    why="Who sees the image and who hears its words are told different things.",
)
def picture_of_something_else(case: WithStatement[PdfReading]) -> Iterator[Hit]:
    """Its dots, made small, are compared with those of the images that stand under the same words in the
    statement."""
    looks = {one.name: _look(one) for one in case.publication.resources}
    wanted = sources(case)
    for one in case.reading.depicted:
        named = wanted.get(folded(one.alternative), set())
        same = [looks[name] for name in named if looks.get(name)]
        if same and len(same) == len(named) and min(_apart(one.look, other) for other in same) > _ANOTHER:
            yield hit(f"“{short(one.alternative, 60)}” on page {one.page}", one.page)


def _look(resource: Resource) -> bytes:
    try:
        with Image.open(io.BytesIO(resource.data)) as image:
            return small(image)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return b""  # a drawing


def _apart(one: bytes, other: bytes) -> float:
    """How far two small images are apart: the mean difference of their greys, 0 to 255."""
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) / len(one)


def _box(reading: PdfReading, tag: Tag) -> Iterator[str]:
    """BBox says where a picture stands on its page."""
    if tag.role != "Figure":
        return
    drawn = [picture.box for picture in reading.images if picture.key in tag.keys]
    shapes = [shape.box for shape in reading.shapes if shape.key in tag.keys]
    if drawn and tag.box is None:
        yield f"“{tag.alternative or ''}” names no place"
    elif drawn and tag.box and not any(_same(tag.box, one, part=bool(shapes)) for one in (*drawn, *shapes)):
        yield f"“{tag.alternative or ''}” names another place"


def _same(said: Box, drawn: Box, *, part: bool) -> bool:
    """Whether one box is the other; of a drawing, which has shapes and dots, ``drawn`` is a part."""
    return shared(said, drawn) > 0.5 * (area(drawn) if part else max(area(said), area(drawn)))


picture_box_wrong = rule(
    "PRT-089",
    "picture-box-wrong",
    on=PRINT,
    criterion="ISO 32000-1, 14.8.5.4.3",
    message="the tag of an image does not say where it stands",
    fix=REBUILD,
    rests_on=Ground.ADVICE,
    why="Software that enlarges or points out the image shows another place.",
    applies=has_pictures,
)(flaws(each_tag(_box)))
