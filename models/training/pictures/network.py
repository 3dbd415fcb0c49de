"""A small network for pictures: convolutions by channel and by pixel in turn, as in MobileNet.

Howard et al., MobileNets: Efficient Convolutional Neural Networks for Mobile Vision Applications, arXiv:1704.04861, and
residuals where size and channels stay. It gives logits; the card says what is applied to them.
"""
from torch import nn


def normalised(cin, cout, size, stride=1, groups=1):
    return nn.Sequential(nn.Conv2d(cin, cout, size, stride, size // 2, groups=groups, bias=False), nn.BatchNorm2d(cout))


class Separable(nn.Module):
    """A 3x3 convolution of each channel, then one of each pixel."""

    def __init__(self, cin, cout, stride=1):
        super().__init__()
        self.body = nn.Sequential(normalised(cin, cin, 3, stride, cin), nn.ReLU(), normalised(cin, cout, 1), nn.ReLU())
        self.stays = stride == 1 and cin == cout

    def forward(self, x):
        return x + self.body(x) if self.stays else self.body(x)


class PictureNetwork(nn.Module):
    """Logits [n, classes] of pictures [n, 3, height, width] of 0 to 1.

    The first of `widths` are the channels at half the size; each further one halves it again, with `depth` layers at that
    size. The mean and the maximum over the picture are what the classes are told from, since what matters may be small.
    """

    def __init__(self, classes, widths, depth=2, dropout=0.2):
        super().__init__()
        layers = [normalised(3, widths[0], 3, 2), nn.ReLU()]
        for cin, cout in zip(widths, widths[1:]):
            layers += [Separable(cin, cout, 2)] + [Separable(cout, cout) for _ in range(depth - 1)]
        self.body = nn.Sequential(*layers)
        self.mean, self.maximum = nn.AdaptiveAvgPool2d(1), nn.AdaptiveMaxPool2d(1)
        self.dropout = nn.Dropout(dropout)
        self.from_mean, self.from_maximum = nn.Linear(widths[-1], classes), nn.Linear(widths[-1], classes, bias=False)

    def forward(self, pictures):
        x = self.body(pictures * 4 - 2)
        mean, maximum = self.mean(x).flatten(1), self.maximum(x).flatten(1)
        return self.from_mean(self.dropout(mean)) + self.from_maximum(self.dropout(maximum))
