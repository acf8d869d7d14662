"""`copydesk fix --diff`: git apply and GNU patch must both accept it and
give, byte for byte, what `fix` prints; headers are safe to apply anywhere."""
import random
import shutil
import subprocess
import unittest

from support import (CLEAN, COMMA, COMMA_FIXED, DIRTY, FIXED, REPAIRS,
                     CliTest, environment, load_tests)  # noqa: F401

APPLY = {"git": ["git", "apply", "-"],
         "patch": ["patch", "-p1", "--batch", "--fuzz=0"]}
BAD, GOOD = REPAIRS[0]
LINES = [f"Line {n} of the report says that all is well." for n in range(40)]


def text(lines, end="\n", final=True):
    return (end.join(lines) + (end if final else "")).encode()


def with_bad(*places, count=40):
    return [BAD if n in places else LINES[n] for n in range(count)]


class DiffTest(CliTest):
    """Makes the files, diffs them at once, applies the diff both ways."""

    def assert_applies(self, files):
        for name, data in files.items():
            self.write(f"work/{name}", data)
        work = self.dir / "work"
        want = {name: self.expect(0, "fix", "--", name, cwd=work).out
                for name in files}
        diff = self.expect(0, "fix", "--diff", "--", *files, cwd=work).out
        self.assertNotEqual(want, files, "nothing to apply")
        for tool in APPLY:
            with self.subTest(tool):
                self.assert_tool_gives(tool, diff, want)
        return diff

    def assert_tool_gives(self, tool, diff, want):
        copy = self.dir / tool
        shutil.copytree(self.dir / "work", copy)
        names = self.listing(copy)
        done = subprocess.run(APPLY[tool], input=diff, cwd=copy,
                              env=environment(self.dir), capture_output=True)
        self.assertEqual(0, done.returncode, (done.stdout, done.stderr, diff))
        for name, data in want.items():
            self.assertEqual(data, (copy / name).read_bytes(), name)
        self.assertEqual(names, self.listing(copy), "strays")
        shutil.rmtree(copy)


class Content(DiffTest):
    def test_a_story(self):
        diff = self.assert_applies({"story.txt": DIRTY})
        self.assertIn(b"\n-" + BAD.encode() + b"\n", diff)
        self.assertIn(b"\n+" + GOOD.encode() + b"\n", diff)
        self.assertNotIn(b"\x1b", diff)

    def test_first_and_last_line(self):
        self.assert_applies({"story.txt": text(with_bad(0, 39))})

    def test_one_line_alone(self):
        self.assert_applies({"a.txt": text([BAD]),
                             "b.txt": text([BAD], final=False)})

    def test_hunks_that_touch_and_hunks_that_do_not(self):
        gaps = {f"{gap}.txt": text(with_bad(10, 10 + gap))
                for gap in range(1, 11)}
        self.assert_applies(gaps)

    def test_crlf(self):
        self.assert_applies({"story.txt": text(with_bad(3, 20), "\r\n")})

    def test_no_final_newline(self):
        ends = {"last.txt": with_bad(39), "near.txt": with_bad(37),
                "far.txt": with_bad(2), "both.txt": with_bad(0, 39)}
        self.assert_applies({name: text(lines, final=False)
                             for name, lines in ends.items()})

    def test_no_final_newline_with_crlf(self):
        self.assert_applies({"story.txt": text(with_bad(39), "\r\n", False)})

    def test_a_deletion_near_the_end(self):
        lines = LINES[:5] + ["He said no.” ” he", "Full,, and late"]
        self.assert_applies({"a.txt": text(lines),
                             "b.txt": text(lines, final=False)})

    def test_lines_that_go_leave_their_neighbours_out(self):
        lead, end = "Here is the translation:", "I hope this helps!"
        for last in ("\n", ""):
            story = text([lead, "", *LINES[:9], "", end], final=False)
            diff = self.assert_applies({"story.txt": story + last.encode()})
            for line in (LINES[0], LINES[7]):
                self.assertNotIn(f"\n-{line}\n".encode(), diff)
            self.assertIn(f"\n-{lead}\n-\n {LINES[0]}\n".encode(), diff)

    def test_a_bom_and_bytes_that_are_not_utf8(self):
        lines = text(with_bad(0, 5))
        self.assert_applies({"bom.txt": b"\xef\xbb\xbf" + lines,
                             "bad.txt": lines + b"odd \xff\xfe bytes\n" +
                             text(with_bad(2))})

    def test_only_a_line_feed_ends_a_line(self):
        odd = "one\rtwo\ftwo\vthree\u2028four\u0085five"
        lines = [odd, *with_bad(1, 4), odd]
        self.assert_applies({"story.txt": text(lines)})

    def test_random_stories(self):
        dice = random.Random(8)
        files = {f"{n}.txt": text(
            [dice.choice([BAD, *LINES[:4], ""]) for _ in range(60)],
            dice.choice(["\n", "\r\n"]), dice.random() < 0.5)
            for n in range(12)}
        self.assert_applies(files)


