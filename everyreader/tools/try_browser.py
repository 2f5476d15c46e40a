"""Start one browser for real, in a process of its own, so that one that hangs can be ended.

Reads JSON from standard input (``executable`` or null for Playwright's own, ``arguments``, ``environment``)
and writes ``executable``, ``version`` and ``width`` as JSON. ``width`` is that of a drawn word in CSS pixels:
without fonts it is 0, and then the contrast checks find nothing to look at and say so to nobody.
"""

from __future__ import annotations

import json
import os
import sys

PAGE = "<!doctype html><html lang=en><title>t</title><p><span id=word>contrast</span>"


def main() -> int:
    from playwright.sync_api import Error, sync_playwright

    asked = json.load(sys.stdin)
    try:
        with sync_playwright() as playwright:
            # Left alone, Playwright adds --no-sandbox, and what it proves would not hold for others.
            browser = playwright.chromium.launch(
                executable_path=asked["executable"],
                args=asked["arguments"],
                env={**os.environ, **asked["environment"]},
                timeout=15_000,
                chromium_sandbox=True,
            )
            page = browser.new_page()
            page.set_content(PAGE)
            width = page.evaluate("document.getElementById('word').getBoundingClientRect().width")
            answer = {
                "executable": asked["executable"] or playwright.chromium.executable_path,
                "version": browser.version,
                "width": width,
            }
            browser.close()
    except Error as error:
        print(error.message.strip().splitlines()[0], file=sys.stderr)
        return 1
    print(json.dumps(answer))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
