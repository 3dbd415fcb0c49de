"""Copies the pictures with which road-objects is quantized into a folder: of three training sets of fixed road cameras.

    python3 calibration_pictures.py --data ../../../../shared/data --out work/road-cameras

Held-out scenes and test sets are never among them. The folder is what model:quantize takes with --calibrate.
"""
import argparse
import shutil
from pathlib import Path

from dataset import set_pictures

# Pictures of each set, taken evenly.
COUNTS = {"highway": 96, "road-atl": 128, "cctv-manaus": 118}


def evenly(files, count):
    return [files[i * len(files) // count] for i in range(count)]


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", type=Path, default=Path("../../../../shared/data"))
    p.add_argument("--out", type=Path, required=True)
    a = p.parse_args()
    a.out.mkdir(parents=True, exist_ok=True)
    for name, count in COUNTS.items():
        for file in evenly(set_pictures(a.data, name, "train"), count):
            shutil.copy(file, a.out / file.name)


if __name__ == "__main__":
    main()
