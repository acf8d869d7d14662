#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What Apertium leaves in its English, copydesk cleans.

    apertium.py FOLDER

Runs Debian's apertium over the sentences of spa-eng.txt and eo-en.txt, keeps
what it gives as it is in FOLDER, and hands that to copydesk: names lose their
stars, other unknown words are flagged where they stand, and nothing else
changes.
"""
import json
import os
import re
import subprocess
import sys
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
BINARY = os.environ.get("COPYDESK_BIN",
                        str(HERE.parents[1] / "build/release/copydesk"))
OUT = None  # the first argument
ONLY = ("--lang", "en", "--select", "tokens,residue")
STARRED = re.compile(r"\*([^\W\d_][\w’'-]*)")

# Names in the sentences; every other starred word is Spanish or Esperanto.
NAMES = set("""
    Cangas Xoán Loureiro Corcubión Ariete Garbiñe Etxeberria Zumaia Ondarroa
    Sabela Outón Breixo Castiñeira Betanzos Xunta Pescanova Feiraco Mbaye
    Ndongala Ziguinchor Hondarribia Txomin Larrañaga Haimar Zubeldia Azkoitia
    Moaña Pontevedra Muxía Amatrice Accumoli Nkosazana Mbeki Volodímir Zelenski
    Vroclavo Wojciech Pelczynski Nursultan Bekmagambetov Karaganda Transdnistrio
    Agnieszka Kowal Bjalistoko Kaŝubio Bydgoszcz Herzberg Poznano
    """.split())


def run(*argv, codes=(0,)):
    done = subprocess.run([str(a) for a in argv], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, timeout=120, check=False)
    if done.returncode not in codes:
        raise AssertionError(f"{argv} exited {done.returncode}: "
                             + done.stderr.decode("utf-8", "replace"))
    return done.stdout


def without_stars(text, words):
    return STARRED.sub(lambda m: m.group(1) if m.group(1) in words
                       else m.group(0), text)


class Apertium(unittest.TestCase):
    maxDiff = None

    def translate(self, pair):
        raw = OUT / f"{pair}.raw.txt"
        raw.write_bytes(run("apertium", pair, HERE / f"{pair}.txt"))
        return raw

    def expect_cleaned(self, pair, names, words):
        """names, words: how many starred ones there must be at least."""
        raw = self.translate(pair)
        text = raw.read_text("utf-8")
        starred = STARRED.findall(text)
        self.assertGreaterEqual(len(set(starred) & NAMES), names)
        self.assertGreaterEqual(len(set(starred) - NAMES), words)
        fixed = run(BINARY, "fix", *ONLY, raw).decode()
        self.assertEqual(without_stars(text, NAMES), fixed)
        return raw, text

    def expect_flagged(self, raw, text):
        """Each word that is no name, at its place, without a safe repair."""
        found = [json.loads(line) for line in
                 run(BINARY, "check", *ONLY, "--format", "jsonl", raw,
                     codes=(0, 1)).splitlines()]
        places = {f["start"]["byte"] for f in found
                  if f["fix"] != "safe" and f["level"] == "warning"}
        wanted = {len(text[:m.start()].encode())
                  for m in STARRED.finditer(text) if m.group(1) not in NAMES}
        self.assertEqual(sorted(wanted), sorted(places))

    def expect_settled(self, pair, raw):
        """Also with all rules, once is enough."""
        once = OUT / f"{pair}.fixed.txt"
        once.write_bytes(run(BINARY, "fix", "--lang", "en", raw))
        self.assertFalse(NAMES & set(STARRED.findall(once.read_text("utf-8"))))
        self.assertEqual(once.read_bytes(),
                         run(BINARY, "fix", "--lang", "en", once))

    def test_spanish(self):
        raw, text = self.expect_cleaned("spa-eng", 20, 8)
        self.expect_flagged(raw, text)
        self.expect_settled("spa-eng", raw)

    def test_esperanto(self):
        raw, text = self.expect_cleaned("eo-en", 12, 5)
        self.expect_flagged(raw, text)
        self.expect_settled("eo-en", raw)

    def test_without_stars(self):
        """Asked to mark nothing, Apertium gives what copydesk made of names
        and nothing to find."""
        plain = OUT / "spa-eng.plain.txt"
        plain.write_bytes(run("apertium", "-u", "spa-eng",
                              HERE / "spa-eng.txt"))
        self.assertEqual(b"", run(BINARY, "check", *ONLY, "--format", "jsonl",
                                  plain))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    OUT = Path(sys.argv.pop(1)).resolve()
    OUT.mkdir(parents=True, exist_ok=True)
    unittest.main()
