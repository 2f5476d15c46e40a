"""The accessible name of an element (Accessible Name and Description Computation 1.2; HTML-AAM 4; SVG-AAM 8).

Not the browser's: browsers give some elements names of their own making ("Submit", "Choose file"), and ACT
rules ask for the specification's.
"""

from __future__ import annotations

from everyreader.browser.rendered.snapshot import Element
from everyreader.checks.semantics.page import Page
from everyreader.checks.semantics.roles import explicit, input_type, role_of
from everyreader.model.text import folded

_FROM_CONTENT = """button cell checkbox columnheader gridcell heading link menuitem menuitemcheckbox
    menuitemradio option radio row rowheader switch tab tooltip treeitem doc-backlink doc-biblioref
    doc-glossref doc-noteref doc-subtitle"""
_BY_CONTENT = frozenset(_FROM_CONTENT.split())
_LABELLED = ("BUTTON", "INPUT", "METER", "OUTPUT", "PROGRESS", "SELECT", "TEXTAREA")
_DEEPEST = 150  # elements in each other; a hostile page nests deeper than functions can call themselves
_DEFAULTS = {"submit": "Submit", "reset": "Reset"}


def name_of(page: Page, element: Element) -> str:
    """The name, white space folded and trimmed; ``""`` where there is none."""
    return folded(_name(page, element, frozenset(), False))


def _name(page: Page, element: Element, met: frozenset[int], referred: bool, inside: bool = False) -> str:
    """``referred``: on the way from an ``aria-labelledby``; ``inside``: as a part of another element's
    name."""
    if element.number in met:
        return ""
    if len(met) > _DEEPEST:
        return page.words(element)
    met |= {element.number}
    attributes = element.attributes
    if not referred:
        labels = [page.by_id(one, element) for one in attributes.get("aria-labelledby", "").split()]
        said = " ".join(_name(page, one, met - {element.number}, True) for one in labels if one is not None)
        if said.strip():
            return said
    if attributes.get("aria-label", "").strip() and not _value_counts(page, element, inside):
        return attributes["aria-label"]
    if inside and _value_counts(page, element, inside):
        return _value(page, element)
    said = "" if role_of(page, element) in ("none", "presentation") else _native(page, element, met)
    if said.strip():
        return said
    if inside or referred or _from_content(page, element):
        said = _content(page, element, met)
        if said.strip():
            return said
    return attributes.get("title", "") or _last(page, element)


def _from_content(page: Page, element: Element) -> bool:
    return role_of(page, element) in _BY_CONTENT or (element.name == "SUMMARY" and not explicit(element))


def _value_counts(page: Page, element: Element, inside: bool) -> bool:
    """Whether it is a field in the middle of a label, where its value is said."""
    return inside and role_of(page, element) in (
        "textbox",
        "searchbox",
        "combobox",
        "listbox",
        "slider",
        "spinbutton",
    )


def _value(page: Page, element: Element) -> str:
    if element.name == "SELECT":
        options = [one for one in page.inside(element) if one.name == "OPTION"]
        chosen = [one for one in options if "selected" in one.attributes] or options[:1]
        return " ".join(page.words(one) for one in chosen)
    for one in ("aria-valuetext", "aria-valuenow", "value"):
        if element.attributes.get(one):
            return element.attributes[one]
    return page.words(element)


def _native(page: Page, element: Element, met: frozenset[int]) -> str:
    """What the language itself takes for a name, titles and placeholders apart."""
    attributes = element.attributes
    if page.is_svg(element):
        title = next((one for one in page.children(element) if one.name == "TITLE"), None)
        return page.words(title) if title is not None else attributes.get("xlink:title", "")
    if element.name in ("IMG", "AREA"):
        return attributes.get("alt", "")
    if element.name == "INPUT" and input_type(element) == "image":
        return _labels(page, element, met) or attributes.get("alt", "")
    if element.name == "INPUT" and input_type(element) in ("button", "submit", "reset"):
        return _labels(page, element, met) or attributes.get("value", _DEFAULTS.get(input_type(element), ""))
    if element.name in _LABELLED:
        return _labels(page, element, met)
    part = {"FIELDSET": "LEGEND", "TABLE": "CAPTION", "FIGURE": "FIGCAPTION"}.get(element.name)
    if part is None:
        return ""
    found = next((one for one in page.children(element) if one.name == part), None)
    return _content(page, found, met) if found is not None else ""


def _last(page: Page, element: Element) -> str:
    if element.name in ("INPUT", "TEXTAREA") and role_of(page, element) in (
        "textbox",
        "searchbox",
        "combobox",
        "spinbutton",
        "",
    ):
        return element.attributes.get("placeholder", "") or element.attributes.get("aria-placeholder", "")
    return ""


def _labels(page: Page, element: Element, met: frozenset[int]) -> str:
    around = [one for one in element.ancestors() if one.name == "LABEL"][:1]
    labels = [one for one in around if "for" not in one.attributes and _first_field(page, one) is element]
    if element.attributes.get("id"):
        labels += [
            one
            for one in page.elements
            if one.name == "LABEL"
            and one.attributes.get("for") == element.attributes["id"]
            and page.by_id(one.attributes["for"], one) is element
        ]
    return " ".join(_name(page, one, met, True) for one in labels)


def _first_field(page: Page, label: Element) -> Element | None:
    return next(
        (
            one
            for one in page.inside(label)
            if one.name in _LABELLED and (one.name != "INPUT" or input_type(one) != "hidden")
        ),
        None,
    )


def _content(page: Page, element: Element, met: frozenset[int]) -> str:
    """The names and texts of what it holds; what is hidden counts only below something hidden that is
    referred to."""
    said = []
    hidden = page.hidden(element)
    for one in page.children(element):
        if one.name == "#text":
            said.append(one.text)
        elif one.name.startswith("::"):
            said.append("" if one.name == "::MARKER" else one.text)
        elif one.name == "BR":
            said.append(" ")
        elif hidden or not page.hidden(one):
            words = _name(page, one, met, False, True)
            said.append(f" {words} " if one.block or one.name in ("TD", "TH", "IMG") else words)
    return "".join(said)
