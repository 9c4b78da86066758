// Makes wwwroot/playground/vendor/codemirror.js, one minified module, and the licence text beside it.
import { build } from "esbuild";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const vendor = join(here, "../../wwwroot/playground/vendor");

const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: ["entry.js"],
  outfile: join(vendor, "codemirror.js"),
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  metafile: true,
});

// Every package that is in the bundle, by its own licence file.
const packages = [...new Set(Object.keys(metafile.inputs)
  .map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1])
  .filter(Boolean))].sort();
const texts = new Map();
for (const name of packages) {
  const folder = join(here, "node_modules", name);
  const { version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const text = (await readFile(join(folder, "LICENSE"), "utf8")).trim();
  texts.set(text, [...(texts.get(text) ?? []), `${name} ${version}`]);
}

await mkdir(vendor, { recursive: true });
const chapters = [...texts].map(([text, names]) => `${names.join("\n")}\n\n${text}\n`);
await writeFile(join(vendor, "codemirror.LICENSE.txt"), chapters.join(`\n${"-".repeat(72)}\n\n`));
