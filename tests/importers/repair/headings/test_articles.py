"""Lines that number the parts of statutes and contracts are headings, in whatever words they number."""

from __future__ import annotations

import pytest

from everyreader.importers.draft import Draft
from everyreader.importers.repair.headings.articles import lines
from everyreader.importers.repair.headings.headings import make_headings

TEXT = "The society has its seat in the old harbour, and it stays there."


def draft(*said: str) -> Draft:
    blocks = [{"t": "Para", "c": [{"t": "Str", "c": one}], "line": n} for n, one in enumerate(said, 1)]
    return Draft(tuple(blocks), "en", lines=tuple(said), received=tuple(said), place="paragraph")


def led(*heads: str) -> list[str]:
    return ["Statutes", *(one for head in heads for one in (head, TEXT))]


@pytest.mark.parametrize(
    "heads",
    [
        ("Artigo Primeiro", "Artigo Segundo", "Artigo Décimo Terceiro"),
        ("Artigo 1.º", "Artigo 2.º", "Artigo 3.º"),
        ("Article premier", "Article 2", "Article 3 bis"),
        ("Artículo 1", "Artículo 2", "Artículo 3"),
        ("Art. 1", "Art. 2", "Art. 3"),
        ("§ 1 Name und Sitz", "§ 2 Zweck", "§ 3 Mitglieder"),
        ("Article I", "Article II", "Article III"),
        ("Article 1 – Seat", "Article 2 – Members (all of them)", "Article 3: Fees"),
        ("Clause One", "Clause Two", "Clause Three"),
        ("Articolo primo", "Articolo secondo", "Articolo terzo"),
    ],
)
def test_numbered_lines_with_text_below_are_headings(heads):
    made = make_headings(draft(*led(*heads))).blocks
    assert [(one["t"], one["c"][0]) for one in made if one["t"] == "Header"] == [("Header", 2)] * 3


@pytest.mark.parametrize(
    "said",
    [
        led("Article 1", "Article 2"),  # two may be named in passing
        led("Article 7", "Article 8", "Article 9"),  # of some other text
        led("Section Leaders", "Section Heads", "Section Staff"),
        led("Article 1 was changed.", "Article 2 was not.", "Article 3 is new."),
        ["Statutes", "Article 1", "Article 2", "Article 3", TEXT],  # nothing stands below them
        led("Harbour One", "Harbour Two", "Harbour Three"),
    ],
)
def test_lines_that_number_no_parts_stay_paragraphs(said):
    assert not lines(draft(*said))


@pytest.mark.parametrize("chapter", ["CHAPTER {}", "Chapter {}"])
def test_articles_stand_below_chapters(chapter):
    said = ["Statutes"]
    for number in ("1", "2", "3"):
        said += [chapter.format(number), f"Article {number}", TEXT]
    made = make_headings(draft(*said))
    assert [one["c"][0] for one in made.blocks if one["t"] == "Header"] == [2, 3] * 3
