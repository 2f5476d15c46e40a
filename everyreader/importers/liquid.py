"""What site generators put between the words of Markdown (Liquid, Hugo's shortcodes, kramdown's attributes).

Images and links among it become Markdown; the rest is taken out and named. Line ends stay, so that lines keep their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from everyreader.repair.draft import Repair, excerpt
from everyreader.source.text import line_at

_CODE = re.compile(
    r"^( {0,3})(`{3,}|~{3,}).*?(?:^ {0,3}\2[`~]*[ \t]*$|\Z)|(?<!`)(`+)(?!`).+?(?<!`)\3(?!`)",
    re.DOTALL | re.MULTILINE,
)
_RAW = re.compile(r"\{%-?\s*raw\s*-?%\}(.*?)\{%-?\s*endraw\s*-?%\}", re.DOTALL)
_COMMENT = re.compile(r"\{%-?\s*comment\s*-?%\}(.*?)\{%-?\s*endcomment\s*-?%\}", re.DOTALL)
_TAG = re.compile(r"\{%-?\s*(\w+)(.*?)-?%\}|\{\{[<%]\s*/?\s*(\w*)(.*?)[>%]\}\}", re.DOTALL)
_VALUE = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
# kramdown's attributes, and markdown-it's where pandoc would not take them for some.
_ATTRIBUTES = re.compile(
    r"\{:[^}\n]*\}|(?<![\])])(?<!^)\{[.#][\w-]+(?:[ \t][^}\n]*)?\}(?=[ \t]*$)", re.MULTILINE
)
_HEADING = re.compile(r"^(#{1,6}[ \t].*)(\{#[\w-]+\}[ \t]*)$", re.MULTILINE)
_QUOTED = re.compile(r"\"([^\"]*)\"|'([^']*)'")
_NAMED = re.compile(r"(\w+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|(\S+))")
_IMAGE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|avif|bmp|tiff?)$", re.IGNORECASE)
_KEEP = "\ue100"  # stands for a brace that was meant as one


def plain(text: str) -> tuple[str, list[Repair]]:
    """``text`` without a site generator's own language, line for line, and what was taken out of it."""
    found: list[Repair] = []
    text = _RAW.sub(lambda one: one[1].replace("{", _KEEP), text)
    text = _CODE.sub(lambda one: one[0].replace("{", _KEEP), text)

    def named(name: str, what: Callable[[re.Match[str]], str]) -> Callable[[re.Match[str]], str]:
        def taken(one: re.Match[str]) -> str:
            made = what(one)
            if not made:
                said = excerpt(" ".join(one[0].split()), 200)
                found.append(Repair(name, line_at(one.string, one.start()), f"“{said}”"))
            return made + "\n" * (one[0].count("\n") - made.count("\n"))

        return taken

    text = _COMMENT.sub(named("site code left out", lambda _: ""), text)
    text = _TAG.sub(named("site code left out", _tag), text)
    text = _VALUE.sub(named("site code left out", _value), text)
    text = _HEADING.sub(lambda one: one[1] + one[2].replace("{", _KEEP), text)
    text = _ATTRIBUTES.sub(named("markup left out", lambda _: ""), text)
    return text.replace(_KEEP, "{"), found


def _tag(one: re.Match[str]) -> str:
    name, said = one[1] or one[3] or "", one[2] or one[4] or ""
    if name == "highlight":
        return f"```{said.split()[0] if said.split() else ''}"
    if name == "endhighlight":
        return "```"
    if name in ("link", "post_url", "ref", "relref"):
        return said.strip().strip("\"'").replace(" ", "%20")
    pairs = {key.lower(): first or second or third for key, first, second, third in _NAMED.findall(said)}
    source = pairs.get("src") or pairs.get("url") or pairs.get("image") or ""
    alt = pairs.get("alt") or ""
    if not source:
        texts = [first or second for first, second in _QUOTED.findall(said)]
        source, alt = (texts[0], texts[1] if len(texts) > 1 else "") if texts else ("", "")
    if not _IMAGE.search(source):
        return ""
    caption = f" *{pairs['caption']}*" if pairs.get("caption") and pairs["caption"] != alt else ""
    words = alt.replace("[", "\\[").replace("]", "\\]").replace("\n", " ")
    return f"![{words}](<{source}>){caption}"


def _value(one: re.Match[str]) -> str:
    """The text in a value (``{{ "/about/" | url }}``); in a link's destination ``{{ site.baseurl }}`` is nothing."""
    quoted = _QUOTED.search(one[1])
    if quoted:
        return quoted[1] or quoted[2]
    before, after = one.string[: one.start()], one.string[one.end() : one.end() + 1]
    in_target = before.endswith(("](", '="', "='", "](<")) and re.match(r"[\w/.#?)\"'-]", after or " ")
    return "." if in_target and re.search(r"\b(?:baseurl|url|root|path|prefix)\b", one[1]) else ""
