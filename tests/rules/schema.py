#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""rules/schema/rule.schema.json says what src/ruleset says.

Every shipped rule is valid by it; broken rules are refused by it and by
`copydesk rules test`; its keys, kinds and words are those of the sources.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from schema_check import Checker

try:
    import yaml
except ImportError:
    print("SKIPPED schema: python3-yaml is not installed")
    sys.exit(1 if os.environ.get("CI") else 77)

ROOT = Path(os.environ.get("COPYDESK_ROOT",
                           Path(__file__).resolve().parents[2]))
BINARY = os.environ.get("COPYDESK_BIN", ROOT / "build/release/copydesk")
SCHEMA = json.loads((ROOT / "rules/schema/rule.schema.json").read_text("utf-8"))
RULE = SCHEMA["$defs"]["rule"]
CHECKER = Checker(SCHEMA)
KINDS = ["pattern", "replace", "pair", "quotation", "name", "consistency",
         "mojibake", "compose", "homoglyph", "number", "repeat", "fragment",
         "spell", "foreign"]
SHAPES = {"SCALAR": "", "LIST": "array", "MAP": "object"}

HEAD = """\
id: house.a
since: 0.1
level: info
examples:
  - {bad: 'An xx.', good: 'An y.'}
  - {bad: 'xx an.', good: 'y an.'}
  - {ok: a}
  - {ok: b}
"""
FINE = {
    "pattern": HEAD + "kind: pattern\nfix: safe\nmessage: m\n"
                      "pattern: xx\nreplace: 'y'\n",
    "replace": HEAD + "kind: replace\nfix: safe\nmessage: m\n"
                      "table: {xx: 'y'}\n",
    "pair": HEAD + "kind: pair\nfix: none\nmessage: m\n"
                   "open: '['\nclose: ']'\nshape: unclosed\n",
    "quotation": HEAD + "kind: quotation\nfix: none\nmessage: m\n"
                        "shape: unclosed\n",
    "name": HEAD + "kind: name\nfix: safe\nmessage: m\nfinds: listed\n",
    "name of a body": HEAD + "kind: name\nfix: none\nmessage: m\n"
                             "finds: body-kind\nbodies: [party]\n"
                             "nouns: [bank]\n",
    "consistency": HEAD + "kind: consistency\nfix: suggested\nmessage: m\n"
                          "forms: [aa, bb]\n",
    "mojibake": HEAD + "kind: mojibake\nfix: safe\nmessage: m\n"
                       "finds: misread\n",
    "compose": HEAD + "kind: compose\nfix: safe\nmessage: m\n"
                      "script: [Latin]\n",
    "homoglyph": HEAD + "kind: homoglyph\nfix: safe\nmessage: m\n"
                        "script: [Latin]\nstrays: [Cyrillic]\n",
    "number": HEAD + "kind: number\nfix: safe\nmessage: m\n"
                     "pattern: '(?<whole>xx)'\nreads: groups\nmarks: ',.'\n",
    "repeat": HEAD + "kind: repeat\nfix: suggested\nmessage: m\n"
                     "finds: word\n",
    "fragment": HEAD + "kind: fragment\nfix: none\nmessage: m\n"
                       "finds: orphan\n",
    "spell": HEAD + "kind: spell\nfix: none\nmessage: m\nfinds: unknown\n",
    "foreign": HEAD + "kind: foreign\nfix: none\nmessage: m\n"
                      "finds: clause\n",
}
MORE = ["near: q", "unless: q", "lang: [en, no]", "phase: sense", "stage: -9",
        "priority: 1000", "skip: []", "skip: [url, quotes]", "role: [news, qa]", "why: w",
        "links: ['https://a.org/b#c']"]
OWN = {"pattern": ["case: preserve", "elsewhere: q",
                   "at: paragraphs", "script: [Latin, Old_Italic]"],
       "replace": ["match: word", "match: run", "case: exact", "script: [Han]"],
       "compose": [], "homoglyph": [],
       "number": ["habit: q", "weekdays: [a, b, c, d, e, f, [g, h]]",
                  "months: [a, b, c, d, e, f, g, h, i, j, k, l]",
                  "units: {km: metric length 1000, l: a b 3.7 4.5 -2}"],
       "repeat": ["except: [had, that]"], "fragment": [],
       "spell": ["prefixes: [re, un]", "suffixes: [ish]"], "foreign": [],
       "pair": [], "quotation": ["script: [Latin]"], "name": ["charges: [kill, 'fraud*']"],
       "name of a body": [],
       "consistency": ["default: aa", "loses: [bb]", "except: [aa cc]"],
       "mojibake": ["joins: [quele, s]", "tails: [s]"]}
