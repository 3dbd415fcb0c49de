"""The network of fire-smoke: it says for each part of a picture what is there; the strongest parts are the answer."""
import torch
from torch import nn
from torch.nn import functional

from pictures.network import Separable, normalised

# Pixels of the input that one cell of the answer stands for, across and down.
CELL = 16
UNKNOWN = -1
# How sharply the strongest cells are taken: 0 would be their mean, infinite the strongest alone.
SHARPNESS = 2.0
# Share of the loss of cells beside that of whole pictures.
OF_CELLS = 0.5
# Rows: Y, Cb, Cr of R, G, B (ITU-R BT.601).
LUMA_CHROMA = ((0.299, 0.587, 0.114), (-0.1687, -0.3313, 0.5), (0.5, -0.4187, -0.0813))


class FireNetwork(nn.Module):
    """Logits [n, 2, cells, cells] while it learns, of whole pictures [n, 2] else, of pictures [n, 3, h, w] of 0 to 1."""

    def __init__(self, widths, depth=2):
        super().__init__()
        self.register_buffer("luma_chroma", torch.tensor(LUMA_CHROMA).reshape(3, 3, 1, 1))
        layers = [normalised(7, widths[0], 3, 2), nn.ReLU()]
        for cin, cout in zip(widths, widths[1:]):
            layers += [Separable(cin, cout, 2)] + [Separable(cout, cout) for _ in range(depth - 1)]
        self.body = nn.Sequential(*layers)
        self.answer = nn.Conv2d(widths[-1], 2, 1)
        nn.init.constant_(self.answer.bias, -2.0)
        # Convolutions by channel are several times as fast on a CPU where the channels of a pixel lie together.
        self.to(memory_format=torch.channels_last)

    def colours(self, pictures):
        """Colours; brightness and chroma beside the picture's means, as rules for flames compare them; how far from grey."""
        planes = functional.conv2d(pictures, self.luma_chroma)
        grey = pictures.amax(1, keepdim=True) - pictures.amin(1, keepdim=True)
        return torch.cat([pictures * 4 - 2, (planes - planes.mean((2, 3), keepdim=True)) * 6, grey * 4 - 1], 1)

    def forward(self, pictures):
        colours = self.colours(pictures)
        cells = self.answer(self.body(colours.contiguous(memory_format=torch.channels_last) if self.training else colours))
        return cells if self.training else strongest(cells)


def strongest(cells):
    """A smooth maximum over cells (Pinheiro and Collobert, CVPR 2015, log-sum-exp pooling)."""
    count = cells.shape[2] * cells.shape[3]
    return (torch.logsumexp(cells * SHARPNESS, (2, 3)) - torch.log(torch.tensor(float(count)))) / SHARPNESS


def cell_loss(cells, truth, smoothing=0.0):
    """Of whole pictures and of their cells; truth [n, 2, cells, cells] of 0, 1, UNKNOWN; all UNKNOWN counts for nothing."""
    whole = strongest(cells)
    return known_loss(whole, truth.amax((2, 3)), smoothing) + OF_CELLS * known_loss(cells, truth, smoothing)


def known_loss(logits, truth, smoothing):
    known = (truth != UNKNOWN).float()
    wanted = truth.clamp(min=0) * (1 - smoothing) + 0.5 * smoothing
    each = functional.binary_cross_entropy_with_logits(logits, wanted, reduction="none")
    return (each * known).sum() / known.sum().clamp(min=1)
