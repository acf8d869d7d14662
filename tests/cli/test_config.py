"""`.copydesk.yml`: where it is found, what it says, and its faults."""
import json
import re
import unittest

from support import (COMMA, COMMA_FIXED, DIRTY, ROOT, CliTest,  # noqa: F401
                     faults, load_tests)
from test_rules_command import MENDED, RULE, TEXT

CONFIG = ".copydesk.yml"
KEYS = ["profile", "lang", "encoding", "fixes", "fail-on", "select", "ignore", "rules",
        "names", "words", "baseline", "exclude"]


class Found(CliTest):
    def rules_of(self, *args, **options):
        return {f["rule"] for f in self.findings(*args, **options)}

    def test_in_the_folder_and_above(self):
        self.write(CONFIG, "select: spacing\n")
        self.write("s.txt", DIRTY)
        path = self.write("a/b/s.txt", DIRTY)
        for args, cwd in ((["s.txt"], self.dir), (["a/b/s.txt"], self.dir),
                          (["s.txt"], path.parent), ([path], "/")):
            self.assertEqual({"spacing.before-mark"},
                             self.rules_of(*args, cwd=cwd))

    def test_the_nearest_stands_alone(self):
        self.write(CONFIG, "select: spacing\n")
        self.write(f"a/{CONFIG}", "ignore: spacing\n")
        self.write("a/s.txt", DIRTY)
        rules = self.rules_of("a/s.txt")
        self.assertIn("entities.basic", rules)
        self.assertNotIn("spacing.before-mark", rules)

    def test_not_above_the_folder_that_holds_git(self):
        self.write(CONFIG, "fixes: none\n")
        self.write("repo/.git/HEAD", "")
        self.write("repo/a/s.txt", COMMA)
        done = self.expect(0, "fix", "repo/a/s.txt")
        self.assertEqual(COMMA_FIXED.encode(), done.out)
        self.write(f"repo/{CONFIG}", "fixes: none\n")
        done = self.expect(0, "fix", "repo/a/s.txt")
        self.assertEqual(COMMA.encode(), done.out)

    def test_standard_input_has_that_of_the_working_folder(self):
        self.write(CONFIG, "fixes: none\n")
        done = self.expect(0, "fix", "-", stdin=COMMA.encode())
        self.assertEqual(COMMA.encode(), done.out)

    def test_config_names_another_or_none(self):
        self.write(CONFIG, "fixes: none\n")
        self.write("other.yml", "fixes: safe\n")
        self.write("s.txt", COMMA)
        for value in ("none", "other.yml"):
            done = self.expect(0, "fix", "--config", value, "s.txt")
            self.assertEqual(COMMA_FIXED.encode(), done.out)

    def test_an_empty_one(self):
        self.write(CONFIG, "# nothing yet\n")
        self.write("s.txt", COMMA)
        done = self.expect(0, "fix", "s.txt")
        self.assertEqual(COMMA_FIXED.encode(), done.out)


class Keys(CliTest):
    def test_the_command_line_goes_over_it(self):
        self.write(CONFIG, "fixes: none\nfail-on: never\n")
        self.write("s.txt", COMMA)
        self.expect(0, "check", "s.txt")
        self.expect(1, "check", "--fail-on", "info", "s.txt")
        done = self.expect(0, "fix", "--fixes", "safe", "s.txt")
        self.assertEqual(COMMA_FIXED.encode(), done.out)

    def test_rules_are_relative_to_it(self):
        self.write(f"desk/{CONFIG}", "rules: [mine]\n")
        self.write("desk/mine/zorblat.yml", RULE)
        self.write("desk/a/s.txt", TEXT)
        self.write("s.txt", TEXT)
        self.assertEqual(MENDED, self.expect(0, "fix", "desk/a/s.txt").out)
        self.assertEqual(TEXT, self.expect(0, "fix", "s.txt").out)
        found = self.findings("desk/a/s.txt", "s.txt")
        self.assertEqual(["desk/a/s.txt"], [f["path"] for f in found])

    def test_overrides(self):
        self.write(CONFIG, "fixes: safe\noverrides:\n"
                   "  - {paths: 'quoted/*', fixes: none}\n"
                   "  - paths: ['*keep.txt', 'x']\n    ignore: [spacing]\n")
        for name in ("a.txt", "quoted/b.txt", "keep.txt"):
            self.write(name, COMMA)
        self.expect(0, "fix", "--in-place", ".")
        self.assertEqual(COMMA_FIXED.encode(),
                         (self.dir / "a.txt").read_bytes())
        for name in ("quoted/b.txt", "keep.txt"):
            self.assertEqual(COMMA.encode(), (self.dir / name).read_bytes())

    def test_exclude(self):
        self.write(CONFIG, "exclude: [archive]\n")
        self.write("archive/s.txt", COMMA)
        self.write("s.txt", COMMA)
        self.assertEqual(["./s.txt"], [f["path"] for f in self.findings(".")])
        self.assertEqual([], self.findings("archive/s.txt"))
        done = self.expect(0, "fix", "archive/s.txt")
        self.assertEqual(COMMA.encode(), done.out)

    def test_baseline_and_words(self):
        self.write(CONFIG, "baseline: desk/accepted.tsv\nwords: [w.txt]\n")
        self.write("w.txt", "the the\n")
        self.write("desk/README", "")
        self.write("a/s.txt", COMMA)
        self.expect(0, "check", "--write-baseline", "a/s.txt")
        self.assertTrue((self.dir / "desk" / "accepted.tsv").exists())
        self.assertEqual([], self.findings("s.txt", cwd=self.dir / "a"))

    def test_suggestions_in_place_still_need_select(self):
        path = self.write(CONFIG, "fixes: suggested\n")
        self.write("s.txt", COMMA)
        done = self.expect(2, "fix", "--in-place", "s.txt")
        self.assertEqual([(str(path), 1, 8)], [f[:3] for f in faults(done.err)])
        self.assertEqual(COMMA.encode(), (self.dir / "s.txt").read_bytes())


