"""What e-books claim of their accessibility: each thing that can be wrong, and the rule that says so."""

from __future__ import annotations

from collections.abc import Callable

from everyreader.checks.rules import Verdict
from tests.checks.rules.kit import CANT_TELL, FAILED, INAPPLICABLE, PASSED, Example, Kit, book
from tests.checks.rules.our_book import moving_picture, ours
from tests.checks.rules.small_book import IMAGE, OPF, OUR_OPF, PNG, SUMMARY, told, with_image

Look = Callable[[Kit], tuple[Verdict, ...]]
PLAIN, OURS = book(), ours()
NO_FEATURE = (
    "index",
    "pageBreakMarkers",
    "pageNavigation",
    "synchronizedAudioText",
    "captions",
    "openCaptions",
    "audioDescription",
    "signLanguage",
    "transcript",
    "longDescription",
    "ARIA",
    "ttsMarkup",
    "rubyAnnotations",
    "alternativeText",
    "MathML",
    "describedMath",
)


def said(name: str, value: str) -> str:
    return f'<meta property="{name}">{value}</meta>'


def feature(value: str, body: str = "", **parts: object) -> Look:
    """The small book with one more claim."""
    return book(body, metadata=said("schema:accessibilityFeature", value), **parts)


OUR_FEATURES = ("displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents")
ALONE = ("006", "015", "019", "020")
EVERY = (
    "001",
    "002",
    "006",
    "007",
    "008",
    "009",
    "010",
    "011",
    "012",
    "013",
    "015",
    "016",
    "017",
    "018",
    "019",
    "020",
    "021",
    "022",
    "023",
)
EXAMPLES: list[Example] = [
    *(Example(f"MET-{number}", PASSED, "the small book", PLAIN) for number in EVERY),
    *(
        Example(f"MET-{number}", PASSED, "our own", OURS)
        for number in ("003", "004", "005", *EVERY)
        if number not in (*ALONE, "022")
    ),
    *(Example(f"MET-{number}", INAPPLICABLE, "our own", OURS) for number in ALONE),
    *(Example("MET-001", FAILED, f"{one} is claimed and not there", feature(one)) for one in NO_FEATURE),
    Example(
        "MET-001",
        PASSED,
        "one heading leads somewhere, too",
        book(
            changes=(
                (
                    "EPUB/text.xhtml",
                    '<h2 id="second">The second part</h2>',
                    '<p id="second">The second part</p>',
                ),
                ("EPUB/nav.xhtml", '<ol><li><a href="text.xhtml#second">The second part</a></li></ol>', ""),
            )
        ),
    ),
    Example(
        "MET-001",
        FAILED,
        "sight is named and there is nothing to see",
        book(metadata=said("schema:accessMode", "visual")),
    ),
    Example(
        "MET-001",
        FAILED,
        "hearing is named and there is nothing to hear",
        book(metadata=said("schema:accessMode", "auditory")),
    ),
    Example(
        "MET-001",
        FAILED,
        "ours claims alternative texts without images",
        ours(
            (OUR_OPF, "</metadata>", said("schema:accessibilityFeature", "alternativeText") + "</metadata>")
        ),
    ),
    Example(
        "MET-001",
        FAILED,
        "ours claims an index",
        ours((OUR_OPF, "</metadata>", said("schema:accessibilityFeature", "index") + "</metadata>")),
    ),
    Example("MET-001", PASSED, "an image with an alternative text", with_image()),
    Example(
        "MET-001",
        PASSED,
        "a long description",
        feature("longDescription", "<details><summary>More on the well</summary><p>It is old.</p></details>"),
    ),
    Example("MET-002", FAILED, "no mode is named", told(said("schema:accessMode", "textual") + "\n", "")),
    Example(
        "MET-002", FAILED, "no hazard is named", told(said("schema:accessibilityHazard", "none") + "\n", "")
    ),
    Example(
        "MET-002",
        FAILED,
        "ours has no summary",
        ours((OUR_OPF, 'property="schema:accessibilitySummary"', 'property="x:summary"')),
    ),
    Example(
        "MET-006",
        FAILED,
        "there is no summary",
        told(said("schema:accessibilitySummary", SUMMARY) + "\n", ""),
    ),
    Example(
        "MET-006",
        FAILED,
        "what suffices is not said",
        told(said("schema:accessModeSufficient", "textual") + "\n", ""),
    ),
    Example(
        "MET-007",
        FAILED,
        "no hazard beside one",
        book(metadata=said("schema:accessibilityHazard", "flashing")),
    ),
    Example(
        "MET-007",
        FAILED,
        "a hazard is there and is not",
        book(
            metadata=said("schema:accessibilityHazard", "noSoundHazard"),
            changes=(
                (
                    OPF,
                    said("schema:accessibilityHazard", "none"),
                    said("schema:accessibilityHazard", "sound"),
                ),
            ),
        ),
    ),
    Example(
        "MET-008",
        FAILED,
        "sight suffices and is not named",
        book(metadata=said("schema:accessModeSufficient", "textual,visual")),
    ),
    Example("MET-009", FAILED, "a value that nobody knows", feature("accessible")),
    Example(
        "MET-009",
        FAILED,
        "a capital letter too many",
        told(said("schema:accessibilityHazard", "none"), said("schema:accessibilityHazard", "None")),
    ),
    Example(
        "MET-010",
        FAILED,
        "contents are not claimed",
        told(said("schema:accessibilityFeature", "tableOfContents") + "\n", ""),
    ),
    Example(
        "MET-010",
        FAILED,
        "alternative texts are not claimed",
        with_image(metadata=said("schema:accessMode", "visual")),
    ),
    *(
        Example(
            "MET-010",
            FAILED,
            f"ours does not claim {one}",
            ours((OUR_OPF, said("schema:accessibilityFeature", one), "")),
        )
        for one in OUR_FEATURES
    ),
    Example(
        "MET-011",
        FAILED,
        "sight is not named",
        with_image(metadata=said("schema:accessibilityFeature", "alternativeText")),
    ),
    Example(
        "MET-011",
        FAILED,
        "text is not named",
        book(
            changes=(
                (OPF, said("schema:accessMode", "textual") + "\n", ""),
                (
                    OPF,
                    said("schema:accessModeSufficient", "textual"),
                    said("schema:accessModeSufficient", "visual"),
                ),
            ),
            body=IMAGE,
            metadata=said("schema:accessMode", "visual")
            + said("schema:accessibilityFeature", "alternativeText"),
            manifest='<item id="map" href="map.png" media-type="image/png"/>',
            files={"EPUB/map.png": PNG},
        ),
    ),
    Example("MET-026", PASSED, "the small book", PLAIN),
    Example("MET-026", PASSED, "our own", OURS),
    Example(
        "MET-026",
        FAILED,
        "flashing is named and nothing moves",
        told(said("schema:accessibilityHazard", "none"), said("schema:accessibilityHazard", "flashing")),
    ),
    Example(
        "MET-026",
        FAILED,
        "ours does not know of hazards",
        ours(
            (
                OUR_OPF,
                said("schema:accessibilityHazard", "none"),
                said("schema:accessibilityHazard", "unknown"),
            )
        ),
    ),
    Example(
        "MET-026",
        CANT_TELL,
        "no hazard, and something moves",
        with_image(
            manifest='<item id="map" href="map.gif" media-type="image/gif"/>',
            body=IMAGE.replace("png", "gif"),
            files={"EPUB/map.gif": moving_picture()},
        ),
    ),
]
