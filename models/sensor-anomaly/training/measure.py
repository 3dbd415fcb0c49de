"""Figures of the model and of the simple rules on the same values."""
import numpy as np

import rules
from detection import average_precision, found, roc_auc, threshold
from faults import KINDS
from learn import scores_of

AT_ONCE = 4000
MODEL, TOGETHER = "model", "all rules together"
# False alarms of a thousand normal values that a share of found faults is told for.
BUDGETS = (1, 5)


def rule_scores(name, choice, samples):
    return np.concatenate([rules.apply(name, choice, samples.pick(slice(at, at + AT_ONCE)))
                           for at in range(0, len(samples), AT_ONCE)])


class Rivals:
    """The rules, each with the length that is best on the validation windows, and all of them together."""

    def __init__(self, validation):
        self.choices, usual = {}, {}
        for name, choices in rules.CHOICES.items():
            scores = {choice: rule_scores(name, choice, validation) for choice in choices}
            self.choices[name] = max(choices, key=lambda choice: average_precision(scores[choice], validation.abnormal))
            usual[name] = scores[self.choices[name]][validation.kind == ""]
        self.together = rules.Together(usual)

    def scores(self, samples):
        """Rule to scores [n]."""
        scores = {name: rule_scores(name, choice, samples) for name, choice in self.choices.items()}
        return {**scores, TOGETHER: self.together.score(scores)}


def figures_of(scores, samples):
    """Figures of one scorer on one test."""
    normal = ~samples.abnormal & (samples.episode < 0)
    counted = normal | samples.abnormal
    row = {"auc": roc_auc(scores[counted], samples.abnormal[counted]),
           "precision": average_precision(scores[counted], samples.abnormal[counted]), "found": {}, "kinds": {}}
    for budget in BUDGETS:
        level = threshold(scores[normal], budget)
        hit, delay = found(scores, level, samples.episode, samples.abnormal)
        row["found"][str(budget)] = float(hit.mean())
        row["delay"] = float(np.median(delay)) if len(delay) else None
        row["kinds"] = kinds_of(scores, level, samples)
    return row


def kinds_of(scores, level, samples):
    """Kind of fault to how many are found and how many there are."""
    kinds = {}
    for kind in set(KINDS) & set(samples.kind):
        hit, _ = found(scores, level, np.where(samples.kind == kind, samples.episode, -1), samples.abnormal)
        kinds[kind] = [int(hit.sum()), len(hit)]
    return kinds


def measure(model, rivals, tests):
    """Test to its sizes, and to the figures of each scorer; the kinds and the delay are of the last budget."""
    figures = {}
    for name, samples in tests.items():
        scores, expected = scores_of(model, samples)
        normal = ~samples.abnormal & (samples.episode < 0)
        hit, _ = found(scores, 0.5, samples.episode, samples.abnormal)
        value = samples.history[:, -1, 0]
        inside = (value >= expected[:, 0]) & (value <= expected[:, 2])
        figures[name] = {
            "normal": int(normal.sum()), "abnormal": int(samples.abnormal.sum()), "episodes": len(hit),
            "at_half": {"false_alarms": float(1000 * (scores[normal] > 0.5).mean()), "found": float(hit.mean())},
            "coverage": float(inside[normal].mean()),
            "scorers": {scorer: figures_of(values, samples)
                        for scorer, values in {MODEL: scores, **rivals.scores(samples)}.items()}}
        print(name, figures[name]["scorers"][MODEL], flush=True)
    return figures
