"""Every construct of the dialect → its units, in reading order, with their lines."""

from __future__ import annotations

import json

import pytest

from everyreader.model.publication import Kind, Look, Publication, Role, Step, Unit

NOTE = {Role.NOTE: "^", Role.ALT: "alt:", Role.MATH: "math:", Role.CODE: "code:"}


def told(unit: Unit) -> str:
    """``kind@line place label | run run``: a unit on one line; a run as ``role:text(language)<link>`` where
    these are not plain."""
    kind = unit.kind.value + (str(unit.level) if unit.level else "")
    place = "/".join(f"{step.name}{step.position}" for step in unit.place)
    runs = [
        NOTE.get(run.role, "")
        + run.text
        + (f"({run.language})" if run.language != "en" else "")
        + (f"<{run.link}>" if run.link else "")
        for run in unit.runs
    ]
    return " ".join(part for part in (f"{kind}@{unit.line}", place, unit.label, "|", "·".join(runs)) if part)


def lines(publication: Publication) -> list[str]:
    return [told(unit) for unit in publication.all_units]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # headings and paragraphs
        ("# T\n\na\nb\n", ["heading1@8 | T", "paragraph@10 | a b"]),
        ("T\n=\n\nU\n-\n", ["heading1@8 | T", "heading2@11 | U"]),
        ("###### T ######\n", ["heading6@8 | T"]),
        ("#\n\na\n", ["heading1@8 |", "paragraph@10 | a"]),
        ("*T*\n\n**U**\n", ["paragraph@8 | T", "paragraph@10 | U"]),
        ("# T {#place lang=fr}\n", ["heading1@8 | T(fr)"]),
        # white space
        ("a  \nb\\\nc   d\n", ["paragraph@8 | a b c d"]),
        ("a\u00a0 b\u2003c\n", ["paragraph@8 | a\u00a0 b\u2003c"]),
        ("*a* *b*[ c ]{lang=fr}d\n", ["paragraph@8 | a b· c (fr)·d"]),
        # inline markup
        ("*a* **b** ~~c~~ [2]{.sup} [3]{.sub}\n", ["paragraph@8 | a b c 2 3"]),
        ("a `b  c` d\n", ["paragraph@8 | a ·code:b  c· d"]),
        ("`b`{lang=fr}\n", ["paragraph@8 | code:b(fr)"]),
        ("[a]{lang=fr} [b [c]{lang=de}]{lang=el}\n", ["paragraph@8 | a(fr)· ·b (el)·c(de)"]),
        ("*a*{lang=fr} [2]{.sup lang=de}\n", ["paragraph@8 | a(fr)· ·2(de)"]),
        # links
        (
            "[a *b*](https://example.org) <https://example.org> <a@b.org>\n",
            [
                (
                    "paragraph@8 | a b<https://example.org>· ·https://example.org<https://example.org>· "
                    "·a@b.org<mailto:a@b.org>"
                )
            ],
        ),
        (
            "[a](#b) [c](tel:+4122) [d](HTTPS://E.org)\n",
            ["paragraph@8 | a<#>· ·c<tel:+4122>· ·d<HTTPS://E.org>"],
        ),
        ("[a][b]\n\n[b]: https://example.org\n", ["paragraph@8 | a<https://example.org>"]),
        ("[mot](https://example.org){lang=fr}\n", ["paragraph@8 | mot(fr)<https://example.org>"]),
        ("[![Map](map.png)](https://example.org)\n", ["paragraph@8 | alt:Map<https://example.org>"]),
        # lists
        ("- a\n- b\n", ["paragraph@8 ul1 • | a", "paragraph@9 ul2 • | b"]),
        ("- a\n\n  b\n", ["paragraph@8 ul1 • | a", "paragraph@10 ul1 | b"]),
        ("- a\n-\n- b\n", ["paragraph@8 ul1 • | a", "paragraph@10 ul3 • | b"]),
        ("3) a\n4) b\n", ["paragraph@8 ol1 3) | a", "paragraph@9 ol2 4) | b"]),
        ("(1) a\n(2) b\n", ["paragraph@8 ol1 (1) | a", "paragraph@9 ol2 (2) | b"]),
        ("iv. a\nv. b\n", ["paragraph@8 ol1 iv. | a", "paragraph@9 ol2 v. | b"]),
        ("A.  a\nB.  b\n", ["paragraph@8 ol1 A. | a", "paragraph@9 ol2 B. | b"]),
        ("0. a\n", ["paragraph@8 ol1 0. | a"]),
        (
            "- a\n    1. b\n\n       c\n- d\n",
            [
                "paragraph@8 ul1 • | a",
                "paragraph@9 ul1/ol1 1. | b",
                "paragraph@11 ul1/ol1 | c",
                "paragraph@12 ul2 • | d",
            ],
        ),
        ("- 1) a\n", ["paragraph@8 ul1/ol1 1) | a"]),
        ("1) # T\n\n    a\n", ["heading1@8 ol1 1) | T", "paragraph@10 ol1 | a"]),
        ("- [ ] a\n", ["paragraph@8 ul1 • | [ ] a"]),
        (
            "![](map.png){.decorative} ![A map](map.png)\n![](map.png){.decorative}\n",
            ["image@8 | alt:A map"],
        ),
        ("- a\n- ![](map.png){.decorative}\n- b\n", ["paragraph@8 ul1 • | a", "paragraph@10 ul2 • | b"]),
        ("3. a\n4. ![](map.png){.decorative}\n5. b\n", ["paragraph@8 ol1 3. | a", "paragraph@10 ol1 5. | b"]),
        ("- ![](map.png){.decorative}\n\n  a\n", ["paragraph@10 ul1 • | a"]),
        # what begins an item carries its label, whatever it is
        ("- ```\n  a\n  ```\n", ["code@8 ul1 • | a"]),
        (
            "- a\n  : b\n\n  c\n  : d\n",
            [
                "term@8 ul1 • | a",
                "paragraph@9 ul1/definition1 | b",
                "term@11 ul1 | c",
                "paragraph@12 ul1/definition1 | d",
            ],
        ),
        (
            "- | a |\n  |---|\n  | b |\n",
            ["column header@8 ul1/row1/column1 • | a", "cell@10 ul1/row2/column1 | b"],
        ),
        # definition lists, tight and loose
        (
            "a\n: b\n: c\n\nd\n\n:   e\n\n    f\n",
            [
                "term@8 | a",
                "paragraph@9 definition1 | b",
                "paragraph@10 definition2 | c",
                "term@12 | d",
                "paragraph@14 definition1 | e",
                "paragraph@16 definition1 | f",
            ],
        ),
        # quotations, code
        ("> a\n>\n> > b\n", ["paragraph@8 quote1 | a", "paragraph@10 quote1/quote1 | b"]),
        ("```\n\ta\n  b\n\nc\n```\n", ["code@8 |     a\n  b\n\nc"]),
        ("``` {.python lang=en-GB}\na\n```\n", ["code@8 | a(en-GB)"]),
        ("    a\n", ["code@8 | a"]),
        # tables
        (
            "| a | b |\n|---|---|\n| c |   |\n| d | e |\n",
            [
                "column header@8 row1/column1 | a",
                "column header@8 row1/column2 | b",
                "cell@10 row2/column1 | c",
                "cell@11 row3/column1 | d",
                "cell@11 row3/column2 | e",
            ],
        ),
        (
            "::: {.table row-headers=1 lang=fr}\nCaption\n\n| a | b |\n|---|---|\n| c | d |\n:::\n",
            [
                "caption@9 | Caption(fr)",
                "column header@11 row1/column1 | a(fr)",
                "column header@11 row1/column2 | b(fr)",
                "row header@13 row2/column1 | c(fr)",
                "cell@13 row2/column2 | d(fr)",
            ],
        ),
        # images
        ("![A map](map.png)\n", ["image@8 | alt:A map"]),
        ("![](map.png)\n", ["image@8 | alt:"]),
        ("a ![A *map*\nof](map.png) b\n", ["paragraph@8 | a ·alt:A map of· b"]),
        ("a ![](map.png){.decorative} b\n", ["paragraph@8 | a b"]),
        ("a\n\n![](map.png){.decorative}\n", ["paragraph@8 | a"]),
        ("# ![A map](map.png)\n", ["heading1@8 | alt:A map"]),
        (
            "::: figure\n![A map](map.png)\n\nIts caption\n:::\n",
            ["image@9 | alt:A map", "caption@11 | Its caption"],
        ),
        # languages of blocks
        ("::: {lang=fr}\na\n\n- b\n:::\n", ["paragraph@9 | a(fr)", "paragraph@11 ul1 • | b(fr)"]),
        ("{lang=fr}\n- a\n", ["paragraph@9 ul1 • | a(fr)"]),
        # formulas
        ('a [$x^2$]{alt="x  squared"} b\n', ["paragraph@8 | a ·math:x squared· b"]),
        ('[$$x$$]{alt="x"}\n', ["math@8 | math:x"]),
        ('[$x$]{alt="x"}\n', ["paragraph@8 | math:x"]),
        ("$$x$$\n", ["math@8 | math:"]),
        ("a $x$ b\n", ["paragraph@8 | a ·math:·b"]),
        # notes: numbered as they are met, their units at the end
        (
            "# T[^b]\n\na[^a] b.\n\n[^a]: A\n\n[^b]: B\n\n    - c\n",
            [
                "heading1@8 | T·^1",
                "paragraph@10 | a·^2· b.",
                "paragraph@14 note1 | B",
                "paragraph@16 note1/ul1 • | c",
                "paragraph@12 note2 | A",
            ],
        ),
        (
            "| a[^1] |\n|---|\n| b |\n\n[^1]: *n* `c`\n",
            [
                "column header@8 row1/column1 | a·^1",
                "cell@10 row2/column1 | b",
                "paragraph@12 note1 | n ·code:c",
            ],
        ),
        # one note, several marks: it stands once, whatever else has the same words
        (
            "a[^a] b[^b] c[^A]\n\n- d[^b]\n\n[^a]: n\n\n[^b]: n\n",
            [
                "paragraph@8 | a·^1· b·^2· c·^1",
                "paragraph@10 ul1 • | d·^2",
                "paragraph@12 note1 | n",
                "paragraph@14 note2 | n",
            ],
        ),
        # rules and reference lines are no words
        ("a\n\n---\n\nb\n\n[c]: https://example.org\n", ["paragraph@8 | a", "paragraph@12 | b"]),
        ("a\n\n* * *\n\n- - -\n\nb\n", ["paragraph@8 | a", "paragraph@14 | b"]),
        ("a\n\n---\nb: c\n---\n", ["paragraph@8 | a", "heading2@11 | b: c"]),
    ],
)
def test_construct(read, body, expected):
    assert lines(read(body)) == expected


