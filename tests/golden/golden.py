#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Golden cases: one rule, one text, what must come out of it.

    golden.py [--update] [RULE-ID | RULE-ID/CASE]...

A case is a folder <rule-id>/<case>/ with in.txt, out.txt and edits.tsv; it is
run as `copydesk fix --select <rule-id>`, options in `args` added. A case that
flags has findings.tsv as well: what check says where nothing is repaired.
--update writes what copydesk does today into the cases: read the diff.
"""
import json
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
BINARY = os.environ.get("COPYDESK_BIN",
                        str(HERE.parents[1] / "build/release/copydesk"))


def copydesk(*args):
    done = subprocess.run([BINARY, *map(str, args)], capture_output=True,
                          timeout=60, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, args))} exited {done.returncode}: "
                 + done.stderr.decode("utf-8", "replace"))
    return done.stdout


def options(case):
    extra = case / "args"
    words = extra.read_text("utf-8").split() if extra.exists() else []
    return ["--select", case.parent.name, *words]


def cell(text):
    for raw, written in (("\\", "\\\\"), ("\n", "\\n"), ("\t", "\\t"),
                         ("\r", "\\r"), ("\ufeff", "\\ufeff")):
        text = text.replace(raw, written)
    return text


def row(*cells):
    return "\t".join(cell(str(c)) for c in cells) + "\n"


def edit_rows(report):
    return "".join(row(e["start"], e["end"], e["replacement"])
                   for e in report["edits"])


def finding_rows(report):
    """Level, place and text of what is found and not repaired."""
    made = {i for e in report["edits"] for i in e["findings"]}
    return "".join(
        row(f["level"], f["start"]["byte"], f["end"]["byte"], f["text"])
        for i, f in enumerate(report["findings"]) if i not in made)


def replay(data, edits, encoding):
    out, last = b"", 0
    for edit in edits:
        out += data[last:edit["start"]]
        out += edit["replacement"].encode(encoding)
        last = edit["end"]
    return out + data[last:]


def actual(case):
    """What copydesk does: the content of each file of the case."""
    source = case / "in.txt"
    report = json.loads(copydesk("fix", *options(case), "--format", "json",
                                 source))["files"][0]
    text = copydesk("fix", *options(case), source)
    encoding = report.get("encoding", "UTF-8")
    if replay(source.read_bytes(), report["edits"], encoding) != text:
        sys.exit(f"{case}: the edits do not give the text")
    files = {"out.txt": text, "edits.tsv": edit_rows(report).encode()}
    flags = finding_rows(report).encode()
    if flags or (case / "findings.tsv").exists():
        files["findings.tsv"] = flags
    return files


def differences(case, files):
    for name, got in sorted(files.items()):
        path = case / name
        wanted = path.read_bytes() if path.exists() else None
        if wanted != got:
            yield (f"{case.parent.name}/{case.name}/{name}\n"
                   f"  wanted {wanted!r}\n  got    {got!r}")


def update(case, files):
    for name, content in files.items():
        path = case / name
        if name == "findings.tsv" and not content:
            path.unlink(missing_ok=True)
        elif not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)
            print(f"wrote {path.relative_to(HERE)}")


def find_cases(names):
    cases = sorted(p.parent for p in HERE.glob("*/*/in.txt"))
    if not names:
        return cases
    return [c for c in cases
            if c.parent.name in names or f"{c.parent.name}/{c.name}" in names]


def strays():
    """Folders that look like a case and are none: nothing would test them."""
    rules = {line.split()[0]
             for line in copydesk("rules", "list").decode().splitlines()}
    for folder in sorted(p for p in HERE.iterdir() if p.is_dir()):
        if folder.name == "__pycache__":
            continue
        if folder.name not in rules:
            yield f"{folder.name}: no rule has this id"
        for case in sorted(folder.iterdir()):
            if not (case / "in.txt").exists():
                yield f"{folder.name}/{case.name}: no in.txt"


def main(arguments):
    cases = find_cases([a for a in arguments if a != "--update"])
    if not cases:
        sys.exit("no such case")
    faults = list(strays())
    for case in cases:
        files = actual(case)
        if "--update" in arguments:
            update(case, files)
        else:
            faults += differences(case, files)
    print("\n".join(faults + [f"{len(cases)} cases, {len(faults)} faults"]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
