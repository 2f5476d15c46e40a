"""What site generators put between the words of Markdown (Liquid, Hugo's shortcodes, kramdown's attributes).

Images and links among it become Markdown; the rest is taken out and named. Line ends stay, so that lines keep
their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from everyreader.importers.blocks.figures import CAPTION, HEAD
from everyreader.importers.draft import Repair, Repairs, excerpt
from everyreader.importers.markdown.notation import fences_kept
from everyreader.model.text import folded
from everyreader.source.text import line_at

_CODE = re.compile(
    r"^( {0,3})(`{3,}|~{3,}).*?(?:^ {0,3}\2[`~]*[ \t]*$|\Z)|(?<!`)(`+)(?!`).+?(?<!`)\3(?!`)",
    re.DOTALL | re.MULTILINE,
)
_RAW = re.compile(r"\{%-?\s*raw\s*-?%\}(.*?)\{%-?\s*endraw\s*-?%\}", re.DOTALL)
_COMMENT = re.compile(
    r"\{%-?\s*comment\s*-?%\}(.*?)\{%-?\s*endcomment\s*-?%\}|\{::comment\}(.*?)\{:/(?:comment)?\}|^[*"
    r"-] [^\n]*\n\{:toc[^}]*\}",
    re.DOTALL | re.MULTILINE,
)
_TAG = re.compile(r"\{%-?\s*(\w+)(.*?)-?%\}|\{\{[<%]\s*/?\s*(\w*)(.*?)[>%]\}\}", re.DOTALL)
_FIGURE = re.compile(
    r"\{%-?\s*figure\b((?:(?!%\}).)*)%\}((?:(?!\{%).)*)\{%-?\s*endfigure\s*-?%\}"
    r"|\{\{[<%]\s*figure\b((?:(?![>%]\}\}).)*)[>%]\}\}((?:(?!\{\{[<%]).)*)\{\{[<%]\s*/\s*figure\s*[>%]\}\}",
    re.DOTALL,
)
_WRITTEN_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_VALUE = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
# kramdown's attributes, and markdown-it's where pandoc would not take them for some.
_ATTRIBUTES = re.compile(
    r"\{:[^}\n]*\}|(?<![\])])(?<!^)\{[.#][\w-]+(?:[ \t][^}\n]*)?\}(?=[ \t]*$)", re.MULTILINE
)
_HEADING = re.compile(r"^(#{1,6}[ \t].*)(\{#[\w-]+\}[ \t]*)$", re.MULTILINE)
_QUOTED = re.compile(r"\"([^\"]*)\"|'([^']*)'")
_NAMED = re.compile(
    r"([\w-]+)\s*(?:=\s*|:\s*(?=[\"'`]))(?:\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|`([^`]*)`|(\S+))",
    re.DOTALL,
)
_IMAGE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|avif|bmp|tiff?)$", re.IGNORECASE)
_SOURCES = ("src", "url", "image", "path", "file", "img", "source", "filename")
_CAPTIONS = ("caption", "legend", "description", "figcaption")
_CREDITS = ("attr", "attribution", "credit", "credits", "source")
_NO_WORDS = ("class", "width", "height", "loading", "id", "style", "align", "sizes", "rel", "target")
_HEADS = ("summary", "title", "header", "heading", "name", "label")
_FOLDS = re.compile(
    r"details|expand|collaps(?:e|ible)|accordion(?:item)?|spoiler|toggle|tab(?:item)?|notice"
    r"|admonition|callout|hint|alert|note|tip|warning|card"
)
_KINDS = re.compile(
    r"note|tip|info|warning|danger|important|caution|success|error|primary|secondary|default|question"
    r"|example|abstract",
    re.IGNORECASE,
)
# A fence around a part: pandoc's and Quarto's ``::: {.callout-note}``, Docusaurus' and VitePress' ``:::tip
# Title``.
_FENCE = re.compile(
    r"^([ \t]*)(?:>[ \t]*)*:{3,}[ \t]*(?:\{(?![^}\n]*\blang=)([^}\n]*)\}|([\w-]+)(?:\[([^\]\n]*)\]|[ "
    r"\t]+([^:{\n]+?))?)?[ \t]*:*[ \t]*$",
    re.MULTILINE,
)
_AFTER = re.compile(r"(?<=[)\]])\{[^{}\n]*\}")
_UNQUOTED = re.compile(r"([\w-]+)=([^\s\"'}]+)")
_KEEP, _KEEP_COLON = "\ue100", "\ue101"  # stand for a brace and a colon that were meant as such


def plain(text: str) -> tuple[str, list[Repair]]:
    """``text`` without a site generator's own language, line for line, and what was taken out of it."""
    found = Repairs()
    text = _RAW.sub(lambda one: _kept(one[1]), text)
    text = fences_kept(_CODE.sub(lambda one: _kept(one[0]), text), _kept)

    def named(name: str, what: Callable[[re.Match[str]], str]) -> Callable[[re.Match[str]], str]:
        def taken(one: re.Match[str]) -> str:
            made, line = what(one), line_at(one.string, one.start())
            if not made and one[0].strip(" \t:>"):
                found.say(name, line, f"“{excerpt(folded(one[0]), 200)}”")
            elif made.startswith("!["):
                found.extend(Repair(name, line, f"of an image: {each}") for each in _unsaid(one[0], made))
            return made + "\n" * (one[0].count("\n") - made.count("\n"))

        return taken

    text = _COMMENT.sub(named("site code left out", lambda _: ""), text)
    text = _FENCE.sub(named("markup left out", _fence), text)
    text = _FIGURE.sub(named("site code left out", _around), text)
    text = _TAG.sub(named("site code left out", _tag), text)
    text = _VALUE.sub(named("site code left out", _value), text)
    text = _HEADING.sub(lambda one: one[1] + one[2].replace("{", _KEEP), text)
    text = _ATTRIBUTES.sub(named("markup left out", lambda _: ""), text)
    text = _AFTER.sub(lambda one: _UNQUOTED.sub(r'\1="\2"', one[0]), text)
    return text.replace(_KEEP, "{").replace(_KEEP_COLON, ":"), found


