"""Pictures with boxes from sources that label different classes.

A box carries the set of classes that it may be. Rectangles say where which classes are not punished: around things of
unclear kind, and over whole pictures whose set does not label a class.
"""
import json
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from boxes import cover_matrix, iou_matrix

PERSON, BICYCLE, MOTORCYCLE, CAR, BUS, TRUCK = range(6)
VEHICLES = (CAR, BUS, TRUCK)
ANY_VEHICLE, IGNORE = 6, -1

# Scores from which a finding of the teachers is a box, and from which it is at least not punished.
SURE, DOUBTFUL = 0.45, 0.12
LEAST_PIXELS = 5
# Share of the teachers' votes from which they agree on the kind of a vehicle.
AGREED = 0.75

COCO = {0: PERSON, 1: BICYCLE, 3: MOTORCYCLE, 2: CAR, 5: BUS, 7: TRUCK}


@dataclass(frozen=True)
class PictureSet:
    """Which classes a set labels completely, whether its trucks may be buses, and how often an epoch shows it."""

    complete: tuple
    truck_or_bus: bool = False
    repeat: int = 1


SETS = {
    "highway": PictureSet(VEHICLES),
    "road-atl": PictureSet(VEHICLES, repeat=2),
    "cctv-manaus": PictureSet(tuple(range(6)), truck_or_bus=True, repeat=3),
    "cctv-mixed": PictureSet(tuple(range(6)), truck_or_bus=True),
    "cyclists": PictureSet((BICYCLE,)),
    "street-openimages": PictureSet((MOTORCYCLE, CAR, BUS, TRUCK)),
    "drone-madison": PictureSet(VEHICLES),
}
TEST_ONLY = ("cctv-mixed", "drone-madison")


@dataclass
class Item:
    """One picture with its boxes in pixels."""

    picture: np.ndarray
    boxes: np.ndarray  # [n, 4]
    allowed: np.ndarray  # [n, 6] of bool
    rectangles: np.ndarray  # [m, 4]
    forgiven: np.ndarray  # [m, 6] of bool


def only(*classes):
    mask = np.zeros(6, bool)
    mask[list(classes)] = True
    return mask


class Builder:
    """Collects what is known of a picture."""

    def __init__(self, picture):
        self.picture = picture
        self.height, self.width = picture.shape[:2]
        self.boxes, self.allowed, self.rectangles, self.forgiven = [], [], [], []

    def box(self, box, *classes):
        self.boxes.append(box)
        self.allowed.append(only(*classes))

    def forgive(self, rectangle, *classes):
        self.rectangles.append(rectangle)
        self.forgiven.append(only(*classes))

    def build(self):
        return Item(self.picture, table(self.boxes, 4), table(self.allowed, 6).astype(bool),
                    table(self.rectangles, 4), table(self.forgiven, 6).astype(bool))


def table(rows, width):
    return np.array(rows, np.float32).reshape(-1, width)


def read_labels(path, width, height):
    """Rows of a label file in YOLO form as (class, [x1, y1, x2, y2] in pixels)."""
    rows = []
    for line in path.read_text().splitlines() if path.exists() else []:
        if line.strip():
            kind, cx, cy, w, h = map(float, line.split()[:5])
            rows.append((int(kind), [(cx - w / 2) * width, (cy - h / 2) * height,
                                     (cx + w / 2) * width, (cy + h / 2) * height]))
    return rows


def labelled_item(picture, rows, rule, findings):
    """A picture with labels; the teachers' findings stand in for classes and kinds that are not labelled."""
    builder = Builder(picture)
    seen = np.array([f["box"] for f in findings]).reshape(-1, 4)
    for kind, box in rows:
        if kind == IGNORE:
            builder.forgive(box, *range(6))
        elif kind == ANY_VEHICLE:
            builder.box(box, *vehicle_kinds(box, findings, seen, VEHICLES))
        elif kind == TRUCK and rule.truck_or_bus:
            builder.box(box, *vehicle_kinds(box, findings, seen, (BUS, TRUCK)))
        else:
            builder.box(box, kind)
    known = list(builder.boxes)
    for finding in findings:
        if finding["class"] not in rule.complete:
            add_finding(builder, finding, known)
    return builder.build()


