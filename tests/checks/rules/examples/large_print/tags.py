"""PRT: the tags of a PDF."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.checks.rules.kit import FAILED, INAPPLICABLE, PASSED, Example, pdf
from tests.checks.rules.pdf_kit import (
    LISTED,
    PARTS,
    PICTURED,
    TABLED,
    content,
    elements,
    setting,
    with_element,
    within,
    without,
)

FORMULA = '# A Title\n\nThe area is [$r^2$]{alt="r squared"} here.\n'


def attribute(kind: str, index: int, **values: object):
    """Set keys of an element's first attribute dictionary."""

    def change(file: pikepdf.Pdf) -> None:
        setting(**values)(elements(file, kind)[index].A[0])

    return change


def untagged(file: pikepdf.Pdf) -> None:
    file.Root.MarkInfo.Marked = False


def suspect(file: pikepdf.Pdf) -> None:
    file.Root.MarkInfo.Suspects = True


def unknown_type(file: pikepdf.Pdf) -> None:
    elements(file, "P")[0].S = Name.Absatz


def circle(file: pikepdf.Pdf) -> None:
    file.Root.StructTreeRoot.RoleMap.Absatz = Name.Text
    file.Root.StructTreeRoot.RoleMap.Text = Name.Absatz
    unknown_type(file)


def heading_renamed(file: pikepdf.Pdf) -> None:
    file.Root.StructTreeRoot.RoleMap.P = Name.Span


def added(file: pikepdf.Pdf, kind: str, parent: pikepdf.Object) -> pikepdf.Object:
    made = file.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{kind}"), P=parent))
    parent.K = Array([*(parent.K if isinstance(parent.K, Array) else [parent.K]), made])
    return made


def empty_paragraph(file: pikepdf.Pdf) -> None:
    added(file, "P", elements(file, "Document")[0])


def empty_item(file: pikepdf.Pdf) -> None:
    item = added(file, "LI", elements(file, "L")[0])
    added_body = Dictionary(Type=Name.StructElem, S=Name.LBody, P=item)
    item.K = Array([file.make_indirect(added_body)])


def unheaded(file: pikepdf.Pdf) -> None:
    for cell in elements(file, "TH"):
        cell.S = Name.TD
    for cell in elements(file, "TD"):
        del cell.A


def scopeless(file: pikepdf.Pdf) -> None:
    """Without a scope, and without being named by its cells."""
    cell = elements(file, "TH")[1]
    del cell.A[0]["/Scope"]
    for other in (*elements(file, "TD"), *elements(file, "TH")):
        if "/Headers" in other.A[0]:
            del other.A[0]["/Headers"]


def headers(file: pikepdf.Pdf) -> None:
    elements(file, "TD")[0].A[0].Headers = Array([String("T1r2c0"), String("U1x1y0")])


def lacking_header(file: pikepdf.Pdf) -> None:
    elements(file, "TD")[0].A[0].Headers = Array([String("U1x1y0")])


def parents_mixed_up(file: pikepdf.Pdf) -> None:
    nums = file.Root.StructTreeRoot.ParentTree.Nums
    several = nums[1]
    several[1], several[2] = several[2], several[1]


def parents_lost(file: pikepdf.Pdf) -> None:
    del file.pages[0].obj["/StructParents"]


def named_like_a_file(file: pikepdf.Pdf) -> None:
    content(rb"/Alt \(A pump\)", b"/Alt (pump.png)")(file)
    elements(file, "Figure")[0].Alt = String("pump.png")


def link_parents_lost(file: pikepdf.Pdf) -> None:
    del file.pages[0].Annots[0]["/StructParent"]


def in_an_artifact(file: pikepdf.Pdf) -> None:
    within(1, rb"BT", b"/Artifact BMC EMC BT")(file)


def nothing_there(file: pikepdf.Pdf) -> None:
    made = added(file, "P", elements(file, "Document")[0])
    made.Pg, made.K = file.pages[0].obj, 77


def without_words(file: pikepdf.Pdf) -> None:
    del elements(file, "Formula")[0]["/Alt"]


