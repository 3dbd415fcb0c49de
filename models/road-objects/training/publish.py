"""Puts a trained model with its card into a version's folder.

    python3 publish.py --model model.onnx --figures figures.json --folder ../1.0.0

Figures are those of evaluate.py --out. Pictures that lie in the folder golden/ get their records anew. The text of the card
is card_template.md, whose marks in double braces are filled in. Files are replaced whole, the card last.
"""
import argparse
import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

import onnx

from clip_counts import mean_of
from network import CLASSES, HEIGHT, STRIDES, WIDTH, RoadNet, fold, multiplications

HERE = Path(__file__).parent


def measured(rows):
    """Groups of which the pictures have boxes."""
    return [group for group, boxes in rows["own"]["boxes"].items() if boxes]


def metric_rows(sets):
    """The front matter's results, in the form of Hugging Face's model index."""
    lines = []
    for name, rows in sets.items():
        lines += ["  - task: {type: object-detection}", f"    dataset: {{name: {name}, type: {name}}}", "    metrics:"]
        for group in measured(rows):
            lines.append(f"    - {{type: ap50, name: {group}, value: {rows['own'][group]:.3f}}}")
    return "\n".join(lines)


def set_table(sets):
    lines = ["| pictures | of | boxes | this model | yolox_nano |", "|---|---|---|---|---|"]
    for name, rows in sets.items():
        for group in measured(rows):
            own, nano = rows["own"][group], rows["yolox_nano"][group]
            best = f"**{own:.3f}**" if own >= nano else f"{own:.3f}"
            lines.append(f"| {name} | {group} | {rows['own']['boxes'][group]} | {best} | {nano:.3f} |")
        own, nano = rows["own"]["count error"], rows["yolox_nano"]["count error"]
        lines.append(f"| {name} | error of the number of vehicles per picture | | {own:.2f} | {nano:.2f} |")
    return "\n".join(lines)


def clip_table(clips):
    columns = ("own", "yolox_nano", "difference", "large difference")
    lines = ["| clip | frames | this model | yolox_nano | difference | of large ones |", "|---|---|---|---|---|---|"]
    for name, row in clips.items():
        figures = " | ".join(f"{row[column]:.2f}" if column in row else "" for column in columns)
        lines.append(f"| {name} | {row['frames']} | {figures} |")
    return "\n".join(lines)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--model", type=Path, required=True)
    p.add_argument("--figures", type=Path, required=True)
    p.add_argument("--folder", type=Path, required=True, help="its name is the version")
    a = p.parse_args()
    figures = json.loads(a.figures.read_text())
    folder = a.folder.resolve()
    data = a.model.read_bytes()
    graph = onnx.load_from_string(data).graph
    marks = {
        "version": folder.name,
        "sha256": hashlib.sha256(data).hexdigest(),
        "width": WIDTH, "height": HEIGHT,
        "cells": sum(WIDTH // s * (HEIGHT // s) for s in STRIDES),
        "metrics": metric_rows(figures["sets"]),
        "sets": set_table(figures["sets"]),
        "clips": clip_table(figures["clips"]),
        "clip_difference": f"{mean_of(figures['clips'], 'difference'):.2f}",
        "clip_large_difference": f"{mean_of(figures['clips'], 'large difference'):.2f}",
        "even_score": f"{figures['evenly']['score']:.2f}",
        "even_difference": f"{figures['evenly']['difference']:.2f}",
        "hand_frames": figures["by hand"]["frames"],
        "hand_vehicles": f"{figures['by hand']['vehicles']:.1f}",
        "hand_own": f"{figures['by hand']['own']:.1f}",
        "hand_nano": f"{figures['by hand']['yolox_nano']:.1f}",
        "score": figures["score"],
        "gflop": f"{2 * multiplications(fold(RoadNet().eval())) / 1e9:.3f}",
        "parameters": f"{sum(p.numel() for p in fold(RoadNet().eval()).parameters()):,}",
        "size": f"{len(data) / 1e6:.2f}",
        "opset": onnx.load_from_string(data).opset_import[0].version,
        "nodes": len(graph.node),
    }
    card = (HERE / "card_template.md").read_text()
    for mark, value in marks.items():
        card = card.replace("{{" + mark + "}}", str(value))
    if "{{" in card:
        raise SystemExit("unknown mark in card_template.md: " + card[card.index("{{"):][:40])
    (folder / "golden").mkdir(parents=True, exist_ok=True)
    subprocess.run([sys.executable, str(HERE / "golden.py"), "--model", str(a.model), "--folder", str(folder / "golden")],
                   check=True)
    replace(folder / "labels.txt", "\n".join(CLASSES).encode() + b"\n")
    replace(folder / "model.onnx", data)
    replace(folder / "README.md", card.encode())
    print(f"{folder}: {marks['sha256']}")


def replace(file, data):
    part = file.with_name(file.name + ".part")
    part.write_bytes(data)
    shutil.move(part, file)


if __name__ == "__main__":
    main()
