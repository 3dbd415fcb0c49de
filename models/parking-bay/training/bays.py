"""Draws crops of parking bays, free and occupied, from straight above and aslant."""

import cv2
import numpy as np

from cars import Camera, Light, Painter, draw_car, shadow_outline
from ground import PIXELS_PER_METRE, REACH_X, REACH_Y, darken, distant_shadows, mask_of, paint, pixels, surface, wear, whole

# Share of the bay that a car covers at least where it is occupied, and at most where it is free.
OCCUPIED, FREE = 0.35, 0.10


def draw_bay(random, occupied):
    """A crop in BGR, its longer side 24 to 130 pixels, that a bay's box in a camera's picture could hold."""
    length, width = random.uniform(4.6, 6.0), random.uniform(2.2, 3.0)
    camera = draw_camera(random)
    light = Light(random.uniform(0, 2 * np.pi), random.uniform(0.35, 1.4), *draw_sun(random))
    cars = list(draw_cars(random, length, width, occupied))
    floor = surface(random)
    wear(random, floor)
    paint(random, floor, length, width)
    distant_shadows(random, floor)
    for car in cars:
        cast(random, floor, car, light)
    box = crop_box(random, camera, length, width)
    canvas, origin = seen(floor, camera, box)
    painter = Painter(canvas, origin, camera, light, random)
    for car in sorted(cars, key=lambda c: camera.depth([(*c.place, 0)])):
        painter.car(car)
    if not occupied:
        draw_things(random, painter, length, width)
    return finish(random, canvas)


def draw_camera(random):
    if random.random() < 0.6:
        turn, elevation = random.integers(4) * np.pi / 2 + random.normal(0, 0.06), np.pi / 2 - abs(random.normal(0, 0.2))
    else:
        turn, elevation = random.uniform(0, 2 * np.pi), random.uniform(0.4, 1.3)
    return Camera(turn, max(elevation, 0.4), random.uniform(14, 22))


def draw_sun(random):
    """How much of the light is the sun's, and what is left of it in a shadow."""
    sun = random.uniform(0.05, 0.6)
    return sun, 1 - sun * random.uniform(0.9, 1.3)


def covered(car, length, width):
    """Share of the bay under a car."""
    bay = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)], np.float32) * (length / 2, width / 2)
    return cv2.intersectConvexConvex(cv2.convexHull(car.footprint()), bay.astype(np.float32))[0] / (length * width)


def draw_cars(random, length, width, occupied):
    """The bay's own car, and those beside it, before it and in the lane."""
    if occupied:
        own = None
        while own is None or covered(own, length, width) < OCCUPIED:
            off = random.normal(0, 0.3) if random.random() < 0.75 else random.uniform(-2.2, 2.2)
            place = off, random.normal(0, 0.15)
            own = draw_car(random, place, random.integers(2) * np.pi + random.normal(0, 0.05))
        yield own
    places = [(x, y) for y in (-1, 0, 1) for x in (-1, 0, 1) if (x, y) != (0, 0)]
    for x, y in places:
        if random.random() < (0.5 if x == 0 else 0.3):
            place = x * (length + random.uniform(0, 1)) + random.normal(0, 0.25), y * width + random.normal(0, 0.12)
            lane = x and random.random() < 0.3
            heading = random.integers(2) * np.pi + random.normal(0, 0.05) + lane * np.pi / 2
            car = draw_car(random, place, heading)
            if covered(car, length, width) <= FREE:
                yield car


def cast(random, floor, car, light):
    """The shadow of the sun, and the one that the sky leaves under a car."""
    under = mask_of(lambda m: cv2.fillPoly(m, [whole(pixels(car.footprint()))], 255))
    darken(floor, cv2.dilate(under, np.ones((5, 5))), random.uniform(0.4, 0.8), 3)
    if light.sun > 0.2:
        shape = whole(pixels(shadow_outline(car, light)))
        darken(floor, mask_of(lambda m: cv2.fillPoly(m, [shape], 255)), max(0.15, light.shadow), random.uniform(0.3, 1.5))


