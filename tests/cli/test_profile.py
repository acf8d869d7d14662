"""--profile: house styles, one's own among them, and what they leave be."""
import subprocess
import unittest

from support import ROOT, CliTest, faults, load_tests  # noqa: F401

US = (b"The US envoy met an advisor in the US. They left on Monday, and prices "
      b"rose 5 percent in that week.\n"
      b"\xe2\x80\x9cThe US is not the U.N.,\xe2\x80\x9d he said to the crowd "
      b"in the colourful square.\n")
PROFILES = ("afp", "ap", "default", "reuters", "uk")
PACK = """\
id: zorb.town
kind: pattern
lang: [en]
since: 0.1
level: info
fix: suggested
message: The town is spelt Zorblatt
pattern: '\\bZorblat\\b'
replace: 'Zorblatt'
examples:
  - {bad: 'They saw Zorblat first.', good: 'They saw Zorblatt first.'}
  - {bad: 'They left Zorblat today.', good: 'They left Zorblatt today.'}
  - {ok: 'They left Zorblatt today.'}
  - {ok: 'It is not a zorblat at all.'}
"""
HOUSE = """\
about: the Zorb
packs: [style/zorb]
off: [spelling.variant]
forms: {style.us-initials: U.S.}
"""


class Shipped(CliTest):
    def fixed(self, profile, data=US, *args):
        return self.expect(0, "fix", "--fixes", "suggested", "--profile",
                           profile, *args, "-", stdin=data).out

    def test_the_default_changes_no_house_style(self):
        self.assertEqual(US, self.fixed("default"))
        self.assertEqual(
            US, self.expect(0, "fix", "--fixes", "suggested", "-",
                            stdin=US).out)

    def test_ap(self):
        want = US.replace(b"The US envoy", b"The U.S. envoy")
        want = want.replace(b"the US. They", b"the U.S. They")
        want = want.replace(b"advisor", b"adviser")
        want = want.replace(b"5 percent", b"5%")
        want = want.replace(b"colourful", b"colorful")
        self.assertEqual(want, self.fixed("ap"))

    def test_uk(self):
        want = US.replace(b"advisor", b"adviser")
        want = want.replace(b"percent", b"per cent")
        self.assertEqual(want, self.fixed("uk"))

    def test_a_house_form_is_never_safe(self):
        for profile in PROFILES:
            out = self.expect(0, "fix", "--profile", profile, "-", stdin=US)
            self.assertEqual(US, out.out, profile)

    def test_the_message_names_the_evidence(self):
        found = self.findings("--profile", "ap", "--select",
                              "style.us-initials", "-", stdin=US)
        self.assertEqual(["“US” for “U.S.”: “US” twice; the house writes "
                          "“U.S.”"], [f["message"] for f in found])
        self.assertEqual(2, len(found[0]["edits"]))

    def diff(self, profile):
        return self.expect(0, "fix", "--diff", "--fixes", "suggested",
                           "--profile", profile, profile, timeout=600).out

    def test_twice_is_once(self):
        texts = [p for room in ("stories", "clean")
                 for p in sorted((ROOT / "tests" / room).glob("*.txt"))]
        for profile in PROFILES:
            for path in texts:
                self.write(f"{profile}/{path.name}", path.read_bytes())
            once = self.diff(profile)
            self.assertTrue(once)
            subprocess.run(["git", "apply", "--whitespace=nowarn"],
                           input=once, cwd=self.dir, check=True)
            self.assertEqual(b"", self.diff(profile), profile)

    def test_select_and_ignore_go_over_the_profile(self):
        out = self.fixed("ap", US, "--ignore", "style,spelling,ap")
        self.assertEqual(US, out)
        out = self.fixed("default", US, "--select", "ap.percent-sign")
        self.assertEqual(US.replace(b"5 percent", b"5%"), out)

    def test_a_family_holds_what_the_profile_has_on(self):
        self.assertEqual(US, self.fixed("default", US, "--select", "ap"))

    def test_an_unknown_profile_lists_what_there_is(self):
        result = self.expect(2, "fix", "--profile", "bbc", "-", stdin=US)
        self.assertIn("bbc", result.err)
        for profile in PROFILES:
            self.assertIn(profile, result.err)

    def test_rules_list_shows_the_pack(self):
        out = self.expect(0, "rules", "list").out.decode()
        line, = [x for x in out.splitlines() if x.startswith("ap.percent")]
        self.assertIn("style/ap", line)


class Own(CliTest):
    def setUp(self):
        super().setUp()
        self.write("house/style/zorb/zorb/town.yml", PACK)

    def fixed(self, *args):
        text = b"They left Zorblat today in a US jet of many colours.\n"
        return self.expect(0, "fix", "--fixes", "suggested", "--rules",
                           "house", *args, "-", stdin=text).out.decode()

    def test_a_pack_waits_for_its_profile(self):
        self.write("house/profiles/zorb.yml", HOUSE)
        self.assertIn("Zorblat today in a US", self.fixed())
        self.assertIn("Zorblatt today in a U.S.",
                      self.fixed("--profile", "zorb"))

    def test_its_examples_are_tested_with_the_pack_on(self):
        self.write("house/profiles/zorb.yml", HOUSE)
        self.expect(0, "rules", "test", "house")

    def assert_fault(self, text, line, column, words):
        path = self.write("house/profiles/zorb.yml", text)
        result = self.expect(2, "fix", "--rules", self.dir / "house", "-",
                             stdin=b"x")
        fault, = faults(result.err)
        self.assertEqual((str(path), line, column),
                         (fault.path, fault.line, fault.column))
        self.assertIn(words, fault.message)

    def test_faults(self):
        self.assert_fault(HOUSE + "hue: red\n", 5, 1, "hue")
        self.assert_fault(HOUSE.replace("style/zorb", "style/zorg"), 2, 9,
                          "style/zorg")
        self.assert_fault(HOUSE.replace("[spelling.variant]", "[no.rule]"), 3,
                          7, "no.rule")
        self.assert_fault(HOUSE.replace("U.S.", "USA"), 4, 28, "USA")
        self.assert_fault(HOUSE.replace("style.us-initials", "zorb.town"), 4,
                          9, "zorb.town")
        self.assert_fault(HOUSE.replace("[style/zorb]", "style/zorb"), 2, 8,
                          "packs")


if __name__ == "__main__":
    unittest.main()
