"""How well scores tell what is from what is not."""
import numpy as np

from metrics import average_precision


def area_under_roc(scores, truth):
    """Chance that one that is scores above one that is not; equal scores count half (Mann and Whitney 1947)."""
    scores, truth = np.asarray(scores, float), np.asarray(truth, bool)
    _, place, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[place]
    positives, negatives = truth.sum(), (~truth).sum()
    return float((ranks[truth].sum() - positives * (positives + 1) / 2) / (positives * negatives))


def precision_area(scores, truth):
    """Average precision, as the area under all points of the curve."""
    return float(average_precision(np.asarray(scores), np.asarray(truth, int), int(np.sum(truth))))


def threshold_at(scores, false_alarms):
    """Least score at which at most this share of what is not is taken for what is."""
    ordered = np.sort(np.asarray(scores, float))[::-1]
    return float(np.nextafter(ordered[int(false_alarms * len(ordered))], np.inf))


def best_threshold(scores, truth):
    """Threshold between two scores from which most are told rightly."""
    order = np.argsort(scores)
    scores, truth = np.asarray(scores, float)[order], np.asarray(truth, bool)[order]
    right = np.concatenate([[truth.sum()], truth.sum() - np.cumsum(truth) + np.cumsum(~truth)])
    edges = np.concatenate([[scores[0] - 1], (scores[1:] + scores[:-1]) / 2, [scores[-1] + 1]])
    return float(edges[np.argmax(right)])


def softmax(logits):
    shares = np.exp(logits - logits.max(1, keepdims=True))
    return shares / shares.sum(1, keepdims=True)


def sigmoid(logits):
    return 1 / (1 + np.exp(-logits))
