/** What a link may unpack to, in bytes: as long as a document that the service reads. */
const most = 8 * 1024 * 1024;

/**
 * Packs a value for the part of an address that is never sent to a server.
 * @param {unknown} value
 */
export async function pack(value) {
  const stream = new Blob([JSON.stringify(value)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/**
 * Unpacks what {@link pack} made.
 * @param {string} packed
 * @returns {Promise<any>}
 * @throws Where it is damaged, or unpacks to more than a document may be.
 */
export async function unpack(packed) {
  const bytes = Uint8Array.from(atob(packed.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let [text, length] = ["", 0];
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > most) {
      await reader.cancel();
      throw new RangeError("The link unpacks to more than a document may be.");
    }

    text += decoder.decode(part.value, { stream: true });
  }

  return JSON.parse(text + decoder.decode());
}
