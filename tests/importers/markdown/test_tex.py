"""Commands of TeX in Markdown, and a subtitle of several paragraphs."""

from __future__ import annotations

import pytest

HEAD = "---\ntitle: The pier\n{}---\n\n"
TEXT = "It opens today for all.\n"


@pytest.mark.parametrize(
    "typed",
    [r"\newpage", r"\vspace{2em}\normalsize", r"\begin{center}", r"\vspace*{\fill}", r"\pagebreak[4]"],
)
def test_a_paragraph_of_commands_alone_is_left_out_by_name(adding, typed):
    added = adding(f"{HEAD.format('')}{TEXT}\n{typed}\n", "a.md")
    assert (added.folder / "statement.md").read_text().endswith("\n\n# The pier\n\nIt opens today for all.\n")
    assert f"TeX: “{typed}”" in [one.message for one in added.repairs if one.name == "markup left out"]


@pytest.mark.parametrize(
    "typed", [r"\textbf{Now} we go.", r"\section{Paths}", r"C:\temp is full", r"`\newpage`"]
)
def test_commands_with_words_stay(adding, typed):
    added = adding(f"{HEAD.format('')}{TEXT}\n{typed}\n", "a.md")
    assert "TeX" not in " ".join(one.message for one in added.repairs)


def test_the_paragraphs_of_a_subtitle_are_kept_apart(adding):
    told = "subtitle: |\n  By the sea.\n\n  \\vspace{2em}\\normalsize\n\n  *Agreed in March.*\n"
    added = adding(f"{HEAD.format(told)}{TEXT}", "a.md")
    text = (added.folder / "statement.md").read_text()
    assert "# The pier\n\nBy the sea.\n\n*Agreed in March.*\n\nIt opens" in text
    said = [one.message for one in added.repairs if one.name in ("markup left out", "subtitle kept")]
    assert said == [
        "TeX: “\\vspace{2em}\\normalsize”",
        "a paragraph: “By the sea.”",
        "a paragraph: “Agreed in March.”",
    ]


def test_a_subtitle_may_begin_with_a_number(adding):
    added = adding(f"{HEAD.format('subtitle: 1. The sea')}{TEXT}".replace("sea---", "sea\n---"), "a.md")
    assert "1\\. The sea\n" in (added.folder / "statement.md").read_text()
