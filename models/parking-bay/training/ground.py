"""The ground of a car park as it is seen from straight above, drawn: surfaces, paint, wear, shadows.

Metres: x along the bay, y across it, 0, 0 in the bay's middle. The drawing covers more than the bay.
"""
import cv2
import numpy as np

PIXELS_PER_METRE = 18
# Half of what is drawn, along and across the bay.
REACH_X, REACH_Y = 5.0, 4.0
SHAPE = int(2 * REACH_Y * PIXELS_PER_METRE), int(2 * REACH_X * PIXELS_PER_METRE)


def pixels(points):
    """Metres to pixels of the drawing."""
    return (np.asarray(points, float) + (REACH_X, REACH_Y)) * PIXELS_PER_METRE


def whole(points):
    """Pixels as OpenCV's polygons want them."""
    return np.rint(np.asarray(points)).astype(np.int32)


def cloud(random, shape, cells):
    """Smooth noise of mean 0 and deviation about 1 whose patches are as large as the picture over cells."""
    h, w = shape
    small = random.normal(size=(max(2, cells * h // max(h, w)), max(2, cells * w // max(h, w)))).astype(np.float32)
    return cv2.resize(small, (w, h), interpolation=cv2.INTER_CUBIC)


def surface(random):
    """Asphalt from black to bleached, concrete, or paving, in BGR as floats."""
    grey = random.uniform(35, 200)
    tint = random.normal(0, 5, 3)
    if random.random() < 0.15:
        tint += random.uniform(0, 25) * np.array([-1.0, 0.2, 1.0])
    picture = np.full((*SHAPE, 3), grey + tint, np.float32)
    for cells, strength in ((3, 0.06), (12, 0.04), (90, 0.03)):
        picture *= 1 + random.uniform(0, strength) * cloud(random, SHAPE, cells)[..., None]
    picture += random.normal(0, random.uniform(1, 7), (*SHAPE, 1)).astype(np.float32)
    if random.random() < 0.12:
        pave(picture, random)
    return picture


def pave(picture, random):
    step = int(random.uniform(0.3, 1.5) * PIXELS_PER_METRE)
    darker = random.uniform(0.75, 1.1)
    picture[::step] *= darker
    picture[:, ::step] *= darker


def blend(picture, mask, colour, strength):
    """Lays a colour over a picture where a mask of 0 to 255 is."""
    share = mask.astype(np.float32)[..., None] / 255 * strength
    picture += share * (np.asarray(colour, np.float32) - picture)


def darken(picture, mask, factor, blur=0.0):
    """Multiplies a picture by a factor where a mask of 0 to 255 is."""
    if blur > 0:
        mask = cv2.GaussianBlur(mask, (0, 0), blur)
    picture *= 1 - (1 - factor) * (mask.astype(np.float32)[..., None] / 255)


def mask_of(draw, shape=SHAPE):
    mask = np.zeros(shape, np.uint8)
    draw(mask)
    return mask


def wear(random, picture):
    """Patches, cracks, oil, tyre marks, lids, leaves."""
    for _ in range(random.poisson(0.7)):
        centre, size = random.uniform((-6, -5), (6, 5)), random.uniform(0.3, 3, 2)
        box = cv2.boxPoints((pixels(centre).tolist(), (size * PIXELS_PER_METRE).tolist(), random.uniform(0, 90)))
        darken(picture, mask_of(lambda m: cv2.fillPoly(m, [whole(box)], 255)), random.uniform(0.7, 1.25), 1)
    for _ in range(random.poisson(1.2)):
        walk = np.cumsum(random.normal(0, 0.35, (12, 2)) + random.normal(0, 0.4, 2), 0) + random.uniform(-5, 5, 2)
        darken(picture, mask_of(lambda m: cv2.polylines(m, [whole(pixels(walk))], False, 255, 1)), random.uniform(0.5, 1.1))
    for _ in range(random.poisson(1.5)):
        at, size = pixels(random.uniform((-4, -3), (4, 3))), random.uniform(0.05, 0.5, 2) * PIXELS_PER_METRE
        oil = mask_of(lambda m: cv2.ellipse(m, whole(at).tolist(), whole(size).tolist(), random.uniform(0, 180), 0, 360, 255, -1))
        darken(picture, oil, random.uniform(0.45, 0.9), random.uniform(0.5, 5))
    if random.random() < 0.25:
        along(random, picture, random.uniform(0.7, 0.9))
    for _ in range(random.poisson(6) if random.random() < 0.2 else 0):
        spot = whole(pixels(random.uniform((-5, -4), (5, 4)))).tolist()
        colour = random.uniform((10, 40, 60), (60, 130, 190))
        blend(picture, mask_of(lambda m: cv2.circle(m, spot, int(random.integers(1, 4)), 255, -1)), colour, 0.8)


def along(random, picture, factor):
    """Two tyre marks along the bay."""
    y = random.uniform(-0.8, 0.8)
    for side in (-0.75, 0.75):
        line = pixels([(-6, y + side + random.normal(0, 0.1)), (6, y + side)])
        darken(picture, mask_of(lambda m: cv2.line(m, *whole(line).tolist(), 255, 5)), factor, 2)


def paint(random, picture, length, width):
    """Lines around the bay, hatching beside it, letters and signs on it."""
    colour = random.uniform(150, 250) * np.array([[1, 1, 1], [0.3, 0.8, 1], [1, 0.75, 0.4]][random.choice(3, p=[0.7, 0.18, 0.12])])
    strength, thick = random.uniform(0.3, 1), max(1, int(random.uniform(0.06, 0.2) * PIXELS_PER_METRE))
    fade = (random.random() < 0.4) * cloud(random, SHAPE, 30)
    layers = []
    if random.random() < 0.85:
        layers.append(mask_of(lambda m: bay_lines(random, m, length, width, thick)))
    if random.random() < 0.15:
        layers.append(mask_of(lambda m: hatch(random, m, width, thick)))
    if random.random() < 0.2:
        layers.append(sign(random))
    for layer in layers:
        blend(picture, layer * np.clip(1 - 0.5 * np.maximum(fade, 0), 0, 1), colour, strength)


def bay_lines(random, mask, length, width, thick):
    closed = random.random(2) < (0.5, 0.15)
    for i in range(-2, 4):
        y = (i - 0.5) * width
        cv2.line(mask, *whole(pixels([(-length / 2, y), (length / 2, y)])).tolist(), 255, thick)
    for x, drawn in zip((-length / 2, length / 2), closed):
        if drawn:
            cv2.line(mask, *whole(pixels([(x, -6), (x, 6)])).tolist(), 255, thick)


def hatch(random, mask, width, thick):
    """A hatched strip, beside the bay or on it."""
    y, wide, slope = random.choice([-1, 0, 1]) * width, random.uniform(0.3, 1) * width, random.uniform(0.3, 1.2)
    for x in np.arange(-6, 6, random.uniform(0.4, 0.9)):
        cv2.line(mask, *whole(pixels([(x, y - wide / 2), (x + slope, y + wide / 2)])).tolist(), 255, thick)


def sign(random):
    """A word, a number, an arrow or a wheelchair's wheel, turned any way."""
    mask = np.zeros(SHAPE, np.uint8)
    at = whole(pixels(random.uniform((-2, -0.8), (1.5, 0.8))))
    kind = random.integers(3)
    if kind == 0:
        text = "".join(random.choice(list("PABE0123456789"), random.integers(1, 5)))
        cv2.putText(mask, text, at.tolist(), cv2.FONT_HERSHEY_SIMPLEX, random.uniform(0.6, 1.6), 255, int(random.integers(2, 5)))
    elif kind == 1:
        cv2.arrowedLine(mask, at.tolist(), (at + whole(random.uniform(-40, 40, 2))).tolist(), 255, int(random.integers(2, 6)), tipLength=0.4)
    else:
        cv2.circle(mask, at.tolist(), int(random.integers(7, 14)), 255, 2)
        cv2.polylines(mask, [whole(at + np.array([(0, -22), (0, -6), (12, -4), (18, 10)]))], False, 255, 3)
    matrix = cv2.getRotationMatrix2D(at.tolist(), float(random.choice([0, 90, 180, 270]) + random.normal(0, 4)), 1)
    return cv2.warpAffine(mask, matrix, SHAPE[::-1])


def distant_shadows(random, picture):
    """Shadows of trees, poles and buildings that stand outside."""
    if random.random() < 0.3:
        factor = random.uniform(0.35, 0.8)
        edge = random.uniform(-5, 5)
        slope = random.uniform(-0.7, 0.7)
        shade = [(-9, edge - 9 * slope), (9, edge + 9 * slope), (9, 20), (-9, 20)]
        if random.random() < 0.5:
            shade = np.array(shade)[:, ::-1]
        darken(picture, mask_of(lambda m: cv2.fillPoly(m, [whole(pixels(shade))], 255)), factor, random.uniform(0.5, 4))
    if random.random() < 0.25:
        leaves = (cloud(random, SHAPE, int(random.integers(6, 40))) > random.uniform(0, 1)).astype(np.uint8) * 255
        darken(picture, leaves, random.uniform(0.4, 0.8), random.uniform(1, 4))
    if random.random() < 0.15:
        pole = pixels(random.uniform((-6, -6), (6, 6), (2, 2)))
        darken(picture, mask_of(lambda m: cv2.line(m, *whole(pole).tolist(), 255, int(random.integers(2, 9)))), random.uniform(0.4, 0.8), 1)
