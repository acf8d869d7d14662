"""Input that is missing, empty, binary, broken or endless, and output that
nobody takes: a clear message, the documented exit code, nothing lost."""
import json
import re
import subprocess
import threading
import unittest

from support import (BINARY, CLEAN, DIRTY, FIXED, CliTest, environment,
                     load_tests, position, story)  # noqa: F401

COMMANDS = (["fix"], ["fix", "--diff"], ["fix", "--in-place"], ["check"])


class Missing(CliTest):
    def setUp(self):
        super().setUp()
        self.gone = self.dir / "gone.txt"
        self.dirty = self.write("dirty.txt", DIRTY)

    def assert_message(self, result, path=None):
        self.assertRegex(result.err, rf"(?m)^copydesk: "
                         rf"{re.escape(str(path or self.gone))}: \S")

    def test_alone_nothing_could_be_done(self):
        for command in COMMANDS:
            with self.subTest(command):
                result = self.expect(2, *command, self.gone)
                self.assert_message(result)
                self.assertEqual(b"", result.out)
                self.assertFalse(self.gone.exists())

    def test_all_of_many(self):
        other = self.dir / "gone too.txt"
        result = self.expect(2, "check", self.gone, other)
        self.assert_message(result)
        self.assert_message(result, other)

    def test_some_of_many_rewritten(self):
        result = self.expect(1, "fix", "--in-place", self.gone, self.dirty)
        self.assert_message(result)
        self.assertEqual(FIXED, self.dirty.read_bytes())

    def test_some_of_many_checked(self):
        clean = self.write("clean.txt", CLEAN)
        result = self.expect(1, "check", clean, self.gone)
        self.assert_message(result)

    def test_some_of_many_in_a_diff(self):
        result = self.expect(1, "fix", "--diff", self.gone, self.dirty)
        self.assert_message(result)
        self.assertIn(b"+++ b", result.out)

    def test_below_a_file(self):
        path = self.dirty / "story.txt"
        self.assert_message(self.expect(2, "fix", path), path)

    def test_unreadable(self):
        self.gone = self.write("secret.txt", DIRTY)
        self.gone.chmod(0)
        who = self.nobody()
        for command in COMMANDS:
            with self.subTest(command):
                result = self.expect(2, *command, self.gone, **who)
                self.assert_message(result)
                self.assertEqual(b"", result.out)

    def test_unreadable_in_a_walk(self):
        self.gone = self.write("news/secret.txt", DIRTY)
        self.gone.chmod(0)
        self.write("news/story.txt", CLEAN)
        result = self.expect(1, "check", self.dir / "news", **self.nobody())
        self.assert_message(result)

    def test_unreadable_folder_in_a_walk(self):
        self.write("news/story.txt", CLEAN)
        self.write("news/sub/story.txt", DIRTY)
        self.gone = self.dir / "news" / "sub"
        self.gone.chmod(0)
        self.addCleanup(self.gone.chmod, 0o755)
        result = self.expect(1, "check", self.dir / "news", **self.nobody())
        self.assert_message(result)


class Empty(CliTest):
    def test_no_text_in_no_text_out(self):
        path = self.write("empty.txt", "")
        for args in (["fix", path], ["fix", "-"], ["fix", "--diff", path],
                     ["check", "--format", "jsonl", path],
                     ["fix", "--in-place", "--exit-code", path]):
            with self.subTest(args):
                result = self.expect(0, *args)
                self.assertEqual(b"", result.out)
        self.assertEqual(b"", path.read_bytes())

    def test_json_has_neither_findings_nor_edits(self):
        path = self.write("empty.txt", "")
        want = [{"path": str(path), "findings": [], "edits": []}]
        self.assertEqual(want, self.json_of(path)["files"])

    def test_little_more_than_nothing(self):
        for text in (b"\n", b"\r\n", b"\xef\xbb\xbf", b"a", b","):
            with self.subTest(text):
                result = self.expect(0, "fix", "--exit-code", "-", stdin=text)
                self.assertEqual(text, result.out)


class Nul(CliTest):
    DATA = DIRTY + b"one\0two\0\n" + DIRTY
    READ = FIXED + b"one\0two\0\n" + FIXED

    def setUp(self):
        super().setUp()
        self.path = self.write("image.txt", self.DATA)

    def test_passed_through_with_a_message(self):
        result = self.expect(0, "fix", "--exit-code", self.path)
        self.assertEqual(self.DATA, result.out)
        self.assertIn(f"copydesk: {self.path}: ", result.err)

    def test_passed_through_from_stdin(self):
        result = self.expect(0, "fix", "-", stdin=self.DATA)
        self.assertEqual(self.DATA, result.out)
        self.assertIn("copydesk: ", result.err)

    def test_left_in_place(self):
        result = self.expect(0, "fix", "--in-place", "--exit-code", self.path)
        self.assertEqual(self.DATA, self.path.read_bytes())
        self.assertIn(f"copydesk: {self.path}: ", result.err)

    def test_nothing_found_in_it(self):
        result = self.expect(0, "check", "--format", "jsonl", self.path)
        self.assertEqual(b"", result.out)
        self.assertIn(f"copydesk: {self.path}: ", result.err)

    def test_a_nul_far_into_the_file(self):
        data = CLEAN * 400 + DIRTY + b"\0"
        result = self.expect(0, "fix", self.write("late.txt", data))
        self.assertEqual(data, result.out)
        self.assertIn("copydesk: ", result.err)

    def test_read_as_text_when_told_so(self):
        result = self.expect(0, "fix", "--input", "text", self.path)
        self.assertEqual(self.READ, result.out)


