/* SPDX-License-Identifier: MIT
 * Encodings that someone may have meant, from ICU's table of names. */
#include "unicode/convert.h"

#include "base/distance.h"
#include <string.h>
#include <unicode/ucnv.h>

#define NAME_MOST 40 /* letters and digits that are compared */
#define NEAR_MOST 3

/* "Windows_1252" and "windows1252" are one name. */
static size_t fold(const char *name, char out[NAME_MOST + 1]) {
    size_t n = 0;
    for (; *name && n < NAME_MOST; name++) {
        char c = *name;
        if (c >= 'A' && c <= 'Z') c |= 32;
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out[n++] = c;
    }
    out[n] = 0;
    return n;
}

/* The number at a name's end: 1252. */
static const char *number_of(const char *name, size_t len) {
    while (len && name[len - 1] >= '0' && name[len - 1] <= '9')
        len--;
    return name + len;
}

/* 0 is nearest; far is past all. */
static size_t rank(const char *asked, const char *alias, size_t far) {
    char a[NAME_MOST + 1], b[NAME_MOST + 1];
    size_t a_len = fold(asked, a), b_len = fold(alias, b);
    if (!a_len || !b_len) return far;
    size_t off = distance(a, b);
    const char *number = number_of(a, a_len);
    if (strlen(number) >= 3 && !strcmp(number, number_of(b, b_len)))
        return off / 2;
    return off <= (a_len < 6 ? 1 : a_len / 4) ? off : far;
}

typedef struct Near {
    const char *names[NEAR_MOST];
    size_t ranks[NEAR_MOST], count;
} Near;

static void consider(Near *near, const char *name, size_t rank) {
    size_t at = near->count;
    for (size_t i = 0; i < near->count; i++)
        if (!strcmp(near->names[i], name)) return;
    while (at && near->ranks[at - 1] > rank)
        at--;
    if (at == NEAR_MOST) return;
    if (near->count < NEAR_MOST) near->count++;
    for (size_t k = near->count - 1; k > at; k--) {
        near->names[k] = near->names[k - 1];
        near->ranks[k] = near->ranks[k - 1];
    }
    near->names[at] = name;
    near->ranks[at] = rank;
}

/* The nearest of an encoding's names speaks for it, under its usual name.
 * Encodings without one are IBM's own. */
static void consider_encoding(Near *near, const char *icu, const char *asked) {
    UErrorCode error = U_ZERO_ERROR;
    const size_t far = SIZE_MAX;
    const char *name = ucnv_getStandardName(icu, "MIME", &error);
    if (!name) name = ucnv_getStandardName(icu, "IANA", &error);
    uint16_t aliases = ucnv_countAliases(icu, &error);
    size_t best = far;
    for (uint16_t i = 0; i < aliases && name; i++) {
        const char *alias = ucnv_getAlias(icu, i, &error);
        size_t r = alias ? rank(asked, alias, far) : far;
        if (r < best) best = r;
    }
    if (best < far && U_SUCCESS(error)) consider(near, name, best);
}

void convert_near(const char *name, Buf *out) {
    Near near = {.count = 0};
    int32_t count = ucnv_countAvailable();
    for (int32_t i = 0; i < count; i++)
        consider_encoding(&near, ucnv_getAvailableName(i), name);
    for (size_t i = 0; i < near.count; i++)
        buf_print(out, "%s%s", i ? ", " : "", near.names[i]);
}
