"""Words recognised in a recording that were not to be said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from everyreader.checks.rules import CATALOGUE, Verdict, judge_reading
from everyreader.formats.audio.read.recognition import Recognised
from everyreader.formats.audio.read.recognition_sounds import Evidence
from everyreader.model.findings import Rendition
from tests.checks.rules.kit import CANT_TELL, FAILED, INAPPLICABLE, PASSED, Example, Kit
from tests.checks.rules.test_format_rules import recording

SOUNDED = Evidence(phones=40, missed=2.0, known=40, against=0.8, lacking=0.0, stretch="their")
OTHER = replace(SOUNDED, missed=20.0, against=10.4, stretch="freed the hostages")
GONE = replace(SOUNDED, missed=6.0, against=3.6, lacking=0.6, stretch="the hostages")
NAMES = replace(SOUNDED, missed=24.0, known=5, against=3.0)


def heard(
    evidence: Evidence, *, times: int = 1, instead: bool = False, recognised: bool = True
) -> Callable[[Kit], tuple[Verdict, ...]]:
    """A recording in which the last sentence was heard so, and the two before it as they were to be said.

    ``times`` 3: all were heard so. The tests of recognition have the sound.
    """

    def verdicts(kit: Kit) -> tuple[Verdict, ...]:
        text = (
            "Everybody came back. All of them were well. Diplomacy freed the hostages from their long "
            "captivity."
        )
        publication = kit.statement(f"# A page\n\n{text}\n")
        common = {"path": kit.folder / "a.mp3", "title": "A page", "language": "en", "units": ()}
        made = recording(publication, common)
        hows = [SOUNDED] * (3 - times) + [evidence] * times
        said = tuple(
            Recognised(one.id, one.text, "words", how)
            for one, how in zip(publication.sentences[1:], hows, strict=True)
        )
        if instead:
            said = (*said[:-1], replace(said[-1], instead=said[0].sentence_id))
        reading = replace(made, recognised=said if recognised else None)
        chosen = [one for one in CATALOGUE if one.id in ("AUD-002", "AUD-003", "AUD-004", "AUD-060")]
        return judge_reading(publication, Rendition.AUDIO, reading, chosen)

    return verdicts


EXAMPLES = [
    Example("AUD-060", FAILED, "other words in one place", heard(OTHER)),
    Example("AUD-060", FAILED, "words gone, and the time that they take", heard(GONE)),
    Example(
        "AUD-060",
        FAILED,
        "another sentence in its place, by a voice that is hardly known",
        heard(OTHER, times=2, instead=True),
    ),
    Example(
        "AUD-060", FAILED, "another text from beginning to end", heard(replace(OTHER, missed=30.0), times=3)
    ),
    Example("AUD-060", PASSED, "one word misheard", heard(SOUNDED)),
    Example("AUD-060", CANT_TELL, "a sentence of names", heard(NAMES)),
    Example(
        "AUD-060",
        CANT_TELL,
        "a voice that the recogniser does not know",
        heard(replace(OTHER, missed=15.0), times=3),
    ),
    Example("AUD-060", INAPPLICABLE, "the second of two recordings", heard(SOUNDED, recognised=False)),
]
