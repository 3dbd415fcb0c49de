"""Labels frames of clips, and what is unlabelled in pictures, by the agreement of public detectors.

    python3 pseudo_label.py --data ../../../../shared/data --out pseudo [--own model.onnx]

Every teacher looks at the whole picture, at its mirror image, and at enlarged parts for small things. Boxes of the same
thing are fused by their scores; the score of the result asks for two teachers. Writes frames/NAME.jpg with NAME.json,
and pictures/NAME.json.
"""
import argparse
import json
from pathlib import Path

import cv2
import numpy as np

from boxes import cover_matrix, iou_matrix
from dataset import SETS, TEST_ONLY, clip_key, frames, set_pictures, shrunk
from detectors import DeimAtto, NanoDet, RoadObjects, YoloxNano
from network import CLASSES

FLOOR = 0.1
PART = 0.6
OTHERS_STEP = 6
SAME = 0.5
# A weaker box this far within a stronger one of its kind is part of it.
WITHIN = 0.8
# Classes that are taken for one another.
KINDS = np.array([0, 1, 1, 2, 2, 2])


def views(picture):
    """Parts of a picture to look at: origin and size, the whole first."""
    h, w = picture.shape[:2]
    yield 0, 0, w, h
    pw, ph = round(w * PART), round(h * PART)
    for x, y in ((0, 0), (w - pw, 0), (0, h - ph), (w - pw, h - ph), ((w - pw) // 2, (h - ph) // 2)):
        yield x, y, pw, ph


def look(teacher, picture):
    """What a teacher finds in all views, in pixels of the picture."""
    h, w = picture.shape[:2]
    rows = []
    for number, (x, y, pw, ph) in enumerate(views(picture)):
        part = picture[y:y + ph, x:x + pw]
        found = teacher(part, FLOOR)
        if number == 0:
            other = teacher(np.ascontiguousarray(part[:, ::-1]), FLOOR)
            other[:, [2, 4]] = pw - other[:, [4, 2]]
            found = np.concatenate([found, other])
        else:  # whole things only: what touches an inner edge is cut
            cut = ((found[:, 2] < 3) & (x > 0)) | ((found[:, 3] < 3) & (y > 0))
            cut |= ((found[:, 4] > pw - 3) & (x + pw < w)) | ((found[:, 5] > ph - 3) & (y + ph < h))
            found = found[~cut & (found[:, 4] - found[:, 2] < 0.6 * pw)]
        found[:, 2:] += [x, y, x, y]
        rows.append(found)
    return np.concatenate(rows)


def fuse(found, teachers):
    """Findings from rows of teacher, class, score, box: one for each thing, best first."""
    found = found[np.argsort(-found[:, 2], kind="stable")]
    kinds = KINDS[found[:, 1].astype(int)]
    overlaps = iou_matrix(found[:, 3:], found[:, 3:])
    free = np.ones(len(found), bool)
    findings = []
    for i in range(len(found)):
        if not free[i]:
            continue
        members = free & (kinds == kinds[i]) & (overlaps[i] > SAME)
        free &= ~members
        rows = found[members]
        best = np.zeros(max(2, teachers))
        np.maximum.at(best, rows[:, 0].astype(int), rows[:, 2])
        best = np.sort(best)[::-1]
        votes = np.bincount(rows[:, 1].astype(int), rows[:, 2], len(CLASSES))
        box = (rows[:, 3:] * rows[:, 2:3] ** 2).sum(0) / (rows[:, 2] ** 2).sum()
        findings.append({"class": int(votes.argmax()), "score": round(float(best[:2].mean()), 3),
                         "share": round(float(votes.max() / votes.sum()), 2), "box": [round(float(v), 1) for v in box]})
    return without_parts(sorted(findings, key=lambda f: -f["score"]))


def without_parts(findings):
    """Leaves out weaker boxes that lie within, or are, a stronger one of the same kind."""
    kept = []
    for finding in findings:
        same = [k["box"] for k in kept if KINDS[k["class"]] == KINDS[finding["class"]]]
        if same:
            apart = (cover_matrix([finding["box"]], same).max() < WITHIN
                     and cover_matrix(same, [finding["box"]]).max() < WITHIN
                     and iou_matrix([finding["box"]], same).max() < SAME)
            if not apart:
                continue
        kept.append(finding)
    return kept


def agreed(teachers, picture):
    rows = []
    for number, teacher in enumerate(teachers):
        found = look(teacher, picture)
        rows.append(np.column_stack([np.full(len(found), number), found]))
    return fuse(np.concatenate(rows), len(teachers))


def label_clips(teachers, data, clips, out):
    """Every so many frames of training clips: the frame, and what the teachers agree on."""
    out.mkdir(parents=True, exist_ok=True)
    for line in clips.read_text().splitlines():
        if not line or line.startswith("#"):
            continue
        name, step = line.split()
        for at, frame in frames(data / "videos" / name, int(step)):
            file = out / f"{clip_key(name)}_{at:05d}.jpg"
            cv2.imwrite(str(file), shrunk(frame), [cv2.IMWRITE_JPEG_QUALITY, 95])
            file.with_suffix(".json").write_text(json.dumps(agreed(teachers, shrunk(frame))))
        print(name, flush=True)


def label_others(teachers, data, out):
    """Every so many pictures of places with fire and smoke, most without a vehicle: frame and findings as of clips."""
    out.mkdir(parents=True, exist_ok=True)
    for source in sorted((data / "labelled/fire-smoke/images").glob("cctv-fire_*.jpg"))[::OTHERS_STEP]:
        picture = shrunk(cv2.imread(str(source)))
        file = out / source.name
        cv2.imwrite(str(file), picture, [cv2.IMWRITE_JPEG_QUALITY, 95])
        file.with_suffix(".json").write_text(json.dumps(agreed(teachers, picture)))
    print("cctv-fire", flush=True)


def label_pictures(teachers, data, out):
    """Pictures of sets that do not label everything, or not the kind of vehicle."""
    out.mkdir(parents=True, exist_ok=True)
    for name in SETS:
        if name not in TEST_ONLY:
            for file in set_pictures(data, name, "train"):
                (out / f"{file.stem}.json").write_text(json.dumps(agreed(teachers, cv2.imread(str(file)))))
            print(name, flush=True)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", type=Path, default=Path("../../../../shared/data"))
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--clips", type=Path, default=Path(__file__).with_name("train_clips.txt"))
    p.add_argument("--own", type=Path, help="an earlier version of this model as one more teacher")
    a = p.parse_args()
    models = a.data / "models"
    teachers = [YoloxNano(models), NanoDet(models), DeimAtto(models)]
    if a.own:
        teachers.append(RoadObjects(a.own))
    label_clips(teachers, a.data, a.clips, a.out / "frames")
    label_others(teachers, a.data, a.out / "frames")
    label_pictures(teachers, a.data, a.out / "pictures")


if __name__ == "__main__":
    main()
