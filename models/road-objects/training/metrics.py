"""Average precision with ignored boxes."""
import numpy as np

from boxes import cover_matrix, iou_matrix


def match(found, truth, ignored, limit=0.5):
    """For detections [n, 5] of score and box, best first: 1 hit, 0 false, -1 left out. A box is hit only once.

    What lies mostly within an ignored box, or overlaps it by the limit, is left out unless it hits.
    """
    order = np.argsort(-found[:, 0], kind="stable")
    found = found[order]
    verdicts = np.zeros(len(found), int)
    overlaps = iou_matrix(found[:, 1:], truth)
    within = np.maximum(iou_matrix(found[:, 1:], ignored), cover_matrix(found[:, 1:], ignored)).max(1, initial=0)
    free = np.ones(len(truth), bool)
    for i in range(len(found)):
        candidates = np.where(free, overlaps[i], -1)
        if len(candidates) and candidates.max() >= limit:
            free[candidates.argmax()] = False
            verdicts[i] = 1
        elif within[i] >= limit:
            verdicts[i] = -1
    return found[:, 0], verdicts


def average_precision(scores, verdicts, positives):
    """Area under the whole precision-recall curve (all-point interpolation); NaN where there is nothing to find."""
    if positives == 0:
        return float("nan")
    scores, verdicts = np.asarray(scores), np.asarray(verdicts)
    counted = verdicts >= 0
    hits = verdicts[counted][np.argsort(-scores[counted], kind="stable")]
    true, false = np.cumsum(hits), np.cumsum(1 - hits)
    recall = np.concatenate([[0], true / positives, [1]])
    precision = np.concatenate([[1], true / np.maximum(true + false, 1), [0]])
    precision = np.maximum.accumulate(precision[::-1])[::-1]
    return float(((recall[1:] - recall[:-1]) * precision[1:]).sum())
