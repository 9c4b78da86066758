// What the playground takes from CodeMirror, and nothing else: the bundle holds just this.
export { Compartment, EditorState, StateEffect, StateField, Transaction } from "@codemirror/state";
export {
  EditorView, ViewPlugin, Decoration, keymap, lineNumbers, drawSelection, highlightActiveLineGutter, highlightSpecialChars,
} from "@codemirror/view";
export { syntaxHighlighting, HighlightStyle, bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
export { history, historyKeymap, defaultKeymap, indentWithTab, isolateHistory } from "@codemirror/commands";
export { search, searchKeymap } from "@codemirror/search";
export { setDiagnostics } from "@codemirror/lint";
export { json, jsonLanguage } from "@codemirror/lang-json";
export { tags } from "@lezer/highlight";
