"""Trains the network.

    python3 train.py --data ../../../../shared/data --pseudo pseudo --out run --samples 500000
"""
import argparse
import math
import time
from copy import deepcopy
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import multiprocessing
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

import dataset
from augment import Sampler
from compositing import Compositor, load_cutouts
from loss import detection_loss
from network import RoadNet, cells

KEYS = ("truth", "allowed", "rectangles", "forgiven")
# Part of the training, at its end, without mosaics.
CALM = 0.12


class Stream(IterableDataset):
    """Endless samples; every worker draws its own permutations."""

    def __init__(self, items, cutouts, mosaic, seed):
        self.items, self.cutouts, self.mosaic, self.seed = items, cutouts, mosaic, seed

    def __iter__(self):
        cv2.setNumThreads(0)
        worker = get_worker_info()
        seed = [self.seed, worker.id if worker else 0]
        random = np.random.default_rng(seed)
        cv2.setRNGSeed(int(random.integers(1 << 30)))
        sampler = Sampler(self.items, self.mosaic, random, Compositor(self.cutouts, random))
        while True:
            for index in random.permutation(len(self.items)):
                s = sampler.sample(int(index))
                picture = torch.from_numpy(s["picture"][:, :, ::-1].copy())
                yield picture, {k: torch.from_numpy(np.ascontiguousarray(s[k])) for k in KEYS}


def collate(rows):
    return torch.stack([r[0] for r in rows]), [r[1] for r in rows]


class Average:
    """Exponential moving average of the weights: what is shipped."""

    def __init__(self, model, decay=0.9995):
        self.model, self.decay, self.steps = deepcopy(model).eval(), decay, 0

    @torch.no_grad()
    def update(self, model):
        self.steps += 1
        decay = self.decay * (1 - math.exp(-self.steps / 1000))
        for mine, other in zip(self.model.state_dict().values(), model.state_dict().values()):
            if mine.dtype.is_floating_point:
                mine.lerp_(other, 1 - decay)
            else:
                mine.copy_(other)


def parameter_groups(model, decay):
    weights = [p for p in model.parameters() if p.dim() > 1]
    others = [p for p in model.parameters() if p.dim() <= 1]
    return [{"params": weights, "weight_decay": decay}, {"params": others, "weight_decay": 0.0}]


def arguments():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", type=Path, default=Path("../../../../shared/data"))
    p.add_argument("--pseudo", type=Path, required=True, help="folder written by pseudo_label.py")
    p.add_argument("--rendered", type=Path, help="folder written by the demo clip's RenderTrainingPictures")
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--samples", type=int, default=500_000, help="how many samples in all")
    p.add_argument("--minutes", type=float, default=math.inf, help="the schedule ends by then at the latest")
    p.add_argument("--batch", type=int, default=16)
    p.add_argument("--rate", type=float, default=2e-3)
    p.add_argument("--decay", type=float, default=0.02)
    p.add_argument("--mosaic", type=float, default=0.5)
    p.add_argument("--workers", type=int, default=1)
    p.add_argument("--threads", type=int, default=1, help="of each process; more processes gain more than more threads")
    p.add_argument("--processes", type=int, default=1, help="train side by side; one for each core")
    p.add_argument("--start", type=Path, help="weights to begin with")
    p.add_argument("--seed", type=int, default=1)
    return p.parse_args()


def main():
    a = arguments()
    a.out.mkdir(parents=True, exist_ok=True)
    if a.processes == 1:
        train(0, a)
    else:
        multiprocessing.spawn(train, (a,), a.processes)


