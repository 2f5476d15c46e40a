"""What the style sheets of a document ask for: dark colours, paper, a width. Read from its files: no script
may read a file's style sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from urllib.request import url2pathname

import tinycss2
from tinycss2 import ast

from everyreader.browser.rendered.snapshot import Snapshot

_MAXIMUM = 5_000_000  # bytes of one style sheet
_DEEPEST = 4  # sheets that take in sheets, and rules in rules


def media(page: Snapshot, path: Path) -> tuple[str, ...]:
    """Every media query of the document's style sheets and of the elements that name them, in small
    letters."""
    found: list[str] = []
    base = path.resolve().as_uri()
    for one in page.nodes.values():
        if one.name == "STYLE":
            found.append(one.attributes.get("media", ""))
            text = "".join(each.text for each in page.nodes.values() if each.parent is one)
            found += _queries(_parsed(text), base, 0)
        elif one.name == "LINK" and "stylesheet" in one.attributes.get("rel", "").lower().split():
            found.append(one.attributes.get("media", ""))
            found += _file(urljoin(base, one.attributes.get("href", "")), 0)
    return tuple(one.lower() for one in found if one.strip())


@lru_cache(maxsize=16)  # the pages of an edition and the documents of its books have the same few
def _parsed(text: str) -> Sequence[ast.Node]:
    return tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)


def _file(address: str, depth: int) -> Iterator[str]:
    parts = urlsplit(address)
    file = Path(url2pathname(parts.path))
    if parts.scheme != "file" or depth > _DEEPEST or not file.is_file() or file.stat().st_size > _MAXIMUM:
        return
    yield from _queries(_parsed(file.read_text("utf-8", "replace")), address, depth)


def _queries(rules: Iterable[ast.Node], base: str, depth: int) -> Iterator[str]:
    for rule in rules:
        if not isinstance(rule, ast.AtRule) or depth > _DEEPEST:
            continue
        prelude = tinycss2.serialize(rule.prelude)
        if rule.lower_at_keyword == "media":
            yield prelude
        if rule.lower_at_keyword == "import":
            yield prelude
            named = next(
                (one.value for one in rule.prelude if isinstance(one, ast.StringToken | ast.URLToken)), ""
            )
            called = next(
                (
                    one
                    for one in rule.prelude
                    if isinstance(one, ast.FunctionBlock) and one.lower_name == "url"
                ),
                None,
            )
            if called is not None:
                named = next(
                    (one.value for one in called.arguments if isinstance(one, ast.StringToken)), named
                )
            yield from _file(urljoin(base, named), depth + 1)
        elif rule.content is not None and rule.lower_at_keyword in (
            "media",
            "supports",
            "layer",
            "container",
        ):
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            yield from _queries(inner, base, depth + 1)
