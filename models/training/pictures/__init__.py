"""What the trainings of the picture classifiers share."""
import sys
from pathlib import Path

# Labels, light and weather, scaling and ONNX Runtime are those of road-objects.
sys.path.append(str(Path(__file__).resolve().parents[2] / "road-objects" / "training"))
