import { parseExactly } from "./numbers.js";

/** What the service refuses, as RFC 9457 has it. */
export class Refused extends Error {
  /** @param {{ title: string, status: number, detail?: string, errors?: Fault[] }} problem */
  constructor(problem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }
}

/**
 * One fault or warning.
 * @typedef {{ code: string, pointer?: string, layer?: string, parameter?: string, message: string, hint?: string, line?: number, column?: number }} Fault
 */

/** The service wants a key. */
export class KeyWanted extends Error {}

/** The service has too much to do; it may be asked again after some seconds. */
export class Busy extends Error {
  /** @param {number} seconds */
  constructor(seconds) {
    super("busy");
    this.seconds = seconds;
  }
}

/** The service cannot be reached. */
export class Unreachable extends Error {}

/** Held here and nowhere else: it is gone when the page is. */
let key = "";

/** @param {string} given */
export const useKey = (given) => void (key = given);

/** Whether a key is in use. */
export const hasKey = () => key !== "";

/**
 * Asks the service.
 * @param {string} path The call with its options, relative to the page.
 * @param {{ body?: string | Blob, signal?: AbortSignal }} [request]
 * @returns {Promise<Response>} An answer that is no refusal.
 */
export async function ask(path, { body, signal } = {}) {
  /** @type {Record<string, string>} */
  const headers = key ? { "X-Api-Key": key } : {};
  if (body !== undefined) headers["Content-Type"] = typeof body === "string" ? "application/json" : "application/octet-stream";
  let answer;
  try {
    answer = await fetch(path, { method: body === undefined ? "GET" : "POST", headers, body, signal, credentials: "omit" });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Unreachable();
  }

  if (answer.ok) return answer;
  if (answer.status === 401) throw new KeyWanted();
  if (answer.status === 429 || answer.status === 503) throw new Busy(Math.max(1, Number(answer.headers.get("Retry-After")) || 1));
  if (!answer.headers.get("Content-Type")?.startsWith("application/problem+json")) throw new Unreachable();
  throw new Refused(await answer.json());
}

/** @param {string} path @param {{ body?: string | Blob, signal?: AbortSignal }} [request] */
export const askData = async (path, request) => parseExactly(await (await ask(path, request)).text());

/** @param {string} path @param {{ body?: string | Blob, signal?: AbortSignal }} [request] */
export const askText = async (path, request) => (await ask(path, request)).text();

/**
 * A call with its options; those without a value are left out.
 * @param {string} path
 * @param {Record<string, string | number | boolean | null | undefined>} options
 */
export function call(path, options) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(options)) {
    if (value !== undefined && value !== null && value !== "" && value !== false) query.set(name, String(value));
  }

  return query.size > 0 ? `${path}?${query}` : path;
}
