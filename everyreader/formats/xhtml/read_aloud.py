"""What can be said of a rendition that is read aloud, beside what its text allows to say."""

from __future__ import annotations

from dataclasses import replace

from everyreader.formats.xhtml.accessibility import Accessibility
from everyreader.formats.xhtml.fragment import Traits

_SAID = "reads the text aloud, and each sentence is marked while it is heard."


def with_sound(access: Accessibility, traits: Traits, reader: str = "A synthetic voice") -> Accessibility:
    """``access`` of a text that is read aloud from beginning to end, each sentence marked while it is heard;
    ``reader`` as ``narration.who.subject`` names it.

    To listen suffices where images and formulas have words.
    """
    whole = not traits.images_without_alt and traits.formulas == traits.formulas_described
    return replace(
        access,
        modes=(*access.modes, "auditory"),
        sufficient=(*access.sufficient, *(("auditory",) if whole else ())),
        features=tuple(sorted((*access.features, "synchronizedAudioText"), key=str.lower)),
        summary=f"{reader} {_SAID} {access.summary}",
    )
