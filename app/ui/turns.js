// The conversation: presses of citations, example questions, copy buttons and chips; keeps the newest question in view.
// Runs once, as gradio's js_on_load: `element` is the component's root, `trigger` sends an event, `server` calls a function of the page.
const press = (event) => {
  const button = event.target.closest("button");
  if (!button || !element.contains(button)) return;
  const is = (name) => button.classList.contains(name);
  if (is("cite") || is("flaw")) {
    window.onrecordFlaw = is("flaw");
    window.onrecordOpener = { button, byKey: event.detail === 0 };
    trigger("cite", window.onrecordWanted = { ...button.dataset });
    window.onrecordAgain?.(button.dataset);
  } else if (is("ask-this")) {
    trigger("ask", { question: button.dataset.question });
  } else if (is("copy")) {
    copy(button);
  } else if (is("drop")) {
    change(button, { ...parts(button), [button.dataset.field]: "" });
  } else if (is("reset")) {
    change(button, { act: "reset" });
  } else if (is("chip")) {
    edit(button);
  } else if (is("cancel")) {
    shut(button.closest(".editor"));
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

// The parts of a question as its chips have them.
const parts = (inside) => ({ ...inside.closest(".understood").dataset });

// Where the focus belongs once the turn was drawn anew.
let returning = null;
const change = (button, values) => {
  returning = { turn: button.dataset.turn };
  trigger("alter", { turn: button.dataset.turn, ...values });
};

// The form that changes a question stands below its chips; pressed again, the chip that opened it shuts it.
const edit = async (chip) => {
  const open = element.querySelector(".editor");
  const again = open && chip.getAttribute("aria-expanded") === "true";
  if (open) shut(open);
  if (again) return;
  const list = chip.closest(".understood");
  const html = await server.editor(parts(chip));
  if (!list.isConnected || element.querySelector(".editor")) return;
  list.insertAdjacentHTML("afterend", html);
  chip.setAttribute("aria-expanded", "true");
  const form = list.nextElementSibling;
  form.elements[chip.dataset.field || "speaker"]?.focus();
  form.scrollIntoView({ block: "nearest" });
};

const shut = (form) => {
  const chip = form.previousElementSibling.querySelector('[aria-expanded="true"]');
  form.remove();
  chip?.setAttribute("aria-expanded", "false");
  chip?.focus();
};

const submit = (event) => {
  const form = event.target.closest(".editor");
  if (!form) return;
  event.preventDefault();
  const list = form.previousElementSibling;
  const values = { ...parts(list), ...Object.fromEntries(new FormData(form)) };
  // Whom a question only describes, and somebody named in place of them, are not both asked about.
  if (values.speaker) values.source = "";
  change(list.querySelector(".change"), values);
};

let asked = 0;
const propose = async (event) => {
  if (event.target.name !== "speaker") return;
  const turn = ++asked;
  const options = await server.people(event.target.value);
  const names = element.querySelector(".editor datalist");
  if (names && turn === asked) names.innerHTML = options;
};

let turnsSeen = 0;
const follow = () => {
  const turns = element.querySelectorAll(".turn");
  if (turns.length > turnsSeen) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    turns[turns.length - 1].scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
  }
  turnsSeen = turns.length;
  if (returning && document.activeElement === document.body) {
    element.querySelector(`.turn[data-turn="${CSS.escape(returning.turn)}"] .change`)?.focus({ preventScroll: true });
  }
  window.onrecordMark?.();
};

// While a turn is answered, it comes alone and is put among the others; what is there already stays as it is. Emptied, the conversation
// is as the server drew it last.
let grown = false;
window.onrecordGrown = (html) => {
  if (!html) return setTimeout(() => { if (grown) element.innerHTML = props.value; grown = false; });
  grown = true;
  const made = new DOMParser().parseFromString(html, "text/html").body.firstElementChild;
  if (!element.querySelector(".turns")) element.innerHTML = '<section class="turns" aria-label="Conversation"></section>';
  const old = element.querySelector(`.turn[data-turn="${CSS.escape(made.dataset.turn)}"]`);
  old?.setAttribute("aria-busy", "true");
  if (old) grow(old, made);
  else element.querySelector(".turns").append(made);
  requestAnimationFrame(follow);
};

// A node without what it holds, and without the mark of the open citation, which the page sets itself.
const bare = (node) => {
  const alone = node.cloneNode(false);
  alone.removeAttribute?.("aria-current");
  return alone;
};

const grow = (old, made) => {
  const here = [...old.childNodes], there = [...made.childNodes];
  there.forEach((each, n) => {
    const same = here[n];
    if (!same) old.append(each);
    else if (bare(same).isEqualNode(bare(each))) same.isEqualNode(each) || grow(same, each);
    else same.replaceWith(each);
  });
  here.slice(there.length).forEach((each) => each.remove());
};

element.addEventListener("click", press);
element.addEventListener("submit", submit);
element.addEventListener("input", propose);
element.addEventListener("keydown", (event) => {
  const form = event.target.closest(".editor");
  if (event.key !== "Escape" || !form) return;
  event.stopPropagation();
  shut(form);
});
addEventListener("pointerdown", () => { returning = null; });
watch("value", () => { grown = false; requestAnimationFrame(follow); });
