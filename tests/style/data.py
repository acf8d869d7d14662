# SPDX-License-Identifier: MIT
"""Checks of rule files, dictionaries, and of what no file may hold."""
import os
import re
import unicodedata

HEADER = "type id canonical accepted wrong roles confusables flags".split()
SETS = ("accepted", "wrong", "confusables")  # lists without an order
PROSE = (".md", ".py", ".c", ".h", ".yml", ".yaml", ".txt", ".tsv", ".rows",
         ".known", ".cmake", ".json", ".in", ".sh", "")
KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def rule_files(root):
    return sorted(path for path in (root / "rules").rglob("*.yml")
                  if path.parent.name != "profiles")


def rule_ids(text):
    """Line, id, and whether it is an item of a list."""
    for number, line in enumerate(text.split("\n"), 1):
        match = re.match(r"(- )?id:\s*(\S+)\s*$", line)
        if match:
            yield number, match.group(2), bool(match.group(1))


def rule_file_names(root):
    """rules/<pack>/<family>/<rule>.yml holds family.rule, or some rules of
    that family; ids are not given twice."""
    seen = {}
    for path in rule_files(root):
        name = path.relative_to(root).as_posix()
        ids = list(rule_ids(path.read_text("utf-8")))
        if not ids or not KEBAB.fullmatch(path.stem):
            yield f"{name}:1: no rule, or a name not like-this.yml"
        for line, rule, listed in ids:
            family, _, rest = rule.partition(".")
            if family != path.parent.name:
                yield f"{name}:{line}: {rule} in the folder {path.parent.name}"
            if not listed and rest != path.stem:
                yield f"{name}:{line}: {rule} alone in {path.name}"
            if not KEBAB.fullmatch(family) or not KEBAB.fullmatch(rest):
                yield f"{name}:{line}: {rule} is not like-this.like-this"
            if rule in seen:
                yield f"{name}:{line}: {rule} is also in {seen[rule]}"
            seen[rule] = f"{name}:{line}"


def written_form(root, path):
    """Faults that any dictionary may have: NFC, LF, one final line feed."""
    name = path.relative_to(root).as_posix()
    text = path.read_bytes().decode("utf-8")
    if text != unicodedata.normalize("NFC", text):
        yield f"{name}:1: not NFC"
    if "\r" in text or not text.endswith("\n") or text.endswith("\n\n"):
        yield f"{name}:1: line ends"


def first_difference(root, path, wanted):
    name = path.relative_to(root).as_posix()
    have = path.read_bytes().decode("utf-8")
    if have == wanted:
        return
    pairs = list(zip(have.split("\n"), wanted.split("\n")))
    for number, (old, new) in enumerate(pairs, 1):
        if old != new:
            yield f"{name}:{number}: should be {new!r}"
            return
    yield f"{name}:{len(pairs)}: should have {wanted.count(chr(10))} lines"


def split_comments(text):
    lines = text.rstrip("\n").split("\n")
    return ([x for x in lines if x.startswith("#")],
            [x for x in lines if not x.startswith("#")])


def in_bytes(text):
    return text.encode("utf-8")


def emit_entry(line):
    cells = line.split("\t")
    for column in SETS:
        at = HEADER.index(column)
        if at < len(cells) and cells[at]:
            cells[at] = "|".join(sorted(set(cells[at].split("|")),
                                        key=in_bytes))
    return "\t".join(cells)


def emit_names(text):
    comments, lines = split_comments(text)
    rows = sorted({emit_entry(x) for x in lines[1:]},
                  key=lambda x: [in_bytes(c) for c in x.split("\t")[:2]])
    return "\n".join([*comments, "\t".join(HEADER), *rows]) + "\n"


def emit_words(text):
    comments, lines = split_comments(text)
    return "\n".join([*comments, *sorted(set(lines), key=in_bytes)]) + "\n"


def misspellings(root, path):
    """Sorted; a word, a tab and what is right; nothing right is wrong."""
    name = path.relative_to(root).as_posix()
    text = path.read_text("utf-8")
    yield from first_difference(root, path, emit_words(text))
    rows = [x.split("\t") for x in split_comments(text)[1]]
    wrong = [row[0] for row in rows]
    right = {word for row in rows for word in row[-1].split("|")}
    for number, row in enumerate(rows, 1 + text.count("\n") - len(rows)):
        if len(row) != 2 or not re.fullmatch("[a-z]+", row[0]) or not all(
                re.fullmatch("[A-Za-z']+", w) for w in row[1].split("|")):
            yield f"{name}:{number}: not a word, a tab and what is right"
        if row[0] in right or wrong.count(row[0]) > 1:
            yield f"{name}:{number}: {row[0]} is right, or stands twice"


