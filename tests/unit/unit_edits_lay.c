/* SPDX-License-Identifier: MIT
 * edits/lay, case by case. An edit is written "3-5=text"; several are
 * separated by "; ". What comes out is the file's bytes, and the edits of the
 * source in the same notation. */
#include "edits/lay.h"
#include "unit/check.h"
#include "unit/unit_edits.h"

#define EDITS_MAX 8

/* Reads "3-5=text; 7-7=x"; texts point into notation. */
static size_t read_edits(const char *notation, Edit *edits) {
    size_t count = 0;
    while (notation && *notation && count < EDITS_MAX) {
        char *end;
        Edit *e = &edits[count++];
        e->span.start = strtoul(notation, &end, 10);
        e->span.end = strtoul(end + 1, &end, 10);
        e->text = end + 1;
        const char *next = strstr(e->text, "; ");
        e->len = next ? (size_t)(next - e->text) : strlen(e->text);
        notation = next ? next + 2 : NULL;
    }
    return count;
}

/* The story with the edits laid in, in place of the one given. */
static Story *lay_in(Story *story, const char *notation, uint32_t first) {
    Edit edits[EDITS_MAX];
    Laid laid[EDITS_MAX];
    Story *next = NULL;
    size_t count = read_edits(notation, edits);
    for (size_t i = 0; i < count; i++)
        laid[i] = (Laid){edits[i], first + (uint32_t)i};
    if (lay(&next, story, laid, count) != STATUS_OK) exit(99);
    story_free(story);
    return next;
}

static Story *story_of(const char *source) {
    Story *story;
    if (story_plain(&story, source, strlen(source)) != STATUS_OK) exit(99);
    return story;
}

static const char *show(const SourceEdits *edits) {
    static char text[1000];
    size_t at = 0;
    *text = 0;
    for (size_t i = 0; i < edits->count; i++) {
        const SourceEdit *e = &edits->items[i];
        at += (size_t)sprintf(text + at, "%s%zu-%zu=%.*s", i ? "; " : "",
                              e->span.start, e->span.end, (int)e->len, e->text);
    }
    return text;
}

/* After the rounds of edits (NULL ends them) the file and its edits. */
static void check_lay(const char *source, const char *const *rounds,
                      const char *want, const char *want_edits) {
    Story *story = story_of(source);
    for (uint32_t i = 0; rounds[i]; i++)
        story = lay_in(story, rounds[i], i * EDITS_MAX);
    Buf out = {0};
    Arena arena = {0};
    SourceEdits edits;
    lay_write(story, &out);
    bool ok = CHECK_EQ_STR(buf_str(&out), want);
    ok &= CHECK(lay_edits(story, &arena, &edits) == STATUS_OK);
    ok &= CHECK_EQ_STR(show(&edits), want_edits);
    if (!ok) fprintf(stderr, "    edits %s …\n", rounds[0]);
    buf_free(&out);
    arena_free(&arena);
    story_free(story);
}

#define LAY(source, want, want_edits, ...)                                     \
    check_lay(source, (const char *const[]){__VA_ARGS__, NULL}, want,          \
              want_edits)

#define BOM "\xEF\xBB\xBF"

void lay_at_places(void) {
    LAY("abcdef", "xbcdef", "0-1=x", "0-1=x");
    LAY("abcdef", "abcdex", "5-6=x", "5-6=x");
    LAY("abcdef", "xabcdefy", "0-0=x; 6-6=y", "0-0=x; 6-6=y");
    LAY("abcdef", "ab", "2-6=", "2-6=");
    LAY("abcdef", "", "0-6=", "0-6=");
    LAY("abcdef", "abxyef", "2-4=xy", "2-3=x; 3-4=y");
    LAY("abcdef", "ab[cd]ef", "2-2=[; 4-4=]", "2-2=[; 4-4=]");
    LAY("abcdef", "ab[x]ef", "2-4=[x]", "2-2=[; 2-4=x; 4-4=]");
    LAY("abcdef", "abcdef", "", "2-4=cd");
    LAY("", "new", "0-0=new", "0-0=new");
}

