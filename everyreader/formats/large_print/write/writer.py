"""A publication → a large-print PDF: pandoc's tree, pandoc's Typst writer, Typst, and the tags it gets
wrong mended.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from everyreader.formats.large_print.write import parting
from everyreader.formats.large_print.write.abbreviations import as_languages
from everyreader.formats.large_print.write.blocks import blocks
from everyreader.formats.large_print.write.formulas import plain_matrices
from everyreader.formats.large_print.write.imprint import Imprint
from everyreader.formats.large_print.write.inlines import (
    LINE_WIDTH,
    Context,
    Picture,
    plain_text,
)
from everyreader.formats.large_print.write.languages import stand_ins, typst_arguments
from everyreader.formats.large_print.write.literal import literal
from everyreader.formats.large_print.write.note_pages import apart, numbers_in, with_breaks
from everyreader.formats.large_print.write.raw_blocks import joined
from everyreader.formats.large_print.write.table_tags import Shape
from everyreader.formats.large_print.write.tags import Link, Mending, mend
from everyreader.formats.large_print.write.typesetting import TEMPLATE, compiled
from everyreader.formats.xhtml import phrase
from everyreader.model.errors import MakerFailed, MakerMissing
from everyreader.model.lengths import FINE
from everyreader.model.publication import Metadata, Publication, Resource
from everyreader.source.dialect import call
from everyreader.source.tree import Node, identifiers, language_in, links, walk
from everyreader.source.units import head_rows

_FIRST_LINES = 4  # of the closing ones, that stay with the rule above them
_ATTEMPTS = 40  # to bring notes to the pages of their marks
_TALLEST = 6.5  # inches
_SMALL = 3.0  # inches: of narrower pictures an eye with low vision sees little


def write(
    publication: Publication,
    target: Path,
    *,
    styles: Path,
    fonts: tuple[Path, ...],
    closing: Imprint | None = None,
) -> None:
    """Write the large-print PDF of ``publication`` to ``target``, with the house's ``closing`` lines after
    the statement.

    ``styles`` holds ``large-print.typ``; ``fonts`` are searched with their subfolders, the system's fonts
    never are. The bytes depend on these and the publication alone. Raises ``SourceError`` for a character
    that no font can draw, ``MakerMissing`` without pandoc, ``MakerFailed`` where pandoc or Typst refuses.

    A statement that PDF/UA-1 does not admit (an image without alternative text, a heading level skipped) is
    written all the same, without the claim, so that it can be checked and reported.
    """
    tree = _tree(publication)
    own = (publication.metadata.language, *((closing.language,) if closing else ()))
    codes = stand_ins({*own, *filter(None, (language_in(one, "") for one in walk(tree["blocks"])))})
    pictures = dict(_pictures(publication.resources))
    note = phrase("records", publication.metadata.language).text
    context = Context(pictures, _anchors(tree["blocks"]), codes, blocks, records_note=note)
    marks = list(numbers_in(tree["blocks"]))

    def source(breaks: frozenset[int]) -> str:
        parts = with_breaks(tree["blocks"], breaks)
        body = _typst({**tree, "blocks": blocks(replace(context, breaks=breaks), parts, top=True)})
        return _source(
            publication.metadata, codes, f"{body}\n\n{_closing(closing, codes)}" if closing else body
        )

    with TemporaryDirectory() as folder:
        _stage(Path(folder), publication, pictures, styles)
        pdf = _with_notes_beside(
            lambda breaks: compiled(source(breaks), Path(folder), publication, fonts), marks
        )
    shapes, links = tuple(_shapes(tree["blocks"])), tuple(_links(tree["blocks"]))
    headings = tuple(filter(None, _headings(tree["blocks"])))
    numbered = tuple(_numbered(tree["blocks"]))
    mending = Mending(
        shapes, links, headings, numbered, codes, publication.metadata, imprint=closing is not None
    )
    target.write_bytes(mend(pdf, mending))


def _tree(publication: Publication) -> dict[str, Any]:
    """The statement's body as Typst is given it: matrices plain, notes numbered, words with their
    languages."""
    tree = json.loads(publication.body)
    for one in walk(tree["blocks"], "Math"):
        one["c"][1] = plain_matrices(one["c"][1])
    for number, one in enumerate(walk(tree["blocks"], "Note"), 1):
        one["number"] = number  # a further mark names it
    return {**tree, "blocks": as_languages(tree["blocks"], publication.metadata.language)}


def _with_notes_beside(compile: Callable[[frozenset[int]], bytes], marks: list[int]) -> bytes:
    """The PDF with page breaks, as far as they help, where a note would else stand on another page than its
    mark."""
    breaks, tried = frozenset[int](), frozenset[int]()
    pdf = compile(breaks)
    for _ in range(min(len(marks), _ATTEMPTS)):
        further = next((one for one in apart(pdf, marks) if one not in tried), None)
        if further is None:
            break
        tried |= {further}
        try:
            pdf = compile(breaks | {further})
        except (
            MakerFailed
        ):  # Typst refuses some breaks between rows; the note stays where it is, and PRT-093 says so
            continue
        breaks |= {further}
    return pdf


def _anchors(blocks: list[Node]) -> frozenset[str]:
    """The identifiers that links lead to and that are there."""
    return frozenset(identifiers(blocks)) & {target.removeprefix("#") for _, target in links(blocks)}


def _shapes(blocks: list[Node]) -> Iterator[Shape]:
    """Each table in document order."""
    for node in walk(blocks, "Table"):
        _, _, _, head, bodies, foot = node["c"]
        rows = [*head_rows(head), *(row for body in bodies for row in (*body[2], *body[3])), *foot[1]]
        headers = max((body[1] for body in bodies), default=0)
        yield Shape(tuple(tuple((cell[2], cell[3]) for cell in cells) for _, cells in rows), headers)


def _links(blocks: list[Node]) -> Iterator[Link]:
    for node in walk(blocks, "Link"):
        _, inlines, [address, _] = node["c"]
        if address and not address.startswith("#"):
            yield Link(address, plain_text(inlines))


def _numbered(blocks: list[Node]) -> Iterator[str]:
    """How each numbered list counts, by the names of ISO 32000-1, table 347."""
    styles = (node["c"][0][1]["t"] for node in walk(blocks, "OrderedList"))
    return (style if style.startswith(("Lower", "Upper")) else "Decimal" for style in styles)


def _headings(blocks: list[Node]) -> Iterator[str]:
    return (plain_text(node["c"][2]) for node in walk(blocks, "Header"))


def _pictures(resources: tuple[Resource, ...]) -> Iterator[tuple[str, Picture]]:
    """Widths give at least 200 dots an inch; one that would be small, alone on its line, half of that, for
    who needs it large.

    A drawing stays sharp at any width.
    """
    for number, resource in enumerate(resources, 1):
        least = FINE / (6 if resource.extension == "svg" else 2)
        fine = resource.width / FINE
        most = LINE_WIDTH
        if resource.width and resource.height:
            most = min(most, _TALLEST * resource.width / resource.height)
        alone = max(fine, min(resource.width / least, _SMALL))
        yield (
            resource.name,
            Picture(f"image-{number}.{resource.extension}", min(fine, most), min(alone, most), most),
        )


def _typst(tree: dict[str, Any]) -> str:
    done = call(["--from=json", "--to=typst-smart", "--wrap=none"], json.dumps(tree).encode())
    if done.returncode != 0:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise MakerFailed(f"pandoc refused the large print's body: {reason}")
    return joined(done.stdout.decode())


def _source(metadata: Metadata, codes: dict[str, str], body: str) -> str:
    language, region = typst_arguments(metadata.language, codes)
    day = metadata.date
    arguments = {
        "title": literal(metadata.title),
        "author": _array(metadata.author),
        "description": literal(metadata.description) if metadata.description else "none",
        "keywords": _array(metadata.subject),
        "date": f"datetime(year: {day.year}, month: {day.month}, day: {day.day})",
        "language": literal(language),
        "region": literal(region) if region else "none",
    }
    given = ", ".join(f"{name}: {value}" for name, value in arguments.items())
    head = f'#import "{TEMPLATE}": *\n#set smartquote(enabled: false)\n#show: large-print.with({given})'
    return f"{head}\n\n{body}\n"


def _closing(closing: Imprint, codes: dict[str, str]) -> str:
    """A quotation, for that is one element in the tags, which ``mend`` then calls what it is."""
    language, region = typst_arguments(closing.language, codes)
    spoken = f"lang: {literal(language)}, region: {literal(region) if region else 'none'}"
    lines = [_closing_line(line) for line in closing.lines]
    first, rest = " ".join(lines[:_FIRST_LINES]), " ".join(lines[_FIRST_LINES:])
    return (
        "#block(above: 3em, breakable: true, quote(block: true, quotes: false, {"
        f" set text({spoken}); set block(spacing: paragraph-gap); block(breakable: false, {{ "
        f"horizontalrule; {first} }}); {rest} }}))"
    )


def _closing_line(line: str) -> str:
    """What announces the lines after it stays with them."""
    drawn = f"par[{_with_breaks(line)}];"
    return f"lead-in({drawn[:-1]});" if line.endswith(":") else drawn


def _with_breaks(line: str) -> str:
    """``line`` as Typst's markup; words that no line holds may be parted."""
    if all(parting.width(word) <= parting.LINE for word in line.split(" ")):
        return f"#{literal(line)};"
    return " ".join(parting.typst(word, parting.LINE) for word in line.split(" "))


def _array(values: tuple[str, ...]) -> str:
    return "(" + "".join(f"{literal(value)}, " for value in values) + ")"


def _stage(folder: Path, publication: Publication, pictures: dict[str, Picture], styles: Path) -> None:
    if not (styles / TEMPLATE).is_file():
        raise MakerMissing(f"{styles / TEMPLATE}", "pip install --force-reinstall everyreader")
    shutil.copyfile(styles / TEMPLATE, folder / TEMPLATE)
    for resource in publication.resources:
        (folder / pictures[resource.name].name).write_bytes(resource.data)
