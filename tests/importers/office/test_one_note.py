"""One note with several marks: it comes over once, from every kind of file, and so do its marks."""

from __future__ import annotations

import io
import zipfile

import pytest

from ..conftest import office

ONCE = (
    "# The pier\n\nIt is open.[^1] It is long.[^2]\n\nIt is new, too.\n\n[^1]: Since noon.\n\n[^2]: A mile.\n"
)
RUN = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference" /></w:rPr><w:footnoteReference w:id="9" /></w:r>'
FIELD = "".join(
    f"<w:r>{one}</w:r>"
    for one in (
        '<w:fldChar w:fldCharType="begin"/>',
        "<w:instrText> NOTEREF _Ref1 \\f \\h </w:instrText>",
        '<w:fldChar w:fldCharType="separate"/>',
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t>',
        '<w:fldChar w:fldCharType="end"/>',
    )
)
SIMPLE = '<w:fldSimple w:instr=" NOTEREF _Ref1 "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
BOOKMARKED = f'<w:bookmarkStart w:id="7" w:name="_Ref1"/>{RUN}<w:bookmarkEnd w:id="7"/>'
CROSS_REFERENCE = (
    '<text:note-ref text:note-class="footnote" text:reference-format="text" '
    'text:ref-name="ftn0">1</text:note-ref>'
)
LIST = (
    '<ol><li id="n1">Since noon. <a href="#r1">↩</a> <a href="#r3">↩</a></li>'
    '<li id="n2"><p>A mile. <a href="#r2">back</a></p></li></ol>'
)


def word(mark: str, first: str = RUN) -> bytes:
    return changed(
        office(ONCE, "docx"),
        "word/document.xml",
        (RUN, first),
        ("too.</w:t></w:r>", f"too.</w:t></w:r>{mark}"),
    )


def changed(data: bytes, part: str, *changes: tuple[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            for before, after in changes if name == part else ():
                assert before in text.decode()
                text = text.decode().replace(before, after).encode()
            new.writestr(name, text)
    return out.getvalue()


def page(first: str, second: str, third: str, notes: str) -> bytes:
    return (
        "<html lang='en'><title>The pier</title><body><article><h1>The pier</h1>"
        f"<p>It is open.{first} It is long.{second}</p><p>It is new, "
        f"too.{third}</p>{notes}</article></body></html>"
    ).encode()


def raised(number: int, place: int) -> str:
    return f'<sup><a href="#n{number}" id="r{place}">[{number}]</a></sup>'


def typed(number: int, place: int) -> str:
    return f'<a href="#n{number}" id="r{place}" role="doc-noteref"><sup>{number}</sup></a>'


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (ONCE.replace("too.", "too.[^1]").encode(), "a.md"),
        (
            (
                b"The pier\n\nIt is open.[1] It is long.[2]\n\nIt is new, too.[1]\n\n[1] Since "
                b"noon.\n[2] A mile.\n"
            ),
            "a.txt",
        ),
        (
            b"The pier\n\nIt is open.* It is long.**\n\nIt is new, too.*\n\n* Since noon.\n** A mile.\n",
            "b.txt",
        ),
        (word(RUN), "a.docx"),
        (word(FIELD, BOOKMARKED), "b.docx"),
        (word(SIMPLE, BOOKMARKED), "c.docx"),
        (changed(office(ONCE, "odt"), "content.xml", ("too.", f"too.{CROSS_REFERENCE}")), "a.odt"),
        (page(raised(1, 1), raised(2, 2), raised(1, 3), f"<h2>References</h2>{LIST}"), "a.html"),
        (
            page(typed(1, 1), typed(2, 2), typed(1, 3), f"<section role=doc-endnotes>{LIST}</section>"),
            "b.html",
        ),
    ],
)
def test_a_note_with_two_marks_is_one(adding, data, name):
    publication = adding(data, name).publication
    marks = [[run.text for run in unit.runs if run.role == "note"] for unit in publication.units]
    assert [unit.text for unit in publication.units] == [
        "The pier",
        "It is open. It is long.",
        "It is new, too.",
    ]
    assert (marks, [one.text for one in publication.notes]) == (
        [[], ["1", "2"], ["1"]],
        ["Since noon.", "A mile."],
    )


def test_two_notes_of_the_same_words_stay_two(adding):
    publication = adding(office(ONCE.replace("A mile", "Since noon"), "docx"), "a.docx").publication
    assert [one.text for one in publication.notes] == ["Since noon.", "Since noon."]


def test_a_list_that_does_not_lead_back_is_no_list_of_notes(adding):
    steps = '<ol><li id="n1">Go in.</li><li id="n2">Go out.</li></ol>'
    data = page(' See <a href="#n1">1</a>', ' and <a href="#n2">2</a>', "", steps)
    assert adding(data, "a.html").publication.notes == ()
