"""Rules that contradict one another are found by `rules test`."""
import unittest

from support import CliTest, load_tests  # noqa: F401

RULE = """\
id: house.{name}
kind: replace
lang: [en]
since: 0.1
level: info
fix: {fix}
message: '“${{from}}” is “${{to}}”'
match: word
table: {{{wrong}: {right}}}
examples:
  - {{bad: 'A {wrong} boat.', good: 'A {right} boat.'}}
  - {{bad: 'The {wrong} one.', good: 'The {right} one.'}}
  - {{ok: '{ok}'}}
  - {{ok: 'A green boat.'}}
"""


class Clash(CliTest):
    def rule(self, name, wrong, right, fix="safe", ok="A white boat."):
        return self.write(f"{name}.yml", RULE.format(
            name=name, wrong=wrong, right=right, fix=fix, ok=ok))

    def test_one_unmakes_what_the_other_makes(self):
        one = self.rule("one", "teal", "cyan")
        two = self.rule("two", "cyan", "blue", "suggested")
        self.expect(0, "rules", "test", one)
        result = self.expect(1, "rules", "test", one, two)
        self.assertIn("one.yml:11:6: house.one: makes what another unmakes: "
                      "house.two makes “A blue boat.”", result.err)

    def test_a_ring_names_both(self):
        one = self.rule("one", "teal", "cyan")
        two = self.rule("two", "cyan", "teal")
        result = self.expect(1, "rules", "test", one, two)
        told = [line for line in result.err.splitlines()
                if ": with all rules: " in line]
        self.assertEqual(4, len(told))
        for line in told:
            self.assertIn("house.one", line)
            self.assertIn("house.two", line)

    def test_a_chain_is_told(self):
        one = self.rule("one", "teal", "cyan")
        two = self.rule("two", "cyan", "azure")
        result = self.expect(1, "rules", "test", one, two)
        self.assertIn("house.one: makes what another unmakes: house.two makes "
                      "“A azure boat.”", result.err)

    def test_what_one_finds_fine(self):
        one = self.rule("one", "teal", "cyan", ok="A mauve boat.")
        two = self.rule("two", "mauve", "pink", "suggested")
        result = self.expect(1, "rules", "test", one, two)
        self.assertIn("one.yml:13:6: house.one: finds fine what another "
                      "changes: house.two makes “A pink boat.”", result.err)

    def test_against_a_shipped_rule(self):
        path = self.rule("one", "zorblat", "NATO")
        own = self.rule("two", "NATO", "OTAN", "suggested")
        result = self.expect(1, "rules", "test", own)
        self.assertIn("names.foreign-acronym", result.err)
        self.assertIn("house.two", result.err)
        self.expect(0, "rules", "test", path)

    def test_flagging_is_no_contradiction(self):
        one = self.rule("one", "teal", "cyan")
        two = self.write("two.yml", """\
id: house.two
kind: pattern
lang: [en]
since: 0.1
level: info
fix: none
message: m
pattern: cyan
examples:
  - {bad: A cyan boat.}
  - {bad: The cyan one.}
  - {ok: A green boat.}
  - {ok: A white boat.}
""")
        self.expect(0, "rules", "test", one, two)


if __name__ == "__main__":
    unittest.main()
