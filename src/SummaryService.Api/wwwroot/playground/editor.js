import {
  bracketMatching, Compartment, defaultKeymap, drawSelection, EditorState, EditorView, highlightActiveLineGutter, highlightSpecialChars, history,
  historyKeymap, indentOnInput, indentUnit, indentWithTab, isolateHistory, json, keymap, lineNumbers, search, searchKeymap, setDiagnostics, Transaction,
} from "./vendor/codemirror.js";
import { layerMarks, markLayer } from "./chosen.js";
import { el } from "./dom.js";
import { hangingIndent } from "./indent.js";
import { look } from "./look.js";
import { say } from "./words.js";

/** What CodeMirror calls its own words, by which they are looked up. */
const phrases = [
  "Find", "Replace", "next", "previous", "all", "match case", "regexp", "by word", "replace", "replace all", "close", "current match", "on line",
  "replaced match on line $", "replaced $ matches", "Go to line", "go", "Control character", "Selection deleted", "Diagnostics", "No diagnostics",
];

/**
 * The editor of the document. It stands in a shadow tree, where CodeMirror's styles are style sheets of their own and
 * no style of the page's policy is needed.
 */
export class Editor {
  #words = new Compartment();
  #isUnderlined = false;
  #view;

  /**
   * @param {HTMLElement} parent
   * @param {{ text: string, onChange: () => void, onCursor: (position: number) => void }} page
   *   The document to begin with; `onCursor` is told of where the reader goes.
   */
  constructor(parent, { text, onChange, onCursor }) {
    const root = parent.attachShadow({ mode: "open" });
    const place = el("div");
    place.style.height = "100%";
    root.append(place);
    this.#view = new EditorView({
      root,
      parent: place,
      doc: text,
      extensions: [
        this.#words.of(words()),
        lineNumbers(),
        highlightActiveLineGutter(),
        highlightSpecialChars(),
        history(),
        drawSelection(),
        indentOnInput(),
        indentUnit.of("  "),
        bracketMatching(),
        search({ top: true }),
        json(),
        layerMarks,
        look,
        EditorView.lineWrapping,
        hangingIndent,
        keymap.of([...defaultKeymap, ...searchKeymap, ...historyKeymap, indentWithTab]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange();
          const byReader = update.transactions.some((transaction) => ["select", "input", "delete", "undo", "redo"].some((kind) => transaction.isUserEvent(kind)));
          if (update.selectionSet && byReader) onCursor(update.state.selection.main.head);
        }),
      ],
    });
  }

  /** The document's text. */
  get text() {
    return this.#view.state.doc.toString();
  }

  /** Where the cursor is. */
  get cursor() {
    return this.#view.state.selection.main.head;
  }

  /** Replaces the document; undoing brings the one before back. @param {string} text */
  replace(text) {
    const { doc } = this.#view.state;
    if (text === doc.toString()) return;
    this.#view.dispatch({
      changes: { from: 0, to: doc.length, insert: text },
      selection: { anchor: 0 },
      scrollIntoView: true,
      // One step of its own to undo; but there is no going back to no document.
      annotations: doc.length === 0 ? Transaction.addToHistory.of(false) : isolateHistory.of("full"),
    });
  }

  /** Underlines faults. @param {{ from: number, to: number, severity: "error" | "warning", message: string, hint?: string }[]} faults */
  underline(faults) {
    if (faults.length === 0 && !this.#isUnderlined) return;
    this.#isUnderlined = faults.length > 0;
    this.#view.dispatch(setDiagnostics(this.#view.state, faults.map(({ from, to, severity, message, hint }) => ({
      from,
      to,
      severity,
      message,
      renderMessage: () => el("span", {}, message, hint ? el("span", { class: "cm-hint-text" }, hint) : null),
    }))));
  }

  /** Marks the chosen layer. @param {import("./places.js").Place | null} place @param {boolean} scroll Whether to bring it into view. */
  mark(place, scroll) {
    if (!place && this.#view.state.field(layerMarks).size === 0) return;
    const effects = [markLayer.of(place)];
    if (place && scroll) effects.push(EditorView.scrollIntoView(place.from, { y: "nearest", yMargin: 40 }));
    this.#view.dispatch({ effects });
  }

  /** Puts the cursor at a place and the reader into the editor. @param {import("./places.js").Place} place */
  goTo(place) {
    this.#view.dispatch({ selection: { anchor: place.from, head: place.from }, effects: EditorView.scrollIntoView(place.from, { y: "center" }) });
    this.#view.focus();
  }

  /** Which line a place is on, from 1. @param {import("./places.js").Place} place */
  lineOf(place) {
    return this.#view.state.doc.lineAt(Math.min(place.from, this.#view.state.doc.length)).number;
  }

  /** Writes its words anew, in the page's language. */
  translate() {
    this.#view.dispatch({ effects: this.#words.reconfigure(words()) });
  }
}

/** What the editor says, in the page's language. */
const words = () => [
  EditorState.phrases.of(Object.fromEntries(phrases.map((phrase) => [phrase, say(`editor.${phrase}`)]))),
  EditorView.contentAttributes.of({ "aria-label": say("editor"), tabindex: "0" }),
];
