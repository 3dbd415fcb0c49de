"""What fire-smoke learns from, the pictures that choose the epoch, and the golden pictures."""
import cv2
import numpy as np

from pictures.scaling import quickly_stretched, stretched

import negatives
from augment import shifted_hsv
from flames import draw_place, lamp, put_cutting, put_flame, put_smoke
from fire_network import CELL, UNKNOWN
from scenes import read, split, with_scenes

LABELS = ("fire", "smoke")
WIDTH, HEIGHT = 160, 128
# Samples of an epoch: labelled pictures, pictures without, and pictures into which fire or smoke is put.
REAL, EMPTY, COMPOSED = 700, 500, 600
# Share of pictures without, and of those into which something is put, that are drawn.
DRAWN = 0.12
# Share of real pictures without into which a lamp is drawn, and of all that get black bars, as films have them.
LAMP, BARS = 0.2, 0.15
# Share of a box that must be left by a cut where the picture shall still count for what is in the box.
LEAST_LEFT = 0.5
# Share of a cell that is covered where it burns, and where it does not.
BURNING, CALM = 0.4, 0.05


def part_of(random, one):
    """A part of a labelled picture that still shows all that is labelled; the whole where chance finds none."""
    h, w = one.picture.shape[:2]
    for _ in range(5):
        wide, high = (int(size * random.uniform(0.55, 1)) for size in (w, h))
        x, y = random.integers(0, w - wide + 1), random.integers(0, h - high + 1)
        if still_there(one, (x, y, x + wide, y + high)):
            return one.picture[y:y + high, x:x + wide], covered(one)[y:y + high, x:x + wide]
    return one.picture, covered(one)


def still_there(one, part):
    """Whether of each kind that the picture is labelled with, enough of a box lies in the part."""
    low, high = np.maximum(one.boxes[:, 1:3], part[:2]), np.minimum(one.boxes[:, 3:5], part[2:])
    left = np.clip(high - low, 0, None).prod(1) / np.maximum((one.boxes[:, 3:5] - one.boxes[:, 1:3]).prod(1), 1)
    return all((left[one.boxes[:, 0] == kind] >= LEAST_LEFT).any() for kind in np.flatnonzero(one.truth))


def covered(one):
    """Which pixels lie in a box of fire and of smoke, [height, width, 2] of 0 to 1; all where a label has no box."""
    cover = np.zeros((*one.picture.shape[:2], 2), np.float32)
    for kind, x1, y1, x2, y2 in np.rint(one.boxes).astype(int):
        cover[max(0, y1):max(0, y2), max(0, x1):max(0, x2), kind] = 1
    for kind in np.flatnonzero(one.truth):
        if not cover[..., kind].any():
            cover[..., kind] = 1
    return cover


def cells_of(cover, truth):
    """What each cell is told: 1 where mostly covered, 0 where not, UNKNOWN between; the most covered of a label is 1.

    `truth` is UNKNOWN for a label that is in no cell's knowledge.
    """
    share = cv2.resize(cover, (WIDTH // CELL, HEIGHT // CELL), interpolation=cv2.INTER_AREA).transpose(2, 0, 1)
    cells = np.where(share >= BURNING, 1, np.where(share <= CALM, 0, UNKNOWN)).astype(np.float32)
    truth = np.asarray(truth)
    for kind in np.flatnonzero(truth == 1):
        cells[kind][share[kind] >= share[kind].max()] = 1
    cells[truth == UNKNOWN] = UNKNOWN
    return cells


def learnt_truth(one):
    """What is learnt of a labelled picture: the smoke of a fire is often there and not labelled."""
    return np.array([1, UNKNOWN]) if one.truth.tolist() == [1, 0] else one.truth


def random_part(random, picture):
    h, w = picture.shape[:2]
    wide, high = (int(size * random.uniform(0.5, 1)) for size in (w, h))
    x, y = random.integers(0, w - wide + 1), random.integers(0, h - high + 1)
    return picture[y:y + high, x:x + wide]


def barred(picture, bars):
    """With black bars above and below, or at both sides."""
    across, down = bars
    return cv2.copyMakeBorder(np.ascontiguousarray(picture), down, down, across, across, cv2.BORDER_CONSTANT)


def bars_of(random, shape):
    share = random.uniform(0.05, 0.3)
    return (int(shape[1] * share), 0) if random.random() < 0.5 else (0, int(shape[0] * share))


def relit(picture, random):
    """In other light, through a worse camera; hues stay near, since a flame is known by its own."""
    if random.random() < 0.7:
        picture = shifted_hsv(picture, random.uniform(-4, 4), random.uniform(0.7, 1.3), random.uniform(0.65, 1.3))
    if random.random() < 0.15:
        picture = cv2.GaussianBlur(picture, (0, 0), random.uniform(0.4, 1.3))
    if random.random() < 0.2:
        picture = np.clip(picture + random.normal(0, random.uniform(2, 8), picture.shape), 0, 255).astype(np.uint8)
    if random.random() < 0.25:
        coded = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, int(random.uniform(20, 75))])[1]
        picture = cv2.imdecode(coded, cv2.IMREAD_COLOR)
    return picture


