// Tells what Mermaid finds in each file: how many nodes and edges. A file that it cannot read ends the program.
import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';

// Mermaid cleans labels with the browser's means, even where it only reads.
const { window } = new JSDOM('');
Object.assign(globalThis, { window, document: window.document });

const { default: mermaid } = await import('mermaid');
mermaid.initialize({ maxTextSize: 10_000_000, maxEdges: 100_000 });
for (const file of process.argv.slice(2)) {
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(readFileSync(file, 'utf8'));
  console.log(`${db.getVertices().size} nodes, ${db.getEdges().length} edges`);
}
