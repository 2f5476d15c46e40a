"""The names of states, their parts and their offices as letterheads have them, in more languages than
headlines are known in. Data, in small letters without accents; ``letterhead`` reads it.
"""

from __future__ import annotations

_OF = r"(?:(?:d[eou]s?|della?|dels|di|do|da|das|dos|d'|of|the|der|des|van|y|e|i|et|und|and|la|le|l')[ '])*"
_NONE = (
    r"(?!(?:in|im|am|an|auf|unter|ohne|mit|fur|for|to|on|at|with|without|en|sous|sur|para|por|per|con|sin"
    r"|sem|com)\b)"
)
_OWN = rf"{_OF}{_NONE}[^\s\d]+(?: {_OF}{_NONE}[^\s\d]+){{0,2}}"  # “du jura-nord”, “of new york state”
# What such a noun begins, and is no name: “State of emergency”, “État des lieux”, “Land in Sicht”.
CONDITION = (
    r"(?:state|etat|estado) (?:of |d'|de |des |do )(?:the )?(?:emergency|union|art|nation|world|play|siege"
    r"|alert|calm|shock|mind|affairs"
    r"|urgence|lieux|alerte|sante|catastrophe|alarma|emergencia|sitio|excepcion|alerta|calamidade|direito"
    r"|derecho|droit)\b.*"
    r"|land (?:in|unter|ohne|am|for|to|use)\b.*"
)
# A whole name.
_WHOLE = (
    r"united nations|nations unies|naciones unidas|nazioni unite|vereinte nationen|nacoes unidas"
    r"|council of europe|conseil de l'europe"
    r"|european union|union europeenne|europaische union|union europea|unione europea|uniao europeia"
    r"|african union|union africaine"
    r"|united states(?: of america)?|united kingdom|estados unidos mexicanos|united mexican states"
    r"|bundesrepublik deutschland|republik osterreich|schweizerische eidgenossenschaft|confederation suisse"
    r"|confederazione svizzera"
    r"|confederaziun svizra|swiss confederation|furstentum \S+|koninkrijk der nederlanden"
    r"|royaume de belgique|koninkrijk belgie"
    r"|kongeriget danmark|kongeriket norge|konungariket sverige|regeringskansliet|suomen tasavalta"
    r"|lydveldid island"
    r"|\S+ republika|republika(?: \S+){1,3}|rzeczpospolita polska|wojewodztwo \S+|romania"
    r"|magyarorszag(?: kormanya)?"
    r"|navajo nation|vlaamse overheid|lansstyrelsen \S+|eesti vabariik|latvijas republika"
    r"|lietuvos respublika|republik indonesia"
    r"|guvernul(?: \S+){1,2}|vlada(?: \S+){1,3}|turkiye cumhuriyeti|ελληνικη δημοκρατια"
    r"|россииская федерация|россииская\w* \S+"
    r"|република(?: \S+){1,2}|украина|україна"
)
# The noun that a name of up to three words of its own follows.
_BEFORE = (
    r"(?:(?:city|town) and county|republic|state|commonwealth|kingdom|county|province|territory|government"
    r"|principality) of|prefet|prefete|etat|grand-duche|landeshauptstadt|prefeitura|gouvernement"
    r"|provincia autonoma|regione"
    r"|republique(?: et canton)?|canton|kanton|cantone|repubblica(?: e cantone)?|republica(?: e chantun)?"
    r"|republik|freistaat|land|bundesland|(?:freie (?:und )?)?hansestadt|konigreich"
    r"|royaume|reino|regno|principado|principato|principaute|estado|generalitat|xunta|junta|govern|gobierno"
    r"|governo|ajuntament|diputacio"
    r"|consell|regiao autonoma|provincie|gemeente|waterschap|koninkrijk|kommune|obcina|opcina|grad|mesto"
    r"|obec|gmina|miasto|primaria|judetul"
)
# Such nouns that an adjective may follow: “République française”.
_ADJECTIVES = (
    r"(?:republique|royaume|repubblica|republica) [^\W\d_]+(?:aise|enne|oise|ique|ane|uni|ana|guesa|ense"
    r"|ina|ira|ica)"
)
WHOLE = rf"(?:the )?(?:{_WHOLE}|{_ADJECTIVES})"
PART = rf"(?:the )?(?:{_BEFORE}) {_OWN}"  # whose own name has a capital
# The first noun of an office's name, and how one ends.
OFFICE = (
    r"(?:ministerstv|ministrstv|ministarstv|ministerstw)\w|ministerul|ministerie|ministeri|departament"
    r"|departement"
    r"|dipartimento|assemblee|asamblea|assemblea|conselleria|area d['e]|eidgenossisches departement"
    r"|dienst (?:stad|natuur|ruimte|landbouw)|afdeling|inspectie|rijksdienst|urzad|urad|ured|agencija"
    r"|agentia|inspectoratul|direktorat\w*|directoratul|directorate(?:-general)?"
    r"|direccao-geral|(?:u\.? ?s\.?|united states|federal) (?:department|office|bureau|agency) (?:of|for)"
    r"|committee on|executive (?:office|chamber)|minisztterium|министерство|міністерство|υπουργειο"
)
OFFICES_END = (
    r"departementet|ministeriet|styrelsen|myndigheten|verket|namnden|direktoratet|tilsynet|kansliet"
    r"|ministerio|virasto|laitos|keskus"
    r"|miniszterium|hivatal|kommun|kommune|bakanligi|assembly|directorate|division|treasury"
    r"|(?:national park|forest|weather|health|postal|fire|ambulance) service|departement"
)
# The stem of an office that stands below a state's name.
UNDER = (
    r"minist|depart|dipart|secretari|secretary|consejer|office of|direc[ct]|direkt|inspect|behorde|urad"
    r"|urzad|ured\b"
)
