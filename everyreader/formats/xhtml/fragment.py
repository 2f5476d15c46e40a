"""Publication → accessible markup: pandoc's HTML, mended, checked and kept as text."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from everyreader.formats.xhtml import gate
from everyreader.formats.xhtml.contents import Heading, contents
from everyreader.formats.xhtml.mend import MATHML, mend
from everyreader.formats.xhtml.prepare import ARROWS, prepare
from everyreader.model.errors import MakerFailed, SourceError
from everyreader.model.publication import Publication
from everyreader.source.dialect import call

XHTML = "http://www.w3.org/1999/xhtml"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# No +task_lists: a box is a character here. No highlighting: its greys fail contrast and its anchors are
# empty links.
_ARGUMENTS = (
    "--from=json",
    "--to=html5-smart-task_lists",
    "--mathml",
    "--wrap=none",
    "--section-divs",
    "--syntax-highlighting=none",
)

Element = etree._Element


@dataclass(frozen=True)
class Traits:
    """How many there are of each thing that accessibility metadata speaks of."""

    headings: int
    images: int  # with an alternative text
    images_without_alt: int
    decorative: int
    tables: int
    tables_without_headers: int
    formulas: int
    formulas_described: int  # with a spoken alternative that a person wrote
    notes: int


@dataclass(frozen=True)
class Fragment:
    """The statement's blocks, the notes' section last. ``markup`` is well-formed XML with one ``div`` as its
    root.

    HTML elements are in no namespace and carry ``lang``; formulas are MathML. ``elements``, ``xhtml`` and
    ``html`` give copies. Images are written as ``<img src=NAME>`` with ``Resource.name``, to be replaced by
    the writer.
    """

    markup: str
    language: str

    def elements(self) -> list[Element]:
        """Fresh elements in no namespace, in reading order; a section of notes (role ``doc-endnotes``) comes
        last.
        """
        return list(_parsed(self.markup))

    def xhtml(self) -> list[Element]:
        """The same in the XHTML namespace, with ``xml:lang`` beside each ``lang``, as EPUB wants them."""
        root = etree.fromstring(self.markup.replace("<div", f'<div xmlns="{XHTML}"', 1), _parser())
        for one in root.xpath("//*[@lang]"):
            one.set(_XML_LANG, one.get("lang"))
        return list(root)

    def html(self) -> str:
        """The blocks as HTML5 text."""
        return "".join(as_html(one) for one in self.elements())

    @cached_property
    def contents(self) -> tuple[Heading, ...]:
        """The headings, nested by level."""
        return contents(self.elements())

    @cached_property
    def images(self) -> tuple[str, ...]:
        """The names of the images used, each once, in order."""
        return tuple(dict.fromkeys(str(name) for name in _parsed(self.markup).xpath("//img/@src")))

    @cached_property
    def traits(self) -> Traits:
        """What is in the statement, counted."""
        root = _parsed(self.markup)

        def count(path: str) -> int:
            return len(root.xpath(path, namespaces={"m": MATHML}))

        return Traits(
            headings=count("//h1|//h2|//h3|//h4|//h5|//h6"),
            images=count("//img[@alt!='']"),
            images_without_alt=count("//img[not(@alt)]"),
            decorative=count("//img[@alt='']"),
            tables=count("//table"),
            tables_without_headers=count("//table[not(.//th)]"),
            formulas=count("//m:math"),
            formulas_described=count("//m:math[@aria-label]"),
            notes=count("//section[@role='doc-endnotes']/ol/li"),
        )


def fragment(publication: Publication) -> Fragment:
    """The statement as accessible markup, the words of ``publication.body`` and no other.

    Raises ``SourceError`` for raw markup, a link with a scheme that is not allowed, an identifier used twice
    and a formula that is not TeX; ``MakerMissing`` and ``MakerFailed`` for pandoc.
    """
    path = publication.folder / "statement.md"
    tree = json.loads(publication.body)
    tree["blocks"] = prepare(tree["blocks"], path)
    root = _parsed(f"<div>{_written(tree)}</div>")
    mend(root, publication)
    _refuse_doubles(root, path)
    gate.check("".join(as_html(one) for one in root), path)
    return Fragment(etree.tostring(root, encoding="unicode"), publication.metadata.language)


def as_html(element: Element) -> str:
    """One element and what follows it up to the next, as HTML5 text."""
    return str(etree.tostring(element, method="html", encoding="unicode"))


def _written(tree: dict[str, object]) -> str:
    done = call(_ARGUMENTS, json.dumps(tree).encode())
    if done.returncode != 0:
        raise MakerFailed(
            f"pandoc could not write HTML: {(done.stderr.strip() or 'no reason given').splitlines()[0]}"
        )
    return done.stdout.decode("utf-8").translate(ARROWS)


def _parsed(markup: str) -> Element:
    try:
        return etree.fromstring(markup, _parser())
    except etree.XMLSyntaxError as error:
        raise MakerFailed(f"pandoc's HTML is not well-formed: {error}") from None


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def _refuse_doubles(root: Element, path: object) -> None:
    names = Counter(str(name) for name in root.xpath("//@id"))
    for name, times in names.items():
        if times > 1:
            raise SourceError(str(path), f"{times} places share the identifier #{name}; give each its own")
