import { byId, el, reveal } from "./dom.js";
import { chooseRow, model, onAnswer, onRow } from "./model.js";
import { paramsOf } from "./numbers.js";
import { say } from "./words.js";
import { why } from "./why.js";

/** How many rows are written before the reader asks for more. */
const atOnce = 1000;

/** @type {HTMLTableSectionElement} */
let body;
let shown = atOnce;

/** Fills the panel of the rows, and keeps it true. */
export function makeRows() {
  onAnswer(() => {
    shown = atOnce;
    writeRows();
  });
  onRow((row, from) => {
    if (from !== "answer") showChosen(row, from);
  });
}

/** Writes all rows, in the page's language. */
export function writeRows() {
  const panel = byId("layers");
  if (!model.answer) return panel.replaceChildren();
  const focused = panel.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement).dataset.row : undefined;
  const top = panel.scrollTop;
  body = el("tbody", {}, ...model.rows.slice(0, shown).flatMap((row) => [line(row), row === model.chosen ? answerLine(row) : null]).filter(Boolean));
  const table = el("table", { class: "rows" },
    el("thead", {}, el("tr", {}, ...["layer", "shape", "params"].map((name) => el("th", { scope: "col", class: name }, say(`rows.${name}`))))),
    body);
  body.addEventListener("keydown", onKey);
  const left = model.rows.length - shown;
  panel.replaceChildren(
    model.rows.length === 0 ? el("p", { class: "muted pad" }, say("rows.none")) : el("p", { class: "muted small pad" }, say("rows.hint")),
    table,
    ...(left > 0 ? [el("button", { type: "button", class: "more", onclick: () => more() }, say("rows.more", { count: left }))] : []));
  panel.scrollTop = top;
  if (focused !== undefined) buttonOf(Number(focused))?.focus();
}

function more() {
  shown += atOnce;
  writeRows();
}

/** @param {import("./model.js").Row} row */
function line(row) {
  const isChosen = row === model.chosen;
  const { layer } = row;
  const button = el("button", {
    type: "button",
    class: "name",
    "data-row": row.index,
    "aria-expanded": isChosen,
    tabIndex: isChosen || (!model.chosen && row.index === 0) ? 0 : -1,
    onclick: (/** @type {Event} */ event) => {
      event.stopPropagation();
      toggle(row);
    },
  }, el("bdi", {}, layer.name));
  const first = el("td", { class: "layer" }, button, " ", el("span", { class: "type muted" }, el("bdi", {}, layer.type)),
    layer.trainable ? null : el("span", { class: "tag" }, say("rows.frozen")));
  first.style.setProperty("--level", String(Math.min(row.level, 8)));
  return el("tr", { class: isChosen ? "row chosen" : "row", onclick: () => toggle(row) },
    first, el("td", { class: "shape" }, layer.output_shape), el("td", { class: "params" }, paramsOf(layer)));
}

/** @param {import("./model.js").Row} row */
const answerLine = (row) => el("tr", { class: "why" }, el("td", { colspan: 3 }, why(row.layer)));

/** @param {import("./model.js").Row} row */
function toggle(row) {
  chooseRow(row === model.chosen ? null : row, "rows");
}

/** @param {import("./model.js").Row | null} row @param {string} from */
function showChosen(row, from) {
  if (!body) return;
  if (row && row.index >= shown) {
    shown = row.index + 1;
    writeRows();
  }

  body.querySelector("tr.why")?.remove();
  for (const other of body.querySelectorAll("button[aria-expanded=true]")) mark(other, false);
  const button = row ? buttonOf(row.index) : null;
  if (!row || !button) return;
  for (const other of body.querySelectorAll("button[tabindex='0']")) /** @type {HTMLElement} */ (other).tabIndex = -1;
  mark(button, true);
  const line = /** @type {HTMLElement} */ (button.closest("tr"));
  line.after(answerLine(row));
  if (from !== "rows") reveal(/** @type {Element} */ (line.nextElementSibling));
  reveal(line);
}

/** @param {Element} button @param {boolean} isChosen */
function mark(button, isChosen) {
  button.setAttribute("aria-expanded", String(isChosen));
  button.closest("tr")?.classList.toggle("chosen", isChosen);
  if (isChosen) /** @type {HTMLElement} */ (button).tabIndex = 0;
}

/** @param {number} index @returns {HTMLElement | null} */
const buttonOf = (index) => body.querySelector(`button[data-row="${index}"]`);

/** @param {KeyboardEvent} event */
function onKey(event) {
  const from = /** @type {HTMLElement} */ (event.target).dataset.row;
  if (from === undefined) return;
  const at = Number(from);
  const to = /** @type {Record<string, number>} */ ({ ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: Math.min(shown, model.rows.length) - 1 })[event.key];
  if (to === undefined) return;
  event.preventDefault();
  const button = buttonOf(to);
  if (!button) return;
  buttonOf(at)?.setAttribute("tabindex", "-1");
  button.tabIndex = 0;
  button.focus();
}
