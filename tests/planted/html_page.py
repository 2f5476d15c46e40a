"""Pages whose head, languages, metadata or behaviour are wrong."""

from __future__ import annotations

from tests.planted.fault import Fault
from tests.planted.markup import after, before, rewrite, swap
from tests.planted.page import body, head

FAULTS = (
    Fault(
        "html-title-is-file-name",
        "the title is a file's name",
        "own",
        head(rewrite("<title>[^<]*<", "<title>2023-11-21-cip-gaza-hostage-release.html<")),
    ),
    Fault(
        "html-language-wrong",
        "the page says that it is German",
        "own",
        head(swap('<html lang="en-US">', '<html lang="de">')),
    ),
    Fault(
        "html-paragraph-loses-language",
        "a French paragraph would be read as English",
        "rich",
        body(swap('<div lang="fr">', "<div>")),
    ),
    Fault(
        "html-claims-captions",
        "a feature that is not there",
        "own",
        head(swap('"displayTransformability",', '"captions", "displayTransformability",')),
    ),
    Fault(
        "html-zoom-forbidden",
        "fingers cannot enlarge the page",
        "own",
        head(
            swap(
                "width=device-width, initial-scale=1", "width=device-width, initial-scale=1, user-scalable=no"
            )
        ),
    ),
    Fault(
        "html-reloads-itself",
        "the page loads anew each minute",
        "own",
        head(after('<meta charset="utf-8">\n', '<meta http-equiv="refresh" content="60">\n')),
    ),
    Fault(
        "html-charset-wrong",
        "signs beyond ASCII are read wrong",
        "own",
        head(swap('<meta charset="utf-8">', '<meta charset="windows-1252">')),
    ),
    Fault(
        "html-style-refused",
        "the sheet's hash is an old one, so a browser drops all style",
        "own",
        head(rewrite(r"(&#39;sha256-)[^&]*(&#39;)", r"\g<1>47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\2")),
    ),
    Fault(
        "html-script-inside",
        "a script",
        "own",
        body(before("</body>", '<script>document.title = "Statement";</script>\n')),
    ),
    Fault(
        "html-plays-by-itself",
        "sound without asking",
        "own",
        body(before("</main>", '<audio src="data:audio/mpeg;base64,//uQxAAA" autoplay loop></audio>\n')),
    ),
    Fault(
        "html-focus-order-forced",
        "a positive tabindex",
        "own",
        body(swap('<a class="to-contents"', '<a tabindex="5" class="to-contents"')),
    ),
    Fault(
        "html-link-out-of-reach",
        "a link that no keyboard reaches",
        "rich",
        body(
            swap(
                '<a href="https://example.org/report">', '<a tabindex="-1" href="https://example.org/report">'
            )
        ),
    ),
    Fault("html-runs-right-to-left", "dir on the body", "own", body(swap("<body>", '<body dir="rtl">'))),
)
