/* SPDX-License-Identifier: MIT */
#include "unicode/normal.h"

#include <stdlib.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

/* Letters grow: ß is two, an Arabic ligature in NFD up to 18. ICU says when
 * that was not enough. */
#define GROWTH 4
#define TEXT_MOST ((size_t)INT32_MAX / (GROWTH * 4))

struct Ascii {
    UTransliterator *icu;
};

static bool is_ascii(const char *text, size_t len) {
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)text[i] >= 0x80) return false;
    return true;
}

/* UTF-16 with room to grow; NULL when it cannot be had. */
static UChar *widen(const char *text, size_t len, int32_t *wide_len,
                    int32_t *cap) {
    UErrorCode error = U_ZERO_ERROR;
    if (len > TEXT_MOST) return NULL;
    *cap = (int32_t)(GROWTH * len + 16);
    UChar *wide = malloc((size_t)*cap * sizeof *wide);
    if (!wide) return NULL;
    u_strFromUTF8(wide, *cap, wide_len, text, (int32_t)len, &error);
    if (U_SUCCESS(error)) return wide;
    free(wide);
    return NULL;
}

static bool add_wide(Buf *out, const UChar *wide, int32_t len) {
    UErrorCode error = U_ZERO_ERROR;
    int32_t bytes = 0;
    size_t room = (size_t)len * 3 + 1;
    if (!buf_reserve(out, room)) return false;
    u_strToUTF8(out->data + out->len, (int32_t)room, &bytes, wide, len, &error);
    if (U_FAILURE(error)) return false;
    out->len += (size_t)bytes;
    out->data[out->len] = 0;
    return true;
}

bool text_to_nfc(const char *text, size_t len, Buf *out) {
    if (is_ascii(text, len)) {
        buf_add(out, text, len);
        return !out->failed;
    }
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&error);
    int32_t len_in = 0, cap = 0;
    UChar *in = widen(text, len, &len_in, &cap);
    UChar *normal = in ? malloc((size_t)cap * sizeof *normal) : NULL;
    bool ok = normal && U_SUCCESS(error);
    if (ok) {
        int32_t n = unorm2_normalize(nfc, in, len_in, normal, cap, &error);
        ok = U_SUCCESS(error) && add_wide(out, normal, n);
    }
    free(in);
    free(normal);
    return ok;
}

Ascii *ascii_new(void) {
    static const UChar id[] = u"NFD; [:Mn:] Remove; Latin-ASCII; Lower";
    UErrorCode error = U_ZERO_ERROR;
    Ascii *ascii = malloc(sizeof *ascii);
    if (!ascii) return NULL;
    ascii->icu = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &error);
    if (U_SUCCESS(error)) return ascii;
    free(ascii);
    return NULL;
}

void ascii_free(Ascii *ascii) {
    if (!ascii) return;
    utrans_close(ascii->icu);
    free(ascii);
}

/* Most names: no need to ask ICU. */
static void add_lower(Buf *out, const char *text, size_t len) {
    for (size_t i = 0; i < len; i++) {
        char c = text[i];
        buf_char(out, c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c);
    }
}

bool ascii_write(Ascii *ascii, const char *text, size_t len, Buf *out) {
    if (is_ascii(text, len)) {
        add_lower(out, text, len);
        return !out->failed;
    }
    UErrorCode error = U_ZERO_ERROR;
    int32_t wide_len = 0, cap = 0;
    UChar *wide = widen(text, len, &wide_len, &cap);
    if (!wide) return false;
    int32_t limit = wide_len;
    utrans_transUChars(ascii->icu, wide, &wide_len, cap, 0, &limit, &error);
    bool ok = U_SUCCESS(error) && add_wide(out, wide, wide_len);
    free(wide);
    return ok;
}
