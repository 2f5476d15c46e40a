"""The words of letterheads: what offices and their papers are called, addresses, and what a headline has and
a name has not. Data, in small letters without accents; ``letterhead`` reads it.
"""

from __future__ import annotations

import re
import unicodedata

from everyreader.importers.repair.release import states


def plain(text: str) -> str:
    """``text`` in small letters without accents, as capitals are often typed."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in bare if not unicodedata.combining(one)).replace("’", "'")


def _any(text: str) -> str:
    return "|".join(plain(text).split())


# The first noun of a name: “Mairie de …”, “City of …”, “Kanzlei …”.
_FIRST = _any(
    """mairie commune ville préfecture sous-préfecture département région ministère agence association société
    syndicat université école collège lycée institut bibliothèque médiathèque musée théâtre hôpital centre
    chambre cabinet étude office direction services? fédération fondation comité caisse tribunal gendarmerie
    église paroisse diocèse ambassade secrétariat métropole collectif ligue observatoire coopérative mutuelle
    compagnie régie maison foyer crèche cercle club chorale amicale union groupe conseil communauté
    établissement ayuntamiento concejalía diputación gobierno junta consejería ministerio agencia asociación
    sociedad sindicato universidad escuela colegio instituto biblioteca museo teatro hospital centro cámara
    despacho bufete oficina dirección servicio federación fundación tribunal policía iglesia parroquia
    embajada secretaría comunidad consejo delegación mancomunidad alcaldía gabinete grupo coro ampa comune
    provincia regione ministero agenzia associazione società sindacato università scuola istituto museo
    ospedale camera studio ufficio direzione servizio federazione fondazione comitato tribunale questura
    prefettura polizia chiesa parrocchia diocesi ambasciata segreteria comunità consiglio azienda asl
    assessorato ente liceo città municipio gruppo circolo pro cooperativa croce município freguesia prefeitura
    governo ministério agência associação sociedade universidade escola colégio museu escritório direção
    serviço federação fundação comité comitê polícia igreja paróquia embaixada secretaria conselho agrupamento
    departamento autarquia clube rancho stadt gemeinde markt landkreis kreis land bezirk freistaat kanzlei
    praxis kita theater museum universität hochschule institut"""
)
_FIRST_OF = _any(
    """city town village county state borough district parish republic university college school institute
    department ministry office bureau board commission committee council chamber church court bank association
    society union federation league friends embassy government house archdiocese diocese"""
)
# The last noun of an English name, and how a German one ends.
_LAST = _any(
    """council library libraries museum university college academy institute department ministry agency
    authority bureau office commission committee association society federation alliance coalition network
    trust foundation centre center hospital clinic police bank company corporation partners solicitors
    attorneys lawyers llp ltd limited inc llc plc theatre theater orchestra district parliament government
    administration embassy secretariat organisation organization municipality school church club group choir
    union league cooperative co-operative nursery playgroup chapel"""
)
_COMPOUND = _any(
    """bücherei bibliothek (?<!ges)amt ministerium verwaltung verein verband vereinigung gesellschaft
    genossenschaft stiftung schule universität akademie institut behörde gemeinde landkreis stadtrat
    gemeinderat kammer kanzlei praxis klinik klinikum krankenhaus museum kirche pfarrei zentrum zentrale
    (?:stadt|gemeinde|wasser|hafen|versorgungs)werke (?:stadt|wirtschafts|verkehrs)betriebe feuerwehr polizei
    gericht anwaltschaft agentur redaktion verlag sparkasse volksbank gmbh kita kindergarten jugendhaus
    regierung senat fraktion gewerkschaft hilfswerk anstalt direktion pressestelle rechtsanwälte notare bund
    departement referat (?:wetter|rettungs|pflege|sozial|hilfs|jugend)dienst"""
)
PART, CONDITION, UNDER = map(re.compile, (states.PART, states.CONDITION, states.UNDER))
_JOINTS = (
    "of|the|for|and|de|du|des|la|le|les|et|del|los|las|y|e|di|della|dei|degli|do|da|dos|das|fur|der|die|"
    "und|a|au|aux|in|im"
)
NAME = re.compile(
    rf"(?:l'|(?:the|la|le|les|el|il|lo|o|a|die|das) )?(?:{_FIRST})\b.*|(?:the )?(?:{_FIRST_OF}) (?:of|for)\b"
    rf".*"
    rf"|(?:the )?(?:(?!(?:{_JOINTS}) )\S+ ){{1,5}}(?:{_LAST})"
    rf"|(?:the )?(?:(?!(?:{_JOINTS}) )\S+ ){{0,4}}(?:{_LAST}) (?:of|for)\b.*"
    rf"|(?:[^\W\d]+e[rs]? ){{0,2}}(?:\S+- und )?\S*(?:{_COMPOUND})(?: .*)?"
    r"|.* (?:e\. ?v|ggmbh|gmbh|ag|s\.a|s\.r\.l|s\.p\.a|lda|llp|ltd|inc)\.?"
    rf"|{states.WHOLE}|(?:{states.OFFICE})\b.*|(?:(?!(?:{_JOINTS}) )\S+ ){{0,4}}\S*(?:{states.OFFICES_END})"
)
# What a headline has and a name has not: verbs, times, numbers, turns of phrase.
_ENGLISH = _any(
    """open close launch announce win get call welcome start begin offer present publish release warn urge
    plan build buy sell invite celebrate honour honor host hold join meet receive return say seek support
    thank vote appoint approve reject expand extend cut raise reduce make take give show find help need want
    lose keep become remain continue introduce unveil secure face adopt demand condemn ask add create pay stop
    bring come go grow rise fall lead serve provide improve restore repair replace confirm remember back ban
    block cancel choose defend delay deny elect halt move pick pledge promise protect refuse reveal save scrap
    shut spend strike vow"""
)
_TURNS = (
    _any(
        """from with after before until since against is are was will has have be its their our your how why
    what when now again more not on to by all everyone open closed held won built made eine? eine[rmn] ab bis
    seit wegen nach mit wird werden ist sind hat haben mehr wieder jetzt wie warum was ohne gegen aus kein\\w*
    neue[rsnm]? unser\\w* alle[rn]? (?:er)?offnet (?:er)?offnen schliess(?:t|en) start(?:et|en) beginn(?:t|en)
    ladt laden feier[tn] such(?:t|en) biet(?:et|en) plan(?:t|en) bau(?:t|en) forder[tn] warn(?:t|en) gewinnt
    erhalt bekommt stellt zieht wachst steigt sinkt kommt geht bleibt macht gibt zeigt hilft braucht will kann
    muss soll begrusst informiert kundigt prasentiert veroffentlicht ehrt dankt trauert ruft setzt sperrt
    saniert erneuert schafft investiert unterstutzt entfallt bittet wahlt geoffnet geschlossen gesperrt offen
    des depuis sans avec contre apres avant jusqu\\w* est sont sera seront nouveaux? nouvel nouvelles? plus
    comment pourquoi notre nos votre vos tous ouvre ferme lance annonce invite organise propose accueille
    celebre presente publie rappelle recrute recoit demande alerte renforce soutient inaugure installe cherche
    offre fete obtient gagne prend met fait devient reste vote adopte cree construit renove modernise reduit
    augmente ouvert\\w* fermee?s? desde hasta con sin contra es son sera nuev[oa]s? mas nuestr[oa]s? todos
    abren? cierran? lanzan? anuncian? invitan? organizan? ofrecen? celebran? presentan? publican? recuerdan?
    reciben? piden? llaman? inauguran? instalan? cambian? buscan? ganan? hacen? crean? reducen? aumentan?
    convocan? aprueban? amplian? abiert[oa]s? cerrad[oa]s? dal dalle fino senza contro sono
    (?<!villa_)nuov[oaie] piu nostr[oa] tutti apr(?:e|ono) chiud(?:e|ono) lancia annuncia invita organizza
    offre celebra presenta pubblica ricorda riceve chiede inaugura installa cambia cerca vince crea costruisce
    riduce aumenta convoca approva apert[oaie] chius[oaie] ate com sem (?<!de_)sao (?<!vila_)nov[oa]s? mais
    noss[oa]s? fecham? lancam? anunciam? convidam? oferecem? apresentam? lembram? recebem? pedem? instalam?
    mudam? procuram? ganham? faz criam? reduz aprovam? abert[oa]s? fechad[oa]s?
    (?:mon|tues|wednes|thurs|fri|satur|sun)days? (?:mon|diens|donners|frei|sams|sonn)tags? mittwochs? lundi
    mardi mercredi jeudi vendredi samedi dimanche lunes martes miercoles jueves viernes sabados? domingos?
    lunedi martedi mercoledi giovedi venerdi domenica"""
    )
    .replace("|des|", "|")
    .replace("_", " ")
)
# An article without a preposition before it is an object's: “LA RÉGION FINANCE LA ROUTE”, “COUNCIL BACKS THE
# PLAN”.
_PREPOSITIONS = "of for and in at on de a pour par sur et y e per para con en fur und an von"
_BARE_ARTICLE = (
    r"(?<=\w)"
    + "".join(rf"(?<! {one})(?<!^{one})" for one in _PREPOSITIONS.split())
    + (
        r" (?:the|an?|la|le|les|un|une|el|los|las|una|il|lo|gli|uno|um|uma|die|das|den|dem|ses|sa|leurs?"
        r"|su|sus|suo|sua|seus?|suas) "
    )
)
# A German verb in capitals, told by its ending from the nouns that have the same.
GERMAN_VERB = re.compile(
    r" (?!\w*(?:schaft|stadt|amt|tat|anstalt|heit|keit|furt|wirt|kraft|kunst|gericht|welt|dienst|markt"
    r"|schrift|macht|recht|haft|sport|rat|ort"
    r"|brandt|hardt|stift|gut|post|forst|fest|geist|herbst|gast|ost|west|port|cht))[^\W\d]{3,}t(?!\w)"
)
ARTICLE = re.compile(r"the|an?|la|les?|el|los|las|il|lo|os?|as?|die|der|das")
SMALL_WORDS = {
    *_JOINTS.split("|"),
    "für",
    "an",
    "am",
    "zu",
    "zur",
    "zum",
    "bei",
    "von",
    "vom",
    "ob",
    "vor",
    "e.",
    "on",
    "upon",
    "at",
    "to",
    "mbh",
}
HEADLINE = re.compile(
    rf"\d|[:!?]|{_BARE_ARTICLE}|(?<![\w-])(?:(?:{_ENGLISH})e?[sd]|new(?! (?:york|zealand|orleans"
    rf"|jersey|england|hampshire|mexico|delhi))|{_TURNS})(?![\w-])"
)
# A paper called by its kind alone, not by what it is about.
_PAPERS = _any(
    """notice public_notice legal_notice notice_of_meeting invitation letter open_letter memo memorandum
    circular newsletter bulletin announcement public_announcement information statement public_statement
    minutes agenda report bekanntmachung öffentliche_bekanntmachung amtliche_bekanntmachung bekanntgabe
    einladung mitteilung mitteilungen aushang hinweis rundschreiben elternbrief offener_brief protokoll
    niederschrift tagesordnung stellungnahme erklärung information informationen bürgerinformation anschreiben
    merkblatt wichtige_mitteilung wichtiger_hinweis avis avis_à_la_population avis_au_public
    avis_aux_habitants avis_aux_usagers avis_important avis_public note_d'information lettre_d'information
    lettre_ouverte invitation convocation compte_rendu compte-rendu procès-verbal ordre_du_jour circulaire
    déclaration communication info_travaux aviso aviso_público aviso_importante aviso_a_la_población
    aviso_a_los_vecinos anuncio bando edicto invitación convocatoria circular carta_abierta acta orden_del_día
    comunicación declaración nota_informativa comunicado avviso avviso_pubblico avviso_alla_cittadinanza
    avviso_alla_popolazione avviso_importante bando invito convocazione circolare lettera_aperta verbale
    ordine_del_giorno comunicazione dichiarazione nota_informativa ordinanza aviso_à_população edital convite
    convocatória carta_aberta ata ordem_de_trabalhos comunicação declaração comunicado informação kallelse
    inbjudan meddelande innkalling invitasjon indkaldelse indbydelse kokouskutsu uitnodiging mededeling
    zaproszenie zawiadomienie ogłoszenie pozvánka oznámení meghívó"""
).replace("_", " ")
_TO_WHOM = (
    r"(?: (?:aux?|a la|a l'|an (?:die|alle)|fur (?:die|alle)|to|for|a los|a las|alla|ai|agli|alle|aos"
    r"|as) ?\S+(?: \S+)?)?"
)
_NUMBER_SIGN = r"(?:n(?:\.|[ro°]|um|umm?er[oe]?|umber)?\.?[o°]?|No) ?"  # “№” is “No” without its form
PAPER = re.compile(
    rf"(?:{_PAPERS})(?:,? (?:{_NUMBER_SIGN})?[\d()/.-]+)?{_TO_WHOM}"
    # “Bulletin No. 220(1)/2021” in any language
    rf"|(?:[^\W\d]\S*,? ){{1,4}}{_NUMBER_SIGN}\d[\d()]*[/-][\d()/.-]*"
)
ADDRESS = re.compile(
    r"\d+ ?[a-z]?,? (?:\S+ ){1,4}(?:street|st|road|rd|lane|avenue|ave|square|drive|way|court|place|close"
    r"|terrace|boulevard|blvd)\.?(?:,.*)?"
    r"|\S*(?:strasse|str\.|platz|weg|allee|gasse|ufer|ring|damm|markt) \d+ ?[a-z]?(?:,.*)?"
    r"|(?:\d+ ?(?:bis|ter)?,? )?(?:rue|avenue|place|boulevard|quai|chemin|route|via|viale|piazza|corso"
    r"|calle|plaza|avenida|paseo|rua|largo|praca"
    r"|travessa)\b.*\d.*|\d+,? (?:rue|avenue|place|boulevard|quai|chemin|route) .*"
    r"|(?:[a-z]{1,2}-)?(?!(?:19|20)\d\d )\d{4,5}(?:-\d{3})? [^\W\d].*|.*\b[a-z]{1,2}\d[a-z\d]? \d[a-z]{2}"
    r"|.*, [a-z]{2} \d{5}"
    r"|(?:postfach|p\.? ?o\.? box|bp|apartado|casella postale) .*"
)
PERSON = re.compile(
    r"(?:herrn?|frau|familie|firma|mr|mrs|ms|dr|prof|m\.|mme|mlle|monsieur|madame|sra?|sig\S*|spett\S*"
    r"|egr\S*|exm[oa]s?)\.? \S.*"
    r"|herrn?|frau|monsieur|madame|an (?:die|den|das|alle) .*|a l'attention .*|alla cortese .*"
)
