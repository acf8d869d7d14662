"""`copydesk fix --in-place`: rewriting is atomic, keeps what the file is
(mode, owner, link) and does not touch a file that needs nothing."""
import os
import random
import signal
import subprocess
import time
import unittest

from support import (BINARY, CLEAN, COMMA, COMMA_FIXED, DIRTY, FIXED, NOBODY,
                     CliTest, environment, load_tests)  # noqa: F401


class Rewrite(CliTest):
    def setUp(self):
        super().setUp()
        self.path = self.write("story.txt", DIRTY)

    def test_the_file_is_rewritten(self):
        result = self.expect(0, "fix", "--in-place", self.path)
        self.assertEqual(FIXED, self.path.read_bytes())
        self.assertEqual(b"", result.out)
        self.assertEqual([str(self.path)], self.listing(), "strays")

    def test_exit_code_option(self):
        self.expect(1, "fix", "--in-place", "--exit-code", self.path)
        self.assertEqual(FIXED, self.path.read_bytes())
        self.expect(0, "fix", "--in-place", "--exit-code", self.path)

    def test_bytes_that_are_no_repair_stay(self):
        odd = b"\xef\xbb\xbf" + DIRTY.replace(b"\n", b"\r\n")[:-2] + b" \xff"
        self.path.write_bytes(odd)
        self.expect(0, "fix", "--in-place", self.path)
        want = b"\xef\xbb\xbf" + FIXED.replace(b"\n", b"\r\n")[:-2] + b" \xff"
        self.assertEqual(want, self.path.read_bytes())

    def test_several_files_each_once(self):
        other = self.write("sub dir/Zoë.txt", COMMA)
        self.expect(0, "fix", "--in-place", self.path, other)
        self.assertEqual(FIXED, self.path.read_bytes())
        self.assertEqual(COMMA_FIXED, other.read_text())

    def test_a_file_named_by_a_bare_name(self):
        self.expect(0, "fix", "--in-place", "story.txt")
        self.assertEqual(FIXED, self.path.read_bytes())

    def test_stdin_has_no_place(self):
        result = self.expect(2, "fix", "--in-place", "-", stdin=DIRTY)
        self.assertIn("--in-place", result.err)
        self.assertEqual(b"", result.out)

    def test_fixes_none_changes_nothing(self):
        self.expect(0, "fix", "--in-place", "--exit-code", "--fixes", "none",
                    self.path)
        self.assertEqual(DIRTY, self.path.read_bytes())


class Untouched(CliTest):
    def same_after(self, path, *options):
        """Runs fix --in-place and compares inode and time of change."""
        os.utime(path, ns=(10**18, 10**18))
        before = path.stat()
        self.expect(0, "fix", "--in-place", *options, path)
        after = path.stat()
        return ((before.st_ino, before.st_mtime_ns, before.st_ctime_ns) ==
                (after.st_ino, after.st_mtime_ns, after.st_ctime_ns))

    def test_clean_file(self):
        path = self.write("story.txt", CLEAN)
        self.assertTrue(self.same_after(path))
        self.assertEqual(CLEAN, path.read_bytes())

    def test_empty_file(self):
        self.assertTrue(self.same_after(self.write("story.txt", "")))

    def test_file_of_another_kind(self):
        path = self.write("page.html", DIRTY)
        self.assertTrue(self.same_after(path))

    def test_a_dirty_file_is_touched(self):
        path = self.write("story.txt", DIRTY)
        self.assertFalse(self.same_after(path))
        self.assertTrue(self.same_after(path), "the second time")


class Kept(CliTest):
    def test_permissions(self):
        for mode in (0o600, 0o640, 0o664, 0o755, 0o606):
            with self.subTest(oct(mode)):
                path = self.write("story.txt", DIRTY)
                path.chmod(mode)
                self.expect(0, "fix", "--in-place", path)
                self.assertEqual(FIXED, path.read_bytes())
                self.assertEqual(mode, path.stat().st_mode & 0o7777)

    def test_permissions_whatever_the_umask(self):
        path = self.write("story.txt", DIRTY)
        path.chmod(0o666)
        self.expect(0, "fix", "--in-place", path, umask=0o077)
        self.assertEqual(FIXED, path.read_bytes())
        self.assertEqual(0o666, path.stat().st_mode & 0o7777)

    def test_owner(self):
        path = self.write("story.txt", DIRTY)
        if os.geteuid() == 0:  # only root can have another's file to rewrite
            os.chown(path, NOBODY, NOBODY)
        owner = (path.stat().st_uid, path.stat().st_gid)
        self.expect(0, "fix", "--in-place", path)
        self.assertEqual(FIXED, path.read_bytes())
        self.assertEqual(owner, (path.stat().st_uid, path.stat().st_gid))

    def assert_through_link(self, link, target):
        before = os.readlink(link)
        self.expect(0, "fix", "--in-place", link)
        self.assertTrue(link.is_symlink(), "the link became a file")
        self.assertEqual(before, os.readlink(link))
        self.assertFalse(target.is_symlink())
        self.assertEqual(FIXED, target.read_bytes())

    def test_a_symlink_is_rewritten_through(self):
        target = self.write("far/story.txt", DIRTY)
        link = self.dir / "link.txt"
        link.symlink_to("far/story.txt")
        self.assert_through_link(link, target)

    def test_a_chain_of_symlinks_is_rewritten_through(self):
        target = self.write("far/story.txt", DIRTY)
        (self.dir / "far" / "middle.txt").symlink_to(target)
        link = self.dir / "link.txt"
        link.symlink_to("far/middle.txt")
        self.assert_through_link(link, target)

    def test_a_symlink_to_nothing(self):
        link = self.dir / "link.txt"
        link.symlink_to("nowhere.txt")
        result = self.expect(2, "fix", "--in-place", link)
        self.assertIn(f"copydesk: {link}: ", result.err)
        self.assertEqual([str(link)], self.listing())


class Killed(CliTest):
    """A kill at any moment leaves the old file or the new one."""
    TIMES = 16

    def setUp(self):
        super().setUp()
        self.old = DIRTY * 2000
        self.path = self.write("story.txt", self.old)

    def whole_run(self):
        start = time.monotonic()
        self.expect(0, "fix", "--in-place", self.path)
        return time.monotonic() - start

    def kill_after(self, delay):
        self.path.write_bytes(self.old)
        run = subprocess.Popen([BINARY, "fix", "--in-place", self.path],
                               stderr=subprocess.DEVNULL,
                               env=environment(self.dir))
        time.sleep(delay)
        run.send_signal(signal.SIGKILL)
        run.wait()
        return self.path.read_bytes()

    def test_killed_at_any_moment(self):
        longest = self.whole_run()
        new = self.path.read_bytes()
        self.assertEqual(FIXED * 2000, new)
        dice = random.Random(3)
        for _ in range(self.TIMES):
            found = self.kill_after(dice.uniform(0, longest))
            self.assertIn(found, (self.old, new), f"{len(found)} bytes")


if __name__ == "__main__":
    unittest.main()
