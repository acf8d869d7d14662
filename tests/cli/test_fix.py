"""`copydesk fix` on one input: the text on stdout, the summary on stderr,
exit codes, `--fixes`, and several inputs where they are allowed."""
import unittest

from support import (CLEAN, COMMA, COMMA_FIXED, CURLY, DIRTY, FIXED, REPAIRS,
                     CliTest, load_tests, story)  # noqa: F401


class Fix(CliTest):
    def test_text_on_stdout_and_summary_on_stderr(self):
        result = self.expect(0, "fix", self.write("story.txt", DIRTY))
        self.assertEqual(FIXED, result.out)
        self.assertRegex(result.err, r"\d", "a summary counts")

    def test_each_repair_alone(self):
        for bad, good in REPAIRS + [CURLY]:
            with self.subTest(bad):
                # How a story closes quotations shows elsewhere in it.
                more = "“No,” he said.\n" if (bad, good) == CURLY else ""
                path = self.write("story.txt", bad + "\n" + more)
                result = self.expect(0, "fix", path)
                self.assertEqual(good + "\n" + more, result.out.decode())

    def test_clean_copy_comes_out_untouched(self):
        result = self.expect(0, "fix", self.write("story.txt", CLEAN))
        self.assertEqual(CLEAN, result.out)

    def test_dash_is_stdin(self):
        result = self.expect(0, "fix", "-", stdin=DIRTY)
        self.assertEqual(FIXED, result.out)

    def test_the_file_itself_is_left_alone(self):
        path = self.write("story.txt", DIRTY)
        before = path.stat()
        self.assertEqual(FIXED, self.expect(0, "fix", path).out)
        self.assertEqual(DIRTY, path.read_bytes())
        self.assertEqual(before.st_mtime_ns, path.stat().st_mtime_ns)
        self.assertEqual([str(path)], self.listing())

    def test_exit_code_option_says_whether_anything_changed(self):
        dirty = self.write("dirty.txt", DIRTY)
        clean = self.write("clean.txt", CLEAN)
        result = self.expect(1, "fix", "--exit-code", dirty)
        self.assertEqual(FIXED, result.out)
        result = self.expect(0, "fix", "--exit-code", clean)
        self.assertEqual(CLEAN, result.out)

    def test_exit_code_is_for_changes_not_for_findings(self):
        path = self.write("dirty.txt", DIRTY)
        result = self.expect(0, "fix", "--exit-code", "--fixes", "none", path)
        self.assertEqual(DIRTY, result.out)

    def test_output_has_no_colour_in_a_pipe(self):
        result = self.expect(0, "fix", self.write("story.txt", DIRTY))
        self.assertEqual(FIXED, result.out)
        self.assertNotIn("\x1b", result.err)

    def test_curly_marks_and_the_rest_of_the_line_stay(self):
        bad, good = CURLY
        lines = ["“No,” she said. “Not yet.”", bad, "It’s over – for now…"]
        want = [lines[0], good, lines[2]]
        result = self.expect(0, "fix", self.write("s.txt", story(lines)))
        self.assertEqual(story(want), result.out)


class Levels(CliTest):
    def test_none_repairs_nothing_but_still_reports(self):
        path = self.write("story.txt", DIRTY)
        result = self.expect(0, "fix", "--fixes", "none", path)
        self.assertEqual(DIRTY, result.out)
        self.assertRegex(result.err, r"\d")

    def test_safe_is_the_default(self):
        path = self.write("story.txt", DIRTY)
        self.assertEqual(FIXED, self.expect(0, "fix", "--fixes", "safe",
                                            path).out)

    def test_suggested_includes_safe(self):
        path = self.write("story.txt", COMMA)
        result = self.expect(0, "fix", "--fixes=suggested", path)
        self.assertEqual(COMMA_FIXED, result.out.decode())

    def test_once_is_enough_at_each_level(self):
        text = DIRTY + b"\n" + story([CURLY[0], "It was the the end."])
        for level in ("safe", "suggested"):
            with self.subTest(level):
                once = self.expect(0, "fix", "--fixes", level, "-",
                                   stdin=text).out
                again = self.expect(0, "fix", "--exit-code", "--fixes", level,
                                    "-", stdin=once)
                self.assertIn(COMMA_FIXED.encode(), once)
                self.assertEqual(once, again.out)

    def test_suggestions_in_place_need_select(self):
        path = self.write("story.txt", DIRTY)
        result = self.expect(2, "fix", "--in-place", "--fixes", "suggested",
                             path)
        self.assertIn("--select", result.err)
        self.assertEqual(DIRTY, path.read_bytes())

    def test_suggestions_in_place_with_select(self):
        path = self.write("story.txt", COMMA)
        rule = self.findings(path)[0]["rule"]
        self.expect(0, "fix", "--in-place", "--fixes", "suggested",
                    "--select", rule, path)
        self.assertEqual(COMMA_FIXED, path.read_text())


class SeveralInputs(CliTest):
    def setUp(self):
        super().setUp()
        self.one = self.write("one.txt", DIRTY)
        self.two = self.write("two.txt", COMMA)

    def test_refused_without_a_place_for_the_output(self):
        result = self.expect(2, "fix", self.one, self.two)
        self.assertEqual(b"", result.out)
        self.assertIn("--in-place", result.err)
        self.assertIn("--diff", result.err)

    def test_refused_for_several_times_stdin_too(self):
        result = self.expect(2, "fix", "-", self.one, stdin=DIRTY)
        self.assertEqual(b"", result.out)
        self.assertIn("--in-place", result.err)

    def test_json_takes_several_in_the_order_given(self):
        paths = [str(self.two), str(self.one)]
        report = self.json_of(*paths)
        self.assertEqual(paths, [f["path"] for f in report["files"]])

    def test_in_place_takes_several(self):
        self.expect(0, "fix", "--in-place", self.one, self.two)
        self.assertEqual(FIXED, self.one.read_bytes())
        self.assertEqual(COMMA_FIXED, self.two.read_text())


if __name__ == "__main__":
    unittest.main()
