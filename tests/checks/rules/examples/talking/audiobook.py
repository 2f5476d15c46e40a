"""TLK-040 to 049, and the rules for every talking book: a small W3C Audiobook, and what can be wrong with
it."""

from __future__ import annotations

from typing import Any

from tests.checks.rules.examples.talking.daisy import LONG, silenced
from tests.checks.rules.kit import FAILED, INAPPLICABLE, PASSED, Example
from tests.checks.rules.talking_book import audiobook, daisy

INDEX = "index.html"
SHOWN = (28, 29, 30, 31, 34, 53)


def textless(said: dict[str, Any]) -> None:
    """The recording has no alternate, and no text is claimed."""
    del said["readingOrder"][0]["alternate"]
    said["accessMode"] = ["auditory"]
    said["accessModeSufficient"] = [{"type": "ItemList", "itemListElement": ["auditory"]}]


def another_media_type(said: dict[str, Any]) -> None:
    said["resources"][3]["encodingFormat"] = "text/plain"


NO_CONTENTS = audiobook((INDEX, 'role="doc-toc" ', ""))


def _certified(said: dict) -> None:
    said["accessibilitySummary"] = {
        "value": "Conformance to WCAG 2.2 AA has been certified.",
        "language": "en",
    }


FAULTS = {
    1: ("a style sheet that is not there", audiobook(drop=["style.css"])),
    2: ("a file that belongs to nothing", audiobook(add={"notes.txt": b"x"})),
    4: ("a link to no place", audiobook((INDEX, 'href="text.xhtml"', 'href="text.xhtml#nowhere"'))),
    11: ("a recording that is none", audiobook(add={"audio.mp3": b"no sound"})),
    26: ("another title", audiobook(manifest=lambda said: said.update(name="Another Title"))),
    27: ("no narrator", audiobook(manifest=lambda said: said.pop("readBy"))),
    28: ("another word", audiobook(("text.xhtml", "The well is deep.", "The well is dry."))),
    40: ("no profile", audiobook(manifest=lambda said: said.pop("conformsTo"))),
    41: ("no identifier", audiobook(manifest=lambda said: said.pop("id"))),
    42: (
        "a length that is not the recording's",
        audiobook(manifest=lambda said: said.update(duration="PT99S")),
    ),
    43: ("contents that are not marked", NO_CONTENTS),
    44: ("a chapter called otherwise", audiobook((INDEX, ">Drink<", ">Eat<"))),
    45: ("a chapter's moment that comes late", audiobook((INDEX, "#t=6.817", "#t=7.317"))),
    46: ("no cover", audiobook(manifest=lambda said: said["resources"][1].pop("rel"))),
    47: ("no word of sound", audiobook(manifest=lambda said: said["accessMode"].remove("auditory"))),
    48: ("a style sheet called plain text", audiobook(manifest=another_media_type)),
    49: ("no text beside the recording", audiobook(manifest=textless)),
    52: ("three sentences in silence", audiobook(text=LONG, sounds=lambda heard: silenced(heard, 1, 2, 3))),
}

EXAMPLES = [
    *(Example(f"TLK-{number:03}", PASSED, "an audiobook", audiobook()) for number in FAULTS),
    *(
        Example(f"TLK-{number:03}", FAILED, f"{what} (audiobook)", made)
        for number, (what, made) in FAULTS.items()
    ),
    *(
        Example(f"TLK-{number:03}", INAPPLICABLE, "a DAISY book", daisy())
        for number in FAULTS
        if number >= 40 and number not in (44, 45)
    ),
    Example("TLK-047", FAILED, "a conformance that nobody vouched for", audiobook(manifest=_certified)),
    *(
        Example(f"TLK-{number:03}", INAPPLICABLE, "no contents", NO_CONTENTS, beside="TLK-043")
        for number in (44, 45)
    ),
    *(
        Example(f"TLK-{number:03}", INAPPLICABLE, "no text", audiobook(manifest=textless), beside="TLK-049")
        for number in SHOWN
    ),
]
