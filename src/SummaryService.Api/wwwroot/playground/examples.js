import { byId, el } from "./dom.js";
import { askData, askText } from "./service.js";
import { hasWords, say } from "./words.js";

/** @type {{ name: string, title: string }[]} */
let known = [];
let chosen = "";

/** The example that the page begins with: the lesson's network. */
export const first = "fashion-mnist-cnn";

/** Asks which examples there are. */
export async function findExamples() {
  known = await askData("v1/examples");
}

/** Writes the list, in the page's language. */
export function writeExamples() {
  const list = byId("examples");
  list.replaceChildren(
    el("option", { value: "" }, say("examples.choose")),
    ...known.map(({ name, title }) => el("option", { value: name }, hasWords(`example.${name}`) ? say(`example.${name}`) : title)));
  list.value = chosen;
}

/** Shows which example the document is; none after a change. @param {string} name */
export function showExample(name) {
  chosen = name;
  byId("examples").value = name;
}

/** An example's text. @param {string} name */
export const getExample = (name) => askText(`v1/examples/${encodeURIComponent(name)}`);
