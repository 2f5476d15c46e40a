"""What a person would lay out: furniture, headings, lists, lines, tables and addresses, each by its own
repair."""

from __future__ import annotations

import pytest

from everyreader.importers.draft import Draft
from everyreader.importers.repair.headings.headings import free_long_headings, make_headings, part_lead_lines
from everyreader.importers.repair.lines.heads import part_heads
from everyreader.importers.repair.lines.line_breaks import read_barred_lines
from everyreader.importers.repair.lines.lines import (
    free_lazy_lines,
    join_contacts,
    keep_lines,
    part_paragraphs,
)
from everyreader.importers.repair.links.links import link_addresses
from everyreader.importers.repair.lists.lists import make_typed_lists
from everyreader.importers.repair.lists.numbers import free_lone_numbers, keep_numbers
from everyreader.importers.repair.notes.notes import make_notes
from everyreader.importers.repair.ornaments import drop_page_furniture, free_end_marks
from everyreader.importers.repair.release import furniture
from everyreader.importers.repair.release.dateline import mark_dateline
from everyreader.importers.repair.release.dates import find_date
from everyreader.importers.repair.release.embargo import name_embargo
from everyreader.importers.repair.signs import join_cut_words, put_back_stars
from everyreader.importers.repair.tables.tables import find_headers, make_typed_tables
from everyreader.importers.repair.title.opening import keep_subtitle, plain_furniture
from everyreader.importers.repair.title.opening_lines import part_head
from everyreader.importers.repair.title.title import promote_title

LONG = (
    "The trust opened three wells in the district on Monday, and a fourth one is to follow in May, when "
    "the road is dry enough "
    "for the lorries that bring the pumps."
)
ASKED = "The contractor asks for two more weeks. The council agreed to that."
NEXT = "\n"
WRAPPED = (
    "The trust opened three wells in the district on Monday, and\na fourth one is to follow in May, as "
    "soon as the road is dry\n"
    "enough for all the lorries that bring the pumps to the place:"
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("FOR IMMEDIATE RELEASE", "release"),
        ("**Media Release**", "release"),
        ("Communiqué de presse", "release"),
        ("Zur sofortigen Veröffentlichung", "release"),
        ("Nota de prensa", "release"),
        ("COMUNICATO STAMPA", "release"),
        ("EMBARGOED until 00:01 GMT, 12 March 2024", "embargo"),
        ("Embargo until noon", "embargo"),
        ("Sous embargo jusqu'au 12 mars 2024", "embargo"),
        ("Sperrfrist: 12. März 2024, 10 Uhr", "embargo"),
        ("For release on 12 March 2024", "embargo"),
        ("FOR RELEASE 10:00 A.M. EDT, March 12, 2024", "embargo"),
        ("For release: 12 March 2024", "release"),
        ("Press release – embargoed until 12 March 2024", "embargo"),
        ("London, 4 March 2024, not for publication before 12 March 2024", "embargo"),
        ("À diffuser à partir du 12 mars 2024", "embargo"),
        ("Pour diffusion à partir du 12 mars 2024", "embargo"),
        ("Pour diffusion immédiate", "release"),
        ("Frei zur Veröffentlichung ab 12. März 2024", "embargo"),
        ("Bitte nicht vor dem 12. März 2024 veröffentlichen!", "embargo"),
        ("Para publicar a partir del 12 de marzo de 2024", "embargo"),
        ("Não divulgar antes de 12 de março", "embargo"),
        ("Da diffondere dal 12 marzo 2024", "embargo"),
        ("Embargo tot 12 maart 2024", "embargo"),
        ("Får publiceras tidigast 12 mars 2024", "embargo"),
        ("Må ikke offentliggøres før 12. marts 2024", "embargo"),
        ("Julkaisuvapaa 12.3.2024 klo 10", "embargo"),
        ("Nie publikować przed 12 marca 2024", "embargo"),
        ("Не публиковать до 12 марта 2024", "embargo"),
        ("Embargo on arms to end in 2025", ""),
        ("Frei für Kinder ab 6 Jahren", ""),
        ("Do not use the lift until it is checked", ""),
        ("One, two, three, " * 20, ""),  # at once, however many marks part a paragraph
        ("Veröffentlichung der Zahlen am 12. März 2024", ""),
        ("- ENDS -", "end"),
        ("PRESSEMITTEILUNG Nr. 17/2024", "release"),
        ("Comunicado No. 220(1)004/2021", "release"),
        ("Medienmitteilung 4 vom 3. Mai 2024", "release"),
        ("COMMUNIQUÉ DE PRESSE N° 12", "release"),
        ("NOTA DE PRENSA 23/2024", "release"),
        ("Comunicato stampa n. 5", "release"),
        ("Nota à imprensa n.º 14", "release"),
        ("Press release: 5 new wells", ""),
        ("Press statement on 5 wells", ""),
        ("[Ende]", "end"),
        ("-30-", "sign"),
        ("— 30 —", "sign"),
        ("(more)", "more"),
        ("Page 2 of 3", "more"),
        ("Notes to editors:", "notes"),
        ("Note aux rédactions", "notes"),
        ("Hinweise für die Redaktionen", "notes"),
        ("About the Harbour Library", "about"),
        ("À propos de la bibliothèque", "about"),
        ("Über die Bibliothek", "about"),
        ("Media contact", "contact"),
        ("Pressekontakt", "contact"),
        ("Ufficio stampa", "contact"),
        ("30", ""),
        ("Press releases are written by hand", ""),
        ("About 4,200 people were served", ""),
        ("Ends of the earth", ""),
        ("More", ""),
        ("Contact with water is dangerous", ""),
        ("Über 400 Menschen kamen", ""),
    ],
)
def test_the_furniture_of_a_release_is_told_from_its_text(text, kind):
    assert furniture.kind(text) == kind


