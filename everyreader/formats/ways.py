"""Ways to read: what a reader wants to do, and what the pages round an edition say of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Way:
    """One way, as the download page shows it, in the order of ``place``; ``for_whom`` is one sentence.

    ``phrase`` names it to search engines. A way with one is a need: the page shows the first of its files,
    with the ``promise`` where the edition passed all checks. One without is folded below, with all files that
    are not shown above.
    """

    place: int
    name: str
    for_whom: str
    phrase: str = ""
    promise: str = ""


LISTEN = Way(
    1,
    "Listen",
    "To hear it read aloud: with tired eyes, or while you follow the text.",
    "to listen to",
    "Each sentence is marked while it is heard, and the page remembers your place on your own device.",
)
READ = Way(
    2,
    "Read",
    "To read at once, on a phone or a computer.",
    "as a web page",
    "It opens in any browser, follows your settings and works without a network.",
)
PRINT = Way(
    3,
    "Print",
    "For low vision, or to print and hand over.",
    "in large print",
    "No letter is set smaller than 18 point.",
)
EBOOK = Way(
    4,
    "E-book",
    "For a reading app, an e-reader, a screen reader or a braille display.",
    "as an e-book",
    "Type, size, spacing and colours are yours.",
)
RECORDINGS = Way(
    11, "Recordings", "To keep, for the way, or for an app for audiobooks, which remembers your place."
)
CAPTIONS = Way(12, "Captions", "The words with their times, for a player that shows them.")
TALKING_BOOK = Way(13, "Talking book", "For a DAISY player, or a library that lends talking books.")
SMALL_EBOOK = Way(14, "Small e-book", "Where every megabyte counts.")
