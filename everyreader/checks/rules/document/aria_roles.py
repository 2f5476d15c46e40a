"""NAM: roles, states and properties are such as WAI-ARIA knows them (WCAG 4.1.2, 1.3.1). Each implements the ACT rule that it claims."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.browser.rendered.focus import focusable
from everyreader.browser.rendered.snapshot import Element
from everyreader.checks.rules.document.elements import hit, looking, where_there
from everyreader.checks.rules.model import Case, Hit, rule
from everyreader.checks.rules.subjects import DOCUMENTS
from everyreader.checks.semantics import Page, aria, pages
from everyreader.checks.semantics.owning import owned, owner
from everyreader.checks.semantics.roles import (
    UNMAPPED_INPUTS,
    explicit,
    implicit,
    included,
    input_type,
    role_of,
)
from everyreader.model.findings import Ground

Found = Iterator[tuple[Element, str]]
_DEEPEST = 50  # groups in each other
_LIKE_TEXT = tuple(one for one in UNMAPPED_INPUTS if one not in ("color", "file"))


def _aria(one: Element) -> list[str]:
    return [name for name in one.attributes if name.startswith("aria-")]


def _known(one: Element) -> list[str]:
    return [name for name in _aria(one) if name in aria.ATTRIBUTES]


def _has_namespace(page: Page, one: Element) -> bool:
    return page.is_html(one) or page.is_svg(one)


def _says_role(page: Page, one: Element) -> bool:
    return bool(one.attributes.get("role", "").split()) and _has_namespace(page, one) and not page.hidden(one)


_MEND = "write it as WAI-ARIA has it, or take it away"


@rule(
    "NAM-010",
    "role-unknown",
    on=DOCUMENTS,
    criterion="WCAG 4.1.2",
    message="a role does not exist",
    fix=_MEND,
    applies=where_there(_says_role),
    applicability="documents with roles",
    alone=True,
    needs="rendered",
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
    applies=where_there(lambda page, one: bool(_aria(one))),
    applicability=_WITH_ARIA,
    alone=True,
    needs="rendered",
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
    applies=where_there(lambda page, one: any(one.attributes[name].strip() for name in _known(one))),
    applicability=_WITH_ARIA,
    alone=True,
    needs="rendered",
    act=("6a7281",),
)
@looking
def aria_value_invalid(page: Page) -> Found:
    for one in page.elements:
        for name in _known(one) if _has_namespace(page, one) else ():
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
    applies=where_there(lambda page, one: bool(_known(one)) and included(page, one)),
    applicability=_WITH_ARIA,
    alone=True,
    needs="rendered",
    act=("5c01ea",),
)
@looking
def aria_out_of_place(page: Page) -> Found:
    for one in page.elements:
        names = [name for name in _known(one) if name not in aria.GLOBAL]
        if names and _has_namespace(page, one) and included(page, one):
            for name in names:
                if name not in _may_carry(page, one):
                    yield one, f"{name} on {role_of(page, one) or 'what has no role'}"


def _may_be_named(page: Page, one: Element) -> bool:
    """Whether it has anything of WAI-ARIA and is met; what is presentational is met through its words."""
    if not _known(one) or not _has_namespace(page, one) or page.hidden(one):
        return False
    return role_of(page, one) == "none" or included(page, one)


@rule(
    "NAM-014",
    "aria-prohibited",
    on=DOCUMENTS,
    criterion="WAI-ARIA 1.2, 5.2.5",
    message="a name is given to what must not be named",
    fix="write it as text, or give the element a role that is announced",
    applies=where_there(_may_be_named),
    applicability=_WITH_ARIA,
    alone=True,
    needs="rendered",
    act=("kb1m8s",),
)
@looking
def aria_prohibited(page: Page) -> Found:
    for one in page.elements:
        if not _may_be_named(page, one):
            continue
        for name in sorted(aria.prohibited(role_of(page, one)) & one.attributes.keys()):
            yield one, f"{name} on {role_of(page, one)}"


def _built(page: Page, one: Element) -> bool:
    """Whether its author made it something else than the language does."""
    said = explicit(one)
    return bool(said) and _has_namespace(page, one) and implicit(page, one) != said and included(page, one)


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
    applies=where_there(_built),
    applicability="documents with elements that are given another role",
    alone=True,
    needs="rendered",
    act=("4e8ab6",),
)
def state_missing(case: Case) -> Iterator[Hit]:
    """A native box that is called a switch has its state all the same; a person has to look."""
    for page in pages(case):
        for one in page.elements:
            if not _built(page, one):
                continue
            for name in sorted(_required(one)):
                if not one.attributes.get(name, "").strip():
                    native = (
                        one.name == "INPUT"
                        and input_type(one) in ("checkbox", "radio")
                        and name == "aria-checked"
                    )
                    yield hit(case, page, one, f"{explicit(one)} without {name}", unsure=native)


def _bound(page: Page, one: Element) -> bool:
    return explicit(one) in aria.CONTEXT and _built(page, one)


@rule(
    "NAM-016",
    "part-without-whole",
    on=DOCUMENTS,
    criterion="WCAG 1.3.1",
    message="a part stands outside of the whole that it belongs to",
    fix="put it into an element with the role that it needs, or use HTML's own elements",
    applies=where_there(_bound),
    applicability="documents with roles that belong into others",
    alone=True,
    needs="rendered",
    act=("ff89c9",),
)
@looking
def part_without_whole(page: Page) -> Found:
    for one in page.elements:
        if not _bound(page, one):
            continue
        above = owner(page, one)
        role = role_of(page, above) if above is not None else ""
        if role not in aria.CONTEXT[explicit(one)]:
            yield one, f"{explicit(one)} in {role or 'nothing'}"


def _owner_role(page: Page, one: Element) -> bool:
    busy = any(up.attributes.get("aria-busy", "").strip().lower() == "true" for up in one.ancestors())
    return explicit(one) in aria.OWNED and _has_namespace(page, one) and not busy and included(page, one)


@rule(
    "NAM-017",
    "whole-with-wrong-parts",
    on=DOCUMENTS,
    criterion="WCAG 1.3.1",
    message="a whole holds parts that do not belong into it",
    fix="give its parts the roles that belong into it, or use HTML's own elements",
    applies=where_there(_owner_role),
    applicability="documents with roles that hold others",
    alone=True,
    needs="rendered",
    act=("bc4a75",),
)
@looking
def whole_with_wrong_parts(page: Page) -> Found:
    for one in page.elements:
        if _owner_role(page, one):
            wrong = next(_strangers(page, one, aria.OWNED[explicit(one)]), None)
            if wrong is not None:
                yield one, f"{explicit(one)} holds {role_of(page, wrong) or wrong.name.lower()}"


def _strangers(page: Page, one: Element, allowed: tuple[str, ...], depth: int = 0) -> Iterator[Element]:
    """What it owns that is none of ``allowed``; groups are opened, and may hold groups."""
    groups = {outer: [] for outer, inner in (each.split(">") for each in allowed if ">" in each)}
    for each in allowed:
        if ">" in each:
            outer, inner = each.split(">")
            groups[outer].append(inner)
    for part in owned(page, one):
        role = role_of(page, part)
        if role in groups and depth < _DEEPEST:
            inside = tuple(groups[role])
            further = tuple(f"group>{each}" for each in inside if role == "group")
            yield from _strangers(page, part, (*inside, *further), depth + 1)
        elif role not in allowed and role not in ("separator", *groups):
            yield part


def _must_lead(page: Page, one: Element) -> bool:
    """ACT's two cases in which ``aria-controls`` is required."""
    if "aria-controls" not in one.attributes or not page.is_html(one):
        return False
    role = role_of(page, one)
    open_box = role == "combobox" and one.attributes.get("aria-expanded", "").strip().lower() == "true"
    return role == "scrollbar" or open_box


@rule(
    "NAM-018",
    "controlled-part-missing",
    on=DOCUMENTS,
    criterion="WAI-ARIA 1.2, 6.2.4",
    message="what a control is said to control does not exist",
    fix="name the identifier of the part that it controls",
    applies=where_there(_must_lead),
    applicability="documents with scroll bars or open combo boxes of their own making",
    alone=True,
    rests_on=Ground.ADVICE,
    needs="rendered",
    act=("in6db8",),
)
@looking
def controlled_part_missing(page: Page) -> Found:
    for one in page.elements:
        names = one.attributes.get("aria-controls", "").split()
        if _must_lead(page, one) and all(page.by_id(name, one) is None for name in names):
            yield one, f"aria-controls “{one.attributes['aria-controls']}”"
