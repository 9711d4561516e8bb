"""Mix the weights that the product ships with those of a run that went on from them, by shares.

    python train/mix.py ../src/onrecord/data/tagger WORK_DIR 0.7 MIXED_DIR

Going on learns the training half by heart; a mean of the two ends does better on unseen texts than either
(Wortsman et al. 2022, robust fine-tuning). 0.7 is the share of the run in WORK_DIR; MIXED_DIR takes its last.pt.
"""

import json
import shutil
import sys
from pathlib import Path

import encoder
import shipped
import torch
from export import load
from model import Tagger

SPLIT = 4  # layers in the lower of the two graphs that are shipped


def main() -> None:
    before, work, share, out = Path(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3]), Path(sys.argv[4])
    out.mkdir(parents=True, exist_ok=True)
    shutil.copy(work / "keep.json", out)
    e5 = encoder.read()
    keep = json.loads((work / "keep.json").read_text(encoding="utf-8"))
    old, new = Tagger(e5, keep), load(work, e5, keep)
    shipped.load(old, before, SPLIT)
    with torch.no_grad():
        for one, other in zip(old.parameters(), new.parameters(), strict=True):
            one.lerp_(other, share)
    state = {name: value.detach() for name, value in old.named_parameters()}
    torch.save({"mean": state}, out / "last.pt")


if __name__ == "__main__":
    main()
