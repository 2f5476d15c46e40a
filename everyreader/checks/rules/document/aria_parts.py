"""NAM: roles that belong together stand together, as WAI-ARIA has it (WCAG 4.1.2, 1.3.1). Each implements the
ACT rule that it claims."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.browser.rendered.snapshot import Element
from everyreader.checks.rules.document.aria_roles import Found, built, has_namespace
from everyreader.checks.rules.document.elements import looking, where_there
from everyreader.checks.rules.model import rule, where
from everyreader.checks.rules.subjects import DOCUMENTS
from everyreader.checks.semantics import Page, aria
from everyreader.checks.semantics.owning import owned, owner
from everyreader.checks.semantics.roles import (
    explicit,
    included,
    role_of,
)
from everyreader.model.findings import Ground

_DEEPEST = 50  # groups in each other


def _bound(page: Page, one: Element) -> bool:
    return explicit(one) in aria.CONTEXT and built(page, one)


@rule(
    "NAM-016",
    "part-without-whole",
    on=DOCUMENTS,
    criterion="WCAG 1.3.1",
    message="a part stands outside of the whole that it belongs to",
    fix="put it into an element with the role that it needs, or use HTML's own elements",
    applies=where("documents with roles that belong into others")(where_there(_bound)),
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
    return explicit(one) in aria.OWNED and has_namespace(page, one) and not busy and included(page, one)


@rule(
    "NAM-017",
    "whole-with-wrong-parts",
    on=DOCUMENTS,
    criterion="WCAG 1.3.1",
    message="a whole holds parts that do not belong into it",
    fix="give its parts the roles that belong into it, or use HTML's own elements",
    applies=where("documents with roles that hold others")(where_there(_owner_role)),
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
    groups = {each.split(">")[0]: [] for each in allowed if ">" in each}
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
    applies=where("documents with scroll bars or open combo boxes of their own making")(
        where_there(_must_lead)
    ),
    rests_on=Ground.ADVICE,
    act=("in6db8",),
)
@looking
def controlled_part_missing(page: Page) -> Found:
    for one in page.elements:
        names = one.attributes.get("aria-controls", "").split()
        if _must_lead(page, one) and all(page.by_id(name, one) is None for name in names):
            yield one, f"aria-controls “{one.attributes['aria-controls']}”"
