"""Fitting of a forecaster, the same from run to run for a seed."""
import copy
import math
from dataclasses import dataclass

import numpy as np
import torch

from .network import QUANTILES


@dataclass(frozen=True)
class Fitting:
    """How long and how."""

    epochs: int
    batch: int = 256
    rate: float = 1e-3
    decay: float = 1e-4
    seed: int = 7
    # Share of samples that lose a part of their window, and chance of each further channel to be lost whole.
    holes: float = 0.3
    lost_channels: float = 0.2


def steady(seed):
    """One thread and one seed: the same numbers on every run."""
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    torch.manual_seed(seed)
    return np.random.default_rng(seed)


def tensors(windows):
    calendar = torch.from_numpy(windows.calendar) if windows.calendar.shape[2] else None
    return torch.from_numpy(windows.history), torch.from_numpy(windows.present), calendar


def pinball(quantiles, target, known):
    """Quantile loss, mean over what is known. quantiles [n, ahead, 3], target and known [n, ahead]."""
    error = target[..., None] - quantiles
    shares = torch.tensor(QUANTILES)
    loss = torch.maximum(shares * error, (shares - 1) * error).mean(2)
    return (loss * known).sum() / known.sum().clamp(min=1)


def make_holes(present, random, fitting):
    """Masks with more missing than there was: [n, past, channels]. At least one value of channel 0 stays."""
    n, past, channels = present.shape
    share = random.uniform(0, 0.5, (n, 1, 1)) * (random.random((n, 1, 1)) < fitting.holes)
    kept = random.random((n, past, 1)) >= share
    kept = np.repeat(kept, channels, 2)
    kept[:, :, 1:] &= random.random((n, 1, channels - 1)) >= fitting.lost_channels
    holed = present * torch.from_numpy(kept.astype(np.float32))
    empty = holed[:, :, 0].sum(1) == 0
    holed[empty] = present[empty]
    return holed


def loss_of(model, history, present, calendar, target):
    quantiles, frame = model.framed(history, present, calendar)
    known = torch.isfinite(target)
    wanted = model.normalise(torch.where(known, target, torch.zeros(()))[..., None], frame)[..., 0]
    return pinball(quantiles, torch.where(known, wanted, torch.zeros(())), known.float())


def descend(model, loss_of_rows, loss_seen, samples, fitting, random, report=print):
    """Trains a model, and leaves the weights of the epoch that was best on what only chooses in it.

    loss_of_rows: loss of a batch by the rows of its samples; loss_seen: loss of what chooses; samples: how many there are.
    """
    optimiser = torch.optim.AdamW(model.parameters(), lr=fitting.rate, weight_decay=fitting.decay)
    steps, step, best = fitting.epochs * math.ceil(samples / fitting.batch), 0, (math.inf, None, 0)
    for epoch in range(fitting.epochs):
        model.train()
        order = torch.from_numpy(random.permutation(samples))
        for rows in order.split(fitting.batch):
            for group in optimiser.param_groups:
                group["lr"] = fitting.rate * 0.5 * (1 + math.cos(math.pi * step / steps))
            loss = loss_of_rows(rows)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            step += 1
        model.eval()
        with torch.no_grad():
            found = float(loss_seen())
        report(f"epoch {epoch + 1}: validation {found:.5f}")
        if found < best[0]:
            best = (found, copy.deepcopy(model.state_dict()), epoch + 1)
    model.load_state_dict(best[1])
    report(f"epoch {best[2]} was best")
    return model.eval()


def fit(model, train, validation, fitting, random, report=print):
    """Trains a forecaster; the best epoch is the one that was best on the validation windows."""
    history, present, calendar = tensors(train)
    target = torch.from_numpy(train.target.astype(np.float32))
    seen = [*tensors(validation), torch.from_numpy(validation.target.astype(np.float32))]

    def loss_of_rows(rows):
        holed = make_holes(present[rows], random, fitting)
        return loss_of(model, history[rows] * holed, holed, None if calendar is None else calendar[rows], target[rows])

    return descend(model, loss_of_rows, lambda: loss_of(model, *seen), len(train), fitting, random, report)


def predict(model, windows, batch=4096):
    """Quantiles in physical units [samples, ahead, 3]."""
    parts = []
    with torch.no_grad():
        for start in range(0, len(windows), batch):
            parts.append(model(*tensors(windows.pick(slice(start, start + batch)))).numpy())
    return np.concatenate(parts)
