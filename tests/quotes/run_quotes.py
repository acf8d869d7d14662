#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compares what a dumper says of each quotation mark with what is right.

    run_quotes.py DUMPER [LANG/CASE]...
    run_quotes.py DUMPER --update LANG/CASE...

Each case is LANG/CASE.txt with the expected dump LANG/CASE.marks beside it.
DUMPER is run as `DUMPER --lang LANG FILE`; for the folder und, whose language
nobody names, without --lang. Exit code 1 when a case differs. --update
rewrites the named cases: read the difference first.
"""
import difflib
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def title(story):
    return f"{story.parent.name}/{story.stem}"


def dump(dumper, story):
    """What the dumper prints, and what is wrong with how it ended."""
    lang = story.parent.name
    named = () if lang == "und" else ("--lang", lang)
    done = subprocess.run([dumper, *named, str(story)], capture_output=True,
                          timeout=60, check=False)
    fault = ""
    if done.returncode:
        fault = (f"{title(story)}: exit code {done.returncode}: "
                 + done.stderr.decode("utf-8", "replace"))
    return done.stdout.decode("utf-8", "replace"), fault


def difference(story, want, got):
    name = title(story)
    return "".join(difflib.unified_diff(
        want.splitlines(True), got.splitlines(True),
        f"{name}.marks", f"{name} as dumped"))


def compare(dumper, story):
    """Why the case fails; empty when it does not."""
    expected = story.with_suffix(".marks")
    if not expected.exists():
        return f"{title(story)}: no .marks file\n"
    got, fault = dump(dumper, story)
    diff = difference(story, expected.read_text(encoding="utf-8"), got)
    text = story.read_text(encoding="utf-8")
    shown = "".join(f"    {n}: {line}\n"
                    for n, line in enumerate(text.splitlines(), 1))
    return fault + (diff + shown if diff else "")


def update(dumper, stories):
    for story in stories:
        got, fault = dump(dumper, story)
        if fault:
            sys.exit(fault)
        story.with_suffix(".marks").write_text(got, encoding="utf-8")
        print(f"rewritten: {title(story)}")
    return 0


def find(names):
    """The stories of the named cases, or of all."""
    stories = sorted(HERE.glob("*/*.txt"))
    known = {title(story): story for story in stories}
    unknown = [name for name in names if name not in known]
    if unknown:
        sys.exit(f"no such case: {', '.join(unknown)}")
    lonely = [marks for marks in HERE.glob("*/*.marks")
              if title(marks) not in known]
    if lonely:
        sys.exit(f"no story: {', '.join(map(title, lonely))}")
    return [known[name] for name in names] or stories


def main(args):
    if not args or args[0].startswith("-"):
        sys.exit(__doc__)
    dumper, names = args[0], args[1:]
    if names[:1] == ["--update"]:
        if not names[1:]:
            sys.exit("--update wants the cases by name")
        return update(dumper, find(names[1:]))
    stories = find(names)
    faults = [fault for story in stories
              for fault in [compare(dumper, story)] if fault]
    print("".join(faults) + f"{len(stories)} cases, {len(faults)} differ")
    return 1 if faults or not stories else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
