import { findExamples, first, getExample } from "./examples.js";
import { choices } from "./state.js";
import { speak } from "./words.js";

/** What the page asks for at once, while the editor is still on its way. */
export const opening = {
  spoken: speak(choices.language),
  /** The first example; null where the address has a document. */
  example: location.hash ? null : getExample(first),
  examples: findExamples(),
};

// Whoever waits for them is told of it when they fail.
for (const answer of Object.values(opening)) answer?.catch(() => {});
