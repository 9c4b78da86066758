import { byId, el } from "./dom.js";
import { model } from "./model.js";
import { count, size } from "./numbers.js";
import { say } from "./words.js";

/** Writes the sums that are always in sight. */
export function writeTotals() {
  const totals = model.answer?.totals;
  const entries = totals
    ? [["params", count(totals.params)], ["trainable", count(totals.trainable_params)], ["fixed", count(totals.non_trainable_params)], ["bytes", size(totals.bytes)]]
    : ["params", "trainable", "fixed", "bytes"].map((name) => [name, "–"]);
  byId("totals").replaceChildren(el("dl", {}, ...entries.map(([name, value]) => el("div", { "data-total": name }, el("dt", {}, say(`totals.${name}`)), el("dd", {}, value)))));
}

/** The sums in a sentence, for readers. */
export const totalsAloud = () => say("totals.aloud.*", { count: count(model.answer.totals.params) }, model.answer.totals.params);
