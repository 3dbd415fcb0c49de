"""Vehicles of plain bodies, drawn into a picture by a camera that looks from far away at any angle."""
from dataclasses import dataclass

import cv2
import numpy as np

from ground import whole

# Paint of cars in BGR and how common it is.
PAINTS = {(235, 235, 235): 5, (25, 25, 28): 4, (120, 120, 122): 3, (175, 178, 180): 3, (60, 62, 66): 3, (120, 60, 25): 2,
          (35, 30, 140): 2, (70, 45, 30): 1, (60, 90, 40): 1, (120, 165, 190): 1, (40, 110, 190): 0.7, (60, 190, 220): 0.7}


@dataclass(frozen=True)
class Camera:
    """Looks along parallel rays: turned about the vertical, `elevation` above the ground, `scale` pixels for a metre."""

    turn: float
    elevation: float
    scale: float

    def project(self, points):
        """Pixels relative to the middle of the bay, from [n, 3] metres."""
        x, y, z = np.asarray(points, float).T
        c, s = np.cos(self.turn), np.sin(self.turn)
        right, away = c * x - s * y, s * x + c * y
        return np.stack([right, away * np.sin(self.elevation) - z * np.cos(self.elevation)], 1) * self.scale

    def depth(self, points):
        """How near points are to the camera; the larger, the nearer."""
        x, y, z = np.asarray(points, float).mean(0)
        away = np.sin(self.turn) * x + np.cos(self.turn) * y
        return away * np.cos(self.elevation) + z * np.sin(self.elevation)


@dataclass(frozen=True)
class Car:
    """A body with a cabin on it; x of the cabin's four edges as shares of the length, from the rear."""

    length: float
    width: float
    deck: float
    height: float
    cabin: tuple
    paint: np.ndarray
    place: tuple
    heading: float

    def placed(self, points):
        """Own metres to those of the bay."""
        points = np.asarray(points, float)
        c, s = np.cos(self.heading), np.sin(self.heading)
        x, y = points[:, 0], points[:, 1]
        return np.stack([c * x - s * y + self.place[0], s * x + c * y + self.place[1], points[:, 2]], 1)

    def outline(self, z, round_by=0.35):
        """The body seen from above: a box with round corners."""
        a, b = self.length / 2, self.width / 2
        angle = np.linspace(0, 2 * np.pi, 32, endpoint=False)
        power = round_by
        x = a * np.sign(np.cos(angle)) * np.abs(np.cos(angle)) ** power
        y = b * np.sign(np.sin(angle)) * np.abs(np.sin(angle)) ** power
        return np.stack([x, y, np.full(32, z)], 1)

    def footprint(self):
        return self.placed(self.outline(0))[:, :2].astype(np.float32)


# Length, width, deck, height, cabin for each kind, least and most.
KINDS = {
    "saloon": ((4.2, 1.65, 0.8, 1.35), (5.0, 1.9, 1.0, 1.5), ((0.08, 0.16, 0.24, 0.34), (0.5, 0.6, 0.66, 0.76))),
    "hatchback": ((3.4, 1.55, 0.8, 1.4), (4.4, 1.85, 1.0, 1.6), ((0.01, 0.04, 0.1, 0.2), (0.5, 0.62, 0.68, 0.82))),
    "estate": ((4.3, 1.7, 0.85, 1.45), (5.1, 2.0, 1.1, 1.9), ((0.01, 0.03, 0.06, 0.14), (0.52, 0.62, 0.66, 0.78))),
    "pickup": ((4.8, 1.75, 0.95, 1.6), (5.7, 2.05, 1.15, 1.95), ((0.36, 0.42, 0.4, 0.48), (0.58, 0.66, 0.68, 0.78))),
    "van": ((4.4, 1.75, 0.9, 1.9), (6.2, 2.2, 1.2, 2.8), ((0.0, 0.02, 0.0, 0.03), (0.72, 0.85, 0.86, 0.97))),
}


