import { findPlaces } from "./places.js";

/**
 * A row of the table, with where it stands among all of them.
 * @typedef {object} Row
 * @property {string} key Its name after those of the models around it.
 * @property {any} layer What the service says of it.
 * @property {number} level How many models it is nested in.
 * @property {number} index Its number among all rows, those of nested models included.
 * @property {number} top Its number among the rows that are not nested, or that of the row it is nested in.
 */

/** The last answer, and what was chosen of it. */
export const model = {
  /** @type {any} */
  answer: null,
  /** @type {Row[]} */
  rows: [],
  /** The document that the answer is about. */
  text: "",
  /** Counts the answers. */
  version: 0,
  /** @type {Row | null} */
  chosen: null,
  /** @type {Map<string, import("./places.js").Place>} */
  places: new Map(),
};

/** @type {(() => void)[]} */
const answered = [];
/** @type {((row: Row | null, from: string) => void)[]} */
const chosen = [];

/** Is told of every new answer. @param {() => void} listener */
export const onAnswer = (listener) => void answered.push(listener);

/** Is told of every choice of a row, and where it was made. @param {(row: Row | null, from: string) => void} listener */
export const onRow = (listener) => void chosen.push(listener);

/**
 * Takes a new answer. The row that was chosen stays chosen while there is one of its name.
 * @param {any} answer
 * @param {string} text The document that it is about.
 */
export function takeAnswer(answer, text) {
  const before = model.chosen?.key;
  model.answer = answer;
  model.text = text;
  model.version++;
  model.rows = flatten(answer.layers);
  model.places = findPlaces(text, model.rows.map((row) => row.layer.explanation?.pointer).filter((pointer) => pointer));
  model.chosen = model.rows.find((row) => row.key === before) ?? null;
  answered.forEach((listener) => listener());
  chosen.forEach((listener) => listener(model.chosen, "answer"));
}

/** Chooses a row; null for none. @param {Row | null} row @param {string} from */
export function chooseRow(row, from) {
  if (row === model.chosen) return;
  model.chosen = row;
  chosen.forEach((listener) => listener(row, from));
}

/** Where a row's layer is written; null where nobody wrote it. @param {Row | null} row */
export const placeOf = (row) => model.places.get(row?.layer.explanation?.pointer) ?? null;

/** The row of the innermost layer around a character of the document. @param {number} position */
export function rowAt(position) {
  let [best, length] = [/** @type {Row | null} */ (null), Infinity];
  for (const row of model.rows) {
    const place = placeOf(row);
    if (!place || position < place.from || position > place.to || place.to - place.from >= length) continue;
    [best, length] = [row, place.to - place.from];
  }

  return best;
}

/** @param {any[]} layers @returns {Row[]} */
function flatten(layers) {
  /** @type {Row[]} */
  const rows = [];
  layers.forEach((layer, top) => add(layer, "", 0, top));
  return rows;

  /** @param {any} layer @param {string} path @param {number} level @param {number} top */
  function add(layer, path, level, top) {
    const key = `${path}/${layer.name}`;
    rows.push({ key, layer, level, index: rows.length, top });
    for (const inner of layer.layers ?? []) add(inner, key, level + 1, top);
  }
}
