"""The furniture of a press release, by the words that offices use for it in six languages. Data; ``kind``
reads it."""

from __future__ import annotations

import re

from everyreader.importers.repair.release import embargo_words

# “Nr. 17/2024”, “N° 4”, “23/2024 vom 8. November 2024” behind the name of such a paper.
_NUMBERED = (
    r"(?:[\s,:#–—-]+(?:(?:nr|no|num|n|nº|n°|ref)\s?[.°º]{0,2}|n\.º|nummer|numéro|número|numero"
    r"|number)?\s*\d[\d()./–-]*"
    r"(?:\W+(?:[^\W\d_]+\W+){0,3}(?:\d{1,2}\W+(?:[^\W\d_]+\W+){0,3})?(?:19|20)\d\d)?)?"
)
# kind → what a paragraph of that kind says from its beginning to its end; a mark at the end is let pass.
_ALONE = {
    "embargo": embargo_words.SAID,
    "release": (
        r"(?:embargoed )?(?:press|news|media) (?:release|statement|advisory|alert|notice)" + _NUMBERED,
        r"(?:for|not for) immediate (?:release|distribution|publication|use)(?:\W.*)?",
        r"for (?:release|publication)\b.*",
        r"(?:communiqué(?: de presse)?|dossier de presse|avis aux médias)" + _NUMBERED,
        r"pour (?:diffusion|publication|parution) immédiate",
        r"(?:presse|medien)[- ]?(?:mitteilung|information|erklärung|meldung|info|dienst|aussendung|notiz)"
        + _NUMBERED,
        r"zur sofortigen (?:veröffentlichung|verwendung|freigabe)",
        r"(?:(?:nota|comunicado) de prensa|comunicado|nota informativa)" + _NUMBERED,
        r"(?:(?:nota|comunicado) (?:de|à) imprensa)"
        + _NUMBERED
        + r"|para (?:divulgação|publicação) imediata",
        r"para (?:publicación|difusión|distribución|divulgación) inmediata",
        r"(?:comunicato(?: stampa)?|nota stampa)" + _NUMBERED,
        r"per (?:diffusione|pubblicazione|rilascio) immediat[ao]|da pubblicare immediatamente",
        (
            r"(?:persbericht|perscommuniqué|nota de premsa|comunicat de (?:premsa|presă)|pressmeddelande"
            r"|pressemelding|pressemeddelelse"
            r"|(?:lehdistö)?tiedote|fréttatilkynning|komunikat prasowy|informacja prasowa|tisková zpráva"
            r"|tlačová správa|sajtóközlemény"
            r"|sporočilo za (?:javnost|medije)|priopćenje za (?:javnost|medije)|saopštenje za (?:javnost"
            r"|medije)|basın bülteni"
            r"|δελτίο τύπου|пресс-релиз|прессъобщение|прес-реліз)"
        )
        + _NUMBERED,
    ),
    "end": (
        r"(?:the )?ends?|end of (?:press |news |media )?(?:release|statement|text)",
        r"fin(?: du communiqué)?|ende(?: der (?:mitteilung|pressemitteilung))?|fine(?: del comunicato)?|fim",
    ),
    "more": (
        r"more(?: follows)?|more to follow|suite|à suivre|mehr folgt|fortsetzung folgt|sigue|segue",
        r"(?:page|seite|página|pagina|p\.) \d{1,3}(?:(?: of | sur | von | de | di |\s?/\s?)\d{1,3})?",
    ),
    "notes": (
        (
            r"(?:editors?['’]?s?|background) notes?|notes? (?:to|for) (?:the )?editors?"
            r"|notes? to (?:the )?(?:media|press|journalists)"
        ),
        (
            r"notes? (?:à|aux|pour) (?:l['’]attention (?:de|des) )?(?:la |les )?(?:rédactions?"
            r"|journalistes|éditeurs|rédacteurs)"
        ),
        (
            r"(?:hinweise?|anmerkung(?:en)?) (?:für|an) (?:die )?(?:redaktion(?:en)?|presse|medien"
            r"|journalist\w+)"
        ),
        (
            r"notas? (?:para|a) (?:los |las |la )?(?:editores|redactores|redacción|redacciones"
            r"|periodistas|prensa)"
        ),
        (
            r"notas? (?:para|aos|às|à) (?:os |as |a )?(?:editores|redatores|redação|redações|jornalistas"
            r"|imprensa)"
        ),
        r"note (?:per|ai|alle) (?:i |gli |le |la )?(?:redattori|redazion[ei]|giornalisti|editori)",
    ),
    "about": (
        r"about (?:us|the \S.*|(?-i:[A-ZÀ-Þ]).*)",
        r"à propos(?: d(?:e|u|es|['’]).*)?|qui sommes-nous",
        r"über (?:uns|d(?:ie|en|as) \S.*|(?-i:[A-ZÀ-Þ]).*)",
        r"(?:sobre|acerca de|quiénes somos)(?: (?:nosotros|el|la|los|las)\b.*| (?-i:[A-ZÀ-Þ]).*)?",
        r"chi siamo|informazioni su.*|a proposito di.*",
    ),
    "contact": (
        (
            r"(?:(?:press|media|news) )?(?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)"
            r"|office)(?: (?:details|information))?"
        ),
        (
            r"(?:for )?(?:further|more|additional) (?:information|details)|(?:for )?(?:further"
            r"|more) information,? (?:please )?contact"
        ),
        r"contacts?(?: de)? (?:presse|médias)|contact",
        r"(?:presse|medien)?kontakte?|ansprechpartner(?:in|innen)?|pressestelle",
        (
            r"(?:für )?(?:(?:rück|an)fragen|(?:weitere |nähere )?(?:auskünfte?|auskunft)|(?:weitere"
            r"|nähere) informationen)"
            r"(?: (?:erteilt|erteilen|gibt|geben|bei))?|ihre? ansprechpartner(?:in|innen)?"
            r"|anmeldung und (?:auskunft|information)"
        ),
        r"(?:pour )?(?:plus d['’]|toute? )(?:informations?|renseignements?)(?: complémentaires?)?",
        (
            r"renseignements?(?: et (?:inscriptions?|réservations?))?|(?:informations"
            r"|inscriptions?) et (?:renseignements|réservations?)"
            r"|vos? (?:contacts?|interlocut\w+)"
        ),
        r"(?:para )?(?:más|mayor) (?:información|informes)|informes|información y (?:reservas|contacto)",
        (
            r"(?:per )?(?:ulteriori |maggiori )?informazioni(?: e (?:contatti|prenotazioni|iscrizioni))?"
            r"|recapiti"
        ),
        r"(?:para )?(?:mais informações|informações e (?:contactos|contatos|inscrições)|esclarecimentos)",
        r"contactos?(?: (?:de|para) (?:la )?(?:prensa|medios))?|gabinete de prensa",
        r"contatos?(?: (?:de|para|com) (?:a )?imprensa)?|assessoria de imprensa",
        r"contatti(?: (?:per la )?stampa)?|contatto(?: stampa)?|ufficio stampa",
    ),
}
_KINDS = {
    kind: re.compile("|".join(f"(?:{one})" for one in said), re.IGNORECASE) for kind, said in _ALONE.items()
}
_LONGEST = 80  # characters of “Press release No. 4 of 3 May 2024”

