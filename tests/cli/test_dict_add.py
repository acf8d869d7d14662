"""`copydesk dict add`: a row in its place in a newsroom's own file."""
import os
import unittest

from support import CliTest, load_tests  # noqa: F401

HEADER = ("type\tid\tcanonical\taccepted\twrong\troles\tconfusables\tflags\n")
FILE = (
    "# Names of the Velmar desk\n" + HEADER +
    "# Bodies\n"
    "organisation\ttide-party\tTide Party\t\t\t\t\t\n"
    "\n"
    "# People\n"
    "person\tjoana-vilarinho\tJoana Vilarinho\tJ. Vilarinho\t"
    "Joanna Vilarinio\tmayor@XX:2020-\t\t\n"
    "person\tsian-odwyer\tSiân O’Dwyer\t\t\t\t\t\n"
    "# the end\n")


class Add(CliTest):
    def add(self, *args, code=0, names="desk.tsv"):
        return self.expect(code, "dict", "add", *args, "--names", names)

    def lines(self):
        return (self.dir / "desk.tsv").read_text("utf-8").splitlines(True)

    def added(self, *args):
        """What stands before and behind the line that the call adds."""
        before = FILE.splitlines(True)
        self.write("desk.tsv", FILE)
        result = self.add(*args)
        after = self.lines()
        self.assertEqual(len(before) + 1, len(after))
        at = next(i for i, line in enumerate(after)
                  if i == len(before) or line != before[i])
        self.assertEqual(before, after[:at] + after[at + 1:])
        self.assertEqual(f"desk.tsv:{at + 1}: {after[at]}",
                         result.out.decode())
        self.assertEqual("", result.err)
        return at + 1, after[at]

    def refused(self, told, *args, names="desk.tsv"):
        path = self.dir / names
        before = path.read_bytes() if path.is_file() else None
        listing = self.listing()
        result = self.add(*args, code=2, names=names)
        self.assertIn(told, result.err)
        self.assertIn("nothing is written", result.err)
        self.assertEqual(b"", result.out)
        self.assertEqual(listing, self.listing())
        if before is not None:
            self.assertEqual(before, path.read_bytes())


class Place(Add):
    def test_a_new_file(self):
        result = self.add("person", "Zoran Bexley", "accepted=Z. Bexley",
                          "wrong=Zoran Bexly|Soran Bexley", "role=mayor@XX:",
                          "accepted=Zoran A. Bexley", "role=pilot@XX:2001-",
                          "confusable=Zora Bexley")
        row = ("person\tzoran-bexley\tZoran Bexley\tZ. Bexley|Zoran A. Bexley"
               "\tSoran Bexley|Zoran Bexly\tmayor@XX:|pilot@XX:2001-"
               "\tZora Bexley\t\n")
        self.assertEqual(HEADER + row, "".join(self.lines()))
        self.assertEqual(f"desk.tsv:2: {row}", result.out.decode())
        story = b"The mayor Zoran Bexly spoke on Monday about the port.\n"
        finding, = self.findings("--names", "desk.tsv", "--lang", "en", "-",
                                 stdin=story)
        self.assertEqual("Zoran Bexly", finding["text"])

    def test_in_its_place_by_type_and_id(self):
        for line, args in ((3, ("organisation", "Aldmoor Union")),
                           (5, ("organisation", "Zeal Union of Velmar")),
                           (5, ("person", "Aldo Brixworth")),
                           (8, ("person", "Joana Vilarinhos")),
                           (9, ("person", "Zoran Bexley")),
                           (9, ("place", "Port Velmar"))):
            with self.subTest(args):
                self.assertEqual(line, self.added(*args)[0])

    def test_no_line_feed_at_the_end(self):
        self.write("desk.tsv", FILE.replace("# the end\n", "").rstrip("\n"))
        self.add("place", "Port Velmar")
        self.assertEqual(FILE.replace(
            "# the end\n", "place\tport-velmar\tPort Velmar\t\t\t\t\t\n"),
            "".join(self.lines()))

    def test_a_file_without_rows(self):
        for text, want in (("", HEADER), ("# only this", "# only this\n" +
                                          HEADER), (HEADER, HEADER)):
            self.write("desk.tsv", text)
            self.add("place", "Port Velmar")
            self.assertEqual(want + "place\tport-velmar\tPort Velmar"
                             "\t\t\t\t\t\n", "".join(self.lines()))

    def test_a_mode_and_a_link_stay(self):
        path = self.write("real/desk.tsv", FILE)
        path.chmod(0o640)
        os.symlink(path, self.dir / "desk.tsv")
        self.add("place", "Port Velmar")
        self.assertTrue((self.dir / "desk.tsv").is_symlink())
        self.assertEqual(0o640, path.stat().st_mode & 0o777)

    def test_forms_are_written_as_the_loader_wants_them(self):
        _, row = self.added("person", "  Sia\u0302n   Brixworth",
                            "accepted=S. Brixworth|S. Brixworth|A. Brixworth")
        self.assertEqual("person\tsian-brixworth\tSiân Brixworth\t"
                         "A. Brixworth|S. Brixworth\t\t\t\t\n", row)

    def test_an_id_of_its_own(self):
        _, row = self.added("person", "Aldo Brixworth", "id=aldo-pilot")
        self.assertEqual("person\taldo-pilot\tAldo Brixworth\t\t\t\t\t\n", row)


