"""Lines that keep a release back, by the words of many languages. Data; ``furniture.kind`` and ``dateline``
read it.

An embargo on goods is none (“Embargo on arms lifted”), nor is a verb without a day (“Publier après la
guerre”).
"""

from __future__ import annotations

import re

_BEFORE = r"(?:(?!embargo)[^\W\d_]+\W+){0,3}"
_ON_GOODS = (
    r"(?! (?:on|against|over|of|in|is|was|has|must|should|will|and|sur|contre|et|est|auf|gegen|und|sobre"
    r"|contra|y|e|su|contro|op|tegen"
    r"|en|mot|på|wobec|(?:press|news|media) [^\W\d_]+$)\b)"
)
# Enough by themselves, whatever follows.
_NAMED = (
    r"(?:(?:strictly|under|press|news|media|strict|strikt|streng|achtung|attention|unter|onder|sous"
    r"|strictement|sotto|con|bajo|sob|com"
    r"|pod|sub|i)\W+){0,3}embarg(?:o(?:ed|ul|t)?|ó\w*)\b" + _ON_GOODS + r".*",
    _BEFORE
    + (
        r"(?:sous embargo|embargad[oa]s?|embargata|embargat|embargert|ambargolu)(?: strict)? (?:jusqu"
        r"|hasta|até|fino|fins|til|su)\b.*"
    ),
    (
        r"embarga(?:d[oa]|t|da)(?:\W*$|\s*:.*)|(?:sota )?embargament\b.*|klausul(?:eret|ert)\b.*"
        r"|klausul\s*:.*|båndlagt\b.*"
    ),
    (
        r"(?:achtung\W+|bitte beachten\W+)?(?:sperrfrist|sperrvermerk|sendesperrfrist|sperrefrist)\b.*"
        r"|gesperrt bis\b.*"
    ),
    r"(?:(?:под|під) )?(?:эмбарго|ембарго)\b.*|(?:υπό )?εμπάργκο\b.*|ambargo(?:lu)?\b.*",
    (
        r"(?:strictly )?not (?:for|to be) (?:release|publication|publish|broadcast|use"
        r"|distribut)\w*(?:,? \w+)* (?:before|until|till|prior to)\b.*"
    ),
    (
        r"ne pas (?:publier|diffuser|communiquer)\b.*\bavant\b.*|nicht (?:zur? )?(?:veröffentlich"
        r"|verbreit|publizier)\w+ vor\b.*"
    ),
    r"n(?:o|ão) (?:publicar|difundir|divulgar|difondre)\b.*\b(?:antes|abans|hasta|até|fins)\b.*",
    r"non (?:pubblicare|diffondere|divulgare)\b.*\bprima\b.*",
)
# Only with a day or an hour in the same short line.
_DATED = (
    # English
    (
        r"(?:(?:cleared |free )?for|to be|may be|can be) (?:release|publi(?:cation|sh)|broadcast|use"
        r"|print)(?:e?d)?(?: only)?,? "
        r"(?:on|after|from|as of|at|not before|no(?:t)? earlier|no sooner)\b.*"
    ),
    (
        r"(?:please )?(?:do not|don['’]t) (?:release|publish|broadcast|distribute|circulate"
        r"|print)\b.*\b(?:before|until|till|prior to)\b.*"
    ),
    (
        r"(?:hold(?: for release)?|(?:no |not )?release|no publication)(?: not)? (?:until|till|before"
        r"|on or after)\b.*"
    ),
    (
        r"for (?:release|publication)\b.*(?<![\d.:/-])\d{1,2}(?:[:.]\d\d(?![\d.])"
        r"|\s?[ap]\.?m\b|\s?(?:noon|midnight|hrs|hours)\b).*"
    ),
    # French
    (
        r"(?:à |pour |libre (?:de |à la )?)?(?:diffus(?:er|ion)|publi(?:er|cation)|paraître|parution"
        r"|communiquer)"
        r"(?: (?:autorisée|possible|libre|presse|publique|seulement|uniquement))* (?:à partir|à compter|dès"
        r"|après|pas avant|au plus tôt)\b.*"
    ),
    r"(?:à|pour) (?:diffus(?:er|ion)|publi(?:er|cation)|paraître|parution) (?:le|au|du)\b.*",
    (
        r"(?:diffusion|publication|reproduction|parution) (?:interdite|non autorisée|suspendue"
        r"|différée) (?:avant|jusqu)\b.*"
    ),
    # German
    (
        r"(?:freigabe\W+)?frei(?:gegeben|gabe)?(?: (?:zur|für die|für) (?:veröffentlichung|verwendung"
        r"|verwertung|sendung|presse|publikation"
        r"|berichterstattung))?(?: erst| frühestens)? (?:ab|am|für (?=den|[^\W\d_]+tag\b|\d)|nach|nicht vor"
        r"|zum)\b(?=.*(?:\d\.|\d{4}|\buhr\b)).*"
    ),
    (
        r"(?:zur )?(?:veröffentlichung|verwendung|publikation|verbreitung)(?: (?:frei(?:gegeben)?|bestimmt"
        r"|erst|frühestens|erlaubt))* "
        r"(?:ab|nach|nicht vor|frühestens)\b.*|zur (?:veröffentlichung|verwendung"
        r"|publikation)(?: frei(?:gegeben)?)? (?:am|für den)\b.*"
    ),
    (
        r"(?:bitte )?(?:nicht vor|erst (?:ab|am|nach)|frühestens)\b.*\b(?:veröffentlich|verwende"
        r"|verbreite|publiziere)\w*.*"
    ),
    # Spanish, Catalan, Portuguese
    (
        r"(?:para (?:su )?|a )?(?:public(?:ar|ación)|difu(?:ndir|sión)|divulga(?:r"
        r"|ción))(?:se)? (?:s[oó]lo |únicamente )?"
        r"(?:a partir|desde|después|tras|no antes)\b.*|para (?:su )?(?:public(?:ar|ación)|difu(?:ndir|sión)"
        r"|divulga(?:r|ción)) el\b.*"
    ),
    r"prohibida (?:su )?(?:difusión|publicación|divulgación)\b.*\b(?:antes|hasta)\b.*",
    r"per (?:a )?(?:publica(?:r|ció)|difondre|difusió) (?:a partir|des|després|el)\b.*",
    (
        r"para (?:publica(?:r|ção)|divulga(?:r|ção)|difu(?:ndir|são)) (?:somente |só |apenas )?"
        r"(?:a partir|depois|após|em|no dia|não antes)\b.*"
    ),
    # Italian
    (
        r"(?:da|per(?: la)?) (?:diffond\w+|diffusione|pubblica(?:re|rsi|zione)|divulga(?:re"
        r"|zione))(?: (?:solo|soltanto|non prima|a partire))*"
        r" (?:dal?|dalle|dall|dopo|il|del)\b.*"
    ),
    (
        r"(?:diffusione|pubblicazione|pubblicabile|divulgazione)(?: (?:consentita|autorizzata|libera))?"
        r" (?:a partire|solo|dopo|non prima|dal|dalle)\b.*"
    ),
    # Dutch
    (
        r"(?:voor publicatie|te publiceren|vrij (?:voor|te|voor de) publi\w+|vrijgegeven|publicatie)(?: pas)?"
        r" (?:vanaf|op|na|niet (?:voor|vóór|eerder))\b.*"
    ),
    r"niet (?:voor publicatie|(?:te )?publiceren|openbaar maken|verspreiden)\b.*\b(?:voor|vóór|tot)\b.*",
    # Swedish, Danish, Norwegian, Finnish
    r"(?:får|kan|ska) (?:ej |inte |först |tidigast )*(?:offentliggöras|publiceras|spridas)\b.*",
    (
        r"(?:(?:fri )?(?:för|till) (?:publicering|offentliggörande)|publiceras) (?:från|efter|tidigast"
        r"|först|den|kl)\b.*"
    ),
    (
        r"(?:må|kan|skal) (?:ikke |først |tidligst )*(?:offentliggøres|offentliggjøres|publiceres"
        r"|publiseres|bringes|trykkes)\b.*"
    ),
    (
        r"(?:(?:fri )?(?:til|for) (?:offentliggørelse|offentliggjøring|publicering|publisering)|frigives"
        r"|frigis)"
        r"(?: tidligst| først)? (?:fra|efter|etter|den|kl|\d)\b.*"
    ),
    r"(?:julkaisuvapaa|vapaa julkaistavaksi|julkaistavissa|julkaisukielto|julkaisulupa)\b.*",
    r"(?:ei (?:saa )?|älä )julkai\w+\b.*\bennen\b.*|(?:saa )?julkais\w+ (?:aikaisintaan|vasta)\b.*",
    # Polish, Czech, Slovak, Hungarian, Romanian
    (
        r"(?:do |można |zgoda na )(?:publikacj[iaęą]|publikować|rozpowszechniania)(?: (?:dopiero"
        r"|najwcześniej))*"
        r" (?:od|po|dnia|w dniu|nie wcześniej|najwcześniej)\b.*"
    ),
    r"nie (?:publikować|rozpowszechniać|do publikacji)\b.*\b(?:przed|do)\b.*",
    (
        r"(?:ke zveřejnění|k publikování|zveřejnit|publikovat|na zverejnenie|na publikovanie|zverejniť"
        r"|publikovať)"
        r"(?: (?:až|nejdříve|najskôr|možné))* (?:od|po|dne|dňa)\b.*"
    ),
    r"(?:nezveřejňovat|nepublikovat|nezverejňovať|nepublikovať)\b.*\b(?:před|do|pred)\b.*",
    r"(?:nem )?(?:közölhető|publikálható|nyilvánosságra hozható)\b.*",
    (
        r"(?:pentru publicare|pentru difuzare|a se publica|a se difuza)(?: (?:doar|numai))* (?:începând"
        r"|după|de la|din|pe)\b.*"
    ),
    r"a nu (?:se|fi) (?:publica|difuza)\w*\b.*\b(?:înainte|până)\b.*",
    # Slovene, Croatian, Serbian, Turkish, Estonian, Latvian, Lithuanian
    (
        r"za obja(?:vo|vu)(?: (?:šele|tek|ne))* (?:od|po|nakon|posle|dne|prije|pred)\b.*"
        r"|ne obja\w+\b.*\b(?:pred|prije|pre|do)\b.*"
    ),
    r".*\btarihinden önce yayı[nm]la\w+.*|(?:mitte )?avalda\w+ (?:alates|mitte enne|enne)\b.*",
    r"nepublicēt\b.*\b(?:pirms|līdz)\b.*|publicēt (?:no|pēc)\b.*|(?:neskelbti|skelbti) (?:iki|nuo|po)\b.*",
    # Greek, Russian, Ukrainian, Bulgarian
    r"(?:για|προς) δημοσίευση\b.*\b(?:από|μετά|στις)\b.*|να μην? δημοσι\w+\b.*\b(?:πριν|έως|μέχρι)\b.*",
    (
        r"не (?:публиковать|распространять|для публикации|публікувати|поширювати|для публікації"
        r"|за публикуване|публикувайте)\b"
        r".*\b(?:до|раньше|раніше|преди)\b.*"
    ),
    (
        r"(?:для|за) (?:публикации|публікації|публикуване|печати)(?: только| лише)? (?:с|со|после|з|після"
        r"|от|след|не)\b.*"
    ),
)
SAID = (*_NAMED, *(rf"(?=.{{0,120}}$)(?=.*\d)(?:{one})" for one in _DATED))
# What parts a day from the embargo behind it: “4 March 2024 – For release on 12 March 2024”.
PARTED = re.compile(r"\s+[–—-]+\s+|\s*[|•;/]\s+|\s*\(|[,.]\s+")
EDGES = " \t\u00a0*#_~=–—-•·.:()[]<>|/"  # what may stand round a line's words and says nothing
_LONGEST_DAY = 80  # characters
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_RELEASED = re.compile(r"for (?:release|publication)\b(?=.*\d).*", re.IGNORECASE)
_KEEPS = re.compile("|".join(f"(?:{one})" for one in SAID), re.IGNORECASE)


def parted(text: str) -> tuple[str, str]:
    """``text`` as the day that stands before its embargo, and that; the day is empty where none does, both
    where nothing is kept back."""
    bare = text.strip(EDGES)
    if _KEEPS.fullmatch(bare):
        return "", text
    for mark in PARTED.finditer(text[:_LONGEST_DAY]):
        day, rest = text[: mark.start()], text[mark.end() :]
        bare = rest.strip(" *_.:()[]|/–—-")
        if _YEAR.search(day) and (_KEEPS.fullmatch(bare) or _RELEASED.fullmatch(bare)):
            return day, bare
    return "", ""
