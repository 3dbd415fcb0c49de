"""What a wrong answer costs: binary cross-entropy against the quality of the answer, and the complete IoU of boxes."""
import torch
import torch.nn.functional as F

from assigner import assign
from boxes import complete_iou, corners
from network import CLASSES, decode

BOX_WEIGHT = 2.5


def detection_loss(numbers, grid, batch):
    """Costs of classes and boxes of a batch.

    numbers [n, cells, classes + 4] as the network gives them. For each picture batch holds truth [boxes, 4], allowed
    [boxes, classes], and rectangles [m, 4] with forgiven [m, classes]: within them a class is not punished.
    """
    classes = len(CLASSES)
    logits, found = numbers[..., :classes], corners(decode(numbers[..., classes:], grid))
    class_cost, box_cost, total = logits.new_zeros(()), logits.new_zeros(()), 0.0
    target, weight = torch.zeros_like(logits), torch.ones_like(logits)
    for i, picture in enumerate(batch):
        for rectangle, forgiven in zip(picture["rectangles"], picture["forgiven"]):
            within = ((grid[:, :2] > rectangle[:2]) & (grid[:, :2] < rectangle[2:])).all(1)
            weight[i] *= ~(within[:, None] & forgiven[None])
        truth, allowed = picture["truth"], picture["allowed"]
        if not len(truth):
            continue
        with torch.no_grad():
            scores = logits[i].detach().sigmoid()
            index, quality = assign(scores, found[i].detach(), grid, truth, allowed)
            cells = (index >= 0).nonzero().squeeze(1)
            box = index[cells]
            kinds = allowed[box]
            label = torch.where(kinds, scores[cells], torch.zeros(())).argmax(1)
            several = kinds & (kinds.sum(1, keepdim=True) > 1)
            # Of a box of unstated kind only the likeliest class learns; the others it may be are left alone.
            weight[i, cells] = torch.where(several, torch.zeros(()), torch.ones(()))
            weight[i, cells, label] = 1
            worth = quality[cells].clamp(min=0.02)
            target[i, cells, label] = worth
        box_cost = box_cost + ((1 - complete_iou(found[i, cells], truth[box])) * worth).sum()
        total += float(worth.sum())
    total = max(total, 1.0)
    class_cost = (F.binary_cross_entropy_with_logits(logits, target, reduction="none") * weight).sum() / total
    return class_cost, BOX_WEIGHT * box_cost / total
