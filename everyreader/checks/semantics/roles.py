"""The role of an element: what its author says, else what HTML and SVG say, with conflicts resolved as
WAI-ARIA does.

HTML Accessibility API Mappings 1.0, "HTML Element Role Mappings"; SVG-AAM; WAI-ARIA 1.2, 7.1 "Presentational
Roles Conflict Resolution".
"""

from __future__ import annotations

from everyreader.browser.rendered.focus import focusable
from everyreader.browser.rendered.snapshot import Element
from everyreader.checks.semantics import aria
from everyreader.checks.semantics.page import Page

_FIXED = {
    name: role
    for role, names in {
        "article": "ARTICLE",
        "blockquote": "BLOCKQUOTE",
        "button": "BUTTON",
        "caption": "CAPTION",
        "code": "CODE",
        "complementary": "ASIDE",
        "definition": "DD",
        "deletion": "DEL S",
        "dialog": "DIALOG",
        "document": "HTML",
        "emphasis": "EM",
        "figure": "FIGURE",
        "generic": "B BDI BDO BODY DATA DIV I PRE Q SAMP SMALL SPAN U",
        "group": "ADDRESS DETAILS FIELDSET HGROUP OPTGROUP",
        "heading": "H1 H2 H3 H4 H5 H6",
        "insertion": "INS",
        "list": "MENU OL UL",
        "main": "MAIN",
        "mark": "MARK",
        "math": "MATH",
        "meter": "METER",
        "navigation": "NAV",
        "option": "OPTION",
        "paragraph": "P",
        "progressbar": "PROGRESS",
        "search": "SEARCH",
        "separator": "HR",
        "status": "OUTPUT",
        "strong": "STRONG",
        "subscript": "SUB",
        "superscript": "SUP",
        "term": "DFN DT",
        "textbox": "TEXTAREA",
        "time": "TIME",
    }.items()
    for name in names.split()
}
_INPUTS = {
    "button": "button",
    "checkbox": "checkbox",
    "email": "textbox",
    "image": "button",
    "number": "spinbutton",
    "radio": "radio",
    "range": "slider",
    "reset": "button",
    "search": "searchbox",
    "submit": "button",
    "tel": "textbox",
    "text": "textbox",
    "url": "textbox",
}
UNMAPPED_INPUTS = ("color", "date", "datetime-local", "file", "month", "password", "time", "week")
_SECTIONS = ("ARTICLE", "ASIDE", "MAIN", "NAV", "SECTION")
_SECTION_ROLES = ("article", "complementary", "main", "navigation", "region")
_TABLE_PARTS = {"TBODY": "rowgroup", "TFOOT": "rowgroup", "THEAD": "rowgroup", "TR": "row"}
_MADE_OF = {"LI": ("OL", "UL", "MENU"), "DT": ("DL",), "DD": ("DL",)}


def input_type(element: Element) -> str:
    """The state of ``type`` of an ``input``: unknown values are ``text``."""
    said = element.attributes.get("type", "").strip().lower()
    return said if said in _INPUTS or said in UNMAPPED_INPUTS or said == "hidden" else "text"


def explicit(element: Element) -> str:
    """The first valid role of its ``role`` attribute; ``""`` where there is none."""
    known = aria.roles()
    return next((one for one in element.attributes.get("role", "").lower().split() if one in known), "")


def role_of(page: Page, element: Element) -> str:
    """Its semantic role; ``""`` for what no role fits."""
    if element.number not in page.roles:
        page.roles[element.number] = _role(page, element)
    return page.roles[element.number]


def _role(page: Page, element: Element) -> str:
    said = explicit(element)
    if said in ("none", "presentation"):
        return implicit(page, element) if _conflict(element) else "none"
    return said or implicit(page, element)


def _conflict(element: Element) -> bool:
    """Whether an element that its author calls presentational is exposed all the same."""
    if any(name in aria.GLOBAL_1_2 for name in element.attributes if name != "aria-hidden"):
        return True
    return focusable(element, frozenset({element.number}) if _first_summary(element) else frozenset())


def _first_summary(element: Element) -> bool:
    return element.name == "SUMMARY" and element.parent is not None and element.parent.name == "DETAILS"


