"""The player in a real browser: what is marked is what is heard, by mouse, by touch and by keyboard, and
without script too."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from everyreader.browser.chromium import Browser
from everyreader.browser.visit import View, Visit
from everyreader.checks.validators import Jvm, axe, vnu
from everyreader.formats.html.read.reader import read_back
from everyreader.model.findings import Rendition
from everyreader.model.publication import Publication
from everyreader.theme.page_words import LANGUAGES
from everyreader.theme.player.words import _KEYS, _WORDS
from everyreader.tools import places
from tests.theme.player.conftest import SHORT, Spoken, written

Statement = Callable[[str], Publication]

HEARD = "() => document.querySelector('.heard')?.id ?? ''"
PAUSED = "() => document.querySelector('audio').paused"
NOW = "() => document.querySelector('audio').currentTime"
SAYS = "(words) => document.querySelector('[data-does=play]').innerText.trim() === words"
PLACE = "() => document.querySelector('.player-place').textContent"
EACH = """async (times) => {
  const audio = document.querySelector("audio"), found = [];
  document.getElementById("page:player").dataset.started = "";
  for (const time of times) {
    await new Promise((done) => { audio.addEventListener("seeked", done, {once: true}); audio.currentTime = time; });
    found.push([...document.querySelectorAll(".heard")].map((one) => one.id).join());
  }
  return found;
}"""
WATCH = """() => {
  const audio = document.querySelector("audio");
  window.seen = [];
  const look = () => {
    window.seen.push([audio.currentTime, document.querySelector(".heard")?.id ?? ""]);
    if (!audio.ended) requestAnimationFrame(look);
  };
  look();
}"""
POINT = """(id) => {
  const sentence = document.getElementById(id);
  sentence.scrollIntoView({block: "center", behavior: "instant"});
  const box = sentence.getClientRects()[0];
  return [box.x + Math.min(8, box.width / 2), box.y + box.height / 2];
}"""
BOXES = """() => [...document.querySelectorAll(".player :is(button, select, summary)")].map((one) => {
  const box = one.getBoundingClientRect();
  return [one.textContent.trim().slice(0, 20), Math.min(box.width, box.height)];
})"""
OURS = "(target) => document.querySelector(target).closest('.heard, .player') !== null"
COLOURS = """() => {
  const heard = getComputedStyle(document.querySelector(".heard"));
  const paper = getComputedStyle(document.body).backgroundColor;
  return [heard.textDecorationColor, heard.color, heard.backgroundColor, paper];
}"""


@pytest.fixture(scope="session")
def long(rich: Publication, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Spoken:
    return written(rich, tmp_path_factory.mktemp("long"), browser)


@pytest.fixture
def publication(statement: Statement, tmp_path: Path) -> Publication:
    (tmp_path / "small").mkdir()
    Image.new("RGB", (40, 30), "navy").save(tmp_path / "small" / "a.png")
    return statement(SHORT)


@pytest.fixture
def short(publication: Publication, browser: Browser, tmp_path: Path) -> Spoken:
    return written(publication, tmp_path, browser)


def tap(visit: Visit, element: str) -> None:
    visit.page.mouse.click(*visit.page.evaluate(POINT, element))


def into_the_bar(visit: Visit) -> None:
    """By keyboard: the skip link, the contents, the first button of the bar."""
    for _ in range(4):
        visit.page.keyboard.press("Tab")
        if visit.page.evaluate("() => document.activeElement.dataset.does") == "back":
            return
    raise AssertionError("the bar is not among the first stops")


def test_every_sentence_is_marked_while_it_is_heard(long: Spoken) -> None:
    middles = [(one.begin + one.end) / 2000 for one in long.table]
    found = long.visit(lambda visit: visit.page.evaluate(EACH, middles))
    assert found == [one.element for one in long.table]


def test_a_sentence_is_marked_from_the_moment_it_begins(long: Spoken) -> None:
    begins = [one.begin / 1000 for one in long.table]
    assert long.visit(lambda visit: visit.page.evaluate(EACH, begins)) == [one.element for one in long.table]


def test_the_mark_goes_with_the_recording_while_it_plays(short: Spoken) -> None:
    def play(visit: Visit) -> list[tuple[float, str]]:
        visit.page.select_option("[data-does=speed]", "2")
        visit.page.evaluate(WATCH)
        visit.page.click("[data-does=play]")
        visit.page.wait_for_function("() => document.querySelector('audio').ended")
        return visit.page.evaluate("() => window.seen")

    seen = short.visit(play)
    for time, element in seen[:-2]:
        near = {heard_at(short, time + apart) for apart in (-0.1, 0.0, 0.1)}
        assert element in near, (time, element)
    met = list(dict.fromkeys(element for _, element in seen if element))
    assert met == [one.element for one in short.table]


def heard_at(spoken: Spoken, time: float) -> str:
    return next((one.element for one in reversed(spoken.table) if one.begin <= time * 1000), "")


def test_nothing_is_marked_after_the_end(short: Spoken) -> None:
    def play(visit: Visit) -> str:
        tap(visit, short.table[-1].element)
        visit.page.wait_for_function("() => document.querySelector('audio').ended")
        return visit.page.evaluate(HEARD)

    assert short.visit(play) == ""


@pytest.mark.parametrize("number", [0, 2, 7])
def test_a_click_on_a_sentence_plays_from_it(short: Spoken, number: int) -> None:
    clip = short.table[number]

    def click(visit: Visit) -> tuple[bool, str, float]:
        tap(visit, clip.element)
        return visit.page.evaluate(PAUSED), visit.page.evaluate(HEARD), visit.page.evaluate(NOW)

    paused, heard, now = short.visit(click)
    assert (paused, heard) == (False, clip.element)
    assert clip.begin / 1000 - 0.01 <= now < clip.end / 1000


def test_a_tap_on_a_sentence_plays_from_it(short: Spoken) -> None:
    def touch(visit: Visit) -> str:
        x, y = visit.page.evaluate(POINT, short.table[2].element)
        visit.cdp.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
        visit.cdp.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
        visit.cdp.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        visit.page.wait_for_function("() => !document.querySelector('audio').paused")
        return visit.page.evaluate(HEARD)

    assert short.visit(touch) == short.table[2].element


def test_a_click_on_a_link_plays_nothing(short: Spoken) -> None:
    def click(visit: Visit) -> bool:
        visit.page.click("main a")
        return visit.page.evaluate(PAUSED)

    assert short.visit(click) is True


def test_selecting_words_plays_nothing(short: Spoken) -> None:
    def drag(visit: Visit) -> bool:
        x, y = visit.page.evaluate(POINT, short.table[1].element)
        visit.page.mouse.move(x, y)
        visit.page.mouse.down()
        visit.page.mouse.move(x + 60, y, steps=4)
        visit.page.mouse.up()
        return visit.page.evaluate(PAUSED)

    assert short.visit(drag) is True


@pytest.mark.parametrize(
    ("keys", "number"),
    [
        ("ArrowRight", 0),
        ("ArrowRight ArrowRight", 1),
        ("ArrowRight ArrowRight ArrowLeft", 0),
        ("End", -1),
        ("End Home", 0),
        ("Home PageDown", 3),
        ("End PageUp", 3),
        ("Home ArrowLeft", 0),
        ("End ArrowRight", -1),
    ],
)
def test_the_keys_go_through_the_statement(short: Spoken, keys: str, number: int) -> None:
    def press(visit: Visit) -> tuple[str, bool]:
        into_the_bar(visit)
        for key in keys.split():
            visit.page.keyboard.press(key)
        return visit.page.evaluate(HEARD), visit.page.evaluate(PAUSED)

    assert short.visit(press) == (short.table[number].element, True)


def test_the_bar_plays_and_pauses_by_keyboard(short: Spoken) -> None:
    def press(visit: Visit) -> list[tuple[bool, str]]:
        into_the_bar(visit)
        visit.page.keyboard.press("Tab")
        states = []
        for key, says in (("Space", "Pause"), ("Enter", "Listen")):
            visit.page.keyboard.press(key)
            visit.page.wait_for_function(SAYS, arg=says)
            states.append((visit.page.evaluate(PAUSED), says))
        return states

    assert short.visit(press) == [(False, "Pause"), (True, "Listen")]


def test_escape_pauses_from_anywhere(short: Spoken) -> None:
    def press(visit: Visit) -> bool:
        tap(visit, short.table[0].element)
        visit.page.keyboard.press("Escape")
        return visit.page.evaluate(PAUSED)

    assert short.visit(press) is True


def test_keys_that_print_characters_do_nothing(short: Spoken) -> None:
    def press(visit: Visit) -> tuple[bool, str]:
        for within in (False, True):
            if within:
                into_the_bar(visit)
                visit.page.keyboard.press("Shift+Tab")
            for key in "abcdefghijklmnopqrstuvwxyz0123456789.,<>-+?":
                visit.page.keyboard.press(key)
        return visit.page.evaluate(PAUSED), visit.page.evaluate(HEARD)

    assert short.visit(press) == (True, "")


def test_everything_in_the_bar_is_a_stop_of_the_keyboard(short: Spoken) -> None:
    def walk(visit: Visit) -> list[str]:
        into_the_bar(visit)
        names = []
        for _ in range(6):
            names.append(
                visit.page.evaluate(
                    "() => document.activeElement.dataset.does ?? document.activeElement.tagName"
                )
            )
            visit.page.keyboard.press("Tab")
        return names

    assert short.visit(walk) == ["back", "play", "on", "speed", "follow", "SUMMARY"]


@pytest.mark.parametrize("speed", ["0.5", "2"])
def test_the_speed_is_the_recordings(short: Spoken, speed: str) -> None:
    def choose(visit: Visit) -> float:
        visit.page.select_option("[data-does=speed]", speed)
        visit.page.click("[data-does=play]")
        return visit.page.evaluate("() => document.querySelector('audio').playbackRate")

    assert short.visit(choose) == float(speed)


@pytest.mark.parametrize(("follow", "moves"), [(True, True), (False, False)])
def test_the_page_goes_along_only_where_it_is_asked_to(long: Spoken, follow: bool, moves: bool) -> None:
    def jump(visit: Visit) -> bool:
        into_the_bar(visit)
        if not follow:
            visit.page.click("[data-does=follow]")
        visit.page.keyboard.press("End")
        return visit.page.evaluate("() => scrollY > 0")

    assert long.visit(jump, view=View(reduced_motion=True)) is moves


def test_a_sentence_is_brought_below_the_bar(long: Spoken) -> None:
    def jump(visit: Visit) -> tuple[float, float]:
        into_the_bar(visit)
        visit.page.keyboard.press("End")
        bar = visit.page.evaluate(
            "() => document.getElementById('page:player').getBoundingClientRect().bottom"
        )
        return bar, visit.page.evaluate("() => document.querySelector('.heard').getBoundingClientRect().top")

    bar, sentence = long.visit(jump, view=View(width=320, height=640, reduced_motion=True))
    assert 0 < bar <= sentence < 640


def test_scrolling_away_stops_the_page_from_going_along(long: Spoken) -> None:
    def scroll(visit: Visit) -> str | None:
        tap(visit, long.table[0].element)
        visit.page.mouse.wheel(0, 4000)
        visit.page.wait_for_function(
            "() => document.querySelector('[data-does=follow]').ariaPressed === 'false'"
        )
        return visit.page.get_attribute("[data-does=follow]", "aria-pressed")

    assert long.visit(scroll, view=View(reduced_motion=True)) == "false"


def test_a_screen_reader_is_told_the_place_while_nothing_is_heard(short: Spoken) -> None:
    def step(visit: Visit) -> list[str]:
        visit.page.click("[data-does=on]")
        said = [visit.page.evaluate(PLACE)]
        visit.page.click("[data-does=play]")
        said.append(visit.page.evaluate(PLACE))
        visit.page.click("[data-does=on]")
        return [*said, visit.page.evaluate(PLACE)]

    assert short.visit(step) == [f"Sentence 1 of {len(short.table)}", "", ""]


def test_the_sentence_that_is_heard_is_the_current_one(short: Spoken) -> None:
    def step(visit: Visit) -> list[str]:
        into_the_bar(visit)
        visit.page.keyboard.press("End")
        return visit.page.evaluate(
            "() => [...document.querySelectorAll('main [aria-current]')].map((one) => one.id)"
        )

    assert short.visit(step) == [short.table[-1].element]


def test_two_sentences_with_one_place_are_one_step(
    statement: Statement, browser: Browser, tmp_path: Path
) -> None:
    spoken = written(
        statement("# A Title\n\nSee [one. And two](https://a.example/) now.\n"), tmp_path, browser
    )

    def step(visit: Visit) -> str:
        into_the_bar(visit)
        visit.page.keyboard.press("End")
        return visit.page.evaluate(HEARD)

    assert (spoken.visit(step), len(spoken.table)) == ("s-u2s1", 2)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [256, 320, 1280])
def test_every_target_is_large_enough_and_nothing_overflows(
    publication: Publication, browser: Browser, tmp_path: Path, language: str, width: int
) -> None:
    foreign = replace(publication, metadata=replace(publication.metadata, language=language))
    spoken = written(foreign, tmp_path, browser)

    def measure(visit: Visit) -> tuple[list[tuple[str, float]], bool]:
        visit.page.evaluate("document.querySelector('[data-does=again]').hidden = false")
        visit.page.click("summary")
        wide = visit.page.evaluate("() => document.documentElement.scrollWidth > innerWidth")
        return visit.page.evaluate(BOXES), wide

    boxes, wide = spoken.visit(measure, view=View(width=width))
    assert [one for one in boxes if one[1] < 44] == []
    assert not wide


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("more", [False, True])
def test_the_mark_stands_out(short: Spoken, dark: bool, more: bool) -> None:
    def step(visit: Visit) -> list[str]:
        for _ in range(2):  # past the title, which is not tinted
            visit.page.click("[data-does=on]")
        return visit.page.evaluate(COLOURS)

    line, words, ground, paper = short.visit(step, view=View(dark=dark, more_contrast=more))
    assert contrast(line, paper) >= 3
    assert contrast(line, ground) >= 3
    assert contrast(words, ground) >= 7


def test_the_mark_stands_out_in_forced_colours(short: Spoken) -> None:
    def step(visit: Visit) -> list[str]:
        visit.page.click("[data-does=on]")
        return visit.page.evaluate(COLOURS)

    _, words, ground, paper = short.visit(step, view=View(forced_colours=True))
    assert contrast(words, ground) >= 4.5
    assert contrast(ground, paper) >= 3


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(one) / 255 for one in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("view", [*axe.VIEWS.values(), View(more_contrast=True)], ids=str)
def test_axe_finds_nothing_while_a_sentence_is_marked(long: Spoken, view: View) -> None:
    script = (places.npm_module("axe-core") / "axe.min.js").read_text("utf-8")

    def look(visit: Visit) -> list[str]:
        visit.run(script)
        found: list[str] = []
        for number in (2, 3, 8, 29, 30):  # a link, an image, other languages, formulas
            tap(visit, long.table[number].element)
            visit.page.keyboard.press("Escape")
            report = json.loads(visit.page.evaluate(axe.RUN, list(axe.TAGS)))
            undecided = [  # what lies under the bar cannot be seen, and axe cannot tell
                place
                for one in report["incomplete"]
                for place in one["nodes"]
                if one["id"].startswith("color-contrast") and visit.page.evaluate(OURS, place["target"][0])
            ]
            wrong = [place for one in report["violations"] for place in one["nodes"]]
            found += [place["html"][:200] for place in (*wrong, *undecided)]
        return found

    assert long.visit(look, view=view) == []


def test_axe_and_nu_find_nothing(long: Spoken, jvm: Jvm, tmp_path: Path) -> None:
    files = {long.path: Rendition.HTML}
    said = [
        axe.validate(files, tmp_path / "raw", browser=long.browser),
        vnu.validate(files, tmp_path / "raw", jvm=jvm),
    ]
    assert [(one.reason, one.findings) for one in said] == [("", ()), ("", ())]


def test_the_page_keeps_to_itself(long: Spoken) -> None:
    def play(visit: Visit) -> tuple[list[str], list[str]]:
        visit.page.click("[data-does=play]")
        visit.page.wait_for_function("() => document.querySelector('audio').currentTime > 0")
        return visit.requests, visit.console_errors

    assert long.visit(play) == ([], [])


def test_the_page_still_says_the_statement_and_nothing_more(long: Spoken, rich: Publication) -> None:
    reading = read_back(long.path, long.browser)
    assert [one.runs for one in reading.units] == [one.runs for one in rich.units]
    assert reading.dead_links == ()


def test_without_script_there_is_the_browsers_own_player(short: Spoken) -> None:
    text = re.sub(r"<script>.*?</script>", "", short.path.read_text("utf-8"), flags=re.DOTALL)
    short.path.write_text(text, "utf-8")

    def look(visit: Visit) -> tuple[bool, bool]:
        return visit.page.is_visible("audio[controls]"), visit.page.is_visible(".player-bar")

    assert short.visit(look) == (True, False)


def test_without_its_recording_the_page_says_so(
    publication: Publication, browser: Browser, tmp_path: Path
) -> None:
    spoken = written(publication, tmp_path, browser, sound=False)

    def look(visit: Visit) -> tuple[str, bool]:
        return visit.page.inner_text(".player-missing"), visit.page.is_visible(".player-bar")

    said, bar = spoken.visit(look)
    assert said == "The recording page.mp3 is not beside this page, so nothing can be played."
    assert not bar


AGAIN = "[data-does=again]"


def test_the_place_is_remembered_and_there_is_a_way_back_to_the_beginning(short: Spoken) -> None:
    clip = short.table[3]

    def leave_and_return(visit: Visit) -> tuple[object, ...]:
        first = visit.page.is_visible(AGAIN)
        into_the_bar(visit)
        for key in ("Home", "ArrowRight", "ArrowRight", "ArrowRight"):
            visit.page.keyboard.press(key)
        visit.page.unroute_all()  # the visit itself keeps to the page that it looks at
        visit.page.reload()
        found = (visit.page.evaluate(NOW), visit.page.evaluate(HEARD), visit.page.is_visible(AGAIN))
        visit.page.click(AGAIN)
        visit.page.wait_for_function("() => !document.querySelector('audio').paused")
        return first, *found, visit.page.evaluate(HEARD), visit.page.is_visible(AGAIN)

    first, now, marked, offered, heard, again = short.visit(leave_and_return)
    assert (first, marked, offered) == (False, "", True)
    assert now == pytest.approx(clip.begin / 1000, abs=0.01)
    assert (heard, again) == (short.table[0].element, False)


def test_where_nothing_may_be_kept_it_plays_as_well(short: Spoken) -> None:
    def forbidden(visit: Visit) -> tuple[str, list[str]]:
        visit.page.add_init_script(
            "Object.defineProperty(window, 'localStorage', {get() { throw new Error('forbidden'); }})"
        )
        visit.page.unroute_all()
        visit.page.reload()
        into_the_bar(visit)
        visit.page.keyboard.press("End")
        return visit.page.evaluate(HEARD), list(visit.console_errors)

    assert short.visit(forbidden) == (short.table[-1].element, [])


def test_paper_has_no_player(short: Spoken) -> None:
    assert short.visit(lambda visit: visit.page.is_visible(".player"), view=View(print=True)) is False


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_word(language: str) -> None:
    assert _WORDS[language].keys() == _WORDS["en"].keys()
    assert set(_KEYS.get(language, {})) <= {"Page Up", "Page Down", "Home", "End", "Esc"}
