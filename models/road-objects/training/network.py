"""The network: plain convolutions with ReLU, which a CPU runs fastest, on three strides and without anchors.

A cell answers with one logit per class, the offset of the object's centre from the cell's centre in strides, and the
logarithm of the object's width and height in strides. Normalisation is folded into the convolutions for the export.
"""
import torch
from torch import nn

CLASSES = ("person", "bicycle", "motorcycle", "car", "bus", "truck")
WIDTH, HEIGHT = 416, 288
STRIDES = (8, 16, 32)
PRIOR = 0.01


class Conv(nn.Module):
    """Convolution, normalisation, ReLU."""

    def __init__(self, cin, cout, size=3, stride=1):
        super().__init__()
        self.conv = nn.Conv2d(cin, cout, size, stride, size // 2, bias=False)
        self.norm = nn.BatchNorm2d(cout, eps=1e-3, momentum=0.03)
        self.act = nn.ReLU(inplace=True)

    def forward(self, x):
        return self.act(self.norm(self.conv(x)))

    def folded(self):
        """One convolution and the ReLU that do what the three did."""
        conv = nn.Conv2d(self.conv.in_channels, self.conv.out_channels, self.conv.kernel_size, self.conv.stride,
                         self.conv.padding)
        scale = self.norm.weight / torch.sqrt(self.norm.running_var + self.norm.eps)
        conv.weight.data = self.conv.weight.data * scale.reshape(-1, 1, 1, 1)
        conv.bias.data = (self.norm.bias - self.norm.running_mean * scale).detach()
        return nn.Sequential(conv, self.act)


class Residual(nn.Module):
    """A narrow 1x1 and a 3x3 convolution, added to what came in."""

    def __init__(self, channels, narrow):
        super().__init__()
        self.narrow = Conv(channels, narrow, 1)
        self.widen = Conv(narrow, channels)

    def forward(self, x):
        return x + self.widen(self.narrow(x))


class Pyramid(nn.Module):
    """Maxima over growing neighbourhoods, so that the coarsest cells see the whole picture."""

    def __init__(self, cin, cout):
        super().__init__()
        self.enter = Conv(cin, cout, 1)
        self.pool = nn.MaxPool2d(5, 1, 2)
        self.leave = Conv(4 * cout, cout, 1)

    def forward(self, x):
        parts = [self.enter(x)]
        for _ in range(3):
            parts.append(self.pool(parts[-1]))
        return self.leave(torch.cat(parts, 1))


class Head(nn.Module):
    """Numbers of each cell of one stride: class logits, then centre offset and logarithm of the size."""

    def __init__(self, cin, width):
        super().__init__()
        self.shared = Conv(cin, width)
        self.answer = nn.Conv2d(width, len(CLASSES) + 4, 1)
        nn.init.normal_(self.answer.weight, std=0.01)
        nn.init.zeros_(self.answer.bias)
        nn.init.constant_(self.answer.bias[: len(CLASSES)], torch.logit(torch.tensor(PRIOR)).item())
        nn.init.constant_(self.answer.bias[len(CLASSES) + 2:], 0.7)

    def forward(self, x):
        return self.answer(self.shared(x))


class RoadNet(nn.Module):
    """Gives [n, cells, classes + 4] of numbers as the heads put them out."""

    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(Conv(3, 16, 3, 2), Conv(16, 32, 3, 2))
        self.stage3 = nn.Sequential(Conv(32, 48, 3, 2), Residual(48, 16), Residual(48, 16))
        self.stage4 = nn.Sequential(Conv(48, 96, 3, 2), Residual(96, 32), Residual(96, 32))
        self.stage5 = nn.Sequential(Conv(96, 128, 3, 2), Residual(128, 64), Residual(128, 64), Pyramid(128, 64))
        self.side4 = Conv(96, 64, 1)
        self.merge4 = Residual(64, 32)
        self.lower = Conv(64, 48, 1)
        self.down4, self.merge4b = Conv(48, 64, 3, 2), Residual(64, 32)
        self.down5, self.merge5b = Conv(64, 64, 3, 2), Residual(64, 32)
        self.up = nn.Upsample(scale_factor=2)
        self.heads = nn.ModuleList([Head(48, 32), Head(64, 32), Head(64, 64)])

    def levels(self, x):
        p3 = self.stage3(self.stem(x))
        p4 = self.stage4(p3)
        p5 = self.stage5(p4)
        p4 = self.merge4(self.side4(p4) + self.up(p5))
        p3 = p3 + self.up(self.lower(p4))
        p4 = self.merge4b(p4 + self.down4(p3))
        p5 = self.merge5b(p5 + self.down5(p4))
        return p3, p4, p5

    def forward(self, x):
        answers = [head(level).flatten(2) for level, head in zip(self.levels(x), self.heads)]
        return torch.cat(answers, 2).transpose(1, 2)


def cells(width=WIDTH, height=HEIGHT):
    """Centre x, y and stride of every cell in the order of the answers, [cells, 3], in pixels of the input."""
    rows = []
    for stride in STRIDES:
        y, x = torch.meshgrid(torch.arange(height // stride), torch.arange(width // stride), indexing="ij")
        centre = (torch.stack([x, y], 2).reshape(-1, 2) + 0.5) * stride
        rows.append(torch.cat([centre, torch.full((len(centre), 1), float(stride))], 1))
    return torch.cat(rows)


def decode(numbers, grid):
    """Centre, width and height in pixels from the last four numbers of each cell."""
    centre = grid[:, :2] + numbers[..., :2] * grid[:, 2:]
    size = numbers[..., 2:].clamp(max=6).exp() * grid[:, 2:]
    return torch.cat([centre, size], -1)


def fold(module):
    """Folds the normalisations into the convolutions, in place."""
    for name, child in module.named_children():
        if isinstance(child, Conv):
            setattr(module, name, child.folded())
        else:
            fold(child)
    return module


def multiplications(module, width=WIDTH, height=HEIGHT):
    """Multiply-accumulate operations of the convolutions for one picture."""
    total = 0

    def count(conv, _, out):
        nonlocal total
        total += out.shape[2] * out.shape[3] * conv.weight.numel()

    handles = [m.register_forward_hook(count) for m in module.modules() if isinstance(m, nn.Conv2d)]
    with torch.no_grad():
        module(torch.zeros(1, 3, height, width))
    for handle in handles:
        handle.remove()
    return total
