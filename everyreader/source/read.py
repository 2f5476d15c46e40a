"""A source folder → a ``Publication``."""

from __future__ import annotations

import json
from pathlib import Path

from everyreader.model.decisions import content_of
from everyreader.model.errors import SourceError
from everyreader.model.publication import STATEMENT, Publication
from everyreader.source import decisions as files  # as a module: it takes its YAML from this room
from everyreader.source import dialect, expansions, front_matter, notation, notes, text
from everyreader.source.bounded import bounded
from everyreader.source.decorations import freed
from everyreader.source.lexicon.files import lexicon_files, read_lexicon
from everyreader.source.publisher import house_of
from everyreader.source.resources import resources
from everyreader.source.sentences import sentences
from everyreader.source.tree import Node, changed
from everyreader.source.units import extract

MAXIMUM_BYTES = 50_000_000


def read_statement(folder: Path) -> Publication:
    """The statement in ``folder`` (its ``statement.md`` and images). Raises ``SourceError`` with file and
    line."""
    return read_file(folder / STATEMENT, name=folder.resolve().name)


def read_file(path: Path, *, name: str, images: bool = True) -> Publication:
    """The statement in one file, its images beside it; a published edition carries the text without them
    (``images=False``).

    Raises ``SourceError`` with file and line, ``MakerMissing`` where pandoc is not there.
    """
    data = _bytes(path)
    matter, body = front_matter.split(path, text.decode(path, data))
    house = house_of(path.parent)
    metadata = front_matter.parse(path, matter, house)
    tree = dialect.parse(path, body)
    blocks = notes.once(notation.resolve(path, tree["blocks"]))
    blocks = expansions.applied(path, body, freed(blocks), metadata.language)
    found = extract(blocks, metadata.language)
    if not found.units:
        raise SourceError(path, "the statement has no words after the front matter")
    notes.refuse_lost(path, body, found.units + found.notes)
    found_resources = resources(path, blocks) if images else ()
    spoken = lexicon_files(path.parent)
    belonging = [(one.name, one.origin) for one in found_resources]
    return Publication(
        name=name,
        metadata=metadata,
        body=json.dumps({**tree, "blocks": without_lines(blocks)}, ensure_ascii=False),
        units=found.units,
        notes=found.notes,
        sentences=sentences(found.units + found.notes),
        resources=found_resources,
        folder=path.parent,
        statement=data,
        decorative=found.decorative,
        decisions=files.read_decisions(path.parent, content_of(data, belonging)),
        lexicon=read_lexicon(path.parent, spoken),
        lexicon_files=spoken,
        house=house,
    )


def without_lines(blocks: list[Node]) -> list[Node]:
    """pandoc's own tree: ``blocks`` without the ``line`` of those in them and of their inlines."""
    return changed(blocks, lambda node: {key: value for key, value in node.items() if key != "line"})


def _bytes(path: Path) -> bytes:
    try:
        return bounded(path, MAXIMUM_BYTES)
    except ValueError:
        raise SourceError(
            path, f"the file is over {MAXIMUM_BYTES // 1_000_000} MB; make several statements of it"
        ) from None
    except FileNotFoundError:
        raise SourceError(
            path, "the file is not there; every folder in source/ holds a statement.md"
        ) from None
    except OSError as error:
        raise SourceError(path, f"the file cannot be read: {error.strerror}") from None
