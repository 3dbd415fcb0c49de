"""Puts a model, its card and its golden samples into the folder of a version."""
import hashlib
import json

import onnx

from .export import answers


def golden(file, folder, samples):
    """Writes NAME.json for every sample, name to inputs by name with a batch of 1; the answers are ONNX Runtime's."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, inputs in samples.items():
        parts = {"inputs": inputs, "outputs": answers(file, inputs)}
        lines = [f' "{part}": {{\n' + ",\n".join(f'  "{key}": {tensor(values)}' for key, values in tensors.items()) + "\n }"
                 for part, tensors in parts.items()]
        replace(folder / f"{name}.json", ("{\n" + ",\n".join(lines) + "\n}\n").encode())


def tensor(values):
    numbers = ", ".join(f"{value:.7g}" for value in values.reshape(-1).tolist())
    return json.dumps({"shape": list(values.shape)})[:-1] + f', "values": [{numbers}]}}'


def metric_rows(task, results):
    """The front matter's results, in the form of Hugging Face's model index; results: data set to [(type, name, value)]."""
    lines = []
    for data, metrics in results.items():
        kind = data.replace(",", "").replace(".", "").replace(" ", "-").lower()
        lines += [f"  - task: {{type: {task}}}", f'    dataset: {{name: "{data}", type: {kind}}}', "    metrics:"]
        lines += [f"    - {{type: {metric}, name: {name}, value: {value:.3f}}}" for metric, name, value in metrics]
    return "\n".join(lines)


def publish(file, template, folder, marks, samples):
    """Fills the double braces of the card's template, and replaces the files of the folder, the card last."""
    data = file.read_bytes()
    text = card(data, template, folder.name, marks)
    golden(file, folder / "golden", samples)
    replace(folder / "model.onnx", data)
    replace(folder / "README.md", text.encode())


def card(data, template, version, marks):
    """The card of a model's bytes: its template with the double braces filled."""
    model = onnx.load_from_string(data)
    marks = {
        "version": version,
        "sha256": hashlib.sha256(data).hexdigest(),
        "size": f"{len(data) / 1e3:.0f} kB",
        "parameters": f"{sum(len(t.raw_data) // 4 for t in model.graph.initializer if t.data_type == onnx.TensorProto.FLOAT):,}",
        "opset": model.opset_import[0].version,
        "nodes": len(model.graph.node),
        **marks,
    }
    text = template.read_text()
    for mark, value in marks.items():
        text = text.replace("{{" + mark + "}}", str(value))
    if "{{" in text:
        raise SystemExit(f"unknown mark in {template.name}: " + text[text.index("{{"):][:40])
    return text


def replace(file, data):
    part = file.with_name(file.name + ".part")
    part.write_bytes(data)
    part.rename(file)
