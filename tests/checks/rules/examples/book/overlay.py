"""Books that are read aloud: each cue that can be wrong, and the one rule that says so."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from everyreader.checks.rules import Verdict
from tests.checks.rules.kit import CANT_TELL, FAILED, INAPPLICABLE, PASSED, Example, Kit, book, document
from tests.checks.rules.talking import BODY, Cue, humming, silenced, talking

Cues = list[Cue]
OPF = "EPUB/package.opf"


def cue(number: int, **changes: object) -> Callable[[Cues], Cues]:
    """One cue otherwise."""
    return lambda cues: [replace(one, **changes) if n == number else one for n, one in enumerate(cues)]


def without(number: int) -> Callable[[Cues], Cues]:
    return lambda cues: [one for n, one in enumerate(cues) if n != number]


def swapped(first: int, *names: str) -> Callable[[Cues], Cues]:
    """Two neighbours have exchanged some of what they say."""

    def change(cues: Cues) -> Cues:
        a, b = cues[first], cues[first + 1]
        cues[first] = replace(a, **{name: getattr(b, name) for name in names})
        cues[first + 1] = replace(b, **{name: getattr(a, name) for name in names})
        return cues

    return change


def moved_border(number: int, seconds: float) -> Callable[[Cues], Cues]:
    """One cue begins earlier or later, and the one before ends there."""

    def change(cues: Cues) -> Cues:
        begin = cues[number].begin + seconds
        cues[number - 1] = replace(cues[number - 1], end=begin)
        cues[number] = replace(cues[number], begin=begin)
        return cues

    return change


def shifted(cues: Cues) -> Cues:
    """Each cue but the last has the times of the next."""
    return [replace(one, begin=after.begin, end=after.end) for one, after in pairwise(cues)]


SHORTER = re.sub(r' <span id="s7">.*?</span>', "", BODY)
NUMBERED = BODY.replace(
    '<span id="s1">',
    '<span epub:type="pagebreak" role="doc-pagebreak" id="page1" aria-label="1">1</span><span id="s1">',
)


def numbered(kind: str) -> Callable[[Kit], tuple[Verdict, ...]]:
    """The book with a page number, read in a fifth of a second; its cue has the type ``kind``."""

    def change(cues: Cues) -> Cues:
        begin = cues[1].begin
        page = Cue("page1", begin, begin + 0.2, type=kind)
        return [cues[0], page, replace(cues[1], begin=begin + 0.2), *cues[2:]]

    said = (
        '<meta property="schema:accessibilityFeature">pageNavigation</meta><meta '
        'property="schema:accessibilityFeature">pageBreakMarkers</meta><meta '
        'property="pageBreakSource">urn:isbn:9780306406157</meta></metadata>'
    )
    pages = (
        '<nav epub:type="page-list" aria-label="Pages"><ol><li><a '
        'href="text.xhtml#page1">1</a></li></ol></nav></body>'
    )
    return talking(change, (OPF, "</metadata>", said), ("EPUB/nav.xhtml", "</body>", pages), body=NUMBERED)


SILENT = book()
QUIET = (
    (OPF, '<meta property="schema:accessMode">auditory</meta>\n', ""),
    (OPF, '<meta property="schema:accessibilityFeature">synchronizedAudioText</meta>\n', ""),
)
OF_ALL = (
    "001",
    "002",
    "003",
    "004",
    "005",
    "006",
    "007",
    "008",
    "009",
    "010",
    "011",
    "012",
    "013",
    "014",
    "015",
    "016",
    "017",
    "018",
    "019",
    "020",
    "021",
    "029",
    "030",
)
EXAMPLES: list[Example] = [
    *(Example(f"OVL-{number}", PASSED, "each sentence has its cue", talking()) for number in OF_ALL),
    *(Example(f"OVL-{number}", INAPPLICABLE, "nothing is read aloud", SILENT) for number in OF_ALL),
    Example("OVL-001", FAILED, "a cue names an identifier that is not there", talking(cue(2, text="gone"))),
    Example("OVL-002", FAILED, "a sentence has no cue", talking(without(3))),
    Example(
        "OVL-002",
        FAILED,
        "words stand outside any sentence",
        talking(body=BODY.replace("</section>", "<p>And so on.</p></section>")),
    ),
    Example("OVL-003", FAILED, "a cue stands twice", talking(lambda cues: [*cues[:3], cues[2], *cues[3:]])),
    Example("OVL-003", FAILED, "a cue names its neighbour's words", talking(cue(3, text="s2"))),
    Example(
        "OVL-003",
        FAILED,
        "a cue marks the paragraph around another's words",
        talking(cue(3, text="p1"), body=BODY.replace("<p>", '<p id="p1">', 1)),
    ),
    Example(
        "OVL-004", FAILED, "two cues stand the wrong way round", talking(swapped(2, "text", "begin", "end"))
    ),
    Example("OVL-004", FAILED, "two cues have each other's words", talking(swapped(2, "text"))),
    Example(
        "OVL-005",
        FAILED,
        "a second text has no sound",
        talking(
            lambda cues: cues,
            (
                OPF,
                "</manifest>",
                '<item id="more" href="more.xhtml" media-type="application/xhtml+xml"/></manifest>',
            ),
            (OPF, "</spine>", '<itemref idref="more"/></spine>'),
            (
                "EPUB/nav.xhtml",
                "</ol></nav>\n<nav",
                '<li><a href="more.xhtml">More</a></li></ol></nav>\n<nav',
            ),
            files={"EPUB/more.xhtml": document("<body><h1>More</h1><p>And more.</p></body>", title="More")},
        ),
    ),
    Example(
        "OVL-006",
        FAILED,
        "the text does not name its overlay",
        talking(lambda cues: cues, (OPF, ' media-overlay="overlay"', "")),
    ),
    Example(
        "OVL-006",
        FAILED,
        "the text names an overlay that is not there",
        talking(lambda cues: cues, (OPF, ' media-overlay="overlay"', ' media-overlay="gone"')),
    ),
    Example(
        "OVL-007",
        FAILED,
        "no class is named",
        talking(lambda cues: cues, (OPF, '<meta property="media:active-class">spoken</meta>\n', "")),
    ),
    Example(
        "OVL-007",
        FAILED,
        "the class has no look",
        talking(lambda cues: cues, ("EPUB/style.css", ".spoken", ".heard")),
    ),
    Example(
        "OVL-008",
        FAILED,
        "nobody is named",
        talking(lambda cues: cues, (OPF, '<meta property="media:narrator">A synthetic voice</meta>\n', "")),
    ),
    Example(
        "OVL-009",
        FAILED,
        "the whole length is not said",
        talking(lambda cues: cues, (OPF, '<meta property="media:duration">16.120s</meta>\n', "")),
    ),
    Example(
        "OVL-010", FAILED, "a cue ends where it begins", talking(lambda cues: cue(3, end=cues[3].begin)(cues))
    ),
    Example(
        "OVL-010",
        FAILED,
        "a time is no time",
        talking(lambda cues: cues, ("EPUB/text.smil", 'clipEnd="7.200s"', 'clipEnd="soon"')),
    ),
    Example(
        "OVL-011",
        FAILED,
        "a cue begins too soon",
        talking(lambda cues: cue(3, begin=cues[3].begin - 0.6)(cues)),
    ),
    Example(
        "OVL-011", FAILED, "a cue lasts too long", talking(lambda cues: cue(3, end=cues[3].end + 0.6)(cues))
    ),
    Example("OVL-012", FAILED, "two cues have each other's times", talking(swapped(2, "begin", "end"))),
    Example(
        "OVL-013",
        FAILED,
        "the last cue lasts too long",
        talking(lambda cues: cue(7, end=cues[7].end + 20)(cues)),
    ),
    Example("OVL-014", FAILED, "a cue names another recording", talking(cue(7, audio="other.mp3"))),
    Example(
        "OVL-015",
        FAILED,
        "the recording is noise that no player knows",
        talking(recording=lambda: b"ID3" + bytes(5000)),
    ),
    Example("OVL-016", FAILED, "a sentence was never recorded", talking(recording=lambda: silenced(3))),
    Example("OVL-029", FAILED, "a sentence is whispered", talking(recording=lambda: silenced(3, left=0.03))),
    Example("OVL-030", FAILED, "a sentence breaks off", talking(recording=lambda: silenced(5, after=0.15))),
    Example("OVL-017", FAILED, "a cue begins late", talking(moved_border(3, 0.6))),
    Example("OVL-017", FAILED, "a cue begins early", talking(moved_border(3, -0.8))),
    Example(
        "OVL-017",
        FAILED,
        "all cues are late",
        talking(
            lambda cues: [
                replace(one, begin=one.begin + 0.35, end=one.end + (0.35 if n < 7 else 0))
                for n, one in enumerate(cues)
            ]
        ),
    ),
    Example("OVL-017", CANT_TELL, "there are no pauses in the recording", talking(recording=humming)),
    Example(
        "OVL-018",
        FAILED,
        "a cue ends in the middle of its words",
        talking(lambda cues: cue(2, end=cues[2].begin + 1.2)(cues)),
    ),
    Example(
        "OVL-019",
        FAILED,
        "a sentence of the recording is not in the text",
        talking(without(3), body=BODY.replace('<span id="s3">It never ran dry.</span>', "")),
    ),
    Example(
        "OVL-020",
        FAILED,
        "a length is wrong",
        talking(
            lambda cues: cues,
            (
                OPF,
                '<meta property="media:duration" refines="#overlay">16.120s',
                '<meta property="media:duration" refines="#overlay">26.120s',
            ),
            (OPF, '<meta property="media:duration">16.120s', '<meta property="media:duration">26.120s'),
        ),
    ),
    Example(
        "OVL-020",
        FAILED,
        "the whole is not its parts",
        talking(
            lambda cues: cues,
            (OPF, '<meta property="media:duration">16.120s', '<meta property="media:duration">0:00:30'),
        ),
    ),
    Example(
        "OVL-021",
        FAILED,
        "each cue has the next one's times",
        talking(
            shifted,
            (
                OPF,
                '<meta property="media:duration" refines="#overlay">16.120s',
                '<meta property="media:duration" refines="#overlay">14.840s',
            ),
            (OPF, '<meta property="media:duration">16.120s', '<meta property="media:duration">14.840s'),
            body=SHORTER,
        ),
    ),
    Example("OVL-023", PASSED, "each sentence has its cue", talking()),
    Example("OVL-023", INAPPLICABLE, "nothing is read aloud", SILENT),
    Example(
        "OVL-023",
        FAILED,
        "the overlay is no XML",
        talking(lambda cues: cues, ("EPUB/text.smil", "</smil>", ""), *QUIET),
    ),
    Example("OVL-022", PASSED, "a page number says what it is", numbered("pagebreak")),
    Example("OVL-022", FAILED, "a page number is a cue as any other", numbered("")),
    Example("OVL-022", INAPPLICABLE, "no page number is read", talking()),
    Example(
        "MET-001",
        FAILED,
        "sound is claimed of a silent book",
        book(metadata='<meta property="schema:accessibilityFeature">synchronizedAudioText</meta>'),
    ),
    Example(
        "MET-010",
        FAILED,
        "sound is not claimed",
        talking(
            lambda cues: cues,
            (OPF, '<meta property="schema:accessibilityFeature">synchronizedAudioText</meta>\n', ""),
        ),
    ),
    Example(
        "MET-011",
        FAILED,
        "hearing is not named",
        talking(lambda cues: cues, (OPF, '<meta property="schema:accessMode">auditory</meta>\n', "")),
    ),
]
