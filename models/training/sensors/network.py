"""The network that the forecasts share: plain layers around a frame that makes places comparable."""
import torch
from torch import nn
from torch.nn.functional import softplus

QUANTILES = (0.1, 0.5, 0.9)


def mean_of(values, present):
    """Mean over time of what is present: [n, past, channels] to [n, 1, channels]; 0 where nothing is."""
    return (values * present).sum(1, keepdim=True) / present.sum(1, keepdim=True).clamp(min=1)


def last_of(values, present):
    """The latest that is present: [n, past, channels] to [n, 1, channels]; 0 where nothing is."""
    order = present * torch.arange(1, values.shape[1] + 1, dtype=values.dtype)[None, :, None]
    newest = (order == order.max(1, keepdim=True)[0]).to(values.dtype) * present
    return (values * newest).sum(1, keepdim=True)


def spread_of(values, present, floor):
    """Standard deviation over time of what is present, never below about the floor."""
    away = (values - mean_of(values, present)) * present
    return torch.sqrt((away * away).sum(1, keepdim=True) / present.sum(1, keepdim=True).clamp(min=1) + floor ** 2)


class Forecaster(nn.Module):
    """Quantiles of channel 0 in physical units from a window in physical units.

    A model says in `frame` how a window is made free of its place, in `normalise` and `restore` how numbers of channel 0 go
    into that frame and out of it, and in `facts` how the calendar is told to the layers. What is missing is 0 in the frame,
    and the layers see the mask.
    """

    def __init__(self, past, channels, ahead, extras, facts, hidden):
        """extras: numbers of a frame that the layers see; facts: numbers for each step ahead."""
        super().__init__()
        self.ahead = ahead
        width = 2 * past * channels + extras + ahead * facts
        self.straight = nn.Linear(width, ahead * len(QUANTILES))
        self.bent = nn.Sequential(nn.Linear(width, hidden), nn.ReLU(), nn.Linear(hidden, hidden), nn.ReLU(),
                                  nn.Linear(hidden, ahead * len(QUANTILES)))
        for layer in (self.straight, self.bent[-1]):
            nn.init.zeros_(layer.weight)
            nn.init.zeros_(layer.bias)

    def frame(self, history, present):
        """What normalise and restore need, the window in the frame [n, past, channels], extras [n, extras]."""
        raise NotImplementedError

    def normalise(self, values, frame):
        raise NotImplementedError

    def restore(self, values, frame):
        raise NotImplementedError

    def facts(self, calendar):
        """Numbers for the layers [n, ahead, facts] from the calendar."""
        return calendar

    def framed(self, history, present, calendar):
        """Quantiles in the frame [n, ahead, 3], in order, and the frame."""
        frame, window, extras = self.frame(history, present)
        parts = [(window * present).flatten(1), present.flatten(1), extras]
        if calendar is not None:
            parts.append(self.facts(calendar).flatten(1))
        numbers = torch.cat(parts, 1)
        out = (self.straight(numbers) + self.bent(numbers)).reshape(-1, self.ahead, len(QUANTILES))
        middle = out[..., 1]
        return torch.stack([middle - softplus(out[..., 0] - 1), middle, middle + softplus(out[..., 2] - 1)], 2), frame

    def forward(self, history, present, calendar=None):
        """Quantiles p10, p50, p90 in the unit of channel 0: [n, ahead, 3]."""
        quantiles, frame = self.framed(history, present, calendar)
        return self.restore(quantiles, frame)
