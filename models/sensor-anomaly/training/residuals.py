"""What a window says about its latest value, in plain sums and sorts that ONNX Runtime has too.

All tensors are [n, steps] with the newest step last; a mask is 1 where there is a number and 0 where not. The recent part, the
last `RECENT` steps, is measured by what the reference part before it was like, so that a fault does not hide itself.
"""
import torch

RECENT = 96
# Every third step of the reference part is enough for its quantiles.
EVERY = 3


def squash(values):
    """The inverse hyperbolic sine: as it is near 0, a logarithm far from it."""
    return torch.sign(values) * torch.log(values.abs() + torch.sqrt(values * values + 1))


def shift(values, steps):
    """Later by some steps; 0 comes in."""
    return torch.cat([torch.zeros_like(values[:, :steps]), values[:, :-steps]], 1)


def fill(values, mask):
    """The latest known number at each step, from at most 15 steps before, and its mask."""
    values = values * mask
    for steps in (1, 2, 4, 8):
        values = values + (1 - mask) * shift(values, steps)
        mask = torch.maximum(mask, shift(mask, steps))
    return values, mask


def box(values, mask, steps):
    """Mean over the last steps up to each step, and a mask that is 1 where any of them is known."""
    total, count = torch.cumsum(values * mask, 1), torch.cumsum(mask, 1)
    count = count - shift(count, steps)
    return (total - shift(total, steps)) / count.clamp(min=1), (count > 0.5).to(values.dtype)


def before(values, mask, steps):
    """Mean over the steps before each step, and its mask."""
    mean, known = box(values, mask, steps)
    return shift(mean, 1), shift(known, 1)


def lagged(values, mask, lag):
    """The numbers of a lag [n, 1] of steps before, and their mask; nothing where the lag is 0."""
    at = torch.arange(values.shape[1], dtype=values.dtype)[None] - lag
    inside = ((at >= 0) & (lag > 0)).to(values.dtype)
    at = at.clamp(min=0, max=values.shape[1] - 1).long()
    return torch.gather(values, 1, at) * inside, torch.gather(mask, 1, at) * inside


def mean_of_some(parts):
    """Mean of the parts (values, mask) that are known at each step, and its mask."""
    count = sum(mask for _, mask in parts)
    return sum(values * mask for values, mask in parts) / count.clamp(min=1), (count > 0.5).to(count.dtype)


def quantiles(values, mask, shares):
    """Quantiles of what is known of the reference part: [n, 1] each; 0 where nothing is."""
    values, mask = values[:, :-RECENT:EVERY], mask[:, :-RECENT:EVERY]
    ordered = torch.sort(torch.where(mask > 0.5, values, torch.full_like(values, 1e9)), 1)[0]
    last = (mask.sum(1, keepdim=True) - 1)
    found = [torch.gather(ordered, 1, torch.round(last.clamp(min=0) * share).long()) for share in shares]
    return [torch.where(last >= 0, value, torch.zeros_like(value)) for value in found]


def mean_size(values, mask):
    """Mean size over what is known of the reference part: [n, 1]."""
    mask = mask[:, :-RECENT]
    return (values[:, :-RECENT].abs() * mask).sum(1, keepdim=True) / mask.sum(1, keepdim=True).clamp(min=1)


def recent(values, mask, steps):
    """Mean over what is known of the last steps: [n, 1]."""
    values, mask = values[:, -steps:], mask[:, -steps:]
    return (values * mask).sum(1, keepdim=True) / mask.sum(1, keepdim=True).clamp(min=1)


def spread(values, mask, floor):
    """Robust scale of the reference part [n, 1]: the median size as a standard deviation, with a share of the mean size for
    series that mostly stand still (Rousseeuw and Croux 1993 for the factor)."""
    middle, = quantiles(values.abs(), mask, (0.5,))
    return 1.4826 * 0.75 * middle + 0.25 * mean_size(values, mask) + floor


def standard(history, present):
    """The window about its median in multiples of its spread; median and spread."""
    middle, = quantiles(history, present, (0.5,))
    size = spread(history - middle, present, 0.0) + 1e-3 * middle.abs() + 1e-6
    return ((history - middle) / size).clamp(-100, 100) * present, middle, size


def residuals(z, mask, day):
    """Deviations from simple expectations, [(values, mask)], and the expectations of each step [(values, mask)].

    The expectations of a step are made of earlier steps only.
    """
    filled, known = fill(z, mask)
    last = shift(filled, 1), shift(known, 1)
    near, middle, wide = before(z, mask, 4), before(z, mask, 24), before(z, mask, 96)
    # Three steps about the same time of an earlier day.
    about = box(z, mask, 3)
    daily = [lagged(*about, lag=day * days - 1) for days in (1, 2, 3)]
    week = lagged(*about, lag=day * 7 - 1)
    daily = [(values, seen * (day > 0)) for values, seen in (*daily, week)]
    week = daily[-1]
    usual = mean_of_some(daily)
    off = z - usual[0], mask * usual[1]
    lately = before(*off, 24)
    moved = usual[0] + lately[0], usual[1] * lately[1]
    # How large such deviations were about the same time of the earlier days.
    size = box(off[0].abs(), off[1], 9)
    sizes = mean_of_some([lagged(*size, lag=day * days - 4) for days in (1, 2, 3)])
    typical = mean_size(*off)
    expectations = [last, near, middle, wide, usual, moved, week]
    away = [(z, mask)] + [(z - values, mask * seen) for values, seen in expectations]
    away.append((off[0] / (sizes[0] + 0.3 * typical + 0.01), off[1] * sizes[1]))
    return away, expectations


def standing(z, mask):
    """How long the latest value has stood still, and whether the reference part knows such a standstill: [n, 6]."""
    filled, known = fill(z, mask)
    change = mask * ((z - shift(filled, 1)).abs() > 1e-3).to(z.dtype) * shift(known, 1)
    total = torch.cumsum(change, 1)
    run = (mask * (total == total[:, -1:])).sum(1, keepdim=True)
    count = torch.cumsum(mask, 1)
    calm = []
    for steps in (6, 12, 24, 48):
        still = (total - shift(total, steps) < 0.5) * (count - shift(count, steps) > 0.5 * steps)
        calm.append(still[:, steps:-RECENT].to(z.dtype).amax(1, keepdim=True))
    share = change[:, :-RECENT].sum(1, keepdim=True) / mask[:, :-RECENT].sum(1, keepdim=True).clamp(min=1)
    return torch.cat([torch.log(run + 1), share, *calm], 1)
