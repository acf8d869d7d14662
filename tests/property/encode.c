/* SPDX-License-Identifier: MIT */
#include "property/encode.h"

#include "property/mutate.h"
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const Encoding ENCODINGS[] = {
    {"UTF-16LE", NULL, "\xFF\xFE", 2, true},
    {"UTF-16BE", "utf-16be", "", 0, true},
    {"WINDOWS-1252", "windows-1252", "", 0, false},
    /* As Windows has it, where 5C is a backslash: to iconv's SHIFT_JIS it is a
     * yen sign. */
    {"CP932", "windows-31j", "", 0, false},
    {"UTF-16BE", NULL, "\xFE\xFF", 2, true},
    {"GB18030", "gb18030", "", 0, true},
    {"UTF-32LE", NULL, "\xFF\xFE\0\0", 4, true},
    {"ISO-8859-1", "latin1", "", 0, false},
    {"EUC-JP", "EUC-JP", "", 0, false},
    {"BIG5-HKSCS", "Big5-HKSCS", "", 0, false},
    {"IBM437", "cp437", "", 0, false},
    {"UTF-32BE", "utf-32be", "", 0, true},
    {"KOI8-R", "koi8-r", "", 0, false},
    {"EUC-KR", "EUC-KR", "", 0, false},
    {"WINDOWS-1251", "windows-1251", "", 0, false},
    {"WINDOWS-1253", "windows-1253", "", 0, false},
};
const size_t ENCODING_COUNT = sizeof ENCODINGS / sizeof *ENCODINGS;

static iconv_t open_iconv(const char *to, const char *from) {
    iconv_t way = iconv_open(to, from);
    if (way != (iconv_t)-1) return way;
    fprintf(stderr, "property: no iconv from %s to %s\n", from, to);
    exit(2);
}

/* Adds what the bytes come to; false: they are none. */
static bool add(Text *out, iconv_t way, const char *bytes, size_t len) {
    char made[16], *to = made, *from = (char *)(uintptr_t)bytes;
    size_t room = sizeof made;
    bool good = iconv(way, &from, &len, &to, &room) == 0 && !len;
    if (!good) iconv(way, NULL, NULL, NULL, NULL);
    if (good) text_splice(out, out->len, out->len, made, sizeof made - room);
    return good;
}

bool encoding_has(const Encoding *encoding, const char *text, size_t len) {
    iconv_t way = open_iconv(encoding->iconv, "UTF-8");
    char made[64], *from = (char *)(uintptr_t)text;
    size_t lost = 0;
    while (len && !lost) {
        char *to = made;
        size_t room = sizeof made, before = len;
        lost = iconv(way, &from, &len, &to, &room);
        if (lost && len < before) lost = 0; /* only full */
    }
    iconv_close(way);
    return !len;
}

static size_t char_len(const Text *text, size_t at) {
    size_t len = 1;
    while (at + len < text->len && (text->bytes[at + len] & 0xC0) == 0x80)
        len++;
    return len;
}

void encode_text(Text *out, const Text *from, const Encoding *encoding) {
    iconv_t way = open_iconv(encoding->iconv, "UTF-8");
    text_set(out, encoding->mark, encoding->mark_len);
    for (size_t at = 0, len; at < from->len; at += len) {
        len = char_len(from, at);
        if (!add(out, way, from->bytes + at, len)) add(out, way, "?", 1);
    }
    iconv_close(way);
}

bool decode_text(Text *out, const char *bytes, size_t len,
                 const Encoding *encoding) {
    iconv_t way = open_iconv("UTF-8", encoding->iconv);
    size_t most = 4;
    bool good = true;
    text_set(out, "", 0);
    for (size_t at = encoding->mark_len, n; at < len && good; at += n)
        for (n = 1, good = false; n <= most && at + n <= len; n++) {
            good = add(out, way, bytes + at, n);
            if (good) break;
        }
    iconv_close(way);
    return good;
}

void break_bytes(Text *text, uint64_t *seed) {
    static const char bytes[] = "\xFF\xD8\x81\x00\x40\xDC\x0A\xFE";
    size_t at = random_below(seed, text->len + 1);
    size_t end = at + random_below(seed, 3);
    size_t more = random_below(seed, 3);
    const char *from = bytes + random_below(seed, sizeof bytes - 3);
    text_splice(text, at, end < text->len ? end : text->len, from, more);
}
