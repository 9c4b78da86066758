import { copy } from "./clipboard.js";
import { announce, byId } from "./dom.js";
import { Editor } from "./editor.js";
import { findExamples, first, getExample, showExample, writeExamples } from "./examples.js";
import { readFile } from "./files.js";
import { layOut } from "./format.js";
import { Live } from "./live.js";
import { chooseRow, model, onAnswer, onRow, placeOf, rowAt } from "./model.js";
import { dismiss, notify, translateNotices } from "./notices.js";
import { opening } from "./opening.js";
import { placesOf } from "./places.js";
import { headline, listProblems } from "./problems.js";
import { makeRows, writeRows } from "./rows.js";
import { pack, unpack } from "./share.js";
import { choices, choose, onChoice } from "./state.js";
import { makeTabs } from "./tabs.js";
import { totalsAloud, writeTotals } from "./totals.js";
import { calm, tell } from "./trouble.js";
import { say, speak, translate } from "./words.js";

/** What the document has wrong or odd, as it was told last. */
let told = { faults: /** @type {import("./service.js").Fault[]} */ ([]), detail: "", isRefused: false };
/** Whether the document is just as an example was. */
let isExample = false;
/** The panels behind the first; null until they are there. */
let panels = /** @type {ReturnType<import("./panels.js").makePanels> | null} */ (null);

const live = new Live({
  text: () => editor.text,
  onBusy: (busy) => byId("results").setAttribute("aria-busy", String(busy)),
  onFaults: (faults, detail, isRefused) => {
    told = { faults, detail, isRefused };
    calm();
    writeProblems();
  },
  onTrouble: (error) => tell(error, askAgain),
});

// A panel is in sight before it is asked to show anything.
const showTab = makeTabs(/** @type {HTMLElement} */ (document.querySelector("[role=tablist]")), (tab) => choose({ tab }));
onChoice((changed) => changed.has("tab") && showTab(choices.tab));
makeRows();

/** @param {unknown} error */
function onTrouble(error) {
  tell(error, askAgain);
}

function askAgain() {
  if (byId("examples").options.length < 2) findExamples().then(writeExamples, onTrouble);
  if (editor.text === "") load(first).catch(onTrouble);
  else live.now();
  panels?.refresh();
}

function writeProblems() {
  const { faults, detail, isRefused } = told;
  const { text } = editor;
  const severity = isRefused ? /** @type {const} */ ("error") : /** @type {const} */ ("warning");
  const places = placesOf(text, faults);
  const problems = faults.map((fault, at) => ({ fault, severity, place: places[at], line: places[at] ? editor.lineOf(/** @type {any} */ (places[at])) : null }));
  listProblems(problems, isRefused && faults.length === 0 ? detail : "", (place) => editor.goTo(place));
  editor.underline(problems.flatMap(({ fault, place }) => (place ? [{ ...place, severity, message: fault.message, hint: fault.hint }] : [])));
  byId("stale").hidden = !(isRefused && model.answer);
  announce(isRefused ? headline(problems, detail) : `${totalsAloud()} ${headline(problems, "")}`);
}

/** @param {string} name */
async function load(name) {
  const example = await getExample(name);
  isExample = true;
  showDocument(example);
  showExample(name);
}

/** @param {string} text */
function showDocument(text) {
  dismiss("file");
  chooseRow(null, "document");
  editor.replace(text);
  isExample = false;
  live.now();
}

/** @param {File} file */
async function open(file) {
  const { text, converted } = await readFile(file, choices.language);
  showDocument(text);
  if (converted) notify("file", { children: () => [say("file.converted", { name: file.name })] });
}

/** The document of a shared address, whose choices are taken; null where there is none. @returns {Promise<string | null>} */
async function takeLink() {
  const packed = /^#s=(.+)$/.exec(location.hash)?.[1];
  if (!packed) return null;
  try {
    const { document: text, ...wanted } = await unpack(packed);
    if (typeof text !== "string") throw new TypeError("The link has no document.");
    choose(wanted);
    return text;
  } catch {
    notify("link", { kind: "error", children: () => [say("link.damaged")] });
    return null;
  }
}

/** The document to begin with: of a shared address, or else the first example; empty where the service does not give it. */
async function firstDocument() {
  const shared = await takeLink();
  if (shared !== null) return shared;
  try {
    const example = await (opening.example ?? getExample(first));
    showExample(first);
    return example;
  } catch (error) {
    onTrouble(error);
    return "";
  }
}

async function share() {
  const packed = await pack({ document: editor.text, ...choices });
  history.replaceState(null, "", `#s=${packed}`);
  await copy(location.href);
}

function translatePage() {
  translate(document.body);
  translateNotices();
  byId("language").value = choices.language;
  for (const write of [writeExamples, writeTotals, writeRows]) write();
  panels?.write();
  document.title = say("title");
}

function connect() {
  byId("share").addEventListener("click", share);
  byId("language").addEventListener("change", (/** @type {any} */ event) => choose({ language: event.target.value }));
  byId("examples").addEventListener("change", (/** @type {any} */ event) => event.target.value && load(event.target.value).catch(onTrouble));
  byId("open").addEventListener("click", () => byId("file").click());
  byId("file").addEventListener("change", (/** @type {any} */ event) => {
    const [file] = event.target.files;
    event.target.value = "";
    if (file) open(file).catch(onTrouble);
  });
  byId("format").addEventListener("click", () => {
    const text = layOut(editor.text);
    if (text === null) announce(say("format.refused"));
    else editor.replace(text);
  });
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    open(file).catch(onTrouble);
  }, { capture: true });
  addEventListener("hashchange", async () => {
    const text = await takeLink();
    if (text !== null) showDocument(text);
  });
  onAnswer(writeTotals);
  onRow((row, from) => editor.mark(placeOf(row), from !== "editor" && from !== "answer"));
  onChoice(async (changed) => {
    if (changed.has("language")) {
      await speak(choices.language);
      editor.translate();
      translatePage();
    }

    if (changed.has("language") || changed.has("batchSize")) live.now();
  });
}

await opening.spoken;
const text = await firstDocument();
// A link may have chosen another language.
await speak(choices.language);
// With its words and its document from the start, which is less work than one after the other.
const editor = new Editor(byId("editor"), {
  text,
  onChange: () => {
    if (!isExample) showExample("");
    isExample = false;
    live.soon();
  },
  onCursor: (position) => {
    if (editor.text === model.text) chooseRow(rowAt(position), "editor");
  },
});
if (text !== "") live.now();
connect();
showTab(choices.tab);
translatePage();
await opening.examples.then(writeExamples, onTrouble);
// When the page could be used, in milliseconds from its beginning.
document.documentElement.dataset.ready = String(Math.round(performance.now()));
// What stands behind the first tab is waited for by nobody who has not gone there.
panels = (await import("./panels.js")).makePanels(onTrouble);
document.documentElement.dataset.complete = "";
