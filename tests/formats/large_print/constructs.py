"""One small text for each construct that a statement can hold."""

from __future__ import annotations

HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
MERGED = """::: {.table row-headers=1}
+-------+---------------------------------+---------------------------------+
| Place | Responsibility                  | Administration                  |
|       +----------------+----------------+----------------+----------------+
|       | Reconstruction | Humanitarian   | Reconstruction | Volunteers     |
+=======+================+================+================+================+
| Kissi | 1              | 2              | 3              | 4[^1]          |
|       +----------------+----------------+----------------+                |
|       | five and six                    | 7              |                |
+-------+----------------+----------------+----------------+----------------+
| Bo    |                | 8              | none of these                   |
+-------+----------------+----------------+---------------------------------+
:::

[^1]: x"""
CONSTRUCTS = {
    "characters that Typst takes for others": (
        "a -- b --- c ... d -5 *x*'s @ref \\#tag \\_ ~ $5 \\$x\\$ // /* = + - `"
    ),
    "characters that end Typst's strings": 'a "b" \\\\ \\\\n \\\\u{41} #"; ];)',
    "quotes and dashes": "“a” ‘b’ 'c' \"d\" – e — f it’s",
    "signs": (
        "✓ ✔ ☐ ☑ ☒ ★ ♪ → ⇒ ↔ ∈ ≤ ½ ⅓ ⅞ ² ⁿ ₂ № ℠ ™ ® € ₹ ₽ ₴ ₺ ₿ ☎ ✂ Ⅳ ⅷ ① ┌─┐ █ ﬁ 𝑥\n\n## Ⅳ ✓ and **☐ ⅓ "
        "★**\n\n"
        "Zażółć, [Đường]{lang=vi}, [ὕδωρ]{lang=el}, [угода]{lang=uk}"
    ),
    "emoji": (
        "🎉 ❤ ❤️ ❤️‍🔥 👩‍🔬 👨‍🔬 👍 👍🏽 👩🏽‍🤝‍👨🏿 👨‍👩‍👧‍👦 🇬🇭 "
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f 🏳️‍🌈 1️⃣ #️⃣ ☎ ☎️ ☎︎ ™️ x🎉y"
        "\n\n## 🌊 a 🫠 b[^1]\n\n- ✅ **🚰** `🐦‍⬛ 👋🏿`\n\n```\n👍🏽 │ 🎉\n```\n\n[^1]: 🙂‍↔️"
    ),
    "words joined by hyphens": "A well-known, (so-called) “pre-war” state-of-the-art -funded **bold**-ish x",
    "a word in another language": "A [mot]{lang=fr}, [dois]{lang=pt-BR} and [x [y]{lang=en} z]{lang=el}.",
    "languages that Typst cannot say": "A [slovo]{lang=sr-Latn}, [habla]{lang=es-419}.",
    "abbreviations": (
        '[WHO]{abbr="World “Health” \\ Organization"} first, then the WHO’s *WHO*, '
        '[OMS]{abbr="Organisation" lang=sr-Latn}.\n\n'
        "::: {lang=fr}\nUn [mot WHO]{lang=en} et [OMS]{abbr=Organisation}.\n:::\n\n- WHO\n\n| WHO | "
        "[WHO](https://example.org/) |\n"
        "|---|---|\n| a | WHO[^1] |\n\n## WHO\n\n[^1]: The WHO, e. g. x\n\n*[e. g.]: exempli gratia"
    ),
    "blocks in another language": (
        "::: {lang=fr}\nUn `code` et ![une pompe](pump.png) ici.\n\n- deux\n\n```\ntrois\n```\n:::"
    ),
    "a heading in another language": "## Un titre {lang=fr}\n\nx",
    "images": "![One](pump.png)\n\n![Two](map.png)\n\nA ![three](pump.png) in a line.\n\n- ![four](pump.png)",
    "a figure with a caption": "::: figure\n![One](pump.png)\n\nThe *caption*.\n:::",
    "math": (
        'A [$x^2$]{alt="x squared"} in a line, [$$y$$]{alt="y"} too.\n\n[$$\\frac{a}{b}$$]{alt="a over b"}'
    ),
    "nested lists": "- a\n\n    b\n\n    - c\n\n        4. d\n        5. e\n\n    f\n- g",
    "list labels": "3) c\n4) d\n\n(1) e\n\na. f\nb. g\n\nIV. h\nV. i\n\n    - (A) j[^1]\n\n[^1]: ix. k",
    "run-in headings": "1) ## First point\n\n    Text.\n\n2) ## Second point\n\n    Text.",
    "a list that begins with something else": "- - a\n- > b\n- ```\n  c\n  ```\n- ![d](pump.png)",
    "definitions": "One *term*\n\n:   First.\n\n:   Second.\n\n    More.\n\nOther\n\n:   - a\n    - b",
    "quotations": "> a\n>\n> > b\n>\n> - c",
    "code": "```\ndef f():\n\n    return  1\n```\n\nRun `f  ()  --now` here.",
    "a table with a caption": (
        "::: {.table row-headers=1}\nThe *caption*.\n\n| a | b |\n|---|---|\n| c | `d  e` |\n| f |   |\n:::"
    ),
    "two notes at one word": "a[^1][^2] b[^3]\n\n[^1]: c\n\n[^2]: d\n\n[^3]: e",
    "a table with links and notes": (
        "| a[^1] | [b](https://example.org/) |\n|---|---|\n| ![c](pump.png) | **d** |\n\n[^1]: e"
    ),
    "a table in a note of a table": (
        "| a | b |\n|---|---|\n| c | d[^1] |\n\nEnd.\n\n[^1]: e\n\n    | f | g |\n    |---|---|\n    "
        "| h | i |"
    ),
    "a table wider than the page": (
        "::: {.table row-headers=1}\nThe caption.\n\n"
        f"| {' | '.join(f'Column {letter}' for letter in 'ABCDEFGH')} |\n{'|---' * 8}|\n"
        "| Kissi | 1 |  | [3](https://example.org/) | 4[^1] | five or six | 7 | 8 |\n"
        "| Bo | 1 | 2 | 3 | 4 | 5 | 6 | 7 |\n:::\n\n"
        "- | Administration | Reconstruction | Responsibility | Volunteers |\n"
        "  |---|---|---|---|\n  | a | b | c | d |\n\n[^1]: x"
    ),
    "a table with merged cells and two header rows": (
        "::: {.table row-headers=1}\nDepths\n\n"
        "+---+-------+\n| A | B     |\n|   +---+---+\n|   | C | D |\n+===+===+===+\n| r | 1 | 2 |\n|   "
        "+---+---+\n"
        "|   | - 3   |\n|   | - 4   |\n|   |       |\n|   | 5     |\n+---+-------+\n:::"
    ),
    "a table of merged cells wider than the page": MERGED,
    "a table across the page with a note": (
        "| administration[^1] | humanitarian | reconstruction | responsibility |\n"
        "|---|---|---|---|\n| a | b | c | d |\n\n[^1]: e"
    ),
    "links": (
        "A [link *of* words](https://example.org/?a=b&c#d), <mail@example.org>, [here](#there).\n\n## There"
    ),
    "notes": (
        "A[^1] well-known[^2].\n\n- b[^3]\n\n"
        "[^1]: One [link](https://example.org/).\n\n    Two.\n\n[^2]: - c\n\n[^3]: > d"
    ),
    "a note with two marks": "A[^1] b[^2].\n\n- c[^1]\n\n[^1]: d\n\n[^2]: e\n\n## note-1 {#note-1}\n\n[f](#note-1)",
    "a note in a heading": "## Found[^1] by *divers*\n\nx\n\n[^1]: At noon.\n\n    ## Inside\n\n    y",
    "words longer than a line": (
        f"{HASH} and **{HASH}**, `cut -c {HASH}` in code.\n\n## {HASH}\n\n- - > {HASH}\n\nx\n\n:   {HASH}\n\n"
        f"```\n{HASH}  file\n```\n\n<https://example.org/{'part_' * 20}?a={HASH}>[^1]\n\n"
        f"| a | b | c |\n|---|---|---|\n| {HASH} | `{HASH}` | c |\n\n[^1]: {HASH}"
    ),
    "line breaks": "One\\\ntwo\nthree",
    "sub- and superscript": "H[2]{.sub}O, 3[rd]{.sup}, CO[2]{.sub}-free",
    "other scripts": "Ελληνικά, Русский, Tiếng Việt, → ≤ ½ m² €",
    "accents": "Tiếng Việt, ĉŭ, ǎ, é, e\u0301, c\u0302, x\u0302",
    "a struck word and a thematic break": "~~gone~~\n\n---\n\nx",
    "spaces that do not break": "10\u00a0km, a\u2009b",
}
