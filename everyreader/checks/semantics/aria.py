"""WAI-ARIA 1.2 as data: roles with what they may, must and must not carry; states and properties with their
values.

With the Graphics Module 1.0 and the Digital Publishing Module 1.1. Of ARIA 1.3 what has already reached
documents is known (braille properties, ``mark``, ``suggestion``, ``comment``), so that nobody is told that it
does not exist.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_GLOBAL = _words("""atomic busy controls current describedby details disabled dropeffect errormessage flowto
    grabbed haspopup hidden invalid keyshortcuts label labelledby live owns relevant roledescription""")
GLOBAL_1_2 = frozenset(f"aria-{one}" for one in _GLOBAL)
GLOBAL = GLOBAL_1_2 | {"aria-braillelabel", "aria-brailleroledescription", "aria-description"}
_NAMING = frozenset({"aria-label", "aria-labelledby", "aria-braillelabel"})
_RENAMING = frozenset({"aria-roledescription", "aria-brailleroledescription"})
_UNNAMED = _words("""caption code deletion emphasis generic insertion mark none paragraph presentation strong
    subscript suggestion superscript""")

PRESENTATIONAL_CHILDREN = frozenset(
    _words("""button checkbox img image meter menuitemcheckbox menuitemradio option progressbar radio
    scrollbar separator slider switch tab doc-pagebreak graphics-symbol""")
)
WIDGETS = frozenset(
    _words("""button checkbox combobox grid gridcell link listbox menu menubar menuitem menuitemcheckbox
    menuitemradio option progressbar radio radiogroup row scrollbar searchbox separator slider spinbutton
    switch tab tablist tabpanel textbox tree treegrid treeitem""")
)
LINKS = frozenset({"link", "doc-backlink", "doc-biblioref", "doc-glossref", "doc-noteref"})

# Role: the roles it inherits from, and the states and properties of its own (``!``: required).
_ROLES: str = """
alert:
alertdialog: dialog
application: | activedescendant expanded
article: | posinset setsize
associationlist:
associationlistitemkey:
associationlistitemvalue:
banner:
blockquote:
button: | expanded pressed
caption:
cell: | colindex colspan rowindex rowspan colindextext rowindextext
checkbox: | checked! expanded readonly required
code:
columnheader: cell gridcell | sort
combobox: | expanded! activedescendant autocomplete readonly required
comment: article | level
complementary:
contentinfo:
definition:
deletion:
dialog: | modal
directory: list
document: | expanded
emphasis:
feed: list
figure:
form:
generic:
grid: composite table | multiselectable readonly
gridcell: cell | expanded readonly required selected
group: | activedescendant
heading: | level!
image: img
img:
insertion:
link: | expanded
list:
listbox: select | expanded multiselectable readonly required
listitem: | level posinset setsize
log:
main:
mark:
marquee:
math:
menu: select
menubar: menu
menuitem: | expanded posinset setsize
menuitemcheckbox: menuitem | checked!
menuitemradio: menuitem | checked!
meter: range | valuenow!
navigation:
none:
note:
option: | checked posinset selected setsize
paragraph:
presentation:
progressbar: range
radio: | checked! posinset setsize
radiogroup: select | readonly required
region:
row: group | colindex expanded level posinset rowindex setsize selected rowindextext
rowgroup:
rowheader: cell gridcell | sort
scrollbar: range | controls! valuenow! orientation
search:
searchbox: textbox
sectionfooter:
sectionheader:
separator: range | orientation
slider: range | valuenow! orientation readonly
spinbutton: composite range | readonly required
status:
strong:
subscript:
suggestion:
superscript:
switch: checkbox
tab: | expanded posinset selected setsize
table: | colcount rowcount
tablist: composite | multiselectable orientation
tabpanel:
term:
textbox: | activedescendant autocomplete multiline placeholder readonly required
time:
timer: status
toolbar: group | orientation
tooltip:
tree: select | multiselectable required
treegrid: grid tree
treeitem: listitem option | expanded
graphics-document: document
graphics-object: group
graphics-symbol: img
"""
_DPUB = _words("""abstract acknowledgments afterword appendix backlink:link biblioentry:listitem bibliography
    biblioref:link chapter colophon conclusion cover:img credit credits dedication endnote:listitem endnotes
    epigraph epilogue errata example footnote foreword glossary glossref:link index introduction noteref:link
    notice pagebreak:separator pagefooter pageheader pagelist part preface prologue pullquote qna subtitle tip
    toc""")
_ABSTRACT = {
    "composite": "activedescendant",
    "select": "activedescendant orientation",
    "range": "valuemax valuemin valuenow valuetext",
}


@dataclass(frozen=True)
class Role:
    """One role: all states and properties that it supports beside the global ones, and those that it
    requires."""

    supported: frozenset[str]
    required: frozenset[str]


@cache
def roles() -> dict[str, Role]:
    """Every role that is not abstract."""
    raw: dict[str, tuple[list[str], list[str]]] = {}
    for line in _ROLES.strip().splitlines():
        name, _, rest = line.partition(":")
        above, _, own = rest.partition("|")
        raw[name] = (above.split(), own.split())
    for one in _DPUB:
        name, _, above = one.partition(":")
        raw[f"doc-{name}"] = ([above] if above else [], [] if above else ["expanded"])
    return {name: Role(*_attributes(name, raw)) for name in raw}


def _attributes(
    name: str, raw: dict[str, tuple[list[str], list[str]]]
) -> tuple[frozenset[str], frozenset[str]]:
    if name in _ABSTRACT:
        return frozenset(f"aria-{one}" for one in _ABSTRACT[name].split()), frozenset()
    above, own = raw[name]
    supported = {f"aria-{one.rstrip('!')}" for one in own}
    required = {f"aria-{one[:-1]}" for one in own if one.endswith("!")}
    for one in above:
        more, needed = _attributes(one, raw)
        supported |= more
        required |= needed
    return frozenset(supported), frozenset(required)


def prohibited(role: str) -> frozenset[str]:
    """The global properties that must not stand on an element of this role (WAI-ARIA 5.2.5)."""
    if role in ("generic", "none", "presentation"):
        return _NAMING | _RENAMING
    return _NAMING if role in _UNNAMED else frozenset()


_ROWS = frozenset({"row"})
_CELLS = frozenset({"cell", "columnheader", "gridcell", "rowheader"})
_MENU = frozenset({"menuitem", "menuitemcheckbox", "menuitemradio"})

# What a role must be a child of in the accessibility tree (WAI-ARIA 5.2.7).
CONTEXT = {
    "caption": frozenset({"figure", "grid", "table", "treegrid"}),
    "cell": _ROWS,
    "columnheader": _ROWS,
    "gridcell": _ROWS,
    "rowheader": _ROWS,
    "listitem": frozenset({"list", "directory"}),
    "menuitem": frozenset({"group", "menu", "menubar"}),
    "menuitemcheckbox": frozenset({"group", "menu", "menubar"}),
    "menuitemradio": frozenset({"group", "menu", "menubar"}),
    "option": frozenset({"group", "listbox"}),
    "row": frozenset({"grid", "rowgroup", "table", "treegrid"}),
    "rowgroup": frozenset({"grid", "table", "treegrid"}),
    "tab": frozenset({"tablist"}),
    "treeitem": frozenset({"group", "tree", "treeitem"}),
}

# What a role must own and may own alone; after ``>`` what an owned group must own in turn (WAI-ARIA 5.2.6).
OWNED = {
    "feed": ("article",),
    "grid": ("row", "rowgroup>row"),
    "list": ("listitem",),
    "listbox": ("option", "group>option"),
    "menu": ("menuitem", "menuitemcheckbox", "menuitemradio", *(f"group>{one}" for one in sorted(_MENU))),
    "menubar": ("menuitem", "menuitemcheckbox", "menuitemradio", *(f"group>{one}" for one in sorted(_MENU))),
    "row": tuple(sorted(_CELLS)),
    "rowgroup": ("row",),
    "table": ("row", "rowgroup>row", "caption"),
    "tablist": ("tab",),
    "tree": ("treeitem", "group>treeitem"),
    "treegrid": ("row", "rowgroup>row"),
}

_VALUES = {
    "true/false": "atomic busy disabled modal multiline multiselectable readonly required",
    "true/false/undefined": "expanded grabbed hidden selected",
    "tristate": "checked pressed",
    "integer": "colcount colindex colspan level posinset rowcount rowindex rowspan setsize",
    "number": "valuemax valuemin valuenow",
    "references": "activedescendant controls describedby details errormessage flowto labelledby owns",
    "string": """braillelabel brailleroledescription colindextext description keyshortcuts label placeholder
        roledescription rowindextext valuetext""",
}
_TOKENS = {
    "aria-autocomplete": "both inline list none",
    "aria-current": "date false location page step time true",
    "aria-haspopup": "dialog false grid listbox menu tree true",
    "aria-invalid": "false grammar spelling true",
    "aria-live": "assertive off polite",
    "aria-orientation": "horizontal undefined vertical",
    "aria-sort": "ascending descending none other",
}
_TOKEN_LISTS = {
    "aria-dropeffect": "copy execute link move none popup",
    "aria-relevant": "additions all removals text",
}
TYPES = {f"aria-{one}": kind for kind, names in _VALUES.items() for one in names.split()}
ATTRIBUTES = frozenset(TYPES) | frozenset(_TOKENS) | frozenset(_TOKEN_LISTS)


def valid(name: str, value: str) -> bool:
    """Whether a state or property of this name may have this value (WAI-ARIA 6.2.4); any case of letters is
    taken."""
    value = value.strip().lower()
    match TYPES.get(name, ""):
        case "true/false":
            return value in ("true", "false")
        case "true/false/undefined":
            return value in ("true", "false", "undefined")
        case "tristate":
            return value in ("true", "false", "mixed", "undefined")
        case "integer":
            return value.removeprefix("-").removeprefix("+").isdecimal()
        case "number":
            return _is_number(value)
    if name in _TOKENS:
        return value in _TOKENS[name].split()
    if name in _TOKEN_LISTS:
        return set(value.split()) <= set(_TOKEN_LISTS[name].split())
    return True


def _is_number(value: str) -> bool:
    try:
        float(value)
    except ValueError:
        return False
    return value[-1:].isdigit() or value.endswith(".")
