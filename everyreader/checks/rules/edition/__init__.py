"""The edition as a whole: its files, their description, the download page."""

from everyreader.checks.rules.edition import (
    described,
    download_amounts,
    download_links,
    download_page,
    files,
)

RULES = tuple(
    rule
    for part in (
        described,
        download_amounts,
        download_links,
        download_page,
        files,
    )
    for rule in part.RULES
)
