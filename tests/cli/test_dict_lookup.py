"""`copydesk dict lookup`: whose name it is. All names are invented."""
import json
import unittest

from names_made import HEADER
from support import CliTest, load_tests  # noqa: F401

DESK = HEADER + (
    "organisation\ttide-party\tTide Party\t\t\t\t\t\n"
    "person\tjoana-vilarinho\tJoana Vilarinho\tJ. Vilarinho\tJoana Vilarinjo\t"
    "mayor@GB:2020-\tJuana Vilarinho\t\n"
    "person\trui-vilarinho\tRui Vilarinho\t\t\t\t\t\n"
    "person\told-ek\tZorvan Ekström\t\t\t\t\tseen\n"
    "person\tnew-ek\tZorvan Ekstrom\tZorvan Ekström\t\t\t\tseen\n")


class Lookup(CliTest):
    def setUp(self):
        super().setUp()
        self.write("desk.tsv", DESK)

    def lookup(self, *names, code=0, use="desk.tsv"):
        result = self.expect(code, "dict", "lookup", *names, "--names", use,
                             "--format", "json")
        found = json.loads(result.out)
        self.err = result.err
        return [(f["name"], f["how"], f["id"]) for f in found]

    def test_text(self):
        result = self.expect(0, "dict", "lookup", "J. Vilarinho", "Tide Party",
                             "--names", "desk.tsv")
        self.assertEqual(
            "J. Vilarinho: right\n"
            "  canonical    Joana Vilarinho\n"
            "  type         person\n"
            "  id           joana-vilarinho\n"
            "  roles        mayor@GB:2020-\n"
            "  accepted     J. Vilarinho\n"
            "  wrong        Joana Vilarinjo\n"
            "  confusables  Juana Vilarinho\n"
            "  file         desk.tsv:3\n"
            "\n"
            "Tide Party: right\n"
            "  canonical    Tide Party\n"
            "  type         organisation\n"
            "  id           tide-party\n"
            "  file         desk.tsv:2\n", result.out.decode())
        self.assertEqual("", result.err)

    def test_json(self):
        out = self.expect(0, "dict", "lookup", "Joana Vilarinjo", "--names",
                          "desk.tsv", "--format", "json").out
        self.assertEqual([{
            "name": "Joana Vilarinjo", "how": "wrong",
            "canonical": "Joana Vilarinho", "type": "person",
            "id": "joana-vilarinho", "roles": ["mayor@GB:2020-"],
            "accepted": ["J. Vilarinho"], "wrong": ["Joana Vilarinjo"],
            "confusables": ["Juana Vilarinho"], "file": "desk.tsv",
            "line": 3}], json.loads(out))

    def test_all_who_bear_a_form(self):
        want = [("Zorvan Ekström", "seen", "old-ek"),
                ("Zorvan Ekström", "seen", "new-ek")]
        self.assertEqual(want, self.lookup("Zorvan Ekström"))
        self.expect(0, "dict", "build", "desk.tsv", "-o", "desk.names")
        self.assertEqual(want, self.lookup("Zorvan Ekström",
                                           use="desk.names"))

    def test_spelled_alike(self):
        self.assertEqual([("Joanna Villarinho", "alike", "joana-vilarinho")],
                         self.lookup("Joanna Villarinho"))

    def test_a_family(self):
        found = self.lookup("Vilarinho")
        self.assertEqual({("Vilarinho", "word", "joana-vilarinho"),
                          ("Vilarinho", "word", "rui-vilarinho")}, set(found))

    def test_at_most_twenty(self):
        rows = "".join(f"person\tek-{c}{d}\tLu{c}{d}ma Grimvolk\t\t\t\t\t\n"
                       for c in "bdfgk" for d in "aeiou")
        self.write("eks.tsv", HEADER + rows)
        self.assertEqual(20, len(self.lookup("Grimvolk", use="eks.tsv")))

    def test_not_found(self):
        self.assertEqual([], self.lookup("Qorvex Blimsen", code=1))
        self.assertEqual("copydesk: dict lookup: Qorvex Blimsen: not found\n",
                         self.err)
        self.assertEqual([], self.lookup("Joana B. Vilarinho", code=1))
        self.assertEqual(
            "copydesk: dict lookup: Joana B. Vilarinho: not found; did you "
            "mean Joana Vilarinho?\n", self.err)
        self.expect(2, "dict", "lookup")

    def test_some_of_many(self):
        self.assertEqual([("Tide Party", "right", "tide-party")],
                         self.lookup("Qorvex Blimsen", "Tide Party", code=1))

    def test_any_bytes(self):
        for name in ["", " ", "-", "é" * 500, "a " * 300, "|", "\t"]:
            self.assertEqual([], self.lookup(name, code=1))


if __name__ == "__main__":
    unittest.main()
