"""What is expected of the latest value, and how likely it is that the sensor or the place is not as usual."""
import torch
from torch import nn

from residuals import fill, mean_size, quantiles, recent, residuals, spread, squash, standard, standing
from sensors.network import Forecaster

PAST = 720
LATELY = 8
MEANS = (3, 6, 12, 24, 48, 96)
# Channels of residuals: the level, what differs from the seven expectations, and the daily one by its time of day.
CHANNELS = 9
CLUES = LATELY + 7 + 4


class Expected(Forecaster):
    """Quantiles of the latest value from clues to it [n, CLUES, 1], all in one frame already."""

    def __init__(self):
        super().__init__(CLUES, 1, 1, extras=0, facts=0, hidden=64)

    def frame(self, history, present):
        return (), history, history[:, 0, :0]

    def normalise(self, values, frame):
        return values

    def restore(self, values, frame):
        return values


class Evidence:
    """What a window holds: the frame of its latest value, clues to it, and features of its deviations."""

    def __init__(self, history, present, day):
        history, present, day = history[:, :, 0], present[:, :, 0], day[:, :, 0]
        self.z, self.middle, self.size = standard(history, present)
        self.mask = present
        away, self.expectations = residuals(self.z, present, day)
        scales = [spread(*channel, 0.02) for channel in away]
        self.away = [((values / scale).clamp(-50, 50) * mask, mask) for (values, mask), scale in zip(away, scales)]
        # Where the latest value is told: about the one before it, in the unrest from step to step.
        last, wide = self.expectations[0], self.expectations[3]
        known = last[1][:, -1:]
        self.centre = known * last[0][:, -1:] + (1 - known) * wide[0][:, -1:] * wide[1][:, -1:]
        self.unit = scales[2]
        self.scales = torch.log(torch.cat([scales[0] / self.unit, scales[1] / self.unit, scales[5] / self.unit,
                                           scales[6] / self.unit], 1))

    def inner(self, values):
        """Numbers of the window [n, 1] in the frame of the latest value."""
        z = ((values - self.middle) / self.size).clamp(-100, 100)
        return ((z - self.centre) / self.unit).clamp(-30, 30)

    def outer(self, values):
        """The inverse of inner, [n, k]."""
        return (values * self.unit + self.centre) * self.size + self.middle

    def clues(self):
        """Numbers and mask [n, CLUES, 1]; none of them knows the latest value."""
        filled, known = fill(self.z, self.mask)
        numbers = torch.cat([filled[:, -1 - LATELY:-1]] + [values[:, -1:] for values, _ in self.expectations], 1)
        mask = torch.cat([known[:, -1 - LATELY:-1]] + [mask[:, -1:] for _, mask in self.expectations], 1)
        numbers = ((numbers - self.centre) / self.unit).clamp(-30, 30) * mask
        numbers, mask = torch.cat([numbers, self.scales], 1), torch.cat([mask, torch.ones_like(self.scales)], 1)
        return numbers[:, :, None], mask[:, :, None]

    def features(self):
        """How the latest values deviate, over several spans: [n, features]."""
        parts = [self.mask[:, -LATELY:], standing(self.z, self.mask), self.scales]
        for at, (values, mask) in enumerate(self.away):
            parts += [squash(values[:, -LATELY:]), mask[:, -1:]]
            high = quantiles(values.abs(), mask, (0.9, 0.98, 1.0))
            parts.append(torch.log(torch.cat(high, 1) + 0.1))
            # Beyond everything that the reference part saw is more than far from its middle.
            parts += [squash(recent(values, mask, steps) / (high[share] + 0.1)) for steps in (1, 6) for share in (1, 2)]
            if at in (0, 3, 4, 5, 6, 8):
                parts += [squash(recent(values, mask, steps)) for steps in MEANS]
            if at in (1, 2, 6):
                usual = torch.log(mean_size(values, mask) + 0.05)
                parts += [torch.log(recent(values.abs(), mask, steps) + 0.05) - usual for steps in MEANS]
        return torch.cat(parts, 1)


FEATURES = LATELY + 6 + 4 + CHANNELS * (LATELY + 1 + 3 + 4) + 9 * len(MEANS)


class Judge(nn.Module):
    """A logit from features and from how the value lies to the quantiles that were expected: the mean of several members."""

    def __init__(self, hidden=48, members=3):
        super().__init__()
        self.register_buffer("middle", torch.zeros(FEATURES + 4))
        self.register_buffer("size", torch.ones(FEATURES + 4))
        self.members = nn.ModuleList(nn.Sequential(
            nn.Linear(FEATURES + 4, hidden), nn.ReLU(), nn.Dropout(0.2), nn.Linear(hidden, hidden), nn.ReLU(), nn.Dropout(0.1),
            nn.Linear(hidden, 1)) for _ in range(members))
        # The logit from which an alarm is worth it; the score is 0.5 there.
        self.register_buffer("threshold", torch.zeros(()))

    def settle(self, numbers):
        """Takes the usual figures of the features from what is learnt."""
        self.middle.copy_(numbers.mean(0))
        self.size.copy_(numbers.std(0) + 1e-3)

    def votes(self, numbers):
        """Logits of the members [n, members]."""
        numbers = ((numbers - self.middle) / self.size).clamp(-8, 8)
        return torch.cat([member(numbers) for member in self.members], 1)

    def forward(self, numbers):
        return self.votes(numbers).mean(1)


class AnomalyNetwork(nn.Module):
    """Score 0 to 1 of the latest value [n, 1], and its expected quantiles p10, p50, p90 in the window's unit [n, 3]."""

    def __init__(self):
        super().__init__()
        self.expected = Expected()
        self.judge = Judge()

    @staticmethod
    def surprise(quantiles, value):
        """How a value [n, 1] lies to its quantiles [n, 3], both in the frame of the latest value: [n, 4]."""
        width = quantiles[:, 2:] - quantiles[:, :1] + 0.05
        beyond = torch.relu(value - quantiles[:, 2:]) + torch.relu(quantiles[:, :1] - value)
        return torch.cat([squash((value - quantiles[:, 1:2]) / width), torch.log1p(beyond), torch.log1p(beyond / width),
                          torch.log(width)], 1)

    def forward(self, history, present, day):
        evidence = Evidence(history, present, day)
        quantiles = self.expected(*evidence.clues())[:, 0]
        numbers = torch.cat([evidence.features(), self.surprise(quantiles, evidence.inner(history[:, -1]))], 1)
        score = torch.sigmoid(self.judge(numbers)[:, None] - self.judge.threshold)
        return score, evidence.outer(quantiles)