class Names(DiffTest):
    def test_spaces_and_other_scripts(self):
        names = ["my story.txt", "été/Zoë Łuk.txt", "новости дня.txt", "b.txt"]
        self.assert_applies({name: DIRTY for name in names})

    def test_names_that_need_quoting(self):
        names = ["say \"no\".txt", "back\\slash.txt", "a\ttab.txt",
                 "new\nline.txt", "-dash.txt", " lead.txt"]
        self.assert_applies({name: DIRTY for name in names})

    def headers(self, *args, **options):
        out = self.expect(0, "fix", "--diff", *args, **options).out
        lines = out.decode().splitlines()
        return [s.split("\t")[0] for s in lines if s[:4] in ("--- ", "+++ ")]

    def test_an_absolute_path(self):
        path = self.write("story.txt", DIRTY)
        self.assertEqual([f"--- a{path}", f"+++ b{path}"], self.headers(path))

    def test_a_path_through_the_parent(self):
        self.write("news/story.txt", DIRTY)
        (self.dir / "x" / "y").mkdir(parents=True)
        got = self.headers("../../news/story.txt", cwd=self.dir / "x" / "y")
        self.assertEqual(["--- a/news/story.txt", "+++ b/news/story.txt"], got)

    def test_a_path_from_here(self):
        self.write("story.txt", DIRTY)
        got = self.headers("./story.txt")
        self.assertEqual(["--- a/story.txt", "+++ b/story.txt"], got)

    def test_stdin(self):
        got = self.headers("-", stdin=DIRTY)
        self.assertEqual(["--- a/stdin", "+++ b/stdin"], got)


class WordDiff(CliTest):
    def show(self, text, *options):
        path = self.write("story.txt", text)
        out = self.expect(0, "fix", "--lang", "en", "--word-diff", *options,
                          path).out
        return out.decode().replace(str(path), "story.txt")

    def test_one_line(self):
        self.assertEqual("story.txt:2: on the quay[- ,-]{+,+} but\n",
                         self.show("It rained\non the quay , but\nwe left\n"))

    def test_two_changes_in_a_line(self):
        self.assertEqual("story.txt:1: so[- ,-]{+,+} bo[- ,-]{+,+} co\n",
                         self.show("so , bo , co"))

    def test_two_lines(self):
        shown = self.show("so , b\nclean\nco , d\n")
        self.assertEqual(["story.txt:1:", "story.txt:3:"],
                         [line.split(" ")[0] for line in shown.splitlines()])

    def test_colour(self):
        self.assertIn("\033[31", self.show("so , b\n", "--color", "always"))
        self.assertNotIn("\033", self.show("so , b\n", "--color", "never"))

    def test_nothing(self):
        self.assertEqual("", self.show(CLEAN))


class Use(CliTest):
    def test_exit_codes(self):
        dirty = self.write("dirty.txt", DIRTY)
        clean = self.write("clean.txt", CLEAN)
        self.expect(0, "fix", "--diff", dirty)
        self.expect(1, "fix", "--diff", "--exit-code", dirty)
        self.expect(0, "fix", "--diff", "--exit-code", clean)

    def test_the_file_is_left_alone(self):
        path = self.write("story.txt", DIRTY)
        self.assertIn(b"\n@@ ", self.expect(0, "fix", "--diff", path).out)
        self.assertEqual(DIRTY, path.read_bytes())

    def test_clean_files_do_not_stand_in_it(self):
        self.write("clean.txt", CLEAN)
        self.write("dirty.txt", DIRTY)
        out = self.expect(0, "fix", "--diff", "clean.txt", "dirty.txt").out
        self.assertIn(b"a/dirty.txt", out)
        self.assertNotIn(b"clean.txt", out)
        self.assertEqual(b"", self.expect(0, "fix", "--diff",
                                          "clean.txt").out)

    def test_a_folder(self):
        self.write("news/a.txt", DIRTY)
        self.write("news/sub/b.txt", COMMA)
        out = self.expect(0, "fix", "--diff", "news").out
        self.assertLess(out.index(b"a/news/a.txt"),
                        out.index(b"a/news/sub/b.txt"))

    def test_a_diff_of_one_rule_holds_only_that(self):
        path = self.write("story.txt", DIRTY)
        rule = self.findings(self.write("comma.txt", COMMA))[0]["rule"]
        out = self.expect(0, "fix", "--diff", "--select", rule, path).out
        added = [s[1:] for s in out.decode().splitlines()
                 if s.startswith("+") and not s.startswith("+++")]
        self.assertEqual([COMMA_FIXED.strip()], added)
        self.assertNotIn(FIXED.splitlines()[-1], out)


if __name__ == "__main__":
    unittest.main()
