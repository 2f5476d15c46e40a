"""Changes to text that raise where they would change nothing."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.planted.fault import NotPlanted

Change = Callable[[str], str]


def _start(text: str, words: str) -> int:
    found = text.count(words)
    if found != 1:
        raise NotPlanted(f"{found} times, not once: {words[:80]!r}")
    return text.index(words)


def swap(old: str, new: str) -> Change:
    """Put ``new`` where ``old`` stands, which must be one place."""

    def change(text: str) -> str:
        at = _start(text, old)
        return text[:at] + new + text[at + len(old) :]

    return change


def drop(old: str) -> Change:
    """Leave ``old`` out."""
    return swap(old, "")


def twice(old: str) -> Change:
    """Say ``old`` two times."""
    return swap(old, old + old)


def after(old: str, more: str) -> Change:
    """Put ``more`` behind ``old``."""
    return swap(old, old + more)


def before(old: str, more: str) -> Change:
    """Put ``more`` in front of ``old``."""
    return swap(old, more + old)


def exchange(first: str, second: str) -> Change:
    """Let ``first`` and ``second``, which stand in this order, change places."""

    def change(text: str) -> str:
        left, right = _start(text, first), _start(text, second)
        if left + len(first) > right:
            raise NotPlanted(f"not in this order: {first[:40]!r}, {second[:40]!r}")
        between = text[left + len(first) : right]
        return text[:left] + second + between + first + text[right + len(second) :]

    return change


def rewrite(pattern: str, new: str) -> Change:
    """Replace the one place that ``pattern`` fits; ``.`` fits line ends too."""

    def change(text: str) -> str:
        result, found = re.subn(pattern, new, text, flags=re.DOTALL)
        if found != 1 or result == text:
            raise NotPlanted(f"{found} times, not once: {pattern!r}")
        return result

    return change


def together(*changes: Change) -> Change:
    """One mistake that shows in more places than one."""

    def change(text: str) -> str:
        for one in changes:
            text = one(text)
        return text

    return change