void lay_over_runs(void) {
    LAY("a\r\nb", "a b", "1-3= ", "1-2= ");
    LAY("a\r\nb", "ax\r\nb", "1-1=x", "1-1=x");
    LAY("a\r\nb", "a\r\nxb", "3-3=x", "2-2=x");
    LAY("a\r\nb\r\n", "a\r\nb\r\nx", "6-6=x", "4-4=x");
    LAY("a\r\nb", "a\r\n\r\nb", "1-1=\r\n", "1-1=\n");
    LAY("a\nb\r\n", "a\n\nb\r\n", "1-1=\n", "1-1=\n");
    LAY(BOM "ab", BOM "xab", "3-3=x", "0-0=x");
    LAY(BOM "ab", BOM "b", "3-4=", "0-1=");
    LAY(BOM, BOM "x", "3-3=x", "0-0=x");
    LAY("a\xFF"
        "b",
        "ax\xFF"
        "b",
        "1-1=x", "1-1=x");
    LAY("a\xFF"
        "b",
        "a\xFFxb", "2-2=x", "4-4=x");
    LAY("a\r\n\r\nb\r\nc", "aXc", "1-8=X", "1-5=X");
}

void lay_over_earlier(void) {
    LAY("stop them at", "stop X at", "5-9=X", "5-9=[them]", "5-11=X");
    LAY("stop them at", "stop [us] at", "5-9=[us]", "5-5=[; 9-9=]", "6-10=us");
    LAY("abcdef", "abcdef", "", "2-4=xy", "2-4=cd");
    LAY("abcdef", "abef", "2-4=", "2-4=", "2-2=new", "2-5=");
    LAY("abcdef", "abnewef", "2-4=new", "2-4=", "2-2=new");
    LAY("abcdef", "abnewcdef", "2-2=new", "2-2=ew", "2-2=n");
    LAY("abcdef", "abxycdef", "2-2=xy", "2-2=x", "3-3=y");
    LAY("abcdef", "abZf", "2-5=Z", "2-3=x; 4-5=y", "2-5=Z");
    LAY("abcdef", "aPQf", "1-5=PQ", "2-4=PQ", "1-2=; 4-5=");
    LAY("a\r\nb", "aXb", "1-3=X", "1-2=XY", "2-3=");
    LAY("a\r\nb", "a\r\nb", "", "1-2= ", "1-2=\n");
    LAY("a\r\nb", "", "0-4=", "0-1=", "1-2=", "0-1=");
}

static bool allowed(const Story *s, size_t start, size_t end,
                    const char *text) {
    Edit edit = {{start, end}, text, strlen(text)};
    return lay_allowed(s, &edit);
}

/* A deletion beside bad bytes could make two halves of a character meet. */
static void lay_allows_deletions(void) {
    Story *s = story_of("ab\xE2-\x80z");
    s->doubtful = false; /* as among many good ones */
    CHECK(allowed(s, 0, 1, ""));
    CHECK(!allowed(s, 1, 2, ""));
    CHECK(!allowed(s, 5, 6, ""));
    CHECK(allowed(s, 5, 6, "+"));
    CHECK(!allowed(s, 9, 10, ""));
    story_free(s);
}

#define FAR "............................................."

/* “三つ大 of” in Shift_JIS, where C2 91 is half つ and half 大. */
static void lay_doubts(void) {
    Story *s = story_of("\x8E\x4F\x82\xC2\x91\xE5 of" FAR "--");
    size_t end = s->len;
    CHECK(s->doubtful);
    CHECK(!allowed(s, 7, 9, "x"));
    CHECK(!allowed(s, end - 2, end, "—"));
    CHECK(allowed(s, end - 2, end, "-"));
    story_free(s);
    /* One bad byte, and in the next paragraph eight “é”. */
    s = story_of("\xFF\xC3\xA9" FAR "é\nééééééé");
    end = s->len;
    CHECK(!s->doubtful);
    CHECK(!allowed(s, 3, 5, "e"));
    CHECK(!allowed(s, 5 + strlen(FAR), 7 + strlen(FAR), "e"));
    CHECK(allowed(s, end - 2, end, "e"));
    story_free(s);
    s = story_of(BOM "\xFF" FAR "é");
    CHECK(!s->doubtful);
    story_free(s);
}

