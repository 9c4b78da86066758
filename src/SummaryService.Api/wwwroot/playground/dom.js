/**
 * Makes an element. Text is always set as text, so that a name of a stranger's is never markup.
 * @param {string} tag
 * @param {Record<string, any>} [properties] `class`, `data-…`, `aria-…`, `role`, `for` and `lang` become attributes, `on…` listeners, the rest properties
 * @param {...(Node | string | null | undefined)} children
 * @returns {any}
 */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (/^(class$|data-|aria-|role$|for$|lang$|scope$|colspan$)/.test(name)) element.setAttribute(name, String(value));
    else element[name] = value;
  }

  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/**
 * An element that is known to be in the page.
 * @param {string} id
 * @returns {any}
 */
export function byId(id) {
  return document.getElementById(id);
}

/**
 * Puts a thing where it can be seen within what scrolls around it, moving no more than that.
 * @param {Element} element
 */
export function reveal(element) {
  element.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/**
 * Shows a text in the region that readers speak.
 * @param {string} text
 */
export function announce(text) {
  const status = byId("status");
  if (status.textContent !== text) status.textContent = text;
}

/**
 * Writes a thing anew; the control that the reader is at stays the one, by its place.
 * @param {HTMLElement} root
 * @param {() => void} write
 */
export function keepFocus(root, write) {
  const at = [...root.querySelectorAll("input, select, button")].indexOf(/** @type {Element} */ (document.activeElement));
  // A number that is being typed is not written over.
  if (at >= 0 && /** @type {any} */ (document.activeElement).type === "number") return;
  write();
  if (at >= 0) /** @type {any} */ (root.querySelectorAll("input, select, button")[at])?.focus();
}
