"""Language tags by the IANA Language Subtag Registry, as the kept library ``language_data`` carries it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from everyreader.browser.rendered.snapshot import Element
from everyreader.checks.semantics.names import name_of
from everyreader.checks.semantics.page import Page
from everyreader.checks.semantics.roles import included

_SUBTAG = re.compile(r"[A-Za-z0-9]+")


def primary(tag: str) -> str:
    """The primary language subtag of ``tag``, in small letters; ``""`` where it begins with none."""
    first = tag.split("-", maxsplit=1)[0]
    return first.lower() if _SUBTAG.fullmatch(first) else ""


@cache
def _registered() -> frozenset[str]:
    from language_data.registry_parser import parse_registry

    return frozenset(
        entry["Subtag"].lower()
        for entry in parse_registry()
        if entry.get("Type") == "language" and "Subtag" in entry
    )


def known(tag: str) -> bool:
    """ACT's "known primary language tag": the registry has its primary subtag as a language."""
    first = primary(tag)
    return (
        first in _registered() or re.fullmatch(r"q[a-t][a-z]", first) is not None
    )  # qaa..qtz: for private use


def declared(element: Element, *, xml: bool = False) -> str | None:
    """The language that ``element`` itself declares; ``xml:lang`` counts in XML alone. None where it declares
    none."""
    if "lang" in element.attributes:
        return element.attributes["lang"]
    return element.attributes.get("xml:lang") if xml else None


def says_something(page: Page, element: Element, *, xml: bool = False) -> bool:
    """Whether any text takes its language from ``element``: words seen or spoken, or names."""
    return any(_is_said(page, one) for one in _inheriting(page, element, xml))


def _inheriting(page: Page, element: Element, xml: bool) -> Iterator[Element]:
    yield element
    waiting = list(reversed(page.children(element)))
    while waiting:
        one = waiting.pop()
        if not declared(one, xml=xml):
            yield one
            waiting += reversed(page.children(one))


def _is_said(page: Page, one: Element) -> bool:
    if one.name == "#text":
        return bool(one.text.strip()) and one.parent is not None and (one.seen or not page.hidden(one.parent))
    if one.name.startswith("::"):
        return False
    return included(page, one) and bool(_own_name(page, one))


def _own_name(page: Page, one: Element) -> str:
    """A name that does not come from the words inside, which are looked at by themselves; a title that
    describes."""
    if any(
        one.attributes.get(each, "").strip()
        for each in ("aria-label", "aria-labelledby", "title", "alt", "placeholder")
    ):
        return name_of(page, one) or one.attributes.get("title", "").strip()
    return one.attributes.get("value", "").strip() if one.name == "INPUT" else ""
