"""ONNX Runtime for Python programs, by way of Node.js: see ort_session.mjs."""
import json
import struct
import subprocess
from pathlib import Path

import numpy as np


class OrtSession:
    """One model in a process of its own. Needs the npm package onnxruntime-node in the working directory."""

    def __init__(self, model, threads=1):
        script = Path(__file__).with_name("ort_session.mjs")
        self.process = subprocess.Popen(["node", str(script), str(Path(model).resolve()), str(threads)],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def run(self, **inputs):
        """Outputs by name for numpy inputs by name."""
        header = json.dumps([{"name": name, "type": str(array.dtype), "dims": array.shape}
                             for name, array in inputs.items()]).encode()
        pipe = self.process.stdin
        pipe.write(struct.pack("<I", len(header)) + header)
        for array in inputs.values():
            pipe.write(np.ascontiguousarray(array).tobytes())
        pipe.flush()
        size, = struct.unpack("<I", self.take(4))
        outputs = {}
        for part in json.loads(self.take(size)):
            count = int(np.prod(part["dims"], dtype=np.int64))
            kind = np.dtype(part["type"])
            outputs[part["name"]] = np.frombuffer(self.take(count * kind.itemsize), kind).reshape(part["dims"])
        return outputs

    def take(self, count):
        data = self.process.stdout.read(count)
        if len(data) < count:
            raise RuntimeError(f"the ONNX Runtime process ended with {self.process.wait()}")
        return data

    def close(self):
        self.process.stdin.close()
        self.process.wait()
