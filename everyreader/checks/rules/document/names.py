"""NAM, ALT, HDG: what is announced has a name (WCAG 4.1.2, 1.1.1, 2.4.4). Each implements the ACT rule that it claims.

ACT rules: W3C, "ACT Rules for WCAG", each by its identifier at https://www.w3.org/WAI/standards-guidelines/act/rules/.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from everyreader.checks.rules.document.elements import Look, Target, element_rule, looking, where_there
from everyreader.checks.semantics import Page
from everyreader.checks.semantics.aria import LINKS
from everyreader.checks.semantics.names import name_of
from everyreader.checks.semantics.roles import UNMAPPED_INPUTS, explicit, included, input_type, role_of
from everyreader.formats.rendered.focus import tab_index
from everyreader.formats.rendered.snapshot import Element

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


def _rule(
    number: str,
    name: str,
    act: str,
    criterion: str,
    what: str,
    target: Target,
    fix: str = _NAME_IT,
    *,
    things: str,
) -> object:
    failing: Callable[[Page, Element], bool] = _speaking_image if target is _image else target
    return element_rule(
        number,
        name,
        criterion,
        what,
        fix,
        looking(_nameless(failing)),
        where_there(target),
        things,
        act=(act,),
    )


_ALT = 'say in its alternative text what it shows, or give it alt="" where it is decoration'
RULES = (
    _rule(
        "NAM-001",
        "link-without-name",
        "c487ae",
        "WCAG 4.1.2, 2.4.4",
        "a link has no name",
        _link,
        things="files with links",
    ),
    _rule(
        "NAM-002",
        "button-without-name",
        "97a4e1",
        "WCAG 4.1.2",
        "a button has no name",
        _button,
        things="files with buttons",
    ),
    _rule(
        "NAM-003",
        "image-button-without-name",
        "59796f",
        "WCAG 1.1.1, 4.1.2",
        "a button that is an image has no name",
        _image_button,
        "say in its alternative text what the button does",
        things="files with image buttons",
    ),
    _rule(
        "NAM-004",
        "field-without-name",
        "e086e5",
        "WCAG 4.1.2",
        "a form field has no name",
        _field,
        things="files with form fields",
    ),
    _rule(
        "NAM-005",
        "frame-without-name",
        "cae760",
        "WCAG 4.1.2",
        "a frame has no name",
        _frame,
        "say in its title what it holds",
        things="files with frames",
    ),
    _rule(
        "NAM-006",
        "summary-without-name",
        "2t702h",
        "WCAG 4.1.2",
        "what opens hidden details has no name",
        _summary,
        things="files with details to be opened",
    ),
    _rule(
        "NAM-007",
        "menu-item-without-name",
        "m6b1q3",
        "WCAG 4.1.2",
        "an item of a menu has no name",
        _menu_item,
        things="files with menus",
    ),
    _rule(
        "ALT-009",
        "image-without-name",
        "23a2a8",
        "WCAG 1.1.1",
        "an image has no alternative text",
        _image,
        _ALT,
        things="files with images",
    ),
    _rule(
        "ALT-010",
        "graphic-without-name",
        "7d6734",
        "WCAG 1.1.1",
        "a drawing has no name",
        _graphic,
        "give it an aria-label, or a title element of its own",
        things="files with drawings that say they are images",
    ),
    _rule(
        "HDG-009",
        "heading-without-name",
        "ffd0e9",
        "WCAG 1.3.1, 2.4.6",
        "a heading has no words",
        _heading,
        "write its words or take the heading away",
        things="files with headings",
    ),
)
