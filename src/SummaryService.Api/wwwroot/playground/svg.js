/** What a drawing of the service's is made of. A drawing with anything else in it is not shown. */
const elements = new Set(["svg", "title", "desc", "defs", "marker", "g", "path", "rect", "text"]);
const attributes = new Set([
  "xmlns", "class", "width", "height", "viewBox", "role", "lang", "aria-label", "id", "markerWidth", "markerHeight", "refX", "refY", "orient", "markerUnits",
  "marker-end", "d", "x", "y", "rx", "data-layer", "data-index", "data-from", "data-to",
]);

/**
 * Reads a drawing into elements that the page may hold.
 * @param {string} text
 * @returns {{ drawing: SVGSVGElement, rules: string }} The drawing without its style sheet, and the sheet's rules.
 * @throws Where it is no drawing, or has what could do more than be seen.
 */
export function readDrawing(text) {
  let rules = "";
  // Styles go before the text is read: the page's policy lets none in, and tells of each that tries.
  const plain = text
    .replace(/^(<svg [^>]*?) style="[^"]*"/, "$1")
    .replace(/<style>([^<]*)<\/style>/g, (_, /** @type {string} */ sheet) => {
      rules += sheet;
      return "";
    });
  const root = new DOMParser().parseFromString(plain, "image/svg+xml").documentElement;
  if (root.localName !== "svg") throw new Error("This is no drawing.");
  for (const element of [root, ...root.querySelectorAll("*")]) {
    if (!elements.has(element.localName) || element.namespaceURI !== "http://www.w3.org/2000/svg") throw new Error(`A drawing has no '${element.localName}'.`);
    for (const { name } of element.attributes) {
      if (!attributes.has(name)) throw new Error(`A drawing has no '${name}'.`);
    }
  }

  return { drawing: /** @type {any} */ (document.importNode(root, true)), rules };
}

/** @type {CSSStyleSheet | null} */
let adopted = null;
let adoptedRules = "";

/** Gives the page a drawing's style sheet, as a sheet of its own: the page's policy lets no text become a style. @param {string} rules */
export function adoptRules(rules) {
  if (rules === adoptedRules) return;
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== adopted);
  adopted = new CSSStyleSheet();
  adopted.replaceSync(rules);
  adoptedRules = rules;
  // Before the page's own rules, which show what is chosen.
  document.adoptedStyleSheets = [adopted, ...document.adoptedStyleSheets];
}

/**
 * A drawing as it looks on white paper, whatever the screen is.
 * @param {string} text
 */
export function onPaper(text) {
  return text.replace(/@media \(prefers-color-scheme: dark\) \{(?:[^{}]|\{[^{}]*\})*\}/g, "");
}
