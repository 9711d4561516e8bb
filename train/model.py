"""The tagger in torch: e5's lower layers, heads at several depths, a linear-chain CRF at each."""

import encoder
import torch
from corpus import FARTHEST, LABELS, NO_LINK
from torch import Tensor, nn
from torch.nn import functional

EXITS = (3, 4, 8)  # layers after which labels can be read
# The deepest exit leads; the others learn along without pulling it off its way,
# half from the annotators and half from what the deepest exit thinks.
SHARES = (0.4, 0.3, 1.0)
TAUGHT = (0.5, 0.5, 0.0)
# From here on only the first piece of each word goes on: the later pieces have
# told it what they know, and a fifth of the work is saved.
WHOLE_WORDS = 1
LINK_SHARE = 0.3
NEVER = -1e4  # score of a transition that cannot be


class Layer(nn.Module):
    """One transformer layer as in BERT: attention, then the inner layer, each with its norm after."""

    def __init__(self, hidden: int, inner: int, heads: int, eps: float, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(hidden, 3 * hidden)
        self.out = nn.Linear(hidden, hidden)
        self.norm1 = nn.LayerNorm(hidden, eps)
        self.up = nn.Linear(hidden, inner)
        self.down = nn.Linear(inner, hidden)
        self.norm2 = nn.LayerNorm(hidden, eps)
        self.drop = nn.Dropout(dropout)

    def forward(self, state: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, hidden = state.shape
        split = self.qkv(state).view(batch, length, 3, self.heads, hidden // self.heads)
        query, key, value = split.permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        mixed = mixed.transpose(1, 2).reshape(batch, length, hidden)
        state = self.norm1(state + self.drop(self.out(mixed)))
        return self.norm2(state + self.drop(self.down(functional.gelu(self.up(state)))))


class Head(nn.Module):
    """Label and link scores of the words at one exit."""

    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.mix = nn.Linear(hidden, hidden)
        self.label = nn.Linear(hidden, len(LABELS))
        self.link = nn.Linear(hidden, FARTHEST[1] - FARTHEST[0] + 1)

    def forward(self, state: Tensor) -> tuple[Tensor, Tensor]:
        mixed = functional.gelu(self.mix(state))
        return self.label(mixed), self.link(mixed)


def possible() -> Tensor:
    """Zero for the transitions that labels allow, NEVER for the others."""
    scores = torch.zeros(len(LABELS), len(LABELS))
    for before, one in enumerate(LABELS):
        for after, other in enumerate(LABELS):
            if other[0] == "I" and one[1:] != other[1:]:
                scores[before, after] = NEVER
    return scores


class Tagger(nn.Module):
    """Embedded pieces in; per exit, label scores and link scores of the words out."""

    def __init__(self, e5: encoder.E5, keep: list[int], dropout: float = 0.1) -> None:
        super().__init__()
        size = e5.hidden
        words = torch.from_numpy(e5.matrix("emb.word", len(e5.pieces), size)[keep])
        self.register_buffer("pieces", words, persistent=False)  # frozen: other languages keep their place
        self.positions = nn.Parameter(torch.from_numpy(e5.vector("emb.pos").reshape(-1, size)))
        self.kind = nn.Parameter(torch.from_numpy(e5.vector("emb.type").reshape(-1, size)[0].copy()))
        self.norm = nn.LayerNorm(size, e5.eps)
        self.drop = nn.Dropout(dropout)
        made = [Layer(size, e5.inner, e5.heads, e5.eps, dropout) for _ in range(EXITS[-1])]
        self.layers = nn.ModuleList(made)
        self.heads = nn.ModuleList(Head(size) for _ in EXITS)
        self.transitions = nn.Parameter(torch.zeros(len(EXITS), len(LABELS), len(LABELS)))
        self.register_buffer("possible", possible(), persistent=False)
        self.load(e5)

    def load(self, e5: encoder.E5) -> None:
        """Start from e5's weights."""
        sizes = {"q": (e5.hidden,) * 2, "k": (e5.hidden,) * 2, "v": (e5.hidden,) * 2, "ao": (e5.hidden,) * 2}
        sizes |= {"fi": (e5.inner, e5.hidden), "fo": (e5.hidden, e5.inner)}
        with torch.no_grad():
            self.norm.weight.copy_(torch.from_numpy(e5.vector("emb.ln.w")))
            self.norm.bias.copy_(torch.from_numpy(e5.vector("emb.ln.b")))
            for number, layer in enumerate(self.layers):
                at = f"l{number}."
                weight = {n: torch.from_numpy(e5.matrix(f"{at}{n}.w", *sizes[n])) for n in sizes}
                bias = {n: torch.from_numpy(e5.vector(f"{at}{n}.b")) for n in sizes}
                layer.qkv.weight.copy_(torch.cat([weight[n] for n in "qkv"]))
                layer.qkv.bias.copy_(torch.cat([bias[n] for n in "qkv"]))
                for part, name in ((layer.out, "ao"), (layer.up, "fi"), (layer.down, "fo")):
                    part.weight.copy_(weight[name])
                    part.bias.copy_(bias[name])
                for norm, name in ((layer.norm1, "aln"), (layer.norm2, "oln")):
                    norm.weight.copy_(torch.from_numpy(e5.vector(f"{at}{name}.w")))
                    norm.bias.copy_(torch.from_numpy(e5.vector(f"{at}{name}.b")))

    def embed(self, ids: Tensor) -> Tensor:
        state = self.pieces[ids] + self.positions[: ids.shape[1]] + self.kind
        return self.drop(self.norm(state))

    def forward(self, ids: Tensor, mask: Tensor | None, first: Tensor, words: Tensor | None) -> tuple[Tensor, Tensor]:
        """Label scores and link scores, exits x batch x words x classes.

        `first` holds the place of each word's first piece, batch x words;
        `mask` hides padding pieces and `words` padding words from attention.
        """
        state, labels, links = self.embed(ids), [], []
        for number, layer in enumerate(self.layers, 1):
            state = layer(state, mask)
            if number == WHOLE_WORDS:
                state, mask = state.gather(1, first.unsqueeze(-1).expand(-1, -1, state.shape[-1])), words
            if number in EXITS:
                label, link = self.heads[EXITS.index(number)](self.drop(state))
                labels.append(label)
                links.append(link)
        return torch.stack(labels), torch.stack(links)

    def loss(self, labels: Tensor, links: Tensor, gold: Tensor, way: Tensor, real: Tensor) -> Tensor:
        """Negative log likelihood a word, summed over the exits by their shares."""
        shares = labels.new_tensor(SHARES)
        steps = (self.transitions + self.possible).unsqueeze(1)
        words = real.sum()
        taught = labels.new_tensor(TAUGHT)
        wanted = self.score(labels, steps, gold, real).sum(1) * (1 - taught) + self.expected(labels, real) * taught
        chain = (self.partition(labels, steps, real).sum(1) - wanted) / words
        flat = functional.cross_entropy(
            links.flatten(0, 2),
            way.unsqueeze(0).expand(len(EXITS), -1, -1).flatten(),
            ignore_index=NO_LINK,
            reduction="none",
        )
        return (shares * (chain + LINK_SHARE * flat.view(len(EXITS), -1).sum(1) / words)).sum()

    def score(self, labels: Tensor, steps: Tensor, gold: Tensor, real: Tensor) -> Tensor:
        """Score of the gold labels, exits x batch. The first word is a mark labelled O."""
        picked = labels.gather(-1, gold.expand(len(EXITS), -1, -1).unsqueeze(-1)).squeeze(-1)
        moved = steps[:, 0][:, gold[:, :-1], gold[:, 1:]]
        return (picked * real).sum(-1) + (moved * real[:, 1:]).sum(-1)

    def expected(self, labels: Tensor, real: Tensor) -> Tensor:
        """Mean score, by exit, of the label sequences that the deepest exit finds likely.

        The slopes of its log partition are its probabilities of labels and of
        transitions; less the partition of a shallower exit, this is the cross
        entropy between the two exits' distributions over whole sequences.
        """
        with torch.enable_grad():
            deepest = labels[-1:].detach().requires_grad_()
            moves = (self.transitions[-1:] + self.possible).detach().unsqueeze(1).requires_grad_()
            total = self.partition(deepest, moves, real).sum()
            likely, moved = torch.autograd.grad(total, (deepest, moves))
        return (labels * likely).flatten(1).sum(1) + (self.transitions * moved[0, 0]).flatten(1).sum(1)

    def partition(self, labels: Tensor, steps: Tensor, real: Tensor) -> Tensor:
        """Log of the sum over all label sequences that begin with O."""
        alpha = labels[:, :, 0] + labels.new_tensor([0.0] + [NEVER] * (len(LABELS) - 1))
        for at in range(1, labels.shape[2]):
            after = torch.logsumexp(alpha.unsqueeze(-1) + steps, 2) + labels[:, :, at]
            alpha = torch.where(real[:, at].view(1, -1, 1) > 0, after, alpha)
        return torch.logsumexp(alpha, -1)
