"""PRT: what a PDF does and says of itself."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from everyreader.checks.rules import Verdict, judge_alone, judge_reading
from everyreader.formats.large_print.read.reader import read_back
from everyreader.formats.large_print.write.imprint import imprint
from everyreader.formats.large_print.write.writer import write
from everyreader.model.findings import Rendition
from everyreader.model.house import Contact, House
from everyreader.theme.styles_folder import styles_folder
from everyreader.tools.places import font_folders
from tests.checks.rules.kit import FAILED, INAPPLICABLE, PASSED, Example, Kit, pdf
from tests.checks.rules.pdf_kit import LONG, PARTS, PLAIN, large_print, within


def hidden_title(file: pikepdf.Pdf) -> None:
    del file.Root.ViewerPreferences["/DisplayDocTitle"]


def said(key: str, value: object) -> Callable[[pikepdf.Pdf], None]:
    """Say something else in the file's description."""

    def change(file: pikepdf.Pdf) -> None:
        with file.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
            xmp[key] = value

    return change


def untitled(file: pikepdf.Pdf) -> None:
    said("dc:title", "")(file)
    del file.docinfo["/Title"]


def other_title(file: pikepdf.Pdf) -> None:
    file.docinfo["/Title"] = "draft-3.docx"


def no_old_title(file: pikepdf.Pdf) -> None:
    del file.docinfo["/Title"]


def script(file: pikepdf.Pdf) -> None:
    file.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert('Hello')"))


def launching_link(file: pikepdf.Pdf) -> None:
    place = next(one for one in file.pages[0].Annots if "/A" in one)
    place.AA = Dictionary(E=Dictionary(S=Name.Launch, F=String("calc")))


def attachment(file: pikepdf.Pdf) -> None:
    file.attachments["notes.txt"] = b"Not checked."


def field(name: str) -> Callable[[pikepdf.Pdf], None]:
    """A field to write in, with what is said of it."""

    def change(file: pikepdf.Pdf) -> None:
        one = file.make_indirect(Dictionary(FT=Name.Tx, T=String("name")))
        if name:
            one.TU = String(name)
        file.Root.AcroForm = Dictionary(Fields=Array([one]))

    return change


def sticker(words: str) -> Callable[[pikepdf.Pdf], None]:
    """A stamp on the first page."""

    def change(file: pikepdf.Pdf) -> None:
        one = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([400, 100, 500, 150]), F=4)
        if words:
            one.Contents = String(words)
        page = file.pages[0].obj
        page.Annots = Array([*page.get("/Annots", Array()), file.make_indirect(one)])
        page.Tabs = Name.S

    return change


def opens_at(number: int) -> Callable[[pikepdf.Pdf], None]:
    def change(file: pikepdf.Pdf) -> None:
        file.add_blank_page(page_size=(612, 792))
        file.Root.OpenAction = Array([file.pages[number - 1].obj, Name.Fit])
        file.pages[1].Contents = file.make_stream(b"/Artifact BMC .8 g 100 100 400 500 re f EMC")

    return change


def slide_show(file: pikepdf.Pdf) -> None:
    file.pages[0].obj.Dur = 5


def without_toolbar(file: pikepdf.Pdf) -> None:
    file.Root.ViewerPreferences.HideToolbar = True


def layer(file: pikepdf.Pdf) -> None:
    group = file.make_indirect(Dictionary(Type=Name.OCG, Name=String("A layer")))
    file.Root.OCProperties = Dictionary(
        OCGs=Array([group]), D=Dictionary(ON=Array([group]), Name=String("x"))
    )
    file.pages[0].Resources.Properties = Dictionary(Shown=group)


def words_in_layer(file: pikepdf.Pdf) -> None:
    layer(file)
    within(2, rb"^(.*)$", rb"/OC /Shown BDC \1 EMC")(file)


def words_of_two_pages_in_layer(file: pikepdf.Pdf) -> None:
    words_in_layer(file)
    file.pages[1].Resources.Properties = file.pages[0].Resources.Properties
    within(2, rb"^(.*)$", rb"/OC /Shown BDC \1 EMC", page=1)(file)


def leftwards(file: pikepdf.Pdf) -> None:
    file.Root.ViewerPreferences.Direction = Name.R2L


def cut_off(kit: Kit) -> tuple[Verdict, ...]:
    """The small file without its last lines, in which it says where its parts are."""
    _, data = large_print(kit.statement, kit.folder, PLAIN)
    with pikepdf.open(io.BytesIO(data)) as file:
        file.save(kit.folder / "whole.pdf", object_stream_mode=pikepdf.ObjectStreamMode.disable)
    path = kit.folder / "cut.pdf"
    path.write_bytes((kit.folder / "whole.pdf").read_bytes()[:-40])
    return judge_alone(Rendition.LARGE_PRINT, read_back(path, rendered=False))


def tabs(file: pikepdf.Pdf) -> None:
    del file.pages[0].obj["/Tabs"]


def locked(*, accessibility: bool) -> Callable[[Kit], tuple[Verdict, ...]]:
    """The small file, encrypted so that everybody can open it."""

    def verdicts(kit: Kit) -> tuple[Verdict, ...]:
        _, data = large_print(kit.statement, kit.folder, PLAIN)
        path = kit.folder / "locked.pdf"
        (kit.folder / "open.pdf").write_bytes(data)
        revision = 6 if accessibility else 3  # newer ones do not let a file forbid it
        with pikepdf.open(kit.folder / "open.pdf") as file:
            allow = pikepdf.Permissions(accessibility=accessibility, extract=False)
            code = pikepdf.Encryption(
                owner="secret", user="", R=revision, allow=allow, aes=False, metadata=False
            )
            if accessibility:
                code = pikepdf.Encryption(owner="secret", user="", R=revision, allow=allow)
            file.save(path, encryption=code)
        return judge_alone(Rendition.LARGE_PRINT, read_back(path, rendered=False))

    return verdicts