@pytest.mark.parametrize(
    ("repair", "text", "expected", "found"),
    [
        # the title among the furniture
        (
            promote_title,
            "FOR IMMEDIATE RELEASE\n\nWells open\n\nThree wells opened today in the district.\n",
            "# Wells open\n\nFOR IMMEDIATE RELEASE\n\nThree wells opened today in the district.\n",
            ["title moved", "title promoted"],
        ),
        (
            promote_title,
            "Contact: Jo, press@example.org\n\n**Wells open**\n\nbee.\n",
            "# Wells open\n\nContact: Jo, press@example.org\n\nbee.\n",
            ["title moved", "title promoted"],
        ),
        (
            promote_title,
            "Harbour Library\n\n12 Mill Lane\n\nWells open\n\nbee.\n",
            "# Wells open\n\nHarbour Library\n\n12 Mill Lane\n\nbee.\n",
            ["title moved", "title promoted"],
        ),
        (promote_title, "FOR IMMEDIATE RELEASE\n\nA sentence of its own stands here.\n", None, []),
        (
            part_head,
            "PRESS RELEASE\nWells open\n\nbee.\n",
            "PRESS RELEASE\n\nWells open\n\nbee.\n",
            ["lines parted"],
        ),
        (
            part_head,
            "WELLS OPEN\nThree of them\n\nbee.\n",
            "WELLS OPEN\n\nThree of them\n\nbee.\n",
            ["lines parted"],
        ),
        (
            plain_furniture,
            "# A\n\n**FOR IMMEDIATE RELEASE**\n\n## ENDS\n",
            "# A\n\nFOR IMMEDIATE RELEASE\n\nENDS\n",
            ["line of the release made plain", "line of the release made plain"],
        ),
        (drop_page_furniture, "a\n\n-30-\n\nb\n", "a\n\nb\n", ["end mark taken out"]),
        (drop_page_furniture, "a\n\n-more-\n\nPage 2 of 3\n\nb\n", "a\n\nb\n", ["page line taken out"] * 2),
        (
            drop_page_furniture,
            "a\n\n– ENDE –\n\nThe end\n\nMore\n",
            "a\n\nThe end\n\nMore\n",
            ["end mark taken out"],
        ),
        # dates
        (
            mark_dateline,
            "# A\n\n*LONDON, 12 March 2024* -- The well opened.\n",
            "# A\n\n[LONDON, 12 March 2024]{.dateline} -- The well opened.\n",
            ["dateline marked"],
        ),
        (
            mark_dateline,
            "# A\n\nWashington, D.C. (November 21, 2023) – The well opened.\n",
            "# A\n\n[Washington, D.C. (November 21, 2023)]{.dateline} – The well opened.\n",
            ["dateline marked"],
        ),
        (
            mark_dateline,
            "# A\n\nEMBARGOED until 00:01 GMT, 12 March 2024\n\nLONDON, 12/03/2024 – The well opened.\n",
            (
                "# A\n\nEMBARGOED until 00:01 GMT, 12 March 2024\n\n[LONDON, 12/03/2024]{.dateline} – "
                "The well opened.\n"
            ),
            ["date taken from embargo", "dateline marked"],
        ),
        (
            mark_dateline,
            "# A\n\n4 March 2024 – For release on 12 March 2024\n\nThe well opened.\n",
            "# A\n\n[4 March 2024]{.dateline} – For release on 12 March 2024\n\nThe well opened.\n",
            ["dateline marked"],
        ),
        (
            mark_dateline,
            "# A\n\nEmbargo:\n\n12 March 2024, noon\n\nLONDON, 4 March 2024 – The well opened.\n",
            (
                "# A\n\nEmbargo:\n\n12 March 2024, noon\n\n[LONDON, 4 March 2024]{.dateline} – The well "
                "opened.\n"
            ),
            ["dateline marked"],
        ),
        (
            mark_dateline,
            "# A\n\nA first sentence of the text.\n\nbee.\n\ncat.\n\neel.\n\nHarbour Town, 4 March 2024\n",
            (
                "# A\n\nA first sentence of the text.\n\nbee.\n\ncat.\n\neel.\n\n[Harbour Town, 4 March "
                "2024]{.dateline}\n"
            ),
            ["dateline marked"],
        ),
        (
            mark_dateline,
            "# A\n\nLondon, 12 March 2024. The well opened.\n",
            "# A\n\n[London, 12 March 2024.]{.dateline} The well opened.\n",
            ["dateline marked"],
        ),
        (mark_dateline, "# A\n\nA poem for the day the old harbour opened, 4 March 2024\n", None, []),
        # headings
        (
            make_headings,
            "# A\n\nbee.\n\n## B\n\n### C\n\nbee.\n\n**About us**\n\nText.\n\n### D\n\nText.\n",
            "# A\n\nbee.\n\n## B\n\n### C\n\nbee.\n\n### About us\n\nText.\n\n### D\n\nText.\n",
            ["line made heading"],
        ),
        (
            make_headings,
            "# A\n\nbee.\n\n**What has changed**\n\nText.\n\n**Key facts:**\n\n- c\n",
            "# A\n\nbee.\n\n## What has changed\n\nText.\n\n## Key facts:\n\n- c\n",
            ["line made heading"] * 2,
        ),
        (
            make_headings,
            "# A\n\nbee.\n\nKEY FACTS\n\nText.\n\n**Plans**\n\nText.\n",
            "# A\n\nbee.\n\n## KEY FACTS\n\nText.\n\n### Plans\n\nText.\n",
            ["line made heading"] * 2,
        ),
        (
            make_headings,
            "# A\n\nbee.\n\nWhat has changed\n\nIt is different.\n\nMedia contact\n\nJo Smith\n",
            "# A\n\nbee.\n\n## What has changed\n\nIt is different.\n\n## Media contact\n\nJo Smith\n",
            ["line made heading"] * 2,
        ),
        (make_headings, "# A\n\n**Who:** the library.\n\n**b**\n", None, []),  # a lead-in, and nothing below
        (make_headings, "# A\n\nbee.\n\nBerlin, 5. März 2024\n\nIt is so.\n", None, []),
        (make_headings, "# A\n\nIBAN: DE33 5003\n\nBIC: TRODDEF1\n\nText.\n", None, []),
        (make_headings, "# A\n\nbee.\n\nREGON: 123456789\n\nText.\n", None, []),
        (make_headings, "# A\n\n**When: 4 May**\n\n**Where: Riverton**\n\nText.\n", None, []),
        (
            make_headings,
            "# A\n\nbee.\n\nPART 2: THE WELLS\n\nText.\n\n**Background: why**\n\nText.\n",
            "# A\n\nbee.\n\n## PART 2: THE WELLS\n\nText.\n\n### Background: why\n\nText.\n",
            ["line made heading"] * 2,
        ),
        (make_headings, "# A\n\n**So it is. It is so**\n\nbee.\n", None, []),
        (make_headings, "# A\n\nbee.\n\nYours sincerely\n\nJo Smith\n", None, []),
        (make_headings, "# A\n\nbee.\n\nDear reader\n\nThis is it.\n", None, []),
        (make_headings, "# A\n\nbee.\n\nD. Martin, greffier\n\nThis is it.\n", None, []),
        (make_headings, "# A\n\nbee.\n\nDr. Anna Weber\n\nThis is it.\n", None, []),
        (make_headings, "# A\n\nShe said:\n\n**Not I**\n\nc.\n", None, []),
        (make_headings, "# A\n\nTyger Tyger\n\nburning bright\n\nb.\n", None, []),
        (make_headings, "# A\n\n## B\n\nc.\n\nA plain line\n\nd.\n", None, []),
        (
            part_lead_lines,
            "# A\n\n**Aims**  \nThe wells.\n",
            "# A\n\n**Aims**\n\nThe wells.\n",
            ["lines parted"],
        ),
        (part_lead_lines, "Contact:\nJo Smith\n", "Contact:\n\nJo Smith\n", ["lines parted"]),
        (part_lead_lines, "# A\n\n**Jo Smith**  \n**Chair**\n", None, []),
        (
            free_long_headings,
            (
                "The trust opened three wells today. It was a long way for all of us who had been there "
                "from the "
                "first day to the last one, and for those who had not.\n---\n"
            ),
            (
                "The trust opened three wells today. It was a long way for all of us who had been there "
                "from the "
                "first day to the last one, and for those who had not.\n"
            ),
            ["long heading made paragraph"],
        ),
        # lists
        (make_typed_lists, "Aims:\n• a\n• b\n", "Aims:\n\n- a\n- b\n", ["typed points made list"]),
        (make_typed_lists, "\uf0b7\ta\n\uf0b7\tb\n", "- a\n- b\n", ["typed points made list"]),
        (make_typed_lists, "• a\n\n• b\n", "- a\n- b\n", ["typed points made list"]),
        *(
            (
                make_typed_lists,
                f"• tea\n\n• bread\n\n{part}\n",
                f"- tea\n- bread\n\n{part}\n",
                ["typed points made list"],
            )
            for part in ("§ 3.", "§ Third", "§3 Fees", "¶ 3", "№ 3", "Nr. 3", "Art. 3")
        ),
        (make_typed_lists, "➔ a\n➔ b\n", "- a\n- b\n", ["typed points made list"]),
        (
            make_typed_lists,
            "• a\n– b\n– c\n• d\n",
            "- a\n\n  - b\n  - c\n\n- d\n",
            ["typed points made list"],
        ),
        (
            make_typed_lists,
            "Aims\n2. a\n3. b\n",
            "Aims\n\n2.  a\n3.  b\n",
            ["typed points made list"],
        ),
        (
            make_typed_lists,
            "▪ a goes\non and on\n▪ b\n\nc\n",
            "- a goes on and on\n- b\n\nc\n",
            ["typed points made list"],
        ),
        (make_typed_lists, "Aims:\n– a\n– b\n", "Aims:\n\n- a\n- b\n", ["typed points made list"]),
        (make_typed_lists, "– Come in!\n– I will.\n", None, []),  # a dialogue
        (make_typed_lists, "Aims\n1. a\n3. b\n", None, []),
        (make_typed_lists, "• alone\n\nb\n", None, []),
        *(
            (make_typed_lists, "\n\n".join(points) + "\n", written, names)
            for points, written, names in (
                (
                    ("1. a", "2. b", "(i) c", "(ii) d"),
                    "1.  a\n\n2.  b\n\n    (i) c\n    (ii) d\n",
                    ["typed points made list"],
                ),
                (
                    ("(a) a", "(b) b", "(1) c", "(2) d", "(c) e"),
                    "(a) a\n\n(b) b\n\n    (1) c\n    (2) d\n\n(c) e\n",
                    ["typed points made list"],
                ),
                (
                    ("**(a) A**", "(1) a", "(2) b", "(i) c", "(ii) d", "**(b) B**"),
                    "**(a) A**\n\n(1) a\n\n(2) b\n\n    (i) c\n    (ii) d\n\n**(b) B**\n",
                    ["typed points made list"],
                ),
                (
                    ("1. a", "2. b", "• c", "• d", "3. e"),
                    "1.  a\n\n2.  b\n\n    - c\n    - d\n\n3.  e\n",
                    ["typed points made list"],
                ),
            )
        ),
        (free_lone_numbers, "1986. A good year.\n", "1986\\. A good year.\n", ["number kept as words"]),
        (free_lone_numbers, "(c) 2024 Harbour\n", "\\(c\\) 2024 Harbour\n", ["number kept as words"]),
        (free_lone_numbers, "1. a\n", None, []),
        (
            keep_numbers,
            "C.  Dupont, maire\nD.  Roy\n",
            "C\\. Dupont, maire\n\nD\\. Roy\n",
            ["numbers kept as typed"],
        ),
        (keep_numbers, "1. a\n3. b\n", "1\\. a\n\n3\\. b\n", ["numbers kept as typed"]),
        (keep_numbers, "1. a\n2. b\n", None, []),
        # points that all begin with a short line
        (
            part_heads,
            f"1. Apologies\nThere were none.\n\n2. Paths\n{ASKED}\n\n3. Votes\nNone\n",
            f"1.  Apologies\n\n    There were none.\n\n2.  Paths\n\n    {ASKED}\n\n3.  Votes\n\n    None\n",
            ["lines parted"],
        ),
        (
            part_heads,
            f"1.1 Paths\n{ASKED}\n\n1.2 Votes\nNone\n",
            f"1.1 Paths\n\n{ASKED}\n\n1.2 Votes\n\nNone\n",
            ["lines parted"],
        ),
        (
            part_heads,
            "- Jo Mill\n  3 Harbour Street, Brook\n- Al Ford\n  The Old House beside the church\n",
            "- Jo Mill\\\n  3 Harbour Street, Brook\n- Al Ford\\\n  The Old House beside the church\n",
            ["lines kept"],
        ),
        # one goes on in the next line
        (part_heads, f"1. Paths\n{ASKED}\n\n2. The votes on\nall of them.\n", None, []),
        (part_heads, f"1. Paths\n{ASKED}\n\n2. One line\n", None, []),
        (
            part_paragraphs,
            f"Thanks\n{ASKED}\n\nVotes on the paths\nNobody came.\n\nEnd\nAll went.\n",
            f"Thanks\n\n{ASKED}\n\nVotes on the paths\n\nNobody came.\n\nEnd\n\nAll went.\n",
            ["lines parted"] * 3,
        ),
        (  # most are no text below a line
            part_paragraphs,
            f"The tide is in\nAnd out.\n\nThe boats lie still\nAnd rest.\n\nThanks\n{ASKED}\n",
            f"The tide is in And out.\n\nThe boats lie still And rest.\n\nThanks\n\n{ASKED}\n",
            ["lines parted"],
        ),
        # lines
        (
            keep_lines,
            "Jo Smith\nTel: 020 7946 0018\npress@example.org\n",
            "Jo Smith\\\nTel: 020 7946 0018\\\npress@example.org\n",
            ["lines kept"],
        ),
        (keep_lines, "Signed,\nAnna Brook\nChair\n", "Signed,\\\nAnna Brook\\\nChair\n", ["lines kept"]),
        (
            keep_lines,
            "12 Mill Lane\nRiverton\nRV1 2AB\n",
            "12 Mill Lane\\\nRiverton\\\nRV1 2AB\n",
            ["lines kept"],
        ),
        (
            keep_lines,
            "The sea at night\nis not the sea by day,\nit has no light.\n",
            "The sea at night\\\nis not the sea by day,\\\nit has no light.\n",
            ["lines kept"],
        ),
        (keep_lines, "The trust opened\nthree wells.\n", None, []),
        (
            keep_lines,
            "To: All members\nFrom: Anna Brook\nDate: 4 March 2024\n",
            "To: All members\\\nFrom: Anna Brook\\\nDate: 4 March 2024\n",
            ["lines kept"],
        ),
        (
            free_lazy_lines,
            "1. a\n2. b goes\non\nAbout us\n",
            "1.  a\n2.  b goes on\n\nAbout us\n",
            ["lines parted"],
        ),
        (
            part_paragraphs,
            (
                "Key facts\nThe trust opened three wells in the district, and a fourth one is to follow "
                "in May.\n"
            ),
            (
                "Key facts\n\nThe trust opened three wells in the district, and a fourth one is to "
                "follow in May.\n"
            ),
            ["lines parted"],
        ),
        (  # nobody wrapped this text: a line in it ends where its sender ended it
            keep_lines,
            (
                f"{LONG}\n\nThe classes of spring are these, and no others;\nTech class - Jan 3 at 6 PM "
                f"in the hall, for 6 weeks and a day\n"
            ),
            (
                f"{LONG}\n\nThe classes of spring are these, and no others;\\\nTech class - Jan 3 at 6 "
                f"PM in the hall, for 6 weeks and a day\n"
            ),
            ["lines kept"],
        ),
        (keep_lines, f"{LONG}\n\nThe classes of spring are these\nand no others.\n", None, []),
        (  # in a text that is wrapped, too, lines of one kind below each other
            keep_lines,
            f"{WRAPPED}\nHolder: Trust\nIBAN: DE33 5003\nBIC: TRODDEF1\n",
            f"{WRAPPED.replace(NEXT, ' ')}\n\nHolder: Trust\\\nIBAN: DE33 5003\\\nBIC: TRODDEF1\n",
            ["lines kept"],
        ),
        (
            keep_lines,
            f"{WRAPPED}\nhttps://example.org/a\nhttps://example.org/b\n",
            f"{WRAPPED.replace(NEXT, ' ')}\n\nhttps://example.org/a\\\nhttps://example.org/b\n",
            ["lines kept"],
        ),
        (
            keep_lines,
            f"{WRAPPED}\n10:00 Doors open\n10:30 The mayor speaks\n",
            f"{WRAPPED.replace(NEXT, ' ')}\n\n10:00 Doors open\\\n10:30 The mayor speaks\n",
            ["lines kept"],
        ),
        (  # a value that had no more room in its line
            keep_lines,
            (
                f"{WRAPPED}\n\nCost: nothing\nWhere: In the Town Hall of Riverton, 12 Mill Lane, beside "
                f"old\nSt Mary’s\n"
            ),
            (
                f"{WRAPPED.replace(NEXT, ' ')}\n\nCost: nothing\\\nWhere: In the Town Hall of Riverton, "
                f"12 Mill Lane, beside old St Mary’s\n"
            ),
            ["lines kept"],
        ),
        (keep_lines, f"{WRAPPED}\nhttps://example.org/a and no more.\n", None, []),
        (
            part_paragraphs,
            f"{LONG}\nHolder: Trust\nIBAN: DE33 5003\n",
            f"{LONG}\n\nHolder: Trust IBAN: DE33 5003\n",
            ["lines parted"],
        ),
        # tables
        (
            make_typed_tables,
            "Wells\nDistrict\tWells\nKissi\t12\nMora\t1\n",
            (
                "Wells\n\n| District | Wells |\n|----------|------:|\n| Kissi    |    12 |\n| Mora     | "
                "    1 |\n"
            ),
            ["typed table made table"],
        ),
        (make_typed_tables, "Name\tJo Smith\nTown\tRiverton\n", None, []),
        (
            make_typed_tables,
            "Text.\n\n          2024   2025\nAdults    4.00   4.50\nSeniors   3.00   3.50\n",
            (
                "Text.\n\n|         | 2024 | 2025 |\n|---------|-----:|-----:|\n| Adults  | 4.00 | 4.50 "
                "|\n| Seniors | 3.00 | 3.50 |\n"
            ),
            ["typed table made table"],
        ),
        (find_headers, "| A | B |\n|---|---|\n| c | 1 |\n", None, []),
        # notes
        (
            make_notes,
            "A well.[1] It is 5 m² wide.[2]\n\nNotes\n\n[1] Of 2023.\n[2] Of 2024.\n",
            "A well.[^1] It is 5 m² wide.[^2]\n\n[^1]: Of 2023.\n\n[^2]: Of 2024.\n",
            ["heading of notes taken out", "typed note made note", "typed note made note"],
        ),
        (make_notes, "A well.¹\n\n¹ Of 2023.\n", "A well.[^1]\n\n[^1]: Of 2023.\n", ["typed note made note"]),
        *(
            (
                make_notes,
                f"{said.format('¹', '²')}\n\n¹ Of 2023.\n²Of\n2024.\n",
                f"{said.format('[^1]', '[^2]')}\n\n[^1]: Of 2023.\n\n[^2]: Of 2024.\n",
                ["typed note made note"] * 2,
            )
            for said in (
                "It{}, says{}-it.",
                "It{},{} is",
                "It{}{} is",
                "It ({}) {} is",
                "In 5 m², 5{} of 45 %{}",
            )
        ),
        (make_notes, "It¹ is 10⁶ m².\n\n¹ Of 2023.\n² Of 2024.\n", None, ["typed notes left"]),
        (make_notes, "A well.[1]\n\n[1] Of 2023.\n\n[2] Of 2024.\n", None, ["typed notes left"]),
        (
            make_notes,
            "A well.(1) A pump.(2)\n\n(1) Of 2023.\n(2) Of 2024.\n",
            "A well.[^1] A pump.[^2]\n\n[^1]: Of 2023.\n\n[^2]: Of 2024.\n",
            ["typed note made note"] * 2,
        ),
        (
            make_notes,
            "12 wells*, 3 pumps†, 2 lamps.‡\n\n*Of 2023.\n† Estimated.\n‡ New.\n\nENDS\n",
            (
                "12 wells[^1], 3 pumps[^2], 2 lamps.[^3]\n\nENDS\n\n[^1]: Of 2023.\n\n[^2]: "
                "Estimated.\n\n[^3]: New.\n"
            ),
            ["typed note made note"] * 3,
        ),
        (make_notes, "12 wells.*\n\n* Water\n* Food\n", None, []),
        (make_notes, "A *very* old well.\n\n* Water\n", None, []),
        (make_notes, "2*3*4 wells, a 5* hotel.\n\nWater\n", None, []),
        (make_notes, "See Article 5(1).\n\n(1) Water\n(2) Food\n", None, []),
        (make_notes, "A well.[1]\n", None, ["typed notes left"]),
        (make_notes, "A well [1] alone.\n", None, []),
        # addresses
        (
            link_addresses,
            "See https://example.org/a(b). Write to a.b@example.org, or call +44 (0)20 7946 0018.\n",
            (
                "See <https://example.org/a(b)>. Write to <a.b@example.org>, "
                "or call [+44 (0)20 7946 0018](tel:+442079460018).\n"
            ),
            ["address made link"] * 3,
        ),
        (
            link_addresses,
            "Tel. +44 1632 960 142 (24 hours: +44 1632 960 143), www.hall.example/map.\n",
            (
                "Tel. [+44 1632 960 142](tel:+441632960142) (24 hours: [+44 1632 960 "
                "143](tel:+441632960143)), "
                "[www.hall.example/map](https://www.hall.example/map).\n"
            ),
            ["address made link"] * 3,
        ),
        *(
            (link_addresses, f"Fax {number}.\n", None, ["telephone number left plain"])
            for number in (
                "+44 1632 960 144 2 lines",
                "+353 1 555 0100 9-5",
                "+44 1632 960 142 24 hours",
                "0800 555 0199",
                "(0431) 901 1007",
                "01 42 34 56 78",
            )
        ),
        *(
            (link_addresses, text, None, [])
            for text in (
                "Pague al IBAN: ES09 0049 5156 7123 1656 5022 hoy.\n",
                "**Account no.** 0123 456 789\n",
                "Kontonummer\\\n0123 456 789\n",
                "A card, 4012 0888 8888 1881\n",
                "Registered charity 0123 456789\n",
                "USt-IdNr. 012 345 678, Aktenzeichen: 7 O 012 3456/45\n",
                "ISBN 019 852663 6\n",
                "| Bank | Conto n. |\n|---|---|\n| a | 0123 456 789 |\n",
            )
        ),
        *(
            (link_addresses, text, None, ["telephone number left plain"])
            for text in (
                "IBAN ES09 0049 5156 7123 1656 5022, Telefon 030 123456\n",
                "Charity no. 0123 456789. Call 020 7946 0000.\n",
                "Account holder: Ada Roe, 020 7946 0000\n",
                "| Konto | Telefon |\n|---|---|\n| 0123 456 789 | 0123 456 789 |\n",
            )
        ),
        (link_addresses, "On 03.12.2024 some +20 000 000 came, 2024-03-11 to 2024-04-01.\n", None, []),
        (link_addresses, "`a@b.org` and [x@y.org](mailto:x@y.org) and example.org\n", None, []),
        # strokes
        (
            read_barred_lines,
            (
                "It goes:\n| The river came\n|   and went **again**,\n  and again\n|\n| and left.\n\n> | "
                "It came\n> | and went.\n"
            ),
            (
                "It goes:\n\nThe river came\\\nand went **again**, and again\n\nand left.\n\n"
                "> It came\\\n> and went.\n"
            ),
            ["lines kept"] * 2,
        ),
        (read_barred_lines, "| a | b |\n| c | d |\n", None, ["strokes left"]),
        (read_barred_lines, "| a line\nand another\n", None, ["strokes left"]),
        (read_barred_lines, "A | b\n\nc\n", None, []),
        # signs
        (put_back_stars, "2*3*4 is 24\n", "2\\*3\\*4 is 24\n", ["stars put back"]),
        (put_back_stars, "a *b* c\n", None, []),
        (
            join_cut_words,
            "an impor-\ntant and important day\n",
            "an important and important day\n",
            ["cut word joined"],
        ),
        (join_cut_words, "a long-\nterm plan\n", "a long-term plan\n", ["cut word joined"]),
        (join_cut_words, "pre-\nand post-war\n", None, []),
    ],
)
def test_one_repair(after, repair, text, expected, found):
    written, done = after(repair, text)
    assert sorted(name for _, name in done) == found
    if expected is not None:
        assert written == expected
    elif not found:
        assert written == after(lambda draft: draft, text)[0]


