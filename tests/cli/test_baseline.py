"""What one leaves alone: --baseline, --write-baseline, --words."""
import re
import unittest

from support import (CLEAN_LINES, COMMA, DIRTY, REPAIRS, CliTest,  # noqa: F401
                     faults, load_tests, story)

FIRST = "A new paragraph , with a defect of its own, came on top.\n\n"


class Baseline(CliTest):
    def accept(self, *paths):
        return self.expect(0, "check", "--baseline", "b.tsv",
                           "--write-baseline", *paths)

    def left(self, *paths):
        return self.findings("--baseline", "b.tsv", *paths)

    def entries(self):
        lines = (self.dir / "b.tsv").read_text("utf-8").splitlines()
        return [line.split("\t") for line in lines if line[:1] != "#"]

    def test_what_is_accepted_is_neither_reported_nor_repaired(self):
        self.write("s.txt", DIRTY)
        self.assertTrue(self.findings("s.txt"))
        self.assertEqual(b"", self.accept("s.txt").out)
        self.assertEqual([], self.left("s.txt"))
        done = self.expect(0, "fix", "--baseline", "b.tsv", "s.txt")
        self.assertEqual(DIRTY, done.out)

    def test_an_entry_has_path_rule_evidence_context_and_count(self):
        self.write("s.txt", COMMA)
        self.accept("s.txt")
        [[path, rule, text, context, count]] = self.entries()
        self.assertEqual(["s.txt", "spacing.before-mark", " ,", "1"],
                         [path, rule, text, count])
        self.assertRegex(context, "^[0-9a-f]{8}-[0-9a-f]{8}$")

    def test_the_file_is_sorted_and_stable(self):
        for name in ("b.txt", "a.txt"):
            self.write(name, DIRTY)
        self.accept("b.txt", "a.txt")
        first = (self.dir / "b.tsv").read_bytes()
        self.assertEqual(self.entries(), sorted(self.entries()))
        self.accept("a.txt", "b.txt")
        self.assertEqual(first, (self.dir / "b.tsv").read_bytes())

    def test_edits_elsewhere_do_not_matter(self):
        self.write("s.txt", DIRTY)
        self.accept("s.txt")
        self.write("s.txt", FIRST.encode() + DIRTY)
        [found] = self.left("s.txt")
        self.assertEqual(1, found["start"]["line"])
        done = self.expect(0, "fix", "--baseline", "b.tsv", "s.txt")
        self.assertEqual(FIRST.replace(" ,", ",").encode() + DIRTY, done.out)

    def test_an_edit_on_one_side_does_not_matter(self):
        self.write("s.txt", COMMA)
        self.accept("s.txt")
        self.write("s.txt", COMMA.replace("near", "close to"))
        self.assertEqual([], self.left("s.txt"))

    def test_the_same_defect_elsewhere_is_found(self):
        self.write("s.txt", COMMA)
        self.accept("s.txt")
        self.write("s.txt", COMMA + "\n" + FIRST)
        [found] = self.left("s.txt")
        self.assertEqual(3, found["start"]["line"])

    def test_no_more_than_were_counted(self):
        self.write("s.txt", COMMA)
        self.accept("s.txt")
        self.write("s.txt", COMMA.replace("near", "by") + "\n" + COMMA)
        [found] = self.left("s.txt")
        self.assertEqual(1, found["start"]["line"])

    def test_fixing_twice_is_fixing_once(self):
        text = COMMA.replace("on near", "on of of near").replace(
            "the road", "the the road")
        for level in ("safe", "suggested"):
            self.write("s.txt", text)
            self.accept("--select", "spacing", "s.txt")
            args = ["fix", "--fixes", level, "--baseline", "b.tsv", "s.txt"]
            once = self.expect(0, *args).out
            self.assertIn(b" of near Bakhmut , but the road", once)
            self.write("s.txt", once)
            self.assertEqual(once, self.expect(0, *args).out)

    def test_the_edits_replay(self):
        self.write("s.txt", DIRTY)
        self.accept("s.txt")
        self.write("s.txt", FIRST.encode() + DIRTY)
        [file] = self.json_of("--baseline", "b.tsv", "s.txt")["files"]
        self.assertEqual(1, len(file["edits"]))

    def test_writing_keeps_other_files_and_drops_what_is_gone(self):
        for name in ("a.txt", "b.txt"):
            self.write(name, DIRTY)
        self.accept("a.txt", "b.txt")
        self.write("a.txt", story(CLEAN_LINES))
        self.accept("a.txt")
        self.assertEqual({"b.txt"}, {entry[0] for entry in self.entries()})

    def test_writing_of_some_rules_adds(self):
        self.write("s.txt", DIRTY)
        self.accept("s.txt")
        before = self.entries()
        self.accept("--select", "spacing", "s.txt")
        self.assertEqual(before, self.entries())

    def test_paths_are_relative_to_the_baseline(self):
        path = self.write("desk/s.txt", DIRTY)
        self.accept("desk/s.txt")
        self.assertEqual("desk/s.txt", self.entries()[0][0])
        self.assertEqual([], self.findings("--baseline", self.dir / "b.tsv",
                                           path, cwd="/"))

    def test_bytes_that_are_no_text(self):
        data = b"Bad \xff\xfe bytes , and a comma stand in this line here.\n"
        self.write("s.txt", data)
        self.accept("s.txt")
        self.assertEqual([], self.left("s.txt"))

    def test_faults_are_told_with_their_place(self):
        self.write("s.txt", COMMA)
        path = self.write("b.tsv", "# x\nno tabs\ns.txt\tr\t ,\tzz\t1\n")
        done = self.expect(2, "fix", "--baseline", path, "s.txt")
        self.assertEqual(COMMA.encode(), done.out)
        self.assertEqual([(2, 8), (3, 12)],
                         [(f.line, f.column) for f in faults(done.err)])

    def test_a_baseline_that_is_not_there(self):
        self.write("s.txt", COMMA)
        done = self.expect(2, "check", "--baseline", "none.tsv", "s.txt")
        self.assertIn("none.tsv", done.err)

    def test_writing_needs_a_name_and_belongs_to_check(self):
        self.write("s.txt", COMMA)
        done = self.expect(2, "check", "--write-baseline", "s.txt")
        self.assertIn("--baseline", done.err)
        self.expect(2, "fix", "--baseline", "b", "--write-baseline", "s.txt")


class Words(CliTest):
    def test_an_accepted_word_is_left_alone(self):
        self.write("s.txt", DIRTY)
        found = self.findings("s.txt")
        word = next(f["text"] for f in found if re.search(r"\w", f["text"]))
        self.write("w.txt", f"# ours\n\n{word}\n")
        left = self.findings("--words", "w.txt", "s.txt")
        self.assertEqual([f["text"] for f in found if f["text"] != word],
                         [f["text"] for f in left])

    def test_a_file_that_is_not_there(self):
        self.write("s.txt", REPAIRS[0][0])
        done = self.expect(2, "check", "--words", "none.txt", "s.txt")
        self.assertIn("none.txt", done.err)


if __name__ == "__main__":
    unittest.main()
