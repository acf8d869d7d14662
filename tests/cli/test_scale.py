"""A 50 MB line and 10,000 files: both end in good time, with every repair
made and nothing else changed."""
import random
import unittest

from support import (CLEAN, CLEAN_LINES, CliTest, COMMA, COMMA_FIXED,
                     REPAIRS, load_tests)  # noqa: F401

MEGABYTE = 1 << 20
SECONDS = 120  # about twice what a slow machine takes
FILES = 10_000
WORDS = ("the court found that several ministers had not read any report on "
         "schools roads water trade or health before they met to vote about "
         "money for towns near rivers where people still wait after storms"
         ).split()


def prose(size, seed=1):
    """About that many bytes of sentences of which no two are alike."""
    dice, out, length = random.Random(seed), [], 0
    while length < size:
        words = dice.sample(WORDS, dice.randint(6, 14))
        out.append(" ".join(words).capitalize() + ". ")
        length += len(out[-1])
    return "".join(out)


def long_line():
    """One line of 50 MB with a repair at both ends and in each megabyte,
    and the same line repaired."""
    block = prose(MEGABYTE)
    bad, good = [], []
    for i in range(50):
        pair = REPAIRS[i % 2]
        bad += [pair[0], f" Block {i} follows. ", block]
        good += [pair[1], f" Block {i} follows. ", block]
    return tuple("".join(side + [REPAIRS[1][end]]).encode()
                 for end, side in enumerate((bad, good)))


class LongLine(CliTest):
    def test_fifty_megabytes_in_one_line(self):
        data, want = long_line()
        path = self.write("line.txt", data)
        result = self.expect(0, "fix", path, timeout=SECONDS)
        if result.out == data:  # a limit may stop it, but never in silence
            self.assertRegex(result.err, r"(?m)^copydesk: .*limit")
            return
        self.assertEqual(len(want), len(result.out))
        self.assertTrue(want == result.out, "other bytes changed")


class ManyFiles(CliTest):
    def setUp(self):
        super().setUp()
        folder = self.dir / "news"
        for i in range(FILES // 100):
            (folder / f"{i:03}").mkdir(parents=True)
        self.paths = [folder / f"{i % 100:03}" / f"{i}.txt"
                      for i in range(FILES)]
        for i, path in enumerate(self.paths):
            path.write_bytes(self.before(i))

    def before(self, i):
        return COMMA.encode() if i % 3 == 0 else CLEAN

    def after(self, i):
        return COMMA_FIXED.encode() if i % 3 == 0 else CLEAN

    def test_ten_thousand_files(self):
        result = self.expect(1, "check", "--jobs", "2", "news",
                             timeout=SECONDS)
        dirty = (FILES + 2) // 3
        found = result.out.decode().count(": warning: ")
        self.assertEqual(dirty, found, "files with a warning")
        self.expect(0, "fix", "--in-place", "news", timeout=SECONDS)
        wrong = [path for i, path in enumerate(self.paths)
                 if path.read_bytes() != self.after(i)]
        self.assertEqual([], wrong[:5])
        self.expect(0, "check", "--jobs", "2", "news", timeout=SECONDS)


class Generator(unittest.TestCase):
    """The long line must be what the test takes it for."""

    def test_size_and_samples(self):
        data, want = long_line()
        self.assertGreater(len(data), 50 * MEGABYTE)
        self.assertNotIn(b"\n", data)
        self.assertEqual(51, len(data) - len(want), "one byte a repair")
        self.assertNotIn(CLEAN_LINES[0].encode(), data)


if __name__ == "__main__":
    unittest.main()