def test_lines_of_markdown_are_joined_unless_they_are_an_address(after):
    text = "One sentence.\nAnother one.\n\nJo Smith\nTel: 020 7946 0018\n"
    written, _ = after(keep_lines, text, file="note.md")
    assert written == "One sentence. Another one.\n\nJo Smith\\\nTel: 020 7946 0018\n"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("EMBARGOED until 00:01 GMT, 12 March 2024", "2024-03-12T00:01+00:00"),
        ("Embargo until 6 a.m. EST, March 5, 2024", "2024-03-05T06:00-05:00"),
        ("4 March 2024 – For release on 12 March 2024 at 10:00 GMT", "2024-03-12T10:00+00:00"),
        ("Embargoed until 12 March 2024", ""),  # without its zone nobody can tell when it ends
    ],
)
def test_the_moment_of_an_embargo_goes_into_the_front_matter(text, moment):
    para = {"t": "Para", "c": [{"t": "Str", "c": text}], "line": 1}
    assert name_embargo(Draft((para,), "en")).matter.get("embargo", "") == moment


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Berlin, den 4. März 2024", "de"),
        ("Roma, 4 marzo 2024", "it"),
        ("Bra, lì 4 marzo 2024", "it"),
        ("Porto, em 4 de março de 2024", "pt"),
        ("Barcelona, a 4 de marzo de 2024", "es"),
        ("4 March 2024, London", "en"),
        ("NEW YORK, March 4, 2024 /PRNewswire/", "en"),
        ("LONDON – 4 March 2024", "en"),
        ("Date: 4 March 2024", "en"),
    ],
)
def test_the_dates_of_releases(text, language):
    assert find_date(text, language).isoformat() == "2024-03-04"


