import { byId, el } from "./dom.js";
import { count } from "./numbers.js";
import { say } from "./words.js";

/**
 * A fault or warning with its place.
 * @typedef {{ fault: import("./service.js").Fault, severity: "error" | "warning", place: import("./places.js").Place | null, line: number | null }} Problem
 */

/**
 * Lists what is wrong and what is odd, below the editor.
 * @param {Problem[]} problems
 * @param {string} detail What is wrong as a whole, where no fault says it.
 * @param {(place: import("./places.js").Place) => void} goTo
 */
export function listProblems(problems, detail, goTo) {
  byId("problems").replaceChildren(
    el("h2", { class: problems.some(isError) || detail ? "error" : problems.length > 0 ? "warning" : "" }, headline(problems, detail)),
    el("ul", {}, ...problems.slice(0, most).map((problem) => el("li", {}, item(problem, goTo)))),
  );
}

const most = 100;

/** What is wrong in a few words. @param {Problem[]} problems @param {string} detail */
export function headline(problems, detail) {
  const errors = problems.filter(isError).length;
  const warnings = problems.length - errors;
  const parts = [];
  if (errors > 0) parts.push(say("problems.errors.*", { count: count(errors) }, errors));
  else if (detail) parts.push(detail);
  if (warnings > 0) parts.push(say("problems.warnings.*", { count: count(warnings) }, warnings));
  return parts.length > 0 ? parts.join(" · ") : say("problems.none");
}

/** @param {Problem} problem */
const isError = (problem) => problem.severity === "error";

/** @param {Problem} problem @param {(place: import("./places.js").Place) => void} goTo */
function item({ fault, severity, place, line }, goTo) {
  const words = [
    el("span", { class: `mark ${severity}` }, say(`problems.${severity}`)),
    el("span", { class: "message" }, fault.message),
    fault.hint ? el("span", { class: "hint" }, fault.hint) : null,
    line === null ? null : el("span", { class: "muted line" }, say("problems.line", { line: count(line) })),
  ];
  return place ? el("button", { type: "button", class: "problem", onclick: () => goTo(place) }, ...words) : el("div", { class: "problem" }, ...words);
}
