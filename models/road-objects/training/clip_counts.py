"""Vehicles per frame on held-out clips: this model, YOLOX-Nano, and a person who counted."""
from pathlib import Path

import numpy as np

from dataset import VEHICLES, frames, held_out
from detectors import of_group

NANO_SCORE = 0.3
# A large vehicle: the root of the area of its box as a share of the picture's width.
LARGE = 1 / 22
STEP = 5
FOLDER = "jamcam"
# Scores that are tried for the one at which two detectors find equally many.
TRIED = np.arange(0.2, 0.96, 0.01)


def vehicle_scores(found, least_side=0):
    """Scores of a frame's vehicles: of two that overlap, whatever their class, one. The side is the root of the area."""
    rows = of_group(found, VEHICLES)
    sides = np.sqrt((rows[:, 3] - rows[:, 1]) * (rows[:, 4] - rows[:, 2]))
    return rows[sides >= least_side, 0]


def count_vehicles(found, score, least_side=0):
    return int((vehicle_scores(found, least_side) >= score).sum())


def measure_clips(own, nano, data, score):
    """Rows by clip, and how much the two differ at the score at which they find equally many in JamCam's clips."""
    rows, own_scores, nano_counts = {}, [], []
    for name in held_out()[0]:
        scores, counts, large = [], [], []
        for _, frame in frames(data / "videos" / name, STEP):
            found, others = own(frame), nano(frame)
            side = LARGE * frame.shape[1]
            scores.append(vehicle_scores(found))
            counts.append(count_vehicles(others, NANO_SCORE))
            large.append(count_vehicles(found, score, side) - count_vehicles(others, NANO_SCORE, side))
        found = np.array([(s >= score).sum() for s in scores])
        rows[name] = {"frames": len(counts), "own": float(found.mean()), "yolox_nano": float(np.mean(counts)),
                      "difference": float(np.abs(found - counts).mean()),
                      "large difference": float(np.abs(large).mean())}
        if name.startswith(FOLDER):
            own_scores += scores
            nano_counts += counts
    return {"clips": rows, "evenly": evenly(own_scores, np.array(nano_counts))}


def evenly(scores, counts):
    """The score from which all frames' findings are as many as the counts in sum, and the mean difference there."""
    found = np.array([[(s >= score).sum() for s in scores] for score in TRIED])
    best = int(np.abs((found - counts).sum(1)).argmin())
    return {"score": float(TRIED[best]), "difference": float(np.abs(found[best] - counts).mean())}


def measure_by_hand(own, nano, data, score, path=Path(__file__).with_name("hand_counts.txt")):
    """Mean absolute errors against what a person counted in single frames."""
    errors = []
    for line in path.read_text().splitlines():
        if line and not line.startswith("#"):
            name, at, vehicles = line.split()
            frame = next(picture for number, picture in frames(data / "videos" / name, int(at)) if number == int(at))
            errors.append((count_vehicles(own(frame), score) - int(vehicles),
                           count_vehicles(nano(frame), NANO_SCORE) - int(vehicles), int(vehicles)))
    own_errors, nano_errors, vehicles = np.array(errors).T
    return {"frames": len(errors), "vehicles": float(vehicles.mean()), "own": float(np.abs(own_errors).mean()),
            "yolox_nano": float(np.abs(nano_errors).mean())}


def mean_of(clips, key):
    """Mean of a figure over all frames of JamCam's clips."""
    rows = [row for name, row in clips.items() if name.startswith(FOLDER)]
    return sum(row["frames"] * row[key] for row in rows) / sum(row["frames"] for row in rows)


def show_counts(figures):
    print()
    for name, row in figures["clips"].items():
        print(f"{name:34s}", "  ".join(f"{key} {value:.2f}" for key, value in row.items()))
    for key in ("difference", "large difference"):
        print(f"mean of {key} over the frames of {FOLDER}*: {mean_of(figures['clips'], key):.3f}")
    print("where both find equally many:", figures["evenly"])
    print("error against a person's counts:", figures["by hand"])
