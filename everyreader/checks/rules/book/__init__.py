"""An e-book's package, contents, metadata, notes, and its words read aloud."""

from everyreader.checks.rules.book import (
    beside,
    contents,
    cover,
    metadata,
    metadata_access,
    metadata_said,
    metadata_summary,
    notes,
    overlay,
    overlay_sound,
    overlay_times,
    package,
    parts,
    places,
    reading_order,
    said,
)

RULES = tuple(
    rule
    for part in (
        beside,
        contents,
        cover,
        metadata,
        metadata_access,
        metadata_said,
        metadata_summary,
        notes,
        overlay,
        overlay_sound,
        overlay_times,
        package,
        parts,
        places,
        reading_order,
        said,
    )
    for rule in part.RULES
)
