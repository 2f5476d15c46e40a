"""Words in another language than is named: LNG-005."""

from __future__ import annotations

from tests.checks.rules.kit import FAILED, INAPPLICABLE, PASSED, Example, book, page, pdf

SAID = (
    "Le puits du village est profond, et son eau reste froide pendant tout l'été.",
    "Personne n'en a jamais vu le fond, mais on raconte que les anciens l'ont mesuré deux fois.",
    "La pompe est en panne depuis mardi, et les enfants vont chercher l'eau à la rivière.",
    "Nous demandons qu'elle soit réparée avant la fin du mois, comme cela nous avait été promis.",
)
FRENCH = "".join(f"<p>{one}</p>" for one in SAID)
ENGLISH = (
    "<p>The well of the village is deep, and its water stays cold all through the summer.</p>"
    "<p>Nobody has ever seen the ground of it, but they say that the old people measured it twice.</p>"
    "<p>The pump has been out of order since Tuesday, and the children fetch water from the river.</p>"
)
LISTED = (
    "<ul>"
    + "".join(f"<li>{one}</li>" for one in ("Smith", "Martínez", "Rossi", "Müller", "Dupont") * 9)
    + "</ul>"
)
EXAMPLES = [
    Example("LNG-005", FAILED, "a French page that is called English", page(FRENCH)),
    Example("LNG-005", FAILED, "two lines of French", page(f"<p>{SAID[0]}</p><p>{SAID[1]}</p>")),
    Example("LNG-005", FAILED, "an English page that is called German", page(ENGLISH, lang="de")),
    Example(
        "LNG-005", FAILED, "a paragraph among others", page(f"{ENGLISH}<p>{SAID[1]} {SAID[2]}</p>{ENGLISH}")
    ),
    Example("LNG-005", PASSED, "a French page", page(FRENCH, lang="fr-CA")),
    Example(
        "LNG-005",
        PASSED,
        "a quotation that is marked",
        page(f'{ENGLISH}<blockquote lang="fr">{FRENCH}</blockquote>'),
    ),
    Example("LNG-005", PASSED, "names from everywhere", page(f"{ENGLISH}{LISTED}")),
    Example("LNG-005", INAPPLICABLE, "a word or two", page("<p>Adieu, mes amis.</p>")),
    Example("LNG-005", FAILED, "a French book", book(FRENCH, shown=True)),
    Example("LNG-005", FAILED, "a French PDF", pdf(text="# A Title\n\n" + "\n\n".join(SAID) + "\n")),
]
