"""What the command-line tests share: the binary, a temp folder, samples.

The tests see a black box. Each runs the built copydesk (COPYDESK_BIN, else
build/release/copydesk) on files it makes itself, and looks at the exit code,
at both streams and at the files. Run them all, or one file, with

    python3 -m unittest discover -s tests/cli
    python3 tests/cli/test_fix.py

A missing binary is one failure that says so, never a skip.
"""
import json
import os
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
BINARY = Path(os.path.abspath(os.environ.get(
    "COPYDESK_BIN", ROOT / "build" / "release" / "copydesk")))
NOBODY = 65534  # the user and group of tests that must lack root's powers
os.umask(0o022)  # that user must be able to read what the tests write

# Sentences with one sure, safe repair each, and how they must come out.
REPAIRS = [
    ("Fighting went on near Bakhmut , but the road to the town stayed open.",
     "Fighting went on near Bakhmut, but the road to the town stayed open."),
    ("The shelters were full,, and the trains were late for most of the day.",
     "The shelters were full, and the trains were late for most of the day."),
    ("The city&#39;s mayor said that the schools would open on Monday.",
     "The city's mayor said that the schools would open on Monday."),
    ("A sign at the gate read &quot;No entry&quot; in large red letters.",
     "A sign at the gate read \"No entry\" in large red letters."),
    ("Smith &amp; Sons gave blankets to the families who had left the town.",
     "Smith & Sons gave blankets to the families who had left the town."),
]
CURLY = ("“We have waited long enough.” ” he told reporters at the port.",
         "“We have waited long enough,” he told reporters at the port.")
COMMA, COMMA_FIXED = (s + "\n" for s in REPAIRS[0])
CLEAN_LINES = [
    "The port board met on Monday to discuss the new timetable.",
    "“We will listen to every trader before we decide,” said Maria Costa, "
    "who leads the board.",
    "The meeting lasted two hours, and the minutes were posted online.",
]


def story(lines, end="\n"):
    """Bytes of a story with a blank line between its paragraphs."""
    return (end + end).join(lines).encode() + end.encode()


DIRTY = story([bad for bad, _ in REPAIRS])
FIXED = story([good for _, good in REPAIRS])
CLEAN = story(CLEAN_LINES)


class Result(NamedTuple):
    code: int
    out: bytes
    err: str


def environment(home):
    """The caller's environment, but no one's settings and the C locale."""
    mine = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
    return {**mine, "HOME": str(home), "LC_ALL": "C",
            "XDG_CACHE_HOME": str(home), "XDG_CONFIG_HOME": str(home),
            "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CEILING_DIRECTORIES": str(home)}


def replay(data, edits):
    """The input with the edits of --format json laid over it."""
    out, last = [], 0
    for edit in edits:
        out += [data[last:edit["start"]], edit["replacement"].encode()]
        last = edit["end"]
    return b"".join(out + [data[last:]])


def position(data, byte):
    """Where an offset stands: line and column from 1, in code points."""
    head = data[:byte]
    line_start = head.rfind(b"\n") + 1
    column = len(head[line_start:].decode("utf-8", "replace")) + 1
    return {"byte": byte, "line": head.count(b"\n") + 1, "column": column}


class Fault(NamedTuple):
    """A fault as printed: where, what, and the two lines below it."""
    path: str
    line: int
    column: int
    message: str
    source: str
    caret: str


def faults(err):
    """Every `PATH:LINE:COLUMN: message` in err with the lines below it."""
    lines = err.split("\n") + ["", ""]
    found = []
    for i, line in enumerate(lines):
        match = re.match(r"(?:copydesk: )?(/.+?):(\d+):(\d+): (.+)", line)
        if match:
            path, row, column, message = match.groups()
            found.append(Fault(path, int(row), int(column), message,
                               lines[i + 1], lines[i + 2]))
    return found


class CliTest(unittest.TestCase):
    """A test with a temp folder, where copydesk runs unless told otherwise."""
    maxDiff = 2000

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="copydesk-test-")
        self.addCleanup(folder.cleanup)
        self.dir = Path(folder.name).resolve()
        self.dir.chmod(0o755)  # some tests run copydesk as another user

    def write(self, name, data):
        """Writes a file below the temp folder and gives its path."""
        path = self.dir / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    def run_cli(self, *args, stdin=b"", binary=BINARY, timeout=60, **options):
        """Runs copydesk; options go to subprocess.run."""
        options.setdefault("cwd", self.dir)
        options.setdefault("env", environment(self.dir))
        options.setdefault("stdout", subprocess.PIPE)
        if not Path(binary).exists():
            self.fail(missing())
        done = subprocess.run([str(binary), *map(str, args)], input=stdin,
                              stderr=subprocess.PIPE, timeout=timeout,
                              **options)
        return Result(done.returncode, done.stdout,
                      done.stderr.decode("utf-8", "replace"))

    def expect(self, code, *args, **options):
        """Runs copydesk and wants that exit code."""
        result = self.run_cli(*args, **options)
        self.assertEqual(
            code, result.code,
            f"exit code of copydesk {' '.join(map(str, args))}\n"
            f"stderr: {result.err[:2000]}")
        return result

    def findings(self, *args, **options):
        """What `check --format jsonl` prints, as objects."""
        result = self.run_cli("check", "--format", "jsonl", *args, **options)
        self.assertIn(result.code, (0, 1), result.err)
        return [json.loads(line) for line in result.out.splitlines()]

    def json_of(self, *args, **options):
        """What `fix --format json` prints, as an object."""
        result = self.expect(0, "fix", "--format", "json", *args, **options)
        return json.loads(result.out)

    def nobody(self):
        """Options that run a readable copy of copydesk without root's
        powers; a test that is not root's already lacks them."""
        if os.geteuid() != 0:
            return {}
        binary = self.dir / "bin" / "copydesk"
        if not binary.exists():
            binary.parent.mkdir()
            shutil.copy(BINARY, binary)
            binary.chmod(0o755)
        return {"binary": binary, "user": NOBODY, "group": NOBODY,
                "extra_groups": []}

    def listing(self, folder=None):
        """Every path below a folder: shows strays."""
        return sorted(str(p) for p in (folder or self.dir).rglob("*"))


def missing():
    return (f"no copydesk at {BINARY}: build it with `./run build` or name "
            "another with COPYDESK_BIN")


class NoBinary(unittest.TestCase):
    """Stands in for all tests when there is nothing to test."""
    told = False

    def test_copydesk_is_built(self):
        self.fail(missing())


def load_tests(loader, tests, pattern):
    """Test files import this, so that a missing binary fails once a run."""
    if BINARY.exists():
        return tests
    first, NoBinary.told = not NoBinary.told, True
    names = ["test_copydesk_is_built"] if first else []
    return unittest.TestSuite(map(NoBinary, names))
