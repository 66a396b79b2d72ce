// The conversation: presses of citations, example questions and copy buttons; keeps the newest question in view.
// Runs once, as gradio's js_on_load: `element` is the component's root, `trigger` sends an event to the server.
const press = (event) => {
  const button = event.target.closest("button");
  if (!button || !element.contains(button)) return;
  if (button.classList.contains("cite")) {
    window.onrecordOpener = { button, byKey: event.detail === 0 };
    trigger("cite", { turn: button.dataset.turn, number: button.dataset.number });
  } else if (button.classList.contains("ask-this")) {
    trigger("ask", { question: button.dataset.question });
  } else if (button.classList.contains("copy")) {
    copy(button);
  }
};

const copy = async (button) => {
  const said = button.textContent;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = "Copied";
  } catch {
    button.textContent = "The browser did not allow copying";
  }
  setTimeout(() => { button.textContent = said; }, 1800);
};

let turnsSeen = 0;
const follow = () => {
  const turns = element.querySelectorAll(".turn");
  if (turns.length > turnsSeen) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    turns[turns.length - 1].scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
  }
  turnsSeen = turns.length;
  window.onrecordMark?.();
};

element.addEventListener("click", press);
watch("value", () => requestAnimationFrame(follow));
