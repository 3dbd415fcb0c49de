"""Things cut out of training pictures and put into others, so that rare classes are seen in many streets.

After Ghiasi et al., "Simple Copy-Paste Is a Strong Data Augmentation Method for Instance Segmentation", CVPR 2021, with
boxes where a set has no outlines: a soft oval hides most of what else was in the box.
"""
from dataclasses import dataclass

import cv2
import numpy as np

from boxes import cover_matrix, iou_matrix
from dataset import (BICYCLE, BUS, CAR, COCO, IGNORE, MOTORCYCLE, PERSON, SETS, TRUCK, only, read_labels, set_pictures,
                     shrunk)
from network import HEIGHT, WIDTH

# How often each class is put into a picture, and the sides (root of the area) that it gets, in pixels of the input.
SHARES = {PERSON: 0.38, BICYCLE: 0.14, MOTORCYCLE: 0.14, CAR: 0.06, BUS: 0.14, TRUCK: 0.14}
SIDES = {PERSON: (7, 70), BICYCLE: (9, 90), MOTORCYCLE: (9, 90), CAR: (10, 130), BUS: (18, 170), TRUCK: (16, 170)}
# Sets whose boxes of these classes are cut out as ovals.
OVALS = {"cctv-manaus": (PERSON, MOTORCYCLE), "cyclists": (BICYCLE,), "road-atl": (BUS, TRUCK),
         "street-openimages": (MOTORCYCLE, BUS, TRUCK)}
LEAST_SIDE = 18
LARGEST_ENLARGEMENT = 1.25
MOST = 4
ATTEMPTS = 8
# Of a thing that is there already, at most this share is covered.
COVERED = 0.3
# Categories of COCO's outlines count from one, and leave out none of the first eight.
OUTLINES = {kind + 1: ours for kind, ours in COCO.items()}


@dataclass(frozen=True)
class Cutout:
    """A thing of one class with its opacity, 0 to 255."""

    kind: int
    picture: np.ndarray
    opacity: np.ndarray


class Compositor:
    """Puts cutouts into pictures of the network's size."""

    def __init__(self, cutouts, random):
        self.of = {kind: [c for c in cutouts if c.kind == kind] for kind in SHARES}
        self.kinds = [kind for kind in SHARES if self.of[kind]]
        self.chances = np.array([SHARES[kind] for kind in self.kinds])
        self.chances = self.chances / self.chances.sum()
        self.random = random

    def add(self, picture, boxes, allowed):
        """Picture (changed in place) with up to a few things more; returns all boxes with what they may be."""
        r = self.random
        for _ in range(int(r.integers(1, MOST + 1))):
            kind = int(r.choice(self.kinds, p=self.chances))
            cutout = self.of[kind][int(r.integers(len(self.of[kind])))]
            place = self.place(cutout, boxes)
            if place is not None:
                self.blend(picture, cutout, place)
                boxes = np.concatenate([boxes, np.array([place], np.float32)])
                allowed = np.concatenate([allowed, only(kind)[None]])
        return boxes, allowed

    def place(self, cutout, boxes):
        """Whole pixels [x1, y1, x2, y2] within the picture where it covers little of what is there, or None."""
        r = self.random
        h, w = cutout.picture.shape[:2]
        low, high = SIDES[cutout.kind]
        high = min(high, LARGEST_ENLARGEMENT * np.sqrt(h * w))
        scale = np.exp(r.uniform(np.log(low), np.log(max(high, low)))) / np.sqrt(h * w)
        aspect = np.exp(r.uniform(-0.12, 0.12))
        wide, high = max(3, round(w * scale * aspect)), max(3, round(h * scale / aspect))
        if wide >= WIDTH * 0.8 or high >= HEIGHT * 0.8:
            return None
        for _ in range(ATTEMPTS):
            x, y = int(r.integers(WIDTH - wide)), int(r.integers(HEIGHT - high))
            box = [x, y, x + wide, y + high]
            if not len(boxes) or (cover_matrix(boxes, [box]).max() <= COVERED
                                  and cover_matrix([box], boxes).max() <= COVERED):
                return box
        return None

    def blend(self, picture, cutout, place):
        """Draws it, its light drawn towards that of the place."""
        x1, y1, x2, y2 = place
        size = (x2 - x1, y2 - y1)
        thing = cv2.resize(cutout.picture, size, interpolation=cv2.INTER_AREA).astype(np.float32)
        opacity = cv2.resize(cutout.opacity, size, interpolation=cv2.INTER_AREA).astype(np.float32)[..., None] / 255
        if self.random.random() < 0.5:
            thing, opacity = thing[:, ::-1], opacity[:, ::-1]
        there = picture[y1:y2, x1:x2].astype(np.float32)
        gain = (there.mean() + 10) / (thing.mean() + 10)
        thing = np.clip(thing * gain ** self.random.uniform(0, 0.7), 0, 255)
        picture[y1:y2, x1:x2] = np.rint(there + (thing - there) * opacity).astype(np.uint8)


