"""Series of places on an even grid of time, and the windows that are cut from them."""
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np


@dataclass(frozen=True)
class Place:
    """What one place measured.

    values: [steps, channels], NaN where nothing was measured; channel 0 is what is forecast.
    """

    name: str
    start: datetime
    step: timedelta
    values: np.ndarray

    def index(self, time):
        """The first step that is not before a time."""
        return -((self.start - time) // self.step)

    def time(self, index):
        return self.start + self.step * int(index)


@dataclass(frozen=True)
class Windows:
    """Samples of one place or several: what was known, and what came.

    history, present: [samples, past, channels], the number and 1, or 0 and 0 where it is missing;
    calendar: [samples, ahead, facts], known beforehand; target: [samples, ahead], NaN where nothing was measured;
    baselines: name to [samples, ahead], NaN where a baseline has no number to stand on.
    """

    history: np.ndarray
    present: np.ndarray
    calendar: np.ndarray
    target: np.ndarray
    baselines: dict

    def __len__(self):
        return len(self.target)

    def pick(self, rows):
        """The samples of an index or a mask."""
        baselines = {name: values[rows] for name, values in self.baselines.items()}
        return Windows(self.history[rows], self.present[rows], self.calendar[rows], self.target[rows], baselines)


def join(parts):
    names = parts[0].baselines
    return Windows(*(np.concatenate([getattr(part, field) for part in parts])
                     for field in ("history", "present", "calendar", "target")),
                   {name: np.concatenate([part.baselines[name] for part in parts]) for name in names})


def on_grid(times, values, start, steps, step):
    """Means of measurements [n, channels] at datetimes over the steps they fall into: [steps, channels]."""
    values = np.asarray(values, float)
    at = np.array([(time - start) // step for time in times])
    inside = (at >= 0) & (at < steps)
    sums, counts = np.zeros((steps, values.shape[1])), np.zeros((steps, values.shape[1]))
    known = np.isfinite(values[inside])
    np.add.at(sums, at[inside], np.where(known, values[inside], 0))
    np.add.at(counts, at[inside], known)
    return np.where(counts > 0, sums / np.maximum(counts, 1), np.nan)


class Cutter:
    """Cuts windows: the past ends with the origin, a step that is known; the future begins with the step after it."""

    def __init__(self, past, ahead, seasons, calendar=None):
        """past: steps; ahead: offsets in steps from the origin; seasons: name to steps of a seasonal naive baseline;
        calendar: (place, indices [n, ahead]) to facts [n, ahead, facts]."""
        self.past, self.ahead, self.seasons, self.calendar = past, np.asarray(ahead), seasons, calendar

    def origins(self, place, begin, end, every=1):
        """Origins whose future lies before the end, where channel 0 was measured at the origin or just before it."""
        first = max(place.index(begin), self.past - 1)
        last = min(place.index(end), len(place.values)) - 1 - self.ahead[-1]
        at = np.arange(first, last + 1, every)
        return at[np.isfinite(place.values[at[:, None] - np.arange(3), 0]).any(1)] if len(at) else at

    def cut(self, place, origins):
        span = origins[:, None] + np.arange(1 - self.past, 1)
        history = place.values[span]
        present = np.isfinite(history)
        future = origins[:, None] + self.ahead
        facts = self.calendar(place, future) if self.calendar else np.zeros((*future.shape, 0))
        return Windows(np.where(present, history, 0).astype(np.float32), present.astype(np.float32),
                       facts.astype(np.float32), place.values[future, 0], self.baselines(place, origins, future))

    def baselines(self, place, origins, future):
        """Persistence, and for each season the value as many seasons before as put it into the past."""
        known = place.values[:, 0]
        found = {"persistence": np.repeat(known[origins][:, None], len(self.ahead), 1)}
        for name, steps in self.seasons.items():
            back = -(-self.ahead // steps) * steps
            at = future - back
            found[name] = np.where(at >= 0, known[np.maximum(at, 0)], np.nan)
        return found
