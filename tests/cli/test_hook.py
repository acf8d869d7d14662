"""The hooks of .pre-commit-hooks.yaml, run by the real pre-commit on a git
repository made here: one repairs copy, the other checks it."""
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from support import (BINARY, CLEAN, DIRTY, FIXED, ROOT, environment,
                     load_tests, missing)  # noqa: F401

HOOKS = ROOT / ".pre-commit-hooks.yaml"
BINARY_TEXT = DIRTY + b"\0\1\2"
FILES = {"dirty one.txt": DIRTY, "sub dir/Zoë's “copy”.txt": DIRTY,
         "clean.txt": CLEAN, "binary.txt": BINARY_TEXT, "notes.md": DIRTY,
         "empty.txt": b""}
DIRTY_TEXTS = ["dirty one.txt", "sub dir/Zoë's “copy”.txt"]
AUTHOR = {f"GIT_{who}_{key}": value for who in ("AUTHOR", "COMMITTER")
          for key, value in (("NAME", "Test"), ("EMAIL", "test@example.org"))}


def config(folder, rev, *ids):
    """A .pre-commit-config.yaml that takes those hooks from a folder."""
    hooks = "".join(f"      - id: {name}\n" for name in ids)
    return (f"repos:\n  - repo: {folder}\n    rev: {rev}\n"
            f"    hooks:\n{hooks}")


class Hook(unittest.TestCase):
    """Each test has a user's repository; the hooks' own is made once."""

    @classmethod
    def setUpClass(cls):
        if not BINARY.exists():
            raise AssertionError(missing())
        if not shutil.which("pre-commit"):
            raise AssertionError("no pre-commit: apt-get install pre-commit")
        folder = tempfile.TemporaryDirectory(prefix="copydesk-hook-")
        cls.addClassCleanup(folder.cleanup)
        cls.base = Path(folder.name).resolve()
        cls.set_environment()
        cls.hooks = cls.repository("hooks")
        shutil.copy(HOOKS, cls.hooks)
        cls.git(cls.hooks, "add", "-A")
        cls.git(cls.hooks, "commit", "-qm", "hooks")
        cls.rev = cls.git(cls.hooks, "rev-parse", "HEAD").strip()

    @classmethod
    def set_environment(cls):
        binaries = cls.base / "bin"
        binaries.mkdir()
        (binaries / "copydesk").symlink_to(BINARY)
        cls.env = {**environment(cls.base), **AUTHOR, "LC_ALL": "C.UTF-8",
                   "PRE_COMMIT_HOME": str(cls.base / "cache"),
                   "PRE_COMMIT_COLOR": "never",
                   "PATH": f"{binaries}{os.pathsep}{os.environ['PATH']}"}

    @classmethod
    def git(cls, folder, *args):
        done = subprocess.run(["git", *args], cwd=folder, env=cls.env,
                              capture_output=True, text=True)
        if done.returncode:
            raise AssertionError(f"git {args}: {done.stderr}")
        return done.stdout

    @classmethod
    def repository(cls, name):
        folder = Path(tempfile.mkdtemp(prefix=name + "-", dir=cls.base))
        cls.git(folder, "init", "-q")
        return folder

    def setUp(self):
        self.repo = self.repository("user")
        for name, data in FILES.items():
            path = self.repo / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
        self.use("copydesk-fix", "copydesk-check")

    def use(self, *ids):
        (self.repo / ".pre-commit-config.yaml").write_text(
            config(self.hooks, self.rev, *ids))
        self.git(self.repo, "add", "-A")

    def pre_commit(self, *args):
        done = subprocess.run(["pre-commit", *args], cwd=self.repo,
                              env=self.env, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True)
        return done.returncode, done.stdout

    def run_hook(self, name, code):
        got, out = self.pre_commit("run", "--all-files", name)
        self.assertEqual(code, got, out)
        self.assertIn("Failed" if code else "Passed", out)
        return out

    def assert_files(self, changed):
        for name, data in FILES.items():
            want = FIXED if name in changed else data
            self.assertEqual(want, (self.repo / name).read_bytes(), name)

    def test_the_manifest_is_valid(self):
        code, out = self.pre_commit("validate-manifest", str(HOOKS))
        self.assertEqual(0, code, out)

    def test_the_entries(self):
        text = HOOKS.read_text()
        entries = [line.strip() for line in text.splitlines()
                   if line.strip().startswith(("- id:", "entry:", "types:"))]
        self.assertEqual(
            ["- id: copydesk-fix",
             "entry: copydesk fix --in-place --exit-code",
             "types: [plain-text]", "- id: copydesk-check",
             "entry: copydesk check", "types: [plain-text]"], entries)

    def test_fix_repairs_and_fails_then_passes(self):
        out = self.run_hook("copydesk-fix", 1)
        self.assertIn("files were modified by this hook", out)
        self.assert_files(DIRTY_TEXTS)
        self.git(self.repo, "add", "-A")
        self.run_hook("copydesk-fix", 0)
        self.assert_files(DIRTY_TEXTS)

    def test_other_encodings(self):
        wide = [b"\xff\xfe" + text.decode().encode("utf-16-le")
                for text in (DIRTY, FIXED)]
        narrow = [text.replace(b"mayor", b"mair\xe9") for text in
                  (DIRTY, FIXED)]
        (self.repo / "wide.txt").write_bytes(wide[0])
        (self.repo / "old").mkdir()
        (self.repo / "old/cp.txt").write_bytes(narrow[0])
        (self.repo / ".copydesk.yml").write_text(
            "overrides:\n  - paths: [old/*]\n    encoding: windows-1252\n")
        self.git(self.repo, "add", "-A")
        self.run_hook("copydesk-fix", 1)
        self.assertEqual(wide[1], (self.repo / "wide.txt").read_bytes())
        self.assertEqual(narrow[1], (self.repo / "old/cp.txt").read_bytes())

    def test_check_fails_and_changes_nothing(self):
        out = self.run_hook("copydesk-check", 1)
        for name in DIRTY_TEXTS:
            self.assertIn(f"{name}:1:", out)
        for name in ("clean.txt:", "notes.md", "empty.txt:"):
            self.assertNotIn(name, out)
        self.assert_files([])

    def test_check_passes_once_the_copy_is_clean(self):
        for name in DIRTY_TEXTS:
            (self.repo / name).write_bytes(FIXED)
        self.run_hook("copydesk-check", 0)
        self.assert_files(DIRTY_TEXTS)

    def test_a_commit_waits_for_the_repair(self):
        code, out = self.pre_commit("install")
        self.assertEqual(0, code, out)
        with self.assertRaisesRegex(AssertionError, "copydesk fix"):
            self.git(self.repo, "commit", "-qm", "dirty")
        self.assert_files(DIRTY_TEXTS)
        self.git(self.repo, "add", "-A")
        self.git(self.repo, "commit", "-qm", "clean")
        shown = self.git(self.repo, "show", "HEAD:dirty one.txt")
        self.assertEqual(FIXED.decode(), shown)


if __name__ == "__main__":
    unittest.main()
