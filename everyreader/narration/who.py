"""Who reads, as each file says it: a person by name, or a synthetic voice as what it is."""

from __future__ import annotations

from collections.abc import Sequence

from everyreader.model.publication import Metadata


def narrators(metadata: Metadata, voices: Sequence[str]) -> tuple[str, ...]:
    """Each voice as metadata names it: a person's name alone, a synthetic voice with that word."""
    return tuple(voices) if metadata.reader else tuple(f"{one}, a synthetic voice" for one in voices)


def read_by(metadata: Metadata, voices: Sequence[str]) -> str:
    """One sentence for a tag."""
    return f"Read by {'' if metadata.reader else 'a synthetic voice: '}{', '.join(voices)}."


def subject(metadata: Metadata) -> str:
    """Who reads, at the beginning of a sentence."""
    return metadata.reader or "A synthetic voice"