def crop_box(random, camera, length, width):
    """Left, top, right, bottom around the bay, a little off as a person draws it, in pixels of the camera."""
    corners = [(sx * length / 2, sy * width / 2, z) for sx in (-1, 1) for sy in (-1, 1)
               for z in ((0, random.uniform(0, 1.2)) if random.random() < 0.3 else (0,))]
    at = camera.project(corners)
    low, high = at.min(0), at.max(0)
    size = high - low
    low, high = low - size * random.uniform(-0.12, 0.12, 2), high + size * random.uniform(-0.12, 0.12, 2)
    return np.concatenate([low, np.maximum(high, low + 12)])


def seen(floor, camera, box):
    """The ground as the camera sees it in a box, and the pixel of the bay's middle."""
    axes = camera.project([(1, 0, 0), (0, 1, 0)]).T / PIXELS_PER_METRE
    size = np.ceil(box[2:] - box[:2]).astype(int)
    centre = np.array([REACH_X, REACH_Y]) * PIXELS_PER_METRE
    matrix = np.column_stack([axes, -box[:2] - axes @ centre])
    canvas = cv2.warpAffine(floor, matrix, size.tolist(), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101)
    return np.ascontiguousarray(canvas), -box[:2]


def draw_things(random, painter, length, width):
    """What stands in a free bay and is no vehicle: people, trolleys, cones, bars that stop wheels."""
    if random.random() < 0.12:
        for _ in range(random.integers(1, 3)):
            person(random, painter, random.uniform((-length / 2, -width / 2), (length / 2, width / 2)))
    if random.random() < 0.08:
        trolleys(random, painter, length, width)
    if random.random() < 0.08:
        x = random.choice([-1, 1]) * length * random.uniform(0.3, 0.45)
        bar = [(x, -0.7, 0.1), (x + 0.2, -0.7, 0.1), (x + 0.2, 0.7, 0.1), (x, 0.7, 0.1)]
        painter.face(np.array(bar), random.uniform(60, 220) * random.uniform(0.8, 1.1, 3))
    if random.random() < 0.06:
        x, y = random.uniform((-2, -1), (2, 1))
        cone = [(x - 0.2, y, 0), (x + 0.2, y, 0), (x, y, 0.7)]
        painter.face(np.array(cone), (30, random.uniform(60, 120), 220))


def person(random, painter, at):
    ring = np.linspace(0, 2 * np.pi, 10)
    for z, radius in ((0.0, 0.2), (0.5, 0.22), (0.9, 0.26), (1.3, 0.27), (1.65, 0.14)):
        disc = np.stack([at[0] + radius * np.cos(ring), at[1] + 0.7 * radius * np.sin(ring), np.full(10, z)], 1)
        painter.face(disc, random.uniform(20, 220) * random.uniform(0.6, 1.4, 3))


def trolleys(random, painter, length, width):
    """A row of trolleys: bars with the ground between them."""
    x, y = random.uniform((-length / 2, -width / 2), (length / 4, width / 4))
    colour, angle = random.uniform(90, 230) * random.uniform(0.8, 1.1, 3), random.choice([0, np.pi / 2])
    for i in range(random.integers(2, 10)):
        for u, v in ((0, 0.03), (0.25, 0.28)):
            bar = np.array([(i * 0.3 + u, -0.3), (i * 0.3 + v, -0.3), (i * 0.3 + v, 0.3), (i * 0.3 + u, 0.3)])
            c, s = np.cos(angle), np.sin(angle)
            painter.face(np.column_stack([x + c * bar[:, 0] - s * bar[:, 1], y + s * bar[:, 0] + c * bar[:, 1], np.full(4, 0.8)]), colour)


def finish(random, canvas):
    """Light of the day over all of it, and the size that the camera has left of it."""
    canvas = canvas * random.uniform(0.5, 1.3) * (1 + random.normal(0, 0.04, 3))
    picture = np.clip(canvas, 0, 255).astype(np.uint8)
    factor = random.uniform(24, 130) / max(picture.shape[:2])
    size = np.maximum(8, np.rint(np.array(picture.shape[1::-1]) * factor)).astype(int)
    return cv2.resize(picture, size.tolist(), interpolation=cv2.INTER_AREA if factor < 1 else cv2.INTER_LINEAR)
