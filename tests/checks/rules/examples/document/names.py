"""Names: links, controls, frames, headings, images."""

from everyreader.model.findings import Outcome
from tests.checks.rules.kit import PICTURE, Example, page, trio

TEXT = "<p>The well is deep, and the water is cold.</p>"
BIG = (
    "<style>a, button, input, select, textarea, iframe, summary { display: inline-block; min-width: "
    "60px; min-height: 60px; font: inherit }</style>"
)
IMG = f'<img src="{PICTURE}" width="60" height="60"'

EXAMPLES: list[Example] = [
    *trio(
        "NAM-001",
        '<p><a href="#a" id="a"></a></p>',
        '<p><a href="#a" id="a">The well</a></p>',
        TEXT,
        head=BIG,
    ),
    *trio("NAM-002", "<p><button></button></p>", "<p><button>Dig</button></p>", TEXT, head=BIG),
    *trio(
        "NAM-003",
        f'<p><input type="image" src="{PICTURE}"></p>',
        f'<p><input type="image" src="{PICTURE}" alt="Dig"></p>',
        TEXT,
        head=BIG,
    ),
    *trio("NAM-004", "<p>Name <input></p>", "<p><label>Name <input></label></p>", TEXT, head=BIG),
    *trio(
        "NAM-005",
        '<iframe srcdoc="&lt;p lang=en&gt;A well&lt;/p&gt;"></iframe>',
        '<iframe title="A well" srcdoc="&lt;p lang=en&gt;A well&lt;/p&gt;"></iframe>',
        TEXT,
        head=BIG,
    ),
    *trio(
        "NAM-006",
        "<details><summary></summary><p>Deep.</p></details>",
        "<details><summary>The well</summary><p>Deep.</p></details>",
        TEXT,
        head=BIG,
    ),
    *trio(
        "NAM-007",
        '<div role="menu" aria-label="Tools"><button role="menuitem"></button></div>',
        '<div role="menu" aria-label="Tools"><button role="menuitem">Dig</button></div>',
        TEXT,
        head=BIG,
    ),
    *trio("ALT-009", f"<p>{IMG}></p>", f'<p>{IMG} alt="A teal square"></p>', TEXT),
    *trio(
        "ALT-010",
        '<p><svg role="img" width="60" height="60"><rect width="60" height="60"/></svg></p>',
        (
            '<p><svg role="img" width="60" height="60"><title>A square</title><rect width="60" '
            'height="60"/></svg></p>'
        ),
        TEXT,
    ),
    *trio("HDG-009", f"<h2></h2>{TEXT}", f"<h2>The well</h2>{TEXT}"),
    *trio("ALT-011", f'<p>{IMG} alt="DSC_0042.JPG"></p>', f'<p>{IMG} alt="A teal square"></p>', TEXT),
    *trio("ALT-011", f'<p>{IMG} alt="https://a.org/a?w=3"></p>', f'<p>{IMG} alt="A teal square"></p>', TEXT),
    *trio("ALT-012", f'<p>{IMG} alt="Image"></p>', f'<p>{IMG} alt="A teal square"></p>', TEXT),
    *trio(
        "ALT-013",
        f'<figure>{IMG} alt="A square, all teal"><figcaption>A square, all teal.</figcaption></figure>',
        (
            f'<figure>{IMG} alt="A square with sharp corners"><figcaption>A square, all '
            f"teal.</figcaption></figure>"
        ),
        TEXT,
    ),
    *trio(
        "ALT-014",
        f'<p>{IMG} alt="{"A square that is teal. " * 12}"></p>',
        f'<p>{IMG} alt="A teal square"></p>',
        TEXT,
    ),
    *trio("ALT-015", f'<p>{IMG} alt="" title="A teal square"></p>', f'<p>{IMG} alt=""></p>', TEXT),
    *trio(
        "ALT-016",
        f'<p><object data="{PICTURE}" type="image/svg+xml" width="60" height="60"></object></p>',
        (
            f'<p><object data="{PICTURE}" type="image/svg+xml" width="60" height="60" title="A teal '
            f'square"></object></p>'
        ),
        TEXT,
    ),
    *trio(
        "NAM-010",
        '<p role="paragraf">The well is deep.</p>',
        '<p role="paragraph">The well is deep.</p>',
        TEXT,
    ),
    *trio(
        "NAM-011",
        '<p aria-labeledby="top">The well is deep.</p>',
        '<p aria-busy="false">The well is deep.</p>',
        TEXT,
    ),
    *trio(
        "NAM-012",
        '<p aria-live="loudly">The well is deep.</p>',
        '<p aria-live="polite">The well is deep.</p>',
        TEXT,
    ),
    *trio(
        "NAM-013",
        '<p aria-checked="true">The well is deep.</p>',
        '<div role="checkbox" aria-checked="true" tabindex="0" style="min-height: 60px">Deep</div>',
        TEXT,
    ),
    *trio(
        "NAM-014",
        '<p aria-label="Deep">The well is deep.</p>',
        '<nav aria-label="Wells"><p>The well is deep.</p></nav>',
        TEXT,
    ),
    *trio(
        "NAM-015",
        '<div role="checkbox" tabindex="0" style="min-height: 60px">Deep</div>',
        '<div role="checkbox" aria-checked="false" tabindex="0" style="min-height: 60px">Deep</div>',
        TEXT,
    ),
    *trio(
        "NAM-016",
        '<div role="listitem">Deep</div>',
        '<div role="list"><div role="listitem">Deep</div></div>',
        "<ul><li>Deep</li></ul>",
    ),
    *trio(
        "NAM-017",
        '<div role="list"><div role="note">Deep</div></div>',
        '<div role="list"><div><div role="listitem">Deep</div></div></div>',
        "<ul><li>Deep</li></ul>",
    ),
    *trio(
        "NAM-018",
        (
            '<div role="scrollbar" aria-controls="well" aria-valuenow="1" aria-label="Depth" '
            'style="min-height: 60px">Deep</div>'
        ),
        '<div role="scrollbar" aria-controls="well" aria-valuenow="1" aria-label="Depth" '
        'style="min-height: 60px">Deep</div>'
        '<p id="well">Deep</p>',
        TEXT,
    ),
    *trio(
        "NAM-019",
        '<p aria-describedby="depth">The well is deep.</p>',
        '<p aria-describedby="depth">The well is deep.</p><p id="depth">Twelve metres.</p>',
        TEXT,
    ),
    Example(
        "NAM-019",
        Outcome.INAPPLICABLE,
        "an operator of a formula, which refers to nothing",
        page('<math aria-label="not p"><mo form="prefix">¬</mo><mi>p</mi></math>'),
    ),
]
