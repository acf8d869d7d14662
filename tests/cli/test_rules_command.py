"""`copydesk rules test`, `rules list`, and rules of one's own by --rules."""
import re
import unittest

from support import DIRTY, FIXED, CliTest, load_tests  # noqa: F401

RULE = """\
id: house.zorblat
kind: pattern
lang: [en]
since: 0.1
level: warning
fix: safe
message: The town is spelt Zorblatt
pattern: '\\bZorblat\\b'
replace: 'Zorblatt'
examples:
  - {bad: 'They saw Zorblat first.', good: 'They saw Zorblatt first.'}
  - {bad: 'They left Zorblat today.', good: 'They left Zorblatt today.'}
  - {ok: 'They left Zorblatt today.'}
  - {ok: 'It is not a zorblat at all.'}
"""
TEXT = b"The mayor of Zorblat met the traders near the port.\n"
MENDED = b"The mayor of Zorblatt met the traders near the port.\n"
BAD_EXAMPLE = "good: 'They left Zorblatt today.'"
WRONG_EXAMPLE = "good: 'They left Zorblattt today.'"
OK_EXAMPLE = "{ok: 'They left Zorblatt today.'}"
HIT_EXAMPLE = "{ok: 'They left Zorblat today.'}"


def line_of(text, part):
    """The line, from 1, on which a part of a rule file stands."""
    return text[:text.index(part)].count("\n") + 1


class Test(CliTest):
    def test_shipped_rules_pass_and_are_counted(self):
        result = self.expect(0, "rules", "test")
        numbers = [int(n) for n in re.findall(r"\d+", result.out.decode())]
        self.assertGreaterEqual(max(numbers, default=0), 20)

    def test_a_good_rule_passes(self):
        path = self.write("zorblat.yml", RULE)
        result = self.expect(0, "rules", "test", path)
        self.assertRegex(result.out.decode(), r"\d")

    def assert_fails_at(self, text, part):
        path = self.write("zorblat.yml", text)
        result = self.expect(1, "rules", "test", path)
        place = re.escape(f"{path}:{line_of(text, part)}:") + r"\d+: "
        self.assertRegex(result.out.decode() + result.err, place)

    def test_a_wrong_good_example_fails(self):
        text = RULE.replace(BAD_EXAMPLE, WRONG_EXAMPLE)
        self.assert_fails_at(text, WRONG_EXAMPLE)

    def test_an_ok_example_with_a_hit_fails(self):
        text = RULE.replace(OK_EXAMPLE, HIT_EXAMPLE)
        self.assert_fails_at(text, HIT_EXAMPLE)

    def test_a_bad_example_without_a_hit_fails(self):
        text = RULE.replace("{bad: 'They left Zorblat today.'",
                            "{bad: 'They left Zorblot today.'")
        self.assert_fails_at(text, "Zorblot")

    def test_every_failing_example_is_named_in_one_run(self):
        text = RULE.replace(BAD_EXAMPLE, WRONG_EXAMPLE).replace(
            OK_EXAMPLE, HIT_EXAMPLE)
        self.assert_fails_at(text, WRONG_EXAMPLE)
        self.assert_fails_at(text, HIT_EXAMPLE)

    def test_a_folder_of_rules(self):
        self.write("house/good.yml", RULE)
        self.expect(0, "rules", "test", "house")
        wrong = RULE.replace(OK_EXAMPLE, HIT_EXAMPLE).replace("house.zorblat",
                                                              "house.other")
        self.write("house/sub/wrong.yml", wrong)
        result = self.expect(1, "rules", "test", "house")
        self.assertIn("house/sub/wrong.yml:", result.out.decode() + result.err)

    def test_a_broken_rule_cannot_be_tested(self):
        path = self.write("zorblat.yml", "colour: red\n" + RULE)
        result = self.expect(2, "rules", "test", path)
        self.assertIn(f"{path}:1:1: ", result.err)

    def test_too_few_examples(self):
        path = self.write("few.yml", RULE[:RULE.index("  - {ok: 'It")])
        result = self.run_cli("rules", "test", path)
        self.assertIn(result.code, (1, 2))
        told = result.out.decode() + result.err
        self.assertRegex(told, rf"{re.escape(str(path))}:\d+:\d+: .*example")

    def test_a_missing_path(self):
        path = self.dir / "gone.yml"
        result = self.expect(2, "rules", "test", path)
        self.assertIn(f"copydesk: {path}: ", result.err)


class List(CliTest):
    def ids(self, *args):
        out = self.expect(0, "rules", "list", *args).out.decode()
        return re.findall(r"(?m)^([a-z][a-z0-9-]*\.[a-z0-9.-]+)\b", out)

    def test_ids_stand_first_each_once(self):
        ids = self.ids()
        self.assertGreaterEqual(len(ids), 20)
        self.assertEqual(len(ids), len(set(ids)))

    def test_rules_that_fire_are_listed(self):
        fired = {f["rule"] for f in self.findings("-", stdin=DIRTY)}
        self.assertTrue(fired)
        self.assertLessEqual(fired, set(self.ids()))

    def test_rules_of_ones_own_are_listed(self):
        path = self.write("zorblat.yml", RULE)
        self.assertIn("house.zorblat", self.ids("--rules", path))
        self.assertNotIn("house.zorblat", self.ids())

    def test_unknown_subcommand(self):
        result = self.expect(2, "rules", "mend")
        self.assertIn("mend", result.err)
        self.assertIn("copydesk --help", result.err)


class Own(CliTest):
    """--rules adds to the shipped rules."""

    def test_a_file(self):
        path = self.write("zorblat.yml", RULE)
        text = TEXT + b"\n" + DIRTY
        result = self.expect(0, "fix", "--rules", path, "-", stdin=text)
        self.assertEqual(MENDED + b"\n" + FIXED, result.out)

    def test_without_it_nothing_happens(self):
        self.assertEqual(TEXT, self.expect(0, "fix", "-", stdin=TEXT).out)

    def test_a_folder(self):
        self.write("house/deep/zorblat.yml", RULE)
        result = self.expect(0, "fix", "--rules", "house", "-", stdin=TEXT)
        self.assertEqual(MENDED, result.out)

    def test_several(self):
        one = self.write("one.yml", RULE)
        two = self.write("two.yml", RULE.replace("orblat", "umdrum"))
        text = TEXT + b"\n" + TEXT.replace(b"orblat", b"umdrum")
        result = self.expect(0, "fix", "--rules", one, "--rules", two, "-",
                             stdin=text)
        want = MENDED + b"\n" + MENDED.replace(b"orblat", b"umdrum")
        self.assertEqual(want, result.out)

    def test_its_findings_carry_its_words(self):
        path = self.write("zorblat.yml", RULE)
        finding, = self.findings("--rules", path, "--select", "house", "-",
                                 stdin=TEXT)
        self.assertEqual(("house.zorblat", "warning", "safe", "Zorblat"), (
            finding["rule"], finding["level"], finding["fix"],
            finding["text"]))
        self.assertEqual("The town is spelt Zorblatt", finding["message"])
        self.assertEqual("Zorblatt", finding["replacement"])


if __name__ == "__main__":
    unittest.main()
