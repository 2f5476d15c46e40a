"""Words in = words out through all repairs, whatever lines a text is made of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from everyreader.importers.repair.steps import repair
from everyreader.source.units import extract

WORD = re.compile(r"\w+")
LINES = [
    *(
        "FOR IMMEDIATE RELEASE",
        "EMBARGOED until 00:01 GMT, 12 March 2024",
        "PRESS RELEASE",
        "ENDS",
        "-30-",
        "(more)",
    ),
    *(
        "Wells open in Kissi",
        "**Wells open**",
        "WELLS OPEN",
        "Key facts",
        "**Key facts:**",
        "## Aims",
        "#### Aims",
    ),
    *(
        "LONDON, 12 March 2024 – The trust opened three wells.",
        "12 March 2024",
        "Date: 12 March 2024",
        "12/03/2024",
    ),
    *(
        "Notes to editors",
        "About the Trust",
        "Media contact",
        "Contact:",
        "Notes",
        "[1] Of 2023.",
        "[2] Of 2024.",
    ),
    *(
        "Jo Smith",
        "Tel: +44 20 7946 0018",
        "press@example.org",
        "12 Mill Lane",
        "Yours sincerely,",
        "To: All",
        "From: Us",
    ),
    *(
        "• three wells",
        "•\tone well",
        "– a pump",
        "- a can",
        "* a rope",
        "1. first",
        "2. second",
        "(a) by bus",
        "(b) by tram",
    ),
    *(
        "i. one",
        "ii. two",
        "o\tnested",
        "1986. A good year.",
        "District\tWells",
        "Kissi\t12",
        "Mora\t1",
        "---",
        "###",
    ),
    *(
        "A well.[1] And another.[2]",
        "It has 2*3*4 rooms.",
        "every-",
        "one and everyone",
        "See https://example.org/a.",
    ),
    *("goes on in small letters", "A sentence of some length that ends where it should, with a stop.", ""),
]
TEXT = st.lists(
    st.tuples(st.sampled_from(LINES), st.sampled_from(["\n", "\n\n", "\n\n"])), min_size=1, max_size=12
).map(lambda pairs: "A title\n\n" + "".join(line + end for line, end in pairs))


@settings(derandomize=True, max_examples=40, deadline=None, database=None)
@given(TEXT)
def test_no_word_is_lost_but_those_that_a_repair_names(text):
    from everyreader.importers.table import read  # after everyreader.repair, which loads it

    with TemporaryDirectory() as folder:
        path = Path(folder) / "note.txt"
        path.write_text(text, encoding="utf-8")
        draft = read(path, "en")
    done = repair(replace(draft, publisher="Harbour Library"))
    taken = words(one.taken for one in done.repairs)
    added = words(one.added for one in done.repairs)
    found = extract(list(done.blocks), "en")
    said = words(f"{unit.label or ''} {unit.text}" for unit in found.units + found.notes)
    assert said + taken == words(draft.received) + added, done.repairs


def words(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in WORD.findall(text))
