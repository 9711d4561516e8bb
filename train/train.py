"""Train the tagger on the train half of PolNeAR.

    nice python train/train.py POLNEAR_DIR WORK_DIR

Goes on from the last checkpoint in WORK_DIR where there is one. The learning
rate rises, stays, and falls over the last part of `--steps`. Batches depend
on the seed and the step alone.
"""

import argparse
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path

import corpus
import encoder
import languages
import shipped
import torch
import vocabulary
from corpus import NO_LINK, wordpieces
from model import Tagger
from torch import Tensor, distributed, multiprocessing

SEED = 20240607
STEPS = 1650  # 1.7 epochs; an hour on two free cores
BATCH = 1024  # pieces, padding included
WARM = 100
FALL = 0.45  # share of the steps over which the rate falls
RATE, HEAD_RATE = 2.5e-4, 1e-3
DEEPER = 0.93  # rate of a layer against that of the one above
AVERAGE = 0.998  # weights are also kept as a running mean, which scores better
EMPTY = 0.5  # share of the windows without any attribution that an epoch shows
LIMITS = (0, 64, 96, 160)  # windows are packed anew each time
FOREIGN = 200  # made-up lines an epoch in each other language: one word in seventy
KEPT_EVERY = 100

Window = tuple[list[int], list[int], list[int], list[int]]


class Speller:
    """Piece numbers of words, remembered."""

    def __init__(self, e5: encoder.E5, keep: list[int]) -> None:
        self.made = vocabulary.tokenizer(
            [e5.pieces[i] for i in keep], [float(e5.scores[i]) for i in keep], keep.index(e5.unk)
        )
        self.bos, self.eos, self.unk = keep.index(e5.bos), keep.index(e5.eos), keep.index(e5.unk)
        self.known: dict[str, list[int]] = {}

    def __call__(self, word: str) -> list[int]:
        if word not in self.known:
            self.known[word] = self.made.encode(word).ids or [self.unk]
        return self.known[word]


def parts(lines: list[corpus.Line], spell: Speller) -> list[tuple[corpus.Line, list[list[int]]]]:
    """Lines with their pieces, cut like the product cuts them."""
    made = []
    for line in lines:
        spelled = [spell(word) for word in line.words]
        ends = [word[-1] in wordpieces.SENTENCE_END for word in line.words]
        for a, b in wordpieces.cut(ends, [len(pieces) for pieces in spelled]):
            made.append((corpus.Line(line.words[a:b], corpus.opened(line.labels[a:b]), line.links[a:b]), spelled[a:b]))
    return made


def window(run: list[tuple[corpus.Line, list[list[int]]]], bos: int, eos: int) -> Window:
    """Pieces, places of first pieces, labels and links; marks stand at both ends and between parts."""
    ids, first, labels, links = [bos], [0], [0], [NO_LINK]
    for line, spelled in run:
        for pieces in spelled:
            first.append(len(ids))
            ids += pieces
        first.append(len(ids))
        ids.append(eos)
        labels += [*line.labels, 0]
        links += [*line.links, NO_LINK]
    return ids, first, labels, links


def batches(documents: dict[str, list[corpus.Line]], spell: Speller, epoch: int) -> list[list[Window]]:
    """One epoch's batches: windows of like length together, in random order."""
    chance = random.Random(SEED * 1000 + epoch)
    made = []
    for stem in sorted(documents):
        cut = parts(corpus.varied(documents[stem], chance), spell)
        sizes = [sum(map(len, spelled)) for _, spelled in cut]
        for a, b in wordpieces.pack(sizes, chance.choice(LIMITS)):
            one = window(cut[a:b], spell.bos, spell.eos)
            if any(one[2]) or chance.random() < EMPTY:
                made.append(one)
    others = parts(languages.made(chance, FOREIGN), spell)
    made += [window([one], spell.bos, spell.eos) for one in others]
    chance.shuffle(made)
    made.sort(key=lambda one: len(one[0]) + chance.random() * 8)
    groups: list[list[Window]] = [[]]
    for one in made:
        if groups[-1] and len(one[0]) * (len(groups[-1]) + 1) > BATCH:
            groups.append([])
        groups[-1].append(one)
    chance.shuffle(groups)
    return groups


def tensors(group: list[Window]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]:
    """A batch padded: ids, attention mask, first places, labels, links, which words are real."""
    long, wide = max(len(one[0]) for one in group), max(len(one[1]) for one in group)
    ids = torch.zeros(len(group), long, dtype=torch.long)
    mask = torch.full((len(group), 1, 1, long), -1e9)
    first = torch.zeros(len(group), wide, dtype=torch.long)
    labels, links = first.clone(), torch.full((len(group), wide), NO_LINK)
    real = torch.zeros(len(group), wide)
    for row, (pieces, places, label, link) in enumerate(group):
        ids[row, : len(pieces)] = torch.tensor(pieces)
        mask[row, :, :, : len(pieces)] = 0
        words = len(places)
        first[row, :words], labels[row, :words] = torch.tensor(places), torch.tensor(label)
        links[row, :words], real[row, :words] = torch.tensor(link), 1
    return ids, mask, first, labels, links, real


def rates(model: Tagger, share: float) -> list[dict]:
    """Parameter groups, lower layers slower; `share` of the usual rates."""
    groups = [{"params": [*model.heads.parameters(), model.transitions], "peak": share * HEAD_RATE}]
    depth = len(model.layers)
    for number, layer in enumerate(model.layers):
        groups.append({"params": list(layer.parameters()), "peak": share * RATE * DEEPER ** (depth - 1 - number)})
    rest = [model.positions, model.kind, *model.norm.parameters()]
    return [*groups, {"params": rest, "peak": share * RATE * DEEPER**depth}]


