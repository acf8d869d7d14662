/* SPDX-License-Identifier: MIT
 * What `copydesk help` prints. */
#include "cli/commands.h"

#include "cli/options.h"
#include <stdio.h>
#include <string.h>

static const char OVERVIEW[] =
    "copydesk repairs what machine translation leaves in news copy.\n"
    "\n"
    "  copydesk fix STORY.txt            the repaired story; a summary on "
    "stderr\n"
    "  copydesk fix --diff STORY.txt     what would change, as a diff\n"
    "  copydesk fix --in-place FOLDER    rewrite files, each whole or not at "
    "all\n"
    "  copydesk check STORY.txt          findings only; exits 1 if there are "
    "any\n"
    "  copydesk rules list|test|new      the rules, their examples as tests, "
    "one more\n"
    "  copydesk explain RULE             what a rule finds and why\n"
    "  copydesk config show FILE         the settings of a file, and where "
    "from\n"
    "  copydesk dict lookup|match|add|import|build\n"
    "                                    the names that it knows, and "
    "yours\n"
    "  copydesk help COMMAND             all options of a command\n"
    "  copydesk --version\n"
    "\n"
    "A `safe` repair is proven and made; a `suggested` one is an editor's to\n"
    "decide (--fixes suggested makes those too); the rest is only flagged.\n";

#define COMMON                                                                 \
    "  --fixes safe|suggested|none   how far to go (safe)\n"                   \
    "  --select RULES, --ignore RULES\n"                                       \
    "                                rules or families, comma-separated\n"     \
    "  --profile NAME                house style: ap, afp, reuters, uk "       \
    "(default)\n"                                                              \
    "  --lang CODE                   the stories' language (by their words)\n" \
    "  --format text|json|jsonl      findings for people or programs\n"        \
    "  --input text                  read files of any kind as plain text\n"   \
    "  --encoding NAME               the stories' encoding: windows-1252, "    \
    "UTF-16\n"                                                                 \
    "                                (its byte order mark, else UTF-8)\n"      \
    "  --exclude GLOB                leave these paths out; named ones too\n"  \
    "  --rules PATH                  rule files of your own (.yml)\n"          \
    "  --names PATH                  names of your own: a .tsv, a .names of\n" \
    "                                `copydesk dict build`, a folder of "      \
    "them\n"                                                                   \
    "  --words FILE                  words and names to leave alone, a line\n" \
    "                                each\n"                                   \
    "  --baseline FILE               leave the findings alone that it lists\n" \
    "  --config FILE|none            instead of the .copydesk.yml in the\n"    \
    "                                story's folder or the nearest above\n"    \
    "  -j, --jobs N                  files at a time (one a processor)\n"

static const char FIX[] =
    "usage: copydesk fix [OPTIONS] PATH|- ...\n"
    "\n"
    "One input: the repaired text on stdout, a summary on stderr. Folders are\n"
    "walked for .txt and extensionless files.\n"
    "\n"
    "  --diff                        a unified diff, for git apply or patch\n"
    "  --word-diff                   the changed lines, old words before new\n"
    "  --color auto|always|never     of --word-diff (auto)\n"
    "  -i, --in-place                rewrite the files that change\n"
    "  --output-encoding NAME        write another encoding (the one that was\n"
    "                                read)\n"
    "  --exit-code                   exit 1 if anything changes\n" COMMON "\n"
    "Exits 0 when all went well, 1 with --exit-code if anything changed or if\n"
    "some of many files failed, 2 if nothing could be done.\n";

static const char CHECK[] =
    "usage: copydesk check [OPTIONS] PATH|- ...\n"
    "\n"
    "Prints findings and changes nothing.\n"
    "\n"
    "  --fail-on info|warning|error|never\n"
    "                                exit 1 at this level or above "
    "(warning)\n"
    "  --write-baseline              accept all findings: write them to the\n"
    "                                --baseline, and report none\n" COMMON "\n"
    "Exits 0 below --fail-on, 1 at or above it or if some of many files\n"
    "failed, 2 if nothing could be done.\n";

static const char RULES[] =
    "usage: copydesk rules list [--rules PATH] [--format text|json]\n"
    "       copydesk rules show RULE\n"
    "       copydesk rules test [PATH ...]\n"
    "       copydesk rules new FAMILY.NAME [WRONG RIGHT] [--rules FOLDER]\n"
    "\n"
    "list prints id, family, pack, level, fix, kind and language.\n"
    "\n"
    "test runs the examples of every rule, or of those in the files named,\n"
    "with the rule alone and with all the others on; exits 1 if one fails.\n"
    "\n"
    "new writes the file of a rule, with two lines to fill in: to\n"
    "FOLDER/FAMILY/NAME.yml; without --rules to rules/en/FAMILY/ where that\n"
    "exists, else here. It never overwrites one.\n";

