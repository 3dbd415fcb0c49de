"""Trains footfall-forecast: python3 train.py --data DATA --out WORK --folder ../1.0.0"""
import sys
from datetime import datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parents[1] / "training"))

from dataset import BEGIN, END, calendar, golden, read  # noqa: E402
from network import AHEAD, PAST, FootfallNetwork  # noqa: E402
from sensors.fit import Fitting  # noqa: E402
from sensors.recipe import Part, Recipe, main  # noqa: E402
from sensors.series import Cutter  # noqa: E402

NEW = ("DortmundSq", "AlbionStNorth")
KNOWN = ("Briggate", "BriggateAtMcDs", "AlbionStSouth", "CommercialStLush", "CommercialStBarratts", "Headrow")
CHOOSING, LATER = datetime(2014, 7, 1), datetime(2015, 7, 1)


def on_holidays(windows):
    """Whether most of what is forecast lies on a holiday."""
    return windows.calendar[:, :, 2].mean(1) > 0.5


RECIPE = Recipe(
    cutter=Cutter(PAST, AHEAD, {"yesterday": 24, "last week": 168}, calendar),
    read=read,
    network=FootfallNetwork,
    fitting=Fitting(epochs=20, batch=256, rate=1e-3, decay=5e-2),
    train=[Part(KNOWN, BEGIN, CHOOSING, every=5)],
    validation=Part(KNOWN, CHOOSING, LATER, every=11),
    tests={
        "known cameras, later": Part(KNOWN, LATER, END),
        "new cameras, later": Part(NEW, LATER, END),
        "new cameras, later, holidays": Part(NEW, LATER, END, keep=on_holidays),
        "new cameras, all years": Part(NEW, BEGIN, END, every=5),
    },
    output="footfall",
    step_hours=1,
    shown=(1, 3, 6, 12, 24),
    golden=golden,
    marks=lambda tests: {"new_gain": f"{100 * tests['new cameras, later']['all']['skill']:.0f} %"},
)

if __name__ == "__main__":
    main(RECIPE, HERE)
