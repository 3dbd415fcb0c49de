// Times models in turn, on one thread or as many as THREADS says: node latency.mjs [ROUNDS] MODEL:HEIGHTxWIDTH ...
// Prints the median and the fifth percentile of the milliseconds of one run.
import { createRequire } from 'node:module';
import path from 'node:path';

const ort = createRequire(path.join(process.cwd(), 'index.js'))('onnxruntime-node');
const BLOCK = 20;
const THREADS = Number(process.env.THREADS ?? 1);

const [rounds, ...models] = /^\d+$/.test(process.argv[2]) ? process.argv.slice(2) : ['10', ...process.argv.slice(2)];
const subjects = [];
for (const model of models) {
  const [, file, height, width] = /^(.*):(\d+)x(\d+)$/.exec(model);
  const session = await ort.InferenceSession.create(file, { intraOpNumThreads: THREADS, interOpNumThreads: 1, logSeverityLevel: 3 });
  const dims = [1, 3, Number(height), Number(width)];
  const data = Float32Array.from({ length: dims.reduce((a, b) => a * b) }, Math.random);
  subjects.push({ file, session, feeds: { [session.inputNames[0]]: new ort.Tensor('float32', data, dims) }, times: [] });
}
for (let round = 0; round < Number(rounds); round++) {
  for (const { session, feeds, times } of subjects) {
    for (let i = 0; i < BLOCK; i++) {
      const start = performance.now();
      await session.run(feeds);
      times.push(performance.now() - start);
    }
  }
}
for (const { file, times } of subjects) {
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.floor(times.length * share)].toFixed(2);
  console.log(`${path.basename(file)}: median ${at(0.5)} ms, 5 % quantile ${at(0.05)} ms, ${times.length} runs`);
}
