// Runs before the page's own scripts, in their world: what they begin of themselves is noted while nobody presses or clicks anything.
(() => {
  const begun = new Map(), opened = [];
  const begin = (one) => { if (one && !begun.has(one)) begun.set(one, false); };
  const wrap = (owner, name, note) => {
    const own = owner && owner[name];
    if (own) owner[name] = function (...given) { note(this, given); return own.apply(this, given); };
  };
  wrap(HTMLMediaElement.prototype, "play", begin);
  wrap(globalThis.AudioScheduledSourceNode && AudioScheduledSourceNode.prototype, "start", begin);
  wrap(globalThis.SpeechSynthesis && SpeechSynthesis.prototype, "speak", begin);
  wrap(globalThis, "open", (_, given) => opened.push(String(given[0] || "")));
  addEventListener("play", (event) => begin(event.target), true);
  // What is there now. Sounds are told once; places are given as numbers among all elements of the document.
  const state = () => {
    const all = [...document.querySelectorAll("*")], sounds = [];
    for (const [one, told] of begun) {
      if (told) continue;
      begun.set(one, true);
      const media = one instanceof HTMLMediaElement;
      if (media && (one.muted || one.volume === 0 || (one.duration > 0 && one.duration <= 3 && !one.loop))) continue;
      sounds.push(all.indexOf(one));
    }
    const still = document.getAnimations().length === 0;
    const texts = all.filter((one) => one.checkVisibility && one.checkVisibility() &&
      [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
    const places = texts.map((one) => {
      const box = one.getBoundingClientRect();
      return [all.indexOf(one), Math.round(box.left + scrollX), Math.round(box.top + scrollY)].join(" ");
    });
    const heard = [...begun.keys()].some((one) => !(one instanceof HTMLMediaElement) || !one.paused);
    return { sounds, heard, opened: opened.splice(0), scroll: [scrollX, scrollY], words: document.body ? document.body.innerText : "",
      places: still ? places : [] };
  };
  const touch = (names) => {
    for (const name of names)
      for (const one of [document, globalThis])
        one.dispatchEvent(new Event(name, { bubbles: one === document }));
  };
  Object.defineProperty(globalThis, Symbol.for("everyreader"), { value: { state, touch } });
})();
