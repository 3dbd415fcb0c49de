"""Pictures brought to a network's size, as the card says: stretched, by area where they shrink."""
from functools import lru_cache

import cv2
import numpy as np

from golden import weights

matrix = lru_cache(maxsize=256)(weights)


def stretched(picture, width, height):
    """Independent of the platform and of OpenCV's scaling: for what is measured and recorded."""
    h, w = picture.shape[:2]
    scaled = np.einsum("yh,hwc,xw->yxc", matrix(h, height), picture.astype(np.float64), matrix(w, width), optimize=True)
    return np.rint(scaled).clip(0, 255).astype(np.uint8)


def quickly_stretched(picture, width, height):
    """Nearly the same by OpenCV, for training."""
    smaller = picture.shape[1] > width and picture.shape[0] > height
    return cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA if smaller else cv2.INTER_LINEAR)
