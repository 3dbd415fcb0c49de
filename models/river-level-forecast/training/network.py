"""The river's frame: levels relative to the latest one, in multiples of how much they moved lately."""
import torch

from sensors.network import Forecaster, last_of, spread_of

PAST, AHEAD = 48, (2, 4, 6, 8, 10, 12)
# Below this, in metres, a movement is noise.
QUIET_M = 0.1
# Rain in millimetres an hour that counts as one.
RAIN_MM = 5.0


class RiverNetwork(Forecaster):

    def __init__(self):
        super().__init__(PAST, 4, len(AHEAD), extras=3, facts=0, hidden=32)

    def frame(self, history, present):
        levels, seen = history[:, :, :2], present[:, :, :2]
        latest, spread = last_of(levels, seen), spread_of(levels, seen, QUIET_M)
        window = torch.cat([(levels - latest) / spread, history[:, :, 2:] / RAIN_MM], 2)
        reach = torch.log(spread[:, 0] / QUIET_M)
        rain = (history[:, :, 2:] * present[:, :, 2:]).sum((1, 2))[:, None] / (PAST * RAIN_MM)
        return (latest[:, :, :1], spread[:, :, :1]), window, torch.cat([reach, rain], 1)

    def normalise(self, values, frame):
        return (values - frame[0]) / frame[1]

    def restore(self, values, frame):
        return frame[0] + values * frame[1]
