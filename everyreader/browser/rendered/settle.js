// What moves by itself, before it is brought to its end: what is looked at afterwards stands still. Endless motion goes on.
(() => {
  globalThis.everything = () => {  // as far as it is drawn: what stands in a shadow's host and in no slot of it is not
    const all = [...document.querySelectorAll("*")];
    if (!all.some((one) => one.shadowRoot)) return all;
    const lost = (one) => one.parentElement && ((one.parentElement.shadowRoot && !one.assignedSlot) || lost(one.parentElement));
    return all.filter((one) => !lost(one));
  };
  const place = new Map(everything().map((one, index) => [one, index]));
  const finite = (number) => (Number.isFinite(number) ? number : -1);
  const moving = document.getAnimations();
  const found = moving.map((one) => {
    const effect = one.effect, timing = effect ? effect.getComputedTiming() : {};
    return {
      at: place.get(effect && effect.target) ?? -1, pseudo: (effect && effect.pseudoElement) || "",
      kind: one.constructor.name, clock: one.timeline instanceof DocumentTimeline, running: one.playState === "running",
      end: finite(timing.endTime), once: finite(Number(timing.duration)),
      properties: effect && effect.getKeyframes ? [...new Set(effect.getKeyframes().flatMap((frame) => Object.keys(frame)))] : [],
    };
  });
  for (const one of moving) {
    try { one.finish(); } catch { /* it never ends */ }
  }
  return found;
})()
