/* SPDX-License-Identifier: MIT
 * unicode/ and text/: scripts and the letters around a place, letters that
 * look alike, letters and marks in Normalization Form C. */
#include "text/script_runs.h"
#include "text/story.h"
#include "unicode/compose.h"
#include "unicode/lookalikes.h"
#include "unit/check.h"

static void scripts_by_name(void) {
    CHECK(script_named("Latin") == script_of('a'));
    CHECK(script_named("Cyrillic") == script_of(0x43E));
    CHECK(script_named("Old_Italic") == script_of(0x10300));
    static const char *const none[] = {"",        "latin",     "Latn",
                                       "Common",  "Inherited", "Unknown",
                                       "Klingon", "Old Italic"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        CHECK(script_named(none[i]) == SCRIPT_NONE);
}

static void scripts_of_letters(void) {
    CHECK(script_of(0xE9) == script_of('a'));
    /* A figure, a blank, a mark, a full-width A, the long vowel mark of kana,
     * the micro sign, an Arabic figure. */
    static const uint32_t none[] = {'1',    ' ',    0x301, 0xFF21,
                                    0x30FC, 0x00B5, 0x661, 0};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        CHECK(script_of(none[i]) == SCRIPT_NONE);
}

/* l, h: Latin, Han; -: none; of the letters around each character. */
static const char *around(const char *text, size_t at) {
    static char out[3];
    Story *story;
    if (story_plain(&story, text, strlen(text)) != STATUS_OK) exit(99);
    ScriptRuns runs = {0};
    Script two[] = {script_before(&runs, story, 0, at),
                    script_after(&runs, story, 0, at)};
    for (int i = 0; i < 2; i++)
        out[i] = two[i] == SCRIPT_NONE                ? '-'
                 : two[i] == script_named("Latin")    ? 'l'
                 : two[i] == script_named("Cyrillic") ? 'c'
                                                      : '?';
    CHECK(!runs.failed);
    script_runs_free(&runs);
    story_free(story);
    return out;
}

static void letters_around(void) {
    CHECK_EQ_STR(around("12, 3", 2), "--");
    CHECK_EQ_STR(around("ab", 0), "-l");
    CHECK_EQ_STR(around("ab", 1), "ll");
    CHECK_EQ_STR(around("ab", 2), "l-");
    CHECK_EQ_STR(around("a 1, 2 b", 3), "ll");
    CHECK_EQ_STR(around("a, б", 1), "lc");
    CHECK_EQ_STR(around("a, б, a", 5), "cl");
    CHECK_EQ_STR(around("a б a", 2), "lc");
    CHECK_EQ_STR(around("a б a", 0), "-l");
    CHECK_EQ_STR(around("a б a", 6), "l-");
}

/* The look-alikes in the other script, 0 for none. */
static void look_alikes(void) {
    Lookalikes *l = lookalikes_new();
    if (!CHECK(l != NULL)) return;
    Script latin = script_named("Latin"), cyrillic = script_named("Cyrillic");
    Script greek = script_named("Greek");
    CHECK_EQ_SIZE(lookalike(l, 0x420, latin), 'P');
    CHECK_EQ_SIZE(lookalike(l, 0x440, latin), 'p');
    CHECK_EQ_SIZE(lookalike(l, 0x406, latin), 'I');
    CHECK_EQ_SIZE(lookalike(l, 0x456, latin), 'i');
    CHECK_EQ_SIZE(lookalike(l, 0x451, latin), 0xEB);
    CHECK_EQ_SIZE(lookalike(l, 'y', cyrillic), 0x443);
    CHECK_EQ_SIZE(lookalike(l, 'A', greek), 0x391);
    /* Like r, n, v and y, but their capitals are not; like nothing; none. */
    static const uint32_t none[] = {0x433, 0x43F, 0x3BD, 0x3B3,
                                    0x42F, '1',   0x4E2D};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        CHECK_EQ_SIZE(lookalike(l, none[i], latin), 0);
    CHECK_EQ_SIZE(lookalike(l, 't', cyrillic), 0);
    lookalikes_free(l);
    lookalikes_free(NULL);
}

#define COMPOSE(prose, from, to, want)                                         \
    do {                                                                       \
        Composed c;                                                            \
        CHECK(compose_next(prose, sizeof(prose) - 1, 0, &c));                  \
        CHECK_EQ_SIZE(c.start, from);                                          \
        CHECK_EQ_SIZE(c.end, to);                                              \
        CHECK_EQ_BYTES(c.text, c.len, want);                                   \
    } while (0)

static void composes(void) {
    COMPOSE("cafe\xCC\x81s", 3, 6, "\xC3\xA9");
    COMPOSE("e\xCC\x82\xCC\xA3", 0, 5, "\xE1\xBB\x87"); /* two marks */
    COMPOSE("a \xE2\x84\xAA", 2, 5, "K");               /* kelvin */
    COMPOSE("\xD0\xB8\xCC\x86", 0, 4, "\xD0\xB9");      /* Cyrillic */
    Composed c;
    static const char *const same[] = {
        "",          "cafe",           "caf\xC3\xA9",  "10\xC2\xB3 \xC2\xBD",
        "x\xCC\x81", "\xCC\x81 first", "\xE2\x80\x9C", "\xEF\xAC\x81"};
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        CHECK(!compose_next(same[i], strlen(same[i]), 0, &c));
}

/* A letter under a heap of marks is left alone, and what follows is found. */
static void composes_behind_heaps(void) {
    char text[400] = "e";
    size_t len = 1;
    for (int i = 0; i < 100; i++, len += 2)
        memcpy(text + len, "\xCC\x81", 2);
    memcpy(text + len, "e\xCC\x81", 3);
    Composed c;
    CHECK(compose_next(text, len + 3, 0, &c));
    CHECK_EQ_SIZE(c.start, len);
}

CHECK_MAIN(scripts_by_name, scripts_of_letters, letters_around, look_alikes,
           composes, composes_behind_heaps);
