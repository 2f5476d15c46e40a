"""NAM, ALT, HDG: what is announced has a name (WCAG 4.1.2, 1.1.1, 2.4.4). Each implements the ACT rule that
it claims.

ACT rules: W3C, "ACT Rules for WCAG", each by its identifier at
https://www.w3.org/WAI/standards-guidelines/act/rules/.
"""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.browser.rendered.focus import tab_index
from everyreader.browser.rendered.snapshot import Element
from everyreader.checks.rules.document.elements import Look, Target, looking, where_there
from everyreader.checks.rules.model import Rule, rule, where
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


def _unnamed(
    id: str,
    name: str,
    target: Target,
    things: str,
    message: str,
    *,
    criterion: str,
    act: str,
    fix: str = _NAME_IT,
    failing: Target | None = None,
) -> Rule:
    """The rule that each ``target`` has a name; ``failing`` are those of them that need one, where not all
    do."""
    return rule(
        id,
        name,
        on=DOCUMENTS,
        criterion=criterion,
        message=message,
        fix=fix,
        applies=where(things)(where_there(target)),
        act=(act,),
    )(looking(_nameless(failing or target)))


link_without_name = _unnamed(
    "NAM-001",
    "link-without-name",
    _link,
    "files with links",
    "a link has no name",
    criterion="WCAG 4.1.2, 2.4.4",
    act="c487ae",
)

button_without_name = _unnamed(
    "NAM-002",
    "button-without-name",
    _button,
    "files with buttons",
    "a button has no name",
    criterion="WCAG 4.1.2",
    act="97a4e1",
)

image_button_without_name = _unnamed(
    "NAM-003",
    "image-button-without-name",
    _image_button,
    "files with image buttons",
    "a button that is an image has no name",
    criterion="WCAG 1.1.1, 4.1.2",
    act="59796f",
    fix="say in its alternative text what the button does",
)

field_without_name = _unnamed(
    "NAM-004",
    "field-without-name",
    _field,
    "files with form fields",
    "a form field has no name",
    criterion="WCAG 4.1.2",
    act="e086e5",
)

frame_without_name = _unnamed(
    "NAM-005",
    "frame-without-name",
    _frame,
    "files with frames",
    "a frame has no name",
    criterion="WCAG 4.1.2",
    act="cae760",
    fix="say in its title what it holds",
)

summary_without_name = _unnamed(
    "NAM-006",
    "summary-without-name",
    _summary,
    "files with details to be opened",
    "what opens hidden details has no name",
    criterion="WCAG 4.1.2",
    act="2t702h",
)

menu_item_without_name = _unnamed(
    "NAM-007",
    "menu-item-without-name",
    _menu_item,
    "files with menus",
    "an item of a menu has no name",
    criterion="WCAG 4.1.2",
    act="m6b1q3",
)

image_without_name = _unnamed(
    "ALT-009",
    "image-without-name",
    _image,
    "files with images",
    "an image has no alternative text",
    criterion="WCAG 1.1.1",
    act="23a2a8",
    fix=_ALT,
    failing=_speaking_image,
)

graphic_without_name = _unnamed(
    "ALT-010",
    "graphic-without-name",
    _graphic,
    "files with drawings that say they are images",
    "a drawing has no name",
    criterion="WCAG 1.1.1",
    act="7d6734",
    fix="give it an aria-label, or a title element of its own",
)

heading_without_name = _unnamed(
    "HDG-009",
    "heading-without-name",
    _heading,
    "files with headings",
    "a heading has no words",
    criterion="WCAG 1.3.1, 2.4.6",
    act="ffd0e9",
    fix="write its words or take the heading away",
)
