"""`copydesk check`: exit codes by level, the three formats, several files.

The jsonl shape is the contract of DESIGN.md section 8; places are compared
with the tests' own count of bytes, lines and code points."""
import json
import re
import unittest

from support import (CLEAN, COMMA, CURLY, DIRTY, CliTest, load_tests,
                     position, story)  # noqa: F401

KEYS = ["path", "rule", "level", "fix", "message", "start", "end", "text",
        "replacement", "edits", "also"]
LEVELS = ["info", "warning", "error"]
# Bytes, code points and columns all differ before the comma of line 3.
WIDE = story(["Zoë and Łukasz ran the café on the quay for years.",
              "🙂 The café “Zoë” stood near Bakhmut , but it had closed,, and "
              "the city&#39;s mayor wept.", CURLY[0]])


class ExitCode(CliTest):
    def test_findings_fail_by_default(self):
        path = self.write("story.txt", DIRTY)
        self.assertIn(b"story.txt", self.expect(1, "check", path).out)
        self.assertEqual(DIRTY, path.read_bytes())

    def test_clean_copy_passes(self):
        result = self.expect(0, "check", self.write("story.txt", CLEAN))
        self.assertNotIn(b": warning: ", result.out)
        self.assertNotIn(b": error: ", result.out)

    def codes(self, text):
        """The exit code at each --fail-on, and the levels found."""
        path = self.write("story.txt", text)
        codes = {level: self.run_cli("check", "--fail-on", level, path).code
                 for level in LEVELS + ["never"]}
        codes["default"] = self.run_cli("check", path).code
        return codes, {f["level"] for f in self.findings(path)}

    def test_an_error_fails_everywhere_but_at_never(self):
        codes, levels = self.codes(CLEAN + b"Bad byte \xff in the text.\n")
        self.assertIn("error", levels)
        self.assertEqual({"info": 1, "warning": 1, "error": 1, "never": 0,
                          "default": 1}, codes)

    def test_a_warning_passes_where_only_errors_fail(self):
        codes, levels = self.codes(COMMA)
        self.assertIn("warning", levels)
        self.assertNotIn("error", levels)
        self.assertEqual({"info": 1, "warning": 1, "error": 0, "never": 0,
                          "default": 1}, codes)

    def test_no_findings_pass_everywhere(self):
        codes, levels = self.codes("All is well at the port.\n")
        self.assertEqual(set(), levels)
        self.assertEqual({0}, set(codes.values()))


class TextFormat(CliTest):
    def test_lines_start_with_place_and_level(self):
        path = self.write("story.txt", WIDE)
        found = self.findings(path)
        want = [f"{path}:{f['start']['line']}:{f['start']['column']}: "
                f"{f['level']}: " for f in found]
        lines = self.expect(1, "check", path).out.decode().splitlines()
        heads = [m[0] for m in (re.match(rf"{re.escape(str(path))}:\d+:\d+: "
                                         r"\w+: ", line) for line in lines)
                 if m]
        self.assertGreaterEqual(len(want), 4)
        self.assertEqual(want, heads)

    def test_findings_stand_in_text_order(self):
        found = self.findings("-", stdin=DIRTY)
        starts = [f["start"]["byte"] for f in found]
        self.assertGreaterEqual(len(starts), 5)
        self.assertEqual(sorted(starts), starts)


