"""Training samples: pictures alone or four together, changed in place, size, colour and quality.

A sample is a picture of the network's size, stretched to it as in operation.
"""
import cv2
import numpy as np

from network import HEIGHT, WIDTH

# An object of which less is left after a cut is neither punished nor rewarded.
LEAST_SHARE = 0.35
LEAST_PIXELS = 3.0
# Share of the samples into which things of other pictures are put.
COMPOSED = 0.4


class Sampler:
    """Draws samples from items; a compositor, if there is one, puts things into some of them."""

    def __init__(self, items, mosaic, random, compositor=None):
        self.items, self.mosaic, self.random, self.compositor = items, mosaic, random, compositor

    def sample(self, index):
        r = self.random
        if r.random() < self.mosaic:
            parts = self.four([index, *r.integers(0, len(self.items), 3)])
        else:
            parts = self.alone(index)
        picture, boxes, allowed, rectangles, forgiven = parts
        if self.compositor and r.random() < COMPOSED:
            boxes, allowed = self.compositor.add(picture, boxes, allowed)
        if r.random() < 0.5:
            picture, boxes, rectangles = picture[:, ::-1], mirrored(boxes), mirrored(rectangles)
        return {"picture": recoloured(np.ascontiguousarray(picture), r), "truth": boxes, "allowed": allowed,
                "rectangles": rectangles, "forgiven": forgiven}

    def blank(self):
        """A canvas in black, as bands beside a film are, or in any grey."""
        grey = 0 if self.random.random() < 0.5 else int(self.random.integers(256))
        return np.full((HEIGHT, WIDTH, 3), grey, np.uint8)

    def alone(self, index):
        r = self.random
        item = self.items[index]
        h, w = item.picture.shape[:2]
        zoom = np.exp(r.uniform(np.log(0.7), np.log(2.0))) if r.random() < 0.75 else 1.0
        aspect = np.exp(r.uniform(-0.2, 0.2))
        sx, sy = WIDTH / w * zoom * aspect, HEIGHT / h * zoom / aspect
        ox, oy = (WIDTH - w * sx) * r.random(), (HEIGHT - h * sy) * r.random()
        canvas = self.blank()
        return canvas, *place(canvas, item, (sx, sy, ox, oy), (0, 0, WIDTH, HEIGHT))

    def four(self, indices):
        r = self.random
        cx, cy = int(WIDTH * r.uniform(0.3, 0.7)), int(HEIGHT * r.uniform(0.3, 0.7))
        windows = [(0, 0, cx, cy), (cx, 0, WIDTH, cy), (0, cy, cx, HEIGHT), (cx, cy, WIDTH, HEIGHT)]
        canvas = self.blank()
        parts = []
        for index, window in zip(indices, windows):
            item = self.items[index]
            h, w = item.picture.shape[:2]
            wide, high = window[2] - window[0], window[3] - window[1]
            # At the network's scale times a zoom, at least filling the window.
            zoom = np.exp(r.uniform(np.log(0.5), np.log(1.3)))
            aspect = np.exp(r.uniform(-0.2, 0.2))
            sx, sy = WIDTH / w * zoom * aspect, HEIGHT / h * zoom / aspect
            grow = max(1.0, wide / (w * sx), high / (h * sy))
            sx, sy = sx * grow, sy * grow
            ox = window[0] + (wide - w * sx) * r.random()
            oy = window[1] + (high - h * sy) * r.random()
            parts.append(place(canvas, item, (sx, sy, ox, oy), window))
        return canvas, *[np.concatenate(column) for column in zip(*parts)]


