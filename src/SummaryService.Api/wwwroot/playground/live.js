import { explained } from "./calls.js";
import { takeAnswer } from "./model.js";
import { askData, Refused } from "./service.js";

/** How long a reader has to rest before the service is asked, in milliseconds. */
const pause = 250;

/** Keeps the answer true to the document: asks while it is being written, and forgets what is older. */
export class Live {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {AbortController | null} */
  #underWay = null;

  /**
   * @param {object} page
   * @param {() => string} page.text The document.
   * @param {(busy: boolean) => void} page.onBusy
   * @param {(faults: import("./service.js").Fault[], detail: string, isRefused: boolean) => void} page.onFaults Is told what is wrong or odd.
   * @param {(error: unknown) => void} page.onTrouble Is told of what is no fault of the document's.
   */
  constructor(page) {
    this.page = page;
  }

  /** Asks when the reader rests. */
  soon() {
    clearTimeout(this.#timer);
    this.page.onBusy(true);
    this.#timer = setTimeout(() => this.now(), pause);
  }

  /** Asks. */
  async now() {
    clearTimeout(this.#timer);
    this.#underWay?.abort();
    const { signal } = (this.#underWay = new AbortController());
    const text = this.page.text();
    this.page.onBusy(true);
    try {
      const answer = await askData(explained(), { body: text, signal });
      if (signal.aborted) return;
      takeAnswer(answer, text);
      this.page.onFaults(answer.warnings, "", false);
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof Refused) this.page.onFaults(error.problem.errors ?? [], error.message, true);
      else this.page.onTrouble(error);
    }

    if (!signal.aborted) this.page.onBusy(false);
  }
}
