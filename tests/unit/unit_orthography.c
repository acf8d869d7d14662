/* SPDX-License-Identifier: MIT
 * lexicon/orthography: listed misspellings, faults in their list, slips of one
 * letter of each kind, and many threads that want the index at once. */
#include "lexicon/orthography.h"
#include "unit/check.h"
#include <pthread.h>

static const char WRONG[] = "# ours\nfery\tferry\nlamsp\tlamps|lamp\n";
static const char COMMON[] =
    "# ours\nferries\nferry\nlamp\nlamps\nlump\nlumps\nport\nports\nsport\n";
static const char FREQUENT[] = "port\nsport\n";

static Orthography *ours(void) {
    Arena arena = {0};
    Faults faults = {.arena = &arena};
    Orthography *o = orthography_new();
    CHECK(o);
    CHECK(orthography_add_wrong(o, "w", "en", WRONG, sizeof WRONG - 1,
                                &faults) == STATUS_OK);
    CHECK(orthography_add_common(o, "en", COMMON, sizeof COMMON - 1) ==
          STATUS_OK);
    CHECK(orthography_add_frequent(o, "en", FREQUENT, sizeof FREQUENT - 1) ==
          STATUS_OK);
    CHECK_EQ_SIZE(faults.count, 0);
    faults_free(&faults);
    arena_free(&arena);
    return o;
}

static void right_is(const Orthography *o, const char *lang, const char *word,
                     const char *want) {
    size_t len = 0;
    const char *right = orthography_right(o, lang, word, strlen(word), &len);
    CHECK(!right == !want);
    if (!right || !want) return;
    CHECK_EQ_SIZE(len, strlen(want));
    CHECK(!memcmp(right, want, len));
}

static void lists(void) {
    Orthography *o = ours();
    right_is(o, "en", "fery", "ferry");
    right_is(o, "en", "lamsp", "lamps|lamp");
    right_is(o, "en", "ferry", NULL);
    right_is(o, "de", "fery", NULL);
    right_is(o, NULL, "fery", NULL);
    CHECK(orthography_is_common(o, "en", "lamp", 4));
    CHECK(!orthography_is_common(o, "en", "lam", 3));
    CHECK(!orthography_is_common(o, NULL, "lamp", 4));
    orthography_free(o);
    orthography_free(NULL);
}

static void faulty_list(void) {
    static const char bad[] = "fery ferry\nlmap\t\nprot\tport\n";
    Arena arena = {0};
    Faults faults = {.arena = &arena};
    Orthography *o = orthography_new();
    CHECK(orthography_add_wrong(o, "w", "en", bad, sizeof bad - 1, &faults) ==
          STATUS_OK);
    CHECK_EQ_SIZE(faults.count, 2);
    CHECK_EQ_SIZE(faults.items[0].place.line, 1);
    CHECK_EQ_SIZE(faults.items[1].place.line, 2);
    right_is(o, "en", "prot", "port");
    CHECK(orthography_add_common(o, "english", "a\n", 2) == STATUS_LIMIT);
    orthography_free(o);
    faults_free(&faults);
    arena_free(&arena);
}

static void near_is(Orthography *o, const char *word, const char *want,
                    WordSlip slip) {
    NearWord near[3];
    size_t count = orthography_near(o, "en", word, strlen(word), near, 3);
    CHECK(!count == !want);
    if (!count || !want) return;
    CHECK_EQ_SIZE(near[0].len, strlen(want));
    CHECK(!memcmp(near[0].text, want, strlen(want)));
    CHECK_EQ_SIZE(near[0].slip, slip);
}

static void slips(void) {
    Orthography *o = ours();
    near_is(o, "ferires", "ferries", SLIP_SWAP);
    near_is(o, "feries", "ferries", SLIP_DOUBLE);
    near_is(o, "ferrries", "ferries", SLIP_DOUBLE);
    near_is(o, "fferries", "ferries", SLIP_DOUBLE);
    near_is(o, "ferris", "ferries", SLIP_MISSING);
    near_is(o, "ferriesx", "ferries", SLIP_EXTRA);
    near_is(o, "fervies", "ferries", SLIP_OTHER);
    near_is(o, "xerries", "ferries", SLIP_FIRST);
    near_is(o, "erries", "ferries", SLIP_HEAD);
    near_is(o, "xferries", "ferries", SLIP_FIRST);
    near_is(o, "efrries", "ferries", SLIP_SWAP);
    near_is(o, "fxrxies", NULL, SLIP_NONE);
    near_is(o, "", NULL, SLIP_NONE);
    near_is(o, "spport", "sport", SLIP_DOUBLE);
    orthography_free(o);
}

/* The frequent one first, then the likelier slip; no more than asked for. */
static void order(void) {
    Orthography *o = ours();
    NearWord near[3];
    CHECK_EQ_SIZE(orthography_near(o, "en", "lmp", 3, near, 3), 2);
    CHECK_EQ_SIZE(orthography_near(o, "en", "lmp", 3, near, 1), 1);
    CHECK_EQ_SIZE(orthography_near(o, "en", "lmp", 3, near, 0), 0);
    size_t count = orthography_near(o, "en", "portss", 6, near, 3);
    CHECK_EQ_SIZE(count, 1);
    count = orthography_near(o, "en", "porst", 5, near, 3);
    CHECK(count && near[0].frequent && near[0].len == 4);
    CHECK_EQ_SIZE(orthography_near(o, "de", "lmp", 3, near, 3), 0);
    orthography_free(o);
}

static void *ask(void *user) {
    NearWord near[3];
    for (int i = 0; i < 1000; i++)
        CHECK_EQ_SIZE(orthography_near(user, "en", "lmps", 4, near, 3), 2);
    return NULL;
}

static void threads(void) {
    Orthography *o = ours();
    pthread_t all[4];
    for (int i = 0; i < 4; i++)
        CHECK(!pthread_create(&all[i], NULL, ask, o));
    for (int i = 0; i < 4; i++)
        pthread_join(all[i], NULL);
    orthography_free(o);
}

CHECK_MAIN(lists, faulty_list, slips, order, threads);
