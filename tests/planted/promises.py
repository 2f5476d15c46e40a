"""What a page says of itself and no reader sees at once: zoom, encoding, policy, skip link, languages, and
sound without asking."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from pikepdf import Dictionary, Name, Pdf

from tests.planted.fault import Fault, NotPlanted, Plant
from tests.planted.markup import after, before, drop, rewrite, swap, together
from tests.planted.page import body, head, read, sheet, whole
from tests.planted.pdf_text import edited
from tests.planted.zipped import Members, members, text

VIEWPORT = "width=device-width, initial-scale=1"
CHARSET = '<meta charset="utf-8">\n'
SKIP = '<a class="skip" href="#page:statement">Skip to the statement</a>\n'
POLICY = r'<meta http-equiv="Content-Security-Policy" content="default-src[^>]*>\n'
PADDING = f"<!-- {'house style ' * 120}-->\n"
LOUD = '<audio src="sound.mp3" autoplay="autoplay" controls="controls"></audio>'


def _script_says(old: str, new: str) -> Plant:
    """Change the player's script, and the hash by which the page lets it in."""

    def plant(path: Path) -> None:
        page = read(path)
        found = re.search("<script>(.*?)</script>", page, re.DOTALL)
        if found is None or found[1].count(old) != 1:
            raise NotPlanted(f"not once in the script: {old}")
        script = found[1].replace(old, new)
        for was, now in ((found[1], script), (_hash(found[1]), _hash(script))):
            page = page.replace(was, now)
        path.write_bytes(page.encode("utf-8"))

    return plant


def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")


def _sounding(document: str) -> Plant:
    """Put a player into a document of the book, and its sound file beside it."""

    def change(old: Members) -> Members:
        found = dict(old)
        page = found["EPUB/text.xhtml"].decode("utf-8")
        found["EPUB/text.xhtml"] = before("</body>", document)(page).encode("utf-8")
        listed = '<item href="sound.mp3" id="noise" media-type="audio/mpeg"/>\n  </manifest>'
        opf = found["EPUB/content.opf"].decode("utf-8")
        if "scripted" in document:
            opf = swap(
                'media-type="application/xhtml+xml" properties="mathml"/>',
                'media-type="application/xhtml+xml" properties="mathml scripted"/>',
            )(opf)
        found["EPUB/content.opf"] = swap("</manifest>", listed)(opf).encode("utf-8")
        return found | {"EPUB/sound.mp3": b"\xff\xf3\x18\xc4" + bytes(68)}

    return members(change)


def _sounds_when_opened(pdf: Pdf) -> None:
    tone = pdf.make_stream(bytes(8000), Type=Name.Sound, R=8000, C=1, B=8)
    pdf.Root.OpenAction = Dictionary(Type=Name.Action, S=Name.Sound, Sound=tone)


ZOOM = (
    Fault("page-zoom-capped", "maximum-scale=1", "own", head(swap(VIEWPORT, f"{VIEWPORT}, maximum-scale=1"))),
    Fault(
        "page-viewport-lost",
        "phones show the page as on a desk, in tiny letters",
        "own",
        head(rewrite(r'<meta name="viewport"[^>]*>\n', "")),
    ),
    Fault(
        "page-viewport-fixed",
        "the page is as wide as a desk's screen on every phone",
        "own",
        head(swap(VIEWPORT, "width=1280")),
    ),
)
ENCODING = (
    Fault("page-charset-lost", "no encoding is said", "own", head(drop(CHARSET))),
    Fault(
        "page-charset-late",
        "the encoding is said beyond the first 1,024 bytes",
        "own",
        head(together(drop(CHARSET), before("</head>", PADDING + CHARSET))),
    ),
)
POLICIES = (
    Fault(
        "page-policy-lost",
        "no policy",
        "own",
        head(rewrite(r'(<meta http-equiv="Content-Security-Policy"[^>]*>\n)+', "")),
    ),
    Fault(
        "page-policy-any-script",
        "script-src 'unsafe-inline'",
        "own",
        head(swap("font-src data:", "font-src data:; script-src &#39;unsafe-inline&#39;")),
    ),
    Fault(
        "page-policy-any-form",
        "the second policy is gone",
        "own",
        head(rewrite(r"<meta http-equiv=\"Content-Security-Policy\" content=\"base-uri[^>]*>\n", "")),
    ),
    Fault(
        "page-policy-in-body",
        "a policy in the body is none",
        "own",
        whole(
            together(
                rewrite(POLICY, ""),
                after(
                    "<body>\n",
                    '<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;">\n',
                ),
            )
        ),
    ),
)
SKIPPING = (
    Fault("page-skip-link-lost", "no skip link", "own", body(drop(SKIP))),
    Fault(
        "page-skip-link-to-imprint",
        "it leads past the statement",
        "own",
        body(
            together(
                swap('class="skip" href="#page:statement"', 'class="skip" href="#page:imprint"'),
                swap('<footer class="imprint">', '<footer class="imprint" id="page:imprint">'),
            )
        ),
    ),
    Fault("page-skip-link-not-shown", "display: none", "own", sheet(".masthead .skip { display: none; }")),
    Fault(
        "page-skip-link-last",
        "it comes behind what it is to skip",
        "own",
        body(together(drop(SKIP), before("</main>", SKIP))),
    ),
)
SOUND = (
    Fault(
        "page-plays-with-controls",
        "autoplay, and a policy that lets it",
        "own",
        whole(
            together(
                swap("font-src data:", "font-src data:; media-src data:"),
                before(
                    "</main>", '<audio src="data:audio/mpeg;base64,//uQxAAA" autoplay controls></audio>\n'
                ),
            )
        ),
    ),
    Fault(
        "page-video-plays",
        "a video with sound",
        "own",
        body(before("</main>", '<video src="welcome.mp4" autoplay></video>\n')),
    ),
    Fault(
        "page-frame-plays",
        "a frame that may play by itself",
        "own",
        body(
            before(
                "</main>",
                (
                    '<iframe title="Welcome" src="https://video.example/1?autoplay=1" '
                    'allow="autoplay"></iframe>\n'
                ),
            )
        ),
    ),
)
HTML = ZOOM + ENCODING + POLICIES + SKIPPING + SOUND

EPUB = (
    Fault(
        "book-zoom-forbidden",
        "user-scalable=no",
        "own",
        text(after("<head>", '<meta name="viewport" content="width=600, user-scalable=no"/>')),
    ),
    Fault("book-plays-by-itself", "autoplay in a document", "rich", _sounding(f"<p>{LOUD}</p>")),
    Fault(
        "book-plays-by-script",
        "play() on load",
        "rich",
        _sounding(
            '<p><audio src="sound.mp3" loop="loop"></audio></p><script '
            'class="scripted">document.querySelector("audio").play();</script>'
        ),
    ),
)

PDF = (
    Fault(
        "pdf-plays-when-opened",
        "an action sounds when the file is opened",
        "own",
        edited(_sounds_when_opened),
    ),
)

SPOKEN = (
    Fault(
        "page-player-starts-itself",
        "autoplay on the player",
        "rich",
        body(swap("<audio controls", "<audio autoplay controls")),
        ".html",
    ),
    Fault(
        "page-script-starts-player",
        "the script plays at once",
        "rich",
        _script_says(
            'addEventListener("load", () => {',
            'addEventListener("load", () => { document.querySelector("audio").play();',
        ),
        ".html",
    ),
)
