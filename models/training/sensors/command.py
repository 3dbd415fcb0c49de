"""The command that every train.py is."""
import argparse
import json
from pathlib import Path

from .publish import publish


def run(here, train, table, marks, golden):
    """here: folder of the training; train(data, out) writes model.onnx and figures.json; table(figures) is the card's table
    of them; marks(figures) are its further marks; golden() are the golden samples."""
    p = argparse.ArgumentParser(description=f"Trains the model of {here.parent.name}.")
    p.add_argument("--data", type=Path, required=True, help="folder that holds sensors/, see its INDEX.md")
    p.add_argument("--out", type=Path, required=True, help="folder for weights and figures")
    p.add_argument("--folder", type=Path, help="folder of the version that gets model, card and golden samples")
    p.add_argument("--publish-only", action="store_true", help="take what an earlier run left in --out")
    a = p.parse_args()
    a.out.mkdir(parents=True, exist_ok=True)
    if not a.publish_only:
        train(a.data, a.out)
    figures = json.loads((a.out / "figures.json").read_text())
    print(table(figures))
    if a.folder:
        found = {"figures": table(figures), "windows": f"{figures['windows']:,}", "difference": f"{figures['difference']:.1e}",
                 **marks(figures)}
        a.folder.mkdir(parents=True, exist_ok=True)
        publish(a.out / "model.onnx", here / "card_template.md", a.folder.resolve(), found, golden())