class Walks(CliTest):
    def test_the_desks_own_files_are_no_stories(self):
        self.write(CONFIG, "words: [desk/words.txt]\nnames: [desk/n.tsv]\n")
        own = self.write("desk/words.txt", "# we keep ,always\nfoo\n")
        self.write("desk/n.tsv", "type\tid\tcanonical\taccepted\twrong\t"
                                 "roles\tconfusables\tflags\n")
        story = self.write("a.txt", COMMA)
        self.expect(0, "fix", "--in-place", ".", cwd=self.dir)
        self.assertEqual(b"# we keep ,always\nfoo\n", own.read_bytes())
        self.assertEqual(COMMA_FIXED, story.read_text("utf-8"))

    def test_a_folder_may_be_excluded_as_people_write_it(self):
        for glob in ("archive", "archive/", "./archive/", "./archive/*"):
            with self.subTest(glob):
                self.write(CONFIG, f"exclude: ['{glob}']\n")
                old = self.write("archive/a.txt", COMMA)
                self.expect(0, "fix", "--in-place", ".", cwd=self.dir)
                self.assertEqual(COMMA, old.read_text("utf-8"))


class Faults(CliTest):
    def test_all_in_one_run_with_line_and_caret(self):
        path = self.write(CONFIG, "fixs: safe\nfixes: saf\nlang: english\n"
                          "select: {a: 1}\noverrides:\n"
                          "  - exclude: [x]\n  - word\n")
        self.write("s.txt", COMMA)
        done = self.expect(2, "fix", "s.txt")
        self.assertEqual(COMMA.encode(), done.out)
        found = faults(done.err)
        self.assertEqual([(1, 1), (2, 8), (3, 7), (4, 10), (6, 5), (6, 5),
                          (7, 5)], [(f.line, f.column) for f in found])
        self.assertEqual({str(path)}, {f.path for f in found})
        self.assertEqual("    fixes: saf", found[1].source)
        self.assertEqual("           ^", found[1].caret)
        self.assertIn("“fixs”", found[0].message)

    def test_yaml_that_is_none(self):
        self.write(CONFIG, "select: [a\n")
        self.write("s.txt", COMMA)
        self.assertTrue(faults(self.expect(2, "check", "s.txt").err))

    def test_rules_that_are_none(self):
        path = self.write(CONFIG, "fixes: safe\nignore: [nonsense]\n")
        self.write("s.txt", COMMA)
        done = self.expect(2, "check", "s.txt")
        [fault] = faults(done.err)
        self.assertEqual((str(path), 2), (fault.path, fault.line))
        self.assertIn("nonsense", fault.message)

    def test_each_faulty_one_is_told_once(self):
        for folder in ("a", "b"):
            self.write(f"{folder}/{CONFIG}", "fixes: saf\n")
            for name in ("1.txt", "2.txt"):
                self.write(f"{folder}/{name}", COMMA)
        done = self.expect(2, "fix", "--in-place", "a", "b")
        self.assertEqual(2, len(faults(done.err)))

    def test_one_that_cannot_be_read(self):
        (self.dir / CONFIG).mkdir()
        self.write("s.txt", COMMA)
        self.assertIn(CONFIG, self.expect(2, "check", "s.txt").err)


class Show(CliTest):
    def rows(self, *args):
        out = self.expect(0, "config", "show", *args).out.decode()
        return [re.split(r" {1,}", line) for line in out.splitlines()]

    def test_each_value_and_where_it_comes_from(self):
        path = self.write(CONFIG, "lang: en\nselect: [spacing, quotes]\n"
                          "overrides:\n  - paths: a/*\n    fixes: none\n")
        self.write("a/s.txt", COMMA)
        rows = self.rows("--fail-on", "error", "a/s.txt")
        for row in (["config", str(path)], ["lang", "en", f"{path}:1"],
                    ["select", "spacing", f"{path}:2"],
                    ["select", "quotes", f"{path}:2"],
                    ["fixes", "none", f"{path}:5"],
                    ["fail-on", "error", "--fail-on"],
                    ["profile", "-", "built", "in"]):
            self.assertIn(row, rows)

    def test_every_key_is_shown_and_in_the_schema(self):
        self.write("s.txt", COMMA)
        self.assertEqual(["config", *KEYS], [r[0] for r in self.rows("s.txt")])
        schema = json.loads(
            (ROOT / "rules/schema/config.schema.json").read_text("utf-8"))
        self.assertEqual({*KEYS, "overrides"}, set(schema["properties"]))
        override = schema["properties"]["overrides"]["items"]["properties"]
        self.assertEqual({*KEYS, "paths"} - {"exclude"}, set(override))

    def test_a_file_that_is_not_there(self):
        result = self.expect(2, "config", "show", "nosuch.txt", cwd=self.dir)
        self.assertIn("copydesk: nosuch.txt: ", result.err)

    def test_it_wants_one_file(self):
        self.expect(2, "config")
        self.expect(2, "config", "show")
        self.expect(0, "config", "--help")


if __name__ == "__main__":
    unittest.main()
