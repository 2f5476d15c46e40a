"""Random edits, each built upon what the build before kept, and from nothing: are both the same?

    python -m tests.edits --count 60 --seed 1

Two statements are edited in turn. After each edit the edition that kept results helped to make and the one of a
build that uses none have to have the same sums of all files, and the same findings and outcomes. The status is 1
where one differs. ``--silent`` leaves the recordings out, which take most of the time.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PIL import Image

from everyreader.bench.figures import TEXT
from everyreader.line.many import build_all
from everyreader.line.options import Options
from everyreader.line.workshop import Machines, Workshop
from everyreader.theme.styles_folder import styles_folder
from tests.conftest import OWN, RICH

Edit = Callable[[Path, random.Random], None]
LEXICON = """<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en">
<lexeme><grapheme>{word}</grapheme><alias>{alias}</alias></lexeme>
</lexicon>
"""


def _in_a_paragraph(statement: Path, chance: random.Random, change: Callable[[list[str], int], None]) -> None:
    """``change`` the words of a paragraph at one place."""
    lines = statement.read_text("utf-8").split("\n")
    plain = [at for at, line in enumerate(lines) if line[:1].isupper() and len(line) > 200]
    at = chance.choice(plain)
    words = lines[at].split(" ")
    letters = [place for place, word in enumerate(words) if word.isalpha() and word.islower()]
    change(words, chance.choice(letters))
    lines[at] = " ".join(words)
    statement.write_text("\n".join(lines), "utf-8")


def _words(folder: Path, chance: random.Random) -> None:
    def change(words: list[str], at: int) -> None:
        words[at] = chance.choice([one for one in words if one.isalpha() and one.islower()])

    _in_a_paragraph(folder / "statement.md", chance, change)


def _markup(folder: Path, chance: random.Random) -> None:
    def change(words: list[str], at: int) -> None:
        words[at] = f"*{words[at]}*"

    _in_a_paragraph(folder / "statement.md", chance, change)


def _image(folder: Path, chance: random.Random) -> None:
    """Another dot, or the same dots in another file."""
    path = folder / "pump.png"
    if not path.is_file():
        _words(folder, chance)
        return
    with Image.open(path) as image:
        image.load()
        if chance.random() < 0.5:
            image.putpixel((chance.randrange(image.width), chance.randrange(image.height)), 0)
        image.save(path, compress_level=chance.randrange(10))


def _front_matter(folder: Path, chance: random.Random) -> None:
    path = folder / "statement.md"
    lines = [line for line in path.read_text("utf-8").split("\n") if not line.startswith("keywords")]
    lines = [line for line in lines if not line.startswith("subject:")]
    lines.insert(1, f"subject: [water, number {chance.randrange(1000)}]")
    path.write_text("\n".join(lines), "utf-8")


def _lexicon(folder: Path, chance: random.Random) -> None:
    word = chance.choice(
        [one for one in (folder / "statement.md").read_text("utf-8").split() if one.isalpha()]
    )
    text = LEXICON.format(word=word, alias=" ".join(word.lower()[:3]))
    (folder / "lexicon.pls").write_text(text, "utf-8")


def _review(folder: Path, chance: random.Random) -> None:
    """An exception for what is not found: a warning of its own."""
    one = {"rule": "HDG-002", "reason": f"as printed {chance.random()}", "by": "Ada", "date": "2024-05-10"}
    (folder / "accepted.yaml").write_text(json.dumps([one]), "utf-8")


EDITS: dict[str, Edit] = {
    "words": _words,
    "markup": _markup,
    "image": _image,
    "front matter": _front_matter,
    "lexicon": _lexicon,
    "review": _review,
}
KINDS = (*EDITS, "styles", "options", "a tool's version")


def _edited(kind: str, options: Options, name: str, chance: random.Random) -> Options:
    if kind in EDITS:
        EDITS[kind](options.source / name, chance)
    elif kind == "styles" and options.styles:
        sheet = options.styles / chance.choice(["page.css", "epub.css"])
        sheet.write_text(
            f"{sheet.read_text('utf-8')}\nmain {{ padding: {chance.random():.2f}px }}\n", "utf-8"
        )
    elif kind == "options":
        return replace(options, recognition=not options.recognition)
    else:
        os.environ["EVERYREADER_EDITS"] = str(chance.random())  # a part of what the program is
    return options


def _found(edition: Path) -> dict[str, Any]:
    """What an edition is: its sums, its findings, and the outcome of each rule and validator."""
    said = json.loads((edition / "report" / "findings.json").read_text("utf-8"))
    validators = [
        (one["name"], one["version"], one["outcome"], one["findings"]) for one in said["validators"]
    ]
    sums = (edition / "SHA256SUMS").read_text("utf-8").splitlines()
    return {"sums": sums, "findings": said["findings"], "rules": said["rules"], "validators": validators}


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=18)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--silent", action="store_true")
    asked = parser.parse_args()
    chance, different = random.Random(asked.seed), 0
    with tempfile.TemporaryDirectory(prefix="everyreader-edits-") as scratch, Machines() as machines:
        home = Path(scratch)
        for folder in (OWN, RICH):
            shutil.copytree(folder, home / "source" / folder.name)
        styles = Path(shutil.copytree(styles_folder(), home / "styles"))
        formats = TEXT if asked.silent else ()
        options = Options(source=home / "source", out=home / "kept", styles=styles, formats=formats)
        shop = partial(Workshop, machines=machines)
        for number in range(asked.count):
            kind, name = KINDS[number % len(KINDS)], (OWN.name, RICH.name)[number // len(KINDS) % 2]
            options = replace(_edited(kind, options, name, chance), statements=(name,))
            seconds, found = [], []
            for each in (options, replace(options, out=home / "anew", afresh=True)):
                began = time.process_time()
                [result] = build_all(each, lambda line: None, workshop=shop)
                seconds.append(time.process_time() - began)
                found.append(_found(result.place) if result.place else {"said": result.lines})
            same = found[0] == found[1]
            different += not same
            used = "{:.1f} s, anew {:.1f} s of this process".format(*seconds)
            print(
                f"{number + 1}. {kind}, {name[:12]}: {result.status}; {'same' if same else 'DIFFERENT'}; {used}"
            )
            for part in found[0].keys() & found[1].keys():
                if part == "said" or found[0][part] != found[1][part]:
                    print(
                        f"   {part}: {[one for side in found for one in map(str, side[part]) if not all(one in map(str, other[part]) for other in found)] or found[0][part]}"[
                            :1500
                        ]
                    )
            sys.stdout.flush()
    return bool(different)


if __name__ == "__main__":
    sys.exit(main())
