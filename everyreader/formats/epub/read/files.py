"""The files of the zip beside those that the manifest lists: which are missing, and whether each is what it
is said to be."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from everyreader.model.errors import MakerFailed
from everyreader.zipbook.container import Container
from everyreader.zipbook.opf import Package

_HEAD = 1024  # bytes that tell a kind of file
_LOCAL_HEADER = 30  # bytes before the name (ZIP, 4.3.7)
_MIMETYPE, _EPUB = b"mimetype", b"application/epub+zip"
_FORBIDDEN = frozenset('"*:<>?\\|\x7f')
_ENCRYPTION = "META-INF/encryption.xml"
_OBFUSCATIONS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_XML_KINDS = {  # root element → media type, and what its namespace begins with
    "html": ("application/xhtml+xml", "http://www.w3.org/1999/xhtml"),
    "svg": ("image/svg+xml", "http://www.w3.org/2000/svg"),
    "smil": ("application/smil+xml", "http://www.w3.org/"),
    "ncx": ("application/x-dtbncx+xml", "http://www.daisy.org/"),
    "package": ("application/oebps-package+xml", "http://www.idpf.org/"),
    "lexicon": ("application/pls+xml", "http://www.w3.org/"),
}
_STRANGE_XML = "XML without the namespace that tells what it is"
_TRUETYPE = (
    "font/ttf font/otf font/sfnt application/font-sfnt application/vnd.ms-opentype application/x-font-ttf "
    "application/x-font-truetype"
)
_SIGNS: tuple[tuple[int, bytes, frozenset[str]], ...] = tuple(
    (at, sign, frozenset(kinds.split()))
    for at, sign, kinds in (
        (0, b"\x89PNG\r\n\x1a\n", "image/png"),
        (0, b"\xff\xd8\xff", "image/jpeg"),
        (0, b"GIF8", "image/gif"),
        (8, b"WEBP", "image/webp"),
        (8, b"WAVE", "audio/wav audio/x-wav audio/wave"),
        (0, b"ID3", "audio/mpeg audio/mp3"),
        (4, b"ftypavif", "image/avif"),
        (4, b"ftyp", "audio/mp4 video/mp4 audio/m4a audio/x-m4a audio/aac video/quicktime"),
        (0, b"OggS", "audio/ogg audio/opus video/ogg application/ogg"),
        (0, b"fLaC", "audio/flac"),
        (0, b"\x1aE\xdf\xa3", "video/webm audio/webm video/x-matroska"),
        (0, b"wOFF", "font/woff application/font-woff"),
        (0, b"wOF2", "font/woff2"),
        (0, b"true", _TRUETYPE),
        (0, b"ttcf", "font/collection font/ttf application/vnd.ms-opentype"),
        (0, b"OTTO", "font/otf application/vnd.ms-opentype application/font-sfnt font/sfnt"),
        (0, b"\x00\x01\x00\x00", _TRUETYPE),
        (0, b"%PDF-", "application/pdf"),
        (0, b"PK\x03\x04", "application/zip application/epub+zip"),
    )
)
NO_KIND = "something else"
_BINARY = ("image/", "audio/", "video/", "font/")


@dataclass(frozen=True)
class Mistaken:
    """A file that is not what the manifest says: what it is in truth, as far as its first bytes tell."""

    name: str
    declared: str
    found: str


@dataclass(frozen=True)
class Files:
    """``missing``: in the manifest, not in the zip. ``unlisted``: in the zip, not in the manifest.
    ``doubled``: in the zip more than once, small and capital letters told apart or not. ``misnamed``: names
    that not every system can write. ``mimetype`` says what is wrong with the first entry, ``""`` for nothing.
    ``encrypted`` and ``obfuscated`` are what ``encryption.xml`` names.
    """

    missing: tuple[str, ...] = ()
    unlisted: tuple[str, ...] = ()
    doubled: tuple[str, ...] = ()
    misnamed: tuple[str, ...] = ()
    mistaken: tuple[Mistaken, ...] = ()
    mimetype: str = ""
    encrypted: tuple[str, ...] = ()
    obfuscated: tuple[str, ...] = ()
    names: frozenset[str] = field(default=frozenset(), repr=False)


def files(container: Container, package: Package) -> Files:
    """What can be said of the files of ``container``."""
    names = Counter(container.names)
    listed = {one.name for one in package.items if one.name}
    own = {"mimetype", package.name}
    alike = Counter(unicodedata.normalize("NFC", one).casefold() for one in names)
    encrypted, obfuscated = _encryption(container)
    return Files(
        missing=tuple(sorted(one for one in listed if one not in names)),
        unlisted=tuple(
            sorted(one for one in names if one not in listed | own and not one.startswith("META-INF/"))
        ),
        doubled=tuple(
            sorted(
                one
                for one, times in names.items()
                if times > 1 or alike[unicodedata.normalize("NFC", one).casefold()] > 1
            )
        ),
        misnamed=tuple(sorted(one for one in names if _is_misnamed(one))),
        mistaken=tuple(_mistaken(container, package, {*encrypted, *obfuscated})),
        mimetype=_mimetype(container.path),
        encrypted=encrypted,
        obfuscated=obfuscated,
        names=frozenset(names),
    )


def _is_misnamed(name: str) -> bool:
    """EPUB 3.3, 4.2.3."""
    parts = name.split("/")
    return (
        any(one in _FORBIDDEN or ord(one) < 0x20 for one in name)
        or any(part in ("", "..", ".") or part.endswith(".") or len(part.encode()) > 255 for part in parts)
        or len(name.encode()) > 65535
    )


def _mimetype(path: Path) -> str:
    """EPUB 3.3, 4.3.3: the zip begins with ``mimetype``, neither compressed nor with anything around its
    value."""
    with path.open("rb") as stream:
        begin = stream.read(_LOCAL_HEADER + 100)
    name_length, extra = int.from_bytes(begin[26:28], "little"), int.from_bytes(begin[28:30], "little")
    if begin[:4] != b"PK\x03\x04" or begin[_LOCAL_HEADER:][:name_length] != _MIMETYPE:
        return "the zip does not begin with the entry “mimetype”"
    if begin[8:10] != b"\x00\x00":
        return "“mimetype” is compressed"
    value = begin[_LOCAL_HEADER + len(_MIMETYPE) + extra :]
    if not value.startswith(_EPUB) or value[len(_EPUB) :][:2] not in (b"PK", b""):
        return "“mimetype” says something else than application/epub+zip"
    return "“mimetype” has an extra field in its header" if extra else ""


def _mistaken(container: Container, package: Package, unreadable: set[str]) -> list[Mistaken]:
    out = []
    for item in package.items:
        if item.name in container and item.name not in unreadable:
            try:
                head = container.head(item.name, _HEAD)
            except MakerFailed:
                continue  # what cannot be unpacked is another matter
            found = _found(item.media_type.split(";")[0].strip().lower(), head)
            if found:
                out.append(Mistaken(item.name, item.media_type, found))
    return out


def _found(declared: str, head: bytes) -> str:
    """What a file that begins with ``head`` is in truth, ``""`` where it may well be what is ``declared``."""
    kinds = _kinds(head)
    if kinds:
        return "" if declared in kinds else min(kinds)
    known = frozenset(kind for _, _, several in _SIGNS for kind in several)
    is_xml = declared == "image/svg+xml" and head.lstrip().startswith(
        (b"<", b"\xef\xbb\xbf<", b"\xff\xfe", b"\xfe\xff")
    )
    sounds_binary = declared.startswith(_BINARY) and declared in known | {"image/svg+xml"}
    return NO_KIND if sounds_binary and not is_xml else ""


def _kinds(head: bytes) -> frozenset[str]:
    """The media types that a file with these first bytes may have; none where they do not tell."""
    for at, sign, kinds in _SIGNS:
        if head[at:].startswith(sign):
            return kinds
    if len(head) > 1 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0 and head[1] != 0xFE:
        return frozenset(("audio/mpeg", "audio/mp3", "audio/aac"))
    return _xml(head)


def _xml(head: bytes) -> frozenset[str]:
    if not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return frozenset()
    parser = etree.XMLPullParser(events=("start",), resolve_entities=False, no_network=True, load_dtd=False)
    try:
        parser.feed(head)
        for _, element in parser.read_events():
            name = etree.QName(element)
            kind, namespace = _XML_KINDS.get(name.localname, ("", ""))
            right = (name.namespace or "").startswith(namespace)
            return frozenset((kind if right else _STRANGE_XML,) if kind else ())
    except etree.XMLSyntaxError:
        pass
    return frozenset()


def _encryption(container: Container) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The files that ``encryption.xml`` names: encrypted, and fonts merely obfuscated."""
    encrypted: list[str] = []
    obfuscated: list[str] = []
    if _ENCRYPTION in container:
        for one in container.tree(_ENCRYPTION).xpath("//*[local-name()='EncryptedData']"):
            method = "".join(one.xpath("*[local-name()='EncryptionMethod']/@Algorithm"))
            names = one.xpath(".//*[local-name()='CipherReference']/@URI")
            (obfuscated if method in _OBFUSCATIONS else encrypted).extend(str(name) for name in names)
    return tuple(encrypted), tuple(obfuscated)