AS_WRITTEN = [
    "CO^2 and H~2~O",
    ":100: :smile:",
    "a -- b --- c ...",
    "\"double\" 'single' it's",
    "(c) (r) (tm)",
    "£4 and $5",
    "@someone #tag",
    "https://example.org/a_b",
    "a_b_c 2 * 3 * 4",
    "[ ] [x] [a]",
    "{a} {b c}",
    "a | b",
    "x^y^z ~w",
    "5 < 6 > 4",
    "100 % – — … « » “ ”",
    "a\\",
    "–5 degrees",
    "== a == ++b++",
    "[!NOTE]",
    "www.example.org",
    "a && b; c & d",
    "\ufffd",
    "à é",
    "[^9]",
    "::: a",
]


def test_every_character_between_markup_survives(read):
    found = read("".join(f"z {words} z\n\n" for words in AS_WRITTEN)).units
    assert [unit.text for unit in found] == [f"z {words} z" for words in AS_WRITTEN]


def test_a_backslash_shows_any_mark(read):
    marks = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
    found = read("".join(f"\\{mark}a\\{mark} b\n\n" for mark in marks)).units
    assert [unit.text for unit in found] == [f"{mark}a{mark} b" for mark in marks]


def test_images_marked_as_decoration_are_counted(read):
    assert (
        read(
            "a\n\n![](map.png){.decorative}\n\nb ![](map.png){.decorative}[^1]\n\n[^1]: "
            "![](map.png){.decorative} c\n"
        ).decorative
        == 3
    )


