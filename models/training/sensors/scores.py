"""Figures of a forecast and of its baselines on the same rows."""
import numpy as np


def rows_of(windows):
    """Where the target and every baseline are known: [samples, ahead]."""
    known = np.isfinite(windows.target)
    for values in windows.baselines.values():
        known &= np.isfinite(values)
    return known


def errors(predicted, target):
    away = predicted - target
    return {"mae": float(np.abs(away).mean()), "rmse": float(np.sqrt((away ** 2).mean()))}


def score(quantiles, windows, ahead):
    """For each step ahead, and for all together: rows, errors of the median and of each baseline, skill, coverage.

    Skill is 1 - MAE / MAE of the best baseline there. Coverage is the share of targets from p10 to p90.
    """
    known = rows_of(windows)
    figures = {}
    for column, name in [(slice(i, i + 1), str(step)) for i, step in enumerate(ahead)] + [(slice(None), "all")]:
        rows = known[:, column]
        if not rows.any():
            continue
        target, found = windows.target[:, column][rows], quantiles[:, column][rows]
        own = errors(found[:, 1], target)
        baselines = {name: errors(values[:, column][rows], target) for name, values in windows.baselines.items()}
        least = min(baseline["mae"] for baseline in baselines.values())
        figures[name] = {
            "rows": int(rows.sum()), **own, "baselines": baselines,
            "skill": 1 - own["mae"] / least if least > 0 else 0.0,
            "coverage": float(((target >= found[:, 0]) & (target <= found[:, 2])).mean()),
            "width": float((found[:, 2] - found[:, 0]).mean())}
    return figures
