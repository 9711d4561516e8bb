"""Put the weights that the product ships back into the tagger, to train on from them.

They come out of the 8-bit graphs, so they differ from those once trained by
at most half a step of the rounding. An exit that has no head there starts from
the next deeper one's.
"""

import json
from pathlib import Path

import onnx
import torch
from model import EXITS, NEVER, Tagger
from onnx import numpy_helper
from torch import Tensor


def graph(path: Path) -> tuple[dict[str, Tensor], list[Tensor]]:
    """The named vectors of a graph, and its matrices in the order in which they are used, output x input."""
    made = onnx.load(path).graph
    stored = {one.name: numpy_helper.to_array(one).copy() for one in made.initializer}
    matrices = []
    for node in made.node:
        if node.op_type == "MatMulInteger":
            name = node.input[1].removesuffix("_quantized")
            zero, scale = stored[f"{name}_zero_point"], stored[f"{name}_scale"]
            whole = (stored[node.input[1]].astype("int32") - zero) * scale
            matrices.append(torch.from_numpy(whole.astype("float32").T))
    named = {name.removeprefix("tagger."): torch.from_numpy(v) for name, v in stored.items() if v.dtype == "float32"}
    return named, matrices


def layers_and_head(tagger: Tagger, path: Path, numbers: range, exit_: int) -> None:
    """Copy one graph's layers, and its head to the exit of that number in EXITS."""
    named, matrices = graph(path)
    given = iter(matrices)
    for number in numbers:
        layer = tagger.layers[number]
        for part in (layer.qkv, layer.out, layer.up, layer.down):
            part.weight.copy_(next(given))
        for name, value in layer.named_parameters():
            if f"layers.{number}.{name}" in named:
                value.copy_(named[f"layers.{number}.{name}"])
    head = tagger.heads[exit_]
    biases = [name for name in named if name.startswith("heads.")]
    for part in ("mix", "label", "link"):
        getattr(head, part).weight.copy_(next(given))
        getattr(head, part).bias.copy_(next(named[name] for name in biases if name.endswith(f"{part}.bias")))
    for name in ("positions", "kind", "norm.weight", "norm.bias"):
        if name in named:
            tagger.get_parameter(name).copy_(named[name])


def load(tagger: Tagger, folder: Path, split: int) -> None:
    """Start from the weights in `folder`, whose lower graph ends after layer `split`."""
    fast, best = EXITS.index(split), len(EXITS) - 1
    steps = json.loads((folder / "meta.json").read_text(encoding="utf-8"))["steps"]
    with torch.no_grad():
        layers_and_head(tagger, folder / "lower.onnx", range(split), fast)
        layers_and_head(tagger, folder / "upper.onnx", range(split, EXITS[-1]), best)
        for number in range(len(EXITS)):
            source, name = (fast, "fast") if number <= fast else (best, "best")
            if number not in (fast, best):
                tagger.heads[number].load_state_dict(tagger.heads[source].state_dict())
            given = torch.tensor(steps[name])
            tagger.transitions[number] = given.where(given > NEVER / 2, 0)
