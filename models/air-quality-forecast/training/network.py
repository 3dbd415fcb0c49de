"""The frame of fine dust: logarithms relative to the latest value; weather relative to usual figures."""
import math

import torch

from sensors.network import Forecaster, last_of, mean_of, spread_of

PAST, AHEAD = 48, tuple(range(1, 25))
# Micrograms a cubic metre added before the logarithm, so that clean air is not stretched.
OFFSET_UG_M3 = 10.0
# Usual figure and usual deviation of temperature, dew point, wind from east and north, rain. Pressure goes by its own mean.
USUAL = (13.0, 3.0, 0.0, 0.0, 0.0)
DEVIATION = (11.0, 14.0, 1.5, 1.5, 1.0)
PRESSURE_HPA = 4.0
PRESSURE = 3


class AirNetwork(Forecaster):

    def __init__(self):
        super().__init__(PAST, 7, len(AHEAD), extras=3, facts=4, hidden=128)

    def frame(self, history, present):
        dust = self.logarithm(history[:, :, :1])
        seen = present[:, :, :1]
        latest = last_of(dust, seen)
        pressure = history[:, :, PRESSURE:PRESSURE + 1]
        away = (pressure - mean_of(pressure, present[:, :, PRESSURE:PRESSURE + 1])) / PRESSURE_HPA
        others = torch.cat([history[:, :, 1:PRESSURE], history[:, :, PRESSURE + 1:]], 2)
        others = (others - torch.tensor(USUAL)) / torch.tensor(DEVIATION)
        window = torch.cat([dust - latest, others[:, :, :2], away, others[:, :, 2:]], 2)
        extras = torch.cat([latest[:, 0] - 4, mean_of(dust, seen)[:, 0] - 4, spread_of(dust, seen, 0.05)[:, 0]], 1)
        return latest, window, extras

    def logarithm(self, dust):
        return torch.log(dust.clamp(min=0) + OFFSET_UG_M3)

    def normalise(self, values, frame):
        return self.logarithm(values) - frame

    def restore(self, values, frame):
        # A limit, so that no window makes numbers that are none.
        return (torch.exp((values + frame).clamp(max=math.log(5000.0))) - OFFSET_UG_M3).clamp(min=0)

    def facts(self, calendar):
        angles = calendar * torch.tensor([2 * math.pi / 24, 2 * math.pi / 12])
        return torch.cat([torch.sin(angles), torch.cos(angles)], 2)
