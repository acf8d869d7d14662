#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Stories and their rows: what copydesk must do with whole pieces of copy.

    stories.py [--update-known] [STORY]...

Finds every *.txt of this folder that has a .rows file (see README.md). Rows
that are not met yet stand in <story>.known. It fails when another row is
missed, when a row in .known is met, and when a line of .known is no row.
--update-known writes the .known files as things stand: read the diff.
"""
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
BINARY = os.environ.get("COPYDESK_BIN",
                        str(HERE.parents[1] / "build/release/copydesk"))
CELLS = {"FIX": 2, "SUGGEST": 2, "EITHER": 2, "FLAG": 1, "KEEP": 1, "CLEAN": 1}


class Row(NamedTuple):
    line: str     # as it stands in the file
    kind: str
    bad: str      # the text in the story
    wanted: list  # either will do


class Outcome(NamedTuple):
    """What copydesk makes of a story."""
    text: str
    safe: str
    suggested: str
    findings: list


def copydesk(codes, *args):
    done = subprocess.run([BINARY, *map(str, args)], capture_output=True,
                          timeout=60, check=False)
    if done.returncode not in codes:
        sys.exit(f"{' '.join(map(str, args))} exited {done.returncode}: "
                 + done.stderr.decode("utf-8", "replace"))
    return done.stdout.decode("utf-8", "replace")


def outcome(path):
    found = copydesk((0, 1), "check", "--format", "jsonl", path)
    return Outcome(path.read_bytes().decode(),
                   copydesk((0,), "fix", path),
                   copydesk((0,), "fix", "--fixes", "suggested", path),
                   [json.loads(line) for line in found.splitlines()])


def read_row(line, where):
    kind, *cells = [c.replace("\\n", "\n") for c in line.split("\t")]
    if len(cells) != CELLS.get(kind):
        sys.exit(f"{where}: not a row: {line}")
    wanted = cells[1].split(" || ") if len(cells) > 1 else []
    return Row(line, kind, cells[0], wanted)


def read_lines(path):
    text = path.read_text("utf-8") if path.exists() else ""
    return [line for line in text.split("\n") if line.strip()]


def overlaps(finding, start, end):
    first = finding["start"]["byte"]
    last = max(finding["end"]["byte"], first + 1)
    return first < end and last > start


def length(finding):
    first = finding["start"]["byte"]
    return max(finding["end"]["byte"], first + 1) - first


def found(story, text):
    """Findings that overlap the first `text` in the story, in bytes."""
    start = len(story.text[:story.text.index(text)].encode())
    end = start + len(text.encode())
    return [f for f in story.findings if overlaps(f, start, end)]


def is_flagged(story, text):
    """Some finding points there and is not much longer."""
    size = len(text.encode())
    return any(length(f) <= max(2 * size, size + 60)
               for f in found(story, text))


def repaired(output, row):
    return any(good in output and (row.bad not in output or row.bad in good)
               for good in row.wanted)


def is_held(story, row):
    """The default output does not have the repair."""
    return (row.bad in story.safe
            or all(good not in story.safe for good in row.wanted))


def is_clean(story, text):
    return text in story.safe and not any(
        f["level"] in ("error", "warning") for f in found(story, text))


def is_met(story, row):
    if row.kind == "FIX":
        return repaired(story.safe, row)
    if row.kind == "SUGGEST":
        return is_held(story, row) and repaired(story.suggested, row)
    if row.kind == "EITHER":
        return repaired(story.suggested, row)
    if row.kind == "FLAG":
        return is_flagged(story, row.bad)
    if row.kind == "KEEP":
        return row.bad in story.safe
    return is_clean(story, row.bad)


def missed_rows(path, rows):
    story = outcome(path)
    for row in rows:
        if row.bad not in story.text:
            sys.exit(f"{path.stem}.rows: not in the story: {row.bad!r}")
    return [row.line for row in rows if not is_met(story, row)]


def faults(path, rows, missed):
    known = read_lines(path.with_suffix(".known"))
    lines = [row.line for row in rows]
    for line in missed:
        if line not in known:
            yield f"missed: {line}"
    for line in known:
        if line not in lines:
            yield f"in .known and no row: {line}"
        elif line not in missed:
            yield f"met now, take it out of {path.stem}.known: {line}"
    for line in sorted({x for x in known if known.count(x) > 1}):
        yield f"twice in .known: {line}"


def update_known(path, missed):
    known = path.with_suffix(".known")
    if missed:
        known.write_text("".join(f"{line}\n" for line in missed), "utf-8")
    else:
        known.unlink(missing_ok=True)


def check(path, update):
    rows = [read_row(line, path.with_suffix(".rows").name)
            for line in read_lines(path.with_suffix(".rows"))]
    missed = missed_rows(path, rows)
    if update:
        update_known(path, missed)
    wrong = list(faults(path, rows, missed))
    print(f"{path.stem}: {len(rows) - len(missed)}/{len(rows)}")
    for line in wrong:
        print(f"  {line}")
    return len(wrong)


def main(arguments):
    names = [a for a in arguments if a != "--update-known"]
    stories = [p for p in sorted(HERE.glob("*.txt"))
               if p.name != "CMakeLists.txt" and (not names or p.stem in names)]
    if not stories:
        sys.exit("no such story")
    for path in stories:
        if not path.with_suffix(".rows").exists():
            sys.exit(f"{path.name} has no .rows file")
    wrong = sum(check(p, "--update-known" in arguments) for p in stories)
    strays = [p.name for p in HERE.glob("*.known")
              if not p.with_suffix(".txt").exists()]
    for name in strays:
        print(f"{name}: no such story")
    return 1 if wrong or strays else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
