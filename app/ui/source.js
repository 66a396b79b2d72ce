// The source panel: scrolls to the cited words, steps through citations, sends corrections, closes, and gives the focus back where it
// came from.
const panel = () => element.querySelector(".source");

// Marks the pressed citation in the conversation, also after the conversation was drawn again.
window.onrecordMark = () => {
  const open = panel();
  for (const chip of document.querySelectorAll("#turns .cite, #view .cite")) {
    const current = open && chip.dataset.turn === open.dataset.turn && chip.dataset.number === open.dataset.number;
    if (current) chip.setAttribute("aria-current", "true");
    else chip.removeAttribute("aria-current");
  }
};

const shut = () => {
  if (!panel()) return;
  trigger("shut");
  const opener = window.onrecordOpener?.button;
  if (opener?.isConnected) opener.focus();
};

// A statement that is pressed in the text is the one that the form below the head is about.
const choose = (mark) => {
  const form = panel()?.querySelector(".amend");
  const field = form?.querySelector("select");
  if (!field || !mark.dataset.quote || getSelection().toString()) return;
  field.value = mark.dataset.quote;
  form.open = true;
  outline();
};

const outline = () => {
  const chosen = panel()?.querySelector(".amend select")?.value;
  for (const mark of element.querySelectorAll("mark")) mark.classList.toggle("chosen", Boolean(chosen) && mark.dataset.quote === chosen);
};

const submit = (event) => {
  const form = event.target.closest(".amend form");
  if (!form) return;
  event.preventDefault();
  trigger("amend", { act: event.submitter?.value, article: form.dataset.article, ...Object.fromEntries(new FormData(form)) });
};

let asked = 0;
const propose = async (event) => {
  if (event.target.name !== "speaker") return;
  const turn = ++asked;
  const options = await server.people(event.target.value);
  const names = element.querySelector(".amend datalist");
  if (names && turn === asked) names.innerHTML = options;
};

const press = (event) => {
  const mark = event.target.closest("mark");
  if (mark && element.contains(mark)) choose(mark);
  const button = event.target.closest("button");
  if (!button || !element.contains(button)) return;
  if (button.classList.contains("close")) shut();
  if (button.dataset.act === "undo") trigger("amend", { act: "undo", number: button.dataset.number });
  if (button.closest(".stepper")) trigger("cite", { turn: button.dataset.turn, number: button.dataset.number });
};

const shown = () => {
  window.onrecordMark();
  const open = panel();
  if (!open) return;
  const amend = open.querySelector(".amend");
  if (window.onrecordFlaw && amend) amend.open = true;
  const text = open.querySelector(".article-text");
  const cited = open.querySelector("mark.cited");
  if (text && cited) text.scrollTop += cited.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 4;
  else if (text) text.scrollTop = 0;
  const chip = document.querySelector(".cite[aria-current]");
  if (chip) {
    window.onrecordOpener = { button: chip, byKey: window.onrecordOpener?.byKey };
    chip.scrollIntoView({ block: "nearest" });
  }
  if (window.onrecordFlaw && amend) {
    outline();
    amend.querySelector("input[name=speaker]")?.focus();
  } else if (window.onrecordOpener?.byKey && !element.contains(document.activeElement)) open.querySelector(".headline")?.focus({ preventScroll: true });
  window.onrecordFlaw = false;
};

element.addEventListener("click", press);
element.addEventListener("submit", submit);
element.addEventListener("input", propose);
element.addEventListener("change", (event) => { if (event.target.name === "quote") outline(); });
element.addEventListener("toggle", (event) => { if (event.target.matches(".amend")) outline(); }, true);
document.addEventListener("keydown", (event) => { if (event.key === "Escape") shut(); });
watch("value", () => requestAnimationFrame(shown));
