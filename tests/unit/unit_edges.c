/* SPDX-License-Identifier: MIT
 * Patterns at the head, at the tail and around the story: what goes with a
 * piece, what stays, and that the whole chain goes in one round. */
#include "unit/unit_settle.h"

#define SAFE COPYDESK_FIXES_SAFE
#define SUGGESTED COPYDESK_FIXES_SUGGESTED
#define EDGE(id, fix, at, pattern, replace)                                    \
    "- id: t." id "\n  kind: pattern\n  phase: characters\n  fix: " fix        \
    "\n  at: " at "\n  pattern: '" pattern "'\n  replace: '" replace           \
    "'\n  skip: []\n  " COMMON
#define RULES                                                                  \
    EDGE("think", "safe", "head", "<t>[^<]*+</t>", "")                         \
    EDGE("lead", "safe", "head", "here it is:", "")                            \
    EDGE("note", "suggested", "head", "\\(by M\\)", "")                        \
    EDGE("fence", "safe", "story", "```\\n(?<in>[^`]*+)```", "${in}")          \
    EDGE("tag", "safe", "story", "<o>(?<in>[^<]*+)</o>", "${in}")              \
    EDGE("bye", "safe", "tail", "(?:---\\s+)?bye[.!]", "")                     \
    EDGE("mark", "suggested", "tail", "\\(by M\\)", "")                        \
    "- id: t.told\n  kind: pattern\n  phase: characters\n  fix: none\n"        \
    "  at: head\n  pattern: '<t>'\n  skip: []\n  " COMMON

static copydesk_engine *engine;
static copydesk_result *result;

static const char *fixed(const char *text, copydesk_fixes fixes) {
    copydesk_result_free(result);
    result = run(engine, text, fixes);
    return copydesk_result_text(result, NULL);
}

/* The text comes out so, and so again. */
static void check(const char *text, const char *wanted, copydesk_fixes fixes) {
    char once[300];
    snprintf(once, sizeof once, "%s", fixed(text, fixes));
    if (!CHECK_EQ_STR(once, wanted) ||
        !CHECK_EQ_STR(fixed(once, fixes), wanted))
        fprintf(stderr, "    fixed from %s\n", text);
}

static void blank_lines_and_line_ends(void) {
    engine = open_rules(RULES);
    check("here it is:\n\nA b.\n", "A b.\n", SAFE);
    check("here it is:\n \n\n  A b.\n", "  A b.\n", SAFE);
    check("here it is: A b.\n", "A b.\n", SAFE);
    check("\n\n here it is:\nA b.", "A b.", SAFE);
    check("A b.\n\nbye.\n", "A b.\n", SAFE);
    check("A b.\n\nbye.", "A b.", SAFE);
    check("A b. \n \n bye! \n\n\n", "A b. \n\n\n", SAFE);
    check("A b. bye.\n", "A b. bye.\n", SAFE);
    check("A b.\n\n---\n\nbye!\n", "A b.\n", SAFE);
    check("A b.\r\n\r\nbye!\r\n", "A b.\r\n", SAFE);
    check("\xEF\xBB\xBFhere it is:\r\n\r\nA b.\r\n",
          "\xEF\xBB\xBF"
          "A b.\r\n",
          SAFE);
    check("A b.\n\nhere it is:\n\nC d.\n", "A b.\n\nhere it is:\n\nC d.\n",
          SAFE);
    check("bye.\n\nA b.\n", "bye.\n\nA b.\n", SAFE);
}

static void chains(void) {
    check("<t>\n\nx y\n</t>\n\nhere it is:\n\n```\nhere it is:\n\nA b.\n```\n\n"
          "bye.\n\nbye!\n",
          "A b.\n", SAFE);
    check("```\n\n<o>A b.</o>\n\nbye!\n```", "A b.", SAFE);
    check("<o>\n\n  A b.  \n\n</o>\n", "  A b.  \n", SAFE);
    check("```\nA b.\n", "```\nA b.\n", SAFE);
    check("here it is:\nhere it is:\nhere it is:\nhere it is:\nhere it is:\n"
          "here it is:\nA b.\n",
          "A b.\n", SAFE);
    check("(by M)\nhere it is:\nA b.\nbye.\n(by M)\n", "(by M)\nA b.\n(by M)\n",
          SAFE);
    check("(by M)\nhere it is:\nA b.\nbye.\n(by M)\n", "A b.\n", SUGGESTED);
}

/* What would leave nothing is told and stays. */
static void nothing_else(void) {
    check("here it is:\n", "here it is:\n", SAFE);
    CHECK_EQ_SIZE(copydesk_result_finding_count(result), 1);
    CHECK_EQ_SIZE(copydesk_result_finding(result, 0)->edit_count, 0);
    check("here it is:\n\nbye!\n", "bye!\n", SAFE);
    check("```\n\n```\n", "```\n\n```\n", SAFE);
    check("bye!\n", "bye!\n", SAFE);
    check("\n \n", "\n \n", SAFE);
    check("", "", SAFE);
}

/* More pieces than a model makes: none is taken, now or by a second run. */
static void too_many(void) {
    static char text[5000];
    size_t at = 0;
    for (int i = 0; i < 300; i++)
        at += (size_t)sprintf(text + at, "here it is:\n");
    sprintf(text + at, "A b.\n");
    CHECK_EQ_STR(fixed(text, SAFE), text);
    CHECK_EQ_SIZE(copydesk_result_finding_count(result), 0);
}

/* The finding shows a sentence; the edit takes the piece. */
static void evidence(void) {
    fixed("<t>Hm. So.\n\nx</t>\nA b.\n", SAFE);
    const copydesk_finding *f = copydesk_result_finding(result, 0);
    CHECK_EQ_SIZE(f->start, 0);
    CHECK_EQ_SIZE(f->end, 6);
    CHECK_EQ_SIZE(f->edits[0].end, 18);
    CHECK_EQ_SIZE(copydesk_result_edit_count(result), 1);
    fixed("<t>open\n\nA b.\n", SAFE);
    CHECK_EQ_STR(copydesk_result_finding(result, 0)->rule, "t.told");
}

/* No repair beside bytes that are no UTF-8, nor between a CR and a line feed;
 * lines wrapped by hand are one piece. */
static void awkward_bytes(void) {
    check("here it is:\xFF\nA b.\n", "here it is:\xFF\nA b.\n", SAFE);
    check("A b.\r\r\nbye.\n", "A b.\r\r\nbye.\n", SAFE);
    check("A b.\xC3\nbye.\n", "A b.\xC3\nbye.\n", SAFE);
    check("here it is:\n\nThe clerk of the town wrote a long letter to the\n"
          "owner of the mill and to the owner of the other mill.\n\nbye!\n",
          "The clerk of the town wrote a long letter to the\n"
          "owner of the mill and to the owner of the other mill.\n",
          SAFE);
}

static void at_the_end(void) {
    copydesk_result_free(result);
    copydesk_engine_free(engine);
    scratch_remove();
}

CHECK_MAIN(blank_lines_and_line_ends, chains, nothing_else, too_many, evidence,
           awkward_bytes, at_the_end);
