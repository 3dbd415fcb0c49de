"""What parking-bay learns from, the pictures that choose the epoch, and the golden pictures."""
import numpy as np

from pictures.scaling import quickly_stretched, stretched

from augment import recoloured
from bays import draw_bay
from crops import moved, of_set, taken

LABELS = ("free", "occupied")
WIDTH, HEIGHT = 48, 48
TRAINED = ("highway", "road-atl", "cctv-manaus", "street-openimages")
# Crops of each set and kind at most, pictures drawn, and the same for the validation.
MOST, DRAWN, MOST_SEEN, DRAWN_SEEN = 700, 4000, 100, 400


def changed(random, picture):
    """Mirrored, turned, in other light, through a worse camera, at the network's size."""
    if random.random() < 0.5:
        picture = picture[:, ::-1]
    if random.random() < 0.5:
        picture = picture[::-1]
    if random.random() < 0.5:
        picture = picture.transpose(1, 0, 2)
    # Light, blur and noise act on pixels of about the network's own size.
    picture = quickly_stretched(np.ascontiguousarray(picture), *random.integers(40, 73, 2))
    return quickly_stretched(recoloured(picture, random), WIDTH, HEIGHT)


def samples(data, random):
    crops = [crop for name in TRAINED for crop in of_set(random, data, name, "train", MOST)]
    drawn = [(draw_bay(random, bool(i % 2)), i % 2) for i in range(DRAWN)]
    print(f"{sum(c.occupied for c in crops)} vehicles, {sum(not c.occupied for c in crops)} free places, {len(drawn)} drawn", flush=True)
    seen = [(taken(c.picture, c.box), int(c.occupied)) for name in TRAINED for c in of_set(random, data, name, "held-out", MOST_SEEN)]
    seen += [(draw_bay(random, bool(i % 2)), i % 2) for i in range(DRAWN_SEEN)]
    validation = np.stack([stretched(p, WIDTH, HEIGHT) for p, _ in seen]), np.array([kind for _, kind in seen])
    # Vehicles and free places of the real pictures count alike.
    real = [[c for c in crops if c.occupied == kind] for kind in (False, True)]
    each = max(map(len, real))

    def epoch(generator):
        rows = [(changed(generator, picture), kind) for picture, kind in drawn]
        for kind, group in enumerate(real):
            picks = np.resize(generator.permutation(len(group)), each)
            rows += [(changed(generator, moved(generator, group[i])), kind) for i in picks]
        order = generator.permutation(len(rows))
        return np.stack([rows[i][0] for i in order]), np.array([rows[i][1] for i in order])

    return epoch, validation


def golden():
    """Drawn bays that a person can tell, by their seeds; none of them was learnt."""
    seeds = {"free-1": 9010, "free-2": 9028, "occupied-1": 9011, "occupied-2": 9021}
    return {name: draw_bay(np.random.default_rng(seed), name.startswith("occupied")) for name, seed in seeds.items()}
