"""What the dialect does not hold is an error with its line and what to do, never a word lost or let
through."""

from __future__ import annotations

import pytest

from everyreader.model.errors import MakerMissing
from everyreader.source import dialect

X = "x\n\n"  # two lines before the fault: it stands on line 10


@pytest.mark.parametrize(
    ("body", "line", "says", "remedy"),
    [
        # raw HTML
        (X + "a <b>c</b>\n", 10, "raw HTML '<b>'", "a backslash before '<'"),
        (X + "a\nb\n<i>c</i>\n", 12, "raw HTML '<i>'", "write it in Markdown"),
        (X + "<div>\nc\n</div>\n", 10, "raw HTML '<div> c </div>'", "backslash"),
        (X + "a <!-- c -->\n", 10, "raw HTML '<!-- c -->'", "backslash"),
        (X + "<script>alert(1)</script>\n", 10, "raw HTML '<script>", "backslash"),
        (X + "- a\n\n  b <br/>\n", 12, "raw HTML '<br/>'", "backslash"),
        (X + "[^1]\n\n[^1]: a <b>\n", 12, "raw HTML '<b>'", "backslash"),
        # attributes and notation
        (X + "[a]{.big}\n", 10, "unknown class '.big'", ".sup, .sub, .dateline"),
        (X + "a\nb [c]{.big}\n", 11, "unknown class '.big'", ".sup"),
        (X + "[a]{onclick=x}\n", 10, "unknown attribute 'onclick'", "lang, alt"),
        (X + "*a*{onclick=x}\n", 10, "unknown attribute 'onclick'", "lang, alt"),
        (X + "`a`{onclick=x}\n", 10, "unknown attribute 'onclick'", "known: lang"),
        (X + "``` {onclick=x}\na\n```\n", 10, "unknown attribute 'onclick'", "known: lang"),
        (X + "{onclick=x}\n- a\n", 11, "unknown attribute 'onclick'", "known: lang"),
        (X + "# a {.big}\n", 10, "the heading: unknown class '.big'", "none here"),
        (X + "::: warning\na\n:::\n", 10, "unknown class '.warning'", ".table, .figure"),
        (X + "::: {lang=fr row-headers=1}\na\n:::\n", 10, "unknown attribute 'row-headers'", "known: lang"),
        (X + "[a](https://example.org){target=_blank}\n", 10, "unknown attribute 'target'", "known: lang"),
        (X + "{.big}\n| a |\n|---|\n| b |\n", 11, "unknown class '.big'", ""),
        (X + "[a]{#i}\n\n[b]{#i}\n", 12, "'#i' was given on line 10 already", "change one"),
        (X + "# One\n\n[b]{#one}\n", 12, "'#one' was given on line 10 already", "change one"),
        # languages
        (X + "[a]{lang=xx-ZZ}\n", 10, "lang='xx-ZZ' is no language code", "en-US or fr"),
        (X + "[a]{lang=fr_FR}\n", 10, "lang='fr_FR' is no language code", "en-US or fr"),
        (X + '[a]{lang=""}\n', 10, "lang='' is no language code", "en-US or fr"),
        (X + "# a {lang=french}\n", 10, "lang='french' is no language code", "en-US or fr"),
        (X + "::: {lang=french}\na\n:::\n", 10, "lang='french' is no language code", "en-US or fr"),
        (X + "``` {lang=french}\na\n```\n", 10, "lang='french' is no language code", "en-US or fr"),
        (
            X + "- [a](https://example.org){lang=french}\n",
            10,
            "lang='french' is no language code",
            "en-US or fr",
        ),
        # links
        (
            X + "[a](javascript:alert)\n",
            10,
            "link scheme of 'javascript:alert'",
            "https, http, mailto, tel or #place",
        ),
        (X + "a\n[b](ftp://example.org)\n", 11, "link scheme of 'ftp://example.org'", "whole address"),
        (X + "[a](other.html)\n", 10, "link scheme of 'other.html'", "whole address"),
        (X + "[a](//example.org)\n", 10, "link scheme of '//example.org'", "whole address"),
        (X + "[a](data:text/html,x)\n", 10, "link scheme of 'data:text/html,x'", "whole address"),
        (X + "[a](https:example)\n", 10, "link scheme of 'https:example'", "whole address"),
        (X + "<file:///etc/passwd>\n", 10, "link scheme of 'file:///etc/passwd'", "whole address"),
        (X + '[a](https://example.org "Hint")\n', 10, "the link's title “Hint”", "into the text"),
        (
            X + "[a[^1]](https://example.org)\n\n[^1]: b\n",
            10,
            "a note inside the words of a link",
            "behind the link",
        ),
        # images
        (X + "![a](map.png){.big}\n", 10, "the image: unknown class '.big'", ".decorative"),
        (X + "![a](map.png){onerror=x}\n", 10, "unknown attribute 'onerror'", "width, height"),
        (X + "![a](map.png){.decorative}\n", 10, "marked decorative and has words too", "keep one"),
        (X + "![a]()\n", 10, "the image names no file", "round brackets"),
        (X + '![a](map.png "Hint")\n', 10, "the image's title “Hint”", "into the text"),
        (
            X + "![a[^1]](map.png)\n\n[^1]: b\n",
            10,
            "alternative text of an image is plain words",
            "take the link, note",
        ),
        (X + "![a $x$](map.png)\n", 10, "alternative text of an image is plain words", "formula"),
        # tables, figures, formulas
        (X + "::: table\na\n:::\n", 10, "::: table holds one table", "caption"),
        (X + "::: table\n| a |\n|---|\n| b |\n\nc\n:::\n", 10, "::: table holds one table, last", "caption"),
        (
            X + "::: table\n- a\n\n| a |\n|---|\n| b |\n:::\n",
            10,
            "::: table holds one table, last",
            "caption",
        ),
        (X + "::: {.table row-headers=2}\n| a |\n|---|\n| b |\n:::\n", 10, "row-headers=2", "from 0 to 1"),
        (X + "::: {.table row-headers=x}\n| a |\n|---|\n| b |\n:::\n", 10, "row-headers=x", "from 0 to 1"),
        (X + "::: figure\na\n:::\n", 10, "::: figure begins with", "one image"),
        (X + "::: figure\n:::\n", 10, "::: figure begins with", "one image"),
        (
            X + "::: figure\n![a](map.png)\n\n- b\n:::\n",
            13,
            "::: figure holds one image",
            "paragraphs of caption",
        ),
        (X + '[a $x$]{alt="b"}\n', 10, "'alt' belongs to one formula", '[$…$]{alt="…"}'),
        # notes that nobody would read
        (X + "a\n\n[^1]: b\n", 12, "the note [^1] is never referred to", "put [^1] where it belongs"),
        (
            X + "a[^1]\n\n[^1]: b\n\n[^1]: c\n",
            14,
            "the note [^1] is written on line 12 already",
            "another name",
        ),
        (X + "a[^1]\n\n[^1]: b[^2]\n\n[^2]: c\n", 12, "a note refers to a note", "into the first"),
    ],
)
def test_what_is_not_in_the_dialect_is_refused(refused, body, line, says, remedy):
    found, message = refused(body)
    assert found == line
    assert says in message
    assert remedy in message


