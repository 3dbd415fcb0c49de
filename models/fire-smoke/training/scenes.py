"""Pictures of cctv-fire by scene: what looks nearly the same is one scene, whatever group the labels say.

The labels' groups are parts of one export, and pictures of one video lie in several of them. A scene is what hangs together
by pairs whose thumbnails correlate at least by ALIKE.
"""
import csv
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

ALIKE = 0.75


@dataclass
class Labelled:
    """A picture, whether there is fire and smoke in it, boxes [n, 5] of kind (0 fire, 1 smoke) and corners in pixels."""

    name: str
    picture: np.ndarray
    truth: np.ndarray
    boxes: np.ndarray
    scene: int = -1


def read(data, kind):
    """Pictures of a set, cctv-fire or small-od."""
    folder = data / "labelled/fire-smoke"
    with (folder / "labels.csv").open(newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["file"].startswith(kind)]
    found = []
    for row in rows:
        picture = cv2.imread(str(folder / "images" / row["file"]))
        truth = np.array([row["fire"], row["smoke"]], np.float32)
        boxes = read_boxes(folder / "boxes" / f"{Path(row['file']).stem}.txt", picture.shape)
        found.append(Labelled(Path(row["file"]).stem, picture, truth, boxes))
    return found


def read_boxes(file, shape):
    rows = [list(map(float, line.split()[:5])) for line in file.read_text().splitlines() if line.strip()] if file.exists() else []
    h, w = shape[:2]
    return np.array([[kind, (x - dx / 2) * w, (y - dy / 2) * h, (x + dx / 2) * w, (y + dy / 2) * h]
                     for kind, x, y, dx, dy in rows], np.float32).reshape(-1, 5)


def thumbnail(picture):
    """Colours of 16 x 16 areas with mean 0 and length 1."""
    colours = cv2.resize(picture, (16, 16), interpolation=cv2.INTER_AREA).astype(np.float32).reshape(-1)
    colours -= colours.mean()
    return colours / (np.linalg.norm(colours) + 1e-6)


def together(alike):
    """Numbers of the connected parts of a graph, from its matrix."""
    numbers = np.full(len(alike), -1)
    for start in range(len(alike)):
        waiting = [start] if numbers[start] < 0 else []
        number = numbers.max() + 1
        while waiting:
            at = waiting.pop()
            if numbers[at] < 0:
                numbers[at] = number
                waiting += np.flatnonzero(alike[at] & (numbers < 0)).tolist()
    return numbers


def with_scenes(pictures):
    views = np.array([thumbnail(one.picture) for one in pictures])
    for one, scene in zip(pictures, together(views @ views.T >= ALIKE)):
        one.scene = int(scene)
    return pictures


def held_out(path=Path(__file__).with_name("held_out.txt")):
    words = " ".join(line for line in path.read_text().splitlines() if not line.startswith("#"))
    return {f"cctv-fire_{int(word):04d}" for word in words.split()}


def split(pictures):
    """Those to learn from, and those of held-out scenes."""
    names = held_out()
    apart = {one.scene for one in pictures if one.name in names}
    return [one for one in pictures if one.scene not in apart], [one for one in pictures if one.scene in apart]
