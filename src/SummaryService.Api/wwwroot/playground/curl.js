/**
 * A command for a shell that does what the page does. The key is left to a variable, so that no key is copied about.
 * @param {string} address The call, in full.
 * @param {string} body
 * @param {boolean} withKey
 */
export function curlCommand(address, body, withKey) {
  const key = withKey ? ` -H "X-Api-Key: $API_KEY"` : "";
  const text = body.endsWith("\n") ? body : `${body}\n`;
  const lines = new Set(text.split("\n"));
  let mark = "JSON";
  for (let at = 1; lines.has(mark); at++) mark = `JSON${at}`;
  return `curl -s ${quote(address)} -H 'Content-Type: application/json'${key} --data-binary @- <<'${mark}'\n${text}${mark}\n`;
}

/** @param {string} text */
const quote = (text) => `'${text.replaceAll("'", "'\\''")}'`;