# The labels at the head of a memo or letter: “To: …”, “Date: …”.
MEMO = re.compile(
    r"(?:to|from|date|subject|re|ref(?:erence)?|cc|an|von|datum|betreff|betr|à|de|pour|objet|a|para|asunto"
    r"|fecha|da|oggetto|data)"
    r"\s?:",
    re.IGNORECASE,
)
SALUTATION = re.compile(
    r"(?:dear|to whom it may concern|sehr geehrte[rs]?|(?:liebe[rs]?|hallo|guten (?:tag"
    r"|morgen))(?=.*[,!:]$)|ch(?:er|ère)s?|(?:mes)?dames?(?=,)"
    r"|mesdames|messieurs|madame|monsieur|bonjour|estimad[oa]s?|querid[oa]s?|apreciad[oa]s?|muy señor\w*"
    r"|gentil[ei]|egregi[oa]?"
    r"|(?:car[oiae]|spett(?:abile|\.le)|buongiorno)(?= .*,$)|(?:caríssim|prezad|estimad)[oa]s?"
    r"|car[oa]s?(?= .*[,:]$)|ex\.?m[oa]s?\.?)"
    r"(?!\w).*[,!:]?",
    re.IGNORECASE,
)
CLOSING = re.compile(
    r"(?:signed|yours (?:sincerely|faithfully|truly)|(?:kind|best|warm) (?:regards|wishes)|sincerely"
    r"|respectfully"
    r"|(?:mit )?(?:(?:freundliche|beste|herzliche|viele|liebe)[nmr]?) (?:grü(?:ß|ss)en?|gru(?:ß|ss))"
    r"|hochachtungsvoll|gezeichnet|gez\."
    r"|cordialement|bien à vous|(?:veuillez|nous vous prions d['’])\s?agréer|signé|(?:muy )?atentamente"
    r"|(?:un )?(?:cordial(?:es)? )?saludos?"
    r"|firmado|cordiali saluti|distinti saluti|cordialmente|in fede|firmato|(?:com os )?(?:melhores"
    r"|respeitosos) cumprimentos|atenciosamente)\b.*",
    re.IGNORECASE,
)
# A number by which an office files a paper: “RIN 2120–AA64”, “[Docket No. FAA–2020–0686; …]”; no span of
# years.
REFERENCE = re.compile(
    r"[\[(]?(?:[A-ZÀ-Þ]{2,4}|(?i:(?:[^\W\d_]+\.? ){0,2}(?:code|no|nr|n[°º]|number|ref|reference"
    r"|aktenzeichen|zeichen|numéro|número|numero)))"
    r"[.:]?\s(?=(?:\D*\d){4})(?!(?:19|20)\d\d[–/-]\d{2,4}[\])]?$)\w[\w.]*[–/-][\w./–-]*(?:;.*)?[\])]?"
)
_PARTED = re.compile(r"\s*(?:\s[–—-]\s|[|/•:])\s*")
_END_SIGN = re.compile(r"[\s–—*#_~=(<[-]*(?:30)[\s–—*#_~=)>\]-]*")
_AT_ONCE = re.compile(r"(?<!not for )\b(?:immediat|immédiat|inmediat|imediat|sofort)", re.IGNORECASE)


