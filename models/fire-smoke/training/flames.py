"""Flames and smoke drawn by formula, put into pictures."""
import cv2
import numpy as np


def turbulence(random, shape, cells, octaves=4):
    """Fractal noise of 0 to 1: value noise of doubling frequency, cells = (across, up) of the coarsest."""
    h, w = shape
    total, weight = np.zeros(shape, np.float32), 0.0
    for octave in range(octaves):
        nx, ny = (max(2, int(c * 2 ** octave)) for c in cells)
        grid = random.random((ny + 1, nx + 1)).astype(np.float32)
        total += cv2.resize(grid, (w, h), interpolation=cv2.INTER_CUBIC) / 2 ** octave
        weight += 1 / 2 ** octave
    return np.clip(total / weight, 0, 1)


def place_of(random, shape, least, most):
    """Left, top, width, height of a part of a picture, by shares of the picture's height."""
    h, w = shape[:2]
    high = int(np.clip(h * np.exp(random.uniform(np.log(least), np.log(most))), 8, h))
    wide = int(np.clip(high * random.uniform(0.4, 1.6), 6, w))
    return random.integers(0, w - wide + 1), random.integers(0, h - high + 1), wide, high


def within(picture, x, y, cover):
    """How much of each pixel of the picture is covered, from what lies at x, y."""
    whole = np.zeros(picture.shape[:2], np.float32)
    whole[y:y + cover.shape[0], x:x + cover.shape[1]] = cover
    return whole


def flame(random, wide, high):
    """Heat of 0 to 1: tongues that narrow upwards and are torn by noise."""
    y, x = np.mgrid[1:0:complex(0, high), -1:1:complex(0, wide)].astype(np.float32)
    sway = (turbulence(random, (high, wide), (2, 2), 3) - 0.5) * 1.2 * y
    tongues = np.zeros((high, wide), np.float32)
    for _ in range(random.integers(1, 6)):
        middle, half, top = random.uniform(-0.6, 0.6), random.uniform(0.15, 0.5), random.uniform(0.4, 1)
        reach = np.clip(1 - y / top, 0, 1)
        tongues = np.maximum(tongues, np.clip(1.3 * reach ** 0.6 - np.abs(x + sway - middle) / half, 0, 1))
    torn = turbulence(random, (high, wide), (4, 3), 4)
    heat = np.clip(tongues * 1.4 - np.maximum(0, torn - 0.35) * (0.6 + y), 0, 1)
    return heat * np.clip(y * 12, 0, 1)


def put_flame(random, picture):
    """Adds the light of a flame to a picture of floats, in place, and says where: yellow to white where hot, red where it ends."""
    x, y, wide, high = place_of(random, picture.shape, 0.08, 0.8)
    heat = cv2.GaussianBlur(flame(random, wide, high), (0, 0), random.uniform(0.3, 1.2))[..., None]
    hot = random.uniform(0.3, 1.0)
    levels = np.concatenate([heat ** random.uniform(2.5, 5) * hot, heat ** random.uniform(1.1, 2), heat ** 0.5], 2)
    light = levels * np.array([random.uniform(120, 250), random.uniform(180, 255), random.uniform(225, 255)])
    cover = np.clip(heat * random.uniform(1.5, 3), 0, 1)
    part = picture[y:y + high, x:x + wide]
    part += cover * (np.maximum(light, part * 0.6) - part)
    if random.random() < 0.6:
        glow(random, picture, (x + wide / 2, y + high * 0.7), max(wide, high))
    return within(picture, x, y, cover[..., 0])


def glow(random, picture, centre, size):
    """The light that a fire throws on what is around it."""
    h, w = picture.shape[:2]
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    near = np.exp(-((x - centre[0]) ** 2 + (y - centre[1]) ** 2) / (size * random.uniform(0.6, 1.6)) ** 2)
    picture += near[..., None] * np.array([5, 40, 90]) * random.uniform(0.2, 1)