def test_the_tree_is_pandocs_own_without_positions(read):
    found = json.loads(read("# T\n\n- [a]{lang=fr} [b](https://example.org)\n\nt\n: d\n").body)
    assert set(found) == {"pandoc-api-version", "meta", "blocks"}
    assert '"line"' not in json.dumps(found)
    assert "data-pos" not in json.dumps(found)
    assert found["blocks"][1] == {
        "t": "BulletList",
        "c": [
            [
                {
                    "t": "Plain",
                    "c": [
                        {"t": "Span", "c": [["", [], [["lang", "fr"]]], [{"t": "Str", "c": "a"}]]},
                        {"t": "Space"},
                        {
                            "t": "Link",
                            "c": [["", [], []], [{"t": "Str", "c": "b"}], ["https://example.org", ""]],
                        },
                    ],
                }
            ]
        ],
    }


def test_notation_becomes_pandocs_own_elements(read):
    body = (
        "::: figure\n![A](map.png)\n\nCap\n:::\n\n::: {.table row-headers=1}\nCap\n\n| a | b "
        "|\n|---|---|\n| c | d |\n:::\n\n"
        "[2]{.sup}[3]{.sub}\n"
    )
    figure, table, paragraph = json.loads(read(body).body)["blocks"]
    assert figure["t"] == "Figure"
    assert figure["c"][1] == [None, [{"t": "Para", "c": [{"t": "Str", "c": "Cap"}]}]]
    assert table["c"][1] == figure["c"][1]
    assert table["c"][4][0][1] == 1
    assert [one["t"] for one in paragraph["c"]] == ["Superscript", "Subscript"]


