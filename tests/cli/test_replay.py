"""`--format json`: laying the listed edits over the input must give, byte for
byte, what `fix` prints, whatever the line ends and the encoding's faults."""
import functools
import json
import unittest

from support import (CLEAN, CURLY, DIRTY, FIXED, REPAIRS, CliTest,
                     load_tests, position, replay, story)  # noqa: F401

BOM = b"\xef\xbb\xbf"
MIXED = story([bad for bad, _ in REPAIRS] + [CURLY[0]])
CASES = {
    "plain": DIRTY,
    "curly": MIXED,
    "crlf": MIXED.replace(b"\n", b"\r\n"),
    "bom": BOM + DIRTY,
    "bom and crlf": BOM + DIRTY.replace(b"\n", b"\r\n"),
    "no final newline": DIRTY.rstrip(b"\n"),
    "invalid bytes": b"Bad \xff byte.\n\n" + DIRTY + b"Cut \xe2\x80",
    "invalid bytes beside repairs": DIRTY.replace(b" , but", b"\xff , but"),
    "trailing blanks": DIRTY.replace(b"\n\n", b"  \n\t\n"),
    "hard wraps": DIRTY.replace(b" the ", b"\nthe "),
    "nothing but marks": b" , ",
    "dense": (REPAIRS[0][0] + " " + REPAIRS[1][0] + "\n").encode() * 50,
}


def each_case(test):
    """Runs a test once a case, with the case's file and bytes."""
    @functools.wraps(test)
    def run(self):
        for name, data in CASES.items():
            with self.subTest(name):
                test(self, self.write("story.txt", data), data)
    return run


class Replay(CliTest):
    @each_case
    def test_replay_gives_what_fix_prints(self, path, data):
        out = self.expect(0, "fix", path).out
        edits = self.json_of(path)["files"][0]["edits"]
        self.assertEqual(out, replay(data, edits))
        self.assertEqual(data != out, bool(edits))

    @each_case
    def test_replay_with_suggestions(self, path, data):
        out = self.expect(0, "fix", "--fixes", "suggested", path).out
        report = self.json_of("--fixes", "suggested", path)
        self.assertEqual(out, replay(data, report["files"][0]["edits"]))

    @each_case
    def test_check_prints_the_same_object(self, path, _):
        result = self.run_cli("check", "--format", "json", path)
        self.assertEqual(self.json_of(path), json.loads(result.out))

    @each_case
    def test_edits_are_sorted_and_apart(self, path, data):
        last = 0
        for edit in self.json_of(path)["files"][0]["edits"]:
            self.assertLessEqual(last, edit["start"])
            self.assertLessEqual(edit["start"], edit["end"])
            last = edit["end"]
        self.assertLessEqual(last, len(data))

    @each_case
    def test_each_edit_names_its_findings(self, path, _):
        file = self.json_of(path)["files"][0]
        for edit in file["edits"]:
            self.assertEqual(["start", "end", "replacement", "findings"],
                             list(edit))
            self.assertTrue(edit["findings"])
            for i in edit["findings"]:
                self.assertIn(i, range(len(file["findings"])))
                self.assertEqual("safe", file["findings"][i]["fix"])

    @each_case
    def test_no_edit_replaces_a_text_by_itself(self, path, data):
        for edit in self.json_of(path)["files"][0]["edits"]:
            old = data[edit["start"]:edit["end"]]
            self.assertNotEqual(old, edit["replacement"].encode())


class Shape(CliTest):
    def test_keys(self):
        report = self.json_of(self.write("story.txt", DIRTY))
        self.assertEqual(["version", "files"], list(report))
        self.assertTrue(report["version"])
        self.assertEqual(["path", "findings", "edits"],
                         list(report["files"][0]))

    def test_json_stands_instead_of_the_text(self):
        path = self.write("story.txt", DIRTY)
        out = self.expect(0, "fix", "--format", "json", path).out
        self.assertTrue(out.startswith(b"{"))
        self.assertEqual(1, len(json.loads(out)["files"]))
        self.assertEqual(DIRTY, path.read_bytes())

    def test_exit_code_option(self):
        path = self.write("story.txt", DIRTY)
        self.expect(1, "fix", "--exit-code", "--format", "json", path)

    def test_findings_are_those_of_jsonl(self):
        path = self.write("story.txt", MIXED)
        want = self.findings(path)
        for finding in want:
            del finding["path"]
        got = self.json_of(path)["files"][0]["findings"]
        for finding in got:
            finding.pop("path", None)
        self.assertEqual(want, got)

    def test_clean_copy_has_no_edits(self):
        file = self.json_of(self.write("story.txt", CLEAN))["files"][0]
        self.assertEqual([], file["edits"])

    def test_fixes_none_lists_findings_without_edits(self):
        path = self.write("story.txt", DIRTY)
        file = self.json_of("--fixes", "none", path)["files"][0]
        self.assertGreaterEqual(len(file["findings"]), 5)
        self.assertEqual([], file["edits"])


class Bytes(CliTest):
    """What must stay is written out here, not taken from the tool."""

    def test_crlf_stays(self):
        crlf = DIRTY.replace(b"\n", b"\r\n")
        out = self.expect(0, "fix", "-", stdin=crlf).out
        self.assertEqual(FIXED.replace(b"\n", b"\r\n"), out)

    def test_a_bom_stays(self):
        out = self.expect(0, "fix", "-", stdin=BOM + DIRTY).out
        self.assertEqual(BOM + FIXED, out)

    def test_a_missing_final_newline_stays_missing(self):
        out = self.expect(0, "fix", "-", stdin=DIRTY.rstrip(b"\n")).out
        self.assertEqual(FIXED.rstrip(b"\n"), out)

    def test_blank_lines_at_both_ends_stay(self):
        out = self.expect(0, "fix", "-", stdin=b"\n\n" + DIRTY + b"\n\n").out
        self.assertEqual(b"\n\n" + FIXED + b"\n\n", out)

    def test_mixed_line_ends_stay(self):
        lines = [s.encode() for pair in REPAIRS[:2] for s in pair]
        data = b"%s\r\n%s\n%s\r\n\r\n%s" % (*lines,)
        want = b"%s\r\n%s\n%s\r\n\r\n%s" % (lines[1], lines[1], lines[3],
                                            lines[3])
        self.assertEqual(want, self.expect(0, "fix", "-", stdin=data).out)

    def test_a_bom_is_no_column(self):
        found = self.findings("-", stdin=BOM + DIRTY)
        plain = self.findings("-", stdin=DIRTY)
        self.assertEqual([f["start"]["column"] for f in plain],
                         [f["start"]["column"] for f in found])

    def test_places_with_crlf_and_bom(self):
        data = BOM + b"All is well.\r\n\r\n" + DIRTY.replace(b"\n", b"\r\n")
        found = self.findings("-", stdin=data)
        self.assertGreaterEqual(len(found), 5)
        for f in found:
            self.assertEqual(position(data, f["start"]["byte"]), f["start"])


if __name__ == "__main__":
    unittest.main()
