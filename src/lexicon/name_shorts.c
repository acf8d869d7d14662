/* SPDX-License-Identifier: MIT
 * Given names that stand for one another: John, Jon. */
#include "lexicon/name_keys.h"

#include "unicode/fold.h"
#include <string.h>

#define SHORT_MAX 32 /* bytes; no given name of the list is longer */

/* "john jon", into out; its length, 0 where a name is too long. */
static size_t both(const char *a, size_t a_len, const char *b, size_t b_len,
                   char out[2 * SHORT_MAX + 2]) {
    size_t n = letters_fold(a, a_len, out, SHORT_MAX);
    if (!n) return 0;
    out[n] = ' ';
    size_t m = letters_fold(b, b_len, out + n + 1, SHORT_MAX);
    return m ? n + 1 + m : 0;
}

static Status add_pair(NameKeys *keys, const char *a, size_t a_len,
                       const char *b, size_t b_len) {
    char pair[2 * SHORT_MAX + 2];
    size_t len = both(a, a_len, b, b_len, pair);
    const char *kept = arena_copy(keys->arena, pair, len);
    return kept && map_put(&keys->shorts, kept, len, 1) ? STATUS_OK
                                                        : STATUS_MEMORY;
}

static Status add_line(NameKeys *keys, Place place, Faults *faults) {
    const char *text = place.text, *tab = strchr(text, '\t');
    Status status = STATUS_OK;
    if (!*text || *text == '#') return STATUS_OK;
    if (!tab || tab == text || tab - text >= SHORT_MAX) {
        fault_add(faults, place, "a given name, a tab, others by “|”");
        return STATUS_OK;
    }
    size_t len = (size_t)(tab - text);
    for (const char *at = tab + 1; *at && !status;) {
        size_t other = strcspn(at, "|");
        if (!other || other >= SHORT_MAX) {
            fault_add(faults, place, "a name is empty, or too long");
            return STATUS_OK;
        }
        status = add_pair(keys, text, len, at, other);
        if (!status) status = add_pair(keys, at, other, text, len);
        at += other + (at[other] == '|');
    }
    return status;
}

Status name_keys_add_shorts(NameKeys *keys, const char *path, const char *bytes,
                            size_t len, Faults *faults) {
    Place place = {.path = path, .column = 1};
    Status status = STATUS_OK;
    for (size_t at = 0; at < len && !status;) {
        const char *lf = memchr(bytes + at, '\n', len - at);
        size_t end = lf ? (size_t)(lf - bytes) : len;
        place.line++;
        place.text = arena_copy(keys->arena, bytes + at, end - at);
        status = place.text ? add_line(keys, place, faults) : STATUS_MEMORY;
        at = end + 1;
    }
    return status;
}

bool name_keys_short(const NameKeys *keys, const char *a, size_t a_len,
                     const char *b, size_t b_len) {
    char pair[2 * SHORT_MAX + 2];
    size_t len = both(a, a_len, b, b_len, pair);
    return len && map_get(&keys->shorts, pair, len, NULL);
}