def test_the_name_of_a_statement_is_its_folders(read):
    assert read("a\n").name == "wells"


def test_a_spanned_grid_counts_rows_and_columns():
    from everyreader.source.units import extract

    def cell(text: str, down: int = 1, across: int = 1) -> list:
        return [
            ["", [], []],
            {"t": "AlignDefault"},
            down,
            across,
            [{"t": "Plain", "c": [{"t": "Str", "c": text}]}],
        ]

    def row(*cells: list) -> list:
        return [["", [], []], list(cells)]

    empty = ["", [], []]
    table = {
        "t": "Table",
        "line": 1,
        "c": [
            empty,
            [None, []],
            [[{"t": "AlignDefault"}, {"t": "ColWidthDefault"}]] * 3,
            [empty, [row(cell("a", 1, 3))]],
            [[empty, 1, [], [row(cell("b", 2), cell("c"), cell("d")), row(cell("e", 1, 2))]]],
            [empty, []],
        ],
    }
    units = extract([table], "en").units
    assert [(unit.text, unit.kind, unit.place[0], unit.place[1]) for unit in units] == [
        ("a", Kind.COLUMN_HEADER, Step("row", 1), Step("column", 1)),
        ("b", Kind.ROW_HEADER, Step("row", 2), Step("column", 1)),
        ("c", Kind.CELL, Step("row", 2), Step("column", 2)),
        ("d", Kind.CELL, Step("row", 2), Step("column", 3)),
        ("e", Kind.CELL, Step("row", 3), Step("column", 2)),
    ]


@pytest.mark.parametrize(
    ("body", "marks"),
    [
        ("10[6]{.sup} and CO[2]{.sub}\n", [(Look.RAISED, "6"), (Look.LOWERED, "2")]),
        ("is ~~50~~ 40\n", [(Look.STRUCK, "50")]),
        ("is ~~5 *very* 0~~ 40\n", [(Look.STRUCK, "5 very 0")]),
        ("*a*\\\nb  \nc\n", [(Look.BREAK, ""), (Look.BREAK, "")]),
        ("~~a[1]{.sup}~~ `code` ~~`b`~~\n", [(Look.STRUCK, "a1"), (Look.RAISED, "1"), (Look.STRUCK, "b")]),
        ("a[^1] ~~b~~\n\n[^1]: n\n", [(Look.STRUCK, "b")]),
        ("a\nb\n", []),
    ],
)
def test_what_the_look_of_words_says_is_kept(read, body: str, marks: list[tuple[Look, str]]) -> None:
    unit = read(body).units[0]
    assert sorted((mark.look, unit.text[mark.start : mark.end]) for mark in unit.marks) == sorted(marks)


def test_each_line_of_a_contact_block_is_a_stretch_of_its_own(read) -> None:
    body = "Riverside Council  \n12 Mill Lane, Suite 4-B\\\nAnna *Brook*\\\nTel. 555-0123\n"
    assert [one.text for one in read(body).sentences] == [
        "Riverside Council",
        "12 Mill Lane, Suite 4-B",
        "Anna Brook",
        "Tel. 555-0123",
    ]


def test_a_head_of_empty_cells_is_no_row(read):
    table = "::: {.table row-headers=1}\n|  |  |\n|---|---|\n| Score | 1 |\n| How many | 4 |\n:::\n"
    cells = [unit for unit in read(table).units if unit.place]
    rows = [step.position for unit in cells for step in unit.place if step.name == "row"]
    assert [unit.text for unit in cells] == ["Score", "1", "How many", "4"]
    assert rows == [1, 1, 2, 2]