class Jsonl(CliTest):
    def setUp(self):
        super().setUp()
        self.path = self.write("story.txt", WIDE)
        self.found = self.findings("story.txt")
        self.assertGreaterEqual(len(self.found), 4)

    def test_keys_in_order_and_path_as_given(self):
        for finding in self.found:
            self.assertEqual(KEYS, list(finding))
            self.assertEqual("story.txt", finding["path"])

    def test_path_of_stdin_is_a_dash(self):
        found = self.findings("-", stdin=DIRTY)
        self.assertEqual({"-"}, {f["path"] for f in found})

    def test_types(self):
        for f in self.found:
            self.assertRegex(f["rule"], r"^[a-z][a-z0-9-]*\.[a-z0-9.-]+$")
            self.assertIn(f["level"], LEVELS)
            self.assertIn(f["fix"], ("safe", "suggested", "none"))
            self.assertTrue(f["message"].strip())
            self.assertNotIn("${", f["message"], "an unfilled name")
            self.assertIsInstance(f["edits"], list)
            self.assertTrue(all(isinstance(r, str) for r in f["also"]))

    def test_places(self):
        for f in self.found:
            self.assertEqual(position(WIDE, f["start"]["byte"]), f["start"])
            self.assertEqual(position(WIDE, f["end"]["byte"]), f["end"])

    def test_text_is_the_source_between_them(self):
        for f in self.found:
            span = WIDE[f["start"]["byte"]:f["end"]["byte"]]
            self.assertTrue(span)
            self.assertEqual(span.decode(), f["text"])

    def test_a_finding_covers_each_defect(self):
        for mark in (b" , but", b",, and", b"&#39;", "” ” he".encode()):
            at = WIDE.index(mark)
            covers = [f for f in self.found if f["start"]["byte"] < at + 4
                      and f["end"]["byte"] > at]
            self.assertTrue(covers, mark)

    def test_edits_are_whole(self):
        for f in self.found:
            self.assertEqual(f["fix"] == "none", not f["edits"])
            for edit in f["edits"]:
                self.assertEqual(["start", "end", "replacement"], list(edit))
                self.assertLessEqual(edit["start"], edit["end"])
                self.assertIsInstance(edit["replacement"], str)

    def test_replacement_only_for_one_edit_on_the_span(self):
        for f in self.found:
            span = (f["start"]["byte"], f["end"]["byte"])
            edits = f["edits"]
            lone = len(edits) == 1 and span == (edits[0]["start"],
                                                edits[0]["end"])
            want = edits[0]["replacement"] if lone else None
            self.assertEqual(want, f["replacement"], f)

    def test_one_finding_a_line_in_utf8(self):
        out = self.expect(1, "check", "--format", "jsonl", self.path).out
        self.assertEqual(len(self.found), out.decode().count("\n"))
        self.assertTrue(out.endswith(b"\n"))

    def test_no_findings_print_nothing(self):
        text = b"All is well at the port.\n"
        result = self.expect(0, "check", "--format", "jsonl", "-", stdin=text)
        self.assertEqual(b"", result.out)


class SeveralFiles(CliTest):
    def setUp(self):
        super().setUp()
        self.names = [f"{n:02}.txt" for n in (7, 3, 11, 1, 9, 5, 2, 8, 10, 4)]
        for i, name in enumerate(self.names):  # long ones first: they end last
            self.write(name, DIRTY * (200 if i % 3 == 0 else 1))

    def test_files_come_in_the_order_given(self):
        found = self.findings("--jobs", "4", *self.names)
        order = list(dict.fromkeys(f["path"] for f in found))
        self.assertEqual(self.names, order)

    def test_jobs_change_nothing(self):
        for args in (("check",), ("check", "--format", "jsonl"),
                     ("check", "--format", "json"), ("fix", "--diff")):
            with self.subTest(args):
                one = self.run_cli(*args, "--jobs", "1", *self.names)
                four = self.run_cli(*args, "--jobs", "4", *self.names)
                self.assertIn(b"10.txt", one.out)
                self.assertEqual(one, four)

    def test_json_is_one_object(self):
        result = self.expect(1, "check", "--format", "json", *self.names)
        report = json.loads(result.out)
        self.assertEqual(["version", "files"], list(report))
        self.assertEqual(self.names, [f["path"] for f in report["files"]])

    def test_one_dirty_file_among_clean_ones_fails(self):
        self.write("clean.txt", CLEAN)
        self.expect(0, "check", "clean.txt", "clean.txt")
        self.expect(1, "check", "clean.txt", "03.txt", "clean.txt")


if __name__ == "__main__":
    unittest.main()
