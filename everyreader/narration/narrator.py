"""Who speaks a statement, and from there to its narration: the one way for all that have it spoken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from everyreader.model.publication import Publication
from everyreader.narration.choice import Choice
from everyreader.narration.engines import Engine
from everyreader.narration.human import narrate_recording, recording_of
from everyreader.narration.narrate import Narration, narrate

Say = Callable[[str], None]


@dataclass(frozen=True)
class Person:
    """Somebody called ``name`` who has read the statement: the ``recording``."""

    name: str
    recording: Path

    def narrate(self, publication: Publication, cache: Path, *, jobs: int | None, say: Say) -> Narration:
        """The reading, sentence by sentence. Raises what ``narrate_recording`` does."""
        return narrate_recording(
            publication, self.recording, reader=self.name, cache=cache, jobs=jobs, say=say
        )


@dataclass(frozen=True)
class Voice:
    """A synthetic voice, and the one that speaks the whole statement where it fails."""

    engine: Engine
    fallback: Engine | None = None

    def narrate(self, publication: Publication, cache: Path, *, jobs: int | None, say: Say) -> Narration:
        """What the voice says. Raises what ``narrate`` does."""
        return narrate(publication, self.engine, cache, jobs=jobs, say=say, fallback=self.fallback)


Narrator = Person | Voice


def narrator_of(publication: Publication, choice: Choice) -> Narrator:
    """The person whose recording lies beside ``publication``, else the voice that was chosen, or its house's.

    Raises ``SourceError`` for a recording without a reader's name, or a name without a recording;
    ``UsageError`` where nobody speaks the language.
    """
    reader, language = publication.metadata.reader, publication.metadata.language
    recording = recording_of(publication.folder, reader)
    if recording:
        return Person(reader, recording)
    voice = choice.of_house(publication.house.voice)
    return Voice(voice.first(language), voice.second(language))
