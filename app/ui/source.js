// The source panel: scrolls to the cited words, steps through citations, closes, and gives the focus back where it came from.
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

const press = (event) => {
  const button = event.target.closest("button");
  if (!button || !element.contains(button)) return;
  if (button.classList.contains("close")) shut();
  if (button.classList.contains("step")) trigger("cite", { turn: button.dataset.turn, number: button.dataset.number });
};

const shown = () => {
  window.onrecordMark();
  const open = panel();
  if (!open) return;
  const text = open.querySelector(".article-text");
  const cited = open.querySelector("mark.cited");
  if (text && cited) text.scrollTop += cited.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 4;
  else if (text) text.scrollTop = 0;
  const chip = document.querySelector(".cite[aria-current]");
  if (chip) {
    window.onrecordOpener = { button: chip, byKey: window.onrecordOpener?.byKey };
    chip.scrollIntoView({ block: "nearest" });
  }
  if (window.onrecordOpener?.byKey && !element.contains(document.activeElement)) open.querySelector(".headline")?.focus({ preventScroll: true });
};

element.addEventListener("click", press);
document.addEventListener("keydown", (event) => { if (event.key === "Escape") shut(); });
watch("value", () => requestAnimationFrame(shown));
