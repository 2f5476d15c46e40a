// Runs in a world of its own beside the page's: no script of the page can change what it calls. Elements are named by their
// place among all elements of the document.
(() => {
  const all = everything();
  const place = new Map(all.map((one, index) => [one, index]));
  const still = new CSSStyleSheet();
  still.replaceSync("*, *::before, *::after { transition: none !important; animation-play-state: paused !important }");

  const images = all
    .filter((one) => one.localName === "img")
    .map((one) => ({
      at: place.get(one), width: one.width, height: one.height, fit: getComputedStyle(one).objectFit,
      naturalWidth: one.naturalWidth, naturalHeight: one.naturalHeight, loaded: one.complete, address: one.currentSrc || one.src,
    }));

  // 0: nobody knows how long; -1: without end. The sound of a video is known only once some of it was played.
  const media = all
    .filter((one) => one.localName === "audio" || one.localName === "video")
    .map((one) => ({
      at: place.get(one), starts: one.autoplay || !one.paused, muted: one.muted || one.volume === 0, controls: one.controls,
      seconds: one.loop || one.duration === Infinity ? -1 : one.duration || 0,
      sounds: one.localName === "audio" || one.webkitAudioDecodedByteCount > 0,
    }));

  const shape = ["transform", "opacity", "filter", "fontWeight", "fontStyle", "fontSize", "color", "backgroundColor", "backgroundImage",
    "textDecorationLine", "textDecorationStyle", "textDecorationThickness", "textDecorationColor", "boxShadow", "clipPath", "position",
    "content", "fill", "stroke"];
  const line = (style, name) => {
    const width = parseFloat(style[`${name}Width`]);
    return style[`${name}Style`] === "none" || style[`${name}Style`] === "hidden" || !width
      ? "none" : `${style[`${name}Style`]} ${width} ${style[`${name}Color`]}`;
  };
  const edges = ["outline", "borderTop", "borderRight", "borderBottom", "borderLeft"];
  const look = (one, pseudo) => {
    const style = getComputedStyle(one, pseudo);
    return [...edges.map((name) => [name, line(style, name)]), ...shape.map((name) => [name, style[name]])];
  };
  const looks = (one) => {
    const near = [...one.children].slice(0, 8);
    for (let up = one.parentElement, left = 3; up && left; up = up.parentElement, left--) near.push(up);
    const own = [null, "::before", "::after"].flatMap((pseudo) => look(one, pseudo));
    return [...own, ...near.flatMap((part) => look(part, null))];
  };
  // The browser's own ring has two colours, and shows on any ground: it is named by none.
  const ring = (one) => {
    const style = getComputedStyle(one);
    const plain = !["none", "hidden", "auto"].includes(style.outlineStyle) && parseFloat(style.outlineWidth) > 0;
    return { outline: plain ? style.outlineColor : "", inset: parseFloat(style.outlineOffset) < 0 };
  };
  const active = () => {
    let one = document.activeElement;
    while (one && one.shadowRoot && one.shadowRoot.activeElement) one = one.shadowRoot.activeElement;
    return one;
  };
  const mayStop = "a[href], area[href], button, input, select, textarea, summary, audio[controls], video[controls], iframe, " +
    "[tabindex], [contenteditable]";
  // Whether a script keeps the focus where it is when somebody goes on with the Tab key.
  const keeps = (one, back) => {
    const tab = { key: "Tab", code: "Tab", keyCode: 9, shiftKey: back, bubbles: true, cancelable: true, composed: true };
    return !one.dispatchEvent(new KeyboardEvent("keydown", tab)) && active() === one;
  };
  const stops = [];
  const before = [...document.adoptedStyleSheets], held = document.activeElement;
  document.adoptedStyleSheets = [...before, still];
  if (held && held.blur) held.blur();
  for (const one of all.filter((each) => each.matches(mayStop) && each.tabIndex >= 0 && each.checkVisibility()).slice(0, 400)) {
    const was = looks(one);
    one.focus({ focusVisible: true, preventScroll: true });
    if (active() !== one) continue;
    const now = looks(one);
    const changed = now.filter(([, value], index) => value !== was[index][1]);
    stops.push({
      at: place.get(one), tabindex: one.tabIndex, changed: [...new Set(changed.map(([name]) => name))],
      ...ring(one), held: [false, true].every((back) => keeps(one, back)),
    });
    one.blur();
  }
    document.adoptedStyleSheets = before;
  return { names: all.map((one) => one.localName).join(" "), images, media, stops };
})()
