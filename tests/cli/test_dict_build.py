"""`copydesk dict build`: names seen as a file that is mapped; and what names
that were seen do to a story. All names but the built-in ones are invented."""
import os
import unittest

from names_made import HEADER, write_names
from support import CliTest, faults, load_tests  # noqa: F401

# Close to Iraq's spokesman, who is built in: repaired unless someone was seen
# who is called so.
BAD = "Yehia Rassoul said on Monday that it was over.\n"
GOOD = "Yehia Rasool said on Monday that it was over.\n"
SEEN = HEADER + ("person\tyehia-rassoul\tYehia Rassoul\tY. Rassoul\t\t\t\t"
                 "seen\n")


class BuildTest(CliTest):
    def build(self, *files, code=0, out="out.names"):
        result = self.expect(code, "dict", "build", *files, "-o", out)
        self.assertEqual(b"", result.out)
        return result.err

    def told(self, tsv, *want):
        """These faults, by line and column, and nothing written."""
        path = self.write("bad.tsv", tsv)
        err = self.build(path, code=2)
        self.assertEqual(list(want), [(f.line, f.column, f.message)
                                      for f in faults(err)])
        self.assertIn("nothing is written", err)
        self.assertFalse((self.dir / "out.names").exists())


class Build(BuildTest):
    def test_sums_up(self):
        self.write("a.tsv", SEEN)
        self.write("b.tsv", HEADER + "place\tek\tEk\tEkk\tEkq\t\t\t\n")
        lines = self.build("a.tsv", "b.tsv").splitlines()
        self.assertRegex(
            lines[0], r"^copydesk: out.names: 2 entities, 4 forms, "
            r"\d+ bytes, \d+\.\d s$")
        self.assertEqual(["copydesk: 1 wrong form, role or confusable is not "
                          "in it: it says what was seen; give the .tsv to "
                          "--names too"], lines[1:])
        size = (self.dir / "out.names").stat().st_size
        self.assertIn(f" {size} bytes", lines[0])

    def test_the_same_bytes_each_time(self):
        self.write("a.tsv", SEEN)
        self.build("a.tsv")
        self.build("a.tsv", out="again.names")
        self.assertEqual((self.dir / "out.names").read_bytes(),
                         (self.dir / "again.names").read_bytes())

    def test_two_may_share_a_form_and_an_id(self):
        self.write("a.tsv", SEEN + SEEN.splitlines()[1] + "\n")
        self.write("b.tsv", SEEN)
        self.assertIn("3 entities, 6 forms", self.build("a.tsv", "b.tsv"))

    def test_tells_every_fault(self):
        self.told("person\tx\tX\t\t\t\t\tseen\n",
                  (1, 1, "the first line must name the columns: type id "
                   "canonical accepted wrong roles confusables flags, "
                   "tab-separated"))
        self.told(HEADER + "person\tx\tX\n"
                  "ghost\tX\tÉ\ta||b\t\t\t\tseen\n",
                  (2, 1, "3 columns, want 8 separated by tabs: type id "
                   "canonical accepted wrong roles confusables flags"),
                  (3, 1, "type must be person, organisation or place"),
                  (3, 7, "an id is of a-z, 0-9 and -"),
                  (3, 13, "empty form in a list"))

    def test_shows_twenty_faults(self):
        self.write("bad.tsv", HEADER + "x\n" * 500)
        err = self.build("bad.tsv", code=2)
        self.assertEqual(20, err.count("1 column"))
        self.assertIn("500 faults; nothing is written", err)

    def test_wants_files_and_a_place(self):
        self.write("a.tsv", SEEN)
        self.expect(2, "dict", "build", "a.tsv")
        self.expect(2, "dict", "build", "-o", "out.names")
        self.assertIn("none.tsv: No such file", self.build("none.tsv", code=2))

    def test_replaces_whole(self):
        self.write("a.tsv", SEEN)
        self.write("out.names", "old")
        self.build("none.tsv", code=2)
        self.assertEqual(b"old", (self.dir / "out.names").read_bytes())
        self.build("a.tsv")
        self.assertEqual(1, sum("out.names" in n for n in self.listing()))


