"""Levels of the Jakarta water gates with rain, on half hours."""
import csv
from datetime import datetime, timedelta

import numpy as np

from sensors.series import Place, on_grid

STEP = timedelta(minutes=30)
BEGIN, END = datetime(2019, 12, 31), datetime(2020, 2, 1)
CHANNELS = ("level", "upstream level", "rain", "upstream rain")

# The gate whose water arrives here. Depok lies between Katulampa and Manggarai, and is left out because it is held out.
UPSTREAM = {
    "PS. Depok": "PS. Katulampa (Hulu)",
    "PA. Manggarai": "PS. Katulampa (Hulu)",
    "P.A. Karet": "PA. Manggarai",
    "P.A. Istiqlal": "PA. Manggarai",
    "P.A. Jembatan Merah": "P.A. Istiqlal",
}
IN_THE_HILLS = ("PS. Katulampa (Hulu)",)
HELD_OUT = ("PS. Depok", "PS. Pesanggrahan", "PS. Krukut Hulu")
LEARNT = ("PS. Katulampa (Hulu)", "PA. Manggarai", "P.A. Karet", "P.A. Istiqlal", "Pompa Cideng", "Pompa Kali Duri (Kalijodo)",
          "Pompa Yos Sudarso 1", "PS. Angke Hulu", "PS. Sunter Hulu", "P.A. Hek")
# These follow the tide or a pump, and are not learnt.
BY_THE_SEA = ("P.A. Jembatan Merah", "P.A. Ancol Flusing", "P.A. Marina Ancol", "Pompa Pasar Ikan", "P.A. Pluit")


def read(data):
    """Places by name; level in metres above the gate's own zero, rain in millimetres an hour."""
    folder = data / "sensors" / "jakarta-river"
    levels = read_levels(folder / "tma_2020.csv")
    hills, town = read_rain(folder / "DATASET_FINAL_TRAINING.csv")
    unknown = np.full(len(hills), np.nan)
    places = {}
    for name in (*LEARNT, *HELD_OUT, *BY_THE_SEA):
        here, above = (hills, unknown) if name in IN_THE_HILLS else (town, hills)
        upstream = levels[UPSTREAM[name]] if name in UPSTREAM else unknown
        places[name] = Place(name, BEGIN, STEP, np.stack([levels[name], upstream, here, above], 1))
    return places


def read_levels(file):
    """Level in metres by gate, [steps]. The file has millimetres, and repeats the latest reading where one is missing."""
    readings = {}
    with open(file, newline="") as lines:
        for row in csv.DictReader(lines):
            at = datetime.fromisoformat(row["tanggal"])
            readings.setdefault(row["nama_pintu_air"].strip(), {})[at] = float(row["tinggi_air"]) / 1000
    steps = (END - BEGIN) // STEP
    return {gate: on_grid(list(found), np.array(list(found.values()))[:, None], BEGIN, steps, STEP)[:, 0]
            for gate, found in readings.items()}


def read_rain(file):
    """Rain in the hills and in the town, [steps]. An hour's rain counts as known when the hour is over."""
    steps = (END - BEGIN) // STEP
    rain = np.full((steps, 2), np.nan)
    with open(file, newline="") as lines:
        for row in csv.DictReader(lines):
            known = (datetime.fromisoformat(row["Unnamed: 0"]) + timedelta(hours=1) - BEGIN) // STEP
            rain[known:known + 2] = float(row["hujan_bogor"]), float(row["hujan_jakarta"])
    return rain[:, 0], rain[:, 1]


def rising(windows, metres=0.3):
    """Whether the level comes to lie this much above the latest one; known only afterwards."""
    latest = windows.baselines["persistence"][:, :1]
    highest = np.nanmax(np.where(np.isfinite(windows.target), windows.target, -np.inf), 1, keepdims=True)
    return (highest - latest >= metres)[:, 0]


def golden():
    """Windows drawn by formula, with inputs by name."""
    steps = np.arange(48, dtype=np.float32)
    nothing = np.zeros(48, np.float32)
    storm = np.clip(6 - np.abs(steps - 38), 0, None) * 3
    wave = 1.5 + 1.2 / (1 + np.exp(-(steps - 42) / 2))
    tide = 1.7 + 0.4 * np.sin(2 * np.pi * steps / 24.8)
    cases = {"storm": [wave * 0.6 + 5, wave, storm, storm * 2], "tide": [tide, nothing, nothing, nothing],
             "calm": [nothing + 0.75, nothing, nothing, nothing]}
    masks = {"storm": [1, 1, 1, 1], "tide": [1, 0, 1, 0], "calm": [1, 0, 0, 0]}
    samples = {}
    for name, channels in cases.items():
        present = np.ones((1, 48, 4), np.float32) * np.float32(masks[name])
        if name == "calm":
            present[:, 10:20] = 0
        samples[name] = {"history": np.stack(channels, 1)[None].astype(np.float32) * present, "present": present}
    return samples
