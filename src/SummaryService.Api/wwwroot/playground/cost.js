import { byId, el, keepFocus } from "./dom.js";
import { chooseRow, model, onAnswer, onRow } from "./model.js";
import { number } from "./panel.js";
import { count, percent, rough, size } from "./numbers.js";
import { choices, choose, onChoice } from "./state.js";
import { say } from "./words.js";

/** What can be compared between layers, with how it is written. */
const measures = /** @type {const} */ ({
  params: { of: (/** @type {any} */ layer) => layer.params, text: count },
  macs: { of: (/** @type {any} */ layer) => layer.cost?.macs, text: rough },
  flops: { of: (/** @type {any} */ layer) => layer.cost?.flops, text: rough },
  activations: { of: (/** @type {any} */ layer) => layer.cost?.activation_bytes, text: size },
});

/** @type {keyof typeof measures} */
let measure = "params";
const most = 500;

const bar = el("div", { class: "bar" });
const body = el("div", { class: "pad" });

/** Fills the panel of cost and memory, and keeps it true. */
export function makeCost() {
  byId("cost").append(bar, body);
  onAnswer(writeCost);
  onChoice((changed) => changed.has("batchSize") && keepFocus(bar, writeCostBar));
  onRow(() => markChosen());
}

/** Writes the options, in the page's language. */
export function writeCostBar() {
  bar.replaceChildren(number(say("cost.batch"), choices.batchSize, (batchSize) => choose({ batchSize: batchSize ?? 1 })));
}

/** Writes what is shown, in the page's language. */
export function writeCost() {
  if (!model.answer) return body.replaceChildren();
  const { totals, explanation } = model.answer;
  body.replaceChildren(
    el("dl", { class: "facts" },
      ...[["macs", rough, totals.macs], ["flops", rough, totals.flops], ["activations", size, totals.activation_bytes], ["params", size, totals.bytes]].map(([name, text, value]) =>
        el("div", { "data-fact": name, title: value === null ? "" : count(value) }, el("dt", {}, say(`cost.total.${name}`)), el("dd", {}, value === null ? say("unknown") : text(value))))),
    el("p", { class: "muted" }, explanation.memory),
    el("h2", {}, say("cost.shares")),
    chooser(),
    bars(),
    ...observations(explanation.observations),
    ...optimizers(explanation.optimizers));
}

function chooser() {
  return el("fieldset", { class: "segments" }, el("legend", { class: "unseen" }, say("cost.measure")),
    ...Object.keys(measures).map((name) => el("label", {},
      el("input", { type: "radio", name: "measure", value: name, checked: name === measure, onchange: () => {
        measure = /** @type {keyof typeof measures} */ (name);
        body.querySelector(".bars").replaceWith(bars());
      } }), el("span", {}, say(`cost.${name}`)))));
}

function bars() {
  const { of, text } = measures[measure];
  const rows = model.rows.filter((row) => row.level === 0);
  const values = rows.map((row) => Number(of(row.layer) ?? 0));
  const [sum, largest] = [values.reduce((all, value) => all + value, 0), Math.max(0, ...values)];
  return el("ul", { class: "bars" }, ...rows.slice(0, most).map((row, at) => {
    const value = of(row.layer);
    const fill = el("span", { class: "fill" });
    fill.style.width = `${largest > 0 ? (100 * values[at]) / largest : 0}%`;
    return el("li", {}, el("button", { type: "button", "data-row": row.index, "aria-pressed": row === model.chosen, onclick: () => chooseRow(row === model.chosen ? null : row, "cost") },
      el("span", { class: "name" }, el("bdi", {}, row.layer.name)),
      el("span", { class: "track" }, fill),
      el("span", { class: "value" }, value === undefined || value === null ? say("unknown") : text(value)),
      el("span", { class: "muted share" }, sum > 0 ? percent(values[at] / sum) : "")));
  }));
}

function markChosen() {
  for (const button of body.querySelectorAll(".bars button")) button.setAttribute("aria-pressed", String(Number(button.dataset.row) === model.chosen?.index));
}

/** @param {any[]} told */
const observations = (told) => told.length === 0 ? [] : [el("h2", {}, say("cost.observations")), el("ul", { class: "plain" }, ...told.map(({ text }) => el("li", {}, text)))];

/** @param {any[]} told */
const optimizers = (told) => [
  el("h2", {}, say("cost.optimizers")),
  el("table", { class: "parts" },
    el("thead", {}, el("tr", {}, ...["optimizer", "memory", "why"].map((name) => el("th", { scope: "col" }, say(`cost.${name}`))))),
    el("tbody", {}, ...told.map(({ name, bytes, why }) => el("tr", {}, el("th", { scope: "row" }, name), el("td", { class: "end", title: count(bytes) }, size(bytes)), el("td", {}, why))))),
];
