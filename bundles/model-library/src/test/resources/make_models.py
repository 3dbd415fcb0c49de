"""Writes the tiny detectors of these tests. Run with Debian's python3-onnx: /usr/bin/python3 make_models.py

"Detector": of a picture of 32 by 32 it gives one box for "red" and one for "blue", whose scores are the mean of the red
and of the blue plane. The boxes of version 1 lie on the left half, those of version 2 on the right half, so that an
answer tells which version gave it. Output in the form of YOLOv8: [1, 4 + 2, 2].
"""
from pathlib import Path

import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper, save

HERE = Path(__file__).parent


def detector(name, centre_x):
    boxes = np.array([[centre_x, centre_x], [16, 16], [12, 12], [20, 20]], np.float32).reshape(1, 4, 2)
    # scores [1, 3] -> red for candidate 0 and blue for candidate 1, as [1, 2, 2]
    pick = np.array([[1, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 1]], np.float32)
    nodes = [
        helper.make_node("GlobalAveragePool", ["images"], ["mean"]),
        helper.make_node("Reshape", ["mean", "flat"], ["planes"]),
        helper.make_node("MatMul", ["planes", "pick"], ["four"]),
        helper.make_node("Reshape", ["four", "square"], ["scores"]),
        helper.make_node("Concat", ["boxes", "scores"], ["output"], axis=1),
    ]
    constants = [
        numpy_helper.from_array(boxes, "boxes"),
        numpy_helper.from_array(pick, "pick"),
        numpy_helper.from_array(np.array([1, 3], np.int64), "flat"),
        numpy_helper.from_array(np.array([1, 2, 2], np.int64), "square"),
    ]
    graph = helper.make_graph(
        nodes, name,
        [helper.make_tensor_value_info("images", TensorProto.FLOAT, [1, 3, 32, 32])],
        [helper.make_tensor_value_info("output", TensorProto.FLOAT, [1, 6, 2])], constants)
    write(name, graph)


def classifier():
    nodes = [helper.make_node("GlobalAveragePool", ["images"], ["mean"]),
             helper.make_node("Reshape", ["mean", "flat"], ["logits"])]
    constants = [numpy_helper.from_array(np.array([1, 3], np.int64), "flat")]
    graph = helper.make_graph(
        nodes, "colour",
        [helper.make_tensor_value_info("images", TensorProto.FLOAT, [1, 3, 32, 32])],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, 3])], constants)
    write("colour", graph)


def named():
    """A detector with the metadata that exporters of the YOLO family write: 2 classes, 64 by 32, open batch."""
    cells = 8 * 4 + 4 * 2 + 2 * 1
    nodes = [helper.make_node("GlobalAveragePool", ["images"], ["mean"]),
             helper.make_node("ReduceMean", ["mean"], ["level"], axes=[1], keepdims=0),
             helper.make_node("Reshape", ["level", "column"], ["cell"]),
             helper.make_node("Expand", ["cell", "shape"], ["output"])]
    constants = [numpy_helper.from_array(np.array([-1, 1, 1], np.int64), "column"),
                 numpy_helper.from_array(np.array([1, 6, cells], np.int64), "shape")]
    graph = helper.make_graph(
        nodes, "named",
        [helper.make_tensor_value_info("images", TensorProto.FLOAT, ["batch", 3, "height", "width"])],
        [helper.make_tensor_value_info("output", TensorProto.FLOAT, ["batch", 6, "cells"])], constants)
    write("named", graph, {"names": "{0: 'car', 1: \"driver's cab\"}", "stride": "32", "task": "detect",
                           "imgsz": "[32, 64]", "license": "AGPL-3.0 License (see the author's page)"})


def line():
    """Goes on with a straight line: "history" [batch, 3] gives "ahead" [batch, 2]."""
    weights = np.array([[0, 0], [-1, -2], [2, 3]], np.float32)
    graph = helper.make_graph(
        [helper.make_node("MatMul", ["history", "weights"], ["ahead"])], "line",
        [helper.make_tensor_value_info("history", TensorProto.FLOAT, ["batch", 3])],
        [helper.make_tensor_value_info("ahead", TensorProto.FLOAT, ["batch", 2])],
        [numpy_helper.from_array(weights, "weights")])
    write("line", graph)


