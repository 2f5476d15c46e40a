"""The bare tools, as somebody without this project would run them: each in its own process, with its
defaults."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from everyreader.checks.validators.axe import RUN, TAGS, VIEWS
from everyreader.source.dialect import pandoc
from everyreader.tools import browsers, places

_TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=sys.argv[3:])"
_VOICE = """
import sys, av, lameenc, numpy
from pathlib import Path
from everyreader.narration.engines import choose_engine
text, language = Path(sys.argv[1]).read_text(encoding="utf-8"), sys.argv[2]
speech = choose_engine(None, language).speak(text, language)
encoder = lameenc.Encoder()
encoder.set_bit_rate(64); encoder.set_in_sample_rate(speech.rate); encoder.set_channels(1)
Path(sys.argv[3]).write_bytes(encoder.encode(speech.pcm.tobytes()) + encoder.flush())
with av.open(sys.argv[4], "w", format="ipod") as container:
    stream = container.add_stream("aac", rate=speech.rate, layout="mono")
    stream.bit_rate = 64_000
    frame = av.AudioFrame.from_ndarray(speech.pcm.reshape(1, -1), format="s16", layout="mono")
    frame.sample_rate = speech.rate
    container.mux(stream.encode(frame))
    container.mux(stream.encode(None))
"""
_AXE = """
import json, sys
from pathlib import Path
from playwright.sync_api import sync_playwright
axe, pages, report, run, tags, views, executable, *arguments = sys.argv[1:]
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=executable, args=arguments)
    said = []
    for path in pages.splitlines():
        page = browser.new_page(bypass_csp=True)
        page.goto(Path(path).as_uri())
        page.add_script_tag(path=axe)
        for scheme, width, height in json.loads(views):
            page.set_viewport_size({"width": width, "height": height})
            page.emulate_media(color_scheme=scheme)
            said.append(page.evaluate(run, tags.split()))
    Path(report).write_text("[" + ",".join(said) + "]")
    browser.close()
"""


@dataclass(frozen=True)
class Step:
    """One bare tool: its name, its command, the file that proves it worked, and what it adds to the
    environment.

    Without a file the proof is what it prints.
    """

    name: str
    command: tuple[str, ...]
    proof: Path | None = None
    environment: Mapping[str, str] = field(default_factory=dict)


def steps(statement: Path, text: str, language: str, folder: Path) -> tuple[Step, ...]:
    """The bare tools' commands, in order; they leave their files in ``folder``."""
    (folder / "spoken.txt").write_text(text, encoding="utf-8")
    made = {kind: folder / f"bare.{kind}" for kind in ("epub", "html", "typ", "pdf", "mp3", "m4b")}
    python = (sys.executable, "-c")
    fonts = tuple(str(path) for path in places.font_folders())
    speak = (*python, _VOICE, str(folder / "spoken.txt"), language, str(made["mp3"]), str(made["m4b"]))
    return (
        Step("pandoc EPUB", (pandoc(), str(statement), "--output", str(made["epub"])), made["epub"]),
        Step(
            "pandoc HTML",
            (pandoc(), str(statement), "--standalone", "--output", str(made["html"])),
            made["html"],
        ),
        Step(
            "pandoc Typst",
            (pandoc(), str(statement), "--standalone", "--output", str(made["typ"])),
            made["typ"],
        ),
        Step("Typst", (*python, _TYPST, str(made["typ"]), str(made["pdf"]), *fonts), made["pdf"]),
        Step("voice, MP3, M4B", speak, made["m4b"]),
        *validators((made["epub"],), made["pdf"], (made["html"],), folder),
    )


def validators(
    books: tuple[Path, ...], document: Path, pages: tuple[Path, ...], folder: Path
) -> tuple[Step, ...]:
    """The five validators, each started cold on all files of its kind; they leave their reports in
    ``folder``.

    What is asked of them is what a check asks: veraPDF looks at one standard a run, so it runs twice; axe
    looks at each page wide and narrow, light and dark, by the same rules.
    """
    browser, java, node = browsers.browser(), str(places.java()), str(places.node())
    seen = {
        **browser.environment,
        "PUPPETEER_EXECUTABLE_PATH": str(_launcher(folder, browser)),
        "ACE_TIMEOUT_INITIAL": "60000",
    }
    epubcheck = str(places.epubcheck_jar())
    ace = str(places.npm_module("@daisy/ace-cli") / "bin" / "ace.js")
    verapdf = (java, "-cp", str(places.verapdf_jar()), "org.verapdf.apps.GreenfieldCliWrapper", "-f")
    nu = (java, "-Xss8m", "-jar", str(places.vnu_jar()), "--format", "json", "--exit-zero-always", "--stdout")
    return (
        *(
            Step(
                f"EPUBCheck {book.name[-10:]}",
                (
                    java,
                    "-jar",
                    epubcheck,
                    str(book),
                    "--json",
                    f"{folder / book.name}.json",
                ),
                folder / f"{book.name}.json",
            )
            for book in books
        ),
        *(Step(f"veraPDF {flavour}", (*verapdf, flavour, str(document))) for flavour in ("ua1", "2a")),
        *(
            Step(
                f"Ace {book.name[-10:]}",
                (node, ace, "--force", "--outdir", str(folder / f"ace {book.name}"), str(book)),
                folder / f"ace {book.name}" / "report.json",
                seen,
            )
            for book in books
        ),
        Step("Nu Html Checker", (*nu, *map(str, pages))),
        _axe(pages, folder, browser),
    )


def _axe(pages: tuple[Path, ...], folder: Path, browser: browsers.Browser) -> Step:
    views = [("dark" if one.dark else "light", one.width, one.height) for one in VIEWS.values()]
    script = str(places.npm_module("axe-core") / "axe.min.js")
    asked = ("\n".join(map(str, pages)), str(folder / "axe.json"), RUN, " ".join(TAGS), json.dumps(views))
    look = (sys.executable, "-c", _AXE, script, *asked, str(browser.executable), *browser.arguments)
    return Step("axe", look, folder / "axe.json", dict(browser.environment))


def _launcher(folder: Path, browser: browsers.Browser) -> Path:
    """Ace starts its browser without flags of ours; a script adds those that this machine needs."""
    script = folder / "browser.sh"
    words = " ".join(f"'{word}'" for word in (str(browser.executable), *browser.arguments))
    script.write_text(f'#!/bin/sh\nexec {words} "$@"\n')
    script.chmod(0o700)
    return script