class Use(BuildTest):
    def fixed(self, want, *args):
        self.assertEqual(want, self.expect(
            0, "fix", "-", *args, stdin=BAD.encode()).out.decode())

    def test_a_name_seen_is_left_alone(self):
        self.fixed(GOOD)
        self.write("seen.tsv", SEEN)
        self.build("seen.tsv")
        self.fixed(BAD, "--names", "seen.tsv")
        self.fixed(BAD, "--names", "out.names")

    def test_told_by_its_bytes(self):
        self.write("seen.tsv", SEEN)
        self.build("seen.tsv", out="odd.txt")
        self.fixed(BAD, "--names", "odd.txt")
        self.write("text.names", SEEN)
        self.fixed(BAD, "--names", "text.names")

    def test_in_a_folder_and_a_configuration(self):
        self.write("desk/seen.tsv", SEEN)
        self.build("desk/seen.tsv", out="desk/seen.names")
        os.remove(self.dir / "desk/seen.tsv")
        self.fixed(BAD, "--names", "desk")
        self.write(".copydesk.yml", "names: desk/seen.names\n")
        self.fixed(BAD)

    def test_other_names_stay_repaired(self):
        self.write("seen.tsv", HEADER + "person\ta\tYehia Rassoul Ek\t\t\t\t\t"
                   "seen\nperson\tb\tYehia\tRassoul\t\t\t\tseen\n")
        self.build("seen.tsv")
        self.fixed(GOOD, "--names", "out.names")

    def test_seen_proves_no_wrong_form_right(self):
        wrong = "Volodymr Zelensky said on Monday that it was over.\n"
        self.write("seen.tsv", HEADER +
                   "person\ta\tVolodymr Zelensky\t\t\t\t\tseen\n")
        self.build("seen.tsv")
        for names in ([], ["--names", "out.names"], ["--names", "seen.tsv"]):
            out = self.expect(0, "fix", "-", *names, stdin=wrong.encode()).out
            self.assertEqual(wrong.replace("Volodymr", "Volodymyr"),
                             out.decode())

    def test_a_damaged_file_is_a_fault(self):
        self.write("seen.tsv", SEEN)
        self.build("seen.tsv")
        whole = (self.dir / "out.names").read_bytes()
        flipped = bytearray(whole)
        flipped[20] ^= 1
        for data, told in [(whole[:-1], "cut short"), (whole[:50], "cut short"),
                           (bytes(flipped), "damaged"),
                           (whole[:8] + b"\2" + whole[9:], "built by another")]:
            path = self.write("bad.names", data)
            result = self.expect(2, "fix", "-", "--names", "bad.names",
                                 stdin=BAD.encode())
            self.assertEqual(BAD, result.out.decode())
            self.assertIn(f"{path.name}: {told}", result.err)

    def test_a_damaged_start_is_one_fault(self):
        write_names(self.dir / "a.tsv", 2000)
        self.build("a.tsv")
        data = (self.dir / "out.names").read_bytes()
        self.write("bad.names", b"\x88" + data[1:])
        result = self.expect(2, "fix", "-", "--names", "bad.names",
                             stdin=BAD.encode())
        self.assertLess(len(result.err), 2000)


class Many(BuildTest):
    """200,000 forms; tests/bench/names_million.py has the million."""

    def test_many(self):
        write_names(self.dir / "many.tsv", 50000)
        self.write("seen.tsv", SEEN)
        err = self.build("many.tsv", "seen.tsv")
        self.assertIn("50001 entities, 200002 forms", err)
        last = (self.dir / "many.tsv").read_text("utf-8").splitlines()[-1]
        form = last.split("\t")[3].split("|")[0]
        found = self.expect(0, "dict", "lookup", form, "--names", "out.names")
        self.assertIn("p-49999", found.out.decode())
        out = self.expect(0, "fix", "-", "--names", "out.names",
                          stdin=BAD.encode()).out
        self.assertEqual(BAD, out.decode())


if __name__ == "__main__":
    unittest.main()
