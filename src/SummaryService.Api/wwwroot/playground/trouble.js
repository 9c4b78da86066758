import { el } from "./dom.js";
import { dismiss, notify } from "./notices.js";
import { count } from "./numbers.js";
import { Busy, KeyWanted, Refused, Unreachable, useKey } from "./service.js";
import { say } from "./words.js";

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/**
 * Tells of what is no fault of the document's, and asks again where that helps.
 * @param {unknown} error
 * @param {() => void} again
 */
export function tell(error, again) {
  if (error instanceof KeyWanted) askForKey(again);
  else if (error instanceof Busy) waitFor(error.seconds, again);
  else if (error instanceof Unreachable) notify("trouble", { kind: "error", children: () => [say("unreachable"), " ", el("button", { type: "button", onclick: again }, say("again"))] });
  else if (error instanceof Refused) notify("trouble", { kind: "error", children: () => [error.message] });
  else throw error;
}

/** Takes back what was told, since the service has answered. */
export function calm() {
  clearTimeout(timer);
  dismiss("trouble");
  dismiss("key");
}

/** @param {number} seconds @param {() => void} again */
function waitFor(seconds, again) {
  clearTimeout(timer);
  timer = setTimeout(again, 1000 * seconds);
  notify("trouble", { children: () => [say("busy.*", { seconds: count(seconds) }, seconds)] });
}

/** @param {() => void} again */
function askForKey(again) {
  const given = el("input", { type: "password", id: "key", autocomplete: "off", required: true });
  notify("key", {
    closes: false,
    children: () => [el("form", { class: "key", onsubmit: (/** @type {Event} */ event) => {
      event.preventDefault();
      useKey(given.value);
      again();
    } }, el("label", { for: "key" }, say("key")), given, el("button", {}, say("key.use")), el("span", { class: "muted" }, say("key.about")))],
  });
  given.focus();
}
