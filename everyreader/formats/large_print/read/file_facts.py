"""What the file does and says of itself beside its words: titles, permissions, actions, attachments, forms,
layers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Object

from everyreader.formats.large_print.read.destinations import Destinations, Spot
from everyreader.formats.large_print.read.elements import Owner, every_node, is_element, kids

_QUIET = frozenset(
    ("/GoTo", "/URI", "/GoToR", "/Named", "/Thread")
)  # actions that lead somewhere and do no more
_OVERRULES = ("HideToolbar", "HideMenubar", "HideWindowUI")
_MEDIA = frozenset(("/Movie", "/Sound", "/Screen", "/RichMedia", "/3D"))
_LEFTWARDS = (
    "ar",
    "fa",
    "he",
    "iw",
    "ur",
    "yi",
    "ja",
    "zh",
)  # languages whose pages may go from right to left
_DEEPEST = 20
_HIDDEN = 2  # a flag of annotations (ISO 32000-1, table 165)


@dataclass(frozen=True)
class FileFacts:
    """``says_title`` is whether a viewer is told to show the title instead of the file's name.

    ``information`` is what the older place for such things says (ISO 32000-1, 14.3.3), ``information_title``
    its title; ``actions`` are what happens by itself or by a click, ``field_without_name`` the fields of a
    form that say nothing, ``annotations`` what was put upon pages beside links. ``opens_at`` is where the
    file opens when it says so. ``readable``: software for disabled people may read the text.
    """

    says_title: bool = False
    information: Mapping[str, str] = field(default_factory=dict)
    suspects: bool = False
    encrypted: bool = False
    readable: bool = True
    actions: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    fields: int = 0
    fields_without_name: tuple[str, ...] = ()
    dynamic_form: bool = False
    annotations: tuple[str, ...] = ()
    annotations_without_words: tuple[str, ...] = ()
    opens_at: Spot | None = None
    overrules: tuple[str, ...] = ()
    layers: int = 0

    @property
    def information_title(self) -> str | None:
        return self.information.get("Title")


def file_facts(pdf: pikepdf.Pdf) -> FileFacts:
    """The facts of one file."""
    root = pdf.Root
    preferences = _dictionary(root, "/ViewerPreferences")
    form = _dictionary(root, "/AcroForm")
    told = _told(pdf)
    fields = list(_fields(form.get("/Fields", Array()), "", 0, told))
    extras = list(_extras(pdf, told))
    return FileFacts(
        says_title=preferences.get("/DisplayDocTitle") is True,
        information=dict(_information(pdf)),
        suspects=_dictionary(root, "/MarkInfo").get("/Suspects") is True,
        encrypted=pdf.is_encrypted,
        readable=not pdf.is_encrypted or pdf.allow.accessibility,
        actions=tuple(dict.fromkeys(_actions(pdf))),
        attachments=tuple(dict.fromkeys(_attachments(pdf))),
        fields=len(fields),
        fields_without_name=tuple(name for name, said in fields if not said),
        dynamic_form="/XFA" in form,
        annotations=tuple(f"{kind} on page {page}" for kind, page, _ in extras),
        annotations_without_words=tuple(f"{kind} on page {page}" for kind, page, said in extras if not said),
        opens_at=_opens_at(pdf),
        overrules=tuple(_overrules(pdf, preferences)),
        layers=len(_dictionary(root, "/OCProperties").get("/OCGs", Array())),
    )


def _information(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    if isinstance(pdf.trailer.get("/Info"), Dictionary):
        for key, value in pdf.trailer.Info.items():
            yield key[1:], str(value)


def _dictionary(holder: Object, key: str) -> Object:
    found = holder.get(key)
    return found if isinstance(found, Dictionary) else Dictionary()


def _told(pdf: pikepdf.Pdf) -> Mapping[Owner, str]:
    """What the tag that holds an annotation says of it (ISO 14289-1, 7.18.1)."""
    return {
        kid.Obj.objgen: str(node.element.get("/Alt", "")).strip()
        for node in every_node(pdf)
        for kid in kids(node.element)
        if isinstance(kid, Dictionary) and not is_element(kid) and isinstance(kid.get("/Obj"), Dictionary)
    }


def _fields(several: Object, prefix: str, depth: int, told: Mapping[Owner, str]) -> Iterator[tuple[str, str]]:
    """Each field at the end of a branch with its full name and what it says it is for (TU), or its tag
    does."""
    for one in several if isinstance(several, Array) and depth < _DEEPEST else ():
        if not isinstance(one, Dictionary):
            continue
        name = ".".join(part for part in (prefix, str(one.get("/T", ""))) if part)
        below = [kid for kid in one.get("/Kids", Array()) if isinstance(kid, Dictionary) and "/T" in kid]
        if below:
            yield from _fields(one.Kids, name, depth + 1, told)
        else:
            widgets = (one, *(kid for kid in one.get("/Kids", Array()) if isinstance(kid, Dictionary)))
            by_tag = " ".join(told.get(each.objgen, "") for each in widgets)
            yield name or "without name", str(one.get("/TU", "")).strip() or by_tag.strip()


def _extras(pdf: pikepdf.Pdf, told: Mapping[Owner, str]) -> Iterator[tuple[str, int, str]]:
    """Annotations that are neither links nor form fields, and are to be seen: kind, page, words."""
    for number, page in enumerate(pdf.pages, 1):
        sheet = tuple(map(float, page.cropbox))
        for one in page.obj.get("/Annots", Array()):
            if not isinstance(one, Dictionary):
                continue
            kind = str(one.get("/Subtype", ""))[1:]
            seen = not int(one.get("/F", 0)) & _HIDDEN and _on(sheet, one)
            if kind not in ("Link", "Widget", "Popup") and seen:
                yield kind, number, str(one.get("/Contents", "")).strip() or told.get(one.objgen, "")


def _on(sheet: tuple[float, ...], annotation: Object) -> bool:
    """Whether it meets the part of the page that is shown; one without a place may."""
    place = annotation.get("/Rect", Array())
    if not isinstance(place, Array) or len(place) != 4:
        return True
    left, bottom, right, top = map(float, place)
    return left < sheet[2] and right > sheet[0] and bottom < sheet[3] and top > sheet[1]


def _actions(pdf: pikepdf.Pdf) -> Iterator[str]:
    """What runs, sends, starts or plays something, with the place that it hangs on."""
    root = pdf.Root
    yield from _of(root.get("/OpenAction"), "when the file opens", 0)
    yield from _several(root.get("/AA"), "in the file")
    names = _dictionary(root, "/Names")
    if "/JavaScript" in names:
        yield "JavaScript in the file"
    for number, page in enumerate(pdf.pages, 1):
        yield from _several(page.obj.get("/AA"), f"on page {number}")
        for one in page.obj.get("/Annots", Array()):
            if isinstance(one, Dictionary):
                yield from _of(one.get("/A"), f"on page {number}", 0)
                yield from _several(one.get("/AA"), f"on page {number}")
                if str(one.get("/Subtype", "")) in _MEDIA:
                    yield f"{str(one.Subtype)[1:]} on page {number}"


def _several(holder: Object | None, where: str) -> Iterator[str]:
    if isinstance(holder, Dictionary):
        for key in holder.keys():  # noqa: SIM118
            yield from _of(holder[key], where, 0)


def _of(action: Object | None, where: str, depth: int) -> Iterator[str]:
    if not isinstance(action, Dictionary) or depth > _DEEPEST:
        return
    kind = str(action.get("/S", ""))
    address = bytes(action.get("/URI", b"")) if kind == "/URI" else b""
    if kind not in _QUIET and kind:
        yield f"{kind[1:]} {where}"
    elif address.strip().lower().startswith((b"javascript:", b"data:")):
        yield f"{address.partition(b':')[0].decode()}: {where}"
    following = action.get("/Next")
    for one in following if isinstance(following, Array) else [following]:
        yield from _of(one, where, depth + 1)


def _attachments(pdf: pikepdf.Pdf) -> Iterator[str]:
    yield from pdf.attachments
    for number, page in enumerate(pdf.pages, 1):
        for one in page.obj.get("/Annots", Array()):
            if isinstance(one, Dictionary) and one.get("/Subtype") == "/FileAttachment":
                yield f"a file on page {number}"


def _opens_at(pdf: pikepdf.Pdf) -> Spot | None:
    action = pdf.Root.get("/OpenAction")
    if action is None:
        return None
    destination = action.get("/D") if isinstance(action, Dictionary) else action
    return Destinations(pdf).spot(destination)


def _overrules(pdf: pikepdf.Pdf, preferences: Object) -> Iterator[str]:
    yield from (key for key in _OVERRULES if preferences.get(f"/{key}") is True)
    if (
        preferences.get("/Direction") == "/R2L"
        and str(pdf.Root.get("/Lang", ""))[:2].lower() not in _LEFTWARDS
    ):
        yield "pages from right to left"
    if pdf.Root.get("/PageMode") == "/FullScreen":
        yield "FullScreen"
    for number, page in enumerate(pdf.pages, 1):
        if "/Dur" in page.obj:
            yield f"page {number} turns by itself"
