"""What e-books say of themselves: each thing that can be wrong, and the rule that says so."""

from __future__ import annotations

from collections.abc import Callable

from everyreader.checks.rules import Verdict
from tests.checks.rules.examples.package import IMAGE, OPF, OUR_OPF, PNG, told, with_image
from tests.checks.rules.kit import CANT_TELL, FAILED, INAPPLICABLE, PASSED, Example, Kit, book
from tests.checks.rules.our_book import moving_picture, ours

Look = Callable[[Kit], tuple[Verdict, ...]]
PLAIN, OURS = book(), ours()
SUMMARY = "It can be read in full as text, and the contents lead to each part."
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


def summary(text: str, **parts: object) -> Look:
    return book(changes=((OPF, SUMMARY, text),), **parts)


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
    # Claims
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
    # The summary
    Example("MET-012", FAILED, "a summary of two words", summary("Fully accessible")),
    Example("MET-012", FAILED, "an empty summary", summary("")),
    Example(
        "MET-012",
        FAILED,
        "a summary that was never written",
        summary("TODO: write the summary of this book here."),
    ),
    Example(
        "MET-012",
        FAILED,
        "our summary is empty",
        ours(
            (
                OUR_OPF,
                (
                    "The text can be enlarged, recoloured and read aloud, in one order from beginning to "
                    "end. Headings and contents lead to each part. Notes are linked both ways. "
                    "Conformance to WCAG has not been certified."
                ),
                "",
            )
        ),
    ),
    Example(
        "MET-013",
        FAILED,
        "images are promised",
        summary("All images have alternative texts, and the text can be read aloud."),
    ),
    Example(
        "MET-013",
        FAILED,
        "there are said to be no images",
        with_image(changes=((OPF, SUMMARY, "The book has no images, and it can be read as text."),)),
    ),
    Example(
        "MET-013",
        FAILED,
        "page numbers are promised",
        summary("It can be read as text, and the page numbers are those of the printed book."),
    ),
    Example(
        "MET-013",
        FAILED,
        "conformance is claimed in passing",
        summary("This publication conforms to WCAG 2.1 Level AA."),
    ),
    Example(
        "MET-013",
        PASSED,
        "conformance is denied",
        summary("It can be read as text. It does not conform to WCAG 2.1 Level AA."),
    ),
    Example(
        "MET-013",
        FAILED,
        "our summary promises formulas",
        ours((OUR_OPF, "Notes are linked both ways.", "Notes are linked both ways. Formulas are MathML.")),
    ),
    # Who, what, when
    Example(
        "MET-003", FAILED, "ours has another title", ours((OUR_OPF, "<dc:title>A Title", "<dc:title>Another"))
    ),
    Example(
        "MET-004",
        FAILED,
        "ours has another publisher",
        ours((OUR_OPF, "<dc:publisher>A House", "<dc:publisher>Another")),
    ),
    Example(
        "MET-004", FAILED, "ours names no language", ours((OUR_OPF, "<dc:language>en</dc:language>", ""))
    ),
    Example(
        "MET-005",
        FAILED,
        "ours has an author",
        ours((OUR_OPF, "<dc:date>", "<dc:creator>Ada Brook</dc:creator><dc:date>")),
    ),
    Example(
        "MET-005",
        FAILED,
        "ours has a subject",
        ours((OUR_OPF, "<dc:date>", "<dc:subject>Wells</dc:subject><dc:date>")),
    ),
    Example(
        "MET-015", FAILED, "no title", told("<dc:title>A Small Book</dc:title>", "<dc:title></dc:title>")
    ),
    Example(
        "MET-015",
        FAILED,
        "a placeholder for a title",
        told("<dc:title>A Small Book</dc:title>", "<dc:title>Unknown</dc:title>"),
    ),
    Example(
        "MET-015",
        FAILED,
        "a file's name for a title",
        told("<dc:title>A Small Book</dc:title>", "<dc:title>small-book_v2.docx</dc:title>"),
    ),
    Example("MET-016", FAILED, "no language", told("<dc:language>en</dc:language>\n", "")),
    Example(
        "MET-016",
        FAILED,
        "a language that does not exist",
        book(metadata="<dc:language>english</dc:language>"),
    ),
    Example(
        "MET-017",
        FAILED,
        "the identifier is not called so",
        told('unique-identifier="uid"', 'unique-identifier="pub-id"'),
    ),
    Example(
        "MET-017",
        FAILED,
        "of ours the identifier is not called so",
        ours((OUR_OPF, 'unique-identifier="id"', 'unique-identifier="pub-id"')),
    ),
    Example(
        "MET-017",
        FAILED,
        "a broken UUID",
        told("urn:uuid:2c1d4f7e-8a3b-4c5d-9e6f-1a2b3c4d5e6f", "urn:uuid:2c1d4f7e"),
    ),
    Example(
        "MET-017",
        FAILED,
        "a wrong ISBN",
        told("urn:uuid:2c1d4f7e-8a3b-4c5d-9e6f-1a2b3c4d5e6f", "urn:isbn:9780306406158"),
    ),
    Example(
        "MET-017",
        PASSED,
        "an ISBN",
        told("urn:uuid:2c1d4f7e-8a3b-4c5d-9e6f-1a2b3c4d5e6f", "urn:isbn:9780306406157"),
    ),
    Example(
        "MET-018",
        FAILED,
        "when it was changed is not said",
        told(said("dcterms:modified", "2024-05-02T00:00:00Z") + "\n", ""),
    ),
    Example("MET-018", FAILED, "a day is no moment", told("2024-05-02T00:00:00Z", "2024-05-02")),
    Example(
        "MET-018", FAILED, "two moments", book(metadata=said("dcterms:modified", "2024-05-03T00:00:00Z"))
    ),
    Example(
        "MET-019",
        FAILED,
        "nobody is named",
        book(
            changes=(
                (
                    OPF,
                    '<dc:creator id="author">Ada Brook</dc:creator>\n<dc:publisher>A House</dc:publisher>\n',
                    "",
                ),
                (OPF, '<meta property="role" refines="#author">aut</meta>\n', ""),
            )
        ),
    ),
    Example("MET-019", FAILED, "a program is named", told('id="author">Ada Brook', 'id="author">Unknown')),
    Example("MET-020", FAILED, "a date in words", told("<dc:date>2024-05-02", "<dc:date>May 2024")),
    Example(
        "MET-020", FAILED, "a day that does not exist", told("<dc:date>2024-05-02", "<dc:date>2024-02-31")
    ),
    Example("MET-021", FAILED, "a publisher twice", book(metadata="<dc:publisher>A House</dc:publisher>")),
    Example("MET-021", FAILED, "two dates", book(metadata="<dc:date>2023-05-02</dc:date>")),
    Example(
        "MET-021",
        FAILED,
        "of ours a claim twice",
        ours((OUR_OPF, "</metadata>", said("schema:accessibilityFeature", "readingOrder") + "</metadata>")),
    ),
    Example("MET-022", INAPPLICABLE, "nothing is refined", OURS),
    Example("MET-022", FAILED, "a role of nobody", told('refines="#author"', 'refines="#writer"')),
    Example("MET-023", FAILED, "an empty description", book(metadata="<dc:description></dc:description>")),
]