@pytest.mark.parametrize(
    "body", ["```\n[^1]: a\n[^1]: b\n<b>\n```\n", "`<b>` `[^1]: a`\n", "    <b>\n    [^1]: a\n", "\\<b>\n"]
)
def test_code_and_a_backslash_show_what_would_be_refused(read, body):
    assert len(read(body).units) == 1


@pytest.mark.parametrize(
    "body",
    [">" * 2000 + " a\n", ">" * 20_000 + " a\n", "- " * 200 + "a\n", "[" * 200 + "a" + "]{lang=fr}" * 200],
)
def test_what_is_nested_too_deeply_is_refused(refused, body):
    assert "nested more than 40 deep" in refused(body)[1]


def test_forty_quotations_are_read(read):
    assert read(">" * 39 + " a\n").units[0].text == "a"


def test_unpaired_brackets_are_words(read):
    assert read("[" * 3000 + " a\n").units[0].text == "[" * 3000 + " a"


def test_a_text_that_keeps_pandoc_busy_is_refused_when_the_time_is_up(refused, monkeypatch):
    monkeypatch.setattr(dialect, "_SECONDS", 0.5)
    line, message = refused("*a_ " * 20_000)
    assert line is None
    assert "pandoc cannot read it in time" in message
    assert "unpaired '*'" in message


@pytest.fixture
def other_pandoc(tmp_path, monkeypatch):
    """A pandoc that does what a shell script says."""

    def stand_in(script: str) -> None:
        path = tmp_path / "pandoc"
        path.write_text("#!/bin/sh\n" + script)
        path.chmod(0o755)
        monkeypatch.setattr(dialect.pypandoc, "get_pandoc_path", lambda: str(path))

    return stand_in


@pytest.mark.parametrize(
    ("script", "says"),
    [
        ("echo 'heap exhausted' >&2; exit 251\n", "pandoc cannot read it: heap exhausted"),
        ("kill -9 $$\n", "pandoc cannot read it: it ended with status -9"),
        (
            "echo '[WARNING] Something is odd' >&2; echo '{\"blocks\": []}'\n",
            "pandoc warns: Something is odd",
        ),
        ("echo '{\"blo'\n", "pandoc left no tree"),
        ("true\n", "pandoc left no tree"),
    ],
)
def test_a_pandoc_that_fails_is_said_in_one_line(refused, other_pandoc, script, says):
    other_pandoc(script)
    assert says in refused("a\n")[1]


def test_a_missing_pandoc_is_named_with_the_command_that_gets_it(read, monkeypatch):
    def missing() -> str:
        raise OSError("no pandoc")

    monkeypatch.setattr(dialect.pypandoc, "get_pandoc_path", missing)
    with pytest.raises(MakerMissing, match="pandoc is missing; get it with: pip install pypandoc_binary"):
        read("a\n")


def test_a_pandoc_that_vanished_is_named_with_the_command_that_gets_it(read, monkeypatch):
    monkeypatch.setattr(dialect.pypandoc, "get_pandoc_path", lambda: "/nowhere/pandoc")
    with pytest.raises(MakerMissing, match="pip install pypandoc_binary"):
        read("a\n")