def train(rank, a):
    """Trains in one of several processes, which average their gradients; the first one tells and saves."""
    torch.manual_seed(a.seed)
    torch.set_num_threads(a.threads)
    torch.set_flush_denormal(True)
    if a.processes > 1:
        torch.distributed.init_process_group("gloo", f"file://{(a.out / 'processes').resolve()}", rank=rank,
                                             world_size=a.processes)
    items, cutouts = load(a, rank == 0)
    model = RoadNet()
    if a.start:
        model.load_state_dict(torch.load(a.start))
    model = model.to(memory_format=torch.channels_last)
    average = Average(model)
    grid = cells()
    optimiser = torch.optim.AdamW(parameter_groups(model, a.decay), a.rate)
    halved = has_bfloat16()
    loader, calm = None, False
    sums, step, seen, began, told = np.zeros(2), 0, 0, time.time(), 0
    while True:
        progress = max(seen / a.samples, agreed_minutes(a, began) / a.minutes)
        if progress >= 1:
            break
        if loader is None or (progress > 1 - CALM and not calm):
            calm = progress > 1 - CALM
            stream = Stream(items, cutouts, 0.0 if calm else a.mosaic, a.seed + 2 * rank + calm)
            loader = iter(DataLoader(stream, a.batch, num_workers=a.workers, collate_fn=collate, prefetch_factor=4))
        pictures, rest = next(loader)
        rate = a.rate * min(1, (step + 1) / 400) * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * progress)))
        for group in optimiser.param_groups:
            group["lr"] = rate
        x = pictures.permute(0, 3, 1, 2).float().div_(255).contiguous(memory_format=torch.channels_last)
        with torch.cpu.amp.autocast(dtype=torch.bfloat16, enabled=halved):
            numbers = model(x)
        class_cost, box_cost = detection_loss(numbers.float(), grid, rest)
        optimiser.zero_grad(set_to_none=True)
        (class_cost + box_cost).backward()
        if a.processes > 1:
            average_gradients(model, a.processes)
        torch.nn.utils.clip_grad_norm_(model.parameters(), 10)
        optimiser.step()
        average.update(model)
        sums += [float(class_cost), float(box_cost)]
        step, seen = step + 1, seen + a.batch * a.processes
        if step % 200 == 0 and rank == 0:
            print(f"{progress:.3f} samples {seen} class {sums[0] / 200:.3f} box {sums[1] / 200:.3f} rate {rate:.5f} "
                  f"{200 * a.batch * a.processes / (time.time() - (told or began)):.1f}/s", flush=True)
            sums[:], told = 0, time.time()
            save(average.model, a.out)
    if rank == 0:
        save(average.model, a.out)


def load(a, tell):
    """Pictures with boxes, and things to put into them."""
    items = dataset.load_labelled(a.data, a.pseudo)
    counts = [len(items)]
    items += dataset.load_clips(a.pseudo)
    counts.append(len(items) - sum(counts))
    items += dataset.load_rendered(a.rendered) if a.rendered else []
    counts.append(len(items) - sum(counts))
    cutouts = load_cutouts(a.data)
    if tell:
        print("pictures: labelled %d, of clips and others %d, rendered %d; cutouts %d" % (*counts, len(cutouts)),
              flush=True)
    return items, cutouts


def agreed_minutes(a, began):
    """Minutes since the begin by the clock of the first process, so that all end with the same step."""
    minutes = torch.tensor([(time.time() - began) / 60])
    if a.processes > 1:
        torch.distributed.broadcast(minutes, 0)
    return float(minutes)


def average_gradients(model, processes):
    gradients = [p.grad for p in model.parameters()]
    together = torch.cat([g.reshape(-1) for g in gradients])
    torch.distributed.all_reduce(together)
    for gradient, part in zip(gradients, together.div_(processes).split([g.numel() for g in gradients])):
        gradient.copy_(part.view_as(gradient))


def has_bfloat16():
    """Whether the processor computes with it; where it does not, it is many times slower than single precision."""
    return "avx512_bf16" in Path("/proc/cpuinfo").read_text()


def save(model, folder):
    """Writes the weights; whoever reads them meanwhile finds a whole file."""
    torch.save(model.state_dict(), folder / "average.pt.part")
    (folder / "average.pt.part").rename(folder / "average.pt")


if __name__ == "__main__":
    main()