class InvalidUtf8(CliTest):
    BAD = [b"\xff", b"\xc3(", b"\x80", b"\xed\xa0\x80", b"\xf0\x9f\x99",
           b"\xc0\xaf", b"\xf5\x80\x80\x80"]

    def faults(self, data, *args):
        return [f for f in self.findings(*args, "-", stdin=data)
                if f["rule"] == "encoding.invalid-bytes"]

    def test_bytes_pass_and_repairs_elsewhere_are_made(self):
        for bad in self.BAD:
            with self.subTest(bad):
                lines = b"Odd " + bad + b" bytes.\n"
                data, want = (t + lines + t for t in (DIRTY, FIXED))
                self.assertEqual(want, self.expect(0, "fix", "-",
                                                   stdin=data).out)

    def test_a_finding_says_where(self):
        for bad in self.BAD:
            with self.subTest(bad):
                data = CLEAN + b"Zo\xc3\xab saw " + bad + b" there.\n"
                found = self.faults(data)
                at = data.index(bad + b" there")
                self.assertEqual(at, found[0]["start"]["byte"])
                self.assertEqual(position(data, at), found[0]["start"])

    def test_its_level_and_text(self):
        data = CLEAN + b"The word caf\xe9 is cut.\n"
        finding, = self.faults(data)
        self.assertEqual(("error", "none", []), (
            finding["level"], finding["fix"], finding["edits"]))
        self.assertIn("\ufffd", finding["text"])

    def test_each_place_has_one(self):
        data = b"One \xff here.\n\nTwo \xfe there.\n\n" + CLEAN + b"End \xe2"
        lines = [f["start"]["line"] for f in self.faults(data)]
        self.assertEqual([1, 3, position(data, len(data))["line"]], lines)

    def test_good_text_has_none(self):
        good = "Zoë – “naïve” 🙂 \ufffd \U0010ffff 10 €\n".encode()
        self.assertEqual([], self.faults(good))
        self.assertNotEqual([], self.faults(good + b"\xff"))

    def test_nothing_but_bad_bytes(self):
        data = bytes(range(128, 256)) * 40
        self.assertEqual(data, self.expect(0, "fix", "-", stdin=data).out)
        self.assertNotEqual([], self.faults(data))

    def test_json_stays_valid(self):
        path = self.write("bad.txt", b"\xfe " + DIRTY + b"\xff")
        out = self.expect(0, "fix", "--format", "json", path).out
        json.loads(out.decode("utf-8", "strict"))

    def test_check_fails(self):
        self.expect(1, "check", "--fail-on", "error", "-", stdin=b"a \xff\n")


class Output(CliTest):
    """Where the text goes can fail too."""

    def setUp(self):
        super().setUp()
        self.big = self.write("big.txt", DIRTY * 2000)

    def closed_pipe(self, *args):
        """Reads ten bytes and closes, as `| head -c 10` does."""
        run = subprocess.Popen([BINARY, *args, self.big], cwd=self.dir,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               env=environment(self.dir))
        watch = threading.Timer(60, run.kill)
        watch.start()
        self.addCleanup(watch.cancel)
        head = run.stdout.read(10)
        run.stdout.close()
        err = run.stderr.read().decode()
        run.stderr.close()
        return head, err, run.wait()

    def test_a_closed_pipe_is_quiet(self):
        for args in (["fix"], ["fix", "--diff"],
                     ["check", "--fail-on", "never"]):
            with self.subTest(args):
                head, err, code = self.closed_pipe(*args)
                self.assertEqual(10, len(head))
                self.assertEqual(0, code, err)
                self.assertNotIn("pipe", err.lower())
                self.assertNotIn(f"{self.big}: ", err)

    def test_a_full_device_is_told(self):
        for args in (["fix"], ["fix", "--diff"], ["fix", "--format", "json"],
                     ["check"]):
            with self.subTest(args), open("/dev/full", "wb") as full:
                result = self.expect(2, *args, self.big, stdout=full)
                self.assertRegex(result.err, r"(?m)^copydesk: .*[Nn]o space")

    def test_a_full_device_is_told_for_a_small_text(self):
        path = self.write("small.txt", story(["All is well at the port."]))
        with open("/dev/full", "wb") as full:
            result = self.expect(2, "fix", path, stdout=full)
        self.assertRegex(result.err, r"(?m)^copydesk: .*[Nn]o space")


if __name__ == "__main__":
    unittest.main()
