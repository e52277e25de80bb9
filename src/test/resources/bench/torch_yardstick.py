"""One network in PyTorch eager: images a second in training and at inference, as one line of JSON.

The architectures, the initial weights' distribution and the training step are those of distill4j's
net and train rooms. Read from standard input:  python3 - NET BATCH LAYOUT THREADS SECONDS
"""

import json
import re
import sys
import time

import torch
from torch import nn
from torch.nn import functional

CLASSES = 10


def convolution(inputs, outputs, stride=1):
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, 3, stride, padding=1, bias=False), nn.BatchNorm2d(outputs)
    )


class Block(nn.Module):
    """Two convolutions and a shortcut without parameters (He et al. 2016, option A)."""

    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.first = convolution(inputs, outputs, stride)
        self.second = convolution(outputs, outputs)
        self.stride = stride
        self.more = outputs - inputs

    def forward(self, x):
        residual = self.second(functional.relu(self.first(x)))
        if self.stride > 1:
            x = functional.pad(x[:, :, :: self.stride, :: self.stride], (0, 0, 0, 0, 0, self.more))
        return functional.relu(residual + x)


def resnet(depth):
    layers = [convolution(3, 16), nn.ReLU()]
    channels = 16
    for stage in range(3):
        for block in range((depth - 2) // 6):
            smaller = stage > 0 and block == 0
            inputs = channels
            channels = 2 * channels if smaller else channels
            layers.append(Block(inputs, channels, 2 if smaller else 1))
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(64, CLASSES))


def vgg(convolutions, dense):
    stages = {10: (2, 2, 2, 2, 2), 13: (2, 2, 3, 3, 3), 16: (2, 2, 4, 4, 4)}
    layers, inputs, left, side = [], 3, convolutions, 32
    for channels, count in zip((64, 128, 256, 512, 512), stages.get(convolutions, (1, 1, 2, 2, 2))):
        for _ in range(min(left, count)):
            layers += [convolution(inputs, channels), nn.ReLU()]
            inputs = channels
        left -= count
        if left >= 0:
            layers.append(nn.MaxPool2d(2))
            side //= 2
    layers.append(nn.Flatten())
    units = inputs * side * side
    for _ in range(dense - 1):
        layers += [nn.Linear(units, 512), nn.ReLU()]
        units = 512
    return nn.Sequential(*layers, nn.Linear(units, CLASSES))


def two_layer(width):
    return nn.Sequential(
        nn.Flatten(), nn.Linear(3 * 32 * 32, width), nn.ReLU(), nn.Linear(width, CLASSES)
    )


def network(name):
    kind, sizes = re.fullmatch(r"(two-layer|resnet|vgg)-([\d+]+)", name).groups()
    model = {"two-layer": two_layer, "resnet": resnet, "vgg": vgg}[kind](
        *map(int, sizes.split("+"))
    )
    for module in model.modules():
        if isinstance(module, (nn.Conv2d, nn.Linear)):
            nn.init.kaiming_normal_(module.weight, nonlinearity="relu")
            if module.bias is not None:
                nn.init.zeros_(module.bias)
    return model


def steps_a_second(step, seconds):
    """A warm-up of a quarter of the time, then whole steps until the time is over."""
    run_for(step, seconds / 4)
    start = time.perf_counter()
    return run_for(step, seconds) / (time.perf_counter() - start)


def run_for(step, seconds):
    start, steps = time.perf_counter(), 0
    while steps == 0 or time.perf_counter() - start < seconds:
        step()
        steps += 1
    return steps


def main(name, batch, layout, threads, seconds):
    torch.set_num_threads(int(threads))
    torch.manual_seed(1)
    batch, seconds = int(batch), float(seconds)
    format = torch.channels_last if layout == "nhwc" else torch.contiguous_format
    model = network(name).to(memory_format=format)
    images = torch.randn(batch, 3, 32, 32).to(memory_format=format)
    labels = torch.randint(CLASSES, (batch,))
    optimiser = torch.optim.Adam(model.parameters(), lr=1e-3, weight_decay=1e-4)

    def learn():
        optimiser.zero_grad()
        loss = functional.cross_entropy(model(images), labels)
        loss.backward()
        optimiser.step()
        return loss.item()

    training = batch * steps_a_second(learn, seconds)
    model.eval()
    with torch.inference_mode():
        inference = batch * steps_a_second(lambda: model(images), seconds)
    parameters = sum(p.numel() for p in model.parameters())
    print(json.dumps({"parameters": parameters, "training": training, "inference": inference}))


main(*sys.argv[1:])
