#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Clean copy comes out as it went in, and nothing above info is found.

    clean.py [FILE]...

Every *.txt of this folder, as it stands, with CRLF, with a BOM, without its
last line end, in UTF-16, and the lines of it that windows-1252 has room for in
that; as English, or what -de or another language at the end of the file's name
says, and in the language copydesk finds by itself.
"""
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
BINARY = os.environ.get("COPYDESK_BIN",
                        str(HERE.parents[1] / "build/release/copydesk"))


def copydesk(codes, *args):
    done = subprocess.run([BINARY, *map(str, args)], capture_output=True,
                          timeout=300, check=False)
    if done.returncode not in codes:
        sys.exit(f"{' '.join(map(str, args))} exited {done.returncode}: "
                 + done.stderr.decode("utf-8", "replace"))
    return done.stdout


def languages(source):
    """The options that say the language: quotes-de.txt is German."""
    ending = source.stem.rpartition("-")[2]
    return ("--lang", ending if len(ending) == 2 else "en"), ()


def fits(line):
    return line.encode("cp1252", "ignore").decode("cp1252") == line


def variants(data):
    """What it is called, its bytes, and the options that read it."""
    text = data.decode()
    yield "as it stands", data, ()
    yield "with CRLF", data.replace(b"\n", b"\r\n"), ()
    yield "with a BOM", b"\xef\xbb\xbf" + data, ()
    yield "without its last line end", data.rstrip(b"\n"), ()
    yield "in UTF-16", b"\xff\xfe" + text.encode("utf-16-le"), ()
    yield ("in windows-1252", "".join(filter(fits, text.splitlines(True)))
           .encode("cp1252"), ("--encoding", "windows-1252"))


def changed_line(before, after):
    pairs = zip(before.split(b"\n"), after.split(b"\n"))
    for number, (old, new) in enumerate(pairs, 1):
        if old != new:
            return (f"line {number}\n    was {old.decode('utf-8', 'replace')}"
                    f"\n    is  {new.decode('utf-8', 'replace')}")
    return "the number of lines"


def loud(finding):
    start = finding["start"]
    return (f"{start['line']}:{start['column']}: {finding['level']} "
            f"{finding['rule']}: {finding['text']}")


class Copy(NamedTuple):
    """A file in one of its variants, read with these options."""
    path: Path
    data: bytes
    how: str


def copies(files, folder):
    """By options, which stand for a folder each, since one run of copydesk
    reads all the files of one: {options: [Copy]}"""
    made = {}
    for source in files:
        for number, (name, data, reading) in enumerate(
                variants(source.read_bytes())):
            for language in languages(source):
                options = (*language, *reading)
                place = Path(folder, " ".join(options) or "none")
                place.mkdir(exist_ok=True)
                path = place / f"{source.stem}.{number}.txt"
                path.write_bytes(data)
                how = " ".join(language) or "language not named"
                made.setdefault(options, []).append(
                    Copy(path, data, f"{source.name} {name}, {how}"))
    return made


def faults(options, group):
    by_path = {str(copy.path): copy for copy in group}
    folder = group[0].path.parent
    found = copydesk((0, 1), "check", "--format", "jsonl", *options, folder)
    for line in found.decode().splitlines():
        finding = json.loads(line)
        if finding["level"] != "info":
            yield f"{by_path[finding['path']].how}: {loud(finding)}"
    copydesk((0,), "fix", "--fixes", "safe", "--in-place", *options, folder)
    for copy in group:
        fixed = copy.path.read_bytes()
        if fixed != copy.data:
            yield f"{copy.how}: changed: {changed_line(copy.data, fixed)}"


def main(names):
    files = [p for p in sorted(HERE.glob("*.txt"))
             if p.name != "CMakeLists.txt" and (not names or p.name in names)]
    if not files:
        sys.exit("no such file")
    wrong = [f"{p.name} is empty" for p in files if not p.read_bytes()]
    with tempfile.TemporaryDirectory(prefix="copydesk-clean-") as folder:
        for options, group in copies(files, folder).items():
            wrong += faults(options, group)
    paragraphs = sum(len(p.read_bytes().split(b"\n")) - 1 for p in files)
    print("\n".join(wrong + [f"{len(files)} files, {paragraphs} paragraphs, "
                             f"{len(wrong)} faults"]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
