# SPDX-License-Identifier: MIT
"""Checks of the C sources: what includes what, widths, lengths, calls."""
import re
import unicodedata
from pathlib import PurePath

# Left to right: a room includes only itself and rooms to its left. What is
# directly in src/ is the room "copydesk".
ROOMS = ["base", "unicode", "pack", "lexicon", "text", "ruleset", "edits",
         "passes", "copydesk", "report", "batch", "cli"]
LIBRARY = ROOMS[:ROOMS.index("copydesk") + 1]
# The command sees the library through its header alone.
COMMAND = ROOMS[ROOMS.index("copydesk") + 1:]
# But for reading its configuration, and what only `copydesk dict` does.
SHARED = ["ruleset/yaml.h", "lexicon/import.h", "lexicon/form.h",
          "lexicon/name_map_make.h"]
TOOLS = ["src/pack/embed.c"]  # runs at build time, is not in the library

# header: (room, how many files may include it)
WALLS = {"pcre2.h": ("ruleset", 1), "libfyaml.h": ("ruleset", 1),
         "hunspell/": ("lexicon", 1), "unicode/": ("unicode", None)}

WIDTH, FILE_LINES, FUNCTION_LINES = 80, 500, 60
BANNED = r"strcpy|strcat|sprintf|vsprintf|atoi|atol|atof|strtok|gets"
LIBRARY_BANNED = r"exit|_exit|_Exit|quick_exit|abort|printf|puts|perror"


def c_files(root, *folders):
    return sorted(p for folder in folders or ("src", "tests")
                  for p in (root / folder).rglob("*.[ch]"))


def name(root, path):
    return path.relative_to(root).as_posix()


def room_of(root, path):
    parts = path.relative_to(root / "src").parts
    return parts[0] if len(parts) > 1 else "copydesk"


def includes(path):
    text = path.read_text("utf-8")
    for number, line in enumerate(text.split("\n"), 1):
        match = re.match(r'\s*#\s*include\s+(["<])([^">]+)[">]', line)
        if match:
            yield number, match.group(1) == '"', match.group(2)


def may_include(room, header):
    target = header.split("/")[0] if "/" in header else "copydesk"
    if target not in ROOMS:
        return False
    if room in COMMAND:
        return (header in ("copydesk.h", *SHARED) or target == "base"
                or target in COMMAND[:COMMAND.index(room) + 1])
    return ROOMS.index(target) <= ROOMS.index(room)


def include_directions(root):
    """Includes go one way, from right to left."""
    for path in c_files(root, "src"):
        room = room_of(root, path)
        if room not in ROOMS:
            yield f"{name(root, path)}:1: {room} is no room of DESIGN.md"
            continue
        for number, ours, header in includes(path):
            if ours and not may_include(room, header):
                yield (f"{name(root, path)}:{number}: {room} may not "
                       f"include {header}")
            if ours and not (root / "src" / header).exists():
                yield (f"{name(root, path)}:{number}: include by the path "
                       f"from src/: {header}")


def walls(root):
    """One file includes PCRE2, one libfyaml, one Hunspell, one room ICU."""
    for prefix, (room, most) in WALLS.items():
        users = [p for p in c_files(root, "src")
                 if any(not ours and header.startswith(prefix)
                        for _, ours, header in includes(p))]
        for path in users:
            if room_of(root, path) != room:
                yield f"{name(root, path)}:1: <{prefix}…> outside {room}/"
        if most and len(users) > most:
            yield (f"{name(root, users[1])}:1: <{prefix}…> in "
                   f"{len(users)} files")


def columns(line):
    return sum(0 if unicodedata.combining(c)
               else 2 if unicodedata.east_asian_width(c) in "WF" else 1
               for c in line)


def line_widths(root):
    """No line is wider than a terminal; no tabs, no blanks at its end."""
    for path in c_files(root):
        for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
            if columns(line) > WIDTH:
                yield (f"{name(root, path)}:{number}: {columns(line)} "
                       "columns wide")
            if "\t" in line or line != line.rstrip():
                yield f"{name(root, path)}:{number}: tab, or blank at the end"


def file_lengths(root):
    for path in c_files(root):
        count = path.read_text("utf-8").count("\n")
        if count >= FILE_LINES:
            yield f"{name(root, path)}:{count}: {count} lines"


def blank_out(match):
    return re.sub(r"[^\n]", " ", match.group(0))


COMMENT_OR_LITERAL = re.compile(
    r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)
MACRO = re.compile(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", re.MULTILINE)
TYPE = re.compile(r"\s*(?:typedef\b|(?:struct|enum|union) \w+\s*$)")
COMMENT = re.compile(r'("(?:\\.|[^"\\\n])*")|/\*.*?\*/|//[^\n]*', re.DOTALL)


def bare_code(path):
    """The code with comments and literals blanked out, lines in place."""
    return COMMENT_OR_LITERAL.sub(blank_out, path.read_text("utf-8"))


def functions(path):
    """Each function's name, first line and number of lines."""
    lines = MACRO.sub(blank_out, bare_code(path)).split("\n")
    depth = start = 0
    for number, line in enumerate(lines, 1):
        if depth == 0 and line.strip() and not lines[number - 2].strip():
            start = number
        opens = depth == 0 and "{" in line
        depth += line.count("{") - line.count("}")
        if opens:
            head = " ".join(lines[start - 1:number]).split("{")[0]
        if line.startswith("}") and depth == 0 and "(" in head:
            called = re.search(r"(\w+)\s*\(", head)
            if called and "=" not in head and not TYPE.match(head):
                yield called.group(1), start, number - start + 1
            start = number + 1


def function_lengths(root):
    for path in c_files(root):
        for called, line, length in functions(path):
            if length > FUNCTION_LINES:
                yield f"{name(root, path)}:{line}: {called}: {length} lines"


def banned_calls(root):
    """Calls that overrun, parse without errors, or end the caller's process."""
    for path in c_files(root, "src"):
        banned = BANNED
        relative = name(root, path)
        if relative not in TOOLS and room_of(root, path) in LIBRARY:
            banned += "|" + LIBRARY_BANNED
        for number, line in enumerate(bare_code(path).split("\n"), 1):
            for match in re.finditer(rf"(?<![\w.>])({banned})\s*\(", line):
                yield f"{relative}:{number}: {match.group(1)}()"


def without_comments(path):
    return COMMENT.sub(lambda m: m.group(1) or blank_out(m),
                       path.read_text("utf-8"))


def words_in_passes(root):
    """No words of a language in C: they are data. Pass names in the table
    and includes are none."""
    for path in c_files(root, "src/passes"):
        for number, line in enumerate(without_comments(path).split("\n"), 1):
            if line.lstrip().startswith("#"):
                continue
            if PurePath(path).name == "table.c":
                line = re.sub(r'^\s*\{"\w+", RULE_', "", line)
            for word in re.findall(r'"([^\W\d_]{2,})"', line):
                yield f'{name(root, path)}:{number}: the word "{word}"'


def spdx_lines(root):
    for path in c_files(root):
        first = path.read_text("utf-8").split("\n", 1)[0]
        if "SPDX-License-Identifier: MIT" not in first:
            yield f"{name(root, path)}:1: no SPDX line"


CHECKS = [include_directions, walls, line_widths, file_lengths,
          function_lengths, banned_calls, words_in_passes, spdx_lines]
