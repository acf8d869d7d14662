/* SPDX-License-Identifier: MIT */
#include "unicode/compose.h"

#include "base/utf8.h"
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

/* Every character below U+0300 stands as it is, and starts anew. */
static bool starts(const UNormalizer2 *nfc, uint32_t cp) {
    return cp < 0x300 || unorm2_hasBoundaryBefore(nfc, (UChar32)cp);
}

static bool may_change(uint32_t cp) {
    return cp >= 0x300 &&
           (u_getIntPropertyValue((UChar32)cp, UCHAR_NFC_QUICK_CHECK) !=
                UNORM_YES ||
            u_getCombiningClass((UChar32)cp));
}

/* What NFC makes of the stretch; false when that is the stretch itself. */
static bool normalize(const UNormalizer2 *nfc, const char *text,
                      Composed *out) {
    UChar wide[COMPOSE_MAX], normal[4 * COMPOSE_MAX];
    UErrorCode error = U_ZERO_ERROR;
    int32_t n = 0, m, bytes = 0;
    size_t len = out->end - out->start;
    if (len > COMPOSE_MAX) return false;
    u_strFromUTF8(wide, COMPOSE_MAX, &n, text + out->start, (int32_t)len,
                  &error);
    m = unorm2_normalize(nfc, wide, n, normal, 4 * COMPOSE_MAX, &error);
    u_strToUTF8(out->text, sizeof out->text, &bytes, normal, m, &error);
    out->len = (size_t)bytes;
    return U_SUCCESS(error) &&
           (out->len != len || memcmp(out->text, text + out->start, len) != 0);
}

bool compose_next(const char *text, size_t len, size_t from, Composed *out) {
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&error);
    if (U_FAILURE(error)) return false;
    size_t size;
    out->start = from;
    out->base = 0;
    for (size_t at = from; at < len;) {
        uint32_t cp = utf8_at(text, len, at, &size);
        if (starts(nfc, cp)) {
            out->start = at;
            out->base = cp;
        }
        at += size ? size : 1;
        if (!may_change(cp)) continue;
        for (; at < len; at += size)
            if (starts(nfc, utf8_at(text, len, at, &size)) || !size) break;
        out->end = at;
        if (normalize(nfc, text, out)) return true;
    }
    return false;
}
