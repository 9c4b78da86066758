import { jsonLanguage } from "./vendor/codemirror.js";

/**
 * A stretch of the document, in characters from its beginning.
 * @typedef {{ from: number, to: number }} Place
 */

/**
 * Finds where JSON Pointers lead, by the syntax tree of the document: every place at once, each value looked at once.
 * @param {string} text
 * @param {Iterable<string>} pointers
 * @returns {Map<string, Place>} Those that lead somewhere.
 */
export function findPlaces(text, pointers) {
  const wanted = new Set(pointers);
  // The way to each place, so that nothing else is walked through.
  const onTheWay = new Set();
  for (const pointer of wanted) {
    for (let end = pointer.lastIndexOf("/"); end >= 0; end = pointer.lastIndexOf("/", end - 1)) {
      onTheWay.add(pointer.slice(0, end));
      if (end === 0) break;
    }
  }

  /** @type {Map<string, Place>} */
  const found = new Map();
  const root = jsonLanguage.parser.parse(text).topNode.firstChild;
  if (root) visit(root, "");
  return found;

  /** @param {any} node @param {string} pointer */
  function visit(node, pointer) {
    if (wanted.has(pointer)) found.set(pointer, { from: node.from, to: node.to });
    if (!onTheWay.has(pointer)) return;
    let position = 0;
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (node.name === "Array") {
        if (isValue(child)) visit(child, `${pointer}/${position++}`);
      } else if (child.name === "Property") {
        const [name, value] = [child.firstChild, child.lastChild];
        if (name && value && isValue(value)) visit(value, `${pointer}/${step(text.slice(name.from, name.to))}`);
      }
    }
  }
}

/** @param {{ name: string }} node */
const isValue = (node) => ["Object", "Array", "String", "Number", "True", "False", "Null"].includes(node.name);

/** A property's name as a step of a pointer. @param {string} quoted */
function step(quoted) {
  try {
    return JSON.parse(quoted).replace(/~/g, "~0").replace(/\//g, "~1");
  } catch {
    return quoted;
  }
}

/**
 * The place of a fault: where its pointer leads or, in what is no JSON, the character that it names.
 * @param {string} text
 * @param {import("./service.js").Fault[]} faults
 * @returns {(Place | null)[]} For each fault its place; null for one that has none.
 */
export function placesOf(text, faults) {
  const places = findPlaces(text, faults.flatMap((fault) => (fault.pointer === undefined ? [] : [fault.pointer])));
  return faults.map((fault) => {
    if (fault.line !== undefined) return characterAt(text, fault.line, fault.column ?? 1);
    return fault.pointer === undefined ? null : (places.get(fault.pointer) ?? null);
  });
}

/** @param {string} text @param {number} line From 1. @param {number} column From 1. @returns {Place} */
function characterAt(text, line, column) {
  let start = 0;
  for (let at = 1; at < line; at++) {
    const next = text.indexOf("\n", start);
    if (next < 0) break;
    start = next + 1;
  }

  const end = text.indexOf("\n", start);
  const last = end < 0 ? text.length : end;
  const from = Math.min(start + column - 1, last);
  // At the end of a line there is nothing to underline but what stands before.
  return from < last ? { from, to: from + 1 } : { from: Math.max(start, last - 1), to: last };
}
