"""`copydesk rules new`, the names near an unknown one, and `rules list` in
columns and as JSON."""
import json
import re
import unittest

from support import CliTest, load_tests  # noqa: F401

ROW = "table: {'wrongword': 'rightword'}"


class New(CliTest):
    def test_it_passes_as_it_stands_and_with_two_lines_filled_in(self):
        result = self.expect(0, "rules", "new", "house.zorblat")
        path = self.dir / "house.zorblat.yml"
        self.assertIn("copydesk rules test house.zorblat.yml",
                      result.out.decode())
        self.expect(0, "rules", "test", path)
        lines = path.read_text("utf-8").split("\n")
        marks = [i for i, x in enumerate(lines) if re.match(r" *# [12]\. ", x)]
        self.assertEqual(2, len(marks))
        self.assertEqual(ROW, lines[marks[0] + 1])
        lines[marks[0] + 1] = "table: {Zorblat: Zorblatt}"
        lines[marks[1] + 1] = (
            "  {bad: 'In Zorblat it rained.', good: 'In Zorblatt it rained.'},"
            " {bad: 'They left Zorblat.', good: 'They left Zorblatt.'},")
        path.write_text("\n".join(lines), "utf-8")
        self.expect(0, "rules", "test", path)
        finding, = self.findings("--rules", path, "--lang", "en", "-",
                                 stdin=b"The mayor of Zorblat spoke.\n")
        self.assertEqual("house.zorblat", finding["rule"])
        self.assertEqual("Zorblatt", finding["replacement"])

    def test_one_line_alone_is_not_enough(self):
        self.expect(0, "rules", "new", "house.zorblat")
        path = self.dir / "house.zorblat.yml"
        text = path.read_text("utf-8").replace(ROW, "table: {a b: c}")
        path.write_text(text, "utf-8")
        self.expect(1, "rules", "test", path)

    def test_words_may_be_given(self):
        self.expect(0, "rules", "new", "house.odd", "it's: {#", "“it is” 'so'",
                    "--rules", "mine")
        path = self.dir / "mine" / "house" / "odd.yml"
        self.expect(0, "rules", "test", path)

    def test_where_it_goes(self):
        (self.dir / "rules/en/house").mkdir(parents=True)
        self.expect(0, "rules", "new", "house.a")
        self.assertTrue((self.dir / "rules/en/house/a.yml").exists())
        self.expect(0, "rules", "new", "other.a")
        self.assertTrue((self.dir / "other.a.yml").exists())
        self.expect(0, "rules", "new", "deep.a", "--rules", "pack")
        self.assertTrue((self.dir / "pack/deep/a.yml").exists())

    def test_nothing_is_overwritten(self):
        path = self.write("house.a.yml", "mine\n")
        result = self.expect(2, "rules", "new", "house.a")
        self.assertIn("house.a.yml: File exists", result.err)
        self.assertEqual("mine\n", path.read_text("utf-8"))

    def test_what_is_refused(self):
        for args in ([], ["house"], ["House.a"], ["a.b.c"], ["a."], ["../x.y"],
                     ["a.b", "one"], ["a.b", "x", "x"], ["a.b", "", "x"],
                     ["a.b", "x\ny", "z"], ["spacing.before-mark"]):
            with self.subTest(args):
                result = self.expect(2, "rules", "new", *args)
                self.assertIn("copydesk: rules new: ", result.err)
        self.assertEqual([], self.listing())

    def test_a_folder_that_cannot_be_made(self):
        self.write("file", "")
        result = self.expect(2, "rules", "new", "a.b", "--rules", "file/x")
        self.assertIn("file/x", result.err)


class Explain(CliTest):
    def near(self, name):
        return self.expect(2, "explain", name).err

    def test_near_names(self):
        self.assertIn("did you mean spacing.before-mark",
                      self.near("spacing.befor-mark"))
        self.assertIn("did you mean spacing.before-mark",
                      self.near("before-mark"))
        self.assertIn("quotes.doubled", self.near("quotes"))
        self.assertNotIn("did you mean", self.near("q" * 5000))
        self.assertNotIn("did you mean", self.near("zzzzzzzzzzzz"))

    def test_show_is_explain(self):
        shown = self.expect(0, "rules", "show", "quotes.doubled").out
        self.assertEqual(shown, self.expect(0, "explain",
                                            "quotes.doubled").out)

    def test_links(self):
        self.expect(0, "rules", "new", "house.a")
        path = self.dir / "house.a.yml"
        path.write_text(path.read_text("utf-8").replace(
            "match:", "links: ['https://example.org/style#a']\nmatch:"),
            "utf-8")
        shown = self.expect(0, "explain", "house.a", "--rules", path).out
        self.assertIn(b"\n  see     https://example.org/style#a\n", shown)


class List(CliTest):
    def test_columns_stand_one_under_another(self):
        lines = self.expect(0, "rules", "list").out.decode().splitlines()
        starts = {tuple(m.start() for m in re.finditer(r"(?<=  )\S", x))
                  for x in lines}
        self.assertEqual(1, len(starts))
        for line in lines:
            cells = line.split()
            self.assertEqual(7, len(cells), line)
            self.assertEqual(cells[0].split(".")[0], cells[1])
            self.assertRegex(cells[2], r"^(core|en|style/\w+)$")

    def test_json(self):
        out = json.loads(self.expect(0, "rules", "list", "--format",
                                     "json").out)
        lines = self.expect(0, "rules", "list").out.decode().splitlines()
        self.assertEqual([x.split()[0] for x in lines],
                         [r["id"] for r in out["rules"]])
        rule = next(r for r in out["rules"]
                    if r["id"] == "spacing.before-mark")
        self.assertEqual(("spacing", "en", "safe", "pattern"), (
            rule["family"], rule["pack"], rule["fix"], rule["kind"]))
        self.assertTrue(rule["path"].endswith("before-mark.yml"))


if __name__ == "__main__":
    unittest.main()
