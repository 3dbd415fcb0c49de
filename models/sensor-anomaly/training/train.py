"""Trains sensor-anomaly: python3 train.py --data DATA --out WORK --folder ../1.0.0"""
import json
import sys
from pathlib import Path

import numpy as np
import torch

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parents[1] / "training"))

import material  # noqa: E402
from dataset import golden, labelled, read  # noqa: E402
from learn import learn, numbers_of, tensors  # noqa: E402
from measure import Rivals, measure  # noqa: E402
from sensors.command import run  # noqa: E402
from sensors.export import differences, export  # noqa: E402
from sensors.fit import steady  # noqa: E402
from sensors.publish import metric_rows  # noqa: E402
from tables import detection_table, kinds_table, results, threshold_table  # noqa: E402

INPUTS = ("history", "present", "day")
OUTPUTS = {"score": (1,), "expected": (3,)}
SEED = 7


def say(text):
    print(text, flush=True)


def train(data, out):
    """Fits, measures and writes model.onnx and figures.json. Each stage has the seed to itself."""
    groups, labels = read(data), labelled(data)
    random = steady(SEED)
    learnt, checked = material.learnt(groups, labels, random), material.validation(groups, labels, random)
    say(f"{len(learnt)} windows to learn from, {len(checked)} to choose by")
    model = learn(numbers_of(learnt), learnt.abnormal, numbers_of(checked), checked.abnormal, checked.kind == "",
                  steady(SEED), say)
    torch.save(model.state_dict(), out / "weights.pt")
    tests = material.tests(groups, labels, steady(SEED))
    figures = {"windows": len(learnt), "faulty": int(learnt.abnormal.sum()), "tests": measure(model, Rivals(checked), tests)}
    apart = write(model, next(iter(tests.values())), out / "model.onnx")
    figures.update(difference=apart["expected"], score_difference=apart["score"])
    (out / "figures.json").write_text(json.dumps(figures, indent=1))


def write(model, samples, file):
    """Writes the graph; the largest difference of ONNX Runtime and torch on 500 samples, output by output."""
    some = samples.pick(np.linspace(0, len(samples) - 1, 500).astype(int))
    inputs = dict(zip(INPUTS, tensors(some)))
    export(model, {name: values[:2] for name, values in inputs.items()}, OUTPUTS, file)
    return differences(model, file, {name: values.numpy() for name, values in inputs.items()})


def marks(figures):
    return {"metrics": metric_rows("time-series-anomaly-detection", results(figures)), "kinds": kinds_table(figures),
            "thresholds": threshold_table(figures), "faulty": f"{figures['faulty']:,}",
            "score_difference": f"{figures['score_difference']:.1e}"}


if __name__ == "__main__":
    run(HERE, train, detection_table, marks, golden)