def _kept(text: str) -> str:
    return text.replace("{", _KEEP).replace(":::", _KEEP_COLON * 3)


def _tag(one: re.Match[str]) -> str:
    name, said = one[1] or one[3] or "", one[2] or one[4] or ""
    if name == "highlight":
        return f"```{said.split()[0] if said.split() else ''}"
    if name == "endhighlight":
        return "```"
    if name in ("link", "post_url", "ref", "relref"):
        return said.strip().strip("\"'").replace(" ", "%20")
    pairs = _pairs(said)
    if _FOLDS.fullmatch(name):
        return _head(said, pairs)
    source = next((pairs[key] for key in _SOURCES if pairs.get(key)), "")
    alt = pairs.get("alt") or ""
    if not source:
        texts = [first or second for first, second in _QUOTED.findall(_NAMED.sub("", said))]
        source, alt = (texts[0], alt or "".join(texts[1:2])) if texts else ("", "")
        if len(texts) > 2 and re.search("fig|caption", name):
            pairs.setdefault("caption", texts[2])
    if not _IMAGE.search(source):
        return ""
    return _picture(source, {**pairs, "alt": alt})


def _fence(one: re.Match[str]) -> str:
    """What a fence says above the part that it begins."""
    attributes, title = one[2] or "", one[4] or one[5] or ""
    title = title or _pairs(attributes).get("title", "")
    return f"{one[1]}[**{title}**]{_KEEP}.{HEAD}}} " if title and "*" not in title else ""


def _head(said: str, pairs: dict[str, str]) -> str:
    """What a folded or framed part says above its words."""
    named = next((pairs[key] for key in _HEADS if pairs.get(key)), "")
    quoted = _QUOTED.search(said) if not pairs else None
    head = folded(named or (quoted and (quoted[1] or quoted[2])) or "")
    says = re.search(r"[^\W_]", head) and "*" not in head and (named or not _KINDS.fullmatch(head))
    return f"[**{head}**]{_KEEP}.{HEAD}}} " if says else ""


def _around(one: re.Match[str]) -> str:
    """A figure's tag around an image that is written in Markdown, or around its caption."""
    said, inner = one[1] or one[3] or "", one[2] or one[4] or ""
    image, pairs = _WRITTEN_IMAGE.search(inner), _pairs(said)
    if image:
        return (
            image[0]
            + "".join(_captions(pairs, ""))
            + inner[: image.start()].replace(" ", "")
            + inner[image.end() :].rstrip()
        )
    if not _IMAGE.search(pairs.get("src") or ""):
        return inner
    return _picture(pairs["src"], {"caption": folded(inner), **pairs})


def _pairs(said: str) -> dict[str, str]:
    return {
        key.lower(): re.sub(r"\\([\"'])", r"\1", "".join(values)) for key, *values in _NAMED.findall(said)
    }


def _picture(source: str, pairs: dict[str, str]) -> str:
    alt = pairs.get("alt") or ""
    words = alt.replace("[", "\\[").replace("]", "\\]").replace("\n", " ")
    return f"![{words}](<{source}>){''.join(_captions(pairs, alt))}"


def _unsaid(tag: str, made: str) -> Iterator[str]:
    """What an image's tag says that the Markdown ``made`` of it does not."""
    pairs = _pairs(tag)
    texts = {first or second for first, second in _QUOTED.findall(_NAMED.sub("", tag))}
    for name, value in (*pairs.items(), *(("", text) for text in sorted(texts))):
        plain = folded(re.sub(r"<[^>]*>", "", value))
        if name not in _NO_WORDS and re.search(r"[^\W\d_]{2}", plain) and plain not in made:
            yield f"{name}: “{excerpt(plain, 200)}”".lstrip(": ")


def _captions(pairs: dict[str, str], alt: str) -> Iterator[str]:
    """What a picture's tag says below it: its title, its caption, and whom it is from."""
    credit = next((pairs[name] for name in _CREDITS if pairs.get(name)), "")
    target = pairs.get("attrlink") or pairs.get("attr_link") or ""
    credit = f"[{credit}]({target})" if credit and re.match(r"https?://", target) else credit
    title = pairs.get("title") or ""
    caption = next((pairs[name] for name in _CAPTIONS if pairs.get(name)), "")
    said = " ".join(part for part in (caption, credit) if part)
    for one in (f"**{title}**" if title else "", said):
        if one and one.strip("*") != alt:
            one = re.sub(r"<(?!https?:|mailto:)[^>]*>", "", one)
            yield f" [{folded(one)}]{_KEEP}.{CAPTION}}}"


def _value(one: re.Match[str]) -> str:
    """The text in a value (``{{ "/about/" | url }}``); in a link's destination ``{{ site.baseurl }}`` is
    nothing."""
    quoted = _QUOTED.search(one[1])
    if quoted:
        return quoted[1] or quoted[2]
    before, after = one.string[: one.start()], one.string[one.end() : one.end() + 1]
    in_target = before.endswith(("](", '="', "='", "](<")) and re.match(r"[\w/.#?)\"'-]", after or " ")
    return "." if in_target and re.search(r"\b(?:baseurl|url|root|path|prefix)\b", one[1]) else ""
