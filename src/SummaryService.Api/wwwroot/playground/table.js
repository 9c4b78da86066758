import { forms } from "./calls.js";
import { copy } from "./clipboard.js";
import { byId, el, keepFocus } from "./dom.js";
import { model, onAnswer } from "./model.js";
import { Fetched, number, pick, tick } from "./panel.js";
import { askText } from "./service.js";
import { allowed, choices, choose, hasOption, onChoice } from "./state.js";
import { say } from "./words.js";

const bar = el("div", { class: "bar" });
const text = el("pre", { class: "text", lang: "en" });
const refusal = el("p", { class: "refusal", hidden: true });
const names = { keras: "Keras ", tf: "TensorFlow " };

/** Fills the panel of the text that Keras prints, and keeps it true. @param {(error: unknown) => void} trouble */
export function makeTable(trouble) {
  byId("table").append(bar, refusal, text);
  const fetched = new Fetched(byId("table"), forms.text, async (path, signal) => {
    const printed = await askText(path, { body: model.text, signal });
    return () => {
      refusal.hidden = true;
      text.hidden = false;
      text.textContent = printed;
    };
  }, (message) => {
    refusal.textContent = message;
    refusal.hidden = false;
    text.hidden = true;
  }, trouble);
  onAnswer(() => fetched.refresh());
  onChoice((changed) => {
    if (["expandNested", "showTrainable", "style", "lineLength"].some((name) => changed.has(name))) keepFocus(bar, writeTableBar);
    fetched.refresh();
  });
  return fetched;
}

/** Writes the options, in the page's language. */
export function writeTableBar() {
  bar.replaceChildren(
    pick(say("table.style"), allowed.style.map((style) => [style, style.replace(/^(keras|tf)/, (_, /** @type {"keras" | "tf"} */ name) => names[name])]), choices.style, (style) => choose({ style })),
    number(say("table.length"), choices.lineLength, (lineLength) => choose({ lineLength })),
    tick(say("table.nested"), choices.expandNested, (expandNested) => choose({ expandNested }), hasOption("expandNested")),
    tick(say("table.trainable"), choices.showTrainable, (showTrainable) => choose({ showTrainable }), hasOption("showTrainable")),
    el("span", { class: "space" }),
    el("button", { type: "button", onclick: () => copy(text.textContent ?? "") }, say("copy")),
    el("button", { type: "button", onclick: () => print() }, say("print")));
}
