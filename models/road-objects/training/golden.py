"""Records what a model must find in golden pictures.

    python3 golden.py --model ../1.0.0/model.onnx --folder ../1.0.0/golden

For every NAME.png or NAME.jpg of the folder writes NAME.json. The picture is prepared by the card with numpy alone, so
that the record is independent of the platform and of OpenCV's scaling: every tensor pixel is the mean of the area that
it covers in the picture, or, where the picture is smaller, is interpolated.
"""
import argparse
import json
from pathlib import Path

import cv2
import numpy as np

from detectors import detections
from network import CLASSES, HEIGHT, WIDTH
from ort import OrtSession

LEAST_SCORE = 0.4


def weights(source, target):
    """Matrix [target, source] that scales a line of pixels: box average when it shrinks, linear when it grows."""
    matrix = np.zeros((target, source))
    ratio = source / target
    for i in range(target):
        if ratio > 1:
            low, high = i * ratio, (i + 1) * ratio
            for j in range(int(low), min(source, int(np.ceil(high)))):
                matrix[i, j] = min(high, j + 1) - max(low, j)
        else:
            at = np.clip((i + 0.5) * ratio - 0.5, 0, source - 1)
            j = min(int(at), source - 2)
            matrix[i, j], matrix[i, j + 1] = 1 - (at - j), at - j
    return matrix / matrix.sum(1, keepdims=True)


def tensor(picture):
    """The model's input [1, 3, height, width] from a picture in BGR."""
    h, w = picture.shape[:2]
    rows, columns = weights(h, HEIGHT), weights(w, WIDTH)
    scaled = np.einsum("yh,hwc,xw->yxc", rows, picture[:, :, ::-1].astype(np.float64), columns, optimize=True)
    return (np.rint(scaled) / 255).astype(np.float32).transpose(2, 0, 1)[None]


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--model", type=Path, required=True)
    p.add_argument("--folder", type=Path, required=True)
    a = p.parse_args()
    session = OrtSession(a.model)
    for file in sorted([*a.folder.glob("*.png"), *a.folder.glob("*.jpg")]):
        picture = cv2.imread(str(file))
        h, w = picture.shape[:2]
        rows = session.run(images=tensor(picture))["output"][0].T
        half = rows[:, 2:4] / 2
        boxes = np.concatenate([rows[:, :2] - half, rows[:, :2] + half], 1) * np.tile([w / WIDTH, h / HEIGHT], 2)
        found = detections(boxes, rows[:, 4:], LEAST_SCORE)
        found[:, 2:] = found[:, 2:].clip(0, [w, h, w, h])  # a box ends where the picture ends
        record = [{"label": CLASSES[int(row[0])], "score": round(float(row[1]), 4),
                   "box": [round(float(v), 2) for v in row[2:]]} for row in found[np.argsort(-found[:, 1])]]
        lines = ",\n".join("  " + json.dumps(d) for d in record)
        file.with_suffix(".json").write_text('{"detections": [\n' + lines + "\n]}\n")
        print(file.name, len(record))
    session.close()


if __name__ == "__main__":
    main()
