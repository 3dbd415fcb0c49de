"""Fitting of a classifier, the same from run to run for a seed."""
import copy
import math
from dataclasses import dataclass

import cv2
import numpy as np
import torch
from torch.nn import functional


@dataclass(frozen=True)
class Fitting:
    """How long and how; a rate of smoothing of 0.1 takes targets for 90 % sure."""

    epochs: int
    batch: int = 64
    rate: float = 2e-3
    decay: float = 0.02
    smoothing: float = 0.05
    # How much of the weights' running mean is kept from step to step.
    kept: float = 0.99
    seed: int = 7
    # Whether the last epoch is taken, normalised anew, in place of the one that was best on the validation. Statistics that
    # are running means themselves do not fit mean weights while these still move fast.
    settled: bool = False


def steady(seed):
    """One thread and one seed: the same numbers on every run."""
    cv2.setNumThreads(1)
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    torch.manual_seed(seed)
    return np.random.default_rng(seed)


def loss_of(logits, targets, smoothing=0.0):
    """Of classes that exclude one another where targets are their numbers [n], of independent ones where [n, classes]."""
    if targets.dim() == 1:
        return functional.cross_entropy(logits, targets, label_smoothing=smoothing)
    return functional.binary_cross_entropy_with_logits(logits, targets * (1 - smoothing) + 0.5 * smoothing)


def inputs_of(pictures):
    """The network's input from pictures [n, height, width, 3] of bytes in BGR."""
    turned = np.ascontiguousarray(pictures[..., ::-1].transpose(0, 3, 1, 2))
    return torch.from_numpy(turned).float() / 255


def fit(model, samples, validation, fitting, random, report=print, loss=loss_of):
    """Trains, and leaves the running mean of the weights that was best on the validation, or the last, in the model.

    `samples(random)` gives one epoch, validation one set: pictures [n, height, width, 3] of bytes in BGR, and targets.
    `loss` takes what the model gives while it learns, an epoch's targets and the smoothing; the validation always has
    the targets of `loss_of`.
    """
    mean, best = copy.deepcopy(model).eval(), (math.inf, None, 0)
    optimiser = torch.optim.AdamW(model.parameters(), lr=fitting.rate, weight_decay=fitting.decay)
    seen = torch.from_numpy(validation[1])
    for epoch in range(fitting.epochs):
        learn_epoch(model, mean, samples(random), optimiser, fitting, epoch, loss)
        if fitting.settled:
            report(f"epoch {epoch + 1}")
            continue
        found = float(loss_of(torch.from_numpy(predict(mean, validation[0])), seen))
        report(f"epoch {epoch + 1}: validation {found:.4f}")
        if found < best[0]:
            best = (found, copy.deepcopy(mean.state_dict()), epoch + 1)
    if fitting.settled:
        settle(mean, samples(np.random.default_rng(fitting.seed))[0], fitting.batch)
        report(f"settled: validation {float(loss_of(torch.from_numpy(predict(mean, validation[0])), seen)):.4f}")
        best = (0, mean.state_dict(), fitting.epochs)
    model.load_state_dict(best[1])
    report(f"epoch {best[2]} is kept")
    return model.eval()


def settle(model, pictures, batch):
    """Measures the statistics of all normalisations anew (Izmailov et al., UAI 2018, section 3.2, for mean weights)."""
    norms = [layer for layer in model.modules() if isinstance(layer, torch.nn.BatchNorm2d)]
    for norm in norms:
        norm.reset_running_stats()
        norm.momentum = None
    with torch.no_grad():
        model.train()
        for i in range(0, len(pictures) - batch + 1, batch):
            model(inputs_of(pictures[i:i + batch]))
    model.eval()


def learn_epoch(model, mean, samples, optimiser, fitting, epoch, loss):
    model.train()
    pictures, targets = samples
    batches = len(pictures) // fitting.batch
    for i in range(batches):
        done = (epoch + i / batches) / fitting.epochs
        rate = fitting.rate * min(1, 20 * done + 0.05) * 0.5 * (1 + math.cos(math.pi * done))
        for group in optimiser.param_groups:
            group["lr"] = rate
        rows = slice(i * fitting.batch, (i + 1) * fitting.batch)
        cost = loss(model(inputs_of(pictures[rows])), torch.from_numpy(targets[rows]), fitting.smoothing)
        optimiser.zero_grad()
        cost.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        optimiser.step()
        follow(mean, model, fitting.kept)


def follow(mean, model, kept):
    """Moves a mean of weights, and of what the normalisations know, towards the model's."""
    with torch.no_grad():
        for old, new in zip(mean.state_dict().values(), model.state_dict().values()):
            if old.dtype.is_floating_point:
                old.mul_(kept).add_(new, alpha=1 - kept)
            else:
                old.copy_(new)


def predict(model, pictures, batch=256):
    """Logits [n, classes] of pictures as `fit` takes them."""
    with torch.no_grad():
        return np.concatenate([model(inputs_of(pictures[i:i + batch])).numpy() for i in range(0, len(pictures), batch)])
