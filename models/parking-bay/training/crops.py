"""Crops of vehicles, and of road without any, from pictures with boxes."""
from dataclasses import dataclass

import cv2
import numpy as np

from boxes import cover_matrix
from dataset import ANY_VEHICLE, BUS, CAR, TRUCK, read_labels, set_pictures

KINDS = (CAR, BUS, TRUCK, ANY_VEHICLE)
PERSON_CLASS = 0
# Sets whose vehicles are labelled near and far enough that what has no box holds none.
COMPLETE = ("highway", "road-atl", "cctv-manaus", "drone-madison")
# Least side of a crop in pixels, and the most of it that may lie in boxes where it is free.
LEAST_SIDE, LEAST_FREE = 12, 0.05


@dataclass
class Crop:
    """A part of a picture with what is around it, so that it can be moved a little: `box` is the part."""

    picture: np.ndarray
    box: np.ndarray
    occupied: bool


def cut(picture, box, occupied, margin=0.3):
    """The box with its surroundings, as a copy."""
    h, w = picture.shape[:2]
    size = box[2:] - box[:2]
    low = np.maximum(0, np.floor(box[:2] - size * margin)).astype(int)
    high = np.minimum([w, h], np.ceil(box[2:] + size * margin)).astype(int)
    part = picture[low[1]:high[1], low[0]:high[0]].copy()
    return Crop(part, box - np.tile(low, 2), occupied)


def vehicles(rows):
    return [np.array(box) for kind, box in rows if kind in KINDS and min(box[2] - box[0], box[3] - box[1]) >= LEAST_SIDE]


def free_box(random, size, boxes, near, shape):
    """A box of a vehicle's size beside that vehicle in which nothing is; None where ten tries find none.

    `boxes` are those of all that is labelled but people; far away, above the highest of them, labels may be missing.
    """
    for _ in range(10):
        way = random.uniform(0, 2 * np.pi)
        centre = near + size * random.uniform(0.9, 3) * np.array([np.cos(way), np.sin(way)])
        box = np.concatenate([centre - size / 2, centre + size / 2])
        inside = (box[:2] >= 0).all() and (box[2:] <= shape).all() and box[1] >= boxes[:, 1].min()
        if inside and cover_matrix([box], boxes).sum() <= LEAST_FREE:
            return box
    return None


def of_picture(random, picture, rows, complete):
    """Its vehicles, and where all are labelled, as many places beside them that are free."""
    shape = np.array(picture.shape[1::-1])
    found = vehicles(rows)
    boxes = np.array([box for kind, box in rows if kind != PERSON_CLASS])
    for box in found:
        inside = np.clip(box, 0, np.tile(shape, 2))
        yield cut(picture, inside, True)
        if complete:
            stretch = np.exp(random.uniform(-0.4, 0.4, 2))
            free = free_box(random, (box[2:] - box[:2]) * stretch, boxes, (box[2:] + box[:2]) / 2, shape)
            if free is not None:
                yield cut(picture, free, False)


def of_set(random, data, name, part, most):
    """Crops of a set of road-objects, at most so many of each kind; part is train or held-out."""
    crops = []
    for file in set_pictures(data, name, part):
        picture = cv2.imread(str(file))
        rows = read_labels(data / "labelled/road-objects/labels" / f"{file.stem}.txt", *picture.shape[1::-1])
        crops += of_picture(random, picture, rows, name in COMPLETE)
    chosen = []
    for occupied in (True, False):
        kind = [crop for crop in crops if crop.occupied == occupied]
        chosen += [kind[i] for i in random.permutation(len(kind))[:most]]
    return chosen


def moved(random, crop, most=0.12):
    """The part with its edges a little off."""
    size = np.tile(crop.box[2:] - crop.box[:2], 2)
    return taken(crop.picture, crop.box + size * random.uniform(-most, most, 4))


def taken(picture, box):
    """A part of a picture, as far as the picture goes, of at least 4 pixels."""
    h, w = picture.shape[:2]
    x1, y1, x2, y2 = np.rint(box).astype(int)
    x1, y1 = np.clip(x1, 0, w - 4), np.clip(y1, 0, h - 4)
    return picture[y1:max(y2, y1 + 4), x1:max(x2, x1 + 4)]
