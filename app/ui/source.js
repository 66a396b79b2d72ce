// The source panel: scrolls to the cited words, steps through citations and statements, sifts the statements that are marked, sends corrections, closes, and gives the focus back where it
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

// Of several presses the last one counts: once no answer has come for a while, one that came out of turn is followed by the one that was wanted.
let late = 0;
const settle = (tries = 5) => {
  clearTimeout(late);
  late = setTimeout(() => {
    const shown = panel()?.dataset, wanted = window.onrecordWanted;
    if (!wanted || !shown?.number || (shown.turn === wanted.turn && shown.number === wanted.number)) return;
    trigger("cite", wanted);
    if (tries) settle(tries - 1);
  }, 400);
};

const shut = () => {
  clearTimeout(late);
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

// The statements that are marked: those of whom, and of which form, the reader chose. The words stay as they are.
const sift = () => {
  const sieve = element.querySelector(".sieve");
  if (!sieve) return;
  const [by, form] = ["by", "form"].map((name) => sieve.querySelector(`select[name=${name}]`).value);
  const marks = [...element.querySelectorAll("mark[data-quote]")];
  for (const mark of marks) mark.classList.toggle("apart", Boolean((by && mark.title !== by) || (form && mark.dataset.form !== form)));
  const [all, left] = [marks, marks.filter((mark) => !mark.classList.contains("apart"))].map((some) => new Set(some.map((mark) => mark.dataset.quote)).size);
  sieve.querySelector(".sifted").textContent = by || form ? `${left} of ${all} marked` : "";
  if (by || form) bring(marks.find((mark) => !mark.classList.contains("apart")));
};

const bring = (mark) => {
  const text = panel()?.querySelector(".article-text");
  if (text && mark) text.scrollTop += mark.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 4;
};

// From one marked statement to the next, round and round.
const walk = (by) => {
  const marks = [...element.querySelectorAll("mark[data-quote]:not(.apart)")];
  const ids = [...new Set(marks.map((mark) => mark.dataset.quote))];
  if (!ids.length) return;
  const here = ids.indexOf(element.querySelector("mark.here")?.dataset.quote);
  const next = here < 0 ? (by > 0 ? 0 : ids.length - 1) : (here + by + ids.length) % ids.length;
  for (const mark of element.querySelectorAll("mark")) mark.classList.toggle("here", mark.dataset.quote === ids[next]);
  const mark = element.querySelector("mark.here");
  bring(mark);
  element.querySelector(".stepper .at").textContent = `Statement ${next + 1} of ${ids.length}${mark.title ? `: ${mark.title}` : ""}`;
};

// Left and right lead to the previous and the next, from anywhere in the panel and from the citations, but not while something is written.
const turn = (event) => {
  const by = { ArrowLeft: 0, ArrowRight: 1 }[event.key];
  const at = document.activeElement;
  if (by === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !panel()) return;
  if (at.closest("input, textarea, select, [contenteditable]") || !(element.contains(at) || at.classList.contains("cite"))) return;
  event.preventDefault();
  element.querySelectorAll(".stepper .step")[by]?.click();
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
  if (button.classList.contains("walk")) walk(Number(button.dataset.name));
  else if (button.closest(".stepper")) trigger("cite", window.onrecordWanted = { ...button.dataset });
};

const shown = () => {
  window.onrecordMark();
  const open = panel();
  if (!open) return;
  settle();
  const amend = open.querySelector(".amend");
  if (window.onrecordFlaw && amend) amend.open = true;
  const text = open.querySelector(".article-text");
  const cited = open.querySelector("mark.cited");
  if (cited) bring(cited);
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

// A citation that is open already comes back as it is, which the page does not tell of: what was pressed is shown at once.
window.onrecordAgain = ({ turn, number }) => {
  const open = panel()?.dataset;
  if (open && open.turn === turn && open.number === number) shown();
};

element.addEventListener("click", press);
element.addEventListener("submit", submit);
element.addEventListener("input", propose);
element.addEventListener("change", (event) => {
  if (event.target.name === "quote") outline();
  if (event.target.closest(".sieve")) sift();
});
element.addEventListener("toggle", (event) => { if (event.target.matches(".amend")) outline(); }, true);
document.addEventListener("keydown", (event) => { if (event.key === "Escape") shut(); });
document.addEventListener("keydown", turn);
watch("value", () => requestAnimationFrame(shown));
