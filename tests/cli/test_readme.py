# SPDX-License-Identifier: MIT
"""The README's commands are run: what stands below a line `$ ./run …` is what
that command prints, to the byte."""
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = os.environ.get("COPYDESK_BIN", ROOT / "build/release/copydesk")


def sessions():
    """(arguments, expected output) of each command shown in the README."""
    text = (ROOT / "README.md").read_text("utf-8")
    for block in re.findall(r"^    \$ ./run (.*)\n((?:    (?!\$).*\n)*)",
                            text, re.M):
        yield block[0].split(), re.sub(r"(?m)^    ", "", block[1])


def rules_of_the_rules_readme():
    """The indented blocks of rules/README.md that are rules."""
    text = (ROOT / "rules/README.md").read_text("utf-8")
    return re.findall(r"(?:^    id: .*\n(?:    .*\n)+)", text, re.M)


class Rules(unittest.TestCase):
    def test_every_example_rule_passes_its_own_test(self):
        blocks = rules_of_the_rules_readme()
        self.assertGreaterEqual(len(blocks), 4)
        for block in blocks:
            with self.subTest(rule=block.splitlines()[0].strip()), \
                    tempfile.TemporaryDirectory() as folder:
                path = pathlib.Path(folder) / "rule.yml"
                path.write_text(re.sub(r"(?m)^    ", "", block), "utf-8")
                done = subprocess.run([BINARY, "rules", "test", path],
                                      capture_output=True, encoding="utf-8")
                self.assertEqual((0, ""), (done.returncode, done.stderr))


class Readme(unittest.TestCase):
    def test_there_are_commands(self):
        self.assertGreaterEqual(len(list(sessions())), 2)

    def test_commands_print_what_the_readme_says(self):
        for arguments, expected in sessions():
            with self.subTest(arguments=arguments):
                done = subprocess.run([BINARY, *arguments], cwd=ROOT,
                                      capture_output=True, encoding="utf-8")
                self.assertEqual(expected, done.stdout)


if __name__ == "__main__":
    unittest.main()
