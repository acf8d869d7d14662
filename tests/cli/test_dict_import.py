"""`copydesk dict import`: other people's lists made a list of names seen. The
files below dict/ are invented, in the shape of the real ones."""
import json
import shutil
import subprocess
import unittest
from pathlib import Path

from support import BINARY, CliTest, load_tests  # noqa: F401

HERE = Path(__file__).resolve().parent / "dict"
HEADER = "type id canonical accepted wrong roles confusables flags".split()
LINE = "{}\tP\t{}\t{}\n"  # of JRC-Names


class ImportTest(CliTest):
    def rows(self, out):
        lines = out.decode().splitlines()
        self.assertEqual("\t".join(HEADER), lines[0])
        return [dict(zip(HEADER, line.split("\t"))) for line in lines[1:]]

    def imported(self, data, *args, code=0, name="names.txt"):
        """The rows of an import, and what it told."""
        path = self.write(name, data)
        result = self.expect(code, "dict", "import", path, *args)
        return self.rows(result.out), result.err


class Whole(ImportTest):
    """Each format: what comes out, and what is told."""

    def whole(self, name, want, form, told):
        shutil.copy(HERE / name, self.dir)
        path = self.dir / name
        golden = (HERE / want).read_bytes()
        for args in ([], ["--from", form]):
            result = self.expect(1, "dict", "import", *args, name)
            self.assertEqual(golden, result.out)
            self.assertEqual(told, result.err.splitlines())
        result = self.expect(1, "dict", "import", name, "-o", "out.tsv")
        self.assertEqual(b"", result.out)
        self.assertEqual(golden, (self.dir / "out.tsv").read_bytes())
        piped = self.expect(1, "dict", "import", "-",
                            stdin=path.read_bytes())
        self.assertEqual(golden, piped.out)
        self.assertEqual(sorted([str(path), str(self.dir / "out.tsv")]),
                         self.listing())

    def test_jrc_names(self):
        self.whole("jrc-names.txt", "jrc-names-want.tsv", "jrc-names", [
            "jrc-names.txt:19: 1 column, want 4: id, type, language, name",
            "jrc-names.txt:20: the id “x7” is no number",
            "jrc-names.txt:22: the type “Person” is no letter like P, O or T",
            "jrc-names.txt:23: not valid UTF-8",
            "copydesk: jrc-names.txt: 6 entities, 10 forms; left out: "
            "1 record of another kind, 2 entities without such a form, "
            "2 forms not in Latin script, 2 forms in other languages, "
            "1 form that no names file can hold; 4 bad lines"])

    def test_paranames(self):
        self.whole("paranames.tsv", "paranames-want.tsv", "paranames", [
            "paranames.tsv:12: 2 columns, want 5",
            "copydesk: paranames.tsv: 4 entities, 8 forms; left out: "
            "1 record of another kind, 1 entity without such a form, "
            "3 forms not in Latin script; 1 bad line"])

    def test_opensanctions_json(self):
        self.whole("entities.ftm.json", "entities-want.tsv", "opensanctions", [
            "entities.ftm.json:6: no entity: want id, schema and properties",
            "entities.ftm.json:7: no JSON: premature end of input near "
            "'\"Per'",
            "copydesk: entities.ftm.json: 4 entities, 7 forms; left out: "
            "1 record of another kind, 1 entity without such a form, "
            "3 forms not in Latin script, 2 weak aliases, "
            "1 form that no names file can hold; 2 bad lines"])

    def test_opensanctions_csv(self):
        self.whole("targets.simple.csv", "targets-want.tsv", "opensanctions", [
            "targets.simple.csv:7: 3 fields, want 15",
            "targets.simple.csv:8: a quotation mark that opens no field or "
            "ends none, or more than 64 fields",
            "copydesk: targets.simple.csv: 3 entities, 6 forms; left out: "
            "1 record of another kind, 1 form not in Latin script; "
            "2 bad lines"])

    def test_popolo(self):
        self.whole("ep-popolo-v1.0.json", "ep-popolo-v1-want.tsv", "popolo", [
            "ep-popolo-v1.0.json: persons[2]: no id",
            "copydesk: ep-popolo-v1.0.json: 3 entities, 5 forms; left out: "
            "1 entity without such a form, 2 forms not in Latin script; "
            "1 bad line"])


