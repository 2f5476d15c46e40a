"""Tables of pages, made ready for pandoc."""

from __future__ import annotations

from lxml import etree

from everyreader.importers.web.words import words
from everyreader.model.elements import enclosing

Element = etree._Element


def head_tables(root: Element) -> None:
    """The header rows of each table in a ``thead``: of others pandoc takes the first alone, and parts what is
    merged with the next."""
    for table in root.iter("table"):
        rows = [one for one in table.iter("tr") if next(one.iterancestors("table")) is table]
        if table.find(".//thead") is not None or not rows:
            continue
        count = least = 0
        while count < len(rows) and (count < least or _is_head(rows[count])):
            cells = rows[count].iterchildren("th", "td")
            least = max(
                [
                    least,
                    *(
                        count + int(cell.get("rowspan") or 1)
                        for cell in cells
                        if (cell.get("rowspan") or "1").isdecimal()
                    ),
                ]
            )
            count += 1
        if 1 < count < len(rows):
            head = etree.Element("thead")
            enclosing(rows[0]).insert(enclosing(rows[0]).index(rows[0]), head)
            for row in rows[:count]:
                head.append(row)
            if head.getparent() is not table:
                table.insert(table.index(enclosing(head)), head)


def _is_head(row: Element) -> bool:
    cells = list(row.iterchildren("th", "td"))
    return bool(cells) and all(one.tag == "th" or not words(one).strip() for one in cells)
