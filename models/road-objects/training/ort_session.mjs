// Runs an ONNX model with ONNX Runtime for another process: node ort_session.mjs MODEL [THREADS]
// Messages on standard input and output: 4 bytes of length (little endian), a JSON header [{name, type, dims}], then the
// tensors' bytes in the order of the header. The header of an answer holds the outputs.
import { createRequire } from 'node:module';
import path from 'node:path';

const ort = createRequire(path.join(process.cwd(), 'index.js'))('onnxruntime-node');
const ARRAYS = { float32: Float32Array, int64: BigInt64Array, uint8: Uint8Array };

const session = await ort.InferenceSession.create(process.argv[2], {
  intraOpNumThreads: Number(process.argv[3] ?? 1),
  interOpNumThreads: 1,
  logSeverityLevel: 3,
});

function pack(tensors) {
  const header = Buffer.from(JSON.stringify(tensors.map(([name, t]) => ({ name, type: t.type, dims: t.dims }))));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  return Buffer.concat([length, header, ...tensors.map(([, t]) => Buffer.from(t.data.buffer, t.data.byteOffset, t.data.byteLength))]);
}

async function* messages() {
  let held = Buffer.alloc(0);
  for await (const chunk of process.stdin) {
    held = held.length ? Buffer.concat([held, chunk]) : chunk;
    while (held.length >= 4) {
      const start = 4 + held.readUInt32LE(0);
      if (held.length < start) break;
      const header = JSON.parse(held.subarray(4, start).toString());
      const sizes = header.map(({ type, dims }) => dims.reduce((a, b) => a * b, 1) * ARRAYS[type].BYTES_PER_ELEMENT);
      const end = start + sizes.reduce((a, b) => a + b, 0);
      if (held.length < end) break;
      let at = start;
      const feeds = {};
      header.forEach(({ name, type, dims }, i) => {
        const bytes = Uint8Array.from(held.subarray(at, at + sizes[i]));
        feeds[name] = new ort.Tensor(type, new ARRAYS[type](bytes.buffer), dims);
        at += sizes[i];
      });
      held = held.subarray(end);
      yield feeds;
    }
  }
}

for await (const feeds of messages()) {
  process.stdout.write(pack(Object.entries(await session.run(feeds))));
}
