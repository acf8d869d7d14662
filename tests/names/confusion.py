#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Different people, bodies and places, often a letter apart: `dict match` calls
no two of them the same."""
import os
import pathlib
import subprocess
import sys

LEAST = 300
pairs = []
for line in (pathlib.Path(__file__).parent / "confusion.tsv").read_text(
        "utf-8").splitlines()[1:]:
    kind, one, other, *_ = line.split("\t")
    pairs += [(one, other), (other, one)]
run = subprocess.run(
    [os.environ["COPYDESK_BIN"], "dict", "match"],
    input="".join(f"{a}\t{b}\n" for a, b in pairs).encode(),
    stdout=subprocess.PIPE, check=True)
told = [l.split("\t") for l in run.stdout.decode().splitlines()]
merged = [(a, b) for verdict, a, b in told if verdict == "same"]
print(f"{len(pairs) // 2} pairs, {len(merged)} called the same")
for a, b in merged:
    print(f"  {a} / {b}")
sys.exit(bool(merged) or len(told) != len(pairs) or len(pairs) < 2 * LEAST)
