"""Which cells answer for which box.

After Feng et al., "TOOD: Task-aligned One-stage Object Detection", ICCV 2021: a box takes the cells whose score and
overlap are best together. A box of unstated kind is compared by the best of the classes that it may be.
"""
import torch

from boxes import iou_torch

TOP = 10
ALPHA, BETA = 0.5, 4.0
# A box smaller than this many strides is answered by the cells around its centre as well.
REACH = 0.9


def assign(scores, boxes, grid, truth, allowed):
    """Index of the box that each cell of one picture answers for (-1: none), and the quality of its answer.

    scores [cells, classes] after the sigmoid, boxes [cells, 4] and truth [boxes, 4] as corners, grid [cells, 3] of
    centre and stride, allowed [boxes, classes]: what each box may be.
    """
    centre, reach = (truth[:, :2] + truth[:, 2:]) / 2, grid[:, 2, None] * REACH
    half = (truth[:, 2:] - truth[:, :2]) / 2
    across = (grid[:, None, 0] - centre[None, :, 0]).abs()
    down = (grid[:, None, 1] - centre[None, :, 1]).abs()
    near = (across < torch.maximum(half[None, :, 0], reach)) & (down < torch.maximum(half[None, :, 1], reach))
    # The reach of a coarse cell is wide: it answers for small things only where nothing finer does.
    near &= (grid[:, 2, None] == grid[:, 2].min()) | ((across < half[None, :, 0]) & (down < half[None, :, 1]))
    overlap = iou_torch(boxes[:, None], truth[None])
    best = (scores[:, None] * allowed[None]).amax(2)
    metric = best.pow(ALPHA) * overlap.pow(BETA)
    # At the start all overlaps are small; nearness then decides.
    distance = (across / half[None, :, 0].clamp(min=4)).square() + (down / half[None, :, 1].clamp(min=4)).square()
    metric = (metric + 1e-6 * torch.exp(-distance)) * near
    top = metric.topk(min(TOP, len(metric)), dim=0)
    chosen = torch.zeros_like(near).scatter_(0, top.indices, top.values > 0)
    contest = torch.where(chosen, overlap + 1e-4 * torch.exp(-distance), overlap.new_full((), -1.0))
    value, index = contest.max(1)
    index = torch.where(value > -1, index, torch.full_like(index, -1))
    mine = index[:, None] == torch.arange(len(truth))[None]
    strongest = (metric * mine).amax(0)
    widest = (overlap * mine).amax(0)
    quality = (metric / strongest.clamp(min=1e-12) * widest * mine).sum(1)
    return index, quality