def draw_car(random, place, heading):
    """A car of random kind, size and paint at a place."""
    kind = random.choice(list(KINDS), p=[0.3, 0.25, 0.25, 0.1, 0.1])
    least, most, (rear, front) = KINDS[kind]
    length, width, deck, height = random.uniform(least, most)
    edges = (random.uniform(*rear[:2]), random.uniform(*rear[2:]), random.uniform(*front[:2]), random.uniform(*front[2:]))
    shares = np.array(list(PAINTS.values()))
    paint = np.array(list(PAINTS)[random.choice(len(PAINTS), p=shares / shares.sum())], float)
    paint = np.clip(paint * random.uniform(0.75, 1.2) + random.normal(0, 8, 3), 8, 250)
    return Car(length, width, deck, height, edges, paint, tuple(place), heading)


@dataclass(frozen=True)
class Light:
    """Where the sun stands, how strong it is against the sky, and how dark a shadow is."""

    direction: float
    height: float
    sun: float
    shadow: float

    def shade(self, normal):
        sun = np.array([np.cos(self.direction) * np.cos(self.height), np.sin(self.direction) * np.cos(self.height), np.sin(self.height)])
        return 1 - self.sun + self.sun * max(0.0, float(sun @ normal)) / np.sin(self.height)

    def shift(self, z):
        """How far the shadow of a height lies from its foot, in metres."""
        return -np.array([np.cos(self.direction), np.sin(self.direction)]) * z / np.tan(self.height)


def shadow_outline(car, light):
    """The car's shadow on the ground, together with the car's foot."""
    inset = car.placed(car.outline(0) * (0.75, 0.9, 1))[:, :2]
    points = np.concatenate([car.footprint(), car.footprint() + light.shift(car.deck), inset + light.shift(car.height)])
    return cv2.convexHull(points.astype(np.float32))[:, 0]


