"""What a page shows without words, or says without showing: tick boxes, readings, pairs of terms, decoration,
titles, labels."""

from __future__ import annotations

import re

from everyreader.importers.blocks.figures import DECORATIVE
from everyreader.importers.draft import Repair, Repairs, excerpt
from everyreader.importers.web.elements import Element, at, class_named, drop, put_before
from everyreader.importers.web.words import BLOCKS, words, written
from everyreader.model.elements import detach, enclosing
from everyreader.model.text import folded

BOXES = ("☐", "☑")
_BOXED = ("li", "td", "th", "p", "dd", "dt")
_ASIDE = {
    **dict.fromkeys(
        ("title", "data-title", "data-original-title", "data-bs-original-title", "data-bs-title"), "title"
    ),
    **dict.fromkeys(("data-tooltip", "data-tippy-content", "data-tip"), "title"),
    **dict.fromkeys(("aria-label", "aria-description", "summary"), "label"),
}
_WORD = re.compile(r"[^\W\d_]{2}")
_CAPTION = class_named(
    r"caption|captiontext|captionelement|figcaption|l[eé]gende|bildunterschrift|didascalia"
    r"|(?:image|photo|picture)-?credits?"
)
_SUBTITLE = class_named(r"sub-?title|standfirst|deck|dek|sub-?head(?:line)?")
_BY = re.compile(r"by|von|par|de|di|por|autore?|author|text", re.IGNORECASE)
_BYLINE = class_named(r"by-?line|author(?:-?name)?|auteur|autor|autore")
_AGAIN = class_named(r"download|button|file__button|btn")


def settle(element: Element, repairs: Repairs) -> None:
    """In place: what shows a state, a reading or a line of its own says so in words or signs."""
    for one in list(element.iter("input")):
        _box(one, repairs)
    for one in list(element.iter("button", "div", "span")):
        _enlarged(one, repairs)
    for one in element.iter("h2", "h3", "h4"):
        if not _SUBTITLE.search(one.get("class") or ""):
            continue
        before = one.xpath("(preceding::*[self::h1 or self::h2 or self::h3])[last()]")
        if [each.tag for each in before] == ["h1"]:
            one.tag = "p"
            repairs.say("subtitle kept", at(one), f"a paragraph: “{excerpt(words(one))}”")
    for one in list(element.iter("ruby")):
        _reading(one, repairs)
    for one in list(element.iter("dt")):
        _terms(one, repairs)
    for one in element.iter("img"):
        if _is_decoration(one):
            one.set("class", DECORATIVE)
            one.set("alt", "")
            one.attrib.pop("aria-hidden", None)
            one.attrib.pop("role", None)
    for one in list(element.iter("p", "div", "span", "small")):
        _caption(one)
    for one in list(element.iter("a")):
        _apart(one, repairs)
    for one in list(element.iter("time")):
        _changed_too(one, repairs)
    for one in list(element.iter("div", "span", "p")):
        _byline(one)


def told_aside(article: Element, repairs: Repairs) -> None:
    """Name what ``article`` says under a mouse or to screen readers alone (a link's own title apart, which
    the link carries)."""
    for one in article.iter():
        keys = [key for key in one.attrib if key in _ASIDE] if isinstance(one.tag, str) else []
        said = words(one) if keys else ""
        for key in keys:
            name, title = _ASIDE[key], one.get(key)
            title = folded(title or "")
            known = key == "title" and one.tag in ("a", "img", "abbr", "acronym")
            if (
                known
                or not _WORD.search(title)
                or title.casefold() in (said.casefold(), (one.get("alt") or "").casefold())
            ):
                continue
            where = f" at “{excerpt(said)}”" if said else f", which has no words ({one.tag})"
            repairs.append(taken_out(name, title, where, at(one)))


def taken_out(name: str, said: str, where: str, line: int = 1) -> Repair:
    """What a ``title`` or a ``label`` says, which the text does not."""
    shown = "shown only under a mouse" if name == "title" else "said only by screen readers"
    return Repair(f"{name} taken out", line, f"“{excerpt(said, 200)}”{where} was {shown}")


def _enlarged(button: Element, repairs: Repairs) -> None:
    """In place: a button around a picture, which shows it larger, is the picture."""
    if button.tag != "button" and button.get("role") != "button" or "aria-expanded" in button.attrib:
        return
    images = list(button.iter("img"))
    if len(images) != 1:
        return
    said = words(button).replace(words(images[0]), "", 1).strip()
    if said:
        repairs.say("part of the page left out", at(button), f"a button: “{excerpt(said)}”")
    button.addprevious(images[0])
    images[0].tail = None
    drop(button)


def _box(box: Element, repairs: Repairs) -> None:
    """In place: a tick box before an item's words is a sign."""
    around = next(box.iterancestors(*BLOCKS), None)
    if (box.get("type") or "").lower() != "checkbox" or around is None or around.tag not in _BOXED:
        return
    label = box.getnext()
    folds = (
        label is not None
        and label.tag == "label"
        and (after := label.getnext()) is not None
        and after.tag in BLOCKS
    )
    if not words(around) or folds:
        return
    sign = BOXES[box.get("checked") is not None]
    rest = (box.tail or "").lstrip()
    box.tail = None
    put_before(box, f"{sign} {rest}")
    detach(box)
    repairs.say("tick box kept", at(around), f"as {sign}: “{excerpt(words(around))}”")