class Rows(ImportTest):
    def test_order_is_of_bytes_and_ids_are_once(self):
        names = ["Zoe+Ash", "Ash+Zoe", "zoe+ash", "Ash-Zoe", "Zoe+Ash+2",
                 "Zoe+Ash"]
        data = "".join(LINE.format(n, "u", name)
                       for n, name in zip((5, 4, 2, 3, 1, 6), names))
        rows, _ = self.imported(data)
        ids = [row["id"] for row in rows]
        self.assertEqual(["ash-zoe", "ash-zoe-3", "zoe-ash", "zoe-ash-2",
                          "zoe-ash-2-1", "zoe-ash-6"], ids)

    def test_forms_end_at_64(self):
        data = "".join(LINE.format(1, "u", f"Ann+B{'x' * i}")
                       for i in range(80))
        rows, err = self.imported(data + data)
        self.assertEqual(63, len(rows[0]["accepted"].split("|")))
        self.assertIn("1 entity, 64 forms; left out: 32 forms beyond", err)

    def test_language(self):
        data = (HERE / "jrc-names.txt").read_bytes()
        rows, _ = self.imported(data, "--lang", "de", code=1)
        self.assertEqual("Joana Vilariño|Johanna Vilarinho",
                         rows[1]["accepted"])
        data = (HERE / "paranames.tsv").read_bytes()
        rows, _ = self.imported(data, "--lang", "es", code=1)
        self.assertEqual("Puerto Velmar", rows[-2]["accepted"])

    def test_a_byte_order_mark_and_crlf(self):
        data = "\ufeff" + LINE.format(1, "u", "Ann+Bo").replace("\n", "\r\n")
        rows, err = self.imported(data)
        self.assertEqual("Ann Bo", rows[0]["canonical"])
        self.assertNotIn("bad", err)

    def test_one_word_stays(self):
        rows, _ = self.imported(LINE.format(1, "u", "Pelé"))
        self.assertEqual(("pele", "Pelé"), (rows[0]["id"],
                                            rows[0]["canonical"]))

    def test_a_long_line_and_a_long_form(self):
        data = (LINE.format(1, "u", "A" * 300) + LINE.format(2, "u", "Bo+B") +
                "x" * (17 << 20) + "\n" + LINE.format(3, "u", "Cy+C"))
        rows, err = self.imported(data, code=1)
        self.assertEqual(["bo-b", "cy-c"], [row["id"] for row in rows])
        self.assertIn("names.txt:3: longer than any record is", err)

    def test_many_lines(self):
        data = "".join(LINE.format(i // 3, "u", f"Ann{i % 3}+Bo{i // 3}")
                       for i in range(150000))
        rows, err = self.imported(data)
        self.assertEqual(50000, len(rows))
        self.assertNotIn("\r", err)
        self.assertIn("50000 entities, 150000 forms\n", err)


class Trouble(ImportTest):
    def refused(self, told, *args, **options):
        result = self.expect(2, "dict", "import", *args, **options)
        self.assertEqual(b"", result.out)
        self.assertIn(told, result.err)

    def test_what_cannot_be_guessed(self):
        formats = "jrc-names|paranames|opensanctions|popolo"
        for data in ("", "hello\n", "a\tb\tc\td\n", '{"a": 1}\n', "[]",
                     "id,name\n"):
            path = self.write("odd", data)
            self.refused(f"odd: cannot tell its format; say --from {formats};"
                         " nothing is written", path)
        self.refused(f"no format x; --from takes {formats}", path,
                     "--from", "x")

    def test_a_packed_file(self):
        path = self.write("names.gz", b"\x1f\x8b\x08\x00more")
        self.refused("it is packed; unpack it into a pipe: zcat", path)

    def test_other_commands_have_no_such_options(self):
        for args in (["fix", "-o", "x", "-"], ["check", "--from", "x", "-"]):
            result = self.expect(2, *args, stdin=b"Rain fell.\n")
            self.assertIn("--from and -o are options of dict", result.err)

    def test_words_that_are_missing(self):
        self.refused("want one FILE")
        self.refused("want one FILE", "a", "b")
        self.refused("gone.txt: cannot be read: No such file", "gone.txt")
        self.refused("cannot be read: Is a directory", self.dir)

    def test_lang_is_of_two_formats(self):
        self.refused("--lang is for jrc-names and paranames",
                     HERE / "ep-popolo-v1.0.json", "--lang", "de")

    def test_nothing_in_it(self):
        path = self.write("n.txt", LINE.format(1, "u", "Яна+Орлова"))
        self.refused("n.txt: 0 entities, 0 forms; left out: 1 entity without "
                     "such a form, 1 form not in Latin script; nothing is "
                     "written", path, "-o", "out.tsv")
        self.assertFalse((self.dir / "out.tsv").exists())
        for data in ('{"persons": [', '{"persons": 3}', '{"id"\n'):
            self.refused("; 1 bad line; nothing is written",
                         self.write("n.json", data), "--from", "popolo")
        for form in ("paranames", "opensanctions"):
            self.refused("; 1 bad line; nothing is written",
                         self.write("n.tsv", "a\tb\n"), "--from", form)

    def test_odd_json(self):
        odd = [[], 1, {"id": 1}, {"id": "a", "schema": "Person"},
               {"id": "b", "schema": "Person", "properties": []},
               {"id": "c", "schema": "Person", "caption": 3,
                "properties": {"name": [1, None, {}, "Cy C"], "alias": "x"}}]
        data = "\n".join(map(json.dumps, odd)) + "\n"
        path = self.write("odd.json", "\n{}\n" + data)
        result = self.expect(1, "dict", "import", "--from", "opensanctions",
                             path)
        self.assertEqual(["Cy C"], [row["canonical"]
                                    for row in self.rows(result.out)])
        people = {"persons": odd + [{"id": "z", "name": "Zo Z",
                                     "other_names": [3, {"name": []}]}]}
        path = self.write("people.json", json.dumps(people))
        result = self.expect(1, "dict", "import", "--from", "popolo", path)
        self.assertEqual(["Zo Z"], [row["canonical"]
                                    for row in self.rows(result.out)])

    def test_twenty_bad_lines_are_named(self):
        data = LINE.format(1, "u", "Ann+Bo") + "bad\n" * 50
        _, err = self.imported(data, code=1)
        self.assertEqual(22, len(err.splitlines()))
        self.assertIn("names.txt: and 30 more bad lines\n", err)
        self.assertIn("; 50 bad lines\n", err)

    def test_a_quotation_mark_that_never_ends(self):
        head = "id,schema,name,aliases\na,Person,Ann Bo,\n"
        rows, err = self.imported(head + 'b,Person,"Cy C,\nc,Person,Di D,\n',
                                  code=1)
        self.assertEqual(["ann-bo"], [row["id"] for row in rows])
        self.assertIn("names.txt:3: a quotation mark", err)

    def test_out_cannot_be_written(self):
        path = self.write("n.txt", LINE.format(1, "u", "Ann+Bo"))
        self.refused("copydesk: no/out.tsv: cannot be made", path, "-o",
                     "no/out.tsv")

    def test_a_full_pipe(self):
        path = self.write("n.txt", "".join(
            LINE.format(i, "u", f"Ann+Bo{i}") for i in range(20000)))
        with subprocess.Popen([BINARY, "dict", "import", path],
                              stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE) as process:
            process.stdout.read(10)
            process.stdout.close()
            err = process.stderr.read()
            self.assertEqual(0, process.wait(60), err)


if __name__ == "__main__":
    unittest.main()
