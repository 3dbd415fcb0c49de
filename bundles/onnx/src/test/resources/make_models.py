"""Writes the tiny models of these tests. Run with Debian's python3-onnx: /usr/bin/python3 make_models.py"""
from pathlib import Path

from onnx import TensorProto, checker, helper, save

HERE = Path(__file__).parent


def write(name, nodes, inputs, outputs, initialisers=()):
    graph = helper.make_graph(nodes, name, inputs, outputs, initialisers)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 15)], producer_name="qilian")
    model.ir_version = 8
    helper.set_model_props(model, {"origin": "make_models.py"})
    checker.check_model(model)
    save(model, str(HERE / f"{name}.onnx"))


def tensor(name, shape, kind=TensorProto.FLOAT):
    return helper.make_tensor_value_info(name, kind, shape)


# y = 2x, of a fixed shape
two = helper.make_tensor("two", TensorProto.FLOAT, [1], [2.0])
write("double", [helper.make_node("Mul", ["x", "two"], ["y"])], [tensor("x", [1, 4])], [tensor("y", [1, 4])], [two])
# the same with an open batch dimension
write("double-batch", [helper.make_node("Mul", ["x", "two"], ["y"])], [tensor("x", ["batch", 4])],
      [tensor("y", ["batch", 4])], [two])
# an output whose shape depends on the data, of 64-bit integers
write("non-zero", [helper.make_node("NonZero", ["x"], ["at"])], [tensor("x", [4])],
      [tensor("at", [1, "found"], TensorProto.INT64)])
# sums of a long loop, so that a run takes long enough to be ended: 2,000,000,000 turns
trip = helper.make_tensor("trip", TensorProto.INT64, [], [2_000_000_000])
go = helper.make_tensor("go", TensorProto.BOOL, [], [True])
body = helper.make_graph(
    [helper.make_node("Identity", ["more"], ["again"]), helper.make_node("Add", ["sum", "x"], ["next"])],
    "body",
    [tensor("turn", [], TensorProto.INT64), tensor("more", [], TensorProto.BOOL), tensor("sum", [1])],
    [tensor("again", [], TensorProto.BOOL), tensor("next", [1])])
write("endless", [helper.make_node("Loop", ["trip", "go", "x"], ["y"], body=body)], [tensor("x", [1])],
      [tensor("y", [1])], [trip, go])
# 64 GiB of numbers from one
shape = helper.make_tensor("shape", TensorProto.INT64, [1], [1 << 34])
write("huge", [helper.make_node("Expand", ["x", "shape"], ["y"])], [tensor("x", [1])], [tensor("y", [1 << 34])], [shape])
# each further element type as it is; of unsigned numbers of 16 bits the runtime's interface for Java knows nothing
KINDS = {"double": TensorProto.DOUBLE, "half": TensorProto.FLOAT16, "byte": TensorProto.INT8, "short": TensorProto.INT16,
         "int": TensorProto.INT32, "flag": TensorProto.BOOL, "text": TensorProto.STRING}
write("types", [helper.make_node("Identity", [kind], [kind + "-out"]) for kind in KINDS],
      [tensor(kind, ["n"], number) for kind, number in KINDS.items()],
      [tensor(kind + "-out", ["n"], number) for kind, number in KINDS.items()])
write("unsigned", [helper.make_node("Identity", ["x"], ["y"])], [tensor("x", [1], TensorProto.UINT16)],
      [tensor("y", [1], TensorProto.UINT16)])
