"""Writes the tiny models of these tests. Run with Debian's python3-onnx: /usr/bin/python3 make_models.py"""
from pathlib import Path

import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper, save

HERE = Path(__file__).parent


def write(name, nodes, inputs, outputs, initialisers=()):
    graph = helper.make_graph(nodes, name, inputs, outputs, initialisers)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 15)], producer_name="qilian")
    model.ir_version = 8
    checker.check_model(model)
    save(model, str(HERE / f"{name}.onnx"))


def tensor(name, shape, kind=TensorProto.FLOAT):
    return helper.make_tensor_value_info(name, kind, shape)


# sum and difference of 16 integers, with a batch: the model that every client's examples use
write("simple", [helper.make_node("Add", ["INPUT0", "INPUT1"], ["OUTPUT0"]),
                 helper.make_node("Sub", ["INPUT0", "INPUT1"], ["OUTPUT1"])],
      [tensor("INPUT0", ["batch", 16], TensorProto.INT32), tensor("INPUT1", ["batch", 16], TensorProto.INT32)],
      [tensor("OUTPUT0", ["batch", 16], TensorProto.INT32), tensor("OUTPUT1", ["batch", 16], TensorProto.INT32)])
# every element type as it is, of any length
KINDS = {"FP32": TensorProto.FLOAT, "FP64": TensorProto.DOUBLE, "FP16": TensorProto.FLOAT16, "INT8": TensorProto.INT8,
         "UINT8": TensorProto.UINT8, "INT16": TensorProto.INT16, "INT32": TensorProto.INT32, "INT64": TensorProto.INT64,
         "BOOL": TensorProto.BOOL, "BYTES": TensorProto.STRING}
for kind, number in KINDS.items():
    write("echo-" + kind.lower(), [helper.make_node("Identity", ["x"], ["y"])], [tensor("x", ["n"], number)],
          [tensor("y", ["n"], number)])
# places that are not zero: none, if all are
write("non-zero", [helper.make_node("NonZero", ["x"], ["at"])], [tensor("x", [4])],
      [tensor("at", [1, "found"], TensorProto.INT64)])
# a long loop, so that a run does not end by itself in time: as many turns as the input says
body = helper.make_graph(
    [helper.make_node("Identity", ["more"], ["again"]), helper.make_node("Add", ["sum", "one"], ["next"])], "body",
    [tensor("turn", [], TensorProto.INT64), tensor("more", [], TensorProto.BOOL), tensor("sum", [1])],
    [tensor("again", [], TensorProto.BOOL), tensor("next", [1])])
write("turns", [helper.make_node("Squeeze", ["turns"], ["trip"]),
                helper.make_node("Loop", ["trip", "go", "zero"], ["sum"], body=body)],
      [tensor("turns", [1], TensorProto.INT64)], [tensor("sum", [1])],
      [helper.make_tensor("go", TensorProto.BOOL, [], [True]), helper.make_tensor("zero", TensorProto.FLOAT, [1], [0.0]),
       helper.make_tensor("one", TensorProto.FLOAT, [1], [1.0])])
# the mean of each plane of a picture of 32 by 32
write("colour", [helper.make_node("GlobalAveragePool", ["images"], ["mean"]),
                 helper.make_node("Reshape", ["mean", "flat"], ["logits"])],
      [tensor("images", [1, 3, 32, 32])], [tensor("logits", [1, 3])],
      [numpy_helper.from_array(np.array([1, 3], np.int64), "flat")])
