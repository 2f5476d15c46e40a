"""Where a stop ends no sentence: abbreviations that ``sentencex`` does not know, or that end one all the
same. Lower case, without the stop."""

from __future__ import annotations

from collections.abc import Mapping

from everyreader.model.text import word_set

# before a name, or in the middle of a sentence by their nature
GO_ON: Mapping[str, frozenset[str]] = {
    "en": word_set(
        "adm amb approx atty brig capt cf cllr cmdr col cpl dr esp ext fr ft gen gov hon insp lieut lt maj "
        "messrs "
        "mgr mr mrs ms mssrs msgr mt op prof pte rep reps rev rt sen sens sgt st ste supt tel viz vs "
        "e.g i.e ph dept def dep"
    ),
    "fr": word_set(
        "adj al art av bd boul bât cf chap col dir dr env ex fig gén l’al lt mgr mme mm mr m me mlle pr prof "
        "réf resp sect st ste tél vol p.ex c.-à-d not prés"
    ),
    "de": word_set(
        "abs abt art exz ing dipl.-ing jur med phil rer theol bd bes bsp bzw ca dipl dr ehem entspr etw "
        "evtl evang exkl fa fr frl geb gem gest ggf hl "
        "hr hrn hrsg inkl ing insb insbes kath lfd max min mind nr präs prof rd s sen sog st stellv str tel "
        "u.a usf verh vgl vs z.b d.h z.t zzgl"
    ),
    "es": word_set(
        "adj aprox arq exmo exma mª m.ª art av avda bco cap cfr cía col d depto dir dn dña dr dra dto ed "
        "excma excmo fig fr "
        "gob gral hnos hno ilma ilmo ing lic mons núm pág págs pbro prof profa prov pza ref sgto sr sra "
        "sres sras srta "
        "sta sto tel tfno ud vda vol p.ej"
    ),
    "it": word_set(
        "all arch art avv coop cap card cav cfr col comm cons dir dott dott.ssa dr ed egr es fig gen geom "
        "gent ing ill "
        "lett mons n num on p pag pagg par prof prof.ssa rag rev rif sen sig sigg sig.ra sig.na soc spett "
        "ten tel ver vol p.es"
    ),
    "pt": word_set(
        "adj apto art av cap cel cf col d dep dir dr dra ed eng exma exmo fig gen ilmo min núm p pág págs "
        "prof "
        "profa r ref rev sen sr sra sras srs sta sto tel vol p.ex"
    ),
}
# before a number, in figures or Roman: “Vol. III”
BEFORE_NUMBERS: Mapping[str, frozenset[str]] = {
    "en": word_set(
        "app apr art aug ch chap cl dec eq ex feb fig figs jan jul jun mar no nos nov oct p para paras pg "
        "pp pt reg sec "
        "sect sep sept tab vol vols"
    ),
    "fr": word_set("annexe ann avr déc févr juil janv n no nos nov oct p pp sept tab"),
    "de": word_set("anh anm aufl buchst kap lit s ss tab ziff rn rz"),
    "es": word_set("abr ago ap c dic ene feb jul jun mar n nos nov oct p pp sept tab"),
    "it": word_set("apr c co dic feb gen lug mag mar nn nov ott pp set tab"),
    "pt": word_set("abr ago dez fev jan jul jun mai mar n nov out pp set tab"),
}
# at the end of an enumeration: a capital after one begins a sentence
AT_THE_END = ("etc", "ecc", "usw", "u. s. w", "u.s.w")
# written without a vowel and large, and yet often last in a sentence
OFTEN_LAST = word_set("blvd chr gmbh hwy jr ltd mrd phd rd sr tsd")
# an ordinal number follows these in German: “im 19. Jahrhundert”
GERMAN_DETERMINERS = word_set(
    "am an beim bis das dem den der des die ein eine einem einen einer ihr ihre ihrem ihren im ins jede "
    "jeden jeder "
    "jedem jedes sein seine seinem seinen seiner vom zum zur zweiter unser unsere unserem unseren"
)
