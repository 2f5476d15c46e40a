"""What a page holds beside its text without saying so by an element: teasers, rests of forms, consents, links
that lead on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from everyreader.importers.draft import Repairs, excerpt
from everyreader.importers.web import menus
from everyreader.importers.web.elements import Element, at, class_named, drop
from everyreader.importers.web.words import BLOCKS, HEADINGS, words
from everyreader.model.elements import enclosing

_RELATED = re.compile(
    r"(?:ähnliche|verwandte|weitere|mehr) (?:artikel|beiträge|meldungen|nachrichten|themen|news|inhalte"
    r"|pressemitteilungen)|mehr zum thema"
    r"|(?:das|dies) könnte (?:sie|dich) (?:auch )?interessieren|(?:das könnte )?auch interessant"
    r"|lesen sie auch"
    r"|related (?:articles?|posts?|content|news|stories|topics|items)|you (?:may|might) (?:also )?(?:like"
    r"|be interested in)|(?:more|latest|recent) (?:news|stories|articles|posts)"
    r"|read (?:also|next)|recommended(?: for you| articles| reading)?"
    r"|(?:à lire|lire|voir|découvrir) aussi|(?:articles|contenus|sujets|actualités) (?:similaires|liés"
    r"|connexes|associés)|sur le même (?:thème|sujet)|dans la même (?:rubrique|catégorie)"
    r"|(?:vous aimerez|cela peut vous intéresser|ces articles peuvent vous intéresser) ?(?:aussi|également)?"
    r"|(?:artículos|noticias|contenidos) relacionad[oa]s|(?:también )?te (?:puede"
    r"|podría) (?:también )?interesar|(?:articoli|notizie|contenuti) correlat[ie]|leggi anche"
    r"|(?:ti )?potrebbe(?:ro)? interessar(?:e|ti)(?: anche)?|(?:artigos|notícias) relacionad[oa]s"
    r"|leia também|lees ook|gerelateerde? (?:artikelen|berichten|nieuws)|meer nieuws"
    r"|powiązane (?:artykuły|wpisy)|(?:czytaj|zobacz) (?:także|też|również)|relaterede? (?:artikler"
    r"|nyheder)|läs (?:också|även)|les også",
    re.IGNORECASE,
)
_TEASERS = class_named(
    r"related|teasers|teaser-?list|more-(?:news|posts|articles|stories)"
    r"|(?:latest|recent)-(?:news|posts|articles)|posts-latest|recommend(?:ed|ations)?|similar|read-next"
    r"|ähnlich\w*|aehnlich\w*|verwandte\w*"
)
_READ_ON = re.compile(
    r"(?:weiter ?lesen|mehr (?:lesen|erfahren|dazu)|mehr|zum (?:artikel|beitrag)|read (?:more|on"
    r"|full (?:article|story))|(?:learn|find out) more|more|continue reading"
    r"|(?:lire|voir) (?:la suite|plus)|en savoir plus|leer más|seguir leyendo|leggi (?:tutto|di più)"
    r"|continua a leggere|ler mais|saiba mais|lees (?:meer|verder)|czytaj (?:więcej|dalej)|læs mere|läs mer"
    r"|les mer)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"weiter ?lesen|read (?:more|on)|continue reading|lire la suite|leer más|seguir leyendo|leggi tutto"
    r"|continua a leggere|ler mais|lees verder"
    r"|czytaj (?:więcej|dalej)|læs mere|läs mer|les mer",
    re.IGNORECASE,
)
_ONWARD = re.compile(
    r"(?:zurück )?zur (?:gesamt)?(?:übersicht(?:sseite)?|startseite|liste|listenansicht)"
    r"|zurück(?: zu[mr]? .{1,30})?|zum seitenanfang|nach oben"
    r"|(?:alle|weitere) (?:meldungen|nachrichten|artikel|beiträge|news"
    r"|pressemitteilungen)(?: (?:an)?(?:zeigen|sehen))?"
    r"|back(?: to (?:the )?(?:top|overview|list|news|home(?: ?page)?|all .{1,20}|press releases"
    r"|previous page))?|(?:see |view |show )?(?:all|more) (?:news|articles|posts|press releases|stories)"
    r"|retour(?: (?:à|aux?|en) .{1,30})?|toutes les (?:actualités|actus|news)|haut de page"
    r"|volver(?: a.{1,30})?|(?:ver )?todas las noticias|torna (?:a|in).{1,30}|tutte le (?:notizie|news)"
    r"|voltar(?: .{1,20})?|terug(?: naar .{1,30})?|(?:al het|meer) nieuws|powrót(?: do .{1,20})?"
    r"|tilbage(?: til .{1,20})?|tillbaka(?: till .{1,20})?",
    re.IGNORECASE,
)
_SKIP = re.compile(
    r"(?:\S+ ){0,3}überspringen|(?:direkt |springe(?:n)? )?zum (?:haupt)?inhalt(?: springen)?|(?:skip"
    r"|jump)(?: \S+){1,4}"
    r"|(?:aller|passer|accéder)(?: directement)? (?:au|à la|le|la) \S+(?: \S+)?|(?:saltar|ir) (?:al|la"
    r"|el) (?:contenido|menú|navegación)(?: principal)?|(?:salta|vai) al (?:contenuto|menu)(?: principale)?"
    r"|(?:saltar|ir) para o conteúdo|(?:ga|spring|direct) naar (?:de )?(?:hoofd)?inhoud|przejdź do treści",
    re.IGNORECASE,
)
_CONSENT_BOX = class_named(
    r"(?:iframe|embed|video|youtube|vimeo|maps?|media|social|external)-?(?:privacy|consent|notice|blocker|wall|opt-?in|disclaimer)"
    r"|two-?clicks?|2-?clicks?|content-?blocker|borlabs|brlbs|cmplz|shariff|gdpr|dsgvo"
)
_WHO = re.compile(
    r"youtube|google|vimeo|facebook|twitter|instagram|tiktok|spotify|openstreetmap|dritt|extern"
    r"|anbieter|provider|third|tiers|tercer|terzi",
    re.IGNORECASE,
)
_DATA = re.compile(
    r"daten|cookie|privacy|\bdata\b|confidentialité|données|\bdatos|privacidad|\bdati\b|gegevens"
    r"|einwillig|zustimm|akzept|accept|consent",
    re.IGNORECASE,
)
_SHOWN = re.compile(
    r"\b(?:klick|click|cliqu|clic\b|clicca|klik|tipp)\w*.*(?:laden|load|charger|cargar|caricar"
    r"|anzeigen|anzuzeigen|abspiel|aktivier|activ|freischalt|afficher|visuali|weergeven)",
    re.IGNORECASE,
)
_WHAT = re.compile(
    r"video|inhalt|karte|content|\bmap|player|medien|media|vidéo|contenu|carte|contenido|contenuto"
    r"|mapp?a|kaart|inhoud",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"abspiel|laden|lädt|anzeig|aktivier|anseh|\bplay|load|show|watch|view|activ|lire|lisant|charg"
    r"|affich|reproduc|cargar|riproduc|caricar|bekijk|afspel",
    re.IGNORECASE,
)
_OF_FORM = class_named(
    r"newsletter|subscri\w*|sign-?up|opt-?in|contact-?form|kontaktformular|wpcf7|gform\w*|hs-form|mc4wp\w*"
    r"|anmeldung|inscription"
)
_SAID_BY_FORM = class_named(r"error\w*|success|alert|message|msg|invalid|hidden|thank-?you")
_EMBEDDED = ("iframe", "video", "audio", "object", "embed")
_BOX = 150  # words of a box round something embedded, its consent among them
_LONGEST = 60  # words of a teaser's paragraph
_LEFT = 20  # words that must stay


def settle(article: Element, repairs: Repairs) -> None:
    """In place: such parts of ``article`` are left out, each with its words; never so many that no text is
    left."""
    for one, what in _found(article):
        if article in one.iterancestors() and words(one):
            repairs.say("part of the page left out", at(one), f"{what}: “{excerpt(words(one), 300)}”")
            drop(one)


def _found(article: Element) -> Iterator[tuple[Element, str]]:
    for one in list(article.iter(*_EMBEDDED)):
        yield from ((each, "what is said beside something embedded") for each in _consents(one, article))
    for form in list(article.iter("form")):
        yield from ((each, "a form") for each in _of_form(form, article))
    for link in list(article.iter("a")):
        before = link.getprevious()
        beside = (link.tail, enclosing(link).text if before is None else before.tail)
        is_alone = not any((one or "").strip() for one in beside)
        if is_alone and "#" in (link.get("href") or "") and _SKIP.fullmatch(words(link)):
            yield link, "a link to skip by"
    for pieces in (*_named_teasers(article), *_headed_teasers(article), *_read_on(article)):
        there = [one for one in pieces if article in one.iterancestors()]
        if len(words(article).split()) - sum(len(words(one).split()) for one in there) >= _LEFT:
            yield from ((one, "links to more of the site") for one in there)
    yield from menus.menus(article)
    for block in list(article.iter("p", "div", "li", "span")):
        links = list(block.iter("a"))
        said = words(block).strip(" ←→«»‹›<>↑.…")
        if (
            len(links) == 1
            and words(links[0]) == words(block)
            and (_ONWARD.fullmatch(said) or _GOES_ON.fullmatch(said))
        ):
            yield block, "a link to more of the site"


def _consents(embedded: Element, article: Element) -> Iterator[Element]:
    """What is said in the box round ``embedded`` of the data that it takes, and how to show it."""
    box = embedded
    for one in embedded.iterancestors():
        if one is article or len(words(one).split()) > _BOX or next(one.iter("h1"), None) is not None:
            break
        box = one
    named = {each for one in box.iter() if _CONSENT_BOX.search(one.get("class") or "") for each in one.iter()}
    for one in box.iter(*BLOCKS - {*HEADINGS, "figcaption", "caption"}):
        inner = [each for each in one.iterdescendants() if each.tag in BLOCKS or each.tag in _EMBEDDED]
        said = words(one)
        asks = _SHOWN.search(said) or all(each.search(said) for each in (_WHO, _DATA, _WHAT, _VERB))
        if said and not inner and (asks or one in named):
            yield one


def _of_form(form: Element, article: Element) -> Iterator[Element]:
    """The box that is named after ``form``, or what stands beside it for it to say when it is sent."""
    whole = len(words(article).split())
    around = [one for one in form.iterancestors() if article in one.iterancestors()]
    around = [
        one for one in around if next(one.iter("h1"), None) is None and len(words(one).split()) < 0.5 * whole
    ]
    named = [one for one in around if _OF_FORM.search(f"{one.get('class')} {one.get('id')} {one.get('is')}")]
    yield from named[-1:]
    for one in (form, *around[:2]):
        for each in [*one.itersiblings(preceding=True), *one.itersiblings()]:
            named = each.get("class") or ""
            is_kept_back = one is form or "hidden" in named.split() or "data-message" in each.attrib
            if is_kept_back and _SAID_BY_FORM.search(named):
                yield each


def _named_teasers(article: Element) -> Iterator[list[Element]]:
    for one in article.iter("section", "div", "ul", "footer"):
        first = next(one.iter(*HEADINGS), None)
        own = "" if first is None else re.sub(r"\W+", "-", words(first).lower()).strip("-")
        names = [name for name in (one.get("class"), one.get("id")) if name and _TEASERS.search(name)]
        is_named = any(name.lower() != own for name in names)  # one made of the heading says nothing
        if one is not article and is_named and _leads_on([one], first) and _is_behind_text(one, article):
            yield [one]


def _headed_teasers(article: Element) -> Iterator[list[Element]]:
    """Each heading of further articles with what it heads."""
    for heading in article.iter(*HEADINGS[1:], "p", "div"):
        if heading is article or not _RELATED.fullmatch(words(heading).rstrip(" :…!")):
            continue
        while (around := enclosing(heading)) is not article and words(around) == words(heading):
            heading = around
        pieces = list(_below(heading))
        if _leads_on(pieces) or not pieces and not _is_followed(heading, article):
            yield [heading, *pieces]


def _below(heading: Element) -> Iterator[Element]:
    """What ``heading`` heads among what stands beside it: down to the next as high without a link; below a
    line the next piece."""
    level = next((str(one.tag) for one in heading.iter(*HEADINGS)), "")
    for one in heading.itersiblings():
        if not isinstance(one.tag, str) or not words(one):
            continue
        first = next(one.iter(*HEADINGS), None)
        if first is not None and str(first.tag) <= level and next(first.iter("a"), None) is None:
            return
        yield one
        if not level:
            return


def _read_on(article: Element) -> Iterator[list[Element]]:
    """Teasers beside each other, each with a link that reads on."""
    items: dict[Element, list[Element]] = {}
    for link in article.iter("a"):
        if not _READ_ON.fullmatch(words(link).strip(" .…→»›>")):
            continue
        item = next(
            (
                one
                for one in link.iterancestors("li", "article", "div")
                if next(one.iter(*HEADINGS), None) is not None
            ),
            None,
        )
        if (
            item is not None
            and article in item.iterancestors()
            and next(item.iter("h1"), None) is None
            and _leads_on([item])
        ):
            items.setdefault(enclosing(item), []).append(item)
    for around, several in items.items():
        unique = list(dict.fromkeys(several))
        if len(unique) > 1 and _is_behind_text(around, article):
            yield unique


def _leads_on(pieces: Sequence[Element], heading: Element | None = None) -> bool:
    """Whether ``pieces`` are links with at most a few words about each, below their ``heading``."""

    def links(one: Element) -> bool:
        return next(one.iter("a"), None) is not None or next(one.iterancestors("a"), None) is not None

    inner = [each for one in pieces for each in one.iter(*HEADINGS, "li", "p") if words(each)]
    each_links = [one for one in inner if one.tag != "p" and one is not heading]
    is_long = any(len(words(one).split()) > _LONGEST for one in inner if one.tag == "p")
    found = each_links or pieces
    return bool(found) and all(map(links, found)) and not is_long


def _is_behind_text(one: Element, article: Element) -> bool:
    before = one.xpath("preceding::p")
    return any(article in each.iterancestors() and words(each) for each in before)


def _is_followed(one: Element, article: Element) -> bool:
    behind = one.xpath("following::*[not(*)]")
    return any(article in each.iterancestors() and words(each) for each in behind)