static const char EXPLAIN[] =
    "usage: copydesk explain RULE [--rules PATH]\n"
    "\n"
    "Says what a rule finds, why that is wrong, how far its repair is\n"
    "trusted, where it is defined, and shows its examples.\n";

static const char CONFIG[] =
    "usage: copydesk config show [OPTIONS] FILE\n"
    "\n"
    "Prints each setting that holds for the file, and where it comes from: an\n"
    "option, a line of a .copydesk.yml, or copydesk itself. Options go over\n"
    "overrides, overrides over the rest of the configuration.\n"
    "\n"
    "  fixes: safe                 # none, suggested, safe\n"
    "  lang: en\n"
    "  encoding: windows-1252      # else the byte order mark's, else UTF-8\n"
    "  select: [quotes, spacing]   # rules or families; ignore: likewise\n"
    "  fail-on: warning            # info, warning, error, never\n"
    "  rules: [desk/rules]         # of your own; names: likewise\n"
    "  words: [desk/words.txt]     # words and names to leave alone\n"
    "  baseline: desk/accepted.tsv\n"
    "  exclude: [archive/*]\n"
    "  overrides:\n"
    "    - paths: [op-ed/*]\n"
    "      ignore: [repetition]\n"
    "\n"
    "Paths are relative to the configuration's folder. The file is the one in\n"
    "the story's folder or the nearest above, but not above the one that\n"
    "holds .git.\n";

static const char DICT[] =
    "usage: copydesk dict lookup NAME ...\n"
    "       copydesk dict match [NAME NAME]\n"
    "       copydesk dict add TYPE CANONICAL [PART=VALUE ...] --names FILE\n"
    "       copydesk dict import [--from FORMAT] [--lang CODE] FILE|- [-o "
    "OUT]\n"
    "       copydesk dict build FILE ... -o OUT\n"
    "\n"
    "lookup says what is known of a name.\n"
    "\n"
    "match says whether two names are one: same, unsure, different. Without\n"
    "names it reads lines of two, with a tab between them.\n"
    "\n"
    "add writes a row to a names file of your own, in its place, or makes the\n"
    "file; it refuses what would clash with a name there or built in. TYPE is\n"
    "person, organisation or place. A PART may be given again, and a VALUE "
    "may\n"
    "be several with | between them:\n"
    "\n"
    "  accepted=FORM      another form that some desk prints: left alone\n"
    "  wrong=FORM         a misspelling of this name and of no other: "
    "repaired\n"
    "  role=TITLE@CC:FROM-TO   prime minister@IQ:2022-\n"
    "  confusable=NAME    a name or id that is somebody else’s\n"
    "  id=ID              where another has the one made of the name\n"
    "\n"
    "import makes a list of names seen of another’s list; that a name was "
    "seen\n"
    "proves nothing, so nothing is repaired by it. Only forms in Latin "
    "letters\n"
    "go in. FORMAT, told by the file where it is not given:\n"
    "\n"
    "  jrc-names       entities of the EU’s JRC-Names; --lang takes a\n"
    "                  language’s own forms in place of English ones\n"
    "  paranames       the TSV of ParaNames (Wikidata); --lang takes that\n"
    "                  language and English alone\n"
    "  opensanctions   entities.ftm.json or targets.simple.csv\n"
    "  popolo          ep-popolo-v1.0.json of EveryPolitician\n"
    "\n"
    "build makes one file, mapped and not read, of names files.\n"
    "\n"
    "import exits 1 if some lines were bad; every deed exits 2 if nothing "
    "could\n"
    "be done.\n";

int help_print(const char *command) {
    static const struct {
        const char *name, *text;
    } pages[] = {{"fix", FIX},         {"check", CHECK}, {"rules", RULES},
                 {"explain", EXPLAIN}, {"dict", DICT},   {"config", CONFIG}};
    if (!command) {
        fputs(OVERVIEW, stdout);
        return 1;
    }
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        if (!strcmp(pages[i].name, command)) {
            fputs(pages[i].text, stdout);
            return 1;
        }
    return 0;
}

int command_help(int argc, char **argv) {
    if (help_print(argc > 1 ? argv[1] : NULL)) return EXIT_FINE;
    fprintf(stderr, "copydesk: there is no command “%s”\n", argv[1]);
    return EXIT_NOTHING;
}
