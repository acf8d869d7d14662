"""Broken rule files and names dictionaries: every fault in one run, as
path:line:column with the line and a caret, and the story passes through."""
import unittest

from support import DIRTY, FIXED, CliTest, faults, load_tests  # noqa: F401
from test_rules_command import RULE

PATTERN = "pattern: '\\bZorblat\\b'"
BROKEN_PATTERN = "pattern: '\\bZorblat('"
RULES = {
    "unknown-key.yml": RULE.replace("house.zorblat", "house.one").replace(
        "message:", "colour: red\nmessage:"),
    "missing-id.yml": RULE.replace("id: house.zorblat\n", ""),
    "bad-pattern.yml": RULE.replace("house.zorblat", "house.two").replace(
        PATTERN, BROKEN_PATTERN),
    "duplicate-a.yml": RULE.replace("house.zorblat", "house.twice"),
    "duplicate-b.yml": RULE.replace("house.zorblat", "house.twice"),
    "bad-yaml.yml": RULE.replace("house.zorblat", "house.three").replace(
        "lang: [en]", "lang: [en"),
    "good.yml": RULE,
}
HEADER = "\t".join("type id canonical accepted wrong roles confusables "
                   "flags".split())
GOOD_ROW = ("person\tjane-qorvel\tJane Qorvel\tJ. Qorvel\tJane Quorvel\t"
            "mayor@GB:2020-\t\t")
SHORT_ROW = "person\tmark-short\tMark Short"
TWICE_ROW = "person\tpaula-twice\tPaula Twice\t\t\t\t\t"
NAMES = "\n".join([HEADER, GOOD_ROW, SHORT_ROW, TWICE_ROW, TWICE_ROW]) + "\n"


class FaultTest(CliTest):
    def assert_shown(self, found):
        """The line below a fault is the file's, with a caret at the column."""
        with open(found.path, encoding="utf-8") as file:
            lines = file.read().split("\n")
        self.assertLessEqual(1, found.line)
        self.assertLessEqual(found.line, len(lines))
        line = lines[found.line - 1]
        if not line:  # an end of file has nothing to show
            return
        self.assertIn(line, found.source, found)
        before = found.source.index(line)
        self.assertRegex(found.caret, r"^[\s|]*\^[~^]*$", found)
        self.assertEqual(before + found.column - 1, found.caret.find("^"),
                         f"caret: {found}")

    def faults_of(self, option, path, name):
        """The faults in one file of those that a run prints."""
        result = self.expect(2, "fix", option, path, "-", stdin=DIRTY)
        self.assertEqual(DIRTY, result.out)
        found = [f for f in faults(result.err) if f.path.endswith("/" + name)]
        for fault in found:
            self.assert_shown(fault)
        return found


