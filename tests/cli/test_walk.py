"""Which files copydesk takes: what a folder's walk takes and leaves, files
of another kind, and --exclude."""
import unittest

from support import (CLEAN, DIRTY, FIXED, CliTest, load_tests)  # noqa: F401

TAKEN = ["news/README", "news/a.txt", "news/sub/b.txt", "news/sub/deep/c.txt",
         "news/with space.txt"]
LEFT = ["news/page.html", "news/notes.md", "news/story.txt.orig",
        "news/.hidden.txt", "news/.hidden", "news/.git/d.txt"]
OUTSIDE = ["outside.txt", "outdir/e.txt"]
NUL = DIRTY + b"\0"


class Tree(CliTest):
    def setUp(self):
        super().setUp()
        for name in TAKEN + LEFT + OUTSIDE:
            self.write(name, DIRTY)
        self.write("news/image", NUL)
        self.write("news/binary.txt", NUL)
        self.write("news/clean.txt", CLEAN)
        (self.dir / "news/link.txt").symlink_to("../outside.txt")
        (self.dir / "news/linkdir").symlink_to("../outdir")

    def checked(self, *args):
        """Paths with findings, in the order printed."""
        return list(dict.fromkeys(f["path"] for f in self.findings(*args)))

    def fixed(self):
        """Every file below the temp folder that holds the repaired text."""
        files = [p for p in self.dir.rglob("*")
                 if p.is_file() and not p.is_symlink()]
        return sorted(str(p.relative_to(self.dir)) for p in files
                      if p.read_bytes() == FIXED)


class Walk(Tree):
    def test_check_takes_text_in_the_order_of_names(self):
        self.assertEqual(TAKEN, self.checked("news"))

    def test_fix_takes_the_same_files(self):
        self.expect(0, "fix", "--in-place", "news")
        self.assertEqual(TAKEN, self.fixed())

    def test_the_rest_is_left_byte_for_byte(self):
        before = {name: (self.dir / name).read_bytes()
                  for name in LEFT + OUTSIDE + ["news/image",
                                                "news/binary.txt"]}
        self.expect(1, "fix", "--in-place", "--exit-code", "news")
        after = {name: (self.dir / name).read_bytes() for name in before}
        self.assertEqual(before, after)
        self.assertTrue((self.dir / "news/link.txt").is_symlink())
        self.assertTrue((self.dir / "news/linkdir").is_symlink())

    def test_a_slash_at_the_end_is_not_doubled(self):
        self.assertEqual(TAKEN, self.checked("news/"))

    def test_the_folder_one_stands_in(self):
        found = self.run_cli("check", "--format", "jsonl", ".",
                             cwd=self.dir / "news" / "sub")
        self.assertEqual(1, found.code)
        self.assertIn(b"b.txt", found.out)
        self.assertIn(b"deep/c.txt", found.out)

    def test_a_link_to_a_folder_is_walked_when_named(self):
        self.assertEqual(["news/linkdir/e.txt"], self.checked("news/linkdir"))

    def test_hidden_files_and_folders_are_read_when_named(self):
        self.assertEqual(["news/.hidden.txt", "news/.git/d.txt"],
                         self.checked("news/.hidden.txt", "news/.git"))

    def test_files_and_folders_mix_in_the_order_given(self):
        want = ["outside.txt", "news/sub/b.txt", "news/sub/deep/c.txt",
                "news/a.txt"]
        self.assertEqual(want, self.checked("outside.txt", "news/sub",
                                            "news/a.txt"))

    def test_an_empty_folder_has_nothing_to_find(self):
        (self.dir / "empty").mkdir()
        self.assertEqual(b"", self.expect(0, "check", "--format", "jsonl",
                                          "empty").out)
        self.expect(0, "fix", "--in-place", "--exit-code", "empty")


class Exclude(Tree):
    def test_a_name_anywhere_below(self):
        self.assertEqual(["news/README", "news/a.txt", "news/with space.txt"],
                         self.checked("--exclude", "[bc].txt", "news"))

    def test_a_folder(self):
        self.assertEqual(["news/README", "news/a.txt", "news/with space.txt"],
                         self.checked("--exclude", "sub", "news"))

    def test_a_path_with_folders(self):
        kept = [name for name in TAKEN if "deep" not in name]
        self.assertEqual(kept, self.checked("--exclude", "news/sub/deep/*",
                                            "news"))

    def test_several(self):
        got = self.checked("--exclude", "sub", "--exclude", "READ*", "news")
        self.assertEqual(["news/a.txt", "news/with space.txt"], got)

    def test_paths_named_are_excluded_too(self):
        got = self.checked("--exclude", "a.txt", "news/a.txt", "outside.txt")
        self.assertEqual(["outside.txt"], got)

    def test_nothing_left_is_no_fault(self):
        self.expect(1, "check", "--exclude", "*.md", "news/a.txt")
        self.expect(0, "check", "--exclude", "*.txt", "news/a.txt")
        self.expect(0, "fix", "--in-place", "--exit-code", "--exclude",
                    "*.txt", "news/a.txt")
        self.assertEqual([], self.fixed())

    def test_what_is_not_excluded_is_fixed(self):
        self.expect(0, "fix", "--in-place", "--exclude", "b.txt", "news")
        self.assertEqual([n for n in TAKEN if n != "news/sub/b.txt"],
                         self.fixed())


class OtherKinds(CliTest):
    """A named file that has no reader is left as it is, with a message."""

    def setUp(self):
        super().setUp()
        self.page = self.write("page.html", DIRTY)

    def assert_message(self, result):
        self.assertIn(f"copydesk: {self.page}: ", result.err)

    def test_fix_passes_it_through(self):
        result = self.expect(0, "fix", self.page)
        self.assert_message(result)
        self.assertEqual(DIRTY, result.out)

    def test_in_place_leaves_it(self):
        result = self.expect(0, "fix", "--in-place", "--exit-code", self.page)
        self.assert_message(result)
        self.assertEqual(DIRTY, self.page.read_bytes())

    def test_check_finds_nothing_in_it(self):
        result = self.expect(0, "check", "--format", "jsonl", self.page)
        self.assert_message(result)
        self.assertEqual(b"", result.out)

    def test_the_others_are_done(self):
        story = self.write("story.txt", DIRTY)
        result = self.expect(0, "fix", "--in-place", self.page, story)
        self.assert_message(result)
        self.assertEqual(FIXED, story.read_bytes())

    def test_input_text_reads_it(self):
        result = self.expect(0, "fix", "--input", "text", self.page)
        self.assertEqual(FIXED, result.out)


if __name__ == "__main__":
    unittest.main()
