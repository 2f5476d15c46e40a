// Shows each state as it comes, in place: the reader stays at the words that were in sight.

const main = document.getElementById("view");
const status = document.getElementById("status");
const progress = document.getElementById("progress");
const NOTE = `
  .desk-note { margin-block: 0.25rem 1rem; padding: 0.25rem 0.75rem; border-inline-start: 0.375rem solid currentColor;
    font-size: 1rem; line-height: 1.5; color: var(--bad); }
  .desk-noted { outline: 2px solid var(--bad); outline-offset: 2px; }
  [data-desk-target] { outline: 3px solid var(--focus); outline-offset: 3px; }`;
let number = Number(main.dataset.number);
let turn = Promise.resolve();

const events = new EventSource("events");
events.onmessage = ({ data }) => {
  const said = JSON.parse(data);
  if (status.textContent !== said.status) status.textContent = said.status;
  progress.textContent = said.progress;
  if (said.number !== number) {
    number = said.number;
    turn = turn.then(refresh).catch((error) => { progress.textContent = String(error); });
  }
};
events.onerror = () => {
  status.textContent = "The preview has ended, or is starting again. What is shown stays.";
};

for (const frame of frames()) dress(frame);
follow();

function frames() {
  return [...document.querySelectorAll("#content iframe")];
}

/** Put what the server has now in the place of what is shown; frames stay, and load anew. */
async function refresh() {
  const answer = await fetch(location.href.split("#")[0]);
  if (!answer.ok) throw new Error(await answer.text());
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.title = fresh.title;
  for (const id of ["problem", "content"]) renew(document.getElementById(id), fresh.getElementById(id));
  const [old, now] = [main.querySelector("h1"), fresh.querySelector("h1")];
  if (old.outerHTML !== now.outerHTML) old.replaceWith(document.adoptNode(now));
}

function renew(old, now) {
  const [was, is] = [[...old.querySelectorAll("iframe")], [...now.querySelectorAll("iframe")]];
  const same = was.length && was.length === is.length;
  if (!same) {
    if (old.innerHTML !== now.innerHTML) old.replaceChildren(...now.childNodes);
    frames().forEach(dress);
    return;
  }
  was.forEach(reload);
  for (const child of [...old.children]) if (child.tagName !== "IFRAME") child.remove();
  let after = false;
  for (const child of [...now.children]) {
    if (child.tagName === "IFRAME") after = true;
    else if (after) old.append(child);
    else was[0].before(child);
  }
}

/** Load a frame's document anew and go back to the words that were in sight. */
function reload(frame) {
  const page = frame.contentWindow;
  const seen = words(frame).map((one) => [one.textContent, one.getBoundingClientRect()])
    .filter(([, box]) => box.height && box.bottom > 0 && box.top < page.innerHeight);
  const [height, focus] = [page.scrollY, frame.contentDocument.activeElement?.id];
  frame.addEventListener("load", () => {
    const there = new Map(words(frame).map((one) => [one.textContent, one]).reverse());
    const [text, box] = seen.find(([text]) => there.has(text)) ?? [];
    const now = there.get(text)?.getBoundingClientRect().top + frame.contentWindow.scrollY;
    frame.contentWindow.scrollTo({ top: box ? now - box.top : height, behavior: "instant" });
    const focused = focus && document.activeElement === frame && frame.contentDocument.getElementById(focus);
    if (focused) focused.focus({ preventScroll: true });
    frame.dataset.number = number;
  }, { once: true });
  page.history.scrollRestoration = "manual";
  page.location.reload();
}

/** The stretches of words that a place is known by: identifiers count from the top, and change with what is above. */
function words(frame) {
  return [...frame.contentDocument.querySelectorAll("[id^='s-'], p, li, td, th, h1, h2, h3, h4, h5, h6")];
}

/** Put each finding below the words that it belongs to, now and whenever the frame loads. */
function dress(frame) {
  const put = async () => {
    if (main.dataset.view !== "page") return;
    const notes = await (await fetch("notes.json")).json();
    const text = frame.contentDocument;
    const style = new frame.contentWindow.CSSStyleSheet();
    style.replaceSync(NOTE);
    text.adoptedStyleSheets = [style];
    for (const old of text.querySelectorAll(".desk-note")) old.remove();
    for (const note of notes) if (note.element) noted(text, note);
  };
  frame.addEventListener("load", put);
  if (frame.contentDocument?.readyState === "complete" && frame.contentDocument.URL !== "about:blank") put();
}

function noted(text, note) {
  const place = text.getElementById(note.element);
  if (!place) return;
  place.classList.add("desk-noted");
  const block = place.closest("p, li, dt, dd, td, th, h1, h2, h3, h4, h5, h6, figure, pre, caption") ?? place;
  const aside = text.createElement("div");
  aside.className = "desk-note";
  aside.setAttribute("role", "note");
  aside.lang = "en";
  aside.dir = "ltr";
  aside.textContent = `${note.severity}: ${note.message}${note.fix ? `. What to do: ${note.fix}` : ""}`;
  if (/^(LI|DD|TD|TH|FIGURE|DT|CAPTION)$/.test(block.tagName)) block.append(aside);
  else block.after(aside);
}

/** A link from a finding leads to its words inside the frame. */
function follow() {
  const [frame] = frames();
  const id = decodeURIComponent(location.hash.slice(1));
  if (!frame || !id.startsWith("s-")) return;
  let there = false;
  const go = () => {
    const place = frame.contentDocument.getElementById(id);
    place?.setAttribute("data-desk-target", "");
    if (!there) place?.scrollIntoView({ block: "center", behavior: "instant" });
    there ||= Boolean(place);
  };
  frame.addEventListener("load", go);
  if (frame.contentDocument?.readyState === "complete") go();
}
