"""Hourly counts of people at eight cameras in the centre of Leeds, 2009 to 2016."""
import csv
import gzip
from datetime import date, datetime, timedelta

import numpy as np

from sensors.series import Place

STEP = timedelta(hours=1)
BEGIN, END = datetime(2009, 1, 1), datetime(2017, 1, 1)
FORMS = ("%d/%m/%Y", "%Y-%m-%d", "%d-%b-%y")


def read(data):
    """Places by name, people an hour. Of hours that the file holds twice, the first counts."""
    steps = (END - BEGIN) // STEP
    series, days = {}, {}
    with gzip.open(data / "sensors" / "leeds-footfall" / "footfall.csv.gz", "rt", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["Date"] not in days:
                days[row["Date"]] = day_of(row["Date"])
            at = (days[row["Date"]] + timedelta(hours=int(row["Hour"])) - BEGIN) // STEP
            values = series.setdefault(row["LocationName"], np.full((steps, 1), np.nan))
            if np.isnan(values[at, 0]) and row["InCount"] not in ("", "NA"):
                values[at, 0] = float(row["InCount"])
    for values in series.values():
        values[switched_off(values[:, 0])] = np.nan
    return {name: Place(name, BEGIN, STEP, values) for name, values in series.items()}


def day_of(text):
    for form in FORMS:
        try:
            return datetime.strptime(text, form)
        except ValueError:
            continue
    raise ValueError(f"no date: {text}")


def switched_off(counts):
    """Hours of a run of 6 zeros and more: the camera was off. [steps]"""
    off = np.zeros(len(counts), bool)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], counts == 0, [False]]).astype(int)))
    for begin, end in edges.reshape(-1, 2):
        off[begin:end] = end - begin >= 6
    return off


def easter(year):
    """Sunday of Easter, by the anonymous Gregorian algorithm."""
    a, (b, c) = year % 19, divmod(year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def holidays(year):
    """Bank holidays of England with those of 2011 and 2012, and Easter Sunday."""
    sunday = easter(year)
    found = {sunday + timedelta(days=days) for days in (-2, 0, 1)}
    found |= {date(year, 12, 25), date(year, 12, 26), date(year, 1, 1)}
    for month, last in ((5, False), (5, True), (8, True)):
        mondays = [day for day in (date(year, month, 1) + timedelta(days=i) for i in range(31)) if day.weekday() == 0]
        found.add(mondays[-1] if last else mondays[0])
    return found | {day for day in (date(2011, 4, 29), date(2012, 6, 4), date(2012, 6, 5)) if day.year == year}


HOLIDAYS = np.array(sorted(day for year in range(BEGIN.year, END.year + 1) for day in holidays(year)), "datetime64[D]")


def calendar(place, future):
    """Hour, day of the week (Monday 0), whether the day is a holiday, and whether it was one a week before: [n, ahead, 4]."""
    times = np.datetime64(place.start, "h") + future
    days = times.astype("datetime64[D]")
    hour = (times - days).astype(int)
    weekday = (days.astype(int) + 3) % 7
    return np.stack([hour, weekday, np.isin(days, HOLIDAYS), np.isin(days - 7, HOLIDAYS)], 2)


def golden():
    """Windows drawn by formula, with inputs by name."""
    place = Place("drawn", datetime(2016, 3, 7), STEP, np.zeros((0, 1)))
    samples = {}
    for name, busy, first in (("square", 900, 336), ("lane", 40, 350), ("gaps", 300, 341)):
        at = np.arange(first - 336, first)
        people = busy * np.exp(-((at % 24 - 14) / 4.5) ** 2) * np.where(at // 24 % 7 >= 5, 1.4, 1.0) + busy * 0.03
        present = np.ones((1, 336, 1), np.float32)
        if name == "gaps":
            present[:, 100:140] = 0
        samples[name] = {"history": people[None, :, None].astype(np.float32) * present, "present": present,
                         "calendar": calendar(place, first + np.arange(24)[None]).astype(np.float32)}
    return samples
