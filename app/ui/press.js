// What is pressed in a part that the server draws: citations open the source, copy buttons copy, everything else tells the server.
const press = (event) => {
  const pressed = event.target.closest("button, a, .mark[data-number]");
  if (!pressed || !element.contains(pressed)) return;
  // Pressed twice in one go is meant once: nothing is merged, removed or taken back two times over.
  if (event.detail > 1 && pressed.dataset.act) return event.preventDefault();
  if (pressed.matches(".cite, .flaw, .mark")) {
    window.onrecordFlaw = pressed.classList.contains("flaw");
    window.onrecordOpener = { button: pressed, byKey: event.detail === 0 };
    trigger("cite", window.onrecordWanted = { ...pressed.dataset });
    window.onrecordAgain?.(pressed.dataset);
  } else if (pressed.classList.contains("copy") || pressed.dataset.act === "link") {
    copy(pressed);
  } else if (pressed.dataset.act === "save") {
    download(pressed);
  } else if (pressed.dataset.act && !(pressed.href && (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey))) {
    // A link is followed without leaving the page; with a key held it opens as any other link does.
    if (pressed.href) {
      event.preventDefault();
      history.pushState({ ...pressed.dataset }, "", pressed.href);
      goneTo = true;
      viewed = pressed.dataset.act === "show";
    }
    trigger("act", { ...pressed.dataset });
    const field = { split: "#other input", rename: "#retitle input" }[pressed.dataset.act];
    if (field) write(field);
  }
};

// The field that the server is about to show takes the focus, and comes into view with it.
const write = (field, tries = 40) => {
  const found = document.querySelector(field);
  if (found) found.focus();
  else if (tries) setTimeout(() => write(field, tries - 1), 50);
};

// A file is made by the server and handed to the browser as a download; nothing of it has an address.
const download = async (button) => {
  const made = await server.file(button.dataset.session, button.dataset.name);
  if (!made) return;
  const bytes = Uint8Array.from(atob(made.content), (sign) => sign.charCodeAt(0));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type: made.type }));
  link.download = made.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};

const copy = async (button) => {
  const said = button.textContent;
  const { act, copy: held, session } = button.dataset;
  try {
    if (held === undefined) await copyAsked(session);
    else await navigator.clipboard.writeText(act === "link" ? new URL(held, location.href).href : held);
    button.textContent = "Copied";
  } catch {
    button.textContent = "The browser did not allow copying";
  }
  setTimeout(() => { button.textContent = said; }, 1800);
};

// Words that are not on the page are asked of the server. The browser is told of them at the press: later it would not allow it.
const copyAsked = (address) => {
  const asked = server.copied(address).then((words) => new Blob([words], { type: "text/plain" }));
  return navigator.clipboard.write([new ClipboardItem({ "text/plain": asked })]);
};

// A list that begins anew is brought into view, a page that was gone to is shown from its top; what grows is left where it is.
// In a narrow window another view of the same person is shown from where it begins, below all that is said of them.
let begun = false;
let goneTo = false;
let viewed = false;
const shown = () => {
  window.onrecordMark?.();
  const list = element.querySelector(".findings-list");
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (list && !begun) list.closest(".findings").scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
  begun = Boolean(list);
  if (goneTo && viewed && matchMedia("(max-width: 900px)").matches) document.querySelector("#view")?.scrollIntoView();
  else if (goneTo) document.querySelector("#sheet")?.scrollTo(0, 0);
  goneTo = viewed = false;
  // The address is that of what is shown: a link to it, or a reload, shows the same.
  const at = element.querySelector("[data-address]")?.dataset.address;
  if (at && new URL(at, location).href !== location.href) history.replaceState(history.state, "", at);
};

element.addEventListener("click", press);
watch("value", () => requestAnimationFrame(shown));

// The browser's back and forward lead through what was gone to; the first such part of a page sees to it.
if (!window.onrecordBack) {
  window.onrecordBack = true;
  addEventListener("popstate", () => {
    goneTo = true;
    trigger("act", { act: "address", name: location.search });
  });
}
