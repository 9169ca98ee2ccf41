"""E5-small (a BERT of 12 layers) in PyTorch, with one pooled vector a text."""

import torch
from torch import Tensor, nn
from torch.nn import functional

from workshop.base import Base

POSITIONS = 128
_DROPOUT = 0.1


class _Layer(nn.Module):
    def __init__(self, base: Base, number: int) -> None:
        super().__init__()
        hidden, inner, epsilon = base.sizes["hidden"], base.sizes["inner"], base.epsilon
        self.heads = base.sizes["heads"]
        self.q, self.k, self.v, self.ao = (nn.Linear(hidden, hidden) for _ in range(4))
        self.fi, self.fo = nn.Linear(hidden, inner), nn.Linear(inner, hidden)
        self.aln, self.oln = nn.LayerNorm(hidden, epsilon), nn.LayerNorm(hidden, epsilon)
        self.drop = nn.Dropout(_DROPOUT)
        for name, part in self.named_children():
            if isinstance(part, nn.Linear | nn.LayerNorm):
                columns = part.in_features if isinstance(part, nn.Linear) else None
                part.weight.data = torch.tensor(base.tensor(f"l{number}.{name}.w", columns))
                part.bias.data = torch.tensor(base.tensor(f"l{number}.{name}.b"))

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, hidden = x.shape
        q, k, v = (part(x).reshape(batch, length, self.heads, -1).transpose(1, 2) for part in (self.q, self.k, self.v))
        weights = torch.softmax(q @ k.transpose(2, 3) / q.shape[-1] ** 0.5 + mask, -1)
        attended = (self.drop(weights) @ v).transpose(1, 2).reshape(batch, length, hidden)
        x = self.aln(x + self.drop(self.ao(attended)))
        return self.oln(x + self.drop(self.fo(functional.gelu(self.fi(x)))))


class Network(nn.Module):
    """Token ids and their mask in, the mean of the last layer out."""

    def __init__(self, base: Base, kept: list[int]) -> None:
        super().__init__()
        hidden = base.sizes["hidden"]
        self.word = nn.Embedding.from_pretrained(torch.tensor(base.tensor("emb.word", hidden)[kept]), freeze=False)
        places = base.tensor("emb.pos").reshape(-1, hidden)[:POSITIONS] + base.tensor("emb.type")[:hidden]
        self.pos = nn.Parameter(torch.tensor(places))
        self.eln = nn.LayerNorm(hidden, base.epsilon)
        self.eln.weight.data, self.eln.bias.data = (torch.tensor(base.tensor(f"emb.ln.{part}")) for part in "wb")
        self.drop = nn.Dropout(_DROPOUT)
        self.layers = nn.ModuleList(_Layer(base, number) for number in range(base.sizes["layers"]))

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        x = self.drop(self.eln(self.word(ids) + self.pos[: ids.shape[1]]))
        hidden = (1 - mask)[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, hidden)
        weight = mask[..., None]
        return (x * weight).sum(1) / weight.sum(1)