class Refused(Add):
    def setUp(self):
        super().setUp()
        self.write("desk.tsv", FILE)

    def test_a_clash_with_the_file(self):
        self.refused("the id joana-vilarinho stands already", "person",
                     "Joana Vilarinho")
        self.refused("“Joana Vilarinho” is already a form of joana-vilarinho",
                     "person", "Joana Vilarinho", "id=joana-2")
        self.refused("“Joanna Vilarinio” is right for other and wrong for "
                     "joana-vilarinho", "person", "Joanna Vilarinio",
                     "id=other")

    def test_a_clash_with_the_authority(self):
        self.refused("the id angela-merkel stands already", "person",
                     "Angela Merkel")
        self.refused("is already a form of angela-merkel", "person",
                     "Angela Merkel", "id=merkel-2")

    def test_a_clash_with_itself(self):
        self.refused("is right for aldo-brix and wrong for aldo-brix",
                     "person", "Aldo Brix", "wrong=Aldo Brix")

    def test_what_no_row_can_hold(self):
        for told, args in (
                ("a type is person, organisation or place", ("city", "Velmar")),
                ("is empty", ("place", "  ")),
                ("is empty", ("place", "Velmar", "accepted=A||B")),
                ("holds a character", ("place", "Vel\u200bmar")),
                ("holds a character", ("place", "Vel|mar")),
                ("is not in Latin script", ("place", "Велмар")),
                ("colour=red: want accepted=, wrong=, role=, confusable= or "
                 "id=", ("place", "Velmar", "colour=red")),
                ("an id is of a-z, 0-9 and -", ("place", "Velmar", "id=V m")),
                ("too many forms", ("place", "Velmar", "accepted=" + "|".join(
                    f"Velmar {i}" for i in range(300))))):
            with self.subTest(args[:2]):
                self.refused(told, *args)

    def test_a_file_with_faults(self):
        self.write("desk.tsv", FILE + "person\tshort\n")
        self.refused("desk.tsv:10:1: 2 columns, want 8", "place", "Velmar Bay")

    def test_no_file(self):
        result = self.expect(2, "dict", "add", "place", "Velmar")
        self.assertIn("--names FILE", result.err)
        result = self.expect(2, "dict", "add", "place", "--names", "desk.tsv")
        self.assertIn("want TYPE and CANONICAL", result.err)
        result = self.add("place", "Velmar Bay", code=2, names=".")
        self.assertIn(".: cannot be read: Is a directory", result.err)
        result = self.add("place", "Velmar Bay", code=2, names="no/desk.tsv")
        self.assertIn("no/desk.tsv: cannot be made", result.err)


if __name__ == "__main__":
    unittest.main()