def put_smoke(random, picture):
    """Lays a cloud over a picture of floats, in place, and says where: black to white, dense to thin."""
    x, y, wide, high = place_of(random, picture.shape, 0.3, 1.0)
    v, u = np.mgrid[-1:1:complex(0, high), -1:1:complex(0, wide)].astype(np.float32)
    body = np.zeros((high, wide), np.float32)
    for _ in range(random.integers(2, 9)):
        cx, cy, r = random.uniform(-0.5, 0.5), random.uniform(-0.5, 0.5), random.uniform(0.25, 0.6)
        body = np.maximum(body, np.clip(1.4 - ((u - cx) ** 2 + (v - cy) ** 2) / r ** 2, 0, 1))
    body *= np.clip(1.15 - np.maximum(np.abs(u), np.abs(v)), 0, 0.3) / 0.3
    cells = random.uniform(1.5, 4, 2)
    torn = turbulence(random, (high, wide), cells, 5)
    density = np.clip(body * (0.4 + 1.4 * torn) - random.uniform(0, 0.35), 0, 1) ** random.uniform(0.7, 1.5) * random.uniform(0.5, 1)
    density = cv2.GaussianBlur(density, (0, 0), random.uniform(0.5, 3))[..., None]
    relief = 1 + random.uniform(0.1, 0.7) * (turbulence(random, (high, wide), cells * 1.5, 5)[..., None] - 0.5)
    colour = random.uniform(20, 245) * relief * (1 + random.normal(0, 0.03, 3))
    part = picture[y:y + high, x:x + wide]
    part += density * (colour - part)
    return within(picture, x, y, density[..., 0])


def put_cutting(random, picture, cutting):
    """Lays a real flame over a picture of floats, in place, by its own light, and says where."""
    x, y, wide, high = place_of(random, picture.shape, 0.1, 0.8)
    real = cv2.resize(cutting, (wide, high), interpolation=cv2.INTER_AREA).astype(np.float32)
    if random.random() < 0.5:
        real = real[:, ::-1]
    bright = np.clip((real.max(2, keepdims=True) - 120) / 80, 0, 1)
    v, u = np.mgrid[-1:1:complex(0, high), -1:1:complex(0, wide)].astype(np.float32)
    inside = np.clip((1 - np.maximum(np.abs(u), np.abs(v))) * 5, 0, 1)[..., None]
    part = picture[y:y + high, x:x + wide]
    part += bright * inside * (real - part)
    return within(picture, x, y, (bright * inside)[..., 0])


def draw_place(random, wide=160, high=120):
    """A plain street, yard or room, drawn, in BGR as floats."""
    picture = np.empty((high, wide, 3), np.float32)
    horizon = int(high * random.uniform(0.3, 0.7))
    base = random.uniform(20, 200)
    sky = base * random.uniform(0.8, 1.3, 3)
    picture[:horizon] = sky * np.linspace(1.1, 0.9, horizon)[:, None, None]
    picture[horizon:] = base * random.uniform(0.5, 0.9) * random.uniform(0.9, 1.1, 3)
    picture[horizon:] *= 0.9 + 0.2 * turbulence(random, (high - horizon, wide), (8, 8))[..., None]
    for _ in range(random.integers(1, 6)):
        x, w, h = random.integers(0, wide), int(random.uniform(0.1, 0.4) * wide), int(random.uniform(0.1, 0.9) * horizon)
        wall = base * random.uniform(0.4, 1.4) * random.uniform(0.8, 1.2, 3)
        cv2.rectangle(picture, (int(x), horizon - h), (int(x) + w, horizon + 6), wall.tolist(), -1)
        for wy in range(horizon - h + 4, horizon - 4, 10):
            for wx in range(int(x) + 3, int(x) + w - 4, 8):
                lit = (150, 210, 235) if random.random() < 0.15 else (wall * 0.6).tolist()
                cv2.rectangle(picture, (wx, wy), (wx + 4, wy + 5), lit, -1)
    for _ in range(random.integers(0, 5)):
        lamp(random, picture)
    return np.clip(picture + random.normal(0, 3, picture.shape), 0, 255)


def lamp(random, picture):
    """A lamp, a low sun or a brake light with its halo: what is bright and warm and no fire."""
    h, w = picture.shape[:2]
    at, size = random.uniform((0, 0), (w, h)), h * np.exp(random.uniform(np.log(0.01), np.log(0.1)))
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    away = np.hypot(x - at[0], y - at[1]) / size
    colour = np.array([(120, 200, 255), (220, 240, 255), (40, 40, 255), (60, 150, 255)][random.integers(4)])
    light = np.clip(1.5 - away, 0, 1) + random.uniform(0, 0.8) * np.exp(-away / random.uniform(1, 4))
    picture += np.clip(light, 0, 1)[..., None] * (colour * 1.05 - picture).clip(0)
