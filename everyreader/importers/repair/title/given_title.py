"""A title that the person told, or the file beside its text, found in the text."""

from __future__ import annotations

import re
from unicodedata import normalize

from everyreader.importers.draft import Draft
from everyreader.importers.repair.title.not_titles import parted
from everyreader.importers.repair.title.opening import HEAD, inlines_of
from everyreader.source.tree import words

SUBJECT = re.compile(
    r"\s*(?:subject|betreff|betr\.?|objet|asunto|oggetto|assunto|re|concerne)\s?:\s*(?=\S)", re.IGNORECASE
)


def told_lines(draft: Draft) -> tuple[int, int] | None:
    """From which block to which stand the words of the title that was told, whatever their signs and
    capitals."""
    wanted = letters(draft.title)
    near = range(min(HEAD, len(draft.blocks)))
    for start in near:
        said = letters(SUBJECT.sub("", words(parted(inlines_of(draft.blocks[start]))[0])))
        after = letters(words(inlines_of(draft.blocks[start + 1]))) if start + 1 in near else ""
        if wanted and said == wanted:
            return start, start + 1
        if wanted and said and after and said + after == wanted:
            return start, start + 2
    return None


def letters(text: str) -> str:
    """``text`` by which it is known whatever quotes, dashes, spaces and capitals it is typed with."""
    return "".join(filter(str.isalnum, normalize("NFKC", text).casefold()))
