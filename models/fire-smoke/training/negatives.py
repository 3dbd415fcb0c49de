"""Pictures without fire and smoke: roads by day and night, streets, rooms; to learn from, to validate by, to test by."""
from pathlib import Path

import cv2

import dataset
from dataset import SETS, TEST_ONLY, frames, held_out, set_pictures, shrunk

# Every how many frames of a clip one is taken.
STEP = 40
# Clips that stand in neither of road-objects' lists.
FURTHER_TESTS = ("intel-car-detection.mp4",)
# The one test clip of a road by night, and every how many of its frames one is taken.
NIGHT_CLIP, NIGHT_STEP = "jamcam625/625_201709042131.mp4", 10
# The one clip with fire.
FIRE_CLIP = "furg-fire-house6.mp4"
LONGEST = 288


def train_clips(data):
    """Names of the clips that road-objects learns from, without the one of a fire."""
    lines = Path(dataset.__file__).with_name("train_clips.txt").read_text().splitlines()
    names = [line.split()[0] for line in lines if line.strip() and not line.startswith("#")]
    return [data / "videos" / name for name in names if name != FIRE_CLIP]


def of_clips(files, step=STEP):
    return [shrunk(picture, LONGEST) for file in files for _, picture in frames(file, step)]


def of_files(files):
    return [shrunk(cv2.imread(str(file)), LONGEST) for file in files]


def coco(data, part):
    return of_files(sorted((data / "labelled/coco128/images" / part).glob("*.jpg")))


def road(data, part, names):
    return of_files([file for name in names for file in set_pictures(data, name, part)])


def to_learn(data):
    """By origin, so that each origin counts alike."""
    sets = {name: road(data, "train", [name]) for name in SETS if name not in TEST_ONLY}
    return {**sets, "coco128": coco(data, "train2017"), "clips": of_clips(train_clips(data))}


def to_validate(data):
    return road(data, "held-out", [name for name in SETS if name not in TEST_ONLY])


def to_test(data):
    """By origin; none of it was learnt or validated by."""
    clips = [data / "videos" / name for name in (*held_out()[0], *FURTHER_TESTS) if name != NIGHT_CLIP]
    return {"clips by day": of_clips(clips), "clip at night": of_clips([data / "videos" / NIGHT_CLIP], NIGHT_STEP),
            "coco128-val": coco(data, "val2017"), **{name: road(data, "held-out", [name]) for name in TEST_ONLY}}