class Painter:
    """Draws cars into a picture of floats whose pixel `origin` is the middle of the bay."""

    def __init__(self, picture, origin, camera, light, random):
        self.picture, self.origin, self.camera, self.light, self.random = picture, np.asarray(origin), camera, light, random

    def face(self, points, colour, gradient=0.0):
        """A polygon in metres of the bay, its colour running from one side to the other."""
        at = whole((self.camera.project(points) + self.origin) * 16)
        if not gradient:
            cv2.fillPoly(self.picture, [at], np.asarray(colour, float).tolist(), cv2.LINE_AA, 4)
            return
        x, y, w, h = cv2.boundingRect(at // 16)
        x, y = max(0, x - 1), max(0, y - 1)
        part = self.picture[y:y + h + 3, x:x + w + 3]
        if not part.size:
            return
        mask = np.zeros(part.shape[:2], np.uint8)
        cv2.fillPoly(mask, [at - np.array([x, y], np.int32) * 16], 255, cv2.LINE_AA, 4)
        ramp = np.linspace(1 - gradient, 1 + gradient, part.shape[1], dtype=np.float32)[None, :, None]
        share = mask[..., None].astype(np.float32) / 255
        part += share * (np.asarray(colour, np.float32) * ramp - part)

    def in_view(self, car):
        points = self.camera.project(car.placed(np.concatenate([car.outline(0), car.outline(car.height)]))) + self.origin
        return (points.max(0) > 0).all() and (points.min(0) < self.picture.shape[1::-1]).all()

    def hull(self, car, low, high, colour):
        """The body's side between two heights, in one shade."""
        points = self.camera.project(car.placed(np.concatenate([car.outline(low), car.outline(high)])))
        at = cv2.convexHull(whole((points + self.origin) * 16))
        cv2.fillConvexPoly(self.picture, at, np.asarray(colour, float).tolist(), cv2.LINE_AA, 4)

    def prism(self, car, low, high, colours, gradients):
        """Walls between two outlines of as many points, those behind first."""
        walls = []
        for i in range(len(low)):
            j = (i + 1) % len(low)
            wall = car.placed([low[i], low[j], high[j], high[i]])
            normal = np.cross(wall[1] - wall[0], wall[3] - wall[0])
            normal /= np.linalg.norm(normal) + 1e-9
            walls.append((self.camera.depth(wall), wall, colours[i] * self.light.shade(normal), gradients[i]))
        for _, wall, colour, gradient in sorted(walls, key=lambda w: w[0]):
            self.face(wall, colour, gradient)

    def car(self, car):
        random = self.random
        if not self.in_view(car):
            return
        dark = np.full(3, random.uniform(15, 40))
        self.hull(car, 0.1, 0.35, dark)
        self.hull(car, 0.3, car.deck, car.paint * self.light.shade(np.array([0, 0, 0.6])))
        up = self.light.shade(np.array([0, 0, 1.0]))
        self.face(car.placed(car.outline(car.deck)), car.paint * up, random.uniform(-0.15, 0.15))
        self.lamps(car)
        self.cabin(car, up)

    def lamps(self, car):
        """Head and tail lamps, bonnet and boot lines, mirrors."""
        a, b, z = car.length / 2, car.width / 2, car.deck
        for x, colour in ((0.94, self.random.uniform(150, 240, 3)), (-0.95, (30, 25, self.random.uniform(90, 200)))):
            for y in (0.62, -0.62):
                box = [(a * x, b * y - 0.15, z), (a * x, b * y + 0.15, z), (a * x * 0.95, b * y + 0.18, z), (a * x * 0.95, b * y - 0.18, z)]
                self.face(car.placed(box), colour)
        x = car.length * (car.cabin[3] - 0.5) + 0.05
        for y in (b, -b):
            mirror = [(x - 0.25, y, z), (x - 0.1, y, z), (x - 0.12, y * 1.14, z), (x - 0.25, y * 1.14, z)]
            self.face(car.placed(mirror), car.paint * 0.7)

    def cabin(self, car, up):
        """Windscreens, side windows and roof; what a pickup or van has instead of a boot."""
        random = self.random
        rear_low, rear_high, front_high, front_low = (car.length * (share - 0.5) for share in car.cabin)
        b, top = car.width / 2, car.width / 2 * random.uniform(0.68, 0.85)
        if car.cabin[0] > 0.3:
            load = [(-car.length * 0.46, -b * 0.8, car.deck), (rear_low - 0.1, -b * 0.8, car.deck), (rear_low - 0.1, b * 0.8, car.deck), (-car.length * 0.46, b * 0.8, car.deck)]
            self.face(car.placed(load), random.uniform(20, 90, 3) if random.random() < 0.7 else car.paint * 0.8, 0.15)
        low = [(rear_low, -b * 0.9, car.deck), (front_low, -b * 0.88, car.deck), (front_low, b * 0.88, car.deck), (rear_low, b * 0.9, car.deck)]
        high = [(rear_high, -top, car.height), (front_high, -top, car.height), (front_high, top, car.height), (rear_high, top, car.height)]
        glass = random.uniform(15, 60) + random.uniform(0, 70) * (random.random() < 0.4) + np.array([random.uniform(0, 25), random.uniform(0, 12), 0])
        sky = random.uniform(0, 0.45)
        side = car.paint * 0.95 if car.height > 1.9 and random.random() < 0.7 else glass
        self.prism(car, low, high, [side, glass, side, side if car.height > 1.9 else glass], [0.05, sky, 0.05, sky])
        roof = car.paint if random.random() < 0.88 else random.uniform(15, 60, 3)
        self.face(car.placed(high), np.clip(roof * up * random.uniform(0.95, 1.1), 0, 255), random.uniform(-0.1, 0.1))
        self.on_roof(car, rear_high, front_high, top)

    def on_roof(self, car, rear, front, half):
        """A sunroof, rails, or a load's lines."""
        random = self.random
        z = car.height + 0.01
        if random.random() < 0.3:
            begin, end = rear + (front - rear) * random.uniform(0.1, 0.5), front - (front - rear) * random.uniform(0.05, 0.2)
            panel = [(begin, -half * 0.7, z), (end, -half * 0.7, z), (end, half * 0.7, z), (begin, half * 0.7, z)]
            self.face(car.placed(panel), np.full(3, random.uniform(10, 60)), 0.2)
        if random.random() < 0.3:
            colour = random.uniform(20, 210, 3)
            for y in (-half * 0.85, half * 0.85):
                rail = [(rear, y - 0.04, z), (front, y - 0.04, z), (front, y + 0.04, z), (rear, y + 0.04, z)]
                self.face(car.placed(rail), colour)
