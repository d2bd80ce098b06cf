"""Seconds that PyTorch takes for an epoch of Numeral's small network, for EpochBenchmark to compare with.

Arguments: threads, examples, file that receives the seconds. The same network, batch size, optimizer and kind of
data as EpochTimer: random pictures, of which the first epoch warms up and the second is timed.
"""

import sys
import time

import torch
from torch import nn

BATCH = 64


def network():
    return nn.Sequential(
        nn.Conv2d(1, 32, 3),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 3),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(1600, 128),
        nn.ReLU(),
        nn.Linear(128, 10),
    )


def epoch(model, optimizer, pictures, labels):
    order = torch.randperm(len(labels))
    for start in range(0, len(labels) - BATCH + 1, BATCH):
        batch = order[start : start + BATCH]
        optimizer.zero_grad(set_to_none=True)
        nn.functional.cross_entropy(model(pictures[batch]), labels[batch]).backward()
        optimizer.step()


def main(threads, examples, file):
    torch.set_num_threads(int(threads))
    torch.manual_seed(1)
    pictures = torch.rand(int(examples), 1, 28, 28)
    labels = torch.randint(0, 10, (int(examples),))
    model = network()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
    epoch(model, optimizer, pictures, labels)
    start = time.perf_counter()
    epoch(model, optimizer, pictures, labels)
    seconds = time.perf_counter() - start
    with open(file, "w", encoding="ascii") as out:
        out.write(str(seconds))
    print(f"PyTorch {torch.__version__}, {threads} threads: {seconds:.2f} s for {examples} examples")


if __name__ == "__main__":
    main(*sys.argv[1:])
