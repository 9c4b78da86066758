import { el } from "./dom.js";
import { model } from "./model.js";
import { Busy, KeyWanted, Refused, Unreachable } from "./service.js";

/**
 * What a panel shows of a call that is made only while the panel is in sight. What is shown stays until there is something newer.
 */
export class Fetched {
  #asked = "";
  /** @type {AbortController | null} */
  #underWay = null;

  /**
   * @param {HTMLElement} panel
   * @param {() => string} call The call, by the choices made.
   * @param {(path: string, signal: AbortSignal) => Promise<() => void>} fetch Asks, and gives what writes the answer.
   * @param {(message: string) => void} refuse Writes why there is none.
   * @param {(error: unknown) => void} trouble Is told of what is no fault of the document's.
   */
  constructor(panel, call, fetch, refuse, trouble) {
    this.panel = panel;
    this.call = call;
    this.fetch = fetch;
    this.refuse = refuse;
    this.trouble = trouble;
  }

  /** Asks anew, if the panel is in sight and shows something older. */
  async refresh() {
    if (this.panel.hidden || !model.answer) return;
    const path = this.call();
    const asked = `${model.version} ${path}`;
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.#underWay?.abort();
    const { signal } = (this.#underWay = new AbortController());
    try {
      const write = await this.fetch(path, signal);
      if (!signal.aborted) write();
    } catch (error) {
      if (signal.aborted) return;
      this.#asked = "";
      if (error instanceof Refused) {
        this.#asked = asked;
        this.refuse(error.problem.errors?.map((fault) => [fault.message, fault.hint].filter(Boolean).join(" ")).join("\n") ?? error.message);
      } else if (error instanceof Busy || error instanceof KeyWanted || error instanceof Unreachable) {
        this.trouble(error);
      } else {
        throw error;
      }
    }
  }
}

/** A box to tick that makes a choice. @param {string} label @param {boolean} checked @param {(checked: boolean) => void} onChange @param {boolean} [possible] */
export const tick = (label, checked, onChange, possible = true) => el("label", { class: "choice" },
  el("input", { type: "checkbox", checked, disabled: !possible, onchange: (/** @type {any} */ event) => onChange(event.target.checked) }), label);

/** A list to choose from. @param {string} label @param {[string, string][]} options @param {string} value @param {(value: string) => void} onChange */
export function pick(label, options, value, onChange) {
  const list = el("select", { onchange: (/** @type {any} */ event) => onChange(event.target.value) }, ...options.map(([name, text]) => el("option", { value: name }, text)));
  list.value = value;
  return el("label", { class: "choice" }, label, list);
}

/**
 * A whole number to type; null where it is left empty.
 * @param {string} label @param {number | null} value @param {(value: number | null) => void} onChange
 */
export const number = (label, value, onChange) => el("label", { class: "choice" }, label, el("input", {
  type: "number",
  min: "1",
  step: "1",
  inputMode: "numeric",
  value: value ?? "",
  oninput: (/** @type {any} */ event) => {
    if (event.target.checkValidity()) onChange(event.target.value === "" ? null : event.target.valueAsNumber);
  },
}));
