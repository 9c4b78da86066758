import { el } from "./dom.js";
import { count, rough } from "./numbers.js";
import { say } from "./words.js";

/**
 * Why a layer's numbers are what they are.
 * @param {any} layer A row of the service's answer.
 */
export function why(layer) {
  const { explanation } = layer;
  return el("div", { class: "derivation" },
    el("p", {}, explanation.summary),
    el("h3", {}, say("why.params")),
    layer.params_unknown ? null : formula(explanation.params),
    layer.params > 0 || layer.params_unknown ? el("p", { class: "muted" }, explanation.params.why) : null,
    parts(explanation.params.parts),
    explanation.shape.length > 0 ? el("h3", {}, say("why.shape")) : null,
    shape(explanation.shape),
    explanation.cost ? el("h3", {}, say("why.cost")) : null,
    cost(layer, explanation.cost),
    field(explanation.cost?.receptive_field ?? explanation.receptive_field),
    explanation.source ? el("p", {}, el("a", { href: safe(explanation.source), target: "_blank", rel: "noreferrer" }, say("why.source", { type: layer.type }))) : null);
}

/** @param {{ formula: string, numbers: string }} told */
const formula = (told) => el("p", { class: "formula" },
  told.formula === told.numbers ? null : el("span", { class: "symbols" }, told.formula),
  el("strong", { class: "numbers" }, told.numbers));

/** @param {any[]} weights */
function parts(weights) {
  if (weights.length === 0) return null;
  return el("table", { class: "parts" },
    el("thead", {}, el("tr", {}, ...["weight", "numbers", "meaning"].map((name) => el("th", { scope: "col" }, say(`why.${name}`))))),
    el("tbody", {}, ...weights.map((part) => el("tr", {},
      el("th", { scope: "row" }, el("bdi", {}, part.weight)),
      el("td", {}, el("span", { class: "numbers" }, part.numbers), el("span", { class: "muted symbols" }, part.formula)),
      el("td", {}, part.meaning)))));
}

/** The sizes, those together that come about in the same way. @param {any[]} sizes */
function shape(sizes) {
  if (sizes.length === 0) return null;
  /** @type {{ names: string[], size: any }[]} */
  const rules = [];
  const several = sizes.some((size) => size.output > 0);
  for (const size of sizes) {
    const name = several ? `${size.output}.${size.axis}` : String(size.axis);
    const same = rules.find((rule) => rule.size.numbers === size.numbers && rule.size.formula === size.formula && rule.size.why === size.why);
    if (same) same.names.push(name);
    else rules.push({ names: [name], size });
  }

  return el("table", { class: "parts" },
    el("thead", {}, el("tr", {}, ...["axis", "rule", "reason"].map((name) => el("th", { scope: "col" }, say(`why.${name}`))))),
    el("tbody", {}, ...rules.map(({ names, size }) => el("tr", {},
      el("th", { scope: "row", "data-column": say("why.axis") }, names.join(", ")),
      el("td", {}, el("span", { class: "numbers" }, size.numbers), size.formula === size.numbers ? null : el("span", { class: "muted symbols" }, size.formula)),
      el("td", {}, size.why)))));
}

/** @param {any} layer @param {any} told */
function cost(layer, told) {
  if (!told) return null;
  return el("div", {},
    layer.cost ? el("p", {}, say("why.costs", { macs: rough(layer.cost.macs), flops: rough(layer.cost.flops), bytes: count(layer.cost.activation_bytes) })) : null,
    el("p", { class: "formula" }, el("span", { class: "numbers" }, `${say("cost.macs")}: ${told.macs.numbers}`), el("span", { class: "numbers" }, `${say("cost.flops")}: ${told.flops.numbers}`)),
    el("p", { class: "muted" }, told.why));
}

/** @param {string | null | undefined} told What an element of the output depends on. */
const field = (told) => (told ? el("p", { class: "muted" }, told) : null);

/** A page of the web, and nothing else that an address can be. @param {string} address */
const safe = (address) => (/^https:\/\//.test(address) ? address : "");
