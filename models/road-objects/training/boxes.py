"""Boxes as x1, y1, x2, y2: overlaps in numpy and torch, suppression."""
import math

import numpy as np
import torch


def iou_matrix(a, b):
    """Overlap of every box of a with every box of b (numpy)."""
    a, b = np.asarray(a, np.float64).reshape(-1, 4), np.asarray(b, np.float64).reshape(-1, 4)
    shared = shared_area(a, b)
    whole = area(a)[:, None] + area(b)[None] - shared
    return shared / np.maximum(whole, 1e-9)


def cover_matrix(a, b):
    """Share of each box of a that lies within each box of b (numpy)."""
    a, b = np.asarray(a, np.float64).reshape(-1, 4), np.asarray(b, np.float64).reshape(-1, 4)
    return shared_area(a, b) / np.maximum(area(a)[:, None], 1e-9)


def shared_area(a, b):
    low = np.maximum(a[:, None, :2], b[None, :, :2])
    high = np.minimum(a[:, None, 2:], b[None, :, 2:])
    return (high - low).clip(0).prod(2)


def area(boxes):
    return (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])


def suppress(boxes, scores, limit=0.5):
    """Indices of the boxes kept, best first: a weaker one goes when it overlaps a kept one by more than the limit."""
    order = np.argsort(-scores, kind="stable")
    kept = []
    overlaps = iou_matrix(boxes, boxes)
    free = np.ones(len(boxes), bool)
    for i in order:
        if free[i]:
            kept.append(i)
            free &= overlaps[i] <= limit
    return np.array(kept, int)


def corners(boxes):
    """x1, y1, x2, y2 from centre, width, height (torch)."""
    half = boxes[..., 2:] / 2
    return torch.cat([boxes[..., :2] - half, boxes[..., :2] + half], -1)


def iou_torch(a, b):
    """Overlaps with broadcasting (torch)."""
    shared = (torch.minimum(a[..., 2:], b[..., 2:]) - torch.maximum(a[..., :2], b[..., :2])).clamp(min=0).prod(-1)
    whole = (a[..., 2:] - a[..., :2]).prod(-1) + (b[..., 2:] - b[..., :2]).prod(-1) - shared
    return shared / whole.clamp(min=1e-7)


def complete_iou(a, b):
    """CIoU pair by pair (torch): overlap less distance and difference of shape (Zheng et al., AAAI 2020)."""
    iou = iou_torch(a, b)
    hull = torch.maximum(a[..., 2:], b[..., 2:]) - torch.minimum(a[..., :2], b[..., :2])
    apart = ((a[..., :2] + a[..., 2:] - b[..., :2] - b[..., 2:]) / 2).pow(2).sum(-1)
    size_a, size_b = (a[..., 2:] - a[..., :2]).clamp(min=1e-3), (b[..., 2:] - b[..., :2]).clamp(min=1e-3)
    shape = (torch.atan(size_b[..., 0] / size_b[..., 1]) - torch.atan(size_a[..., 0] / size_a[..., 1])).pow(2)
    shape = shape * (4 / math.pi ** 2)
    with torch.no_grad():
        weight = shape / (1 - iou + shape + 1e-7)
    return iou - apart / (hull.pow(2).sum(-1) + 1e-7) - weight * shape
