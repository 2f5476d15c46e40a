"""What a page tells the browser before its first word: its encoding and its policies (HTML, 4.2.5; CSP Level
3)."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from everyreader.browser.rendered import Element, Snapshot

_WITHIN = 1024  # bytes, in which a browser looks for the encoding
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAID = re.compile(rb"<meta[^>]*?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_SHAPES = ("LINK", "SCRIPT", "STYLE", "BASE")  # what a policy that comes after them does not bind
Policy = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Promised:
    """``encoding`` as it is said where a browser looks for it, ``""`` where it is not; ``marked``: the first
    bytes tell it.

    ``policies``: what each policy in the head says, its sources by the name of the directive; ``late`` are
    the names of the elements before the last of them that it does not bind.
    """

    encoding: str = ""
    marked: bool = False
    policies: tuple[Policy, ...] = ()
    late: tuple[str, ...] = ()


def promised(page: Snapshot, path: Path) -> Promised:
    """What the page at ``path`` promises."""
    with path.open("rb") as stream:
        first = stream.read(_WITHIN)
    said = _SAID.search(re.sub(rb"<!--.*?(?:-->|\Z)", b"", first, flags=re.DOTALL))
    head = [one for one in page.nodes.values() if any(up.name == "HEAD" for up in one.ancestors())]
    places = [at for at, one in enumerate(head) if _is_policy(one)]
    before = head[: places[-1]] if places else []
    return Promised(
        said[1].decode("ascii").lower() if said else "",
        first.startswith(_MARKS),
        tuple(_policy(head[at].attributes.get("content", "")) for at in places),
        tuple(one.name.lower() for one in before if one.name in _SHAPES),
    )


def _is_policy(one: Element) -> bool:
    said = one.attributes.get("http-equiv", "").strip().lower()
    return one.name == "META" and said == "content-security-policy"


def _policy(text: str) -> Policy:
    parts = [part.split() for part in text.lower().split(";") if part.strip()]
    return {name: tuple(sources) for name, *sources in reversed(parts)}  # the first of a name counts
