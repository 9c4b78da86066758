import { forms } from "./calls.js";
import { byId, el, keepFocus, reveal } from "./dom.js";
import { chooseRow, model, onAnswer, onRow } from "./model.js";
import { Fetched, pick, tick } from "./panel.js";
import { askText } from "./service.js";
import { choices, choose, onChoice } from "./state.js";
import { adoptRules, readDrawing } from "./svg.js";
import { say } from "./words.js";

const bar = el("div", { class: "bar" });
const frame = el("div", { class: "drawing" });
const refusal = el("p", { class: "refusal", hidden: true });
let zoom = "fit";

/** Whether the nested models in the picture are opened. */
let opened = false;

/** Fills the panel of the picture, and keeps it true. @param {(error: unknown) => void} trouble */
export function makePicture(trouble) {
  byId("picture").append(bar, refusal, frame);
  frame.addEventListener("click", (/** @type {any} */ event) => chooseAt(event.target));
  frame.addEventListener("keydown", onKey);
  const fetched = new Fetched(byId("picture"), forms.svg, async (path, signal) => {
    const expands = choices.expandNested;
    const { drawing, rules } = readDrawing(await askText(path, { body: model.text, signal }));
    return () => {
      opened = expands;
      refusal.hidden = true;
      adoptRules(rules);
      show(drawing);
    };
  }, (message) => {
    refusal.textContent = message;
    refusal.hidden = false;
    frame.replaceChildren();
  }, trouble);
  onAnswer(() => fetched.refresh());
  onRow(() => markChosen());
  onChoice((changed) => {
    if (["expandNested", "view", "direction"].some((name) => changed.has(name))) keepFocus(bar, writePictureBar);
    fetched.refresh();
    if (changed.has("tab")) markChosen();
  });
  return fetched;
}

/** Writes the options, in the page's language. */
export function writePictureBar() {
  bar.replaceChildren(
    pick(say("picture.view"), [["graph", say("picture.graph")], ["flow", say("picture.flow")]], choices.view, (view) => choose({ view })),
    pick(say("picture.direction"), [["", say("picture.auto")], ["tb", say("picture.down")], ["lr", say("picture.right")]], choices.direction, (direction) => choose({ direction })),
    tick(say("table.nested"), choices.expandNested, (expandNested) => choose({ expandNested })),
    pick(say("picture.zoom"), [["fit", say("picture.fit")], ["50", "50 %"], ["100", "100 %"], ["200", "200 %"]], zoom, (value) => {
      zoom = value;
      setZoom();
    }),
    el("span", { class: "space" }),
    el("button", { type: "button", onclick: () => print() }, say("print")));
}

/** @param {SVGSVGElement} drawing */
function show(drawing) {
  // Layers can be chosen, so that it is no mere image.
  drawing.setAttribute("role", "group");
  for (const [at, layer] of layersOf(drawing).entries()) {
    layer.setAttribute("role", "button");
    // Its title and its texts say it, as they are seen.
    layer.removeAttribute("aria-label");
    layer.setAttribute("tabindex", at === 0 ? "0" : "-1");
  }

  const { scrollTop, scrollLeft } = frame;
  const hadFocus = frame.contains(document.activeElement);
  frame.replaceChildren(drawing);
  setZoom();
  frame.scrollTo({ top: scrollTop, left: scrollLeft, behavior: "instant" });
  markChosen();
  if (hadFocus) /** @type {any} */ (frame.querySelector("[tabindex='0']"))?.focus();
}

function setZoom() {
  const drawing = frame.querySelector("svg");
  if (!drawing) return;
  const [width, height] = ["width", "height"].map((side) => drawing.viewBox.baseVal[/** @type {"width" | "height"} */ (side)]);
  const scale = zoom === "fit" ? null : Number(zoom) / 100;
  drawing.style.width = scale ? `${width * scale}px` : "";
  drawing.style.height = scale ? `${height * scale}px` : "";
  frame.classList.toggle("fit", !scale);
}

/** @param {ParentNode} root @returns {Element[]} */
const layersOf = (root) => [...root.querySelectorAll("g[data-index]")];

/** @param {Element} layer */
const rowOf = (layer) => {
  const index = Number(layer.getAttribute("data-index"));
  return model.rows.find((row) => (opened ? row.index === index : row.level === 0 && row.top === index)) ?? null;
};

/** @param {Element} target */
function chooseAt(target) {
  const layer = target.closest("g[data-index]");
  const row = layer ? rowOf(layer) : null;
  if (row) chooseRow(row === model.chosen ? null : row, "picture");
}

function markChosen() {
  const row = model.chosen;
  for (const other of frame.querySelectorAll(".chosen")) {
    other.classList.remove("chosen");
    other.removeAttribute("aria-pressed");
  }

  if (!row) return;
  const layer = frame.querySelector(`g[data-index="${opened ? row.index : row.top}"]`);
  if (!layer) return;
  for (const other of frame.querySelectorAll("g[tabindex='0']")) other.setAttribute("tabindex", "-1");
  layer.classList.add("chosen");
  layer.setAttribute("aria-pressed", "true");
  layer.setAttribute("tabindex", "0");
  if (!byId("picture").hidden) reveal(layer);
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  const layers = layersOf(frame);
  const at = layers.indexOf(/** @type {Element} */ (event.target));
  if (at < 0) return;
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    chooseAt(layers[at]);
    return;
  }

  const to = /** @type {Record<string, number>} */ ({ ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: layers.length - 1 })[event.key];
  if (to === undefined || !layers[to]) return;
  event.preventDefault();
  layers[at].setAttribute("tabindex", "-1");
  layers[to].setAttribute("tabindex", "0");
  /** @type {any} */ (layers[to]).focus();
}
