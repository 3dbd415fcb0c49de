"""Fits the expectation, then the judge on top of it, then sets the threshold."""
from dataclasses import dataclass

import numpy as np
import torch
from torch.nn.functional import binary_cross_entropy_with_logits

from detection import threshold
from network import AnomalyNetwork, Evidence
from sensors.fit import Fitting, descend, fit
from sensors.series import Windows

EXPECTATION = Fitting(epochs=8, batch=512, rate=3e-3, decay=1e-2)
JUDGEMENT = Fitting(epochs=14, batch=512, rate=2e-3, decay=1e-1)
# Of a thousand normal validation values so many lie above the score 0.5.
FALSE_ALARMS = 5.0
AT_ONCE = 256


@dataclass(frozen=True)
class Numbers:
    """What the layers see of samples: it has no parameters, so it is computed once."""

    clues: np.ndarray
    known: np.ndarray
    target: np.ndarray
    inner: torch.Tensor
    features: torch.Tensor


def tensors(samples, rows=slice(None)):
    return [torch.from_numpy(part[rows]) for part in (samples.history, samples.present, samples.day)]


def numbers_of(samples):
    parts = []
    with torch.no_grad():
        for start in range(0, len(samples), AT_ONCE):
            rows = slice(start, start + AT_ONCE)
            inputs = tensors(samples, rows)
            evidence = Evidence(*inputs)
            clean = torch.from_numpy(samples.clean[rows].astype(np.float32))[:, None]
            parts.append((*evidence.clues(), evidence.inner(clean), evidence.inner(inputs[0][:, -1]), evidence.features()))
    clues, known, target, inner, features = (torch.cat(column) for column in zip(*parts))
    return Numbers(clues.numpy(), known.numpy(), target.numpy(), inner, features)


def windows_of(numbers):
    """The samples as the forecasts' fitting wants them: the target is the latest value as it is without a fault."""
    return Windows(numbers.clues, numbers.known, np.zeros((len(numbers.target), 1, 0), np.float32), numbers.target, {})


def seen_by_judge(model, numbers):
    with torch.no_grad():
        quantiles = model.expected(torch.from_numpy(numbers.clues), torch.from_numpy(numbers.known))[:, 0]
        return torch.cat([numbers.features, model.surprise(quantiles, numbers.inner)], 1)


def learn(train, train_abnormal, check, check_abnormal, check_normal, random, report=print):
    """The fitted model. check_normal says which validation windows the threshold is taken from."""
    model = AnomalyNetwork()
    fit(model.expected, windows_of(train), windows_of(check), EXPECTATION, random, report)
    learnt, checked = seen_by_judge(model, train), seen_by_judge(model, check)
    wanted, right = (torch.from_numpy(abnormal.astype(np.float32)) for abnormal in (train_abnormal, check_abnormal))
    model.judge.settle(learnt)

    def loss_of_rows(rows):
        votes = model.judge.votes(learnt[rows])
        return binary_cross_entropy_with_logits(votes, wanted[rows][:, None].expand_as(votes))

    descend(model.judge, loss_of_rows, lambda: binary_cross_entropy_with_logits(model.judge(checked), right), len(learnt),
            JUDGEMENT, random, report)
    with torch.no_grad():
        logits = model.judge(checked).numpy()
    model.judge.threshold.fill_(threshold(logits[check_normal], FALSE_ALARMS))
    return model.eval()


def scores_of(model, samples):
    """Scores [n] and expected quantiles [n, 3]."""
    parts = []
    with torch.no_grad():
        for start in range(0, len(samples), AT_ONCE):
            parts.append(model(*tensors(samples, slice(start, start + AT_ONCE))))
    scores, expected = (torch.cat(column).numpy() for column in zip(*parts))
    return scores[:, 0], expected
