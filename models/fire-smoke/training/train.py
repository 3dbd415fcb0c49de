"""Trains fire-smoke: python3 train.py --data DATA --out WORK --folder ../1.0.0"""
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parents[1] / "training"))

from pictures.fit import Fitting  # noqa: E402
from pictures.recipe import Recipe, main  # noqa: E402

from evaluation import marks, measure, results  # noqa: E402
from fire_network import FireNetwork, cell_loss  # noqa: E402
from samples import HEIGHT, LABELS, WIDTH, golden, samples  # noqa: E402

RECIPE = Recipe(
    labels=LABELS,
    activation="sigmoid",
    width=WIDTH,
    height=HEIGHT,
    network=lambda: FireNetwork(widths=(24, 32, 64, 96)),
    fitting=Fitting(epochs=18, batch=32, decay=0.05, settled=True),
    samples=samples,
    measure=measure,
    results=results,
    marks=marks,
    golden=golden,
    loss=cell_loss,
)

if __name__ == "__main__":
    main(RECIPE, HERE)
