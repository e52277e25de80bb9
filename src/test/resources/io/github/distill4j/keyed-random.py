"""The literals of KeyedRandomTest, computed without this project: python3 keyed-random.py

Integers as integers, Gaussians in 40 digits (mpmath), so that only the last bits of a double can differ.
"""
from mpmath import erfc, exp, log, mp, mpf, pi, sqrt

mp.dps = 40
WORD = (1 << 64) - 1
GOLDEN = 0x9E3779B97F4A7C15


def mix(z):
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 & WORD
    z = (z ^ z >> 27) * 0x94D049BB133111EB & WORD
    return z ^ z >> 31


def bits(*numbers):
    key = 0
    for number in numbers:
        key = mix(key + GOLDEN + mix(number + GOLDEN & WORD) & WORD)
    while True:
        key = key + GOLDEN & WORD
        yield mix(key)


def uniform(word):
    return mpf(word >> 11) / (1 << 53)


def bounded(words, bound):
    if bound & bound - 1 == 0:
        return (next(words) >> 32) % bound
    while (draw := next(words) >> 33) >= (1 << 31) // bound * bound:
        pass
    return draw % bound


def shuffled(words, count):
    numbers = list(range(count))
    for last in range(count - 1, 0, -1):
        other = bounded(words, last + 1)
        numbers[last], numbers[other] = numbers[other], numbers[last]
    return numbers


def f(x):
    return exp(-x * x / 2)


def ziggurat(tail, layers=256):
    """Area, half-widths and what the top layer's height is above 1, for a tail that begins there."""
    area = tail * f(tail) + sqrt(pi / 2) * erfc(tail / sqrt(2))
    widths = [area / f(tail), tail]
    while len(widths) < layers:
        above = f(widths[-1]) + area / widths[-1]
        if above >= 1:
            return area, widths, above
        widths.append(sqrt(-2 * log(above)))
    return area, widths + [mpf(0)], f(widths[-1]) + area / widths[-1] - 1


def solved():
    low, high = mpf(3), mpf(4)
    for _ in range(120):
        middle = (low + high) / 2
        low, high = (middle, high) if ziggurat(middle)[2] > 0 else (low, middle)
    return ziggurat(high)


AREA, WIDTHS, _ = solved()


def gaussian(words):
    while True:
        word = next(words)
        layer, first = word & 255, word >> 11
        u = mpf(first - (1 << 53) if first >> 52 else first) / (1 << 52)
        x = u * WIDTHS[layer]
        if abs(x) < WIDTHS[layer + 1]:
            return x
        if layer == 0:
            while True:
                beyond = -log(1 - uniform(next(words))) / WIDTHS[1]
                if -2 * log(1 - uniform(next(words))) > beyond * beyond:
                    return WIDTHS[1] + beyond if u >= 0 else -WIDTHS[1] - beyond
        low, high = f(WIDTHS[layer]), f(WIDTHS[layer + 1])
        if low + (high - low) * uniform(next(words)) < f(x):
            return x


def signed(word):
    return word - (1 << 64) if word >> 63 else word


KEY = 1, 2, 3, 4
print("x_1 and V", float(WIDTHS[1]), float(AREA))
words = bits(*KEY)
print("longs", [signed(next(words)) for _ in range(4)])
words = bits(*KEY)
print("doubles", [float(uniform(next(words))) for _ in range(4)])
words = bits(*KEY)
print("below 10", [bounded(words, 10) for _ in range(20)])
words = bits(*KEY)
print("below 16", [bounded(words, 16) for _ in range(20)])
words = bits(*KEY)
print("below 3·2^29", [bounded(words, 3 << 29) for _ in range(6)])
print("shuffled", shuffled(bits(*KEY), 12))
words = bits(*KEY)
gaussians = [gaussian(words) for _ in range(20000)]
print("gaussians", [float(x) for x in gaussians[:5]])
print("beyond x_1", [(i, float(x)) for i, x in enumerate(gaussians) if abs(x) > WIDTHS[1]])
print("negative seed", signed(next(bits(-1 & WORD, 2, 0, 0))))
