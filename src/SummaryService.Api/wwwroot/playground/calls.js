import { call } from "./service.js";
import { choices, hasOption } from "./state.js";

/** What is shown of a model, as data with the reason for every number. */
export const explained = () => call("v1/summary", { explain: true, expand_nested: true, batch_size: choices.batchSize, lang: choices.language });

/** The calls for what can be taken away, by the choices made. */
export const forms = {
  json: () => call("v1/summary", { expand_nested: choices.expandNested, batch_size: choices.batchSize, lang: choices.language }),
  text: () => call("v1/summary", {
    format: "text",
    style: choices.style,
    line_length: choices.lineLength,
    // Keras 3 makes no table wider than the terminal; a length that was asked for is to be had.
    terminal_columns: choices.style.startsWith("keras3") ? choices.lineLength : null,
    expand_nested: hasOption("expandNested") && choices.expandNested,
    show_trainable: hasOption("showTrainable") && choices.showTrainable,
    lang: choices.language,
  }),
  markdown: () => call("v1/summary", { format: "markdown", ...table() }),
  csv: () => call("v1/summary", { format: "csv", ...table() }),
  svg: () => call("v1/diagram", {
    format: "svg",
    view: choices.view === "flow" ? "flow" : null,
    direction: choices.direction,
    expand_nested: choices.expandNested,
    lang: choices.language,
  }),
};

const table = () => ({ expand_nested: choices.expandNested, show_trainable: choices.showTrainable, lang: choices.language });
