"""How well scores tell what is abnormal."""
import numpy as np


def roc_auc(scores, abnormal):
    """Chance that an abnormal value scores higher than a normal one; equal scores count half (Hanley and McNeil 1982)."""
    positive, negative = np.sort(scores[abnormal]), np.sort(scores[~abnormal])
    below = np.searchsorted(negative, positive, "left") + np.searchsorted(negative, positive, "right")
    return float(below.sum() / 2 / len(positive) / len(negative))


def average_precision(scores, abnormal):
    """Area under precision over recall by steps; equal scores are one step."""
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(abnormal[order])
    last = np.append(np.diff(scores[order]) != 0, True)
    hits, rank = hits[last], np.flatnonzero(last) + 1
    return float((np.diff(hits, prepend=0) * hits / rank).sum() / abnormal.sum())


def threshold(scores, per_thousand):
    """The score that so many of a thousand normal values lie above."""
    return float(np.quantile(scores, 1 - per_thousand / 1000, method="higher"))


def alarms(scores, level):
    return scores > level


def found(scores, level, episode, abnormal):
    """For each episode: whether a score at or after its first abnormal value is above the level, and how many values later.

    Values of an episode stand in the order of time.
    """
    hit, delay = [], []
    for number in np.unique(episode[episode >= 0]):
        rows = np.flatnonzero(episode == number)
        rows = rows[np.argmax(abnormal[rows]):]
        high = alarms(scores[rows], level)
        hit.append(high.any())
        if high.any():
            delay.append(int(high.argmax()))
    return np.array(hit, bool), np.array(delay)
