"""OpenDocument's lists: each label as its readers see it, as a list's own or as words."""

from __future__ import annotations

import pytest

from ..conftest import markdown, named, odt


def style(name: str, *levels: str) -> str:
    """A list's style: the properties of each level, ``"•"`` for one of bullets."""
    written = "".join(
        f'<text:list-level-style-bullet text:level="{number}" text:bullet-char="–"/>'
        if one == "•"
        else f'<text:list-level-style-number text:level="{number}" {one}/>'
        for number, one in enumerate(levels, 1)
    )
    return f'<text:list-style style:name="{name}">{written}</text:list-style>'


ONE, LETTER = 'style:num-format="1" style:num-suffix="."', 'style:num-format="a" style:num-suffix=")"'
LEGAL = 'style:num-format="1" text:display-levels="2"'
SECTION, BRACKETS = 'style:num-format="1" style:num-prefix="§ "', LETTER + ' style:num-prefix="("'
FOURTH = 'style:num-format="i" style:num-prefix="(" style:num-suffix=")" text:start-value="4"'
STYLES = style("Plain", ONE, LETTER) + style("Legal", ONE, LEGAL, BRACKETS) + style("Dots", "•", "•")
STYLES += (
    style("Law", SECTION, BRACKETS, "•") + style("Fourth", FOURTH) + style("Ninth", FOURTH.replace("4", "9"))
)


def listed(name: str, *items: str, more: str = "") -> str:
    named_ = f'text:style-name="{name}"' if name else ""
    return f"<text:list {named_} {more}>{''.join(items)}</text:list>"


def point(text: str, *inner: str, more: str = "") -> str:
    own = f"<text:p>{text}</text:p>" if text else ""
    return f"<text:list-item {more}>{own}{''.join(inner)}</text:list-item>"


def header(text: str, *inner: str) -> str:
    return f"<text:list-header><text:p>{text}</text:p>{''.join(inner)}</text:list-header>"


def below(*items: str) -> str:
    return listed("", *items)


ON = 'text:continue-numbering="true"'
BETWEEN = "<text:p>Between.</text:p>"


@pytest.mark.parametrize(
    ("body", "written"),
    [
        (  # 1.1 below 1., letters below that
            listed(
                "Legal",
                point("A", below(point("B"), point("C", below(point("D"))))),
                point("E", below(point("F"))),
            ),
            "1\\. A|1.1 B|1.2 C|\\(a\\) D|2\\. E|2.1 F",
        ),
        (  # goes on behind a paragraph, at both levels
            listed("Legal", point("A", below(point("B"))))
            + BETWEEN
            + listed("Legal", point("", below(point("C"))), point("D"), more=ON),
            "1\\. A|1.1 B|Between.|1.2 C|2\\. D",
        ),
        (listed("Law", point("A", below(point("B", below(point("C")))))), "§ 1 A|\\(a\\) B|- C"),
        (listed("Plain", point("A"), point("B", more='text:start-value="5"')), "1\\. A|5\\. B"),
        (
            listed("Plain", point("A"), "<text:list-item><text:p/></text:list-item>", point("B")),
            "1\\. A|3\\. B",
        ),
        (listed("Ninth", point("A")), "(ix) A"),
        (
            listed("Legal", '<text:list-item><text:h text:outline-level="1">A</text:h></text:list-item>'),
            "# 1. A",
        ),
    ],
)
def test_labels_that_the_statement_cannot_draw_are_words(importing, body, written):
    draft = importing(odt(body, STYLES), "a.odt")
    assert markdown(draft).strip().split("\n\n") == written.split("|")


@pytest.mark.parametrize(
    ("body", "written"),
    [
        (listed("Plain", point("A", below(point("B"))), point("C")), "1.  A\n\n    a)  B\n\n2.  C\n"),
        (listed("Fourth", point("A"), point("B")), "(iv) A\n(v) B\n"),
        (listed("Plain", point("A", more='text:start-value="3"'), point("B")), "3.  A\n4.  B\n"),
        (
            listed("Plain", point("A")) + BETWEEN + listed("Plain", point("B"), more=ON),
            "1.  A\n\nBetween.\n\n2.  B\n",
        ),
        (
            listed("Plain", point("A"), more='xml:id="x"')
            + listed("Dots", point("B"))
            + listed("Plain", point("C"), more='text:continue-list="x"'),
            "1.  A\n\n- B\n\n2.  C\n",
        ),
        (listed("Plain", point("A")) + BETWEEN + listed("Plain", point("B")), "1.  A\n\nBetween.\n\n1.  B\n"),
        (listed("Dots", point("A"), point("", below(point("B"))), point("C")), "- A\n\n  - B\n\n- C\n"),
        (listed("Dots", point("", below(point("A")))), "- A\n"),
        (listed("Plain", header("A"), point("B")), "A\n\n1.  B\n"),
        (listed("Dots", point("A"), header("B"), point("C")), "- A\n\n  B\n\n- C\n"),
        (
            listed("Plain", header("A", below(header("B"), point("C"))), point("D"), point("E")),
            "A\n\nB\n\na)  C\n\n1.  D\n2.  E\n",
        ),
    ],
)
def test_lists_whose_labels_the_statement_draws_stay_lists(importing, body, written):
    draft = importing(odt(body, STYLES), "a.odt")
    assert (markdown(draft), named(draft)) == (written, [])


