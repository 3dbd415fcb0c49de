"""Measures parking-bay on places that it never saw, beside rules that need no training."""
import cv2
import numpy as np

from pictures.scaling import stretched
from pictures.scores import area_under_roc, best_threshold

from bays import draw_bay
from crops import of_set, taken
from samples import HEIGHT, TRAINED, WIDTH

THRESHOLD = 0.5
TESTS = ("parking-bays", "drone-madison", "held-out cameras", "drawn")


def deviation(picture):
    """Standard deviation of the greys."""
    return float(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY).std())


def edges(picture):
    """Share of pixels on an edge, by Canny with thresholds 60 and 120."""
    return float((cv2.Canny(picture, 60, 120) > 0).mean())


BASELINES = {"deviation of greys": deviation, "share of edges": edges}


def bays(data):
    """The 3,000 crops of the car park."""
    for kind, folder in enumerate(("free", "occupied")):
        for file in sorted((data / "labelled/parking-bays" / folder).iterdir()):
            yield cv2.imread(str(file)), kind


def crops(data, names, part, most):
    random = np.random.default_rng(5)
    for name in names:
        for crop in of_set(random, data, name, part, most):
            yield taken(crop.picture, crop.box), int(crop.occupied)


def drawn(seed, count):
    random = np.random.default_rng(seed)
    return [(draw_bay(random, bool(i % 2)), i % 2) for i in range(count)]


def sets(data):
    yield "parking-bays", list(bays(data))
    yield "drone-madison", list(crops(data, ["drone-madison"], "held-out", 1000))
    yield "held-out cameras", list(crops(data, TRAINED, "held-out", 400))
    yield "drawn", drawn(77, 600)


def measure(scores_of, data):
    learnt = [*crops(data, TRAINED, "train", 400), *drawn(78, 800)]
    rules = {name: threshold_of(rule, learnt) for name, rule in BASELINES.items()}
    figures = {}
    for name, rows in sets(data):
        pictures, truth = [p for p, _ in rows], np.array([k for _, k in rows], bool)
        figures[name] = {"free": int((~truth).sum()), "occupied": int(truth.sum()),
                         "model": figure(scores_of(pictures)[:, 1], truth, THRESHOLD)}
        for rule, threshold in rules.items():
            values = [BASELINES[rule](stretched(p, WIDTH, HEIGHT)) for p in pictures]
            figures[name][rule] = figure(np.array(values), truth, threshold)
    return {"tests": figures}


def threshold_of(rule, rows):
    return best_threshold([rule(stretched(p, WIDTH, HEIGHT)) for p, _ in rows], [k for _, k in rows])


def figure(scores, truth, threshold):
    taken_for = scores >= threshold
    return {"accuracy": float((taken_for == truth).mean()), "auc": area_under_roc(scores, truth),
            "free right": float((~taken_for[~truth]).mean()), "occupied right": float(taken_for[truth].mean())}


def results(figures):
    return {name: [("accuracy", "at the threshold", row["model"]["accuracy"]), ("auc", "area under ROC", row["model"]["auc"])]
            for name, row in figures["tests"].items()}


def marks(figures):
    lines = ["| pictures | free, occupied | by | accuracy | of free | of occupied | AUC |", "|---|---|---|---|---|---|---|"]
    for name, row in figures["tests"].items():
        for by in ("model", *BASELINES):
            f = row[by]
            right = f"**{f['accuracy']:.1%}**" if by == "model" else f"{f['accuracy']:.1%}"
            lines.append(f"| {name} | {row['free']:,}, {row['occupied']:,} | {by} | {right} | {f['free right']:.1%} "
                         f"| {f['occupied right']:.1%} | {f['auc']:.3f} |")
    return {"figures": "\n".join(lines), "threshold": THRESHOLD}
