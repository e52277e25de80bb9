"""frozen.py THEN NOW: every number and checksum of every trial of THEN is in NOW's trial of that name.

Where a number stands may have changed; times, provenance, fingerprints and the files' own checksums
do not count, nor which of several checksums of teachers' logits were taken together.
"""
import json
import os
import sys

NOT_COUNTED = {"timing", "provenance", "fingerprint", "checksum", "files", "teacher", "needs"}


def numbers(tree):
    if isinstance(tree, dict):
        for key, value in tree.items():
            if key not in NOT_COUNTED:
                yield from numbers(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from numbers(value)
    elif isinstance(tree, (int, float)) and not isinstance(tree, bool):
        yield repr(float(tree))
    elif isinstance(tree, str) and len(tree) >= 40:
        yield tree


def trials(folder):
    for part in ("trials", "diverged"):
        for path, _, names in os.walk(os.path.join(folder, part)):
            for name in names:
                if name.endswith(".json"):
                    with open(os.path.join(path, name), encoding="utf-8") as file:
                        yield name, set(numbers(json.load(file)))


then, now = sys.argv[1:]
compared = differing = 0
for study in sorted(os.listdir(then)):
    found = dict(trials(os.path.join(now, study)))
    for name, values in trials(os.path.join(then, study)):
        compared += 1
        lost = values - found.get(name, set())
        if lost:
            differing += 1
            print(study, name, "missing" if name not in found else sorted(lost)[:3])
print(f"{compared} trials compared, {differing} differ")
sys.exit(differing > 0 or compared == 0)
