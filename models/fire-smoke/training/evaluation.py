"""Measures fire-smoke on what it never saw, beside rules of colour.

Fire: Celik and Demirel, Fire detection in video sequences using a generic color model, Fire Safety Journal 44 (2009), the
rules in YCbCr with tau = 40. Smoke: Chen, Yin, Huang and Ye, The smoke detection for early fire-alarming system based on
video processing, IIH-MSP 2006, the static rule: nearly grey (alpha = 20), 80 to 220 bright. The score is the share of pixels.
"""
import cv2
import numpy as np

import negatives
from pictures.scaling import stretched
from pictures.scores import area_under_roc, precision_area, threshold_at
from samples import HEIGHT, LABELS, WIDTH
from scenes import read, split, with_scenes

# At which one in twenty of the pictures to validate by without fire and smoke is taken for fire; smoke has fewer.
THRESHOLD = 0.65
ALARMS = (0.01, 0.05)
FIRE_STEP = 10


def flame_coloured(picture):
    """Share of pixels that the rules of Celik and Demirel take for fire."""
    y, red, blue = (plane.astype(np.float32) for plane in cv2.split(cv2.cvtColor(picture, cv2.COLOR_BGR2YCrCb)))
    found = (y > blue) & (red > blue) & (y > y.mean()) & (blue < blue.mean()) & (red > red.mean()) & (np.abs(blue - red) >= 40)
    return float(found.mean())


def smoke_coloured(picture):
    """Share of pixels that the static rule of Chen and others takes for smoke."""
    bright = picture.mean(2)
    return float(((np.ptp(picture, 2) <= 20) & (bright >= 80) & (bright <= 220)).mean())


def coloured(pictures):
    rows = [stretched(picture, WIDTH, HEIGHT) for picture in pictures]
    return np.array([(flame_coloured(row), smoke_coloured(row)) for row in rows])


def measure(scores_of, data):
    small = read(data, "small-od")
    scenes = split(with_scenes(read(data, "cctv-fire")))[1]
    house = [picture for _, picture in negatives.frames(data / "videos" / negatives.FIRE_CLIP, FIRE_STEP)]
    empty = negatives.to_test(data)
    everything = [*(p for group in empty.values() for p in group), *(one.picture for one in [*small, *scenes]), *house]
    by = {"model": scores_of(everything), "colour": coloured(everything)}
    ends = np.cumsum([sum(map(len, empty.values())), len(small), len(scenes)])
    figures = {"empty": {name: len(group) for name, group in empty.items()}, "by": {}}
    for name, scores in by.items():
        none, of_small, of_scenes, of_house = np.split(scores, ends)
        figures["by"][name] = {
            "small-od": against(none, of_small, np.stack([one.truth for one in small])),
            "held-out scenes": against(none, of_scenes, np.stack([one.truth for one in scenes])),
            "furg-fire-house6": against(none, of_house, np.tile([1.0, np.nan], (len(house), 1)))}
    none, of_small, of_scenes, _ = np.split(by["model"], ends)
    figures["alarms"] = alarms(none, empty)
    figures["confusion"] = {"small-od": confusion(of_small, np.stack([one.truth for one in small])),
                            "held-out scenes": confusion(of_scenes, np.stack([one.truth for one in scenes]))}
    return figures


def against(none, scores, truth):
    """Figures of each label: the pictures that have it against all without anything."""
    figures = {}
    for k, label in enumerate(LABELS):
        has = truth[:, k] == 1
        if not has.any():
            continue
        both = np.concatenate([scores[has, k], none[:, k]])
        real = np.arange(len(both)) < has.sum()
        figures[label] = {"pictures": int(has.sum()), "ap": precision_area(both, real), "auc": area_under_roc(both, real),
                          "found": float((scores[has, k] >= THRESHOLD).mean()),
                          "recall": [float((scores[has, k] >= threshold_at(none[:, k], share)).mean()) for share in ALARMS]}
    return figures


def alarms(none, empty):
    """Share of pictures without anything that are taken for fire and for smoke at the threshold, by origin."""
    parts = np.split(none, np.cumsum(list(map(len, empty.values())))[:-1])
    rows = {name: (part >= THRESHOLD).mean(0).tolist() for name, part in zip(empty, parts)}
    return {**rows, "all": (none >= THRESHOLD).mean(0).tolist()}


def confusion(scores, truth):
    """Pictures by what they are labelled with and what is found at the threshold: none, smoke, fire, both."""
    found, real = (scores >= THRESHOLD) @ [2, 1], (truth == 1) @ [2, 1]
    return [[int(((real == r) & (found == f)).sum()) for f in range(4)] for r in range(4)]


def results(figures):
    rows = {}
    for name, labels in figures["by"]["model"].items():
        rows[name] = [(kind, label, row[kind]) for label, row in labels.items() for kind in ("ap", "auc")]
    return rows


def marks(figures):
    lines = ["| pictures with | number | by | AP | AUC | found at 1 % false alarms | at 5 % | at the threshold |",
             "|---|---|---|---|---|---|---|---|"]
    for name, labels in figures["by"]["model"].items():
        for label, row in labels.items():
            lines.append(line(f"{label}, {name} | {row['pictures']} | model", row, f"{row['found']:.0%}"))
            lines.append(line(f"{label}, {name} | {row['pictures']} | colour", figures["by"]["colour"][name][label], ""))
    alarm = ["| pictures without | number | taken for fire | for smoke |", "|---|---|---|---|"]
    total = {**figures["empty"], "all": sum(figures["empty"].values())}
    alarm += [f"| {name} | {total[name]} | {fire:.1%} | {smoke:.1%} |" for name, (fire, smoke) in figures["alarms"].items()]
    return {"figures": "\n".join(lines), "alarms": "\n".join(alarm), "threshold": THRESHOLD,
            "confusion": "\n\n".join(matrix(name, rows) for name, rows in figures["confusion"].items())}


def line(head, row, found):
    return f"| {head} | {row['ap']:.3f} | {row['auc']:.3f} | {row['recall'][0]:.0%} | {row['recall'][1]:.0%} | {found} |"


def matrix(name, rows):
    kinds = ("neither", "smoke", "fire", "both")
    lines = [f"| {name}: labelled | {' | '.join('found ' + kind for kind in kinds)} |", "|---|---|---|---|---|"]
    return "\n".join(lines + [f"| {kind} | {' | '.join(map(str, row))} |" for kind, row in zip(kinds, rows) if sum(row)])