def vehicle_kinds(box, findings, seen, candidates):
    """Which of the candidates a vehicle may be, narrowed to the teachers' word where they agree."""
    if len(findings):
        overlaps = iou_matrix([box], seen)[0]
        for i in np.argsort(-overlaps):
            finding = findings[i]
            if overlaps[i] < 0.55:
                break
            if finding["class"] in candidates and finding["score"] >= SURE and finding["share"] >= AGREED:
                return (finding["class"],)
    return candidates


def add_finding(builder, finding, known):
    """A finding of the teachers: a sure one becomes a box, a doubtful one is not punished."""
    kind, score, box = finding["class"], finding["score"], finding["box"]
    if score < DOUBTFUL:
        return
    kinds = VEHICLES if kind in VEHICLES else (kind,)
    size = min(box[2] - box[0], box[3] - box[1])
    if len(known) and cover_matrix([box], known).max() > 0.5:
        builder.forgive(box, *kinds)  # a rider or driver, or a thing that has a label already
    elif score >= SURE and size >= LEAST_PIXELS:
        builder.box(box, *(kinds if finding["share"] < AGREED else (kind,)))
    else:
        builder.forgive(box, *kinds)


def held_out(path=Path(__file__).with_name("held_out.txt")):
    """Names of held-out clips, and numbers of held-out pictures of each set."""
    clips, pictures = [], {}
    for line in path.read_text().splitlines():
        words = line.split()
        if words and words[0] == "clip":
            clips.append(words[1])
        elif words and words[0] == "pictures":
            numbers = set()
            for span in words[2:]:
                first, last = map(int, span.split("-"))
                numbers.update(range(first, last + 1))
            pictures[words[1]] = numbers
    return clips, pictures


def set_pictures(data, name, part):
    """Pictures of a set: part is train or held-out."""
    apart = held_out()[1].get(name, set())
    files = sorted((data / "labelled/road-objects/images").glob(f"{name}_*.jpg"))
    if name in TEST_ONLY:
        return [] if part == "train" else files
    return [f for f in files if (int(f.stem.rsplit("_", 1)[1]) in apart) == (part == "held-out")]


def read_findings(path):
    return json.loads(path.read_text()) if path.exists() else []


def load_labelled(data, pseudo):
    """Training pictures with labels, the important sets several times."""
    items = []
    for name, rule in SETS.items():
        for file in set_pictures(data, name, "train"):
            picture = cv2.imread(str(file))
            rows = read_labels(data / "labelled/road-objects/labels" / f"{file.stem}.txt", *picture.shape[1::-1])
            item = labelled_item(picture, rows, rule, read_findings(pseudo / "pictures" / f"{file.stem}.json"))
            items += [item] * rule.repeat
    for file in sorted((data / "labelled/coco128/images/train2017").glob("*.jpg")):
        picture = shrunk(cv2.imread(str(file)))
        labels = data / "labelled/coco128/object_detection/labels/train2017" / f"{file.stem}.txt"
        builder = Builder(picture)
        for kind, box in read_labels(labels, *picture.shape[1::-1]):
            if kind in COCO:
                builder.box(box, COCO[kind])
        items.append(builder.build())
    return items


def shrunk(picture, longest=480):
    factor = longest / max(picture.shape[:2])
    return cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA) if factor < 1 else picture


def frames(path, step):
    """Number and picture of every so many frames of a clip."""
    capture = cv2.VideoCapture(str(path))
    at = 0
    while capture.grab():
        if at % step == 0:
            yield at, capture.retrieve()[1]
        at += 1


def clip_key(name):
    """Name of a clip as part of a file's name."""
    return name.replace("/", "_").rsplit(".", 1)[0]


def load_clips(pseudo):
    """Frames of the training clips with the teachers' findings."""
    items = []
    for file in sorted((pseudo / "frames").glob("*.jpg")):
        builder = Builder(cv2.imread(str(file)))
        for finding in read_findings(file.with_suffix(".json")):
            add_finding(builder, finding, [])
        items.append(builder.build())
    return items


def load_rendered(folder):
    """Pictures of the demo clip's renderer, all classes labelled: images/NAME.jpg with labels/NAME.txt."""
    items = []
    for file in sorted((folder / "images").glob("*.jpg")):
        picture = shrunk(cv2.imread(str(file)))
        builder = Builder(picture)
        for kind, box in read_labels(folder / "labels" / f"{file.stem}.txt", *picture.shape[1::-1]):
            if kind == IGNORE:
                builder.forgive(box, *range(6))
            else:
                builder.box(box, kind)
        items.append(builder.build())
    return items
