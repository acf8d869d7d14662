#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The example pack is used by --rules alone, and makes of a story what three
desks would."""
import os
import subprocess
import unittest
from pathlib import Path

ROOT = Path(os.environ.get("COPYDESK_ROOT",
                           Path(__file__).resolve().parents[2]))
BINARY = os.environ.get("COPYDESK_BIN", ROOT / "build/release/copydesk")
PACK = ROOT / "rules/examples"
IDS = {"sport.scoreline", "sport.trainer", "court.accused-of",
       "court.condemned", "weather.degrees"}
STORY = """\
The club won 2:0 at home after the trainer changed half of the team.

A court condemned to 4 years the man who was accused for fraud in May.

Temperatures reached 41 grades in the shade, and the forecast is for more.
"""
WANT = """\
The club won 2-0 at home after the coach changed half of the team.

A court sentenced to 4 years the man who was accused of fraud in May.

Temperatures reached 41 degrees in the shade, and the forecast is for more.
"""


def run(*args):
    done = subprocess.run([BINARY, *args], input=STORY, check=True,
                          capture_output=True, encoding="utf-8")
    return done.stdout


def ids(*args):
    return {line.split()[0] for line in run("rules", "list",
                                            *args).splitlines()}


class Pack(unittest.TestCase):
    def test_it_is_not_built_in(self):
        self.assertFalse(IDS & ids())
        self.assertLessEqual(IDS, ids("--rules", PACK))

    def test_a_story(self):
        self.assertEqual(WANT, run("fix", "--rules", PACK, "--fixes",
                                   "suggested", "-"))
        self.assertEqual(STORY, run("fix", "--rules", PACK, "-"))


if __name__ == "__main__":
    unittest.main()