def kind(text: str) -> str:
    """What piece of furniture the paragraph ``text`` is: a key of the table, ``sign`` for ``-30-``; ``""``
    for the text itself."""
    said = text.strip()
    if _END_SIGN.fullmatch(said) and said != "30":
        return "sign"
    bare = said.strip(embargo_words.EDGES)
    found = next((name for name, pattern in _KINDS.items() if bare and pattern.fullmatch(bare)), "")
    parts = [one.strip() for one in _PARTED.split(bare)]
    if not found and len(parts) > 1 and all(kind(one) == "release" for one in parts):
        return "release"  # “Press release – for immediate use”
    if not found and (embargo_words.parted(said)[1] or _is_kept_release(said)):
        return "embargo"
    is_word = said[:1].isalnum() and not any(one.isdigit() for one in said)
    return "" if found == "more" and is_word else found  # “(more)” belongs to the paper, “More” to the text


def _is_kept_release(said: str) -> bool:
    """“Press release – embargoed until …”"""
    cuts = [
        (said[: one.start()], said[one.end() :]) for one in embargo_words.PARTED.finditer(said[:_LONGEST])
    ]
    return any(
        _KINDS["release"].fullmatch(first.strip(embargo_words.EDGES))
        and _KINDS["embargo"].fullmatch(rest.strip(embargo_words.EDGES))
        for first, rest in cuts
    )


def is_at_once(text: str) -> bool:
    """Whether the line ``text`` says “for immediate release”."""
    return bool(_AT_ONCE.search(text)) and kind(text) == "release"
