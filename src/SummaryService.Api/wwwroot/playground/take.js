import { forms } from "./calls.js";
import { copy } from "./clipboard.js";
import { curlCommand } from "./curl.js";
import { byId, el } from "./dom.js";
import { model, onAnswer } from "./model.js";
import { pick } from "./panel.js";
import { paint } from "./png.js";
import { askText, hasKey } from "./service.js";
import { onChoice } from "./state.js";
import { say } from "./words.js";

/** What can be taken away: how it is made, and the file that it becomes. */
const things = {
  text: { file: "summary.txt", type: "text/plain;charset=utf-8" },
  markdown: { file: "summary.md", type: "text/markdown;charset=utf-8" },
  csv: { file: "summary.csv", type: "text/csv;charset=utf-8" },
  json: { file: "summary.json", type: "application/json" },
  svg: { file: "model.svg", type: "image/svg+xml" },
};

/** @type {keyof typeof forms} */
let asked = "text";
/** @type {(error: unknown) => void} */
let trouble = () => {};

/** Fills the panel of what can be taken away. @param {(error: unknown) => void} onTrouble */
export function makeTake(onTrouble) {
  trouble = onTrouble;
  onAnswer(writeCommand);
  onChoice(writeCommand);
}

/** Writes the panel, in the page's language. */
export function writeTake() {
  const rows = Object.entries(things).map(([name, thing]) => entry(name, [
    button("copy", name, async () => copy(await get(name))),
    button("download", name, async () => save(new Blob([await get(name)], { type: thing.type }), thing.file)),
  ]));
  rows.push(entry("png", [button("download", "png", async () => save(await paint(await get("svg")), "model.png"))]));
  byId("take").replaceChildren(
    el("ul", { class: "things" }, ...rows),
    el("h2", { class: "pad" }, say("take.command")),
    el("p", { class: "muted pad" }, say("take.command.about")),
    el("div", { class: "bar" },
      pick(say("take.form"), Object.keys(things).map((name) => [name, say(`take.${name}`)]), asked, (name) => {
        asked = /** @type {keyof typeof forms} */ (name);
        writeCommand();
      }),
      el("span", { class: "space" }),
      el("button", { type: "button", onclick: () => copy(command()) }, say("copy"))),
    el("pre", { class: "text command", lang: "en", id: "command", tabIndex: 0, "aria-label": say("take.command"), role: "region" }));
  writeCommand();
}

/** @param {string} name @param {Node[]} buttons */
const entry = (name, buttons) => el("li", { "data-thing": name }, el("span", { class: "name" }, say(`take.${name}`)), el("span", { class: "muted" }, say(`take.${name}.about`)), el("span", { class: "buttons" }, ...buttons));

/** @param {string} word @param {string} name @param {() => Promise<unknown>} act */
const button = (word, name, act) => el("button", { type: "button", "aria-label": `${say(word)}: ${say(`take.${name}`)}`, onclick: () => act().catch(trouble) }, say(word));

/** @param {string} name */
const get = (name) => askText(/** @type {any} */ (forms)[name](), { body: model.text });

const command = () => curlCommand(new URL(forms[asked](), document.baseURI).href, model.text, hasKey());

function writeCommand() {
  const place = byId("command");
  if (place && !byId("take").hidden) place.textContent = command();
}

/** @param {Blob} blob @param {string} file */
function save(blob, file) {
  const address = URL.createObjectURL(blob);
  el("a", { href: address, download: file }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