EMPTY = "<text:list-item><text:p/></text:list-item>"


@pytest.mark.parametrize(
    ("items", "written", "name"),
    [
        ((EMPTY, point("A"), point("B")), "2.  A\n3.  B\n", "number without words left out"),
        ((point("A"), point("B"), EMPTY), "1.  A\n2.  B\n", "number without words left out"),
        # what is no paragraph is no line: LibreOffice shows no number for it, and counts on without it
        ((point("A"), "<text:list-item/>", point("B")), "1.  A\n2.  B\n", "empty list item left out"),
        (("<text:list-item/>", point("A"), point("B")), "1.  A\n2.  B\n", "empty list item left out"),
    ],
)
def test_a_point_without_words_is_named_and_the_others_keep_their_numbers(importing, items, written, name):
    draft = importing(odt(BETWEEN + listed("Plain", *items), STYLES), "a.odt")
    assert markdown(draft) == f"Between.\n\n{written}"
    assert [one.name for one in draft.repairs] == [name]


def test_a_header_above_deeper_points_of_bullets_is_their_point(adding):
    deeper = below(header("C", below(header("D"), point("E"))), point("F"))
    added = adding(
        odt(listed("Dots", point("A"), point("B", deeper), point("G")), STYLES), "a.odt", title="T"
    )
    depths = [(one.text, len(one.place)) for one in added.publication.units[1:]]
    assert depths == [("A", 1), ("B", 1), ("C", 2), ("D", 2), ("E", 3), ("F", 2), ("G", 1)]
    assert [one.line for one in added.repairs if one.name == "list header made point"] == [3]


def test_two_lists_of_bullets_in_one_point_are_one_list(adding):
    inner = listed("Dots", point("B")) + listed("Other", point("C"))
    added = adding(odt(listed("Dots", point("A", inner)), STYLES + style("Other", "•")), "a.odt", title="T")
    assert [one.text for one in added.publication.units[1:]] == ["A", "B", "C"]
    assert "bullet lists joined" in [one.name for one in added.repairs]


def test_a_list_in_a_note_keeps_its_words(adding):
    note = (
        f"<text:note-body><text:p>See:</text:p>{listed('Plain', point('the plan'), point('the map'))}"
        f"</text:note-body>"
    )
    marked = (
        f'<text:note text:id="n" text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"{note}</text:note>"
    )
    body = (
        f'<text:h text:outline-level="1">Pier</text:h><text:p>It is open to all from today.{marked}</text:p>'
    )
    assert [one.text for one in adding(odt(body, STYLES), "a.odt").publication.notes] == [
        *("See:", "1. the plan", "2. the map")
    ]


def inside(kind: str, points: int) -> str:
    """The style of a list that begins so far inside."""
    aligned = f'<style:list-level-label-alignment fo:margin-left="{points}pt"/>'
    properties = f"<style:list-level-properties>{aligned}</style:list-level-properties>"
    level = "bullet text:bullet-char='•'" if kind == "•" else f"number {ONE}"
    return (
        f'<text:list-style style:name="{kind}{points}"><text:list-level-style-{level} '
        f'text:level="1">{properties}'
        f"</text:list-level-style-{level.split(maxsplit=1)[0]}></text:list-style>"
    )


INSIDE = "".join(inside(kind, points) for kind in "•1" for points in (18, 36))


@pytest.mark.parametrize(
    ("lists", "written"),
    [
        ([("•18", "A", ""), ("•36", "B", ""), ("•18", "C", "")], "- A\n  - B\n- C\n"),
        ([("118", "A", ""), ("•36", "B", ""), ("118", "C", ON)], "1.  A\n    - B\n2.  C\n"),
        ([("118", "A", ""), ("136", "B", ""), ("136", "C", ON)], "1.  A\n    1.  B\n    2.  C\n"),
        ([("•36", "A", ""), ("•18", "B", "")], "- A\n[//]: # (another list)\n- B\n"),
    ],
)
def test_a_list_further_inside_lies_below_the_point_before(importing, lists, written):
    body = "".join(listed(name, point(text), more=more) for name, text, more in lists)
    assert markdown(importing(odt(body, INSIDE), "a.odt")).replace("\n\n", "\n") == written