def names_files(root):
    return sorted((root / "dict" / "names").glob("*.tsv"))


def dictionaries(root):
    """Each is what writing it out again gives, byte for byte."""
    for path in names_files(root):
        yield from written_form(root, path)
        yield from first_difference(root, path,
                                    emit_names(path.read_text("utf-8")))
    for path in sorted(path for room in ("language", "leftovers", "common",
                                               "frequent")
                       for path in (root / "dict" / room).glob("*.txt")):
        yield from written_form(root, path)
        text = path.read_text("utf-8")
        yield from first_difference(root, path, emit_words(text))
        if text.split("\n", 1)[1] != text.split("\n", 1)[1].lower():
            yield f"{path.relative_to(root)}:1: not in lower case"
    for path in sorted((root / "dict" / "misspellings").glob("*.tsv")):
        yield from written_form(root, path)
        yield from misspellings(root, path)
    for path in sorted((root / "dict" / "words").glob("*.dic")):
        yield from written_form(root, path)
        yield from first_difference(root, path,
                                    emit_words(path.read_text("utf-8")))


KINDS = {
    "furniture": ("header start line span slug agency byline month zone ask "
                  "answer self reports").split(),
    "speech": ("speech direct clause adverb pronoun speaker title particle "
               "determiner modifier link function genitive elision joins "
               "restarts").split(),
    "sentences": ("finite participle preposition turns abbreviated alone past-flag ing-flag third-flag "
                  "noun-flag noun-ending ing-ending adverb-ending").split()}


def words_by_kind(root):
    """Kind, tab, words; sorted."""
    for path in sorted(path for room in KINDS
                       for path in (root / "dict" / room).glob("*.txt")):
        yield from written_form(root, path)
        text = path.read_text("utf-8")
        yield from first_difference(root, path, emit_words(text))
        for number, line in enumerate(text.rstrip("\n").split("\n"), 1):
            kind, tab, words = line.partition("\t")
            if line.startswith("#"):
                continue
            if kind not in KINDS[path.parent.name] or not tab or not words.strip():
                yield (f"{path.relative_to(root)}:{number}: not a kind, a tab "
                       "and words")


def entries(root):
    for path in names_files(root):
        lines = path.read_text("utf-8").split("\n")
        for number, line in enumerate(lines, 1):
            if line and not line.startswith("#") and line != "\t".join(HEADER):
                yield (f"{path.relative_to(root).as_posix()}:{number}",
                       line.split("\t"))


def names_make_sense(root):
    """Eight columns; ids once; no form right here and wrong there."""
    rows = list(entries(root))
    ids, right, wrong = {}, {}, {}
    for place, cells in rows:
        if len(cells) != len(HEADER):
            yield f"{place}: {len(cells)} columns"
            continue
        row = dict(zip(HEADER, cells))
        if row["id"] in ids:
            yield f"{place}: {row['id']} is also at {ids[row['id']]}"
        ids[row["id"]] = place
        accepted = filter(None, row["accepted"].split("|"))
        right.update(dict.fromkeys([row["canonical"], *accepted], place))
        for form in filter(None, row["wrong"].split("|")):
            if form in wrong:
                yield f"{place}: {form} is wrong at {wrong[form]} too"
            wrong[form] = place
    for form in sorted(set(right) & set(wrong)):
        yield f"{wrong[form]}: {form} is right at {right[form]}"


def tree(root):
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(f for f in folders if f not in (".git", "build",
                                                            "__pycache__"))
        for name in sorted(files):
            path = os.path.join(folder, name)
            if name == ".git":  # of a worktree
                continue
            if os.path.splitext(name)[1] in PROSE and os.path.isfile(path):
                yield path


# Put together here, so that this file does not hold what it looks for.
MACHINE = re.compile(rb"(?<![\w.])/" + rb"work(?:/|\b(?![\w-]))"
                     + rb"|/tmp/" + rb"bash|(?<!\w)\." + rb"library\b")


def machine_paths(root):
    """No file names a path of the machine it was written on."""
    for path in tree(root):
        if os.path.basename(path) == ".git":  # of a second working tree
            continue
        with open(path, "rb") as file:
            for number, line in enumerate(file.read().split(b"\n"), 1):
                if MACHINE.search(line):
                    yield (f"{os.path.relpath(path, root)}:{number}: "
                           f"{line.strip()[:80].decode('utf-8', 'replace')}")


CHECKS = [rule_file_names, dictionaries, words_by_kind, names_make_sense,
          machine_paths]
