import { onPaper } from "./svg.js";

/** The most that a canvas holds everywhere, on one side and in all. */
const mostOnASide = 16384;
const mostInAll = 64 * 1024 * 1024;

/**
 * Paints a drawing.
 * @param {string} svg
 * @returns {Promise<Blob>} A PNG, twice as large as the drawing if that much can be painted.
 */
export async function paint(svg) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(onPaper(svg))}`;
  await image.decode();
  const scale = Math.min(2, mostOnASide / Math.max(image.width, image.height), Math.sqrt(mostInAll / (image.width * image.height)));
  const canvas = document.createElement("canvas");
  canvas.width = Math.floor(image.width * scale);
  canvas.height = Math.floor(image.height * scale);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The picture could not be painted.")))));
}
