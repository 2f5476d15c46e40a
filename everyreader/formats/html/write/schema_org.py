"""What machines are told about the page, in schema.org's terms (JSON-LD 1.1).

Nothing that is not true of this page.
"""

from __future__ import annotations

from typing import Any

from everyreader.formats.xhtml import Fragment, describe
from everyreader.model.publication import Publication

#: What the page itself adds: type that the reader can change, one reading order, no lock.
_FEATURES = ("displayTransformability", "readingOrder", "unlocked")


def schema_org(publication: Publication, fragment: Fragment, *, has_contents: bool) -> dict[str, Any]:
    """The description as plain data. Optional keys of the front matter appear only where they are filled."""
    metadata = publication.metadata
    features = (*_FEATURES, *(("tableOfContents",) if has_contents else ()))
    access = describe(
        fragment.traits,
        publication.resources,
        features=features,
        conformance=publication.decisions.conformance,
    )
    said = {
        "@context": "https://schema.org",
        "@type": "Article",
        "name": metadata.title,
        "headline": metadata.title,
        "datePublished": metadata.date.isoformat(),
        "publisher": {"@type": "Organization", "name": metadata.publisher},
        "author": [{"@type": "Person", "name": name} for name in metadata.author],
        "inLanguage": metadata.language,
        "identifier": metadata.identifier,
        "description": metadata.description,
        "keywords": list(metadata.subject),
        "copyrightNotice": metadata.rights,
        "isBasedOn": metadata.source,
        "accessMode": list(access.modes),
        "accessModeSufficient": [_modes(one) for one in access.sufficient],
        "accessibilityFeature": list(access.features),
        "accessibilityHazard": list(access.hazards),
        "accessibilitySummary": access.summary,
    }
    return {key: value for key, value in said.items() if value}


def _modes(together: str) -> dict[str, Any]:
    return {"@type": "ItemList", "itemListElement": together.split(",")}
