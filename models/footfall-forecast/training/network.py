"""The frame of people counted: logarithms of the count as a multiple of the window's mean, so that a lane is as a square.

The layers say how far the count will lie from the same hour of the last two weeks.
"""
import math

import torch

from sensors.network import Forecaster, mean_of

PAST, AHEAD, WEEK = 336, tuple(range(1, 25)), 168
# Share of the mean that is added before the logarithm, so that the nights are not stretched.
OFFSET = 0.05


class FootfallNetwork(Forecaster):

    def __init__(self):
        super().__init__(PAST, 1, len(AHEAD), extras=1, facts=11, hidden=96)

    def frame(self, history, present):
        usual = mean_of(history, present).clamp(min=1.0)
        window = self.logarithm(history / usual)
        lately = mean_of(window[:, -24:], present[:, -24:]) - mean_of(window, present)
        return (usual, self.same_hours(window, present)), window, lately[:, 0]

    def logarithm(self, multiples):
        return torch.log(multiples.clamp(min=0) + OFFSET)

    def same_hours(self, window, present):
        """Mean of the hours of the two weeks that each step ahead repeats: [n, ahead, 1]; 0 where both are missing."""
        ahead = len(AHEAD)
        weeks = [slice(PAST - WEEK, PAST - WEEK + ahead), slice(PAST - 2 * WEEK, PAST - 2 * WEEK + ahead)]
        known = sum(present[:, week] for week in weeks)
        return sum(window[:, week] * present[:, week] for week in weeks) / known.clamp(min=1)

    def normalise(self, values, frame):
        return self.logarithm(values / frame[0]) - frame[1]

    def restore(self, values, frame):
        # A limit, so that no window makes numbers that are none.
        return frame[0] * (torch.exp((values + frame[1]).clamp(max=4.0)) - OFFSET).clamp(min=0)

    def facts(self, calendar):
        hour = calendar[:, :, :1] * (2 * math.pi / 24)
        weekday = torch.relu(1 - (calendar[:, :, 1:2] - torch.arange(7.0)).abs())
        return torch.cat([torch.sin(hour), torch.cos(hour), weekday, calendar[:, :, 2:]], 2)
