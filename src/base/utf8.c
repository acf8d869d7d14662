/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"

#include <stdbool.h>

/* Lead byte -> length, and the range its second byte may have. */
typedef struct Lead {
    uint8_t len, low, high;
} Lead;

static Lead lead_of(uint8_t b) {
    if (b < 0x80) return (Lead){1, 0, 0};
    if (b < 0xC2) return (Lead){0, 0, 0};
    if (b < 0xE0) return (Lead){2, 0x80, 0xBF};
    if (b == 0xE0) return (Lead){3, 0xA0, 0xBF};
    if (b == 0xED) return (Lead){3, 0x80, 0x9F};
    if (b < 0xF0) return (Lead){3, 0x80, 0xBF};
    if (b == 0xF0) return (Lead){4, 0x90, 0xBF};
    if (b < 0xF4) return (Lead){4, 0x80, 0xBF};
    if (b == 0xF4) return (Lead){4, 0x80, 0x8F};
    return (Lead){0, 0, 0};
}

/* How many of the character's bytes at p are there and right; *whole when
 * that is all of them. */
static size_t prefix_of(const uint8_t *p, size_t len, bool *whole) {
    Lead lead = lead_of(p[0]);
    *whole = lead.len == 1;
    if (lead.len <= 1) return lead.len;
    if (len < 2 || p[1] < lead.low || p[1] > lead.high) return 1;
    size_t n = 2;
    while (n < lead.len && n < len && (p[n] & 0xC0) == 0x80)
        n++;
    *whole = n == lead.len;
    return n;
}

static uint32_t join(const uint8_t *p, size_t n) {
    static const uint8_t mask[5] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    uint32_t cp = p[0] & mask[n];
    for (size_t i = 1; i < n; i++)
        cp = cp << 6 | (p[i] & 0x3F);
    return cp;
}

size_t utf8_decode(const char *text, size_t len, uint32_t *cp) {
    if (!len) return 0;
    bool whole;
    size_t n = prefix_of((const uint8_t *)text, len, &whole);
    if (!whole) return 0;
    *cp = join((const uint8_t *)text, n);
    return n;
}

size_t utf8_valid(const char *text, size_t len) {
    size_t at = 0;
    while (at < len) {
        if ((uint8_t)text[at] < 0x80) {
            at++;
            continue;
        }
        bool whole;
        size_t n = prefix_of((const uint8_t *)text + at, len - at, &whole);
        if (!whole) break;
        at += n;
    }
    return at;
}

size_t utf8_bad(const char *text, size_t len) {
    bool whole;
    size_t n = prefix_of((const uint8_t *)text, len, &whole);
    return n ? n : 1;
}

size_t utf8_encode(uint32_t cp, char out[4]) {
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    size_t n = cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
    static const uint8_t lead[5] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = n - 1; i > 0; i--, cp >>= 6)
        out[i] = (char)(0x80 | (cp & 0x3F));
    out[0] = (char)(lead[n] | cp);
    return n;
}

size_t utf8_count(const char *text, size_t len) {
    size_t count = 0;
    for (size_t i = 0; i < len; i++)
        count += ((uint8_t)text[i] & 0xC0) != 0x80;
    return count;
}

uint32_t utf8_before(const char *text, size_t at, size_t *size) {
    size_t start = at;
    while (start && ((uint8_t)text[--start] & 0xC0) == 0x80) {
    }
    return utf8_at(text, at, start, size);
}
