"""The simple rules that the model is measured against. Each says how far the latest value is from usual."""
import numpy as np

# Lengths in steps or weights that are tried; the best on the validation windows is taken.
CHOICES = {"rolling z-score": (24, 96, 288, 719), "rolling median and MAD": (24, 96, 288, 719), "EWMA residual": (0.02, 0.1, 0.3),
           "seasonal naive residual": (0,), "standstill": (0,)}
FLOOR = 1e-6


def known(samples):
    """Windows [n, steps] with NaN where nothing was measured."""
    return np.where(samples.present[:, :, 0] > 0, samples.history[:, :, 0], np.nan).astype(float)


def ratio(away, size, values):
    """Size of a deviation in multiples; where nothing ever moved, a trace of the value counts as one."""
    return np.nan_to_num(np.abs(away) / (size + 1e-3 * np.nanmean(np.abs(values), 1) + FLOOR))


def z_score(values, day, steps):
    past = values[:, -1 - steps:-1]
    return ratio(values[:, -1] - np.nanmean(past, 1), np.nanstd(past, 1), values)


def median_and_mad(values, day, steps):
    past = values[:, -1 - steps:-1]
    middle = np.nanmedian(past, 1)
    return ratio(values[:, -1] - middle, 1.4826 * np.nanmedian(np.abs(past - middle[:, None]), 1), values)


def ewma(values, day, weight):
    past = values[:, :-1]
    weights = (1 - weight) ** np.arange(past.shape[1] - 1, -1, -1) * np.isfinite(past)
    total = weights.sum(1)
    mean = (weights * np.nan_to_num(past)).sum(1) / total
    deviation = np.sqrt((weights * np.nan_to_num(past - mean[:, None]) ** 2).sum(1) / total)
    return ratio(values[:, -1] - mean, deviation, values)


def seasonal(values, day, _):
    """From the value a day before, or the latest before it where the day is unknown or longer than the window."""
    found = np.zeros(len(values))
    for lag in np.unique(day):
        rows = day == lag
        back = int(lag) if 0 < lag < values.shape[1] // 2 else 1
        away = values[rows, back:] - values[rows, :-back]
        size = 1.4826 * np.nanmedian(np.abs(away[:, :-1]), 1)
        found[rows] = ratio(away[:, -1], size, values[rows])
    return found


def standstill(values, day, _):
    """Values in a row that are equal to the latest."""
    same = (values == values[:, -1:]) | np.isnan(values)
    differs = ~same[:, ::-1]
    length = np.where(differs.any(1), differs.argmax(1), values.shape[1])
    return (np.isfinite(values) & (np.arange(values.shape[1]) >= values.shape[1] - length[:, None])).sum(1).astype(float)


RULES = {"rolling z-score": z_score, "rolling median and MAD": median_and_mad, "EWMA residual": ewma,
         "seasonal naive residual": seasonal, "standstill": standstill}


def apply(name, choice, samples):
    """Scores [n]."""
    with np.errstate(all="ignore"):
        import warnings
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)
            return np.nan_to_num(RULES[name](known(samples), samples.day[:, 0, 0], choice))


class Together:
    """All rules at once: the least likely of their scores, by how often normal validation windows reach it."""

    def __init__(self, normal):
        """normal: rule to scores of normal windows."""
        self.normal = {name: np.sort(scores) for name, scores in normal.items()}

    def score(self, scores):
        found = []
        for name, usual in self.normal.items():
            reached = len(usual) - np.searchsorted(usual, scores[name], "left")
            beyond = np.log(np.maximum(scores[name] / max(usual[-1], FLOOR), 1))
            found.append(-np.log((reached + 1) / (len(usual) + 1)) + beyond)
        return np.max(found, 0)
