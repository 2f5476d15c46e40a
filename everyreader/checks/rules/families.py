"""The families of rules: what each is about and what a defect of its kind means to a reader.

The order is that of a report: what keeps words from a reader comes first, what only a library's software
notices comes last.
"""

from __future__ import annotations

from dataclasses import dataclass

from everyreader.model.findings import Mender


@dataclass(frozen=True)
class Family:
    """One family. ``prefix`` begins the ids of its rules; ``why`` is one sentence about readers, not about
    standards.

    ``mender`` can mend most of its defects in a file of ours.
    """

    prefix: str
    title: str
    why: str
    mender: Mender = Mender.PROGRAM


FAMILIES = (
    Family("TXT", "Words", "A reader of this format is told something else than everybody else."),
    Family(
        "AUD",
        "The recording",
        "Whoever listens hears other words, hears them badly, or cannot find the place.",
    ),
    Family(
        "SEE",
        "What the eye and the ear are given",
        "Words that are there for one sense are withheld from another.",
        mender=Mender.DESIGNER,
    ),
    Family("ALT", "Alternative texts", "Who cannot see the image or formula is not told what it says."),
    Family(
        "HDG",
        "Headings",
        "A screen reader's user goes from heading to heading and misses this one, or is led astray.",
    ),
    Family(
        "LST",
        "Lists",
        "A listener is not told that items belong together, how many there are, or which one this is.",
    ),
    Family("TAB", "Tables", "A listener hears numbers without the headings that give them their meaning."),
    Family(
        "QUO",
        "Quotations and definitions",
        "A listener cannot tell whose words these are, or what is explained by what.",
    ),
    Family("NTE", "Notes", "A reader cannot reach the note, or cannot find the way back to the sentence."),
    Family("STR", "Structure", "What a part is shows to the eye only."),
    Family(
        "LNG", "Languages", "A voice or braille table for the wrong language makes the words unintelligible."
    ),
    Family("LNK", "Links", "A reader cannot tell where a link leads, or is led nowhere."),
    Family("NAV", "Contents", "A reader cannot find the parts, or lands in the wrong place."),
    Family("NAM", "Names", "Something that can be used or followed is announced without saying what it is."),
    Family(
        "KEY",
        "Keyboard and controls",
        "Who cannot use a mouse cannot reach or leave something, or loses the place.",
    ),
    Family(
        "DOC",
        "The document as a whole",
        "A reader's own settings are overruled, or the document does not say what it is.",
    ),
    Family("WEB", "The page in a browser", "The page does not fit the reader's screen, network or device."),
    Family(
        "PRT",
        "Large print",
        "Who needs large letters cannot read it without effort, on paper or on a screen.",
    ),
    Family("OVL", "Text and audio together", "The words that are marked are not the words that are heard."),
    Family(
        "CAP",
        "Captions",
        "Who reads along while the recording plays is shown other words, or shown them at the wrong time.",
    ),
    Family(
        "TLK",
        "Talking books",
        "A talking-book player says, shows or finds something else than the statement has.",
    ),
    Family(
        "ACX",
        "Recordings for audiobook shops",
        "A shop refuses the recordings, and its listeners do not get them.",
    ),
    Family("PKG", "The e-book's package", "A reading system shows parts in the wrong order, or not at all."),
    Family("MET", "Metadata", "Who chooses by what a file says of itself chooses wrongly."),
    Family(
        "EDN",
        "The edition",
        "Who fetches the files gets others than were published, or is told wrong sizes and lengths.",
        mender=Mender.PUBLISHER,
    ),
    Family(
        "SRC",
        "The statement as it is written",
        "What is written so reaches every format and every reader.",
        mender=Mender.AUTHOR,
    ),
    Family(
        "CLM",
        "Claims and exceptions",
        "What is claimed, accepted or reviewed no longer fits what is published.",
        mender=Mender.PUBLISHER,
    ),
    Family(
        "HUM",
        "Questions for a person",
        "No program can tell whether this serves a reader.",
        mender=Mender.AUTHOR,
    ),
)
_BY_PREFIX = {one.prefix: one for one in FAMILIES}


def family_of(rule: str) -> Family:
    """The family of a rule's id or full name. Raises ``KeyError`` for an id of no family."""
    return _BY_PREFIX[rule.partition("-")[0]]
