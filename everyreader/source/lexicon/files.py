"""PLS files beside a statement, and those of the house beside all statements: read, and refused by line where
they cannot be used."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from langcodes import tag_is_valid
from lxml import etree

from everyreader.model.errors import SourceError
from everyreader.model.lexicon import Entry, Lexicon, LexiconFile
from everyreader.model.text import folded

NAMESPACE = "http://www.w3.org/2005/01/pronunciation-lexicon"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
OWN, HOUSE = "lexicon*.pls", "house-lexicon*.pls"  # an edition carries the house's beside its own
_MOST_BYTES = 1_000_000
_ELEMENTS = ("lexeme", "meta", "metadata")


def lexicon_files(folder: Path) -> tuple[LexiconFile, ...]:
    """The lexicons that hold for the statement in ``folder``: its own, then the house's (``lexicon.pls`` in
    the folder above, or what an edition carries of it). One a language: ``lexicon.pls``, ``lexicon.fr.pls``.
    """
    own = [LexiconFile(path.name, _bytes(path)) for path in sorted(folder.glob(OWN))]
    house = [LexiconFile(path.name, _bytes(path)) for path in sorted(folder.glob(HOUSE))]
    if not house:
        above = folder.absolute().parent
        house = [LexiconFile(f"house-{path.name}", _bytes(path)) for path in sorted(above.glob(OWN))]
    return (*own, *house)


def read_lexicon(folder: Path, files: tuple[LexiconFile, ...]) -> Lexicon:
    """The entries of ``files``, which belong to the statement in ``folder``. Raises ``SourceError`` with file
    and line.

    W3C PLS 1.0, with these limits: an entry needs an ``alias`` (no voice here is given phonemes), and
    ``role``, which would tell one word from another of the same letters, is refused.
    """
    return Lexicon(tuple(entry for one in files for entry in _entries(_path(folder, one.name), one.data)))


def _path(folder: Path, name: str) -> Path:
    """Where a person finds the file."""
    there = folder / name
    return there if there.is_file() else folder.parent / name.removeprefix("house-")


def _bytes(path: Path) -> bytes:
    from everyreader.source.bounded import bounded  # its package reads lexicons, too

    try:
        return bounded(path, _MOST_BYTES)
    except ValueError:
        raise SourceError(
            path, f"the lexicon is over {_MOST_BYTES // 1_000_000} MB; keep what is needed"
        ) from None
    except OSError as error:
        raise SourceError(path, f"the lexicon cannot be read: {error.strerror}") from None


def _entries(path: Path, data: bytes) -> Iterator[Entry]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise SourceError(path, f"is not well-formed XML ({error.msg})", line=error.lineno) from None
    if root.getroottree().docinfo.doctype:
        raise SourceError(path, "a document type is not allowed in a lexicon; take the line out", line=1)
    if root.tag != f"{{{NAMESPACE}}}lexicon":
        raise SourceError(path, f"is no W3C PLS lexicon; expected <lexicon xmlns=“{NAMESPACE}”>", line=1)
    language = root.get(XML_LANG, "")
    if not tag_is_valid(language):
        raise SourceError(
            path, "the lexicon does not say its language; write xml:lang=“…” in its first element", line=1
        )
    yield from _lexemes(path, root, language)


def _lexemes(path: Path, root: etree._Element, language: str) -> Iterator[Entry]:
    seen: dict[str, int] = {}
    for element in root:
        name = etree.QName(element)
        if name.namespace != NAMESPACE or name.localname not in _ELEMENTS:
            raise SourceError(path, f"<{name.localname}> does not belong there", line=element.sourceline)
        if name.localname != "lexeme":
            continue
        alias = _alias(path, element)
        for grapheme in _graphemes(path, element):
            if grapheme in seen:
                raise SourceError(
                    path,
                    f"“{grapheme}” stands on line {seen[grapheme]} already; keep one of them",
                    line=element.sourceline,
                )
            seen[grapheme] = element.sourceline or 1
            yield Entry(grapheme, alias, language)


def _graphemes(path: Path, lexeme: etree._Element) -> list[str]:
    found = [_words(one) for one in lexeme.findall(f"{{{NAMESPACE}}}grapheme")]
    if not found or not all(found):
        raise SourceError(
            path,
            "an entry has no <grapheme>; write the words as the statement has them",
            line=lexeme.sourceline,
        )
    return found


def _alias(path: Path, lexeme: etree._Element) -> str:
    """The preferred alias, else the first (PLS 1.0, 4.9)."""
    if lexeme.get("role"):
        raise SourceError(
            path,
            "role is not supported: no voice here tells words of the same letters apart; take it out",
            line=lexeme.sourceline,
        )
    found = lexeme.findall(f"{{{NAMESPACE}}}alias")
    chosen = next((one for one in found if one.get("prefer") == "true"), found[0] if found else None)
    words = _words(chosen) if chosen is not None else ""
    if not any(letter.isalnum() for letter in words):
        raise SourceError(
            path,
            (
                "an entry has no <alias> with words; no voice here is given phonemes, so write how it is "
                "said in letters"
            ),
            line=lexeme.sourceline,
        )
    return words


def _words(element: etree._Element) -> str:
    return folded("".join(element.itertext()))
