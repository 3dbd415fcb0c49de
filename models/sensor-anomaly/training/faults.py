"""Faults and events that are put into a normal series, in the size of the series' own unrest."""
from dataclasses import dataclass

import numpy as np

# Shortest and longest in steps. Shorter than the recent part of a window, so that its earlier part stays normal.
LENGTHS = {"spike": (1, 3), "dropout": (3, 48), "stuck": (6, 72), "shift": (12, 90), "drift": (24, 96), "noise": (12, 72),
           "event": (4, 48)}
KINDS = tuple(LENGTHS)
# Smallest and largest, in multiples of the unrest.
SIZES = {"spike": (4, 25), "shift": (2.5, 12), "drift": (4, 14), "noise": (2, 8), "event": (3, 14)}
# From here a deviation, in multiples of the unrest, is one that a person would call abnormal.
NOTICEABLE = 2.0
# Equal values in a row from which a value is taken as stuck.
STUCK_STEPS = 4


@dataclass(frozen=True)
class Fault:
    """A fault in a series: changed values [steps], and where it is noticeable [steps]."""

    kind: str
    values: np.ndarray
    noticeable: np.ndarray


def unrest(values, day):
    """How much a series strays from what is usual; at least a trace.

    Deviations are from the value a day before where that is known, and from the median otherwise. The unrest is half of their
    middle two thirds, or half of their standard deviation where that is more: what a restless series does by itself is no fault.
    """
    day, known = int(day), values[np.isfinite(values)]
    away, parts = known - np.median(known), 1.0
    if 0 < day < len(values):
        daily = values[day:] - values[:-day]
        daily = daily[np.isfinite(daily)]
        if len(daily) >= 100:
            # Two days stray, not one.
            away, parts = daily, 2 ** 0.5
    low, high = np.percentile(away, [16, 84])
    return max((high - low) / 2 / parts, 0.5 * float(away.std()) / parts, 0.02 * float(np.abs(known).mean()), 1e-6)


def length_of(kind, random):
    low, high = LENGTHS[kind]
    return int(round(np.exp(random.uniform(np.log(low), np.log(high)))))


def size_of(kind, random):
    low, high = SIZES[kind]
    return np.exp(random.uniform(np.log(low), np.log(high))) * random.choice([-1, 1])


def inject(values, day, kind, begin, length, random):
    """Puts a fault into steps begin to begin + length of a series [steps] with NaN where nothing was measured."""
    end = min(begin + length, len(values))
    unit = unrest(values, day)
    changed = values.copy()
    changed[begin:end] = CHANGES[kind](values[begin:end], np.arange(end - begin), length, unit, values, random)
    keep_nature(changed, values, begin, end)
    away = np.abs(changed[begin:end] - values[begin:end])
    noticeable = np.zeros(len(values), bool)
    noticeable[begin:end] = seen(kind, np.nan_to_num(away) / unit)
    return Fault(kind, changed, noticeable & np.isfinite(changed))


def seen(kind, multiples):
    """Where a fault is noticeable: what deviates; what sticks from the fourth value on, once the truth has moved away."""
    steps = np.arange(len(multiples))
    moved = np.maximum.accumulate(multiples) if len(multiples) else multiples
    if kind == "stuck":
        return (steps >= STUCK_STEPS) & (moved > 0.5)
    if kind == "dropout":
        return (multiples > NOTICEABLE) | ((steps >= STUCK_STEPS) & (moved > 0.5))
    if kind == "noise":
        return moved > NOTICEABLE
    return multiples > NOTICEABLE


def keep_nature(changed, values, begin, end):
    """Counts stay counts, and what is never negative stays so."""
    known = values[np.isfinite(values)]
    if known.min() >= 0:
        changed[begin:end] = np.maximum(changed[begin:end], 0)
    if (known == np.round(known)).all():
        changed[begin:end] = np.round(changed[begin:end])


def add_constant(part, steps, length, unit, values, random):
    return part + size_of("shift", random) * unit


def add_spike(part, steps, length, unit, values, random):
    return part + size_of("spike", random) * unit


def add_ramp(part, steps, length, unit, values, random):
    return part + size_of("drift", random) * unit * (steps + 1) / length


def add_noise(part, steps, length, unit, values, random):
    return part + abs(size_of("noise", random)) * unit * random.standard_normal(len(part))


def add_bump(part, steps, length, unit, values, random):
    """Rises and falls again, as a crowd or a jam does."""
    return part + size_of("event", random) * unit * np.sin(np.pi * (steps + 1) / (length + 1))


def to_constant(part, steps, length, unit, values, random):
    least = np.nanmin(values)
    return np.where(np.isfinite(part), random.choice([0.0, least, least - 2 * unit]), np.nan)


def hold(part, steps, length, unit, values, random):
    known = part[np.isfinite(part)]
    return np.where(np.isfinite(part), known[0] if len(known) else 0, np.nan)


CHANGES = {"spike": add_spike, "dropout": to_constant, "stuck": hold, "shift": add_constant, "drift": add_ramp,
           "noise": add_noise, "event": add_bump}
