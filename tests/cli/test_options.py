"""Options that every command shares: choosing rules, language, help, and
what is said about an option or command that does not exist."""
import unittest

from support import (CLEAN, COMMA, COMMA_FIXED, DIRTY, FIXED, REPAIRS,
                     CliTest, load_tests)  # noqa: F401

HINT = "copydesk --help"


class Rules(CliTest):
    """--select and --ignore by rule id and by family."""

    def setUp(self):
        super().setUp()
        self.path = self.write("story.txt", DIRTY)
        self.comma = self.rule_at(b" , but")
        self.entity = self.rule_at(b"&amp;")

    def rule_at(self, mark):
        """The rule whose finding starts at or covers that text."""
        at = DIRTY.index(mark)
        rules = [f["rule"] for f in self.findings(self.path)
                 if f["start"]["byte"] <= at + 1 and f["end"]["byte"] > at
                 and f["fix"] == "safe"]
        self.assertTrue(rules, f"no safe finding at {mark}")
        return rules[0]

    def fixed(self, *options):
        return self.expect(0, "fix", *options, self.path).out

    def assert_repaired(self, out, comma, entity):
        self.assertEqual(comma, b"Bakhmut, but" in out, "the comma")
        self.assertEqual(entity, b"Smith & Sons" in out, "the entity")

    def test_select_a_rule(self):
        self.assert_repaired(self.fixed("--select", self.comma), True, False)

    def test_select_a_family(self):
        family = self.entity.split(".")[0]
        self.assert_repaired(self.fixed("--select", family), False, True)

    def test_select_several(self):
        both = f"{self.comma},{self.entity.split('.')[0]}"
        self.assert_repaired(self.fixed("--select", both), True, True)

    def test_ignore_a_rule(self):
        self.assert_repaired(self.fixed("--ignore", self.comma), False, True)

    def test_ignore_a_family(self):
        family = self.entity.split(".")[0]
        self.assert_repaired(self.fixed("--ignore", family), True, False)

    def test_ignore_takes_from_what_select_named(self):
        out = self.fixed("--select", f"{self.comma},{self.entity}",
                         "--ignore", self.entity)
        self.assert_repaired(out, True, False)

    def test_check_obeys_them(self):
        rules = {f["rule"] for f in self.findings("--select", self.comma,
                                                  self.path)}
        self.assertEqual({self.comma}, rules)
        rules = {f["rule"] for f in self.findings("--ignore", self.comma,
                                                  self.path)}
        self.assertIn(self.entity, rules)
        self.assertNotIn(self.comma, rules)

    def test_unknown_rules_are_refused(self):
        for option in ("--select", "--ignore"):
            for name in ("nosuchfamily", "spacing.nosuchrule"):
                with self.subTest(option=option, name=name):
                    result = self.expect(2, "check", option, name, self.path)
                    self.assertIn(name, result.err)
                    self.assertEqual(b"", result.out)


class Language(CliTest):
    def test_english_rules_stay_silent_in_another_language(self):
        path = self.write("story.txt", COMMA)
        english = self.expect(0, "fix", "--lang", "en", path)
        french = self.expect(0, "fix", "--lang", "fr", path)
        self.assertEqual(COMMA_FIXED, english.out.decode())
        self.assertEqual(COMMA, french.out.decode())

    def test_rules_for_any_language_still_run(self):
        path = self.write("story.txt", REPAIRS[4][0])
        french = self.expect(0, "fix", "--lang", "fr", path)
        self.assertEqual(REPAIRS[4][1], french.out.decode())


class Arguments(CliTest):
    def test_options_may_follow_the_path(self):
        path = self.write("story.txt", DIRTY)
        self.assertEqual(DIRTY, self.expect(0, "fix", path, "--fixes",
                                            "none").out)

    def test_two_dashes_end_the_options(self):
        self.write("-odd.txt", DIRTY)
        self.assertEqual(FIXED, self.expect(0, "fix", "--", "-odd.txt").out)

    def assert_refused(self, *args, about):
        result = self.expect(2, *args, stdin=DIRTY)
        self.assertEqual(b"", result.out)
        self.assertIn(about, result.err)
        return result

    def test_unknown_option(self):
        result = self.assert_refused("fix", "--no-such", "-",
                                     about="--no-such")
        self.assertIn(HINT, result.err)

    def test_unknown_command(self):
        result = self.assert_refused("mend", "-", about="mend")
        self.assertIn(HINT, result.err)

    def test_no_command(self):
        self.assert_refused(about=HINT)

    def test_values_that_do_not_exist(self):
        for option, value in (("--fixes", "risky"), ("--format", "xls"),
                              ("--jobs", "many"), ("--input", "word")):
            with self.subTest(option=option, value=value):
                self.assert_refused("fix", option, value, "-", about=option)

    def test_fail_on_value_that_does_not_exist(self):
        self.assert_refused("check", "--fail-on", "sometimes", "-",
                            about="--fail-on")

    def test_option_without_its_value(self):
        self.assert_refused("fix", "-", "--select", about="--select")


class Help(CliTest):
    def test_version(self):
        result = self.expect(0, "--version")
        self.assertRegex(result.out.decode(), r"^copydesk \d+\.\d+")
        self.assertEqual("", result.err)

    def test_help_names_the_commands(self):
        result = self.expect(0, "--help")
        for command in (b"fix", b"check", b"rules"):
            self.assertIn(command, result.out)
        self.assertEqual("", result.err)

    def test_help_of_a_command_names_its_options(self):
        for args in (("help", "fix"), ("fix", "--help")):
            with self.subTest(args):
                result = self.expect(0, *args)
                for option in (b"--in-place", b"--diff", b"--exit-code"):
                    self.assertIn(option, result.out)

    def test_help_of_check(self):
        result = self.expect(0, "check", "--help")
        self.assertIn(b"--fail-on", result.out)

    def test_help_of_an_unknown_command(self):
        self.assertIn("mend", self.expect(2, "help", "mend").err)


class Samples(CliTest):
    """The samples of support.py must be what the other tests take them for."""

    def test_clean_samples_have_nothing_above_info(self):
        for name, text in (("clean", CLEAN), ("fixed", FIXED)):
            with self.subTest(name):
                found = self.findings("-", stdin=text)
                above = [f for f in found if f["level"] != "info"]
                self.assertEqual([], above)

    def test_the_dirty_sample_has_a_finding_in_each_paragraph(self):
        lines = {f["start"]["line"] for f in self.findings("-", stdin=DIRTY)}
        self.assertEqual({1, 3, 5, 7, 9}, lines)


if __name__ == "__main__":
    unittest.main()
