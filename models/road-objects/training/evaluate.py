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

from boxes import suppress
from dataset import (ANY_VEHICLE, BICYCLE, BUS, CAR, COCO, IGNORE, MOTORCYCLE, PERSON, SURE, TRUCK, VEHICLES, clip_key,
                     frames, held_out, read_findings, read_labels, set_pictures)
from detectors import SUPPRESSION, RoadObjects, YoloxNano
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
NANO_SCORE = 0.3
# A large vehicle: the root of the area of its box as a share of the picture's width.
LARGE = 1 / 22
CLIP_STEP = 5
CLIP_FOLDER = "jamcam"


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


def of_group(found, kinds):
    """Score and box of the detections of some classes, without doubles among them."""
    rows = found[np.isin(found[:, 0], kinds)][:, 1:]
    return rows[suppress(rows[:, 1:], rows[:, 0], SUPPRESSION)] if len(kinds) > 1 else rows


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


def count_vehicles(found, score, least_side=0):
    """Vehicles of a frame: of two that overlap, whatever their class, one counts. The side is the root of the area."""
    rows = of_group(found, VEHICLES)
    sides = np.sqrt((rows[:, 3] - rows[:, 1]) * (rows[:, 4] - rows[:, 2]))
    return int(((rows[:, 0] >= score) & (sides >= least_side)).sum())


def measure_clip(own, nano, data, name, score, ensemble=None):
    """Mean numbers of vehicles per frame, and mean absolute differences.

    The ensemble is the folder of pseudo_label.py --held-out: what three detectors agree on with enlarged parts.
    """
    counts, errors = [], []
    for at, frame in frames(data / "videos" / name, CLIP_STEP):
        found, others = own(frame), nano(frame)
        side = LARGE * frame.shape[1]
        counts.append((count_vehicles(found, score), count_vehicles(others, NANO_SCORE),
                       count_vehicles(found, score, side), count_vehicles(others, NANO_SCORE, side)))
        opinion = ensemble / f"{clip_key(name)}_{at:05d}.json" if ensemble else None
        if opinion and opinion.exists():
            agreed = sum(f["class"] in VEHICLES and f["score"] >= SURE for f in read_findings(opinion))
            errors.append((agreed, abs(counts[-1][0] - agreed), abs(counts[-1][1] - agreed)))
    counts = np.array(counts)
    row = {"frames": len(counts), "own": float(counts[:, 0].mean()), "yolox_nano": float(counts[:, 1].mean()),
           "difference": float(np.abs(counts[:, 0] - counts[:, 1]).mean()),
           "large difference": float(np.abs(counts[:, 2] - counts[:, 3]).mean())}
    if errors:
        row.update(zip(("ensemble", "own error", "yolox_nano error"), np.mean(errors, 0).tolist()))
    return row


def show_sets(sets):
    for name, rows in sets.items():
        print(f"\n{name}")
        for key in [*REPORTED[name], "count error"]:
            boxes = rows["own"]["boxes"].get(key, "")
            print(f"  {key:14s} {str(boxes):>5s}  own {rows['own'][key]:.3f}  yolox_nano {rows['yolox_nano'][key]:.3f}")


def show_clips(clips):
    print()
    for name, row in clips.items():
        print(f"{name:34s}", "  ".join(f"{key} {value:.2f}" for key, value in row.items()))
    for key in ("difference", "large difference", "own error", "yolox_nano error"):
        print(f"mean of {key} over the frames of {CLIP_FOLDER}*: {clip_mean(clips, key):.3f}")


def clip_mean(clips, key, start=CLIP_FOLDER):
    """Mean of a figure over all frames of the clips whose names start so; NaN where it was not measured."""
    rows = [row for name, row in clips.items() if name.startswith(start) and key in row]
    return sum(row["frames"] * row[key] for row in rows) / sum(row["frames"] for row in rows) if rows else float("nan")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", type=Path, default=Path("../../../../shared/data"))
    p.add_argument("--model", type=Path, required=True)
    p.add_argument("--score", type=float, default=0.3, help="score from which the model's vehicles count")
    p.add_argument("--sets", nargs="*", default=list(REPORTED))
    p.add_argument("--no-clips", action="store_true")
    p.add_argument("--ensemble", type=Path, help="folder held-out of pseudo_label.py --held-out")
    p.add_argument("--out", type=Path, help="JSON file for all figures")
    a = p.parse_args()
    own, nano = RoadObjects(a.model), YoloxNano(a.data / "models")
    sets = {}
    for name in a.sets:
        pictures = list(test_pictures(a.data, name))
        sets[name] = {"own": measure_set(own, pictures, REPORTED[name], a.score),
                      "yolox_nano": measure_set(nano, pictures, REPORTED[name], NANO_SCORE)}
    show_sets(sets)
    clips = {}
    if not a.no_clips:
        clips = {name: measure_clip(own, nano, a.data, name, a.score, a.ensemble) for name in held_out()[0]}
        show_clips(clips)
    if a.out:
        a.out.write_text(json.dumps({"score": a.score, "sets": sets, "clips": clips}, indent=1))


if __name__ == "__main__":
    main()
