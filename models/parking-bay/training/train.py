"""Trains parking-bay: python3 train.py --data DATA --out WORK --folder ../1.0.0"""
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parents[1] / "training"))

from pictures.fit import Fitting  # noqa: E402
from pictures.network import PictureNetwork  # noqa: E402
from pictures.recipe import Recipe, main  # noqa: E402

from evaluation import marks, measure, results  # noqa: E402
from samples import HEIGHT, LABELS, WIDTH, golden, samples  # noqa: E402

RECIPE = Recipe(
    labels=LABELS,
    activation="softmax",
    width=WIDTH,
    height=HEIGHT,
    network=lambda: PictureNetwork(len(LABELS), widths=(16, 32, 64, 96)),
    fitting=Fitting(epochs=10),
    samples=samples,
    measure=measure,
    results=results,
    marks=marks,
    golden=golden,
)

if __name__ == "__main__":
    main(RECIPE, HERE)
