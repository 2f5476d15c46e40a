"""A publication → its narration, whole: script, spoken segments, and their assembly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from everyreader.model.publication import Publication
from everyreader.narration.assembly import Assembly, assemble
from everyreader.narration.engines import Engine
from everyreader.narration.script import Utterance, make_script
from everyreader.narration.segments import Segment, VoiceFailed, segments


@dataclass(frozen=True)
class Narration:
    """What was said, by whom, and when. ``engine`` is the name and version of the one that spoke the
    statement's language."""

    script: tuple[Utterance, ...]
    segments: tuple[Segment, ...]
    assembly: Assembly
    engine: str


def narrate(
    publication: Publication,
    engine: Engine,
    cache: Path,
    *,
    jobs: int | None,
    say: Callable[[str], None],
    fallback: Engine | None = None,
) -> Narration:
    """Speak ``publication``. Raises ``VoiceFailed`` naming the sentence that could not be spoken.

    With a ``fallback`` that voice then speaks the statement, all of it: no text is read by two voices in
    turn.
    """
    script = make_script(publication)
    try:
        spoken = segments(script, engine, cache, jobs=jobs, say=say)
    except VoiceFailed as failure:
        if fallback is None:
            raise
        say(f"{failure}")
        say(f"narration: {fallback.title} speaks the whole statement instead, as --fallback allows")
        engine = fallback
        spoken = segments(script, engine, cache, jobs=jobs, say=say)
    return Narration(script, spoken, assemble(script, spoken), f"{engine.name} {engine.version}")
