/** The languages that the page speaks, by what the service calls them. */
export const languages = ["en", "zh-CN"];

/** @type {Map<string, Record<string, string>>} */
const known = new Map();
let language = "en";

/** The language that the page is in. */
export const currentLanguage = () => language;

/** The language that the browser asks for first, of those that there are. */
export function preferredLanguage() {
  const wanted = navigator.languages.map((tag) => tag.toLowerCase()).find((tag) => /^(en|zh)\b/.test(tag));
  return wanted?.startsWith("zh") ? "zh-CN" : "en";
}

/**
 * Has the page speak a language.
 * @param {string} wanted
 */
export async function speak(wanted) {
  if (!known.has(wanted)) {
    const answer = await fetch(`playground/words/${wanted}.json`);
    known.set(wanted, await answer.json());
  }

  language = wanted;
  document.documentElement.lang = wanted;
  translate(document.body);
}

/**
 * A text of the page. `{name}` in it stands for a value; of a key that ends in `*` the form for a number is taken.
 * @param {string} key
 * @param {Record<string, string | number | bigint>} [values]
 * @param {number | bigint} [number]
 */
export function say(key, values = {}, number) {
  const form = number === undefined ? key : key.replace("*", new Intl.PluralRules(language).select(Number(number)));
  const text = known.get(language)?.[form] ?? known.get(language)?.[key.replace("*", "other")];
  if (text === undefined) throw new Error(`There are no words for '${form}'.`);
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/**
 * Whether there are words for a key.
 * @param {string} key
 */
export const hasWords = (key) => known.get(language)?.[key] !== undefined;

/**
 * Writes the words into elements that say which they want.
 * @param {ParentNode} root
 */
export function translate(root) {
  for (const element of root.querySelectorAll("[data-word]")) element.textContent = say(element.getAttribute("data-word") ?? "");
  for (const element of root.querySelectorAll("[data-label]")) element.setAttribute("aria-label", say(element.getAttribute("data-label") ?? ""));
  for (const element of root.querySelectorAll("[data-hint]")) element.setAttribute("title", say(element.getAttribute("data-hint") ?? ""));
}
