// The page's player: sentences are marked while they are heard. It goes into the page as it is; the page's policy names it by its hash.
"use strict";
(() => {
  const player = document.getElementById("page:player");
  const audio = player.querySelector("audio");
  const bar = player.querySelector(".player-bar");
  const now = player.querySelector(".player-now");
  const place = player.querySelector(".player-place");
  const missing = player.querySelector(".player-missing");
  const control = (name) => bar.querySelector(`[data-does="${name}"]`);
  const playing = control("play"), follow = control("follow"), speed = control("speed"), again = control("again");

  const table = JSON.parse(document.getElementById("page:cues").textContent);
  const cues = table.cues.filter((cue) => document.getElementById(cue[0]));
  const begins = cues.map((cue) => cue[1]);
  const sentences = cues.map((cue) => document.getElementById(cue[0]));
  const numbers = new Map(cues.map((cue, number) => [cue[0], number]));
  const isHeading = sentences.map((sentence) => sentence.closest("h1, h2, h3, h4, h5, h6") !== null);
  const last = begins.length - 1;
  const rounding = 0.01; // seconds: a player that was sent to a cue may stand a trifle before it
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  let current = -1;
  let scrolledByHand = 0; // when the reader last did

  // What is heard, and what is seen of it

  const numberAt = (seconds) => {
    let low = 0, high = begins.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (begins[middle] <= seconds + rounding) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };

  // The place, kept on the reader's own device. Where nothing may be kept, nothing is.
  const recall = () => {
    try {
      return Number.parseInt(localStorage.getItem(table.remembered), 10) || 0;
    } catch {
      return 0;
    }
  };

  const remember = (number) => {
    again.hidden = number <= 0;
    try {
      if (number > 0) localStorage.setItem(table.remembered, String(number));
      else localStorage.removeItem(table.remembered);
    } catch {
      // it plays as well without
    }
  };

  const mark = (number) => {
    if (number === current) return;
    remember(number);
    if (current >= 0) {
      sentences[current].classList.remove("heard");
      sentences[current].removeAttribute("aria-current");
    }
    current = number;
    if (current < 0) return;
    sentences[current].classList.add("heard");
    sentences[current].setAttribute("aria-current", "true");
    if (isFollowing()) bringIntoView();
  };

  const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

  const show = () => {
    mark(audio.ended ? -1 : numberAt(audio.currentTime));
    const text = clock(audio.currentTime);
    if (now.textContent !== text) now.textContent = text;
    bar.style.setProperty("--played", audio.currentTime / table.length);
  };

  const tick = () => {
    show();
    if (!audio.paused) requestAnimationFrame(tick);
  };

  const isFollowing = () => follow.getAttribute("aria-pressed") === "true";

  const setFollowing = (on) => follow.setAttribute("aria-pressed", String(on));

  const isInView = () => {
    const box = sentences[current].getBoundingClientRect();
    const stuck = getComputedStyle(player).position === "sticky";
    return box.top >= (stuck ? player.getBoundingClientRect().bottom : 0) && box.bottom <= innerHeight;
  };

  const bringIntoView = () => {
    if (current < 0 || isInView()) return;
    const behavior = calm.matches ? "instant" : "smooth";
    sentences[current].scrollIntoView({ block: "start", inline: "nearest", behavior });
  };

  // What the reader does

  const start = () => {
    player.dataset.started = "";
    place.textContent = "";
    audio.play().catch(() => {}); // what keeps it from playing is said by the events
  };

  const go = (number) => {
    const to = Math.max(0, Math.min(last, number));
    player.dataset.started = "";
    audio.currentTime = begins[to];
    mark(to);
    // A screen reader is told where it is while nothing else speaks.
    if (audio.paused) place.textContent = place.dataset.says.replace("{}", to + 1).replace("{}", last + 1);
  };

  const heading = (step) => {
    let number = current + step;
    while (number > 0 && number < last && !isHeading[number]) number += step;
    go(number);
  };

  const deeds = {
    play: () => (audio.paused ? start() : audio.pause()),
    back: () => go(current - 1),
    on: () => go(current + 1),
    again: () => {
      playing.focus(); // the button goes with the place
      go(0);
      start();
    },
    follow: () => {
      setFollowing(!isFollowing());
      if (isFollowing()) bringIntoView();
    },
  };

  const keys = {
    ArrowLeft: deeds.back,
    ArrowRight: deeds.on,
    PageUp: () => heading(-1),
    PageDown: () => heading(1),
    Home: () => go(0),
    End: () => go(last),
  };

  for (const button of bar.querySelectorAll("button")) {
    button.addEventListener("click", deeds[button.dataset.does]);
  }

  bar.addEventListener("keydown", (event) => {
    const modified = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
    if (modified || event.target === speed || !(event.key in keys)) return;
    event.preventDefault();
    keys[event.key]();
  });

  speed.addEventListener("change", () => {
    audio.defaultPlaybackRate = audio.playbackRate = Number(speed.value);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) audio.pause();
    if (!bar.contains(event.target)) scrolledByHand = performance.now();
  });

  // On the document: a listener on the text would have screen readers call all of it clickable.
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.detail > 1 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target.closest("a, button, input, select, summary, textarea") || getSelection().type === "Range") return;
    for (let one = event.target; one; one = one.parentElement) {
      if (!numbers.has(one.id)) continue;
      go(numbers.get(one.id));
      start();
      return;
    }
  });

  for (const name of ["wheel", "touchmove"]) {
    document.addEventListener(name, () => { scrolledByHand = performance.now(); }, { passive: true });
  }
  document.addEventListener("scroll", () => {
    if (current < 0 || audio.paused || performance.now() - scrolledByHand > 500) return;
    if (!isInView()) setFollowing(false);
  }, { passive: true });

  // What the recording does

  const label = () => {
    playing.querySelector("span").textContent = audio.paused ? playing.dataset.play : playing.dataset.pause;
    playing.toggleAttribute("data-playing", !audio.paused);
  };
  audio.addEventListener("play", () => { label(); tick(); });
  for (const name of ["pause", "ended"]) audio.addEventListener(name, () => { label(); show(); });
  for (const name of ["seeked", "timeupdate"]) audio.addEventListener(name, () => { if ("started" in player.dataset) show(); });

  const giveUp = () => {
    bar.hidden = true;
    missing.hidden = false;
  };
  audio.querySelector("source").addEventListener("error", giveUp);
  audio.addEventListener("error", giveUp);
  addEventListener("load", () => { // by now it was looked for, and its error may have come before this script
    if (audio.networkState === HTMLMediaElement.NETWORK_NO_SOURCE) giveUp();
  });

  if ("mediaSession" in navigator) {
    navigator.mediaSession.metadata = new MediaMetadata({ title: document.title });
    navigator.mediaSession.setActionHandler("previoustrack", deeds.back);
    navigator.mediaSession.setActionHandler("nexttrack", deeds.on);
  }
  if ("ResizeObserver" in window) {
    new ResizeObserver(() => {
      document.documentElement.style.setProperty("--player", `${player.offsetHeight}px`);
    }).observe(player);
  }

  now.textContent = clock(0);
  player.querySelector(".player-total").textContent = ` / ${clock(table.length)}`;
  audio.removeAttribute("controls");
  bar.hidden = false;

  const left = recall();
  if (left > 0 && left <= last) { // where the reader was; nothing is marked or moved before it is heard
    audio.currentTime = begins[left];
    now.textContent = clock(begins[left]);
    bar.style.setProperty("--played", begins[left] / table.length);
    again.hidden = false;
  }
})();
