import { askText, call } from "./service.js";
import { layOut } from "./format.js";

/** How the files begin that hold more than text. */
const zip = [0x50, 0x4b, 0x03, 0x04];
const hdf5 = [0x89, 0x48, 0x44, 0x46];

/**
 * Reads a file: JSON as it is, a saved model through the service, which takes the architecture out of it.
 * @param {File} file
 * @param {string} language
 * @returns {Promise<{ text: string, converted: boolean }>}
 */
export async function readFile(file, language) {
  const start = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  if (![zip, hdf5].some((signature) => signature.every((byte, at) => start[at] === byte))) return { text: await decode(file, start), converted: false };
  const text = await askText(call("v1/convert", { to: "keras3", lang: language }), { body: file });
  return { text: layOut(text) ?? text, converted: true };
}

/** @param {File} file @param {Uint8Array} start */
async function decode(file, start) {
  const encoding = start[0] === 0xff && start[1] === 0xfe ? "utf-16le" : start[0] === 0xfe && start[1] === 0xff ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding).decode(await file.arrayBuffer());
}