def implicit(page: Page, element: Element) -> str:
    """The role that the language gives it."""
    if page.is_svg(element):
        return _of_svg(element)
    if element.name in _FIXED:
        return "generic" if _orphaned(element) else _FIXED[element.name]
    match element.name:
        case "A" | "AREA":
            return "link" if "href" in element.attributes else "generic"
        case "IMG":
            return _of_image(element)
        case "INPUT":
            return _of_input(element)
        case "SELECT":
            size = element.attributes.get("size", "").strip()
            several = "multiple" in element.attributes or (size.isdecimal() and size not in ("0", "1"))
            return "listbox" if several else "combobox"
        case "LI":
            return "generic" if _orphaned(element) else "listitem"
        case "HEADER" | "FOOTER":
            return _of_ends(page, element)
        case "SECTION" | "FORM":
            named = any(
                element.attributes.get(one, "").strip() for one in ("aria-label", "aria-labelledby", "title")
            )
            return {"SECTION": "region", "FORM": "form"}[element.name] if named else "generic"
        case "TABLE" | "TBODY" | "TFOOT" | "THEAD" | "TR" | "TD" | "TH":
            return _of_table(page, element)
    return ""


def _orphaned(element: Element) -> bool:
    """Whether it is an item without its list, or of one that its author calls presentational."""
    wanted = _MADE_OF.get(element.name)
    if wanted is None:
        return False
    above = element.parent
    while above is not None and above.name in ("DIV", "SLOT") and element.name != "LI":
        above = above.parent
    return above is None or above.name not in wanted or explicit(above) in ("none", "presentation")


def _of_svg(element: Element) -> str:
    match element.name:
        case "SVG":
            return "graphics-document"
        case "A":
            return "link" if "href" in element.attributes or "xlink:href" in element.attributes else "group"
        case "IMAGE":
            return "img"
    return ""


def _of_image(element: Element) -> str:
    """An empty alternative text makes it decoration, unless something of WAI-ARIA says the contrary."""
    if element.attributes.get("alt") != "":
        return "img"
    said = any(element.attributes.get(one, "").strip() for one in aria.GLOBAL_1_2 if one != "aria-hidden")
    return "img" if said else "none"


def _of_input(element: Element) -> str:
    kind = input_type(element)
    role = _INPUTS.get(kind, "")
    return "combobox" if "list" in element.attributes and role in ("textbox", "searchbox") else role


def _of_ends(_: Page, element: Element) -> str:
    for above in element.ancestors():
        if above is not element and (above.name in _SECTIONS or explicit(above) in _SECTION_ROLES):
            return "generic"
    return "banner" if element.name == "HEADER" else "contentinfo"


def _of_table(page: Page, element: Element) -> str:
    table = next((one for one in element.ancestors() if one.name == "TABLE"), None)
    if table is None:
        return ""
    if element is table:
        return "table"
    around = role_of(page, table)
    if around in ("none", "generic"):
        return "none"
    if around not in ("table", "grid", "treegrid"):
        return ""
    if element.name in _TABLE_PARTS:
        return _TABLE_PARTS[element.name]
    if element.name == "TD":
        return "cell" if around == "table" else "gridcell"
    return _of_header(page, element)


def _of_header(page: Page, element: Element) -> str:
    scope = element.attributes.get("scope", "").strip().lower()
    if scope in ("row", "rowgroup"):
        return "rowheader"
    if scope in ("col", "colgroup"):
        return "columnheader"
    row = element.parent
    if row is not None and row.parent is not None and row.parent.name == "THEAD":
        return "columnheader"
    beside = [one for one in page.children(row) if one.name == "TD"] if row is not None else []
    return "rowheader" if beside and _holds_data(page, beside) else "columnheader"


def _holds_data(page: Page, cells: list[Element]) -> bool:
    """An empty corner beside headings is no data cell."""
    return any(
        page.words(one) or any(True for each in page.inside(one) if each.name == "IMG") for one in cells
    )


def included(page: Page, element: Element) -> bool:
    """ACT's "included in the accessibility tree": neither hidden nor presentational, nor inside what has no
    children there."""
    if page.hidden(element) or role_of(page, element) in ("none", "presentation"):
        return False
    return element.name != "AREA" or _map_is_used(page, element)


def _map_is_used(page: Page, element: Element) -> bool:
    above = next((one for one in element.ancestors() if one.name == "MAP"), None)
    name = above.attributes.get("name", "") if above is not None else ""
    return bool(name) and any(
        one.name in ("IMG", "OBJECT")
        and one.attributes.get("usemap", "") == f"#{name}"
        and not page.hidden(one)
        for one in page.elements
    )
