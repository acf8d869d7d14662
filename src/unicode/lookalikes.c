/* SPDX-License-Identifier: MIT */
#include "unicode/lookalikes.h"

#include "base/vec.h"
#include "unicode/chars.h"
#include <stdlib.h>
#include <string.h>
#include <unicode/uset.h>
#include <unicode/uspoof.h>

#define SKELETON_MAX 4 /* UTF-16 units; longer ones look like no letter */

/* Letters with equal skeletons look alike. */
typedef struct Letter {
    uint32_t cp;
    Script script;
    bool upper;
    int32_t len; /* of the skeleton */
    UChar skeleton[SKELETON_MAX];
} Letter;

struct Lookalikes {
    Letter *items; /* by code point; owned */
    size_t count, cap;
};

static bool add_letter(Lookalikes *l, const USpoofChecker *checker,
                       uint32_t cp) {
    Letter letter = {cp, script_of(cp), char_is_upper(cp), 0, {0}};
    if (!letter.upper && !char_is_lower(cp)) return true;
    UErrorCode error = U_ZERO_ERROR;
    UChar unit = (UChar)cp;
    letter.len = uspoof_getSkeleton(checker, 0, &unit, 1, letter.skeleton,
                                    SKELETON_MAX, &error);
    if (error == U_BUFFER_OVERFLOW_ERROR) return true;
    return U_SUCCESS(error) && VEC_ADD(l, letter);
}

Lookalikes *lookalikes_new(void) {
    UErrorCode error = U_ZERO_ERROR;
    USpoofChecker *checker = uspoof_open(&error);
    const USet *used = uspoof_getRecommendedSet(&error);
    Lookalikes *l = U_SUCCESS(error) ? calloc(1, sizeof *l) : NULL;
    bool fine = l != NULL;
    for (uint32_t cp = 'A'; fine && cp < LOOKALIKES_END; cp++)
        if (uset_contains(used, (UChar32)cp)) fine = add_letter(l, checker, cp);
    uspoof_close(checker);
    if (fine) return l;
    lookalikes_free(l);
    return NULL;
}

void lookalikes_free(Lookalikes *lookalikes) {
    if (lookalikes) free(lookalikes->items);
    free(lookalikes);
}

static const Letter *letter_of(const Lookalikes *l, uint32_t cp) {
    for (size_t i = 0; i < l->count; i++)
        if (l->items[i].cp == cp) return &l->items[i];
    return NULL;
}

/* The first by code point: of I and the Turkish dotless letters, I. */
static uint32_t same_skeleton(const Lookalikes *l, uint32_t cp, Script script) {
    const Letter *a = letter_of(l, cp);
    for (size_t i = 0; a && i < l->count; i++) {
        const Letter *b = &l->items[i];
        if (b->script == script && b->upper == a->upper && b->len == a->len &&
            !memcmp(b->skeleton, a->skeleton, (size_t)a->len * sizeof(UChar)))
            return b->cp;
    }
    return 0;
}

uint32_t lookalike(const Lookalikes *lookalikes, uint32_t cp, Script script) {
    uint32_t like = same_skeleton(lookalikes, cp, script);
    if (!like || char_is_upper(cp)) return like;
    uint32_t capital = same_skeleton(lookalikes, char_to_upper(cp), script);
    return capital == char_to_upper(like) ? like : 0;
}
