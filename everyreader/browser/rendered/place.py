"""Where an element stands, in words that a person can find it by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from everyreader.browser.rendered.snapshot import Element, Snapshot

_PLAIN = re.compile(r"[A-Za-z][\w-]{0,39}\Z")
_MOST = 4  # steps


def places(page: Snapshot) -> Mapping[int, str]:
    """The path of every element, as a selector: ``main > p:nth-of-type(2)``; from the nearest identifier
    on."""
    counts: dict[tuple[int, str], int] = {}
    steps: dict[int, str] = {}
    totals = _totals(page.nodes.values())
    found: dict[int, str] = {}
    for one in page.nodes.values():
        if one.name.startswith("#") or one.parent is None:
            continue
        key = (one.parent.number, one.name)
        counts[key] = counts.get(key, 0) + 1
        name = one.name.lower()
        steps[one.number] = f"{name}:nth-of-type({counts[key]})" if totals[key] > 1 else name
        found[one.number] = _path(one, steps)
    return found


def _totals(nodes: Iterable[Element]) -> dict[tuple[int, str], int]:
    totals: dict[tuple[int, str], int] = {}
    for one in nodes:
        if one.parent is not None:
            totals[one.parent.number, one.name] = totals.get((one.parent.number, one.name), 0) + 1
    return totals


def _path(element: Element, steps: Mapping[int, str]) -> str:
    path: list[str] = []
    for one in element.ancestors():
        identifier = one.attributes.get("id", "")
        if _PLAIN.match(identifier):
            path.append(f"#{identifier}")
            break
        if one.number not in steps or one.name in ("HTML", "BODY") and path:
            break
        path.append(steps[one.number])
        if one.name == "MAIN" or len(path) == _MOST:
            break
    return " > ".join(reversed(path))
