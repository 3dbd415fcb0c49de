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


def fit(model, samples, validation, fitting, random, report=print):
    """Trains, and leaves the running mean of the weights that was best on the validation in the model.

    `samples(random)` gives one epoch, validation one set: pictures [n, height, width, 3] of bytes in BGR, and targets.
    """
    mean, best = copy.deepcopy(model).eval(), (math.inf, None, 0)
    optimiser = torch.optim.AdamW(model.parameters(), lr=fitting.rate, weight_decay=fitting.decay)
    seen = torch.from_numpy(validation[1])
    for epoch in range(fitting.epochs):
        learn_epoch(model, mean, samples(random), optimiser, fitting, epoch)
        found = float(loss_of(torch.from_numpy(predict(mean, validation[0])), seen))
        report(f"epoch {epoch + 1}: validation {found:.4f}")
        if found < best[0]:
            best = (found, copy.deepcopy(mean.state_dict()), epoch + 1)
    model.load_state_dict(best[1])
    report(f"epoch {best[2]} was best")
    return model.eval()


def learn_epoch(model, mean, samples, optimiser, fitting, epoch):
    model.train()
    pictures, targets = samples
    batches = len(pictures) // fitting.batch
    for i in range(batches):
        done = (epoch + i / batches) / fitting.epochs
        rate = fitting.rate * min(1, 20 * done + 0.05) * 0.5 * (1 + math.cos(math.pi * done))
        for group in optimiser.param_groups:
            group["lr"] = rate
        rows = slice(i * fitting.batch, (i + 1) * fitting.batch)
        loss = loss_of(model(inputs_of(pictures[rows])), torch.from_numpy(targets[rows]), fitting.smoothing)
        optimiser.zero_grad()
        loss.backward()
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
