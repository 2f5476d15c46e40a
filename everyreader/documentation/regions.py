"""Marked regions of a Markdown file: ``<!-- generated: NAME -->`` … ``<!-- /generated -->``.

The rest of the file is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_REGION = re.compile(
    r"(?P<begin><!-- generated: (?P<name>[a-z-]+) -->\n)(?P<old>.*?)(?P<end><!-- /generated -->)", re.DOTALL
)
_MARK = re.compile(r"^<!-- /?generated\b.*$", re.MULTILINE)


class RegionError(ValueError):
    """A mark that opens or closes nothing, or names no table."""


def names(text: str) -> tuple[str, ...]:
    """The names of the regions in ``text``, in order."""
    return tuple(found["name"] for found in _REGION.finditer(text))


def fill(text: str, tables: Mapping[str, Callable[[], str]]) -> str:
    """``text`` with each region made anew by the table of its name. Raises ``RegionError``."""
    unknown = [name for name in names(text) if name not in tables]
    if unknown:
        raise RegionError(f"no table '{unknown[0]}'; the tables are {', '.join(tables)}")
    if len(_MARK.findall(text)) != 2 * len(names(text)):
        raise RegionError(
            "a region has no beginning or no end; write <!-- generated: NAME --> and <!-- /generated -->"
        )
    return _REGION.sub(
        lambda found: f"{found['begin']}\n{tables[found['name']]().strip()}\n\n{found['end']}", text
    )
