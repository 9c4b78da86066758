import { Decoration, EditorView, ViewPlugin } from "./vendor/codemirror.js";

// A line that begins far to the right has little room left.
const most = 24;

/**
 * A class for each indentation. Styles on the lines themselves would be against the page's policy, where a browser splits
 * a line and copies them.
 */
const classes = EditorView.theme(Object.fromEntries(Array.from({ length: most + 3 }, (_, spaces) =>
  [`.cm-line.cm-hang-${spaces}`, { textIndent: `-${spaces}ch`, paddingLeft: `calc(${spaces}ch + 6px)` }])));

/** Has a line that is too long go on under its own beginning. */
export const hangingIndent = [classes, ViewPlugin.fromClass(class {
  /** @param {any} view */
  constructor(view) {
    this.decorations = hang(view);
  }

  /** @param {any} update */
  update(update) {
    if (update.docChanged || update.viewportChanged) this.decorations = hang(update.view);
  }
}, { decorations: (plugin) => plugin.decorations })];

/** @param {any} view The editor, whose lines in sight are looked at. */
function hang(view) {
  const lines = [];
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at);
      const spaces = Math.min(most, /^ */.exec(line.text.slice(0, most))?.[0].length ?? 0) + 2;
      lines.push(Decoration.line({ class: `cm-hang-${spaces}` }).range(line.from));
      at = line.to + 1;
    }
  }

  return Decoration.set(lines, true);
}
