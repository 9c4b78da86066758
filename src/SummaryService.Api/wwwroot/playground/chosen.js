import { Decoration, EditorView, StateEffect, StateField } from "./vendor/codemirror.js";

/** Marks the text of the chosen layer; null takes the mark away. */
export const markLayer = StateEffect.define();

/** The marks, which move with the text until they are set anew. */
export const layerMarks = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    marks = marks.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(markLayer)) marks = effect.value ? marksOf(transaction.state.doc, effect.value) : Decoration.none;
    }

    return marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Whole lines where the layer has them to itself; else just its text. @param {any} doc @param {import("./places.js").Place} place */
function marksOf(doc, { from, to }) {
  const [first, last] = [doc.lineAt(from), doc.lineAt(to)];
  const before = doc.sliceString(Math.max(first.from, from - MostBeside), from).trim();
  const after = doc.sliceString(to, Math.min(last.to, to + MostBeside)).trim();
  const alone = before.replace(/^"[^"]*"\s*:$/, "") === "" && /^,?$/.test(after);
  if (!alone) return Decoration.set([Decoration.mark({ class: "cm-layer-part" }).range(from, to)]);
  const lines = [];
  for (let line = first.number; line <= last.number && lines.length < MostLines; line++)
    lines.push(Decoration.line({ class: "cm-layer-lines" }).range(doc.line(line).from));
  return Decoration.set(lines);
}

// A document may have all its layers on one line, or one layer on a million lines.
const MostBeside = 200;
const MostLines = 10000;
