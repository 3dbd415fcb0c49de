"""Compares a model with YOLOX-Nano: AP50 on the test sets and held-out pictures, vehicles per frame on held-out clips.

    python3 evaluate.py --data ../../../../shared/data --model ../1.0.0/model.onnx --score 0.3

"Any vehicle" merges car, bus, truck and vehicles of unstated kind; "truck or bus" merges the two. Boxes to ignore are
neither found nor missed. Prints tables, and writes all figures to a file.
"""
import argparse
import json
from pathlib import Path

import cv2
import numpy as np

from clip_counts import NANO_SCORE, count_vehicles, measure_by_hand, measure_clips, show_counts
from dataset import (ANY_VEHICLE, BICYCLE, BUS, CAR, COCO, IGNORE, MOTORCYCLE, PERSON, TRUCK, VEHICLES, read_labels,
                     set_pictures)
from detectors import RoadObjects, YoloxNano, of_group
from metrics import average_precision, match

# Groups of classes that are measured, by name.
GROUPS = {
    "any vehicle": VEHICLES,
    "car": (CAR,),
    "truck or bus": (BUS, TRUCK),
    "bus": (BUS,),
    "truck": (TRUCK,),
    "person": (PERSON,),
    "motorcycle": (MOTORCYCLE,),
    "bicycle": (BICYCLE,),
}
REPORTED = {
    "cctv-mixed": ("any vehicle", "car", "truck or bus", "person", "motorcycle", "bicycle"),
    "cctv-manaus": ("any vehicle", "car", "truck or bus", "person", "motorcycle", "bicycle"),
    "drone-madison": ("any vehicle",),
    "highway": ("any vehicle",),
    "road-atl": ("any vehicle", "car", "truck or bus", "bus", "truck"),
    "street-openimages": ("any vehicle", "car", "bus", "truck", "motorcycle"),
    "coco128-val": ("any vehicle", "car", "truck or bus", "bus", "truck", "person", "motorcycle", "bicycle"),
}


def test_pictures(data, name):
    """Pairs of picture and rows of labels."""
    if name == "coco128-val":
        for file in sorted((data / "labelled/coco128/images/val2017").glob("*.jpg")):
            picture = cv2.imread(str(file))
            labels = data / "labelled/coco128/object_detection/labels/val2017" / f"{file.stem}.txt"
            rows = read_labels(labels, *picture.shape[1::-1])
            yield picture, [(COCO[kind], box) for kind, box in rows if kind in COCO]
    else:
        for file in set_pictures(data, name, "held-out"):
            picture = cv2.imread(str(file))
            yield picture, read_labels(data / "labelled/road-objects/labels" / f"{file.stem}.txt",
                                       *picture.shape[1::-1])


def truth_of(rows, kinds, whole):
    """Boxes to find and boxes to ignore for a group of classes; whole says that the group is all vehicles."""
    wanted, ignored = [], []
    for kind, box in rows:
        if kind in kinds or (whole and kind == ANY_VEHICLE):
            wanted.append(box)
        elif kind == IGNORE or (kind == ANY_VEHICLE and set(kinds) & set(VEHICLES)):
            ignored.append(box)
    return np.array(wanted).reshape(-1, 4), np.array(ignored).reshape(-1, 4)


def measure_set(detector, pictures, groups, score):
    """AP50 per group, and the mean error of the number of vehicles at a score."""
    kept = {group: ([], [], 0) for group in groups}
    errors = []
    for picture, rows in pictures:
        found = detector(picture)
        for group in groups:
            kinds = GROUPS[group]
            truth, ignored = truth_of(rows, kinds, kinds == VEHICLES)
            scores, verdicts = match(of_group(found, kinds), truth, ignored)
            all_scores, all_verdicts, count = kept[group]
            all_scores.extend(scores)
            all_verdicts.extend(verdicts)
            kept[group] = all_scores, all_verdicts, count + len(truth)
        truth, _ = truth_of(rows, VEHICLES, True)
        errors.append(abs(count_vehicles(found, score) - len(truth)))
    row = {group: average_precision(*values) for group, values in kept.items()}
    row["count error"] = float(np.mean(errors))
    row["boxes"] = {group: values[2] for group, values in kept.items()}
    return row


def show_sets(sets):
    for name, rows in sets.items():
        print(f"\n{name}")
        for key in [*REPORTED[name], "count error"]:
            boxes = rows["own"]["boxes"].get(key, "")
            print(f"  {key:14s} {str(boxes):>5s}  own {rows['own'][key]:.3f}  yolox_nano {rows['yolox_nano'][key]:.3f}")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", type=Path, default=Path("../../../../shared/data"))
    p.add_argument("--model", type=Path, required=True)
    p.add_argument("--score", type=float, default=0.3, help="score from which the model's vehicles count")
    p.add_argument("--sets", nargs="*", default=list(REPORTED))
    p.add_argument("--no-clips", action="store_true")
    p.add_argument("--out", type=Path, help="JSON file for all figures")
    a = p.parse_args()
    own, nano = RoadObjects(a.model), YoloxNano(a.data / "models")
    sets = {}
    for name in a.sets:
        pictures = list(test_pictures(a.data, name))
        sets[name] = {"own": measure_set(own, pictures, REPORTED[name], a.score),
                      "yolox_nano": measure_set(nano, pictures, REPORTED[name], NANO_SCORE)}
    show_sets(sets)
    figures = {"score": a.score, "sets": sets}
    if not a.no_clips:
        figures |= measure_clips(own, nano, a.data, a.score)
        figures["by hand"] = measure_by_hand(own, nano, a.data, a.score)
        show_counts(figures)
    if a.out:
        a.out.write_text(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
