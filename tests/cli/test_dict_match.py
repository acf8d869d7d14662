"""`copydesk dict match`: are two names one? All names are invented."""
import unittest

from support import CliTest, load_tests  # noqa: F401


class Match(CliTest):
    def test_two_names(self):
        for verdict, a, b in (("same", "Karim Haddadeh", "Kareem Hadadeh"),
                              ("different", "Karim Haddadeh", "Salim Orlov")):
            result = self.expect(0, "dict", "match", a, b)
            self.assertEqual(f"{verdict}\t{a}\t{b}\n", result.out.decode())

    def test_lines(self):
        text = "Karim Haddadeh\tKareem Hadadeh\nKarim Haddadeh\tSalim Orlov\n"
        result = self.expect(0, "dict", "match", stdin=text.encode())
        self.assertEqual(["same", "different"],
                         [l.split("\t")[0] for l in result.out.decode().splitlines()])

    def test_a_line_without_a_tab(self):
        result = self.expect(2, "dict", "match", stdin=b"Karim Haddadeh\n")
        self.assertIn("line 1: two names with a tab between them", result.err)

    def test_one_name(self):
        result = self.expect(2, "dict", "match", "Karim Haddadeh")
        self.assertIn("two names, or none and lines of two names", result.err)


if __name__ == "__main__":
    unittest.main()
