"""Formulas of Word and OpenDocument: they come over where they stand, and one that cannot be read is
named."""

from __future__ import annotations

import io
import zipfile

import pytest

from ..conftest import docx, markdown, named, office, zipped

FORMULAS = """\
The sum is $a = b$ in all.

$$x = y$$

- point $c = d$

| a | b |
|---|---|
| $e$ | 2 |

Behind.[^1]

[^1]: As $f = g$.
"""


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_formulas_come_over_among_words_and_alone(importing, kind):
    draft = importing(office(FORMULAS, kind), f"a.{kind}")
    said = markdown(draft)
    assert "The sum is $a = b$ in all.\n\n$$x = y$$\n\n- point $c = d$\n" in said
    assert "| $e$ | 2" in said and "As $f = g$." in said
    assert [name for _, name in named(draft) if "formula" in name] == ["formula to be said in words"] * 5


def test_a_formula_that_cannot_be_read_is_named_as_lost(importing):
    with zipfile.ZipFile(io.BytesIO(office("The sum is $a = b$ in all.\n\nIt is $c$.\n", "odt"))) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    broken = parts["Formula-0/content.xml"].replace(b"math ", b"plan ").replace(b"/math>", b"/plan>")
    draft = importing(zipped({**parts, "Formula-0/content.xml": broken}), "a.odt")
    assert markdown(draft) == "The sum is in all.\n\nIt is $c$.\n"
    assert (1, "formula left out") in named(draft)


def test_a_displayed_formula_in_a_line_leaves_the_words_there(importing):
    names = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    formula = f"<m:oMathPara {names}><m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath></m:oMathPara>"
    before, behind = (f'<w:r><w:t xml:space="preserve">{said}</w:t></w:r>' for said in ("So ", " it is."))
    draft = importing(docx(f"<w:p>{before}{formula}{behind}</w:p><w:p>{formula}</w:p>"), "a.docx")
    assert markdown(draft) == "So $a = b$ it is.\n\n$$a = b$$\n"
