import { byId, el } from "./dom.js";
import { say } from "./words.js";

/** @type {Map<string, () => void>} */
const shown = new Map();

/**
 * Shows a notice above the page, until it is taken away.
 * @param {string} name A notice of the same name makes room for it.
 * @param {{ kind?: "error" | "plain", children: () => (Node | string)[], closes?: boolean }} notice What it says, made anew in each language.
 */
export function notify(name, { kind = "plain", children, closes = true }) {
  dismiss(name);
  const box = el("div", { class: `notice ${kind}`, role: kind === "error" ? "alert" : "status" });
  const write = () => {
    box.replaceChildren(el("div", { class: "words" }, ...children()));
    if (closes) box.append(el("button", { type: "button", class: "quiet", "aria-label": say("close"), onclick: () => dismiss(name) }, "×"));
  };
  write();
  byId("notices").append(box);
  shown.set(name, write);
  boxes.set(name, box);
}

/** @type {Map<string, HTMLElement>} */
const boxes = new Map();

/** Takes a notice away. @param {string} name */
export function dismiss(name) {
  boxes.get(name)?.remove();
  boxes.delete(name);
  shown.delete(name);
}

/** Writes all notices anew, in the page's language. */
export const translateNotices = () => shown.forEach((write) => write());
