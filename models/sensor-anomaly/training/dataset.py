"""Series of stations: footfall, air, river levels, noise, road traffic, and the other series of NAB with their labels."""
import csv
import importlib.util
import json
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

from network import PAST
from sensors.series import Place, on_grid

# How the forecasts read footfall and river levels is taken from them.
MODELS = Path(__file__).resolve().parents[2]
HOUR = timedelta(hours=1)
# Steps without a value that are put before a series, so that a window may begin before it: 144 values are the least.
LEAD = PAST - 144
POLLUTANTS = ("PM2.5", "PM10", "SO2", "NO2", "CO", "O3", "TEMP")
BANDS = ("100", "400", "1600", "6300")
# NAB's folders that are learnt from, and those that are not.
NAB_LEARNT = ("realAWSCloudwatch", "realAdExchange", "realTweets", "artificialNoAnomaly", "artificialWithAnomaly")
NAB_HELD_OUT = ("realTraffic", "realKnownCause")


def sibling(model):
    """The module dataset of another model's training."""
    spec = importlib.util.spec_from_file_location(f"dataset_of_{model}", MODELS / model / "training" / "dataset.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(data):
    """Groups by name, each places by name with one channel."""
    folder = data / "sensors"
    groups = {"footfall": footfall(data), "air": air(folder), "river": river(data), "noise": noise(folder),
              "noise elsewhere": bands(folder)}
    for name in (*NAB_LEARNT, *NAB_HELD_OUT):
        groups[name] = {file.stem: nab_series(file) for file in sorted((folder / "NAB" / name).glob("*.csv"))}
    return {name: {place.name: led(place) for place in places.values()} for name, places in groups.items()}


def led(place):
    """The place with room before it for the first windows."""
    values = np.concatenate([np.full((LEAD, 1), np.nan), place.values])
    return Place(place.name, place.start - LEAD * place.step, place.step, values)


def footfall(data):
    return sibling("footfall-forecast").read(data)


def river(data):
    found = {}
    for name, place in sibling("river-level-forecast").read(data).items():
        found[name] = Place(name, place.start, place.step, place.values[:, :1])
    return found


def air(folder):
    found = {}
    for file in sorted((folder / "beijing-multisite").glob("PRSA_Data_*.csv")):
        with open(file, newline="") as lines:
            rows = list(csv.DictReader(lines))
        start = datetime(*(int(rows[0][key]) for key in ("year", "month", "day", "hour")))
        for pollutant in POLLUTANTS:
            values = np.array([[np.nan if row[pollutant] in ("", "NA") else float(row[pollutant])] for row in rows])
            name = f"{rows[0]['station']} {pollutant}"
            found[name] = Place(name, start, HOUR, values)
    return found


def noise(folder):
    """Sound level of a minute."""
    with open(folder / "noise" / "laeq_1min.csv", newline="") as lines:
        rows = list(csv.reader(lines))[1:]
    times = [datetime.fromisoformat(row[0]) for row in rows]
    return {"sound level": gridded("sound level", times, [float(row[1]) for row in rows], timedelta(minutes=1))}


def bands(folder):
    """Bands of another meter, at another place, by minutes."""
    with open(folder / "noise" / "freq.csv", newline="") as lines:
        rows = list(csv.DictReader(lines))
    times = [datetime.strptime(row["datetime"], "%m/%d/%Y %H:%M") for row in rows]
    return {band: gridded(f"band {band} Hz", times, [float(row[band] or "nan") for row in rows], timedelta(minutes=1))
            for band in BANDS}


def nab_series(file):
    """A series on the grid of its usual step."""
    with open(file, newline="") as lines:
        rows = list(csv.DictReader(lines))
    times = [datetime.fromisoformat(row["timestamp"]) for row in rows]
    usual = np.median([(later - time).total_seconds() for time, later in zip(times, times[1:])])
    return gridded(f"{file.parent.name}/{file.name}", times, [float(row["value"]) for row in rows], timedelta(seconds=usual))


def gridded(name, times, values, step):
    steps = (times[-1] - times[0]) // step + 1
    return Place(name, times[0], step, on_grid(times, np.array(values)[:, None], times[0], steps, step))


def labelled(data):
    """NAB's windows of anomalies: file to [(begin, end)]."""
    found = json.loads((data / "sensors" / "NAB" / "labels" / "combined_windows.json").read_text())
    return {file: [tuple(datetime.fromisoformat(time) for time in window) for window in windows]
            for file, windows in found.items()}


def spans(place, windows):
    """Windows of time as steps of a place: [(first, after)]."""
    return [(max(place.index(begin), 0), min(place.index(end) + 1, len(place.values))) for begin, end in windows]


def golden():
    """Windows drawn by formula, with inputs by name: an hourly rhythm as usual, with a spike, and a value that sticks."""
    steps = np.arange(PAST)
    usual = 40 + 25 * np.sin(2 * np.pi * steps / 24) + 6 * np.sin(steps * 1.7) + 4 * np.cos(steps * steps * 0.37)
    spike, stuck = usual.copy(), usual.copy()
    spike[-1] += 150
    stuck[-14:] = stuck[-14]
    samples = {}
    for name, values in (("usual", usual), ("spike", spike), ("stuck", stuck)):
        present = np.ones((1, PAST, 1), np.float32)
        if name == "usual":
            present[:, 300:340] = 0
        samples[name] = {"history": values[None, :, None].astype(np.float32) * present, "present": present,
                         "day": np.full((1, 1, 1), 24, np.float32)}
    return samples