# What is taken out, what is put in.
BROKEN = [
    ("id: house.a", "id: house"), ("id: house.a", "id: House.a"),
    ("id: house.a\n", ""), ("since: 0.1", "since: ''"), ("since: 0.1\n", ""),
    ("level: info", "level: loud"), ("message: m", "message: ''"),
    ("message: m\n", ""), ("fix: ", "fix: x"), ("kind: ", "kind: x"),
    ("", "colour: red\n"), ("", "lang: en\n"), ("", "lang: [eng]\n"),
    ("", "phase: late\n"), ("", "stage: 10\n"), ("", "stage: x\n"),
    ("", "priority: -1001\n"), ("", "skip: url\n"), ("", "skip: [urls]\n"),
    ("", "links: [a.org]\n"), ("", "links: 'https://a.org'\n"),
    ("", "near: [a]\n"), ("", "case: upper\n"), ("", "match: words\n"),
    ("ok: b", "ok: b, bad: c"), ("bad: 'xx an.', ", ""), ("ok: b", "o: b"),
    ("replace: 'y'\n", ""), ("pattern: xx\n", ""), ("table: {xx: 'y'}\n", ""),
    ("table: {xx: 'y'}", "table: [xx]"), ("fix: safe", "fix: none"),
    ("fix: none", "fix: safe"), ("open: '['", "open: ''"),
    ("open: '['", "open: '[['"), ("shape: unclosed", "shape: round"),
    ("shape: unclosed\n", ""), ("", "table: {a: b}\n"), ("", "shape: doubled\n"),
    ("", "charges: kill\n"), ("", "known: [y]\n"), ("", "elsewhere: [q]\n"),
    ("fix: safe\nmessage: m\npattern: xx\nreplace: 'y'",
     "fix: none\nmessage: m\npattern: xx\nknown: 'y'"),
    ("", "at: start\n"), ("", "at: head\n"),
    ("replace: 'y'", "at: story\nreplace: ''"),
    ("finds: misread", "finds: odd"),
    ("finds: misread", "finds: drift"), ("finds: misread\n", ""),
    ("finds: word", "finds: break"), ("finds: orphan", "finds: loop"),
    ("finds: orphan\n", ""), ("finds: unknown", "finds: odd"),
    ("finds: unknown\n", ""), ("finds: clause", "finds: near"),
    ("", "prefixes: re\n"), ("", "suffixes: [ish]\n"),
    ("", "except: had\n"),
    ("finds: listed", "finds: lost"), ("finds: listed\n", ""), ("", "tails: s\n"),
    ("bodies: [party]\n", ""), ("bodies: [party]", "bodies: []"),
    ("nouns: [bank]\n", ""), ("nouns: [bank]", "nouns: bank"),
    ("finds: body-kind", "finds: body-drift"), ("", "nouns: [bank]\n"),
    ("", "bodies: [bank]\n"),
    ("", "script: Latin\n"), ("", "script: [latin]\n"),
    ("script: [Latin]\n", ""), ("script: [Latin]", "script: [1]"),
    ("strays: [Cyrillic]\n", ""), ("strays: [Cyrillic]", "strays: [Us 1]"),
    ("", "strays: [Latin]\n"),
    ("reads: groups", "reads: words"), ("reads: groups\n", ""),
    ("reads: groups", "reads: weekday"), ("reads: groups", "reads: conversion"),
    ("marks: ',.'\n", ""), ("marks: ',.'", "marks: ','"),
    ("", "weekdays: [a]\n"), ("", "months: [a]\n"),
    ("", "units: {km: long 1000}\n"), ("", "units: {km: [a]}\n"),
    ("", "habit: [q]\n"),
]


def faults(text):
    return [f for d in yaml.safe_load_all(text) for f in CHECKER.faults(d)]


def table_rows():
    """Key, kinds that have it, kinds that must, shape; out of load.c."""
    text = (ROOT / "src/ruleset/load.c").read_text("utf-8")
    table = text[text.index("KEYS[] = {"):text.index("};\n#define KEY_COUNT")]
    rows = re.findall(r'\{"([\w-]+)",\s*([^,]+),\s*([^,]+),\s*NODE_(\w+),', table)
    assert len(rows) == table.count("set_")
    return [(key, kinds_of(have), kinds_of(must), shape)
            for key, have, must, shape in rows]