def _reading(ruby: Element, repairs: Repairs) -> None:
    """In place: a word's reading follows it in brackets."""
    for one in list(ruby.iter("rp")):
        drop(one)
    for one in list(ruby.iter("rt")):
        said = written(one)
        put_before(one, f" ({said})" if said else "")
        drop(one)
        if said:
            repairs.say("reading kept", at(ruby), f"in brackets: “{excerpt(said)}”")
    for one in ruby.iter("rb", "rtc"):
        one.tag = "span"
    ruby.tag = "span"


def _terms(term: Element, repairs: Repairs) -> None:
    """In place: terms with one definition are one line, each behind a comma."""
    before = term.getprevious()
    if before is None or before.tag != "dt" or not words(before) or not words(term):
        return
    both = f"“{excerpt(words(before))}”"
    repairs.say(
        "terms joined",
        at(term),
        f"they share a definition, and stand in one line: {both}, “{excerpt(words(term))}”",
    )
    last = before[-1] if len(before) else None
    if last is None:
        before.text = (before.text or "").rstrip() + ", " + (term.text or "").lstrip()
    else:
        last.tail = (last.tail or "").rstrip() + ", " + (term.text or "").lstrip()
    before.extend(list(term))
    term.text = None
    after = term.getnext()
    detach(term)
    while after is not None and after.tag == "dt" and after.getprevious() is before:
        following = after.getnext()
        _terms(after, repairs)
        after = following


def _is_decoration(image: Element) -> bool:
    """Whether the page says that ``image`` says nothing; one that is all of a link does."""
    without = not image.get("alt", "said").strip()
    hidden = image.get("role") in ("presentation", "none") or image.get("aria-hidden") == "true"
    link = next(image.iterancestors("a"), None)
    return (without or hidden and not image.get("alt")) and (link is None or bool(words(link)))


def _caption(one: Element) -> None:
    """In place: what a page calls a caption, and the picture or table beside it, are a figure."""
    if not _CAPTION.search(one.get("class") or ""):
        return
    within = {
        each.tag for each in (*one.iterancestors(), *one.iterdescendants()) if isinstance(each.tag, str)
    }
    if within & {"figure", "table", "img", "figcaption"} or not words(one):
        return
    before, after = one.getprevious(), one.getnext()
    gap = (before.tail if before is not None else "") or ""
    beside = (before if not gap.strip() else None, after if not (one.tail or "").strip() else None)
    shown = next(
        (each for each in (_shown(each) for each in beside if each is not None) if each is not None), None
    )
    if shown is None:
        return
    figure = one.makeelement("figure")
    holder = shown
    while enclosing(holder) is not enclosing(one):
        holder = enclosing(holder)
    holder.addprevious(figure)
    figure.append(shown)
    shown.tail = None
    for each in (holder, one):
        if each is not shown:
            drop(each)
    caption = one.makeelement("figcaption", {"lang": one.get("lang", "")})
    caption.text = one.text
    caption.extend(list(one))
    figure.append(caption)


def _shown(one: Element) -> Element | None:
    """The one table or picture, in its link, that ``one`` is or holds and nothing else."""
    if not isinstance(one.tag, str):
        return None
    found = list(one.iter("table", "img"))
    if len(found) != 1 or words(one) != words(found[0]) or one.tag in ("figure", "ul", "ol", "dl"):
        return None
    link = next((each for each in found[0].iterancestors("a") if each in one.iter()), None)
    return found[0] if link is None else link


def _apart(link: Element, repairs: Repairs) -> None:
    """In place: no two links run into one word; a button that leads where the link before it leads is left
    out."""
    before = link.getprevious()
    if before is None or before.tag != "a" or before.tail or not words(link) or not words(before):
        return
    named = f"{link.get('class') or ''} {'download' if 'download' in link.attrib else ''}"
    if link.get("href") and link.get("href") == before.get("href") and _AGAIN.search(named):
        repairs.say(
            "part of the page left out", at(link), f"a button of the link before it: “{excerpt(words(link))}”"
        )
        drop(link)
    else:
        before.tail = " "


def _changed_too(one: Element, repairs: Repairs) -> None:
    """In place: the day of a change that a site's style hides behind the day of publishing (WordPress) is
    left out."""
    before = one.getprevious()
    is_change = {"updated"} == {*(one.get("class") or "").split()} & {"updated", "published"}
    if is_change and before is not None and before.tag == "time" and not (before.tail or "").strip():
        said = f"the day of its last change: “{words(one)}”"
        repairs.say("part of the page left out", at(one), said)
        drop(one)


def _byline(one: Element) -> None:
    """In place: “by” and the name that stands in a box behind it are one line."""
    before = one.getprevious()
    if before is None or before.tag not in ("p", "div", "span") or not _BYLINE.search(one.get("class") or ""):
        return
    alone = not any(each.tag in BLOCKS for each in one.iterdescendants() if isinstance(each.tag, str))
    if alone and _BY.fullmatch(words(before).rstrip(":")) and not (before.tail or "").strip() and words(one):
        line = before.makeelement("p")
        line.text = f"{words(before)} "
        one.addprevious(line)
        line.tail, one.tail = one.tail, None
        detach(before)
        one.tag = "span"
        line.append(one)