def batches(name, leaks):
    """The detector of version 1 for any batch; one that leaks gives each picture the highest scores of its batch."""
    boxes = np.array([[8, 8], [16, 16], [12, 12], [20, 20]], np.float32).reshape(1, 4, 2)
    pick = np.array([[1, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 1]], np.float32)
    nodes = [helper.make_node("GlobalAveragePool", ["images"], ["mean"]),
             helper.make_node("Reshape", ["mean", "flat"], ["planes"]), *leak("planes", "seen", leaks),
             helper.make_node("MatMul", ["seen", "pick"], ["four"]),
             helper.make_node("Reshape", ["four", "square"], ["scores"]),
             helper.make_node("Shape", ["planes"], ["extents"]),
             helper.make_node("Gather", ["extents", "first"], ["count"]),
             helper.make_node("Concat", ["count", "box"], ["all"], axis=0),
             helper.make_node("Expand", ["boxes", "all"], ["placed"]),
             helper.make_node("Concat", ["placed", "scores"], ["output"], axis=1)]
    constants = [numpy_helper.from_array(boxes, "boxes"), numpy_helper.from_array(pick, "pick"),
                 numpy_helper.from_array(np.array([-1, 3], np.int64), "flat"),
                 numpy_helper.from_array(np.array([-1, 2, 2], np.int64), "square"),
                 numpy_helper.from_array(np.array([0], np.int64), "first"),
                 numpy_helper.from_array(np.array([4, 2], np.int64), "box")]
    graph = helper.make_graph(
        nodes, name,
        [helper.make_tensor_value_info("images", TensorProto.FLOAT, ["batch", 3, 32, 32])],
        [helper.make_tensor_value_info("output", TensorProto.FLOAT, ["batch", 6, 2])], constants)
    write(name, graph)


def leak(value, result, leaks):
    """Mixes what belongs to different members of a batch; alone, each is as it was."""
    if not leaks:
        return [helper.make_node("Identity", [value], [result])]
    return [helper.make_node("ReduceMax", [value], ["highest"], axes=[0], keepdims=1),
            helper.make_node("Max", [value, "highest"], [result])]


def lines(name, dimension, before, constants=()):
    """The line again, with something before it."""
    weights = np.array([[0, 0], [-1, -2], [2, 3]], np.float32)
    graph = helper.make_graph(
        [*before, helper.make_node("MatMul", ["given", "weights"], ["ahead"])], name,
        [helper.make_tensor_value_info("history", TensorProto.FLOAT, [dimension, 3])],
        [helper.make_tensor_value_info("ahead", TensorProto.FLOAT, [dimension, 2])],
        [numpy_helper.from_array(weights, "weights"), *constants])
    write(name, graph)


def lookup():
    """Numbers from a table: "places" [batch, 1] gives "found" [batch, 1]; a place outside fails the whole run."""
    graph = helper.make_graph(
        [helper.make_node("Gather", ["table", "places"], ["found"])], "lookup",
        [helper.make_tensor_value_info("places", TensorProto.INT64, ["batch", 1])],
        [helper.make_tensor_value_info("found", TensorProto.FLOAT, ["batch", 1])],
        [numpy_helper.from_array(np.arange(1000, 2000, dtype=np.float32), "table")])
    write("lookup", graph)


def write(name, graph, metadata=None):
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 15)], producer_name="qilian")
    model.ir_version = 8
    helper.set_model_props(model, metadata or {})
    checker.check_model(model)
    save(model, str(HERE / f"{name}.onnx"))


detector("spots-1", 8)
detector("spots-2", 24)
classifier()
named()
line()
batches("spots-batch", False)
batches("spots-leak", True)
lines("line-leak", "batch", leak("history", "given", True))
lines("line-time", "time", leak("history", "given", True))
lines("line-one", "batch", [helper.make_node("Reshape", ["history", "one"], ["given"])],
      [numpy_helper.from_array(np.array([1, 3], np.int64), "one")])
lookup()