def load_cutouts(data):
    """Cutouts of the training pictures: outlines of COCO, ovals of boxes elsewhere."""
    cutouts = []
    for file in sorted((data / "labelled/coco128/instance_segmentation/labels/train2017").glob("*.txt")):
        picture = cv2.imread(str(data / "labelled/coco128/images/train2017" / f"{file.stem}.jpg"))
        cutouts += outlined(picture, file.read_text().splitlines())
    for name, kinds in OVALS.items():
        rule = SETS[name]
        for file in set_pictures(data, name, "train"):
            picture = shrunk(cv2.imread(str(file)))
            rows = read_labels(data / "labelled/road-objects/labels" / f"{file.stem}.txt", *picture.shape[1::-1])
            cutouts += ovals(picture, rows, [k for k in kinds if not (k == TRUCK and rule.truck_or_bus)])
    return cutouts


def outlined(picture, lines):
    """Cutouts from lines of class and outline, in shares of the picture."""
    h, w = picture.shape[:2]
    cutouts = []
    for line in lines:
        kind, *numbers = line.split()
        if int(kind) not in OUTLINES:
            continue
        outline = np.rint(np.array(numbers, np.float32).reshape(-1, 2) * [w, h]).astype(np.int32)
        mask = np.zeros((h, w), np.uint8)
        cv2.fillPoly(mask, [outline], 255)
        x, y, wide, high = cv2.boundingRect(outline)
        part = cutout(OUTLINES[int(kind)], picture[y:y + high, x:x + wide], mask[y:y + high, x:x + wide])
        cutouts += [part] if part else []
    return cutouts


def ovals(picture, rows, kinds):
    """Cutouts from boxes of some classes that stand apart from the others and off the picture's edge."""
    h, w = picture.shape[:2]
    boxes = np.array([box for _, box in rows]).reshape(-1, 4)
    cutouts = []
    for number, (kind, box) in enumerate(rows):
        others = np.delete(boxes, number, 0)
        x1, y1, x2, y2 = (int(round(v)) for v in box)
        apart = not len(others) or iou_matrix([box], others).max() < 0.1
        if kind == IGNORE or kind not in kinds or not apart or x1 < 1 or y1 < 1 or x2 >= w or y2 >= h:
            continue
        part = cutout(kind, picture[y1:y2, x1:x2], oval(x2 - x1, y2 - y1))
        cutouts += [part] if part else []
    return cutouts


def oval(width, height):
    """Opacity of an oval with square shoulders and a soft edge."""
    x, y = np.linspace(-1, 1, max(width, 1)), np.linspace(-1, 1, max(height, 1))
    distance = (np.abs(x)[None] ** 4 + np.abs(y)[:, None] ** 4) ** 0.25
    return (np.clip((1.05 - distance) / 0.2, 0, 1) * 255).astype(np.uint8)


def cutout(kind, picture, opacity):
    """A cutout, or None where too little is left of it."""
    h, w = opacity.shape
    if min(h, w) < 4 or np.sqrt(h * w) < LEAST_SIDE or opacity.mean() < 50:
        return None
    return Cutout(kind, picture.copy(), opacity)
