"""What the rules about text files have in common: what they look at."""

from __future__ import annotations

from everyreader.checks.rules.subjects import Files
from everyreader.formats.plain_text.read.reading import TextReading
from everyreader.model.findings import Rendition

TEXT_FILE = Files(TextReading, (Rendition("plain-text"),), "every text file")
