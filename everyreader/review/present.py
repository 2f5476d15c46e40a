"""What an edition of a statement would be now, for the answers that depend on more than text and images: its
sound and its look."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from everyreader.model.digest import digest, sha256
from everyreader.model.publication import Publication
from everyreader.narration.choice import Choice
from everyreader.tools import makers

_DRAWN_BY = ("everyreader", "typst", "EbookLib", "pypandoc_binary")


def with_edition(publication: Publication, voice: Choice, styles: Path) -> Publication:
    """``publication`` with the present sound and look in its decisions' content.

    The sound is a person's recording, or what each voice is given to say; nothing is spoken for it. The look
    is the style files, the house's own description and the programs that draw. Raises what choosing a voice
    raises.
    """
    content = replace(
        publication.decisions.content, sound=_sound(publication, voice), look=_look(publication, styles)
    )
    return replace(publication, decisions=replace(publication.decisions, content=content))


def _sound(publication: Publication, voice: Choice) -> str:
    from everyreader.narration.narrator import Person, narrator_of
    from everyreader.narration.script import make_script
    from everyreader.narration.segments import pieces_of

    narrator = narrator_of(publication, voice)
    if isinstance(narrator, Person):
        return digest([narrator.name, sha256(narrator.recording)])
    script = make_script(publication)
    return digest([piece.description for said in script for piece in pieces_of(said, narrator.engine)])


def _look(publication: Publication, styles: Path) -> str:
    files = {path.name: sha256(path) for path in sorted(styles.iterdir()) if path.is_file()}
    versions = makers.versions()
    house = hashlib.sha256(publication.house.data).hexdigest()
    return digest([files, {name: versions.get(name, "") for name in _DRAWN_BY}, house])
