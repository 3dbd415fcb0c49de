"""Trains air-quality-forecast: python3 train.py --data DATA --out WORK --folder ../1.0.0"""
import sys
from datetime import datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parents[1] / "training"))

from dataset import golden, hours, read  # noqa: E402
from network import AHEAD, PAST, AirNetwork  # noqa: E402
from sensors.fit import Fitting  # noqa: E402
from sensors.recipe import Part, Recipe, main  # noqa: E402
from sensors.series import Cutter  # noqa: E402

KNOWN, NEW = ("Changping", "Dongsi"), ("Huairou",)
FIRST, CHOOSING, LATER, END = datetime(2010, 1, 1), datetime(2015, 9, 1), datetime(2016, 3, 1), datetime(2017, 3, 1)

RECIPE = Recipe(
    cutter=Cutter(PAST, AHEAD, {"yesterday": 24, "last week": 168}, hours),
    read=read,
    network=AirNetwork,
    fitting=Fitting(epochs=15, batch=256, rate=7e-4, decay=5e-2),
    train=[Part(KNOWN, FIRST, CHOOSING), Part(("Embassy",), FIRST, datetime(2015, 1, 1))],
    validation=Part(KNOWN, CHOOSING, LATER),
    tests={
        "known stations, later year": Part(KNOWN, LATER, END),
        "new station, later year": Part(NEW, LATER, END),
        "new station, all four years": Part(NEW, FIRST, END),
        "new station, later year, PM2.5 alone": Part(NEW, LATER, END, alone=True),
    },
    output="pm25",
    step_hours=1,
    shown=(1, 3, 6, 12, 24),
    golden=golden,
)

if __name__ == "__main__":
    main(RECIPE, HERE)
