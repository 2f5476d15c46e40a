"""What the faults do beside their one change: packed, saved or encoded again, with nothing wrong in it."""

from __future__ import annotations

from dataclasses import replace

from tests.planted.fault import Fault
from tests.planted.page import sheet
from tests.planted.pdf_text import draw, edited, instructions
from tests.planted.recording import remade
from tests.planted.zipped import packed_again

EPUB = (Fault("epub-packed-again", "another archive of the same members", "own", packed_again),)

HTML = (
    Fault("html-comment-in-style", "a comment in the style sheet", "own", sheet("/* House style, 2024 */")),
)

PDF = (
    Fault("pdf-saved-again", "saved by another program", "own", edited(lambda pdf: None)),
    Fault(
        "pdf-drawn-again",
        "a page's drawing taken apart and put together",
        "rich",
        edited(lambda pdf: draw(pdf, 0, instructions(pdf, 0))),
    ),
)

AUDIO = (
    Fault("audio-encoded-again", "decoded and encoded", "own", remade(replace), suffix=".mp3"),
    Fault("audio-book-encoded-again", "decoded and encoded", "own", remade(replace), suffix=".m4b"),
)
