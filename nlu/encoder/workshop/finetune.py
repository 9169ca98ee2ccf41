"""Fine-tuning: the network learns to tell our labels, our topics and the kinds of danger apart, all at once."""

import os
import random
from collections.abc import Iterator
from itertools import count, islice
from typing import NamedTuple

import torch
import torch.distributed as workers
from natlys_encoder import topic_of
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from workshop.lines import Line, mistyped
from workshop.network import Network

BATCH = 64
LONGEST = 72
RATE, HEAD_RATE = 2e-4, 2e-3
_WARM_UP = 0.06
_SMOOTHING = 0.05
_SEED = 0
_BEGIN, _PAD, _END = 0, 1, 2


class Targets(NamedTuple):
    """The classes of the four tasks."""

    labels: list[str]
    topics: list[str]
    dangers: list[str]
    levels: list[str]

    @classmethod
    def of(cls, lines: list[Line]) -> "Targets":
        labels = sorted({line.label for line in lines if line.label})
        dangers, levels = ({line[at] for line in lines if line[at]} for at in (2, 3))
        return cls(labels, sorted({topic_of(label) for label in labels}), sorted(dangers), sorted(levels))

    def rows(self, line: Line) -> list[int]:
        """The class of a line in each task, -1 where it has none."""
        label, danger = line.label, line.danger
        return [
            self.labels.index(label) if label else -1,
            self.topics.index(topic_of(label)) if label else -1,
            self.dangers.index(danger) if danger else -1,
            self.levels.index(line.level) if line.level else -1,
        ]


class _Heads(nn.Module):
    """Vectors of this model all point much the same way: they are centred before they are told apart."""

    def __init__(self, hidden: int, targets: Targets) -> None:
        super().__init__()
        self.centre = nn.Sequential(nn.BatchNorm1d(hidden, affine=False), nn.Dropout(0.1))
        self.tasks = nn.ModuleList(nn.Linear(hidden, len(classes)) for classes in targets)

    def forward(self, vectors: Tensor) -> list[Tensor]:
        centred = self.centre(vectors)
        return [task(centred) for task in self.tasks]


def finetune(
    network: Network, tokenizer: Tokenizer, lines: list[Line], epochs: float, rank: int = 0, world: int = 1
) -> None:
    """Changes the network; each line is learnt from `epochs` times on average.

    With `world` processes each takes its share of every batch; all end up alike.
    """
    torch.manual_seed(_SEED)
    chance = random.Random(_SEED + rank)  # noqa: S311
    targets = Targets.of(lines)
    heads = _Heads(network.word.embedding_dim, targets)
    parameters = [*network.parameters(), *heads.parameters()]
    optimiser = torch.optim.AdamW(
        [{"params": network.parameters(), "lr": RATE}, {"params": heads.parameters(), "lr": HEAD_RATE}],
        weight_decay=0.01,
        fused=True,
    )
    steps = int(epochs * len(list(_batches(lines, 0))))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(step / (_WARM_UP * steps), 1) * max(0.0, 1 - step / steps)
    )
    network.train()
    for step, batch in enumerate(islice(_endless(lines), steps)):
        share = batch[rank::world]
        ids, mask = tensors(tokenizer, [mistyped(line.text, chance) for line in share])
        wanted = torch.tensor([targets.rows(line) for line in share])
        loss = sum(_loss(told, wanted[:, task]) for task, told in enumerate(heads(network(ids, mask))))
        optimiser.zero_grad()
        loss.backward()
        if world > 1:
            _average(parameters, world)
        nn.utils.clip_grad_norm_(parameters, 1.0)
        optimiser.step()
        schedule.step()
        if rank == 0 and step % 20 == 0:
            print(f"step {step} of {steps}: {loss.item():.2f}", flush=True)
    network.eval()


def tensors(tokenizer: Tokenizer, texts: list[str]) -> tuple[Tensor, Tensor]:
    """Token ids and their mask."""
    encoded = tokenizer.encode_batch(texts, add_special_tokens=False)
    tokens = [[_BEGIN, *one.ids[: LONGEST - 2], _END] for one in encoded]
    ids = torch.full((len(tokens), max(map(len, tokens))), _PAD)
    mask = torch.zeros(ids.shape)
    for row, one in enumerate(tokens):
        ids[row, : len(one)] = torch.tensor(one)
        mask[row, : len(one)] = 1
    return ids, mask


def _endless(lines: list[Line]) -> Iterator[list[Line]]:
    for epoch in count():
        yield from _batches(lines, epoch)


def _batches(lines: list[Line], epoch: int) -> Iterator[list[Line]]:
    """Every line once, in chance order, lines of like length together; the same on every worker."""
    chance = random.Random(100 + epoch)  # noqa: S311
    shuffled = chance.sample(lines, len(lines))
    for start in range(0, len(shuffled), BATCH * 40):
        chunk = sorted(shuffled[start : start + BATCH * 40], key=lambda line: len(line.text))
        batches = [chunk[at : at + BATCH] for at in range(0, len(chunk), BATCH)]
        chance.shuffle(batches)
        yield from (batch for batch in batches if len(batch) > os.cpu_count() * 2)


def _loss(told: Tensor, wanted: Tensor) -> Tensor:
    known = wanted >= 0
    if not known.any():
        return told.sum() * 0
    return functional.cross_entropy(told[known], wanted[known], label_smoothing=_SMOOTHING)


def _average(parameters: list[Tensor], world: int) -> None:
    gradients = torch.cat([(torch.zeros_like(p) if p.grad is None else p.grad).view(-1) for p in parameters])
    workers.all_reduce(gradients)
    gradients /= world
    at = 0
    for parameter in parameters:
        parameter.grad = gradients[at : at + parameter.numel()].view_as(parameter)
        at += parameter.numel()
