"""Hourly air of Beijing: three municipal stations 2013 to 2017, and the embassy's monitor 2010 to 2014."""
import csv
from datetime import datetime, timedelta

import numpy as np

from sensors.series import Place

STEP = timedelta(hours=1)
CHANNELS = ("PM2.5", "temperature", "dew point", "pressure", "wind from the east", "wind from the north", "rain")
COMPASS = ("N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW")


def read(data):
    """Places by name; channels in micrograms a cubic metre, degrees Celsius, hectopascal, metres a second, millimetres."""
    folder = data / "sensors"
    places = [station(file) for file in sorted((folder / "beijing-multisite").glob("PRSA_Data_*.csv"))]
    places.append(embassy(folder / "beijing-pm25" / "PRSA_data_2010.1.1-2014.12.31.csv"))
    return {place.name: place for place in places}


def station(file):
    rows = read_rows(file)
    values = [[number(row, key) for key in ("PM2.5", "TEMP", "DEWP", "PRES")] + wind(row) + [number(row, "RAIN")]
              for row in rows]
    return Place(rows[0]["station"], time_of(rows[0]), STEP, np.array(values))


def embassy(file):
    """Its wind is summed up over hours and its rain counted in hours, so both are left out."""
    rows = read_rows(file)
    values = [[number(row, key) for key in ("pm2.5", "TEMP", "DEWP", "PRES")] + [np.nan] * 3 for row in rows]
    return Place("Embassy", time_of(rows[0]), STEP, np.array(values))


def read_rows(file):
    """Rows, one an hour without a gap."""
    with open(file, newline="") as lines:
        rows = list(csv.DictReader(lines))
    if time_of(rows[-1]) - time_of(rows[0]) != STEP * (len(rows) - 1):
        raise ValueError(f"{file}: expected a row for every hour")
    return rows


def time_of(row):
    return datetime(*(int(row[key]) for key in ("year", "month", "day", "hour")))


def number(row, key):
    return np.nan if row[key] in ("", "NA") else float(row[key])


def wind(row):
    """Parts of the wind from the east and from the north."""
    if row["wd"] not in COMPASS:
        return [np.nan, np.nan]
    angle, speed = 2 * np.pi * COMPASS.index(row["wd"]) / len(COMPASS), number(row, "WSPM")
    return [speed * np.sin(angle), speed * np.cos(angle)]


def hours(place, future):
    """The calendar: hour of the day and month of what is forecast, [n, ahead, 2]."""
    start = np.datetime64(place.start, "h")
    times = start + future
    hour = (times - times.astype("datetime64[D]")).astype(int)
    month = times.astype("datetime64[M]").astype(int) % 12 + 1
    return np.stack([hour, month], 2)


def golden():
    """Windows drawn by formula, with inputs by name."""
    steps = np.arange(48)
    day = np.sin(2 * np.pi * steps / 24)
    weather = [4 + 5 * day, -8 + 0 * day, 1022 - 0.1 * steps, 0.5 + 0 * day, -1 + 2 * day, 0 * day]
    cases = {"haze": ([60 + 3 * steps + 10 * day, *weather], 18, 1, 7), "clean": ([12 + 4 * day, *weather], 6, 5, 1),
             "gaps": ([140 - 2 * steps, *weather], 0, 10, 4)}
    samples = {}
    for name, (channels, hour, month, known) in cases.items():
        present = np.ones((1, 48, 7), np.float32)
        present[:, :, known:] = 0
        if name == "gaps":
            present[:, 30:38] = 0
        ahead = np.arange(24)
        calendar = np.stack([(hour + ahead) % 24, np.full(24, month)], 1)[None].astype(np.float32)
        samples[name] = {"history": np.stack(channels, 1)[None].astype(np.float32) * present, "present": present,
                         "calendar": calendar}
    return samples
