"""What a PDF says of itself in XMP (ISO 16684-1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pikepdf

from everyreader.formats.large_print.read.outlines import NONSENSE

_PREFIXES: Mapping[str, str] = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/pdf/1.3/": "pdf",
    "http://www.aiim.org/pdfa/ns/id/": "pdfaid",
    "http://www.aiim.org/pdfua/ns/id/": "pdfuaid",
}


def metadata_of(pdf: pikepdf.Pdf) -> dict[str, tuple[str, ...]]:
    """The properties by prefix and name; structures such as histories are left out. Nothing of XMP that is
    none."""
    try:
        return dict(_properties(pdf))
    except (SyntaxError, *NONSENSE):  # lxml's errors are SyntaxErrors
        return {}


def _properties(pdf: pikepdf.Pdf) -> Iterator[tuple[str, tuple[str, ...]]]:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        for key in xmp:
            value = xmp[key]
            prefixed = _prefixed(key)
            if prefixed and value is not None:
                yield prefixed, tuple(map(str, value)) if isinstance(value, (list, set)) else (str(value),)


def _prefixed(key: str) -> str:
    namespace, _, name = key[1:].partition("}")
    prefix = _PREFIXES.get(namespace)
    return f"{prefix}:{name}" if prefix else ""
