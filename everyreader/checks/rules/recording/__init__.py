"""The recording: sentences, words, sound, chapters, tags."""

from everyreader.checks.rules.recording import (
    chapter_marks,
    chapters,
    recognition,
    sentences,
    sound,
    sound_file,
    speech,
    tags,
)

RULES = tuple(
    rule
    for part in (
        chapter_marks,
        chapters,
        recognition,
        sentences,
        sound,
        sound_file,
        speech,
        tags,
    )
    for rule in part.RULES
)
