"""Rule files that are large or hostile: ten thousand rules, YAML bombs, deep
nesting, patterns that backtrack over many files."""
import os
import resource
import subprocess
import time
import unittest

from support import BINARY, CliTest, load_tests  # noqa: F401

RULES = 10000
PATTERN = """\
- id: many.p{0}
  kind: pattern
  since: 0.1
  level: info
  fix: suggested
  message: "Word {0}"
  pattern: '\\bword{0}(?<mark>[,;])'
  replace: 'mot{0}${{mark}}'
  examples:
    - {{bad: 'A word{0}, here.', good: 'A mot{0}, here.'}}
    - {{bad: 'A word{0}; here.', good: 'A mot{0}; here.'}}
    - {{ok: 'A mot{0}, here.'}}
    - {{ok: 'A word{0} here.'}}
"""
REPLACE = """\
- id: many.r{0}
  kind: replace
  since: 0.1
  level: info
  fix: safe
  message: "“${{from}}” is “${{to}}”"
  match: word
  table: {{term{0}: terme{0}}}
  examples:
    - {{bad: 'A term{0}.', good: 'A terme{0}.'}}
    - {{bad: 'Of term{0}.', good: 'Of terme{0}.'}}
    - {{ok: 'A terme{0}.'}}
    - {{ok: 'A terms{0}.'}}
"""
TEXT = "".join(f"The word{i}, and the term{i}, came up in the talks of the "
               f"two sides over the port, they said.\n" for i in range(0, 30))


class Many(CliTest):
    def measure(self, *args):
        """Seconds of the processor and megabytes of one run."""
        start = time.perf_counter()
        process = subprocess.Popen([BINARY, *args], cwd=self.dir,
                                   stdout=subprocess.PIPE,
                                   stderr=subprocess.DEVNULL)
        out = process.stdout.read()
        process.stdout.close()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.assertEqual(0, process.returncode)
        return out, time.perf_counter() - start, used.ru_maxrss / 1024

    def test_ten_thousand_rules(self):
        self.write("many.yml", "".join(
            (PATTERN if i % 2 else REPLACE).format(i) for i in range(RULES)))
        self.write("in.txt", TEXT)
        _, load, size = self.measure("rules", "list", "--rules", "many.yml")
        out, both, most = self.measure("fix", "--rules", "many.yml", "in.txt")
        print(f"\n{RULES} rules: {load:.2f} s and {size:.0f} MB to load; "
              f"{len(TEXT)} bytes in {both - load:.2f} s more, {most:.0f} MB")
        self.assertIn(b"terme0,", out)
        self.assertIn(b"word1,", out)
        self.assertLess(load, 20)
        self.assertLess(both - load, 10)
        self.assertLess(most, 1000)


class Hostile(CliTest):
    def refused(self, text, what):
        path = self.write("a.yml", text)
        start = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        result = self.expect(2, "rules", "test", path)
        took = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - start
        self.assertLess(took, 5)
        self.assertRegex(result.err, rf"a\.yml:\d+:\d+: .*{what}")
        self.assertLess(len(result.err), 200000)

    def test_a_bomb(self):
        lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
        lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]"
                  for i in range(1, 12)]
        self.refused("\n".join(lines) + "\n", "aliases are not allowed")

    def test_an_alias(self):
        self.refused("id: &x a.b\nwhy: *x\n", "aliases are not allowed")

    def test_a_merge_key(self):
        self.refused("- &x {id: a.b}\n- {<<: *x}\n", "")

    def test_deep_lists(self):
        for depth in (20, 1000, 100000):
            self.refused("[" * depth + "]" * depth + "\n", "")

    def test_deep_maps(self):
        for depth in (20, 1000, 100000):
            self.refused("{a: " * depth + "}" * depth + "\n", "")

    def test_deep_blocks(self):
        for depth in (20, 1000):
            self.refused("".join(" " * i + "a:\n" for i in range(depth)), "")
        self.refused("- " * 5000 + "a\n", "")

    def test_deep_patterns(self):
        for pattern in ("(" * 5000 + ")" * 5000, "(?:a{1,999}){1,999}" * 50,
                        "(?=" * 1000 + ")" * 1000):
            text = PATTERN.format(1).replace(r"\bword1(?<mark>[,;])", pattern)
            self.refused(text, "")

    def test_a_limit_is_the_same_with_any_number_of_jobs(self):
        self.write("slow.yml", """\
id: t.slow
kind: pattern
since: 0.1
level: info
fix: none
message: m
pattern: '(?i)(a+)+$|zz'
examples: []
""")
        for i in range(12):
            self.write(f"in/{i:02}.txt", f"zz\n\n{'a' * 40}!\n\nzz\n\n"
                                         f"{'a' * 50}!\n\nzz {i}\n")
        outs = [self.run_cli("check", "--rules", "slow.yml", "--select",
                             "t,engine", "--format", "jsonl", "-j", jobs,
                             "in") for jobs in ("1", "2", "8")]
        self.assertEqual(outs[0].out, outs[1].out)
        self.assertEqual(outs[0].out, outs[2].out)
        text = outs[0].out.decode()
        self.assertEqual(24, text.count('"engine.limit"'))
        self.assertEqual(24, text.count('"t.slow"'))


if __name__ == "__main__":
    unittest.main()
