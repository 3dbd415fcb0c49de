"""Writes the trained network as ONNX and checks it.

    python3 export.py --weights run/average.pt --out model.onnx
"""
import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from torch import nn

from network import CLASSES, HEIGHT, WIDTH, RoadNet, cells, decode, fold, multiplications
from ort import OrtSession

OPSET = 17


class Exported(nn.Module):
    """One output [n, 4 + classes, cells]: centre, width and height in pixels of the input, then scores."""

    def __init__(self, net):
        super().__init__()
        self.net = net
        self.register_buffer("grid", cells())

    def forward(self, images):
        numbers = self.net(images)
        scores = numbers[..., :len(CLASSES)].sigmoid()
        return torch.cat([decode(numbers[..., len(CLASSES):], self.grid), scores], 2).transpose(1, 2)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--weights", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    a = p.parse_args()
    net = RoadNet()
    net.load_state_dict(torch.load(a.weights))
    model = Exported(fold(net.eval())).eval()
    part = a.out.with_name(a.out.name + ".part")
    torch.onnx.export(model, torch.zeros(1, 3, HEIGHT, WIDTH), str(part), opset_version=OPSET,
                      input_names=["images"], output_names=["output"],
                      dynamic_axes={"images": {0: "batch"}, "output": {0: "batch"}})
    graph = onnx.load(str(part))
    # The exporter names the last two dimensions; they are known.
    for dimension, size in zip(graph.graph.output[0].type.tensor_type.shape.dim[1:], (4 + len(CLASSES), len(model.grid))):
        dimension.dim_value = size
    onnx.checker.check_model(graph, full_check=True)
    onnx.save(graph, str(part))
    session = OrtSession(part)
    images = torch.rand(2, 3, HEIGHT, WIDTH)
    with torch.no_grad():
        expected = model(images).numpy()
    difference = np.abs(session.run(images=images.numpy())["output"] - expected)
    session.close()
    part.rename(a.out)
    print(f"{a.out}: {a.out.stat().st_size / 1e6:.2f} MB, {sum(w.numel() for w in model.parameters()):,} parameters, "
          f"{2 * multiplications(model) / 1e9:.3f} GFLOP, largest difference from torch: "
          f"boxes {difference[:, :4].max():.1e} pixels, scores {difference[:, 4:].max():.1e}")


if __name__ == "__main__":
    main()
