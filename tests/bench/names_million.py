#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What a million names cost: to build, to open, and in `fix`.

usage: names_million.py BINARY [FORMS]

Invents that many forms (1,000,000), four to an entity. The time to open comes
from unit_name_map beside the binary; `fix` reads the stories of tests/stories
with the list and without, in turn: the ratio of the medians of nine runs.
"""
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "cli"))
from names_made import write_names  # noqa: E402


def seconds(*command):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    forms = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    stories = b"\n".join(p.read_bytes() for p in
                         sorted(ROOT.glob("tests/stories/*.txt"))) * 5
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        tsv, built = folder / "many.tsv", folder / "many.names"
        story = folder / "story.txt"
        story.write_bytes(stories)
        write_names(tsv, forms // 4)
        took = seconds(binary, "dict", "build", tsv, "-o", built)
        print(f"build  {took:.2f} s for {forms} forms, "
              f"{tsv.stat().st_size} to {built.stat().st_size} bytes")
        unit = binary.parent / "tests" / "unit" / "unit_name_map"
        if unit.exists():
            opened = [subprocess.run([unit, built], capture_output=True,
                                     text=True, check=True).stdout.split()[0]
                      for _ in range(9)]
            print(f"open   {statistics.median(map(float, opened)):.0f} us")
        times = {"without": [], "with": []}
        for _ in range(9):
            times["without"].append(seconds(binary, "fix", story))
            times["with"].append(seconds(binary, "fix", story, "--names",
                                         built))
        a, b = (statistics.median(t) for t in times.values())
        print(f"fix    {a:.3f} s without, {b:.3f} s with: {b / a:.3f}")


if __name__ == "__main__":
    main()
