import { preferredLanguage } from "./words.js";

/**
 * What the reader has chosen; a share link holds all of it, beside the document.
 * @typedef {object} Choices
 * @property {string} language
 * @property {string} tab
 * @property {string} style
 * @property {number | null} lineLength Null for the style's own.
 * @property {boolean} expandNested
 * @property {boolean} showTrainable
 * @property {string} view
 * @property {string} direction Empty for the view's own.
 * @property {number} batchSize
 */

/** @type {Choices} */
export const choices = {
  language: preferredLanguage(),
  tab: "layers",
  style: "keras3",
  lineLength: null,
  expandNested: false,
  showTrainable: false,
  view: "graph",
  direction: "",
  batchSize: 1,
};

/** The choices among words, by what may be chosen. */
export const allowed = {
  language: ["en", "zh-CN"],
  tab: ["layers", "table", "picture", "cost", "take"],
  style: ["keras3", "keras3.0", "tf2.15", "tf2.12", "tf2.8", "tf2.7", "tf2.6", "tf2.4", "keras2.3.1", "keras2.2.4", "keras2.0.8"],
  view: ["graph", "flow"],
  direction: ["", "tb", "lr"],
};

/**
 * Whether a release knows an argument of `model.summary()`: those from some release on do, and styles are listed from the newest.
 * @param {"expandNested" | "showTrainable"} option
 */
export const hasOption = (option) => allowed.style.indexOf(choices.style) <= allowed.style.indexOf({ expandNested: "tf2.7", showTrainable: "tf2.8" }[option]);

/** @type {((changed: Set<string>) => void)[]} */
const listeners = [];

/**
 * Is told of every change of a choice.
 * @param {(changed: Set<string>) => void} listener
 */
export const onChoice = (listener) => void listeners.push(listener);

/**
 * Changes choices; what is no possible value stays as it was.
 * @param {Record<string, unknown>} wanted
 */
export function choose(wanted) {
  /** @type {Set<string>} */
  const changed = new Set();
  for (const [name, value] of Object.entries(wanted)) {
    if (!isPossible(name, value) || /** @type {any} */ (choices)[name] === value) continue;
    /** @type {any} */ (choices)[name] = value;
    changed.add(name);
  }

  if (changed.size > 0) listeners.forEach((listener) => listener(changed));
}

/** @param {string} name @param {unknown} value */
function isPossible(name, value) {
  if (Object.hasOwn(allowed, name)) return /** @type {any} */ (allowed)[name].includes(value);
  if (name === "lineLength") return value === null || isCount(value);
  if (name === "batchSize") return isCount(value);
  return (name === "expandNested" || name === "showTrainable") && typeof value === "boolean";
}

/** @param {unknown} value */
const isCount = (value) => typeof value === "number" && Number.isInteger(value) && value > 0 && value <= 2147483647;
