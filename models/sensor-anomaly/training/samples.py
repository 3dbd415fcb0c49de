"""Windows to learn from and to be measured by: normal ones, and ones into which a fault is put."""
from dataclasses import dataclass

import numpy as np

from faults import KINDS, inject, length_of
from network import PAST
from sensors.series import Place, on_grid

# Least share of a window's reach that must have been measured.
LEAST = 0.15


@dataclass(frozen=True)
class Samples:
    """Windows [n, PAST, 1] with mask, steps a day [n, 1, 1]; clean: what the latest value is without fault [n];
    abnormal: whether it is noticeably faulty [n]; kind: the fault or "" [n]; episode: number of the fault or window, or -1."""

    history: np.ndarray
    present: np.ndarray
    day: np.ndarray
    clean: np.ndarray
    abnormal: np.ndarray
    kind: np.ndarray
    episode: np.ndarray

    def __len__(self):
        return len(self.clean)

    def pick(self, rows):
        return Samples(*(getattr(self, field)[rows] for field in self.__dataclass_fields__))


def join(parts):
    return Samples(*(np.concatenate([getattr(part, field) for part in parts]) for field in Samples.__dataclass_fields__))


def samples(windows, day, clean, abnormal, kind, episode):
    """From windows with NaN where nothing was measured, [n, PAST]."""
    present = np.isfinite(windows)
    history = np.where(present, windows, 0).astype(np.float32)[:, :, None]
    n = len(windows)
    return Samples(history, present.astype(np.float32)[:, :, None], np.broadcast_to(np.float32(day), (n, 1, 1)).copy(),
                   np.asarray(clean, float), np.asarray(abnormal, bool), np.full(n, kind), np.asarray(episode, int))


def day_of(place):
    """Steps in a day."""
    return round(86400 / place.step.total_seconds())


def coarser(place, factor):
    """The place by means over some steps."""
    steps = len(place.values) // factor
    times = [place.time(at) for at in range(steps * factor)]
    values = on_grid(times, place.values[:steps * factor], place.start, steps, place.step * factor)
    return Place(f"{place.name} by {factor}", place.start, place.step * factor, values)


def ends(place, first, after, avoid=(), margin=0):
    """Steps from first to after that a window may end with: measured, with enough measured before, and no span to avoid in
    the margin before them or at them."""
    known = np.isfinite(place.values[:, 0])
    count = np.concatenate([[0], np.cumsum(known)])
    at = np.arange(max(first, PAST - 1), min(after, len(known)))
    good = known[at] & (count[at + 1] - count[at + 1 - PAST] >= LEAST * PAST)
    for begin, end in avoid:
        good &= (at < begin) | (at >= end + margin)
    return at[good]


def normal(place, at):
    """Windows that end with the given steps."""
    values = place.values[:, 0]
    windows = values[at[:, None] + np.arange(1 - PAST, 1)]
    return samples(windows, day_of(place), values[at], np.zeros(len(at)), "", np.full(len(at), -1))


def disturbed(place, at, random, share=0.8):
    """Windows for learning that end with the given steps, each with a fault in it, most of them going on at the end."""
    values = place.values[:, 0]
    windows = values[at[:, None] + np.arange(1 - PAST, 1)]
    kinds, abnormal = [], []
    for row in windows:
        kind = random.choice(KINDS)
        length = length_of(kind, random)
        since = random.integers(1, length + 1) if random.random() < share else length + random.integers(1, 200)
        fault = inject(row, day_of(place), kind, PAST - since, length, random)
        row[:] = fault.values
        kinds.append(kind)
        abnormal.append(fault.noticeable[-1])
    found = samples(windows, day_of(place), values[at], abnormal, "", np.full(len(at), -1))
    return Samples(found.history, found.present, found.day, found.clean, found.abnormal, np.array(kinds), found.episode)


def varied(found, random):
    """Samples with less known: a later begin, holes, no day; and some upside down."""
    n = len(found)
    present = found.present.copy()
    begin = np.where(random.random(n) < 0.3, random.integers(0, 500, n), 0)
    present[np.arange(PAST)[None] < begin[:, None]] = 0
    holes = random.uniform(0, 0.6, n) * (random.random(n) < 0.3)
    lost = random.random((n, PAST)) < holes[:, None]
    lost[:, -1] = False
    present[lost] = 0
    enough = present.sum((1, 2)) >= LEAST * PAST
    present[~enough] = found.present[~enough]
    sign = np.where(random.random(n) < 0.3, -1, 1).astype(np.float32)
    day = found.day * (random.random((n, 1, 1)) >= 0.15)
    return Samples(found.history * sign[:, None, None] * present, present, day.astype(np.float32), found.clean * sign,
                   found.abnormal, found.kind, found.episode)


def episodes(place, at, kinds, random, first_number):
    """For each kind, and each begin of at[kind], every window that ends within the fault."""
    values, parts, number = place.values[:, 0], [], first_number
    for kind in kinds:
        for begin in at[kind]:
            length = length_of(kind, random)
            low, high = begin + 1 - PAST, min(begin + length, len(values))
            fault = inject(values[low:high], day_of(place), kind, PAST - 1, length, random)
            steps = np.flatnonzero(np.isfinite(fault.values[PAST - 1:])) + PAST - 1
            if not fault.noticeable.any():
                continue
            windows = fault.values[steps[:, None] + np.arange(1 - PAST, 1)]
            parts.append(samples(windows, day_of(place), values[low + steps], fault.noticeable[steps], kind,
                                 np.full(len(steps), number)))
            number += 1
    return parts
