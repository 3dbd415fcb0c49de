"""Detectors that answer alike: own models, and the public ones that are compared with or taught by.

Each gives detections [n, 6] of class (in the order of network.CLASSES), score, x1, y1, x2, y2 in pixels of the picture,
suppressed class by class.
"""
from pathlib import Path

import cv2
import numpy as np

from boxes import suppress
from dataset import COCO
from network import CLASSES, HEIGHT, WIDTH
from ort import OrtSession

SUPPRESSION = 0.5
FLOOR = 0.01


def detections(boxes, scores, floor):
    """Detections from corners [n, 4] and scores [n, classes]."""
    rows = []
    for kind in range(scores.shape[1]):
        keep = np.flatnonzero(scores[:, kind] >= floor)
        kept = keep[suppress(boxes[keep], scores[keep, kind], SUPPRESSION)]
        rows.append(np.column_stack([np.full(len(kept), kind), scores[kept, kind], boxes[kept]]))
    return np.concatenate(rows)


def of_group(found, kinds):
    """Score and box of the detections of some classes, without doubles among them."""
    rows = found[np.isin(found[:, 0], kinds)][:, 1:]
    return rows[suppress(rows[:, 1:], rows[:, 0], SUPPRESSION)] if len(kinds) > 1 else rows


def coco_scores(scores):
    """Columns of the 80 classes of COCO that are classes here."""
    chosen = np.zeros((len(scores), len(CLASSES)), np.float32)
    for column, kind in COCO.items():
        chosen[:, kind] = scores[:, column]
    return chosen


def stretched(picture, width=WIDTH, height=HEIGHT):
    """A picture at the size of an input: averaged where it shrinks, interpolated where it grows."""
    h, w = picture.shape[:2]
    smaller = w > width or h > height
    return cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA if smaller else cv2.INTER_LINEAR)


def letterboxed(picture, size):
    """A picture in the upper left of a grey square, and its scale."""
    h, w = picture.shape[:2]
    scale = min(size / h, size / w)
    canvas = np.full((size, size, 3), 114, np.uint8)
    canvas[:int(h * scale), :int(w * scale)] = cv2.resize(picture, (int(w * scale), int(h * scale)))
    return canvas, scale


class RoadObjects:
    """Models of this folder, read by their card: stretch, RGB, 0 to 1, centre and size, scores."""

    name = "road-objects"

    def __init__(self, path):
        self.session = OrtSession(path)

    def __call__(self, picture, floor=FLOOR):
        h, w = picture.shape[:2]
        small = stretched(picture)[:, :, ::-1].astype(np.float32) / 255
        rows = self.session.run(images=small.transpose(2, 0, 1)[None])["output"][0].T
        half = rows[:, 2:4] / 2
        boxes = np.concatenate([rows[:, :2] - half, rows[:, :2] + half], 1)
        return detections(boxes * np.tile([w / WIDTH, h / HEIGHT], 2), rows[:, 4:], floor)


class YoloxNano:
    """YOLOX-Nano 416 of COCO."""

    name = "yolox_nano"
    size = 416

    def __init__(self, models):
        self.session = OrtSession(Path(models) / "yolox_nano_416_kazuhito.onnx")
        grid = []
        for stride in (8, 16, 32):
            y, x = np.mgrid[0:self.size // stride, 0:self.size // stride]
            grid.append(np.stack([x.ravel(), y.ravel(), np.full(x.size, stride)], 1))
        self.grid = np.concatenate(grid)

    def __call__(self, picture, floor=FLOOR):
        canvas, scale = letterboxed(picture, self.size)
        rows = self.session.run(images=canvas.astype(np.float32).transpose(2, 0, 1)[None])["output"][0]
        stride = self.grid[:, 2:]
        centre, half = (rows[:, :2] + self.grid[:, :2]) * stride, np.exp(rows[:, 2:4]) * stride / 2
        boxes = np.concatenate([centre - half, centre + half], 1) / scale
        return detections(boxes, coco_scores(rows[:, 4:5] * rows[:, 5:]), floor)


class NanoDet:
    """NanoDet-m 416 of COCO."""

    name = "nanodet_m"
    size = 416

    def __init__(self, models):
        self.session = OrtSession(Path(models) / "nanodet_m_416_kazuhito.onnx")

    def __call__(self, picture, floor=FLOOR):
        canvas, scale = letterboxed(picture, self.size)
        x = (canvas - np.array([103.53, 116.28, 123.675])) / np.array([57.375, 57.12, 58.395])
        out = self.session.run(**{"input.1": x.astype(np.float32).transpose(2, 0, 1)[None]})
        boxes, scores = [], []
        for stride in (8, 16, 32):
            spread = out[f"dis_pred_stride_{stride}"][0].reshape(-1, 4, 8)
            spread = np.exp(spread - spread.max(2, keepdims=True))
            edges = (spread * np.arange(8)).sum(2) / spread.sum(2) * stride
            y, x = np.mgrid[0:self.size // stride, 0:self.size // stride]
            centre = (np.stack([x.ravel(), y.ravel()], 1) + 0.5) * stride
            boxes.append(np.concatenate([centre - edges[:, :2], centre + edges[:, 2:]], 1))
            scores.append(out[f"cls_pred_stride_{stride}"][0])
        return detections(np.concatenate(boxes) / scale, coco_scores(np.concatenate(scores)), floor)


class DeimAtto:
    """DEIMv2-Atto 320 of COCO."""

    name = "deimv2_atto"
    size = 320

    def __init__(self, models):
        self.session = OrtSession(Path(models) / "deimv2_atto_fp32.onnx")

    def __call__(self, picture, floor=FLOOR):
        h, w = picture.shape[:2]
        x = cv2.resize(picture, (self.size, self.size))[:, :, ::-1].astype(np.float32) / 255
        out = self.session.run(images=x.transpose(2, 0, 1)[None], orig_target_sizes=np.array([[w, h]], np.int64))
        scores = np.zeros((out["labels"].shape[1], 80), np.float32)
        scores[np.arange(len(scores)), out["labels"][0].clip(0, 79)] = out["scores"][0]
        return detections(out["boxes"][0].astype(np.float64), coco_scores(scores), floor)
