"""OpenDocument: the underline that shows a link to be one, taken off, for pandoc reads every underline as
emphasis."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from everyreader.importers.odt.styles import Styles
from everyreader.importers.odt.words import STYLE, TEXT

_LINES = "text-underline-style", "text-underline-type", "text-underline-width", "text-underline-color"


def without_underlines(body: etree._Element, automatic: etree._Element, styles: Styles) -> None:
    """In place: the spans in links, and those round nothing but one, in styles that do not underline."""
    made: dict[str, str] = {}
    for link in body.iter(f"{TEXT}a"):
        said = "".join(link.itertext()).strip()
        spans = list(link.iter(f"{TEXT}span"))
        spans += [one for one in link.iterancestors(f"{TEXT}span") if "".join(one.itertext()).strip() == said]
        for span in spans:
            name = span.get(f"{TEXT}style-name", "")
            if name in styles and name not in made:
                made[name] = f"{name}EveryreaderPlain"
                automatic.append(_plain(styles[name], made[name]))
            if name in made:
                span.set(f"{TEXT}style-name", made[name])


def _plain(style: etree._Element, name: str) -> etree._Element:
    plain = deepcopy(style)
    plain.set(f"{STYLE}name", name)
    for one in plain.iter(f"{STYLE}text-properties"):
        for line in _LINES:
            one.attrib.pop(f"{STYLE}{line}", None)
    return plain
