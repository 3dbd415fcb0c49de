"""The way from data to a version that the picture classifiers go, and the command that every `train.py` is."""
import argparse
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch

from sensors.export import answers, export
from sensors.publish import card, metric_rows, replace

from .fit import Fitting, fit, inputs_of, loss_of, predict, steady
from .scaling import stretched
from .scores import sigmoid, softmax

INPUT, OUTPUT = "image", "logits"
ACTIVATIONS = {"softmax": softmax, "sigmoid": sigmoid}


@dataclass(frozen=True)
class Recipe:
    """One classifier. Labels are in the order of the classes; `activation` is the card's."""

    labels: tuple
    activation: str
    width: int
    height: int
    # Makes the network, which gives the logits of the classes when it does not learn.
    network: Callable
    fitting: Fitting
    # From the folder of the data and a generator: an epoch's samples from a generator, and the validation.
    samples: Callable
    # From the scores of pictures, [n, classes], and the folder of the data: figures that JSON can hold.
    measure: Callable
    # From figures: data set to [(type, name, value)], and further marks of the card.
    results: Callable
    marks: Callable
    # Name to picture in BGR, drawn.
    golden: Callable
    # What is made small, where it is not that of whole pictures.
    loss: Callable = loss_of

    def scores(self, logits):
        return ACTIVATIONS[self.activation](logits)

    def scaled(self, pictures):
        return np.stack([stretched(picture, self.width, self.height) for picture in pictures])


def train(recipe, data, out):
    """Fits, measures and writes model.onnx and figures.json."""
    random = steady(recipe.fitting.seed)
    samples, validation = recipe.samples(data, random)
    print(f"{len(validation[0])} pictures to choose the epoch by", flush=True)
    model = fit(recipe.network(), samples, validation, recipe.fitting, random,
                lambda text: print(text, flush=True), recipe.loss)
    torch.save(model.state_dict(), out / "weights.pt")


def measure(recipe, data, out):
    steady(recipe.fitting.seed)
    model = recipe.network().eval()
    model.load_state_dict(torch.load(out / "weights.pt"))
    figures = recipe.measure(lambda pictures: recipe.scores(predict(model, recipe.scaled(pictures))), data)
    file = out / "model.onnx"
    some = inputs_of(recipe.scaled(recipe.golden().values()))
    export(model, {INPUT: some[:2]}, {OUTPUT: (len(recipe.labels),)}, file)
    expected = model(some).detach().numpy()
    figures["difference"] = float(np.abs(answers(file, {INPUT: some.numpy()})[OUTPUT] - expected).max())
    (out / "figures.json").write_text(json.dumps(figures, indent=1))


def write_golden(recipe, file, folder):
    """Pictures with the label that ONNX Runtime scores highest."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, picture in recipe.golden().items():
        logits = answers(file, {INPUT: inputs_of(recipe.scaled([picture])).numpy()})[OUTPUT]
        scores = recipe.scores(logits)[0]
        record = {"label": recipe.labels[int(scores.argmax())], "score": round(float(scores.max()), 4)}
        replace(folder / f"{name}.png", cv2.imencode(".png", picture)[1].tobytes())
        replace(folder / f"{name}.json", (json.dumps(record) + "\n").encode())
        print(name, record)


def publish(recipe, out, folder, template):
    """Fills the version's folder, the card last."""
    figures = json.loads((out / "figures.json").read_text())
    file = out / "model.onnx"
    data = file.read_bytes()
    marks = {"metrics": metric_rows("image-classification", recipe.results(figures)), "width": recipe.width,
             "height": recipe.height, "activation": recipe.activation, "difference": f"{figures['difference']:.0e}",
             **recipe.marks(figures)}
    text = card(data, template, folder.name, marks)
    write_golden(recipe, file, folder / "golden")
    replace(folder / "labels.txt", "".join(label + "\n" for label in recipe.labels).encode())
    replace(folder / "model.onnx", data)
    replace(folder / "README.md", text.encode())


def main(recipe, here):
    """The command of a model's train.py."""
    p = argparse.ArgumentParser(description=f"Trains the model of {here.parent.name}.")
    p.add_argument("--data", type=Path, required=True, help="folder that holds labelled/, see its INDEX.md")
    p.add_argument("--out", type=Path, required=True, help="folder for weights and figures")
    p.add_argument("--folder", type=Path, help="folder of the version that gets model, card and golden samples")
    p.add_argument("--keep-weights", action="store_true", help="measure and publish what an earlier run left in --out")
    a = p.parse_args()
    a.out.mkdir(parents=True, exist_ok=True)
    if not a.keep_weights:
        train(recipe, a.data, a.out)
    measure(recipe, a.data, a.out)
    print((a.out / "figures.json").read_text())
    if a.folder:
        publish(recipe, a.out, a.folder.resolve(), here / "card_template.md")