def other_house(contact: str, *, printed: bool) -> Callable[[Kit], tuple[Verdict, ...]]:
    """A large print of a house with, or without, a contact that the house now has, or has not."""

    def verdicts(kit: Kit) -> tuple[Verdict, ...]:
        bare = kit.statement(PLAIN)
        named = replace(bare, house=House(contact=Contact(contact)))
        then, now = (named, bare) if printed else (bare, named)
        path = kit.folder / "print.pdf"
        write(then, path, styles=styles_folder(), fonts=font_folders(), closing=imprint(then))
        return judge_reading(now, Rendition.LARGE_PRINT, read_back(path, rendered=False))

    return verdicts


EXAMPLES = [
    Example("PRT-099", PASSED, "what the house says", other_house("", printed=True)),
    Example("PRT-099", FAILED, "a line too many", other_house("old@a.example", printed=True)),
    Example("PRT-099", FAILED, "the contact is missing", other_house("new@a.example", printed=False)),
    Example("PRT-099", INAPPLICABLE, "a file that may be anybody's", pdf(given=True)),
    Example("PRT-091", PASSED, "whole", pdf()),
    Example("PRT-091", FAILED, "cut off", cut_off),
    Example("PRT-084", FAILED, "pages from right to left", pdf(leftwards, own=True)),
    Example("PRT-072", PASSED, "the title is shown", pdf()),
    Example("PRT-072", FAILED, "the file's name is shown", pdf(hidden_title, own=True)),
    Example("PRT-073", PASSED, "a title", pdf()),
    Example("PRT-073", FAILED, "no title", pdf(untitled)),
    Example("PRT-074", PASSED, "one title in both places", pdf()),
    Example("PRT-074", FAILED, "two titles", pdf(other_title, own=True)),
    Example("PRT-074", INAPPLICABLE, "one place only", pdf(no_old_title)),
    Example("PRT-075", PASSED, "as the statement says", pdf(own=True)),
    Example("PRT-075", FAILED, "another publisher", pdf(said("dc:publisher", {"Another House"}), own=True)),
    Example("PRT-075", FAILED, "another date", pdf(said("xmp:CreateDate", "2001-01-01T00:00:00Z"), own=True)),
    Example("PRT-076", PASSED, "not encrypted", pdf()),
    Example("PRT-076", FAILED, "screen readers kept out", locked(accessibility=False)),
    Example("PRT-077", PASSED, "not encrypted", pdf()),
    Example("PRT-077", FAILED, "encrypted for everybody", locked(accessibility=True)),
    Example("PRT-078", PASSED, "links only", pdf(text=PARTS)),
    Example("PRT-078", FAILED, "a script when it opens", pdf(script, own=True)),
    Example("PRT-078", FAILED, "a link that starts a program", pdf(launching_link, PARTS, own=True)),
    Example("PRT-079", PASSED, "nothing attached", pdf()),
    Example("PRT-079", FAILED, "a file attached", pdf(attachment, own=True)),
    Example("PRT-080", PASSED, "a field with its name", pdf(field("Your name"))),
    Example("PRT-080", INAPPLICABLE, "no form", pdf()),
    Example("PRT-080", FAILED, "a field that says nothing", pdf(field(""))),
    Example("PRT-081", PASSED, "links only", pdf(text=PARTS, own=True)),
    Example("PRT-081", FAILED, "a stamp", pdf(sticker("Approved"), own=True)),
    Example("PRT-081", FAILED, "a field", pdf(field("Your name"), own=True)),
    Example("PRT-082", PASSED, "a stamp with words", pdf(sticker("Approved"))),
    Example("PRT-082", FAILED, "a stamp without words", pdf(sticker(""))),
    Example("PRT-082", INAPPLICABLE, "nothing put upon it", pdf()),
    Example("PRT-083", PASSED, "the first page", pdf()),
    Example("PRT-083", PASSED, "the first page, and says so", pdf(opens_at(1), own=True)),
    Example("PRT-083", FAILED, "the second page", pdf(opens_at(2), own=True), at=("page 2",)),
    Example("PRT-084", PASSED, "the reader's own viewer", pdf()),
    Example("PRT-084", FAILED, "pages that turn by themselves", pdf(slide_show, own=True)),
    Example("PRT-084", FAILED, "no toolbar", pdf(without_toolbar, own=True)),
    Example("PRT-085", PASSED, "an empty layer", pdf(layer)),
    Example("PRT-085", FAILED, "a paragraph in a layer", pdf(words_in_layer, own=True)),
    Example(
        "PRT-085",
        FAILED,
        "words of two pages in a layer",
        pdf(words_of_two_pages_in_layer, LONG, own=True),
        at=("page 1",),
    ),
    Example("PRT-085", INAPPLICABLE, "no layer", pdf()),
    Example("PRT-086", PASSED, "in the order of the tags", pdf(text=PARTS)),
    Example("PRT-086", FAILED, "nothing said", pdf(tabs, PARTS, own=True)),
    Example("PRT-086", INAPPLICABLE, "nothing to use", pdf()),
]
