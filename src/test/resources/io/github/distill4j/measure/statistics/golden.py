"""The numbers in golden.json, computed without this project: python3 golden.py > golden.json

NumPy and SciPy (made with 2.4 and 1.17). The bootstrap of up to eight values needs no random
numbers: SciPy's own BCa formula is given the means of all n^n samples as its distribution.
"""
import itertools
import json
from functools import reduce

import numpy as np
from scipy import optimize, special, stats


def comparison(a, b):
    a, b = np.array(a), np.array(b)
    d = a - b
    n = len(d)
    class Enumerated:
        bootstrap_distribution = (reduce(np.add.outer, [d] * n) / n).ravel()
    bca = stats.bootstrap((d,), np.mean, n_resamples=0, method="BCa",
                          bootstrap_result=Enumerated).confidence_interval
    flip = stats.permutation_test((d,), np.mean, permutation_type="samples",
                                  n_resamples=np.inf)
    return {"a": a.tolist(), "b": b.tolist(), "mean": d.mean(), "low": bca.low, "high": bca.high,
            "p": flip.pvalue, "improvement": ((d > 0).mean() + (d >= 0).mean()) / 2}


def sampled(d):
    """A million samples: random too, but a tenth of the noise of the 10,000 it is compared with."""
    bca = stats.bootstrap((np.array(d),), np.mean, n_resamples=1_000_000, method="BCa", batch=10_000,
                          rng=1).confidence_interval
    return {"d": d, "low": bca.low, "high": bca.high}


def sign_flip(d):
    flip = stats.permutation_test((np.array(d),), np.mean, permutation_type="samples",
                                  n_resamples=np.inf)
    return {"d": d, "p": flip.pvalue}


def seeds_needed(d):
    """Every number of seeds in turn, by the t interval's definition."""
    d = np.array(d)
    return next(m for m in itertools.count(len(d) + 1)
                if stats.t.ppf(.975, m - 1) * d.std(ddof=1) / m ** .5 < abs(d.mean())) - len(d)


def holm(p):
    """By closed testing: the worst Bonferroni p of any set of tests that holds the test."""
    sets = [s for k in range(1, len(p) + 1) for s in itertools.combinations(range(len(p)), k)]
    return [max(min(1, len(s) * min(p[i] for i in s)) for s in sets if t in s)
            for t in range(len(p))]


def outputs(random, n, classes, labels, sharpness):
    logits = random.normal(size=(n, classes)) * sharpness
    logits[np.arange(n), labels] += sharpness
    return np.round(logits, 2).astype(np.float32).astype(float)


def nll(logits, labels, t):
    return -special.log_softmax(logits / t, axis=1)[np.arange(len(labels)), labels].mean()


def bins(p, labels):
    confidence, right = p.max(axis=1), p.argmax(axis=1) == labels
    edges = np.linspace(0, 1, 16)
    inside = [(low < confidence) & (confidence <= high) for low, high in zip(edges, edges[1:])]
    return [[int(i.sum()), confidence[i].mean() if i.any() else 0, right[i].mean() if i.any() else 0]
            for i in inside]


def ece(p, labels):
    return sum(n * abs(c - a) for n, c, a in bins(p, labels)) / len(labels)


def model():
    random = np.random.default_rng(4)
    classes = 7
    val_labels, labels = random.integers(0, classes, 40), random.integers(0, classes, 60)
    validation = outputs(random, 40, classes, val_labels, 2.5)
    test = outputs(random, 60, classes, labels, 2.5)
    teacher = outputs(random, 60, classes, labels, 3)
    # Where the mean of E_p[z] - z_label over the examples is zero, NLL has no slope in 1/T.
    def slope(beta):
        p = special.softmax(validation * beta, axis=1)
        return ((p * validation).sum(axis=1) - validation[np.arange(40), val_labels]).mean()
    t = 1 / optimize.brentq(slope, .01, 100, xtol=1e-15)
    p = special.softmax(test, axis=1)
    log_t = special.log_softmax(teacher, axis=1)
    said, theirs = test.argmax(axis=1), teacher.argmax(axis=1)
    wrong = theirs != labels
    gap = (test - test.mean(axis=1, keepdims=True)) - (teacher - teacher.mean(axis=1, keepdims=True))
    confusion = np.zeros((classes, classes), int)
    np.add.at(confusion, (labels, said), 1)
    return {
        "validation": validation.tolist(), "validationLabels": val_labels.tolist(),
        "test": test.tolist(), "labels": labels.tolist(), "teacher": teacher.tolist(),
        "accuracy": (said == labels).mean(),
        "top5": (np.argsort(-test, axis=1)[:, :5] == labels[:, None]).any(axis=1).mean(),
        "nll": nll(test, labels, 1),
        "brier": ((p - np.eye(classes)[labels]) ** 2).sum(axis=1).mean(),
        "ece": ece(p, labels), "bins": bins(p, labels), "confusion": confusion.tolist(),
        "temperature": t, "scaledNll": nll(test, labels, t),
        "scaledEce": ece(special.softmax(test / t, axis=1), labels),
        "agreement": (said == theirs).mean(),
        "kl": (np.exp(log_t) * (log_t - special.log_softmax(test, axis=1))).sum(axis=1).mean(),
        "logitDistance": np.sqrt((gap ** 2).sum(axis=1).mean()),
        "sameWrong": (said == theirs)[wrong].mean(),
        "rescued": (said == labels)[wrong].mean()}


pairs = [([1.25, .5, 2], [0, 1, 1]),
         ([3, 1, 4, 1, 5], [2, 7, 1, 8, 2]),
         ([71.5, 70.25, 72, 69.875, 71, 70.625], [70.25, 69.75, 72.375, 67.875, 70.125, 70.5]),
         ([4, 1, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0]),
         ([5, 4, 6, 3, 7, 8], [1, 3, 1, 2, 2, 1]),
         ([.5, .75, .25, 1, .125, .5, .875], [.25, .75, .5, .5, .25, .125, .5]),
         ([2.5, 3, 1, -2, 4, 7, .5, 1], [1, 1, 2, 3, -4, 2, 2, 0])]
weak = [[1, -.5, 2, 0, -1, .75], [.1, -.2, .15, .3, -.1], [1, 2], [.01, 1, -1], [3, -2, 1, .5]]
ps = [[.01, .04, .03, .005], [.03125, .5, .03125, .25, 1], [.2], [.02, .02, .02], [.4, .6, .5]]
tables = [[0, 0], [3, 12], [12, 3], [5, 5], [0, 6], [40, 61], [137, 190], [1, 0], [300, 30]]
draws = np.random.default_rng(2)
print(json.dumps({
    "comparisons": [comparison(a, b) for a, b in pairs],
    "sampled": [sampled(np.round(draws.gamma(1, 1, n) - .5, 3).tolist()) for n in (9, 12, 25)],
    "signFlips": [sign_flip(np.round(draws.normal(.4, 1, n), 3).tolist()) for n in (9, 12, 15)],
    "seedsNeeded": [{"d": d, "more": seeds_needed(d)} for d in weak],
    "holm": [{"p": p, "adjusted": holm(p)} for p in ps],
    "mcNemar": [{"first": b, "second": c, "p": stats.binomtest(b, b + c).pvalue if b + c else 1}
                for b, c in tables],
    "model": model()}))
