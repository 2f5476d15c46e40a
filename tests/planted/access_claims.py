"""What an edition tells programs of its accessibility: too much or too little."""

from __future__ import annotations

from tests.planted.fault import Fault
from tests.planted.markup import Change, drop, rewrite, swap
from tests.planted.page import head
from tests.planted.zipped import member, package

META = '    <meta property="schema:{}">{}</meta>\n'
FEATURES = '"accessibilityFeature": ["alternativeText", '


def _said(name: str, value: str) -> str:
    return META.format(name, value)


def _more(name: str, value: str, behind: tuple[str, str]) -> Change:
    return swap(_said(*behind), _said(*behind) + _said(name, value))


def _book(name: str, what: str, change: Change) -> Fault:
    return Fault(f"book-{name}", what, "rich", package(change))


def _spoken(name: str, what: str, change: Change) -> Fault:
    return Fault(f"book-{name}", what, "rich", package(change), ".epub")


def _page(name: str, what: str, change: Change) -> Fault:
    return Fault(f"page-{name}", what, "rich", head(change))


TEXTUAL, ALONE = ("accessMode", "textual"), ("accessModeSufficient", "textual")
NAVIGATION = ("accessibilityFeature", "structuralNavigation")
EPUB = (
    _book("sight-unsaid", "there are pictures, and no visual", drop(_said("accessMode", "visual"))),
    _book("claims-touch", "tactile", _more("accessMode", "tactile", TEXTUAL)),
    _book(
        "claims-charts-only",
        "a mode of pictures that is not there",
        _more("accessMode", "chartOnVisual", TEXTUAL),
    ),
    _book("sight-enough-lost", "textual alone is no longer enough", drop(_said(*ALONE))),
    _book(
        "hearing-enough",
        "a silent book is enough for the ear",
        _more("accessModeSufficient", "auditory", ALONE),
    ),
    _book(
        "hazard-claimed",
        "flashing beside none",
        _more("accessibilityHazard", "flashing", ("accessibilityHazard", "none")),
    ),
    _book("hazard-unsaid", "nothing about hazards", drop(_said("accessibilityHazard", "none"))),
    _book(
        "summary-of-another",
        "the summary promises captions and a transcript",
        rewrite(r"(accessibilitySummary\">)[^<]*", r"\1All videos have captions and a transcript."),
    ),
    _book(
        "summary-certifies",
        "the summary says AA",
        swap("Conformance to WCAG has not been certified.", "It conforms to WCAG 2.2 Level AA."),
    ),
)
HTML = (
    _page(
        "claims-sound",
        "auditory, without a player",
        swap('"accessMode": ["textual", ', '"accessMode": ["textual", "auditory", '),
    ),
    _page(
        "claims-touch", "tactile", swap('"accessMode": ["textual", ', '"accessMode": ["textual", "tactile", ')
    ),
    _page(
        "sight-unsaid",
        "there are pictures, and no visual",
        swap('"accessMode": ["textual", "visual"]', '"accessMode": ["textual"]'),
    ),
    _page(
        "hearing-enough",
        "a silent page is enough for the ear",
        swap(
            '"accessModeSufficient": [',
            '"accessModeSufficient": [{"@type": "ItemList", "itemListElement": ["auditory"]}, ',
        ),
    ),
    _page(
        "text-not-enough",
        "textual alone is no longer enough",
        swap('{"@type": "ItemList", "itemListElement": ["textual"]}, ', ""),
    ),
    _page(
        "alternatives-unsaid",
        "a feature that is there is not named",
        swap(FEATURES, '"accessibilityFeature": ['),
    ),
    _page(
        "hazard-claimed",
        "flashing",
        swap('"accessibilityHazard": ["none"]', '"accessibilityHazard": ["none", "flashing"]'),
    ),
    _page("hazard-unsaid", "nothing about hazards", swap('"accessibilityHazard": ["none"], ', "")),
    _page(
        "summary-certifies",
        "the summary says AA",
        swap("Conformance to WCAG has not been certified.", "It conforms to WCAG 2.2 Level AA."),
    ),
    _page(
        "summary-lost",
        "an empty summary",
        rewrite('"accessibilitySummary": "[^"]*"', '"accessibilitySummary": ""'),
    ),
)
SPOKEN = (
    _spoken(
        "hearing-unsaid",
        "a book that is read aloud does not say auditory",
        drop(_said("accessMode", "auditory")),
    ),
    _spoken(
        "read-aloud-unsaid",
        "sound goes with the text, and nothing says so",
        drop(_said("accessibilityFeature", "synchronizedAudioText")),
    ),
    _spoken(
        "hearing-enough-lost",
        "sound alone is no longer enough",
        drop(_said("accessModeSufficient", "auditory")),
    ),
    Fault(
        "lpf-sight-unsaid",
        "pictures beside the sound, and no visual",
        "rich",
        member(
            "publication.json", rewrite(r'("accessMode": \[\s*"auditory",\s*"textual"),\s*"visual"', r"\1")
        ),
        ".lpf",
    ),
    Fault(
        "lpf-claims-captions",
        "captions",
        "rich",
        member("publication.json", swap('"describedMath",', '"describedMath", "captions",')),
        ".lpf",
    ),
    Fault(
        "lpf-text-enough-lost",
        "textual alone is no longer enough",
        "rich",
        member(
            "publication.json",
            rewrite(r'\{\s*"type": "ItemList",\s*"itemListElement": \[\s*"textual"\s*\]\s*\},\s*', ""),
        ),
        ".lpf",
    ),
)