def factor(step: int, steps: int) -> float:
    """The rate at a step as a share of its peak."""
    return min(1.0, (step + 1) / WARM, (steps - step) / (FALL * steps))


def stream(documents: dict, spell: Speller, start: int, epoch: int) -> Iterator[tuple[int, list[Window]]]:
    """Batches from step `start` on, each with its epoch, without end; `epoch` is the first."""
    seen = 0
    while True:
        groups = batches(documents, spell, epoch)
        for group in groups[max(0, start - seen) :]:
            yield epoch, group
        seen += len(groups)
        epoch += 1


def shared_loss(model: Tagger, group: list[Window], rank: int, workers: int) -> float:
    """This worker's part of the batch, forward and backward; gradients are then added up over the workers."""
    words = sum(len(one[1]) for one in group)
    ids, mask, first, labels, links, real = tensors(group[rank::workers] or group[:1])
    scores = model(ids, mask, first, (real - 1)[:, None, None] * 1e9)
    loss = model.loss(*scores, labels, links, real) * (real.sum() / words)
    loss.backward()
    found = [value.grad for value in model.parameters() if value.grad is not None]
    together = torch.cat([*(grad.flatten() for grad in found), loss.detach().view(1)])
    if workers > 1:
        distributed.all_reduce(together)
    at = 0
    for grad in found:
        grad.copy_(together[at : at + grad.numel()].view_as(grad))
        at += grad.numel()
    return together[-1].item()


def train(rank: int, args: argparse.Namespace) -> None:
    """One worker: each holds the whole model and takes the same steps."""
    torch.set_num_threads(1)
    if args.workers > 1:
        store = f"file://{(args.work / 'meeting').resolve()}"
        distributed.init_process_group("gloo", init_method=store, rank=rank, world_size=args.workers)
    torch.manual_seed(SEED)
    e5 = encoder.read()
    keep = json.loads((args.work / "keep.json").read_text(encoding="utf-8"))
    model, spell = Tagger(e5, keep), Speller(e5, keep)
    if args.start and args.start.suffix == ".pt":
        model.load_state_dict(torch.load(args.start, weights_only=True)["mean"])
    elif args.start:
        shipped.load(model, args.start, args.split)
    alone = args.head is not None
    if alone:
        for name, value in model.named_parameters():
            value.requires_grad_(name.startswith((f"heads.{args.head}.", "transitions")))
    decay = 0.0 if alone else 0.01
    optimizer = torch.optim.AdamW(rates(model, args.rate), betas=(0.9, 0.98), weight_decay=decay)
    mean = {name: value.detach().clone() for name, value in model.named_parameters()}
    step, last = 0, args.work / "last.pt"
    if last.exists():
        saved = torch.load(last, weights_only=True)
        model.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        mean, step = saved["mean"], saved["step"]
    model.train()
    began, total, pieces = time.time(), 0.0, 0
    for epoch, group in stream(corpus.read(args.polnear / "train"), spell, step, args.first_epoch):
        override = args.work / f"steps.{rank}"  # lets a long run be shortened while it goes
        steps = int(override.read_text()) if override.exists() else args.steps
        if step >= steps:
            break
        torch.manual_seed(SEED + step * args.workers + rank)
        for settings in optimizer.param_groups:
            settings["lr"] = settings["peak"] * factor(step, steps)
        optimizer.zero_grad()
        loss = shared_loss(model, group, rank, args.workers)
        if alone and model.transitions.grad is not None:
            others = [n for n in range(len(model.heads)) if n != args.head]
            model.transitions.grad[others] = 0
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        step += 1
        keeping = min(AVERAGE, step / (step + 10))
        with torch.no_grad():
            for name, value in model.named_parameters():
                mean[name].lerp_(value, 1 - keeping)
        total, pieces = total + loss, pieces + sum(len(one[0]) for one in group)
        if step % 20 == 0 and rank == 0:
            rate = pieces / (time.time() - began)
            print(f"epoch {epoch} step {step}/{steps} loss {total / 20:.4f} {rate:.0f} pieces/s", flush=True)
            total = 0.0
        if rank == 0 and (step % KEPT_EVERY == 0 or step == steps):
            state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "mean": mean, "step": step}
            torch.save(state, args.work / "part.pt")
            (args.work / "part.pt").replace(last)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("polnear", type=Path)
    ask.add_argument("work", type=Path)
    ask.add_argument("--steps", type=int, default=STEPS)
    ask.add_argument("--workers", type=int, default=2, help="processes of one thread each that share a batch")
    ask.add_argument(
        "--start", type=Path, help="go on from the weights in this folder, as shipped, or in this .pt file"
    )
    ask.add_argument("--head", type=int, help="train the head of this exit alone, counted from 0")
    ask.add_argument("--split", type=int, default=4, help="layers in the lower of the two graphs there")
    ask.add_argument("--rate", type=float, default=1.0, help="share of the usual learning rates")
    ask.add_argument(
        "--first-epoch", type=int, default=0, help="number of the first epoch: others print texts otherwise"
    )
    args = ask.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    kept = args.work / "keep.json"
    if not kept.exists():
        kept.write_text(json.dumps(vocabulary.choose(encoder.read())), encoding="utf-8")
    (args.work / "meeting").unlink(missing_ok=True)
    if args.workers > 1:
        multiprocessing.spawn(train, (args,), nprocs=args.workers)
    else:
        train(0, args)


if __name__ == "__main__":
    main()
