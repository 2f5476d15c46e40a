"""A publication → its narration, whole: script, spoken segments, and their assembly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from everyreader.narration.assembly import Assembly, assemble
from everyreader.narration.engines import Engine
from everyreader.narration.script import Utterance, make_script
from everyreader.narration.segments import Segment, segments
from everyreader.publication import Publication


@dataclass(frozen=True)
class Narration:
    """What was said, by whom, and when."""

    script: tuple[Utterance, ...]
    segments: tuple[Segment, ...]
    assembly: Assembly
    engine: str


def narrate(
    publication: Publication, engine: Engine, cache: Path, *, jobs: int | None, say: Callable[[str], None]
) -> Narration:
    """Speak ``publication``. Raises ``MakerFailed`` naming the sentence that could not be spoken."""
    script = make_script(publication)
    spoken = segments(script, engine, cache, jobs=jobs, say=say)
    return Narration(script, spoken, assemble(script, spoken), engine.name)
