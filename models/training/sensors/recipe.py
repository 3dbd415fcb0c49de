"""The way from data to a version that all forecasts go."""
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

import numpy as np
import torch

from .command import run
from .export import export, largest_difference
from .fit import Fitting, fit, predict, steady, tensors
from .publish import metric_rows
from .scores import score
from .series import Cutter, join
from .table import forecast_table


@dataclass(frozen=True)
class Part:
    """A part of the data: places, and a time that holds the origins and what is forecast from them."""

    places: tuple
    begin: datetime
    end: datetime
    every: int = 1
    # Which of the windows count, a mask from windows; None: all.
    keep: Callable = None
    # Whether only channel 0 is given to the model.
    alone: bool = False


@dataclass(frozen=True)
class Recipe:
    """One forecast. `network` makes it; `inputs` and `output` are its names in the graph; `shown` are the steps ahead that
    the card shows."""

    cutter: Cutter
    read: Callable
    network: Callable
    fitting: Fitting
    train: list
    validation: Part
    tests: dict
    output: str
    step_hours: float
    shown: tuple
    golden: Callable
    inputs: tuple = ("history", "present", "calendar")
    # Further marks of the card's template, from the figures.
    marks: Callable = lambda tests: {}


def windows_of(recipe, places, part):
    cuts = []
    for name in part.places:
        place = places[name]
        cuts.append(recipe.cutter.cut(place, recipe.cutter.origins(place, part.begin, part.end, part.every)))
    windows = join(cuts)
    if part.keep:
        windows = windows.pick(part.keep(windows))
    if part.alone:
        windows.history[:, :, 1:] = 0
        windows.present[:, :, 1:] = 0
    return windows


def named(recipe, windows):
    """Inputs of the graph by name, torch tensors; without calendar where there is none."""
    return {name: values for name, values in zip(recipe.inputs, tensors(windows)) if values is not None}


def train(recipe, data, out):
    """Fits, measures and writes model.onnx and figures.json."""
    random = steady(recipe.fitting.seed)
    places = recipe.read(data)
    learnt = join([windows_of(recipe, places, part) for part in recipe.train])
    checked = windows_of(recipe, places, recipe.validation)
    print(f"{len(learnt)} windows to learn from, {len(checked)} to choose the epoch by", flush=True)
    model = fit(recipe.network(), learnt, checked, recipe.fitting, random, lambda text: print(text, flush=True))
    torch.save(model.state_dict(), out / "weights.pt")
    figures = {"windows": len(learnt), "tests": {}}
    for name, part in recipe.tests.items():
        windows = windows_of(recipe, places, part)
        figures["tests"][name] = score(predict(model, windows), windows, recipe.cutter.ahead)
    file = out / "model.onnx"
    some = windows_of(recipe, places, next(iter(recipe.tests.values())))
    some = some.pick(np.linspace(0, len(some) - 1, 500).astype(int))
    export(model, named(recipe, some.pick(slice(0, 2))), {recipe.output: (len(recipe.cutter.ahead), 3)}, file)
    samples = {name: values.numpy() for name, values in named(recipe, some).items()}
    figures["difference"] = largest_difference(model, file, samples)
    (out / "figures.json").write_text(json.dumps(figures, indent=1))


def results(recipe, figures):
    rows = {}
    for name, by_step in figures["tests"].items():
        rows[name] = [(kind, f"{step * recipe.step_hours:g} h ahead", by_step[str(step)][kind])
                      for step in recipe.shown if str(step) in by_step for kind in ("mae", "skill")]
        rows[name].append(("coverage", "p10 to p90", by_step["all"]["coverage"]))
    return rows


def main(recipe, here):
    """The command of a forecast's train.py."""
    run(here, partial(train, recipe), partial(forecast_table, recipe),
        lambda figures: {"metrics": metric_rows("time-series-forecasting", results(recipe, figures)),
                         **recipe.marks(figures["tests"])}, recipe.golden)
