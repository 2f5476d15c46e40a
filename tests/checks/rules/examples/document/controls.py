"""What the keyboard reaches."""

from everyreader.model.findings import Outcome
from tests.checks.rules.kit import PICTURE, Example, page, trio

TEXT = "<p>The well is deep, and the water is cold.</p>"
BIG = (
    "<style>a, button, input, iframe { display: inline-block; min-width: 60px; min-height: 60px; font: "
    "inherit }</style>"
)
LONG = "dig; " * 40
FRAME = (
    'title="Wells" srcdoc="&lt;html lang=en&gt;&lt;title&gt;Wells&lt;/title&gt;&lt;a href=#a&gt;A '
    'well&lt;/a&gt;"'
)

EXAMPLES: list[Example] = [
    *trio(
        "KEY-020",
        '<div aria-hidden="true"><input type="range"></div>',
        f'<p><img src="{PICTURE}" alt="" aria-hidden="true"></p>',
        TEXT,
        head=BIG,
    ),
    *trio(
        "KEY-021", f'<iframe tabindex="-1" {FRAME}></iframe>', f"<iframe {FRAME}></iframe>", TEXT, head=BIG
    ),
    *trio(
        "KEY-022",
        '<div role="img" aria-label="A well"><a href="#a" id="a">Deep</a></div>',
        "<p><button>Dig</button></p>",
        TEXT,
        head=BIG,
    ),
    Example(
        "KEY-022",
        Outcome.FAILED,
        "in the number of a page",
        page('<div role="doc-pagebreak"><a href="#a" id="a">Deep</a></div>', head=BIG),
    ),
    *trio(
        "KEY-023",
        f'<pre style="overflow-x: scroll; min-height: 60px"><code>{LONG}</code></pre>',
        f'<pre style="overflow-x: scroll; min-height: 60px" tabindex="0"><code>{LONG}</code></pre>',
        TEXT,
    ),
    *trio(
        "NAM-008",
        f'<p><img src="{PICTURE}" alt="" aria-label="A teal square"></p>',
        f'<p><img src="{PICTURE}" alt=""></p>',
        TEXT,
    ),
    *trio(
        "KEY-025",
        '<p><label>Mail <input autocomplete="mail-address"></label></p>',
        '<p><label>Mail <input autocomplete="work email"></label></p>',
        TEXT,
        head=BIG,
    ),
    *trio(
        "KEY-026",
        '<p><a href="#a" id="a" tabindex="3">Deep</a></p>',
        '<p><a href="#a" id="a" tabindex="0">Deep</a></p>',
        TEXT,
        head=BIG,
    ),
    *trio(
        "KEY-027",
        '<p tabindex="-1" autofocus style="min-height: 60px">Cold.</p><p><a href="#a" id="a">Deep</a></p>',
        '<p tabindex="-1" style="min-height: 60px">Cold.</p><p><a href="#a" id="a">Deep</a></p>',
        TEXT,
        head=BIG,
    ),
]
