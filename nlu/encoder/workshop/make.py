"""Reads the base model (or the encoder as it stands), fine-tunes it, and writes the files Natlys runs."""

import os
import time

import torch
import torch.distributed as workers
import torch.multiprocessing as processes
from natlys_encoder.encoder import MODEL, TOKENIZER

from workshop import opinions
from workshop.base import Base
from workshop.export import export
from workshop.finetune import finetune
from workshop.further import take_over
from workshop.lines import all_texts, learnt_from, learnt_further
from workshop.network import Network
from workshop.vocabulary import kept_pieces, tokenizer_of

_EPOCHS, _FURTHER_EPOCHS = 1.5, 0.6


def _work(rank: int, world: int, further: bool) -> None:
    torch.set_num_threads(1)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {sorted(os.sched_getaffinity(0))[rank]})
    if world > 1:
        workers.init_process_group("gloo", rank=rank, world_size=world)
    base = Base()
    kept = kept_pieces(base.pieces, all_texts())
    pieces = [base.pieces[i] for i in kept]
    tokenizer = tokenizer_of(pieces)
    network = Network(base, kept)
    if further:
        take_over(network, pieces, MODEL, TOKENIZER)
    begun = time.monotonic()
    lines, epochs = (learnt_further(), _FURTHER_EPOCHS) if further else (learnt_from(), _EPOCHS)
    finetune(network, tokenizer, lines, epochs, rank, world)
    if rank == 0:
        export(network, tokenizer, MODEL, TOKENIZER)
        print(f"Written after {(time.monotonic() - begun) / 60:.0f} minutes: {MODEL.name}, {TOKENIZER.name}")


def make(further: bool = False) -> None:
    """One worker for each core; `further` learns on from the encoder as it stands."""
    # On processors that are not Intel's the library else takes slow ways.
    os.environ.setdefault("MKL_ENABLE_INSTRUCTIONS", "AVX2")
    os.environ.setdefault("MASTER_ADDR", "127.0.0.1")
    os.environ.setdefault("MASTER_PORT", "29511")
    world = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    processes.spawn(_work, args=(world, further), nprocs=world)
    opinions.make()
