#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The house style of the sources, the rule files and the dictionaries.

    style.py [CHECK]...        all checks, or those named

Each check yields `path:line: what is wrong`. Those of sources stand in
sources.py, those of rule files, dictionaries and the tree in data.py.
"""
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import data
import sources

ROOT = Path(os.environ.get("COPYDESK_ROOT",
                           Path(__file__).resolve().parents[2]))
FORMATTER = 14  # another version lays code out another way


def clang_format(root):
    """Every C file is as clang-format leaves it."""
    tool = find_formatter()
    if not tool:
        told = f"clang-format {FORMATTER} is not installed"
        if os.environ.get("CI"):
            yield f".clang-format:1: {told}"
        else:
            print(f"SKIPPED clang_format: {told}")
        return
    files = [str(p) for p in sources.c_files(root)]
    done = subprocess.run([tool, "--dry-run", "-Werror", *files],
                          capture_output=True, text=True, check=False)
    for line in done.stderr.splitlines():
        if re.search(r": (error|warning): ", line):
            yield line.removeprefix(f"{root}/")
    if done.returncode and "error:" not in done.stderr:
        yield f".clang-format:1: {done.stderr[:300]}"


def find_formatter():
    for name in (f"clang-format-{FORMATTER}", "clang-format"):
        tool = shutil.which(name)
        if not tool:
            continue
        told = subprocess.run([tool, "--version"], capture_output=True,
                              text=True, check=False).stdout
        if re.search(rf"version {FORMATTER}\.", told):
            return tool
    return None


CHECKS = [*sources.CHECKS, clang_format, *data.CHECKS]


def main(names):
    known = {check.__name__ for check in CHECKS}
    if not set(names) <= known:
        sys.exit(f"no such check; there are {', '.join(sorted(known))}")
    wrong = 0
    for check in CHECKS:
        if names and check.__name__ not in names:
            continue
        faults = list(check(ROOT))
        wrong += len(faults)
        print(f"{check.__name__}: {len(faults)} faults")
        for fault in faults:
            print(f"  {fault}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
