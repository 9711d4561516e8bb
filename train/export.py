"""Write the tagger's product files from a checkpoint: two 8-bit graphs, pieces, tokenizer, settings.

    python train/export.py WORK_DIR ../src/onrecord/data/tagger

The settings that are tuned on the dev half (`bias`, `trace`, `confidence`)
are taken from WORK_DIR/tuned.json where it exists; see tune.py.
"""

import json
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

import encoder
import vocabulary
from corpus import LABELS
from model import EXITS, Tagger

# Exits that the product reads: `fast` after four layers, `best` after all.
FAST, BEST = 1, len(EXITS) - 1
PLAIN = {
    "bias": {"fast": [0.0] * len(LABELS), "best": [0.0] * len(LABELS)},
    "trace": -6.0,
    "confidence": {"fast": [0.0] * 6, "best": [0.0] * 6},
}


class Lower(nn.Module):
    """Embedded pieces to the state after the fast exit, and that exit's scores."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, pieces: Tensor, first: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        tagger = self.tagger
        state = tagger.norm(pieces + tagger.positions[: pieces.shape[1]] + tagger.kind)
        for layer in tagger.layers[: EXITS[FAST]]:
            state = layer(state, None)
        return state, *tagger.heads[FAST](state[0, first])


class Upper(nn.Module):
    """That state to the scores of the last exit."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, state: Tensor, first: Tensor) -> tuple[Tensor, Tensor]:
        for layer in self.tagger.layers[EXITS[FAST] : EXITS[BEST]]:
            state = layer(state, None)
        label, link = self.tagger.heads[BEST](state[0, first])
        return label, link


def graph(module: nn.Module, inputs: tuple[Tensor, Tensor], names: list[str], outputs: list[str], path: Path) -> None:
    """Export and quantise. The heads stay in floats: small, and closest to the answer."""
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        axes = {names[0]: {1: "pieces"}, names[1]: {0: "words"}}
        torch.onnx.export(
            module.eval(),
            inputs,
            plain,
            input_names=names,
            output_names=outputs,
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        nodes = onnx.load(plain).graph.node
        heads = [node.name for node in nodes if node.op_type == "MatMul" and "heads" in node.name]
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
    first = torch.tensor([0, 1, 5])
    graph(
        Lower(tagger),
        (torch.zeros(1, 9, e5.hidden), first),
        ["pieces", "first"],
        ["state", "label", "link"],
        out / "lower.onnx",
    )
    graph(
        Upper(tagger), (torch.zeros(1, 9, e5.hidden), first), ["state", "first"], ["label", "link"], out / "upper.onnx"
    )
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