def kinds_of(text):
    if text.strip() == "ANY_KIND":
        return set(KINDS)
    return {k.lower() for k in re.findall(r"KIND\(RULE_(\w+)\)", text)}


def by_kind(kind, word):
    """What the schema's conditions on the kind alone say."""
    for part in RULE["allOf"]:
        if part["if"]["properties"] == {"kind": {"const": kind}}:
            return part["then"].get(word, {})
    return {}


def words_of(key):
    """The words a setter takes, or None."""
    for path in sorted((ROOT / "src/ruleset").glob("keys*.c")):
        text = path.read_text("utf-8")
        match = re.search(rf"void set_{key}\(.*?\n}}", text, re.DOTALL)
        words = match and re.findall(r"\w+\[\] = \{(.*?)NULL", match.group(0),
                                     re.DOTALL)
        if words:
            return set(re.findall(r'"([\w-]+)"', " ".join(words)))
    return None


class Agrees(unittest.TestCase):
    """With the table KEYS and the setters."""

    def test_keys(self):
        self.assertEqual({row[0] for row in table_rows()},
                         set(RULE["properties"]))

    def test_keys_of_each_kind(self):
        self.assertEqual(KINDS, RULE["properties"]["kind"]["enum"])
        for kind in KINDS:
            have = {k for k, kinds, _, _ in table_rows() if kind in kinds}
            must = {k for k, _, kinds, _ in table_rows() if kind in kinds}
            self.assertEqual(have, set(by_kind(kind, "propertyNames")["enum"]))
            self.assertEqual(must, set(RULE["required"])
                             | set(by_kind(kind, "required")))

    def test_shapes(self):
        for key, _, _, shape in table_rows():
            type_ = RULE["properties"][key].get("type", "")
            type_ = type_ if type_ in ("array", "object") else ""
            self.assertEqual(SHAPES[shape], type_, key)

    def test_words(self):
        for key, schema in RULE["properties"].items():
            enum = schema.get("enum") or schema.get("items", {}).get("enum")
            self.assertEqual(words_of(key), set(enum) if enum else None, key)


class Rules(unittest.TestCase):
    def test_every_rule_of_the_tree(self):
        paths = [p for p in sorted((ROOT / "rules").rglob("*.yml"))
                 if p.parent.name != "profiles"]
        self.assertGreater(len(paths), 15)
        for path in paths:
            self.assertEqual([], faults(path.read_text("utf-8")), path)

    def loads(self, texts):
        """Which of them copydesk takes, one answer a text. Examples may fail:
        where any file has a fault, none is tried."""
        with tempfile.TemporaryDirectory() as folder:
            for n, text in enumerate(texts):
                own = text.replace("id: house.a\n", f"id: house.a-{n}\n", 1)
                Path(folder, f"{n:05}.yml").write_text(own, "utf-8")
            done = subprocess.run([BINARY, "rules", "test", folder],
                                  check=False, capture_output=True)
        if done.returncode != 2:
            return [True] * len(texts)
        named = re.findall(r"(?m)/(\d{5})\.yml:\d+:\d+: ",
                           done.stderr.decode("utf-8", "replace"))
        return [f"{n:05}" not in named for n in range(len(texts))]

    def test_fine_ones(self):
        texts = [f"{text}{more}\n" for kind, text in FINE.items()
                 for more in ["", *MORE, *OWN[kind]]]
        self.assertEqual([[]] * len(texts), [faults(t) for t in texts])
        self.assertEqual([], [t for t, taken in zip(texts, self.loads(texts))
                              if not taken])

    def test_broken_ones(self):
        cases = {}
        for kind, text in FINE.items():
            for old, new in BROKEN:
                if old not in text or (new and new.split(":")[0] in text
                                       and not old):
                    continue
                cases[kind, old, new] = (text.replace(old, new, 1) if old
                                         else text + new)
        taken = self.loads(list(cases.values()))
        for (case, broken), loaded in zip(cases.items(), taken):
            with self.subTest(case=case):
                self.assertEqual(loaded, not faults(broken))
        for old, new in BROKEN:
            tried = [t.replace(old, new, 1) if old else t + new
                     for t in FINE.values() if old in t]
            self.assertTrue(any(faults(t) for t in tried), (old, new))

    def test_lists_and_others(self):
        items = "\n".join("- " + t.replace("\n", "\n  ").rstrip()
                          for t in FINE.values())
        self.assertEqual([], faults(items))
        for text in ("a", "[a]", "{}", "[]\n---\nx"):
            self.assertTrue(faults(text), text)


if __name__ == "__main__":
    unittest.main()