def changed(random, picture, cover, truth):
    """Mirrored, in other light, through a worse camera, at the network's size; and what its cells are."""
    if random.random() < 0.5:
        picture, cover = picture[:, ::-1], cover[:, ::-1]
    if random.random() < BARS:
        bars = bars_of(random, picture.shape)
        picture, cover = barred(picture, bars), barred(cover, bars)
    picture = quickly_stretched(np.ascontiguousarray(picture), *random.integers(WIDTH, WIDTH * 5 // 4, 2))
    return quickly_stretched(relit(picture, random), WIDTH, HEIGHT), cells_of(np.ascontiguousarray(cover), truth)


class Samples:
    """Draws epochs: scenes by the root of their size, origins of pictures without alike."""

    def __init__(self, learnt, empty):
        self.learnt, self.empty = learnt, list(empty.values())
        sizes = np.bincount([one.scene for one in learnt])
        shares = np.array([sizes[one.scene] ** -0.5 for one in learnt])
        self.shares = shares / shares.sum()
        self.cuttings = [self.cutting(one, box) for one in learnt for box in one.boxes
                         if box[0] == 0 and (box[3:5] - box[1:3]).min() >= 16]

    @staticmethod
    def cutting(one, box):
        x1, y1, x2, y2 = np.rint(box[1:]).astype(int).clip(0)
        return one.picture[y1:y2, x1:x2]

    def without(self, random):
        if random.random() < DRAWN:
            return np.clip(draw_place(random), 0, 255).astype(np.uint8)
        origin = self.empty[random.integers(len(self.empty))]
        picture = random_part(random, origin[random.integers(len(origin))])
        if random.random() < LAMP:
            picture = quickly_stretched(picture, 160, 128).astype(np.float32)
            lamp(random, picture)
            picture = np.clip(picture, 0, 255).astype(np.uint8)
        return picture

    def composed(self, random):
        """A picture without anything, with smoke, fire or both put into it; where they are; which they are."""
        picture = quickly_stretched(self.without(random), 160, 128).astype(np.float32)
        cover, kind = np.zeros((*picture.shape[:2], 2), np.float32), random.integers(3)
        truth = np.array([kind != 1, kind != 0], np.float32)
        if truth[1]:
            cover[..., 1] = put_smoke(random, picture)
        if truth[0] and random.random() < 0.5:
            cover[..., 0] = put_cutting(random, picture, self.cuttings[random.integers(len(self.cuttings))])
        elif truth[0]:
            cover[..., 0] = put_flame(random, picture)
        return np.clip(picture, 0, 255).astype(np.uint8), cover, truth

    def empty_row(self, random):
        picture = self.without(random)
        return picture, np.zeros((*picture.shape[:2], 2), np.float32), np.zeros(2)

    def __call__(self, random):
        picks = random.choice(len(self.learnt), REAL, p=self.shares)
        rows = [(*part_of(random, self.learnt[i]), learnt_truth(self.learnt[i])) for i in picks]
        rows += [self.empty_row(random) for _ in range(EMPTY)]
        rows += [self.composed(random) for _ in range(COMPOSED)]
        pairs = [changed(random, *rows[i]) for i in random.permutation(len(rows))]
        return np.stack([picture for picture, _ in pairs]), np.stack([cells for _, cells in pairs])


def samples(data, random):
    learnt, apart = split(with_scenes(read(data, "cctv-fire")))
    empty = negatives.to_learn(data)
    print(f"{len(learnt)} labelled pictures of {len({one.scene for one in learnt})} scenes, "
          f"{sum(map(len, empty.values()))} without", flush=True)
    rows = [(one.picture, one.truth) for one in apart]
    rows += [(picture, np.zeros(2, np.float32)) for picture in negatives.to_validate(data)]
    validation = np.stack([stretched(p, WIDTH, HEIGHT) for p, _ in rows]), np.stack([truth for _, truth in rows])
    return Samples(learnt, empty), validation


def golden():
    """Drawn places: with a flame, with smoke, with neither; by seeds for which the answers are clear. None was learnt."""
    pictures = {}
    for name, seed, puts in (("fire", 9106, [put_flame]), ("smoke", 9123, [put_smoke]), ("lamps", 9119, [])):
        random = np.random.default_rng(seed)
        picture = draw_place(random)
        for put in puts:
            put(random, picture)
        pictures[name] = np.clip(picture, 0, 255).astype(np.uint8)
    return pictures