EXAMPLES = [
    Example("PRT-009", PASSED, "a tagged file", pdf()),
    Example("PRT-009", FAILED, "a file that says it is not tagged", pdf(untagged, own=True)),
    Example("PRT-045", PASSED, "types of the standard", pdf(text=PARTS)),
    Example("PRT-045", FAILED, "a type that nobody knows", pdf(unknown_type)),
    Example("PRT-045", FAILED, "types that stand for one another", pdf(circle)),
    Example("PRT-045", FAILED, "a type of the standard that stands for another", pdf(heading_renamed)),
    Example("PRT-045", PASSED, "a table", pdf(text=TABLED)),
    Example("PRT-046", PASSED, "a list in order", pdf(text=LISTED)),
    Example(
        "PRT-046",
        FAILED,
        "an item's body that is a division",
        pdf(with_element("LBody", setting(S=Name.Div)), LISTED, own=True),
    ),
    Example(
        "PRT-046", FAILED, "a number beside its item", pdf(with_element("Lbl", setting(S=Name.Span)), LISTED)
    ),
    Example("PRT-047", PASSED, "every tag holds something", pdf(text=PARTS)),
    Example("PRT-047", FAILED, "an empty paragraph", pdf(empty_paragraph, own=True)),
    Example("PRT-047", FAILED, "an empty item", pdf(empty_item, LISTED, own=True)),
    Example("PRT-048", PASSED, "headers with their scope", pdf(text=TABLED)),
    Example("PRT-048", FAILED, "a header without scope", pdf(scopeless, TABLED, own=True)),
    Example("PRT-048", INAPPLICABLE, "no table", pdf()),
    Example("PRT-049", PASSED, "cells that name their headers", pdf(text=TABLED)),
    Example("PRT-049", FAILED, "a cell that names the header of another row", pdf(headers, TABLED, own=True)),
    Example(
        "PRT-049", FAILED, "a cell that does not name its row's header", pdf(lacking_header, TABLED, own=True)
    ),
    Example("PRT-049", INAPPLICABLE, "no table", pdf()),
    Example("PRT-050", PASSED, "rows of one length", pdf(text=TABLED)),
    Example("PRT-050", FAILED, "a cell more in one row", pdf(attribute("TD", 1, ColSpan=2), TABLED)),
    Example("PRT-050", INAPPLICABLE, "no table", pdf()),
    Example("PRT-051", PASSED, "header cells", pdf(text=TABLED)),
    Example("PRT-051", FAILED, "data cells only", pdf(unheaded, TABLED)),
    Example("PRT-051", INAPPLICABLE, "no table", pdf()),
    Example("PRT-052", PASSED, "numbers called numbers", pdf(text=LISTED)),
    Example(
        "PRT-052",
        FAILED,
        "numbers called bullets",
        pdf(attribute("L", 0, ListNumbering=Name.Disc), LISTED, own=True),
    ),
    Example(
        "PRT-052",
        FAILED,
        "nothing said of the numbers",
        pdf(with_element("L", without("A")), LISTED, own=True),
    ),
    Example("PRT-052", INAPPLICABLE, "no list", pdf()),
    Example("PRT-053", PASSED, "a note with its identifier", pdf(text=PARTS)),
    Example(
        "PRT-053", FAILED, "a note without one", pdf(with_element("Note", without("ID")), PARTS, own=True)
    ),
    Example("PRT-053", INAPPLICABLE, "no note", pdf()),
    Example("PRT-054", PASSED, "a language that there is", pdf(with_element("P", setting(Lang="en")))),
    Example(
        "PRT-054", FAILED, "a language that there is not", pdf(with_element("P", setting(Lang="english")))
    ),
    Example("PRT-055", PASSED, "both ways the same", pdf(text=PARTS)),
    Example("PRT-055", FAILED, "two marks that lead to each other's tags", pdf(parents_mixed_up, own=True)),
    Example("PRT-055", FAILED, "a page whose marks lead to no tag", pdf(parents_lost, own=True)),
    Example("PRT-055", FAILED, "decoration inside a tag", pdf(in_an_artifact, own=True)),
    Example("PRT-055", FAILED, "a link that leads to no tag", pdf(link_parents_lost, PARTS, own=True)),
    Example("PRT-056", PASSED, "every part is there", pdf()),
    Example("PRT-056", FAILED, "a mark that is not there", pdf(nothing_there)),
    Example("PRT-057", PASSED, "one level at a time", pdf(text=PARTS)),
    Example(
        "PRT-057",
        FAILED,
        "from the second level to the fourth",
        pdf(with_element("H3", setting(S=Name.H4)), PARTS),
    ),
    Example("PRT-057", INAPPLICABLE, "no heading", pdf(with_element("H1", setting(S=Name.P)))),
    Example("PRT-058", PASSED, "what it shows", pdf(text=PICTURED)),
    Example("PRT-058", FAILED, "a file's name", pdf(named_like_a_file, PICTURED)),
    Example("PRT-058", FAILED, "a formula without words", pdf(without_words, FORMULA)),
    Example("PRT-058", INAPPLICABLE, "neither image nor formula", pdf()),
    Example("PRT-059", PASSED, "no suspicion", pdf()),
    Example("PRT-059", FAILED, "suspects", pdf(suspect, own=True)),
]