/* a, CR LF, a bad byte, b: the prose is a LF U+FFFD b. */
void lay_allows(void) {
    lay_allows_deletions();
    lay_doubts();
    Story *s = story_of("a\r\n\xFF"
                        "b");
    s->doubtful = false;
    CHECK(allowed(s, 0, 2, "x"));
    CHECK(allowed(s, 2, 2, "x"));
    CHECK(!allowed(s, 1, 3, "x"));
    CHECK(!allowed(s, 2, 5, "x"));
    CHECK(!allowed(s, 3, 3, "x"));
    CHECK(!allowed(s, 0, 6, "x"));
    CHECK(!allowed(s, 4, 6, "x"));
    CHECK(allowed(s, 5, 5, "x"));
    CHECK(allowed(s, 5, 6, "x"));
    CHECK(allowed(s, 6, 6, "x"));
    story_free(s);
    s = story_of(BOM "a");
    CHECK(allowed(s, 0, 0, "x"));
    CHECK(allowed(s, 0, 1, "x"));
    story_free(s);
    s = story_of("a\xFF");
    CHECK(!allowed(s, 1, 1, "x")); /* the second half of FF, maybe */
    s->doubtful = false;
    CHECK(allowed(s, 4, 4, "x"));
    CHECK(allowed(s, 1, 1, "x"));
    story_free(s);
    s = story_of("");
    CHECK(allowed(s, 0, 0, "x"));
    story_free(s);
}

static size_t causes_of(const SourceEdit *edit, uint32_t *list) {
    size_t count = 0;
    for (const Cause *c = edit->causes; c && count < 9; c = c->next)
        list[count++] = c->finding;
    return count;
}

/* A repair of a repair names both findings, and each once. */
void lay_gives_source_edits(void) {
    Story *s = lay_in(story_of("abcdef"), "1-2=xy; 4-4=z", 0);
    s = lay_in(s, "2-3=Y", 7);
    Arena arena = {0};
    SourceEdits edits;
    uint32_t list[9];
    CHECK(lay_edits(s, &arena, &edits) == STATUS_OK);
    CHECK_EQ_STR(show(&edits), "1-2=xY; 4-4=z");
    CHECK_EQ_SIZE(causes_of(&edits.items[0], list), 2);
    CHECK(list[0] + list[1] == 7);
    CHECK_EQ_SIZE(causes_of(&edits.items[1], list), 1);
    CHECK_EQ_SIZE(list[0], 1);
    arena_free(&arena);
    story_free(s);
}

/* What one more repair does to the source of "abcdef" with earlier edits. */
static void check_carried(const char *earlier, const char *repair,
                          const char *want) {
    Edit edits[EDITS_MAX];
    Arena arena = {0};
    SourceEdits got;
    Story *s = story_of("abcdef");
    if (*earlier) s = lay_in(s, earlier, 0);
    size_t count = read_edits(repair, edits);
    CHECK(lay_on_source(s, edits, count, &arena, &got) == STATUS_OK);
    if (!CHECK_EQ_STR(show(&got), want))
        fprintf(stderr, "    of %s after %s\n", repair, earlier);
    arena_free(&arena);
    story_free(s);
}

void lay_carries_earlier_edits(void) {
    check_carried("", "", "");
    check_carried("", "2-4=X; 5-5=Y", "2-4=X; 5-5=Y");
    check_carried("", "6-6=X", "6-6=X");
    check_carried("0-1=x", "3-4=Y", "3-4=Y");
    check_carried("2-3=xyz", "3-4=Y", "2-3=xYz");
    check_carried("2-3=xyz", "5-6=D", "2-4=xyzD");
    check_carried("2-3=xyz", "1-2=B", "1-3=Bxyz");
    check_carried("2-3=xyz", "2-2=B", "2-3=Bxyz");
    check_carried("2-3=", "1-2=B", "1-3=B");
    check_carried("2-3=", "2-3=D", "2-4=D");
    check_carried("0-1=x; 2-3=y; 4-5=z", "2-3=Y", "2-3=Y");
    check_carried("0-1=x; 2-3=y; 4-5=z", "1-4=-", "0-5=x-z");
    check_carried("0-1=x; 3-3=y", "0-1=X; 3-4=", "0-1=X; 3-3=");
}

/* An insertion right behind an earlier repair touches it, like any other. */
static void lay_carries_before_insertions(void) {
    check_carried("2-3=xyz", "5-5=I", "2-3=xyzI");
    check_carried("2-3=", "2-2=I", "2-3=I");
    check_carried("2-2=x", "3-3=I", "2-2=xI");
}

static void lay_no_edits_on_empty(void) {
    Story *s = lay_in(story_of(""), "", 0);
    CHECK_EQ_SIZE(s->len, 0);
    story_free(s);
}

void lay_on_nothing(void) {
    CHECK_SURVIVES(lay_carries_before_insertions);
    CHECK_SURVIVES(lay_no_edits_on_empty);
}
