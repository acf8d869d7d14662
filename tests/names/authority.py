#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The names authority holds together: each file, read and written again, is
the same bytes; no form belongs to two; each role has a known country."""
import os
import pathlib
import re
import sys
import unicodedata

ROOT = pathlib.Path(os.environ["COPYDESK_ROOT"])
COLUMNS = "type id canonical accepted wrong roles confusables flags".split()
ROLE = re.compile(r"([a-z][a-z ()'-]*)@([A-Z]{2,12}):(\d{4})-(\d{4})?")
ID = re.compile(r"[a-z0-9-]+")
LEAST = {"person": 1500, "organisation": 600, "place": 1000}
faults = []


def fault(path, number, text):
    faults.append(f"{path.name}:{number}: {text}")


def read(path):
    """(line number, row) for each entry; comments and header checked."""
    lines = path.read_bytes().decode("utf-8").split("\n")
    if lines.pop() != "":
        fault(path, len(lines), "does not end in a line feed")
    body = [(n, l) for n, l in enumerate(lines, 1) if not l.startswith("#")]
    if body[0][1].split("\t") != COLUMNS:
        fault(path, body[0][0], "the first line must name the columns")
    return [(n, l.split("\t")) for n, l in body[1:]]


def emit(path, rows):
    """The file as it must be: comments, header, rows by type and id."""
    comments = [l for l in path.read_text("utf-8").split("\n")
                if l.startswith("#")]
    rows = sorted(rows, key=lambda r: (r[0].encode(), r[1].encode()))
    made = comments + ["\t".join(COLUMNS)]
    for row in rows:
        cells = [row[0], row[1], row[2].strip()]
        for cell in row[3:]:
            parts = [p.strip() for p in cell.split("|") if p.strip()]
            cells.append("|".join(dict.fromkeys(parts)))
        made.append("\t".join(cells))
    return unicodedata.normalize("NFC", "\n".join(made) + "\n")


def countries():
    lines = (ROOT / "dict/countries.tsv").read_text("utf-8").split("\n")
    return {l.split("\t")[0] for l in lines if l and not l.startswith("#")}


def check_roles(path, number, row, codes):
    for role in filter(None, row[5].split("|")):
        parts = ROLE.fullmatch(role)
        if not parts:
            fault(path, number, f"{role}: a role is title@CC:from-to")
        elif parts[2] not in codes:
            fault(path, number, f"{role}: no country or body {parts[2]}")
        elif parts[4] and int(parts[4]) < int(parts[3]):
            fault(path, number, f"{role}: ends before it begins")


def check_forms(entries):
    """No form is two entries', none is right and wrong: so that repairing a
    name and repairing it again can never go round in a circle."""
    right, wrong = {}, {}
    for path, number, row in entries:
        for form in [row[2], *filter(None, row[3].split("|"))]:
            if form in right:
                fault(path, number, f"{form} is a form of {right[form]}, too")
            right[form] = row[1]
        for form in filter(None, row[4].split("|")):
            if form in wrong:
                fault(path, number, f"{form} is wrong for {wrong[form]}, too")
            wrong[form] = row[1]
    for form in right.keys() & wrong.keys():
        faults.append(f"{form} is right for {right[form]} and wrong for "
                      f"{wrong[form]}")


def check_confusables(entries, ids):
    for path, number, row in entries:
        own = {row[2], *row[3].split("|")}
        for other in filter(None, row[6].split("|")):
            if other == row[1] or other in own:
                fault(path, number, f"{other} is a confusable of itself")
            elif ID.fullmatch(other) and "-" in other and other not in ids:
                fault(path, number, f"no entry has the id {other}")


def main():
    codes, entries, ids = countries(), [], {}
    for path in sorted((ROOT / "dict/names").glob("*.tsv")):
        rows = read(path)
        for number, row in rows:
            if len(row) != len(COLUMNS):
                fault(path, number, f"{len(row)} columns")
                continue
            if row[1] in ids:
                fault(path, number, f"the id {row[1]} stands already")
            ids[row[1]] = row
            entries.append((path, number, row))
            check_roles(path, number, row, codes)
        if emit(path, [r for _, r in rows]) != path.read_text("utf-8"):
            faults.append(f"{path.name}: not as it would be written again: "
                          "sorted, in NFC, without blanks or doubles")
    check_forms(entries)
    check_confusables(entries, ids)
    for kind, least in LEAST.items():
        count = sum(row[0] == kind for _, _, row in entries)
        print(f"{count} of type {kind}")
        if count < least:
            faults.append(f"{count} of type {kind}, want {least}")
    print("\n".join(faults[:40]))
    return bool(faults)


sys.exit(main())
