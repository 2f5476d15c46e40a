"""What the keyboard meets: which elements take part in going from stop to stop, and which hand the focus on
at once.

HTML 6.6, "Focus". That an element hands the focus on can only be found by trying, so this is tried where a
rule needs it: on what ``aria-hidden`` hides from assistive technology (ACT rule 6cfa84).
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING

from everyreader.browser.rendered.snapshot import Element, Snapshot

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession

_FIELDS = ("INPUT", "SELECT", "TEXTAREA", "BUTTON")
_INTEGER = re.compile(r"[ \t\n\f\r]*([+-]?[0-9]{1,9})(?![0-9])")
SECONDS = 1.0  # the arbitrary limit of ACT's "focusable"
MAXIMUM_TRIED = 10


def tab_index(element: Element) -> int | None:
    """Its ``tabindex``, read as HTML reads integers; None where it has none that can be read."""
    found = _INTEGER.match(element.attributes.get("tabindex", ""))
    return int(found[1]) if found else None


def disabled(element: Element) -> bool:
    """Whether HTML disables it: by itself, or in a disabled ``fieldset`` outside of its first ``legend``."""
    if element.name not in (*_FIELDS, "OPTION", "OPTGROUP", "FIELDSET"):
        return False
    if "disabled" in element.attributes:
        return True
    inside = element
    for above in element.ancestors():
        if above.name == "FIELDSET" and above is not element and "disabled" in above.attributes:
            return inside.name != "LEGEND"
        inside = above
    return False


def focusable(element: Element, first_summaries: frozenset[int] = frozenset()) -> bool:
    """Whether a script could give it the focus, were it shown."""
    if disabled(element):
        return False
    attributes = element.attributes
    match element.name:
        case "A" | "AREA":
            native = "href" in attributes or "xlink:href" in attributes
        case "INPUT":
            native = attributes.get("type", "").strip().lower() != "hidden"
        case "SELECT" | "TEXTAREA" | "BUTTON" | "IFRAME":
            native = True
        case "AUDIO" | "VIDEO":
            native = "controls" in attributes
        case "SUMMARY":
            native = element.number in first_summaries
        case _:
            native = attributes.get("contenteditable", "false").strip().lower() in (
                "",
                "true",
                "plaintext-only",
            )
    return native or tab_index(element) is not None


def stops(nodes: Iterable[Element]) -> tuple[Element, ...]:
    """The elements that the Tab key reaches, frames among them. What is not drawn, or inert by its markup, is
    no stop."""
    nodes = tuple(nodes)
    summaries: dict[int, int] = {}
    drawn_links = set()
    for one in nodes:
        if one.name == "SUMMARY" and one.parent is not None and one.parent.name == "DETAILS":
            summaries.setdefault(one.parent.number, one.number)
        if one.name == "IMG" and one.box is not None and one.attributes.get("usemap", "").startswith("#"):
            drawn_links.add(one.attributes["usemap"][1:])
    first = frozenset(summaries.values())
    return tuple(
        one
        for one in nodes
        if focusable(one, first) and (tab_index(one) or 0) >= 0 and _reachable(one, drawn_links)
    )


def _reachable(element: Element, maps: set[str]) -> bool:
    if element.name == "AREA":
        above = next((one for one in element.ancestors() if one.name == "MAP"), None)
        return above is not None and above.attributes.get("name", "") in maps
    if element.box is None or element.styles.get("visibility", "visible") != "visible":
        return False
    return not any("inert" in one.attributes for one in element.ancestors())


def handing_on(cdp: CDPSession, page: Snapshot) -> frozenset[int]:
    """Of the stops that ``aria-hidden`` hides, those that lose the focus again within a second; tried in the
    open page."""
    hidden = [
        one
        for one in stops(page.nodes.values())
        if any(above.attributes.get("aria-hidden", "").strip().lower() == "true" for above in one.ancestors())
    ]
    return frozenset(one.number for one in hidden[:MAXIMUM_TRIED] if _loses_focus(cdp, one.number))


def _loses_focus(cdp: CDPSession, number: int) -> bool:
    from playwright.sync_api import Error

    try:
        cdp.send("DOM.focus", {"backendNodeId": number})
        held = cdp.send("DOM.resolveNode", {"backendNodeId": number})["object"]["objectId"]
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            if not _has_focus(cdp, held):
                return True
            time.sleep(0.05)
    except Error:  # it cannot take the focus at all, or is gone
        return False
    return False


def _has_focus(cdp: CDPSession, held: str) -> bool:
    said = cdp.send(
        "Runtime.callFunctionOn",
        {
            "objectId": held,
            "functionDeclaration": "function(){return this.getRootNode().activeElement===this}",
            "returnByValue": True,
        },
    )
    return said["result"].get("value") is True


def modal(cdp: CDPSession, page: Snapshot) -> int | None:
    """The number of the dialogue that makes all around it inert; None where no modal dialogue stands open."""
    open_ones = [one for one in page.nodes.values() if one.name == "DIALOG" and "open" in one.attributes]
    if not open_ones:
        return None
    cdp.send("DOM.getDocument", {"depth": 0})
    top = cdp.send("DOM.getTopLayerElements")["nodeIds"]
    numbers = [cdp.send("DOM.describeNode", {"nodeId": one})["node"]["backendNodeId"] for one in top]
    return next((one for one in reversed(numbers) if any(one == each.number for each in open_ones)), None)
