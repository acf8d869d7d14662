#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The speed line: CPU of copydesk against `wc -w` and GNU sed, in one run.

usage: bench.py BINARY [TEXT ...]

Reads the clean news of $COPYDESK_SHARED or ../shared (or the texts named),
joined into one file. Every program reads that file in the same locale,
LC_ALL=C.UTF-8; each figure is the median CPU time (user + system) of seven
runs, taken in turn so that a machine that slows down slows all of them. Read
the ratios: seconds on a shared machine say little.
"""
import os
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile

RUNS = 7
ROOT = pathlib.Path(__file__).resolve().parents[2]

# Ten rules of the kind copydesk has, for `sed -E`.
SED_RULES = r"""
s/ ,/,/g
s/ ;/;/g
s/\.\.$/./
s/,,/,/g
s/&quot;/"/g
s/&#39;/'/g
s/&amp;/\&/g
s/\b(the|of|and) \1\b/\1/g
s/([a-z]),([a-z])/\1, \2/g
s/\( ([A-Za-z]+) \)/(\1)/g
"""


def texts(named):
    if named:
        return [pathlib.Path(name) for name in named]
    for place in (os.environ.get("COPYDESK_SHARED"), ROOT.parent / "shared"):
        if place:
            found = sorted(pathlib.Path(place).glob("data/clean-news/*.txt"))
            if found:
                return found
    sys.exit("bench: no clean news in $COPYDESK_SHARED or ../shared: "
             "name text files on the command line")


def cpu(command):
    """Seconds of CPU that one run took, user and system."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL,
                          env={**os.environ, "LC_ALL": "C.UTF-8"})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        sys.exit(f"bench: {command[0]} exited {done.returncode}")
    return (after.ru_utime + after.ru_stime
            - before.ru_utime - before.ru_stime)


def main():
    binary, *named = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix="copydesk-bench-") as folder:
        joined = pathlib.Path(folder) / "news.txt"
        joined.write_bytes(b"".join(p.read_bytes() for p in texts(named)))
        script = pathlib.Path(folder) / "ten.sed"
        script.write_text(SED_RULES)
        commands = {
            "copydesk": [binary, "fix", "--lang", "en", str(joined)],
            "wc -w": ["wc", "-w", str(joined)],
            "sed, 10 rules": ["sed", "-E", "-f", str(script), str(joined)],
        }
        times = {name: [] for name in commands}
        for _ in range(RUNS):
            for name, command in commands.items():
                times[name].append(cpu(command))
        report(joined.stat().st_size / 1e6,
               {name: statistics.median(t) for name, t in times.items()})


def report(megabytes, median):
    ours = median["copydesk"]
    print(f"{megabytes:.1f} MB of news, CPU, medians of {RUNS}: "
          f"copydesk {ours:.2f} s ({megabytes / ours:.0f} MB/s), "
          f"{ours / median['wc -w']:.1f} times wc -w, "
          f"{ours / median['sed, 10 rules']:.2f} times sed with 10 rules")


main()
