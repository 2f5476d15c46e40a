"""The player's words, in the languages of the page's furniture."""

from __future__ import annotations

from collections.abc import Mapping

from everyreader.theme.page_words import Furniture

_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "listen": "Listen",
        "pause": "Pause",
        "back": "Previous sentence",
        "on": "Next sentence",
        "again": "From the beginning",
        "speed": "Speed",
        "follow": "Follow",
        "help": "Help",
        "place": "Sentence {} of {}",
        "missing": "The recording {} is not beside this page, so nothing can be played.",
        "tap": "Tap or click a sentence to hear it from there.",
        "along": "With “Follow” the page goes along with the reading until you scroll away.",
        "keys": "Keys, while the focus is in this bar:",
        "sentences": "previous, next sentence",
        "headings": "previous, next heading",
        "ends": "first, last sentence",
        "stop": "pause, from anywhere in the page",
    },
    "fr": {
        "listen": "Écouter",
        "pause": "Pause",
        "back": "Phrase précédente",
        "on": "Phrase suivante",
        "again": "Depuis le début",
        "speed": "Vitesse",
        "follow": "Suivre",
        "help": "Aide",
        "place": "Phrase {} sur {}",
        "missing": "L’enregistrement {} n’est pas à côté de cette page : rien ne peut être lu à voix haute.",
        "tap": "Touchez une phrase ou cliquez dessus pour l’écouter à partir de là.",
        "along": "Avec « Suivre », la page accompagne la lecture jusqu’à ce que vous la fassiez défiler.",
        "keys": "Touches, quand le focus est dans cette barre :",
        "sentences": "phrase précédente, suivante",
        "headings": "titre précédent, suivant",
        "ends": "première, dernière phrase",
        "stop": "pause, où que vous soyez dans la page",
    },
    "de": {
        "listen": "Anhören",
        "pause": "Pause",
        "back": "Voriger Satz",
        "on": "Nächster Satz",
        "again": "Von vorn",
        "speed": "Tempo",
        "follow": "Mitgehen",
        "help": "Hilfe",
        "place": "Satz {} von {}",
        "missing": "Die Aufnahme {} liegt nicht neben dieser Seite, darum kann nichts abgespielt werden.",
        "tap": "Tippen oder klicken Sie auf einen Satz, um ihn und das Folgende zu hören.",
        "along": "Mit „Mitgehen“ folgt die Seite dem Vorlesen, bis Sie selbst weiterblättern.",
        "keys": "Tasten, solange der Fokus in dieser Leiste ist:",
        "sentences": "voriger, nächster Satz",
        "headings": "vorige, nächste Überschrift",
        "ends": "erster, letzter Satz",
        "stop": "Pause, überall auf der Seite",
    },
    "es": {
        "listen": "Escuchar",
        "pause": "Pausa",
        "back": "Frase anterior",
        "on": "Frase siguiente",
        "again": "Desde el principio",
        "speed": "Velocidad",
        "follow": "Seguir",
        "help": "Ayuda",
        "place": "Frase {} de {}",
        "missing": "La grabación {} no está junto a esta página, así que no se puede reproducir nada.",
        "tap": "Toque una frase o haga clic en ella para escucharla desde ahí.",
        "along": "Con «Seguir», la página acompaña la lectura hasta que usted la desplace.",
        "keys": "Teclas, mientras el foco está en esta barra:",
        "sentences": "frase anterior, siguiente",
        "headings": "título anterior, siguiente",
        "ends": "primera, última frase",
        "stop": "pausa, desde cualquier lugar de la página",
    },
    "it": {
        "listen": "Ascolta",
        "pause": "Pausa",
        "back": "Frase precedente",
        "on": "Frase successiva",
        "again": "Dall’inizio",
        "speed": "Velocità",
        "follow": "Segui",
        "help": "Aiuto",
        "place": "Frase {} di {}",
        "missing": "La registrazione {} non è accanto a questa pagina: non si può ascoltare nulla.",
        "tap": "Tocchi una frase o faccia clic per ascoltarla da lì.",
        "along": "Con «Segui» la pagina accompagna la lettura finché non la scorre.",
        "keys": "Tasti, quando il focus è in questa barra:",
        "sentences": "frase precedente, successiva",
        "headings": "titolo precedente, successivo",
        "ends": "prima, ultima frase",
        "stop": "pausa, ovunque nella pagina",
    },
    "nl": {
        "listen": "Luisteren",
        "pause": "Pauze",
        "back": "Vorige zin",
        "on": "Volgende zin",
        "again": "Vanaf het begin",
        "speed": "Snelheid",
        "follow": "Volgen",
        "help": "Help",
        "place": "Zin {} van {}",
        "missing": "De opname {} staat niet naast deze pagina, dus er kan niets worden afgespeeld.",
        "tap": "Tik of klik op een zin om vanaf daar te luisteren.",
        "along": "Met ‘Volgen’ loopt de pagina met het voorlezen mee, totdat u zelf verder bladert.",
        "keys": "Toetsen, zolang de focus in deze balk is:",
        "sentences": "vorige, volgende zin",
        "headings": "vorige, volgende kop",
        "ends": "eerste, laatste zin",
        "stop": "pauze, overal op de pagina",
    },
    "pl": {
        "listen": "Słuchaj",
        "pause": "Pauza",
        "back": "Poprzednie zdanie",
        "on": "Następne zdanie",
        "again": "Od początku",
        "speed": "Tempo",
        "follow": "Podążaj",
        "help": "Pomoc",
        "place": "Zdanie {} z {}",
        "missing": "Nagrania {} nie ma obok tej strony, więc nie można niczego odtworzyć.",
        "tap": "Dotknij zdania lub kliknij je, aby słuchać od tego miejsca.",
        "along": (
            "Z opcją „Podążaj” strona przesuwa się wraz z czytaniem, dopóki nie przewinie się jej "
            "samodzielnie."
        ),
        "keys": "Klawisze, gdy fokus jest na tym pasku:",
        "sentences": "poprzednie, następne zdanie",
        "headings": "poprzedni, następny nagłówek",
        "ends": "pierwsze, ostatnie zdanie",
        "stop": "pauza, w dowolnym miejscu strony",
    },
    "pt": {
        "listen": "Ouvir",
        "pause": "Pausa",
        "back": "Frase anterior",
        "on": "Frase seguinte",
        "again": "Do início",
        "speed": "Velocidade",
        "follow": "Seguir",
        "help": "Ajuda",
        "place": "Frase {} de {}",
        "missing": "A gravação {} não está junto desta página, por isso não é possível reproduzir nada.",
        "tap": "Toque numa frase ou clique nela para a ouvir a partir daí.",
        "along": "Com «Seguir», a página acompanha a leitura até que a desloque.",
        "keys": "Teclas, enquanto o foco está nesta barra:",
        "sentences": "frase anterior, seguinte",
        "headings": "título anterior, seguinte",
        "ends": "primeira, última frase",
        "stop": "pausa, em qualquer ponto da página",
    },
}
_KEYS: Mapping[str, Mapping[str, str]] = {
    "fr": {
        "Page Up": "Page préc.",
        "Page Down": "Page suiv.",
        "Home": "Origine",
        "End": "Fin",
        "Esc": "Échap",
    },
    "de": {"Page Up": "Bild ↑", "Page Down": "Bild ↓", "Home": "Pos 1", "End": "Ende"},
    "es": {"Page Up": "Re Pág", "Page Down": "Av Pág", "Home": "Inicio", "End": "Fin"},
    "it": {"Page Up": "Pag ↑", "Page Down": "Pag ↓", "Home": "Inizio", "End": "Fine"},
}
_PAIRS = (
    (("←", "→"), "sentences"),
    (("Page Up", "Page Down"), "headings"),
    (("Home", "End"), "ends"),
    (("Esc",), "stop"),
)


def player_words(tag: str, recording: str) -> Furniture:
    """The words for a statement in ``tag`` (BCP 47), English where there are no others; ``recording`` is the
    file's name."""
    primary = tag.split("-", maxsplit=1)[0].lower()
    words = _WORDS.get(primary, _WORDS["en"])
    return Furniture(
        tag if primary in _WORDS else "en", {**words, "missing": words["missing"].format(recording)}
    )


def key_names(words: Furniture) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Keys as keyboards of the language name them, and what they do."""
    names = _KEYS.get(words.language.split("-")[0].lower(), {})
    return tuple((tuple(names.get(one, one) for one in keys), words[does]) for keys, does in _PAIRS)
