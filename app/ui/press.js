// What is pressed in a part that the server draws: citations open the source, copy buttons copy, other buttons tell the server.
const press = (event) => {
  const button = event.target.closest("button");
  if (!button || !element.contains(button)) return;
  if (button.classList.contains("cite")) {
    window.onrecordOpener = { button, byKey: event.detail === 0 };
    trigger("cite", { ...button.dataset });
  } else if (button.classList.contains("copy")) {
    copy(button);
  } else if (button.dataset.act) {
    trigger("act", { ...button.dataset });
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

// A list that begins anew is brought into view; one that grows is left where the reader has it.
let begun = false;
const shown = () => {
  window.onrecordMark?.();
  const list = element.querySelector(".findings-list");
  if (list && !begun) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    list.closest(".findings").scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
  }
  begun = Boolean(list);
};

element.addEventListener("click", press);
watch("value", () => requestAnimationFrame(shown));
