#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The seed story, a real one that this repository may not hold.

    seed.py [LEAST]

Also in UTF-16 it must come out the same. Looks for it in $COPYDESK_SHARED, then beside the repository in ../shared, and
scores it with the tool that stands there. Fewer than LEAST rows (46) is a
failure. Where there is no seed story it says so and is skipped; under CI
that is a failure.
"""
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(os.environ.get("COPYDESK_ROOT",
                           Path(__file__).resolve().parents[2]))
BINARY = os.environ.get("COPYDESK_BIN", str(ROOT / "build/release/copydesk"))
SKIPPED = 77


def shared_folder():
    named = os.environ.get("COPYDESK_SHARED")
    for folder in ([Path(named)] if named else []) + [ROOT.parent / "shared"]:
        if (folder / "seed").is_dir():
            return folder
    return None


def absent():
    print("SKIPPED: the seed story is neither in $COPYDESK_SHARED nor in "
          f"{ROOT.parent / 'shared'}")
    if os.environ.get("CI"):
        print("CI must have it: failed")
        return 1
    return SKIPPED


def fix(data):
    done = subprocess.run([BINARY, "fix", "--config", "none", "-"], input=data,
                          capture_output=True, timeout=60, check=True)
    return done.stdout


def same_in_utf16(path):
    data = path.read_bytes()
    wide = b"\xff\xfe" + data.decode().encode("utf-16-le")
    return fix(wide)[2:].decode("utf-16-le").encode() == fix(data)


def main(least):
    shared = shared_folder()
    if not shared:
        return absent()
    done = subprocess.run(
        [sys.executable, str(shared / "tools/score-rows.py"), BINARY,
         str(shared / "seed")],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        timeout=300, check=False)
    print(done.stdout, end="")
    score = re.search(r"^(\d+)/(\d+)\s*\Z", done.stdout, re.MULTILINE)
    if not score:
        print("score-rows.py gave no score")
        return 1
    met = int(score.group(1))
    print(f"{met} of {score.group(2)} rows met; at least {least} must be")
    if not same_in_utf16(shared / "seed" / "story.txt"):
        print("the seed story in UTF-16 comes out otherwise")
        return 1
    lost = re.findall(r"MISS (?:KEEP|CLEAN)\t.*", done.stdout)
    print("\n".join(lost) if lost else "every KEEP and CLEAN row is held")
    return 1 if met < least or lost else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 46))
