"""`fix --in-place` where writing fails: a full disk, a folder one may not
write, a read-only file. The file stays, a message says why, nothing strays."""
import os
import resource
import subprocess
import sys
import unittest

from support import (BINARY, COMMA, COMMA_FIXED, DIRTY, FIXED, NOBODY,
                     CliTest, environment, load_tests)  # noqa: F401

BIG = DIRTY * 200
LIMIT = 16 * 1024  # bytes; BIG is longer
TMPFS = len(BIG) * 3 // 2  # room for BIG once but not twice
# Mounts a tiny file system that only this shell sees, runs copydesk on it,
# and brings out what it left. Exit code 77: no mount.
ON_TMPFS = """
mount -t tmpfs -o size=$4 tmpfs "$1" || exit 77
cp "$2/big.txt" "$1/story.txt" || exit 78
"$3" fix --in-place "$1/story.txt"
code=$?
cp "$1/story.txt" "$2/after.txt"
ls -A "$1" >"$2/names"
exit $code
"""


def limit_file_size():
    resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, LIMIT))


class FailTest(CliTest):
    def assert_refused(self, path, data, code, *args, **options):
        """Runs fix --in-place; path must stay as it is, with a message."""
        before = self.listing()
        result = self.expect(code, "fix", "--in-place", *(args or [path]),
                             **options)
        self.assertIn(f"copydesk: {path}: ", result.err)
        self.assertEqual(data, path.read_bytes())
        self.assertEqual(before, self.listing(), "strays")
        return result


class FullDisk(FailTest):
    def setUp(self):
        super().setUp()
        self.assertLess(LIMIT, len(BIG))
        self.big = self.write("big.txt", BIG)

    def test_a_limit_on_file_size(self):
        self.assert_refused(self.big, BIG, 2, preexec_fn=limit_file_size)

    def test_others_are_done(self):
        small = self.write("small.txt", COMMA)
        last = self.write("very last.txt", DIRTY)
        self.assert_refused(self.big, BIG, 1, small, self.big, last,
                            preexec_fn=limit_file_size)
        self.assertEqual(COMMA_FIXED, small.read_text())
        self.assertEqual(FIXED, last.read_bytes())

    def test_the_same_file_is_rewritten_where_there_is_room(self):
        self.expect(0, "fix", "--in-place", self.big)
        self.assertEqual(FIXED * 200, self.big.read_bytes())

    def test_a_full_file_system(self):
        mount = self.dir / "mount"
        mount.mkdir()
        run = subprocess.run(
            ["unshare", "-m", "sh", "-c", ON_TMPFS, "sh", mount, self.dir,
             BINARY, str(TMPFS)], capture_output=True, text=True, timeout=60,
            env=environment(self.dir))
        if run.returncode == 77 or "unshare" in run.stderr:
            print("no tmpfs here, only the limit on file size was tested: "
                  f"{run.stderr.strip()}", file=sys.stderr)
            return
        self.assertEqual(2, run.returncode, run.stderr)
        self.assertIn(f"copydesk: {mount}/story.txt: ", run.stderr)
        self.assertEqual(BIG, (self.dir / "after.txt").read_bytes())
        self.assertEqual("story.txt\n", (self.dir / "names").read_text())


class Forbidden(FailTest):
    """As a user without root's powers."""

    def setUp(self):
        super().setUp()
        self.who = self.nobody()
        self.path = self.write("news/story.txt", DIRTY)
        if self.who:
            os.chown(self.path, NOBODY, NOBODY)

    def own_folder(self):
        if self.who:
            os.chown(self.path.parent, NOBODY, NOBODY)

    def close_folder(self):
        self.path.parent.chmod(0o555)
        self.addCleanup(self.path.parent.chmod, 0o755)

    def test_it_can_be_rewritten_at_all(self):
        self.own_folder()
        self.expect(0, "fix", "--in-place", self.path, **self.who)
        self.assertEqual(FIXED, self.path.read_bytes())

    def test_a_folder_one_may_not_write(self):
        self.close_folder()
        self.assert_refused(self.path, DIRTY, 2, **self.who)

    def test_a_folder_one_may_not_write_among_others(self):
        self.close_folder()
        other = self.write("open/story.txt", DIRTY)
        if self.who:
            os.chown(other, NOBODY, NOBODY)
            os.chown(other.parent, NOBODY, NOBODY)
        self.assert_refused(self.path, DIRTY, 1, self.path.parent,
                            other.parent, **self.who)
        self.assertEqual(FIXED, other.read_bytes())

    def test_a_read_only_file(self):
        self.own_folder()
        self.path.chmod(0o444)
        self.assert_refused(self.path, DIRTY, 2, **self.who)
        self.assertEqual(0o444, self.path.stat().st_mode & 0o777)

    def test_a_read_only_file_is_still_read(self):
        self.path.chmod(0o444)
        result = self.expect(0, "fix", self.path, **self.who)
        self.assertEqual(FIXED, result.out)


if __name__ == "__main__":
    unittest.main()
