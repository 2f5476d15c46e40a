"""Parts that a page folds away behind a part that stands open: “How much?”, “Who pays?” folded beside a heading “Where?” are parts like it."""

from __future__ import annotations

from itertools import takewhile

from lxml import etree

from everyreader.importers.elements import Element
from everyreader.importers.web_words import HEADINGS, words

_BESIDE = "everyreader-beside"  # an attribute of a folded part whose line is a heading like the one before it
_PARENT = "everyreader-parent"  # … of a heading of nothing but folded parts


def heading_of(fold: Element, line: Element) -> str:
    """The heading (``h3``) that the ``line`` of the part ``fold`` is; ``""`` where it only stands in what is headed above it.

    It is one like that above where both ask, or where nothing else follows a single open part of its kind but folded ones.
    """
    before = fold.getprevious()
    if before is not None and before.get(_BESIDE) and not (before.tail or "").strip():
        fold.set(_BESIDE, before.get(_BESIDE))
        return str(before.get(_BESIDE))
    above = (fold.xpath("(preceding::*[self::h2 or self::h3 or self::h4 or self::h5])[last()]") or [None])[0]
    if above is None or above.get(_PARENT):
        return ""
    between = above.xpath("following::text()[normalize-space()]")[:1]
    if not between or fold in _around(between[0]):  # nothing stands open between them
        above.set(_PARENT, "yes")
        return ""
    if not (_asks(above) and _asks(line) or _is_one_of(fold, above)):
        return ""
    fold.set(_BESIDE, above.tag)
    return str(above.tag)


def _around(text: etree._ElementUnicodeResult) -> list[Element]:
    owner = text.getparent()
    return [*([] if text.is_tail else [owner]), *owner.iterancestors()]


def _asks(one: Element) -> bool:
    return words(one).rstrip("”\"’')»").rstrip().endswith(("?", "？", "؟"))


def _is_one_of(fold: Element, above: Element) -> bool:
    """Whether ``fold`` is the first of several that end their part, and ``above`` the only one of its level in it."""
    behind = list(
        takewhile(lambda one: not (one.tag in HEADINGS and one.tag < above.tag), fold.itersiblings())
    )
    behind = [one for one in behind if words(one) or (one.tail or "").strip()]
    runs = bool(behind) and all(
        one.tag == fold.tag and one.get("class") == fold.get("class") for one in behind
    )
    around = above.itersiblings(*HEADINGS, preceding=True)
    higher = next((one.tag for one in around if one.tag <= above.tag), "")
    return (
        runs
        and above.getparent() is fold.getparent()
        and higher < above.tag
        and bool(higher)
        and higher != "h1"
    )
