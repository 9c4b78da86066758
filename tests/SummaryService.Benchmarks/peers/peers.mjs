// Measures the service and TensorFlow.js on the same machine with the same bytes. From the repository's folder, the service in a terminal of its own:
//
//   dotnet run -c Release --project src/SummaryService.Api -- --Logging:Requests=false
//   npm install --no-package-lock --prefix tests/SummaryService.Benchmarks/peers
//   node tests/SummaryService.Benchmarks/peers/peers.mjs [address of the service]
//
// The bytes are Keras 2's JSON, the form that TensorFlow.js reads, written by the service. Both must count the same parameters in them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { gunzipSync } from 'node:zlib';
import tf from '@tensorflow/tfjs';

const address = process.argv[2] ?? 'http://localhost:5080';
const summary = '/v1/summary?format=text&style=tf2.6';
const connections = 16;
const warmUp = 2_000;
const round = 1_000;
const rounds = 7;

const root = new URL('../../../', import.meta.url);
const lesson = readFileSync(new URL('src/SummaryService.Api/Examples/Models/fashion-mnist-cnn.json', root));
const mobileNet = JSON.parse(gunzipSync(readFileSync(new URL('tests/cases/applications/mobilenet_v2.json.gz', root)))).model_json;
const agent = new http.Agent({ keepAlive: true, maxSockets: connections });

tf.enableProdMode();
console.log('| model | what summarizes it | a summary takes | times as fast as TensorFlow.js |');
console.log('| --- | --- | ---: | ---: |');
await compare('lesson', lesson);
await compare('MobileNetV2', JSON.stringify(mobileNet));
agent.destroy();

/** Prints the medians of rounds that are run in turn, so that whatever else the machine does meets all alike. */
async function compare(model, architecture) {
  const body = await post('/v1/convert?to=keras2', architecture);
  // TensorFlow.js makes the weights when it builds a model. What it takes without drawing them at random is told apart.
  const zeros = withZeros(body);
  const { params } = JSON.parse(await post('/v1/summary', body)).totals;
  assert.deepEqual([await summarizeThere(body), await summarizeThere(zeros)], [params, params]);
  const ways = [
    { name: 'TensorFlow.js', work: () => summarizeThere(body) },
    { name: 'TensorFlow.js, weights all zero', work: () => summarizeThere(zeros) },
    { name: 'service, one connection', work: () => post(summary, body) },
    { name: `service, ${connections} connections`, work: () => post(summary, body), atOnce: connections },
  ];
  for (const way of ways) await run(way, warmUp);
  const taken = ways.map(() => []);
  for (let i = 0; i < rounds; i++) {
    for (const [j, way] of ways.entries()) taken[j].push(await run(way, round));
  }

  for (const [j, { name }] of ways.entries()) {
    const ratio = median(taken[j].map((time, i) => taken[0][i] / time));
    console.log(`| ${model} | ${name} | ${median(taken[j]).toPrecision(2)} ms | ${ratio.toPrecision(2)} |`);
  }
}

/** From the architecture's text to the summary's lines; gives the number of parameters. */
async function summarizeThere(body) {
  const model = await tf.models.modelFromJSON(JSON.parse(body));
  const lines = [];
  model.summary(undefined, undefined, line => lines.push(line));
  assert.ok(lines.length > model.layers.length);
  const params = model.countParams();
  model.dispose();
  return params;
}

/** The same architecture with kernels that begin with zeros. */
function withZeros(body) {
  const model = JSON.parse(body);
  for (const { class_name: type, config } of model.config.layers) {
    if (['Conv2D', 'Dense'].includes(type)) config.kernel_initializer = { class_name: 'Zeros', config: {} };
    if (type === 'DepthwiseConv2D') config.depthwise_initializer = { class_name: 'Zeros', config: {} };
  }

  return JSON.stringify(model);
}

/** The answer of the service. */
function post(path, body) {
  return new Promise((resolve, reject) => {
    const request = http.request(address + path, { method: 'POST', agent, headers: { 'Content-Type': 'application/json' } }, response => {
      let text = '';
      response.setEncoding('utf8').on('data', part => text += part).on('end', () => response.statusCode === 200 ? resolve(text) : reject(new Error(text)));
    });
    request.on('error', reject).end(body);
  });
}

/** Milliseconds from the end of one piece of work to that of the next, so many at once. */
async function run({ work, atOnce = 1 }, time) {
  const start = performance.now();
  let done = 0;
  const worker = async () => {
    do {
      await work();
      done++;
    } while (performance.now() - start < time);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return (performance.now() - start) / done;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}