def place(canvas, item, to, window):
    """Draws an item into a window of the canvas, scaled and moved; returns what of its boxes is there."""
    sx, sy, ox, oy = to
    x1, y1, x2, y2 = window
    picture, fx, fy = item.picture, sx, sy
    if min(sx, sy) < 0.95:  # averages instead of leaving out pixels
        h, w = picture.shape[:2]
        size = max(2, round(w * min(1, sx))), max(2, round(h * min(1, sy)))
        picture = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
        fx, fy = w * sx / size[0], h * sy / size[1]
    matrix = np.array([[fx, 0, ox - x1], [0, fy, oy - y1]], np.float32)
    fill = canvas[0, 0].tolist()
    canvas[y1:y2, x1:x2] = cv2.warpAffine(picture, matrix, (x2 - x1, y2 - y1), flags=cv2.INTER_LINEAR, borderValue=fill)
    boxes, kept, slivers = cut(item.boxes, to, window, LEAST_SHARE)
    rectangles, kept_rectangles, _ = cut(item.rectangles, to, window, 0)
    forgiven = item.forgiven[kept_rectangles]
    return (boxes, item.allowed[kept], np.concatenate([rectangles, slivers]),
            np.concatenate([forgiven, np.ones((len(slivers), 6), bool)]))


def cut(boxes, to, window, least):
    """Boxes moved and cut to a window: those kept, their indices, and what is left of the others."""
    sx, sy, ox, oy = to
    moved = boxes * np.array([sx, sy, sx, sy], np.float32) + np.array([ox, oy, ox, oy], np.float32)
    inside = moved.copy()
    inside[:, 0::2] = inside[:, 0::2].clip(window[0], window[2])
    inside[:, 1::2] = inside[:, 1::2].clip(window[1], window[3])
    size = inside[:, 2:] - inside[:, :2]
    share = size.prod(1) / np.maximum((moved[:, 2:] - moved[:, :2]).prod(1), 1e-6)
    visible = (size > 0.5).all(1)
    keep = visible & (share >= least) & ((size >= LEAST_PIXELS).all(1) | (least == 0))
    return inside[keep], np.flatnonzero(keep), inside[visible & ~keep]


def mirrored(boxes):
    return np.stack([WIDTH - boxes[:, 2], boxes[:, 1], WIDTH - boxes[:, 0], boxes[:, 3]], 1)


def recoloured(picture, r):
    """Light, weather and cameras: colour, grey, night, haze, blur, low resolution, noise, compression."""
    if r.random() < 0.7:
        picture = shifted_hsv(picture, r.uniform(-6, 6), r.uniform(0.4, 1.5), r.uniform(0.6, 1.4))
    if r.random() < 0.1:
        picture = cv2.cvtColor(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)
    chance = r.random()
    ramp = np.linspace(0, 1, 256)
    if chance < 0.12:  # night
        picture = cv2.LUT(picture, (ramp ** r.uniform(1.3, 2.4) * r.uniform(120, 230)).astype(np.uint8))
    elif chance < 0.2:  # haze or glare
        floor = r.uniform(30, 110)
        picture = cv2.LUT(picture, (floor + ramp * (255 - floor) * r.uniform(0.7, 1)).astype(np.uint8))
    if r.random() < 0.15:
        picture = cv2.GaussianBlur(picture, (0, 0), r.uniform(0.4, 1.3))
    if r.random() < 0.15:
        factor = r.uniform(0.4, 0.85)
        small = cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
        picture = cv2.resize(small, picture.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    if r.random() < 0.2:
        noise = np.empty(picture.shape, np.int16)
        cv2.randn(noise, 0, r.uniform(2, 10))
        picture = np.clip(picture + noise, 0, 255).astype(np.uint8)
    if r.random() < 0.25:
        coded = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, int(r.uniform(20, 75))])[1]
        picture = cv2.imdecode(coded, cv2.IMREAD_COLOR)
    return picture


def shifted_hsv(picture, hue, saturation, value):
    planes = cv2.split(cv2.cvtColor(picture, cv2.COLOR_BGR2HSV))
    levels = np.arange(256)
    tables = ((levels + hue) % 180, (levels * saturation).clip(0, 255), (levels * value).clip(0, 255))
    shifted = [cv2.LUT(plane, t.astype(np.uint8)) for plane, t in zip(planes, tables)]
    return cv2.cvtColor(cv2.merge(shifted), cv2.COLOR_HSV2BGR)
