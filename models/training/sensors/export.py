"""Writes a network as ONNX, and compares ONNX Runtime with torch."""
import sys
from pathlib import Path

import numpy as np
import onnx
import torch

# road-objects calls ONNX Runtime by way of Node.js; so do the sensor models.
sys.path.append(str(Path(__file__).resolve().parents[2] / "road-objects" / "training"))
from ort import OrtSession  # noqa: E402

OPSET = 17


def export(model, inputs, outputs, file):
    """inputs: name to example tensor with the batch first; outputs: name to shape after the batch."""
    part = file.with_name(file.name + ".part")
    names = [*inputs, *outputs]
    torch.onnx.export(model, tuple(inputs.values()), str(part), opset_version=OPSET, input_names=list(inputs),
                      output_names=list(outputs), dynamic_axes={name: {0: "batch"} for name in names})
    graph = onnx.load(str(part))
    # The exporter may name dimensions that are known.
    for output in graph.graph.output:
        for dimension, size in zip(output.type.tensor_type.shape.dim[1:], outputs[output.name]):
            dimension.dim_value = size
    onnx.checker.check_model(graph, full_check=True)
    onnx.save(graph, str(part))
    part.rename(file)


def answers(file, samples):
    """Outputs by name of ONNX Runtime for inputs by name, numpy with the batch first."""
    session = OrtSession(file)
    try:
        return session.run(**{name: np.ascontiguousarray(values, np.float32) for name, values in samples.items()})
    finally:
        session.close()


def largest_difference(model, file, samples):
    """Largest difference between torch and ONNX Runtime on samples, in the unit of the outputs."""
    return max(differences(model, file, samples).values())


def differences(model, file, samples):
    """The same for each output by name."""
    with torch.no_grad():
        expected = model(*(torch.from_numpy(values) for values in samples.values()))
    expected = expected if isinstance(expected, tuple) else (expected,)
    return {name: float(np.abs(found - wanted.numpy()).max())
            for (name, found), wanted in zip(answers(file, samples).items(), expected)}
