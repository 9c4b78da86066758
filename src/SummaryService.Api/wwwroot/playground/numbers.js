import { currentLanguage, say } from "./words.js";

/**
 * A number with its thousands apart.
 * @param {number | bigint} number
 */
export const count = (number) => new Intl.NumberFormat(currentLanguage()).format(number);

/**
 * A part of a whole, in per cent.
 * @param {number} part From 0 to 1.
 */
export const percent = (part) => new Intl.NumberFormat(currentLanguage(), { style: "percent", maximumFractionDigits: part < 0.00095 ? 2 : part < 0.0995 ? 1 : 0 }).format(part);

/**
 * Bytes in the unit that is easiest to read.
 * @param {number | bigint} bytes
 */
export function size(bytes) {
  const units = ["B", "KB", "MB", "GB", "TB", "PB"];
  let [number, unit] = [Number(bytes), 0];
  for (; number >= 1024 && unit < units.length - 1; unit++) number /= 1024;
  return `${new Intl.NumberFormat(currentLanguage(), { maximumFractionDigits: unit === 0 ? 0 : 2 }).format(number)} ${units[unit]}`;
}

/**
 * A number of operations in thousands, millions …
 * @param {number | bigint} number
 */
export function rough(number) {
  const units = ["", " K", " M", " G", " T", " P"];
  let [value, unit] = [Number(number), 0];
  for (; value >= 1000 && unit < units.length - 1; unit++) value /= 1000;
  return new Intl.NumberFormat(currentLanguage(), { maximumFractionDigits: unit === 0 ? 0 : 2 }).format(value) + units[unit];
}

/**
 * What a row says of its parameters.
 * @param {{ params: number | bigint, params_unknown?: boolean }} row
 */
export const paramsOf = (row) => (row.params_unknown ? say("params.least", { count: count(row.params) }) : count(row.params));

/**
 * Reads JSON whose whole numbers may be longer than a double holds; those become BigInt.
 * @param {string} text
 */
export function parseExactly(text) {
  if (!/\d{16}/.test(text)) return JSON.parse(text);
  return JSON.parse(text, /** @type {any} */ ((/** @type {string} */ _, /** @type {any} */ value, /** @type {{ source?: string }} */ context) =>
    typeof value === "number" && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? "") ? BigInt(context.source ?? "") : value));
}
