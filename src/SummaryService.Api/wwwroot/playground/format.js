/**
 * Lays JSON out on lines, without touching a character of its values: `1.0` stays `1.0`. What fits stays on one line.
 * @param {string} text
 * @returns {string | null} Null for a text that is no JSON.
 */
export function layOut(text) {
  try {
    JSON.parse(text);
  } catch {
    return null;
  }

  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g) ?? [];
  const flat = flatEnds(tokens);
  let out = "";
  let depth = 0;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    const end = flat[at];
    if (end > at) {
      out += onOneLine(tokens, at, end);
      at = end;
    } else if (token === "{" || token === "[") {
      out += `${token}\n${"  ".repeat(++depth)}`;
    } else if (token === "}" || token === "]") {
      out += `\n${"  ".repeat(--depth)}${token}`;
    } else {
      out += token === "," ? `,\n${"  ".repeat(depth)}` : token === ":" ? ": " : token;
    }
  }

  return out + "\n";
}

const MostOnOneLine = 100;

/** For each bracket that opens what fits on one line, where that ends; else 0. An object in an object gets lines of its own. @param {string[]} tokens */
function flatEnds(tokens) {
  const ends = new Int32Array(tokens.length);
  /** @type {{ at: number, length: number, depth: number }[]} */
  const open = [];
  tokens.forEach((token, at) => {
    if (token === "{" || token === "[") {
      open.push({ at, length: 1, depth: 0 });
      return;
    }

    const inner = open.at(-1);
    if (inner) inner.length += token.length + 1;
    if (token !== "}" && token !== "]") return;
    const closed = open.pop();
    if (!closed) return;
    if (closed.length <= MostOnOneLine && closed.depth < 2) ends[closed.at] = at;
    const outer = open.at(-1);
    if (outer) [outer.length, outer.depth] = [outer.length + closed.length, Math.max(outer.depth, closed.depth + 1)];
  });
  return ends;
}

/** @param {string[]} tokens @param {number} from @param {number} to */
function onOneLine(tokens, from, to) {
  let out = "";
  for (let at = from; at <= to; at++) {
    const token = tokens[at];
    if (token === "," || token === ":") out += `${token} `;
    else if (token === "{" && tokens[at + 1] !== "}") out += "{ ";
    else if (token === "}" && tokens[at - 1] !== "{") out += " }";
    else out += token;
  }

  return out;
}
