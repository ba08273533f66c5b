"""PyTorch's side of a workload. Reads a number of runs from each line and answers with the nanoseconds of one; "result" asks for what came out."""
import sys
import time
import torch
import torch.nn.functional as F

torch.set_num_threads(1)


def logistic(data, width, rows, batch, epochs, optimizer, rate):
    width, rows, batch, epochs, rate = int(width), int(rows), int(batch), int(epochs), float(rate)
    features, labels, start = data[: rows * width].view(rows, width), data[rows * width : rows * (width + 1)], data[rows * (width + 1) :]
    state = {}

    def run():
        weights = start[:width].clone().requires_grad_()
        bias = start[width:].clone().requires_grad_()
        rule = torch.optim.Adam([weights, bias], lr=rate) if optimizer == "adam" else torch.optim.SGD([weights, bias], lr=rate, momentum=0.9 if optimizer == "momentum" else 0)
        for _ in range(epochs):
            # Not the order of the others, so the result is compared only where a batch is all rows.
            order = None if batch == rows else torch.randperm(rows)
            for first in range(0, rows, batch):
                chosen = slice(None) if order is None else order[first : first + batch]
                rule.zero_grad(set_to_none=False)
                loss = F.binary_cross_entropy_with_logits(features[chosen] @ weights + bias, labels[chosen])
                loss.backward()
                rule.step()
        state["point"] = torch.cat([weights, bias]).detach()

    return run, lambda: [state["point"].tolist()] if batch == rows else []


def adam(data, length):
    length = int(length)
    point = data[:length].clone().requires_grad_()
    point.grad = data[length:].clone()
    rule = torch.optim.Adam([point], lr=1e-3)
    runs = 0

    def run():
        nonlocal runs
        while True:
            rule.step()
            runs += 1
            if runs >= 3:
                break

    return run, lambda: [point.tolist()]


def network(data, inputs, rows, epochs):
    inputs, rows, epochs = int(inputs), int(rows), int(epochs)
    hidden, outputs, batch = 128, 10, 128
    sizes = [rows * inputs, rows, hidden * inputs, hidden, outputs * hidden, outputs]
    pixels, digits, *start = torch.split(data, sizes)
    pixels, digits = pixels.view(rows, inputs), digits.long()
    shapes = [(hidden, inputs), (hidden,), (outputs, hidden), (outputs,)]

    def run():
        parameters = [part.clone().view(shape).requires_grad_() for part, shape in zip(start, shapes)]
        rule = torch.optim.SGD(parameters, lr=0.0625)
        for _ in range(epochs):
            # Not the order of the others, so the result is not compared.
            order = torch.randperm(rows)
            for first in range(0, rows, batch):
                chosen = order[first : first + batch]
                rule.zero_grad(set_to_none=False)
                units = F.relu(F.linear(pixels[chosen], parameters[0], parameters[1]))
                F.cross_entropy(F.linear(units, parameters[2], parameters[3]), digits[chosen]).backward()
                rule.step()

    return run, lambda: []


def main(path, types, name, *sizes):
    number = torch.float32 if types[0] == "f" else torch.float64
    torch.set_default_dtype(number)
    with open(path, "rb") as file:
        values = torch.frombuffer(bytearray(file.read()), dtype=number)
    run, result = globals()[name](values, *sizes)
    for line in sys.stdin:
        if line.strip() == "result":
            print(";".join(" ".join(repr(float(value)) for value in part) for part in result()), flush=True)
            continue
        count = int(line)
        start = time.perf_counter_ns()
        for _ in range(count):
            run()
        print((time.perf_counter_ns() - start) / count, flush=True)


main(*sys.argv[1:])
