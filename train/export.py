"""Write the tagger's product files from a checkpoint: two 8-bit graphs, pieces, tokenizer, settings.

    python train/export.py WORK_DIR ../src/onrecord/data/tagger

The curve of the confidence, fitted on the dev half, is taken from
WORK_DIR/tuned.json where it exists; see tune.py.
"""

import json
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

import encoder
import numpy as np
import onnx
import torch
import vocabulary
from corpus import LABELS
from model import EXITS, WHOLE_WORDS, Layer, Tagger
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional

# Exits that the product reads, as numbers in EXITS.
FAST, BEST = 1, len(EXITS) - 1
PLAIN = {
    "confidence": {"fast": [0.0] * 6, "best": [0.0] * 6},
}


class Mix(torch.autograd.Function):
    """Attention as the one operator that onnxruntime has for it, a third faster than its parts."""

    @staticmethod
    def forward(_ctx: object, query: Tensor, key: Tensor, value: Tensor, heads: int) -> Tensor:
        split = [part.view(*part.shape[:2], heads, -1).transpose(1, 2) for part in (query, key, value)]
        return functional.scaled_dot_product_attention(*split).transpose(1, 2).reshape(query.shape)

    @staticmethod
    def symbolic(g: Any, query: Any, key: Any, value: Any, heads: int) -> Any:
        mixed = g.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=heads)
        return mixed.setType(query.type())


def through(layer: Layer, state: Tensor, first: Tensor | None = None) -> Tensor:
    """One layer without dropout, as the product runs it; with `first`, only those go on, and the others are looked at."""
    if first is None:
        query, key, value = layer.qkv(state).chunk(3, dim=-1)
    else:
        (own, *seen), (bias, *biases) = layer.qkv.weight.chunk(3), layer.qkv.bias.chunk(3)
        key, value = (functional.linear(state, w, b) for w, b in zip(seen, biases, strict=True))
        state = state[:, first]
        query = functional.linear(state, own, bias)
    state = layer.norm1(state + layer.out(Mix.apply(query, key, value, layer.heads)))
    return layer.norm2(state + layer.down(functional.gelu(layer.up(state))))


class Lower(nn.Module):
    """Embedded pieces to the words' state after the fast exit, and that exit's scores."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, pieces: Tensor, first: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        tagger = self.tagger
        state = tagger.norm(pieces + tagger.positions[: pieces.shape[1]] + tagger.kind)
        for number, layer in enumerate(tagger.layers[: EXITS[FAST]], 1):
            state = through(layer, state, first if number == WHOLE_WORDS else None)
        return state, *tagger.heads[FAST](state[0])


class Upper(nn.Module):
    """That state to the scores of the last exit."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, state: Tensor) -> tuple[Tensor, Tensor]:
        for layer in self.tagger.layers[EXITS[FAST] : EXITS[BEST]]:
            state = through(layer, state)
        label, link = self.tagger.heads[BEST](state[0])
        return label, link


def graph(module: nn.Module, inputs: dict[str, Tensor], outputs: list[str], axes: dict, path: Path) -> None:
    """Export and quantise. The last scores stay in floats: small, and closest to the answer."""
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            module.eval(),
            tuple(inputs.values()),
            plain,
            input_names=list(inputs),
            output_names=outputs,
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
            custom_opsets={"com.microsoft": 1},
        )
        nodes = onnx.load(plain).graph.node
        heads = [node.name for node in nodes if re.search(r"heads\.\d+/(label|link)", node.name)]
        # Seven-bit weights: on processors without VNNI the sums of full bytes
        # overflow, and the answer would depend on the machine.
        quantize_dynamic(
            plain,
            path,
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul"],
            nodes_to_exclude=heads,
        )


def load(work: Path, e5: encoder.E5, keep: list[int]) -> Tagger:
    """The tagger with the running mean of its weights."""
    tagger = Tagger(e5, keep)
    saved = torch.load(work / "last.pt", weights_only=True)
    with torch.no_grad():
        for name, value in tagger.named_parameters():
            value.copy_(saved["mean"][name])
    return tagger.eval()


def main() -> None:
    work, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    e5 = encoder.read()
    keep = json.loads((work / "keep.json").read_text(encoding="utf-8"))
    tagger = load(work, e5, keep)
    state, first = torch.zeros(1, 9, e5.hidden), torch.tensor([0, 1, 5])
    lower = {"pieces": state, "first": first}
    axes = {"pieces": {1: "pieces"}, "first": {0: "words"}, "state": {1: "words"}}
    graph(Lower(tagger), lower, ["state", "label", "link"], axes, out / "lower.onnx")
    graph(Upper(tagger), {"state": state}, ["label", "link"], {"state": {1: "words"}}, out / "upper.onnx")
    np.save(out / "pieces.npy", e5.blocks("emb.word", len(e5.pieces), e5.hidden)[keep])
    made = vocabulary.tokenizer([e5.pieces[i] for i in keep], [float(e5.scores[i]) for i in keep], keep.index(e5.unk))
    (out / "tokenizer.json").write_text(made.to_str(), encoding="utf-8")
    tuned = work / "tuned.json"
    settings = json.loads(tuned.read_text(encoding="utf-8")) if tuned.exists() else PLAIN
    steps = (tagger.transitions + tagger.possible).tolist()
    meta = {"labels": LABELS, "bos": keep.index(e5.bos), "eos": keep.index(e5.eos), "unk": keep.index(e5.unk)}
    meta |= {"steps": {"fast": steps[FAST], "best": steps[BEST]}} | settings
    (out / "meta.json").write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
