"""NAM: roles, states and properties are such as WAI-ARIA knows them (WCAG 4.1.2, 1.3.1). Each implements the
ACT rule that it claims."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.browser.rendered.focus import focusable
from everyreader.browser.rendered.reading import ShownReading
from everyreader.browser.rendered.snapshot import Element
from everyreader.checks.rules.document.elements import hit, looking, where_there
from everyreader.checks.rules.model import Hit, rule, where
from everyreader.checks.rules.subjects import DOCUMENTS, Case
from everyreader.checks.semantics import Page, aria, pages
from everyreader.checks.semantics.roles import (
    UNMAPPED_INPUTS,
    explicit,
    implicit,
    included,
    input_type,
    role_of,
)

Found = Iterator[tuple[Element, str]]
_LIKE_TEXT = tuple(one for one in UNMAPPED_INPUTS if one not in ("color", "file"))


def _aria(one: Element) -> list[str]:
    return [name for name in one.attributes if name.startswith("aria-")]


def _known(one: Element) -> list[str]:
    return [name for name in _aria(one) if name in aria.ATTRIBUTES]


def has_namespace(page: Page, one: Element) -> bool:
    """Whether it is of HTML or SVG, whose elements may have roles."""
    return page.is_html(one) or page.is_svg(one)


def _says_role(page: Page, one: Element) -> bool:
    return bool(one.attributes.get("role", "").split()) and has_namespace(page, one) and not page.hidden(one)


_MEND = "write it as WAI-ARIA has it, or take it away"


@rule(
    "NAM-010",
    "role-unknown",
    on=DOCUMENTS,
    criterion="WCAG 4.1.2",
    message="a role does not exist",
    fix=_MEND,
    applies=where("documents with roles")(where_there(_says_role)),
    act=("674b10",),
)
@looking
def role_unknown(page: Page) -> Found:
    for one in page.elements:
        if _says_role(page, one) and not explicit(one):
            yield one, f"“{one.attributes['role']}”"


_WITH_ARIA = "documents with states or properties of WAI-ARIA"


@rule(
    "NAM-011",
    "aria-attribute-unknown",
    on=DOCUMENTS,
    criterion="WCAG 4.1.2, 1.3.1",
    message="a state or property does not exist",
    fix=_MEND,
    applies=where(_WITH_ARIA)(where_there(lambda page, one: bool(_aria(one)))),
    act=("5f99a7",),
)
@looking
def aria_attribute_unknown(page: Page) -> Found:
    for one in page.elements:
        for name in _aria(one):
            if name not in aria.ATTRIBUTES:
                yield one, name


@rule(
    "NAM-012",
    "aria-value-invalid",
    on=DOCUMENTS,
    criterion="WAI-ARIA 1.2, 6.2.4",
    message="a state or property has a value that does not exist",
    fix=_MEND,
    applies=where(_WITH_ARIA)(
        where_there(lambda page, one: any(one.attributes[name].strip() for name in _known(one)))
    ),
    act=("6a7281",),
)
@looking
def aria_value_invalid(page: Page) -> Found:
    for one in page.elements:
        for name in _known(one) if has_namespace(page, one) else ():
            value = one.attributes[name]
            if value.strip() and not aria.valid(name, value):
                yield one, f"{name}=“{value}”"


def _may_carry(page: Page, one: Element) -> frozenset[str]:
    """Beside the global ones: by its role, or where it has none by what ARIA in HTML allows."""
    roles = aria.roles()
    role = role_of(page, one)
    if role in roles:
        return roles[role].supported
    if one.name in ("AUDIO", "VIDEO"):
        return roles["application"].supported
    if one.name == "INPUT" and input_type(one) in _LIKE_TEXT:
        return roles["textbox"].supported
    return frozenset({"aria-required"}) if one.name == "INPUT" else frozenset()


@rule(
    "NAM-013",
    "aria-out-of-place",
    on=DOCUMENTS,
    criterion="WAI-ARIA 1.2, 8.6",
    message="a state or property stands where it means nothing",
    fix=_MEND,
    applies=where(_WITH_ARIA)(where_there(lambda page, one: bool(_known(one)) and included(page, one))),
    act=("5c01ea",),
)
@looking
def aria_out_of_place(page: Page) -> Found:
    for one in page.elements:
        names = [name for name in _known(one) if name not in aria.GLOBAL]
        if names and has_namespace(page, one) and included(page, one):
            for name in names:
                if name not in _may_carry(page, one):
                    yield one, f"{name} on {role_of(page, one) or 'what has no role'}"


def _may_be_named(page: Page, one: Element) -> bool:
    """Whether it has anything of WAI-ARIA and is met; what is presentational is met through its words."""
    if not _known(one) or not has_namespace(page, one) or page.hidden(one):
        return False
    return role_of(page, one) == "none" or included(page, one)


@rule(
    "NAM-014",
    "aria-prohibited",
    on=DOCUMENTS,
    criterion="WAI-ARIA 1.2, 5.2.5",
    message="a name is given to what must not be named",
    fix="write it as text, or give the element a role that is announced",
    applies=where(_WITH_ARIA)(where_there(_may_be_named)),
    act=("kb1m8s",),
)
@looking
def aria_prohibited(page: Page) -> Found:
    for one in page.elements:
        if not _may_be_named(page, one):
            continue
        for name in sorted(aria.prohibited(role_of(page, one)) & one.attributes.keys()):
            yield one, f"{name} on {role_of(page, one)}"


def built(page: Page, one: Element) -> bool:
    """Whether its author made it something else than the language does."""
    said = explicit(one)
    return bool(said) and has_namespace(page, one) and implicit(page, one) != said and included(page, one)


def _required(one: Element) -> frozenset[str]:
    role = explicit(one)
    if role == "separator" and focusable(one):
        return frozenset({"aria-valuenow"})
    return aria.roles()[role].required


@rule(
    "NAM-015",
    "state-missing",
    on=DOCUMENTS,
    criterion="WAI-ARIA 1.2, 5.2.2",
    message="a control does not say its state",
    fix="write the state that its role requires, or use HTML's own control",
    applies=where("documents with elements that are given another role")(where_there(built)),
    act=("4e8ab6",),
)
def state_missing(case: Case[ShownReading]) -> Iterator[Hit]:
    """A native box that is called a switch has its state all the same; a person has to look."""
    for page in pages(case):
        for one in page.elements:
            if not built(page, one):
                continue
            for name in sorted(_required(one)):
                if not one.attributes.get(name, "").strip():
                    native = (
                        one.name == "INPUT"
                        and input_type(one) in ("checkbox", "radio")
                        and name == "aria-checked"
                    )
                    yield hit(case, page, one, f"{explicit(one)} without {name}", unsure=native)
