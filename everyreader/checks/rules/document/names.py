"""NAM, ALT, HDG: what is announced has a name (WCAG 4.1.2, 1.1.1, 2.4.4). Each implements the ACT rule that it claims.

ACT rules: W3C, "ACT Rules for WCAG", each by its identifier at https://www.w3.org/WAI/standards-guidelines/act/rules/.
"""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.browser.rendered.focus import tab_index
from everyreader.browser.rendered.snapshot import Element
from everyreader.checks.rules.document.elements import Look, Target, looking, where_there
from everyreader.checks.rules.model import rule
from everyreader.checks.rules.subjects import DOCUMENTS
from everyreader.checks.semantics import Page
from everyreader.checks.semantics.aria import LINKS
from everyreader.checks.semantics.names import name_of
from everyreader.checks.semantics.roles import UNMAPPED_INPUTS, explicit, included, input_type, role_of

_FIELDS = frozenset(
    {
        "checkbox",
        "combobox",
        "listbox",
        "menuitemcheckbox",
        "menuitemradio",
        "radio",
        "searchbox",
        "slider",
        "spinbutton",
        "switch",
        "textbox",
    }
)
_GRAPHICS = ("img", "graphics-document", "graphics-symbol")
_NAME_IT = "give it words, an aria-label, or a label that is connected with it"


def _nameless(target: Target) -> Look:
    def look(page: Page) -> Iterator[tuple[Element, str]]:
        for one in page.elements:
            if target(page, one) and not name_of(page, one):
                yield one, ""

    return look


def _link(page: Page, one: Element) -> bool:
    return role_of(page, one) in LINKS and included(page, one)


def _image_button(page: Page, one: Element) -> bool:
    return one.name == "INPUT" and input_type(one) == "image" and included(page, one)


def _button(page: Page, one: Element) -> bool:
    return role_of(page, one) == "button" and not _is_image_input(one) and included(page, one)


def _is_image_input(one: Element) -> bool:
    return one.name == "INPUT" and input_type(one) == "image"


def _field(page: Page, one: Element) -> bool:
    role = role_of(page, one)
    unmapped = one.name == "INPUT" and not role and input_type(one) in UNMAPPED_INPUTS
    return (role in _FIELDS or unmapped) and included(page, one)


def _frame(page: Page, one: Element) -> bool:
    decorative = explicit(one) in ("none", "presentation")
    return one.name == "IFRAME" and not decorative and (tab_index(one) or 0) >= 0 and included(page, one)


def _summary(page: Page, one: Element) -> bool:
    """A summary for its parent details that has kept its own role."""
    if one.name != "SUMMARY" or explicit(one) not in ("", "none", "presentation"):
        return False
    above = one.parent
    if above is None or above.name != "DETAILS" or page.hidden(one):
        return False
    return next(each for each in page.children(above) if each.name == "SUMMARY") is one


def _menu_item(page: Page, one: Element) -> bool:
    return role_of(page, one) == "menuitem" and page.is_html(one) and included(page, one)


def _heading(page: Page, one: Element) -> bool:
    return role_of(page, one) == "heading" and included(page, one)


def _image(page: Page, one: Element) -> bool:
    if not page.is_html(one) or page.hidden(one):
        return False
    return one.name == "IMG" or role_of(page, one) == "img"


def _speaking_image(page: Page, one: Element) -> bool:
    return _image(page, one) and role_of(page, one) not in ("none", "presentation")


def _graphic(page: Page, one: Element) -> bool:
    return page.is_svg(one) and explicit(one) in _GRAPHICS and included(page, one)


_ALT = 'say in its alternative text what it shows, or give it alt="" where it is decoration'

link_without_name = rule(
    "NAM-001",
    "link-without-name",
    on=DOCUMENTS,
    criterion="WCAG 4.1.2, 2.4.4",
    message="a link has no name",
    fix=_NAME_IT,
    applies=where_there(_link),
    applicability="files with links",
    alone=True,
    needs="rendered",
    act=("c487ae",),
)(looking(_nameless(_link)))

button_without_name = rule(
    "NAM-002",
    "button-without-name",
    on=DOCUMENTS,
    criterion="WCAG 4.1.2",
    message="a button has no name",
    fix=_NAME_IT,
    applies=where_there(_button),
    applicability="files with buttons",
    alone=True,
    needs="rendered",
    act=("97a4e1",),
)(looking(_nameless(_button)))

image_button_without_name = rule(
    "NAM-003",
    "image-button-without-name",
    on=DOCUMENTS,
    criterion="WCAG 1.1.1, 4.1.2",
    message="a button that is an image has no name",
    fix="say in its alternative text what the button does",
    applies=where_there(_image_button),
    applicability="files with image buttons",
    alone=True,
    needs="rendered",
    act=("59796f",),
)(looking(_nameless(_image_button)))

field_without_name = rule(
    "NAM-004",
    "field-without-name",
    on=DOCUMENTS,
    criterion="WCAG 4.1.2",
    message="a form field has no name",
    fix=_NAME_IT,
    applies=where_there(_field),
    applicability="files with form fields",
    alone=True,
    needs="rendered",
    act=("e086e5",),
)(looking(_nameless(_field)))

frame_without_name = rule(
    "NAM-005",
    "frame-without-name",
    on=DOCUMENTS,
    criterion="WCAG 4.1.2",
    message="a frame has no name",
    fix="say in its title what it holds",
    applies=where_there(_frame),
    applicability="files with frames",
    alone=True,
    needs="rendered",
    act=("cae760",),
)(looking(_nameless(_frame)))

summary_without_name = rule(
    "NAM-006",
    "summary-without-name",
    on=DOCUMENTS,
    criterion="WCAG 4.1.2",
    message="what opens hidden details has no name",
    fix=_NAME_IT,
    applies=where_there(_summary),
    applicability="files with details to be opened",
    alone=True,
    needs="rendered",
    act=("2t702h",),
)(looking(_nameless(_summary)))

menu_item_without_name = rule(
    "NAM-007",
    "menu-item-without-name",
    on=DOCUMENTS,
    criterion="WCAG 4.1.2",
    message="an item of a menu has no name",
    fix=_NAME_IT,
    applies=where_there(_menu_item),
    applicability="files with menus",
    alone=True,
    needs="rendered",
    act=("m6b1q3",),
)(looking(_nameless(_menu_item)))

image_without_name = rule(
    "ALT-009",
    "image-without-name",
    on=DOCUMENTS,
    criterion="WCAG 1.1.1",
    message="an image has no alternative text",
    fix=_ALT,
    applies=where_there(_image),
    applicability="files with images",
    alone=True,
    needs="rendered",
    act=("23a2a8",),
)(looking(_nameless(_speaking_image)))

graphic_without_name = rule(
    "ALT-010",
    "graphic-without-name",
    on=DOCUMENTS,
    criterion="WCAG 1.1.1",
    message="a drawing has no name",
    fix="give it an aria-label, or a title element of its own",
    applies=where_there(_graphic),
    applicability="files with drawings that say they are images",
    alone=True,
    needs="rendered",
    act=("7d6734",),
)(looking(_nameless(_graphic)))

heading_without_name = rule(
    "HDG-009",
    "heading-without-name",
    on=DOCUMENTS,
    criterion="WCAG 1.3.1, 2.4.6",
    message="a heading has no words",
    fix="write its words or take the heading away",
    applies=where_there(_heading),
    applicability="files with headings",
    alone=True,
    needs="rendered",
    act=("ffd0e9",),
)(looking(_nameless(_heading)))