def test_a_bold_line_between_title_and_dateline_is_no_heading(after):
    def both(draft):
        return keep_subtitle(mark_dateline(draft))

    written, done = after(both, "# A\n\n**How it came**\n\n4 March 2024\n\nbee.\n")
    assert written == "# A\n\nHow it came\n\n[4 March 2024]{.dateline}\n\nbee.\n"
    assert [name for _, name in done] == ["dateline marked", "subtitle kept"]


def test_the_numbers_of_a_list_in_markdown_count_on(after):
    written, done = after(keep_numbers, "1. a\n1. b\n", file="note.md")
    assert written == "1.  a\n2.  b\n"
    assert done == [(1, "numbers counted on")]


def test_an_end_mark_between_hyphens_is_no_point_of_a_list(after):
    written, done = after(lambda draft: drop_page_furniture(free_end_marks(draft)), "a\n\n- bee\n\n- 30 -\n")
    assert (written, done) == ("a\n\n- bee\n", [(5, "end mark taken out")])
    assert after(free_end_marks, "a\n\n- ENDS -\n")[0] == "a\n\n\\- ENDS -\n"


def heading(text: str) -> dict:
    return {"t": "Header", "c": [2, ["", [], []], [{"t": "Str", "c": text}]], "line": 1}


def paragraph(text: str) -> dict:
    return {"t": "Para", "c": [{"t": "Str", "c": text}], "line": 2}


def test_the_paragraphs_of_an_address_in_an_office_file_are_its_lines():
    blocks = (
        heading("Contact"),
        paragraph("Jo Smith"),
        paragraph("Tel: 020 7946 0018"),
        paragraph("It ends here."),
    )
    done = join_contacts(Draft(blocks, "en", place="paragraph"))
    assert [one["t"] for one in done.blocks[1]["c"]] == ["Str", "LineBreak", "Str"]
    assert done.blocks[2] == blocks[3]
    assert join_contacts(Draft(blocks, "en")).blocks == blocks
