"""Trains river-level-forecast: python3 train.py --data DATA --out WORK --folder ../1.0.0"""
import sys
from datetime import datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parents[1] / "training"))

from dataset import BEGIN, BY_THE_SEA, END, HELD_OUT, LEARNT, golden, read, rising  # noqa: E402
from network import AHEAD, PAST, RiverNetwork  # noqa: E402
from sensors.fit import Fitting  # noqa: E402
from sensors.recipe import Part, Recipe, main  # noqa: E402
from sensors.series import Cutter  # noqa: E402

LEARNT_UNTIL, LATER = datetime(2020, 1, 21), datetime(2020, 1, 24)

RECIPE = Recipe(
    cutter=Cutter(PAST, AHEAD, {"yesterday": 48}),
    read=read,
    network=RiverNetwork,
    fitting=Fitting(epochs=8, batch=256, rate=2e-4, decay=1.0, lost_channels=0.5),
    train=[Part(LEARNT, BEGIN, LEARNT_UNTIL)],
    validation=Part(LEARNT, LEARNT_UNTIL, LATER),
    tests={
        "known gates, later": Part(LEARNT, LATER, END),
        "new gates, later": Part(HELD_OUT, LATER, END),
        "new gates, all of January": Part(HELD_OUT, BEGIN, END),
        "new gates, all of January, rises": Part(HELD_OUT, BEGIN, END, keep=rising),
        "new gates, all of January, level alone": Part(HELD_OUT, BEGIN, END, alone=True),
        "gates by the sea, later": Part(BY_THE_SEA, LATER, END),
    },
    output="level",
    step_hours=0.5,
    shown=(2, 6, 12),
    golden=golden,
    inputs=("history", "present"),
)

if __name__ == "__main__":
    main(RECIPE, HERE)
