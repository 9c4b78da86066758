import { announce, byId, el } from "./dom.js";
import { say } from "./words.js";

/** Puts a text on the clipboard, and says so. @param {string} text */
export async function copy(text) {
  const done = navigator.clipboard ? await navigator.clipboard.writeText(text).then(() => true, () => false) : copyOldWay(text);
  announce(say(done ? "copied" : "copy.refused"));
  flash();
}

/** Without TLS browsers have no clipboard but this one. @param {string} text */
function copyOldWay(text) {
  const [area, before] = [el("textarea", { class: "unseen", value: text }), /** @type {any} */ (document.activeElement)];
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  before?.focus();
  return done;
}

/** Shows what was announced for those who see. */
function flash() {
  const box = el("div", { class: "flash", "aria-hidden": "true" }, byId("status").textContent);
  document.querySelector(".flash")?.remove();
  document.body.append(box);
  box.addEventListener("animationend", () => box.remove());
}