class Rules(FaultTest):
    def setUp(self):
        super().setUp()
        for name, text in RULES.items():
            self.write(f"house/{name}", text)

    def of(self, name):
        return self.faults_of("--rules", self.dir / "house", name)

    def test_unknown_key(self):
        fault, = self.of("unknown-key.yml")
        self.assertEqual((7, 1), (fault.line, fault.column))
        self.assertIn("colour", fault.message)

    def test_missing_id(self):
        fault, = self.of("missing-id.yml")
        self.assertIn("id", fault.message)

    def test_bad_pattern(self):
        fault, = self.of("bad-pattern.yml")
        self.assertEqual(8, fault.line)
        self.assertGreaterEqual(fault.column, len("pattern: "))

    def test_duplicate_id(self):
        found = self.of("duplicate-a.yml") + self.of("duplicate-b.yml")
        self.assertEqual([1], [f.line for f in found])
        self.assertIn("house.twice", found[0].message)

    def test_conditions_that_say_nothing(self):
        for more, column, what in (
                ("nowhere: ''", 11, "an empty condition"),
                ("unless: x*", 9, "an empty text matches this"),
                ("known: foo", 8, "no ${group}")):
            path = self.write("idle.yml", RULE.replace(
                "message:", more + "\nmessage:"))
            result = self.expect(2, "rules", "test", path)
            self.assertRegex(result.err, rf"idle\.yml:\d+:{column}: ")
            self.assertIn(what, result.err)

    def test_bad_yaml(self):
        self.assertTrue(self.of("bad-yaml.yml"))

    def test_a_good_file_beside_them_has_no_fault(self):
        self.assertEqual([], self.of("good.yml"))
        path = self.dir / "house" / "good.yml"
        result = self.expect(0, "fix", "--rules", path, "-", stdin=DIRTY)
        self.assertEqual(FIXED, result.out)

    def test_all_in_one_run(self):
        result = self.expect(2, "fix", "--rules", "house", "-", stdin=DIRTY)
        for name in RULES:
            told = f"house/{name}:" in result.err
            if not name.startswith("duplicate"):
                self.assertEqual(name != "good.yml", told, name)
        self.assertIn("house/duplicate-", result.err)

    def test_two_faults_in_one_file(self):
        text = RULES["unknown-key.yml"].replace(PATTERN, BROKEN_PATTERN)
        path = self.write("both.yml", text.replace("level: warning",
                                                   "level: loud"))
        found = self.faults_of("--rules", path, "both.yml")
        self.assertEqual([5, 7, 9], sorted(f.line for f in found))

class Story(FaultTest):
    """What becomes of the story when the rules are broken."""

    def setUp(self):
        super().setUp()
        self.rules = self.write("bad.yml", RULES["unknown-key.yml"])
        self.path = self.write("story.txt", DIRTY)

    def refuse(self, *args):
        result = self.expect(2, *args, "--rules", self.rules, self.path)
        self.assertIn(f"{self.rules}:7:1: ", result.err)
        self.assertEqual(DIRTY, self.path.read_bytes())
        return result.out

    def test_fix_passes_it_through(self):
        self.assertEqual(DIRTY, self.refuse("fix"))

    def test_in_place_leaves_it(self):
        self.assertEqual(b"", self.refuse("fix", "--in-place"))

    def test_check_says_nothing_of_it(self):
        self.assertEqual(b"", self.refuse("check"))

    def test_missing_rules(self):
        gone = self.dir / "gone.yml"
        result = self.expect(2, "fix", "--rules", gone, self.path)
        self.assertIn(f"copydesk: {gone}: ", result.err)
        self.assertEqual(DIRTY, result.out)


class Names(FaultTest):
    def of(self, text):
        path = self.write("names.tsv", text)
        return self.faults_of("--names", path, "names.tsv")

    def test_a_good_dictionary(self):
        text = "\n".join([HEADER, GOOD_ROW, TWICE_ROW]) + "\n"
        path = self.write("names.tsv", text)
        result = self.expect(0, "fix", "--names", path, "-", stdin=DIRTY)
        self.assertEqual(FIXED, result.out)

    def test_every_fault_in_one_run(self):
        self.assertEqual([3, 5], [f.line for f in self.of(NAMES)])

    def test_a_duplicate_id_is_named(self):
        self.assertIn("paula-twice", self.of(NAMES)[1].message)

    def test_no_header(self):
        found = self.of(GOOD_ROW + "\n")
        self.assertEqual(1, found[0].line)

    def test_missing_dictionary(self):
        gone = self.dir / "gone.tsv"
        result = self.expect(2, "fix", "--names", gone, "-", stdin=DIRTY)
        self.assertIn(f"copydesk: {gone}: ", result.err)
        self.assertEqual(DIRTY, result.out)

    def test_rules_and_names_are_told_together(self):
        rules = self.write("bad.yml", RULES["unknown-key.yml"])
        names = self.write("names.tsv", NAMES)
        result = self.expect(2, "fix", "--rules", rules, "--names", names,
                             "-", stdin=DIRTY)
        self.assertIn(f"{rules}:7:1: ", result.err)
        self.assertIn(f"{names}:3:", result.err)


if __name__ == "__main__":
    unittest.main()
