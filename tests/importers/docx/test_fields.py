"""Word: fields, forms, large initials and covered cells show what Word shows, and no more."""

from __future__ import annotations

import pytest

from ..conftest import docx, markdown, named, paragraph


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def mark(kind: str, form: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{form}</w:fldChar></w:r>'


def asked(instruction: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'


INNER = mark("begin") + asked("MERGEFIELD Sex") + mark("separate") + run("m") + mark("end")
CHOICE = "<w:ffData><w:ddList>{}<w:listEntry w:val='Sail'/><w:listEntry w:val='Motor'/></w:ddList></w:ffData>"
INITIAL = '<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr><w:r><w:t>T</w:t></w:r></w:p>'


@pytest.mark.parametrize(
    ("body", "written"),
    [
        (
            mark("begin")
            + asked("IF ")
            + INNER
            + asked('="m" "Mr" "Ms"')
            + mark("separate")
            + run("Mr")
            + mark("end"),
            "Mr",
        ),
        (
            mark("begin", CHOICE.format("<w:result w:val='1'/>")) + asked("FORMDROPDOWN") + mark("end"),
            "Motor",
        ),
        (mark("begin", CHOICE.format("")) + asked("FORMDROPDOWN") + mark("end"), "Sail"),
    ],
)
def test_a_field_shows_its_result_alone(importing, body, written):
    draft = importing(docx(f"<w:p>{run('It is ')}{body}{run(' here.')}</w:p>"), "a.docx")
    assert markdown(draft) == f"It is {written} here.\n"


def test_a_large_initial_is_the_first_letter_of_its_word(adding):
    added = adding(docx(INITIAL + paragraph("he river is low.")), "a.docx", title="River")
    assert [one.text for one in added.publication.units] == ["River", "The river is low."]


def test_words_in_a_covered_cell_are_named(importing):
    merged = "<w:tc><w:tcPr><w:vMerge{}/></w:tcPr>{}</w:tc><w:tc>{}</w:tc>"
    rows = (
        merged.format(' w:val="restart"', paragraph("A"), paragraph("b")),
        merged.format("", paragraph("under"), paragraph("c")),
    )
    table = f"<w:tbl>{''.join(f'<w:tr>{one}</w:tr>' for one in rows)}</w:tbl>"
    draft = importing(docx(paragraph("One.") + table), "a.docx")
    assert named(draft) == [(4, "hidden text left out")]
    assert "under" not in str(draft.blocks)
