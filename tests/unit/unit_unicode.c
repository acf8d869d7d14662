/* SPDX-License-Identifier: MIT
 * unicode/ and text/source: bytes to UTF-8 and back, and which are which. */
#include "copydesk.h"
#include "text/source.h"
#include "unicode/detect.h"
#include "unit/check.h"
#include <stddef.h>

/* "3x2 1x2": text and byte length of each stretch's units; times where there
 * is more than one of them. */
static const char *map_of(const ByteMap *map) {
    static char out[400];
    size_t at = 0;
    *out = 0;
    for (size_t i = 0; i < map->count && at < 350; i++) {
        const Stretch *s = &map->items[i];
        size_t end = i + 1 < map->count ? s[1].text : map->text_len;
        size_t times = (end - s->text) / s->text_unit;
        at += (size_t)snprintf(out + at, sizeof out - at, "%s%ux%u",
                               i ? " " : "", s->text_unit, s->byte_unit);
        if (times > 1)
            at += (size_t)snprintf(out + at, sizeof out - at, "*%zu", times);
    }
    return out;
}

static Converter *open_one(const char *name) {
    Converter *c;
    if (convert_open(&c, name)) exit(99);
    return c;
}

#define DECODES(name, bytes, want, want_map)                                   \
    do {                                                                       \
        Converter *c = open_one(name);                                         \
        Buf text = {0};                                                        \
        ByteMap map = {0};                                                     \
        CHECK(!convert_decode(c, bytes, sizeof(bytes) - 1, &text, &map));      \
        CHECK_EQ_BYTES(buf_str(&text), text.len, want);                        \
        CHECK_EQ_STR(map_of(&map), want_map);                                  \
        CHECK_EQ_SIZE(map.text_len, text.len);                                 \
        CHECK_EQ_SIZE(map.bytes_len, sizeof(bytes) - 1);                       \
        buf_free(&text);                                                       \
        bytemap_free(&map);                                                    \
        convert_close(c);                                                      \
    } while (0)

static void decodes(void) {
    DECODES("utf-16le", "", "", "");
    DECODES("utf-16le", "a\0b\0", "ab", "1x2*2");
    DECODES("utf-16be", "\0a\x20\x1C\xD8\x3D\xDE\0",
            "a\xE2\x80\x9C\xF0\x9F\x98\x80", "1x2 3x2 4x4");
    DECODES("utf-16le",
            "\xFF\xFE"
            "a\0\r\0\n\0",
            "\xEF\xBB\xBF"
            "a\r\n",
            "3x2 1x2*3");
    DECODES("UnicodeLittle",
            "\xFF\xFE"
            "a\0",
            "\xEF\xBB\xBF"
            "a",
            "3x2 1x2");
    DECODES("utf-32le", "a\0\0\0\0\xF6\x01\0", "a\xF0\x9F\x98\x80", "1x4 4x4");
    DECODES("windows-1252",
            "\x93"
            "a\xE9\x94",
            "\xE2\x80\x9C"
            "a\xC3\xA9\xE2\x80\x9D",
            "3x1 1x1 2x1 3x1");
    DECODES("macroman", "caf\x8E", "caf\xC3\xA9", "1x1*3 2x1");
    DECODES("cp437", "\x82", "\xC3\xA9", "2x1");
    DECODES("koi8-r", "\xCD\xC9\xD2", "\xD0\xBC\xD0\xB8\xD1\x80", "2x1*3");
    DECODES("shift_jis", "\x8A\x77\x8D\x5A,\xB1",
            "\xE5\xAD\xA6\xE6\xA0\xA1,\xEF\xBD\xB1", "3x2*2 1x1 3x1");
    DECODES("gb18030", "\xD1\xA7\x94\x39\xFC\x36",
            "\xE5\xAD\xA6\xF0\x9F\x98\x80", "3x2 4x4");
    DECODES("euc-kr", "\xC7\xD0", "\xED\x95\x99", "3x2");
}

/* What does not decode is one byte FF, as long as the sequence was. */
static void bytes_that_are_none(void) {
    DECODES("utf-16le",
            "a\0\0\xD8"
            "b\0",
            "a\xFF"
            "b",
            "1x2*3");
    DECODES("utf-16le",
            "\0\xDC"
            "a\0b",
            "\xFF"
            "a\xFF",
            "1x2*2 1x1");
    DECODES("utf-16le", "a\0\0\xD8", "a\xFF", "1x2*2");
    DECODES("utf-16le", "a\0\0\xD8\0", "a\xFF", "1x2 1x3");
    DECODES("utf-32le", "a\0\0\0\0\xD8\0\0\0\0\x11\0", "a\xFF\xFF", "1x4*3");
    DECODES("us-ascii", "a\xE9", "a\xFF", "1x1*2");
    DECODES("shift_jis", "a\x81 b", "a\xFF b", "1x1*4");
    DECODES("shift_jis", "a\x8A", "a\xFF", "1x1*2");
    DECODES("iso-8859-3", "\xA5\xE9", "\xFF\xC3\xA9", "1x1 2x1");
}

/* A Japanese table has a sequence for か with a small circle, which is two
 * characters in Unicode: nothing may be cut between them. */
static void two_characters_of_one(void) {
    DECODES("ibm-16684", "\xEC\xB5\xEC\xB5", "か\xE3\x82\x9Aか\xE3\x82\x9A",
            "6x2*2");
    Source s;
    Buf why = {0};
    CHECK(!source_open(&s, "\xEC\xB5\xEC\xB5", 4, "ibm-16684", NULL, &why));
    CHECK(source_is_seam(&s, 0) && source_is_seam(&s, 6));
    CHECK(!source_is_seam(&s, 3) && !source_is_seam(&s, 9));
    CHECK(source_is_seam(&s, 12));
    source_close(&s);
    buf_free(&why);
}

static void places(void) {
    Source s;
    Buf why = {0};
    /* “a😀 b in UTF-16, a unit after another. */
    const char bytes[] = "\x1C\x20"
                         "a\0\x3D\xD8\0\xDE \0b\0";
    static const size_t text[] = {0, 3, 4, 8, 9, 10},
                        at[] = {0, 2, 4, 8, 10, 12};
    CHECK(!source_open(&s, bytes, 12, "utf-16le", NULL, &why));
    for (size_t i = 0; i < 6; i++) {
        CHECK_EQ_SIZE(source_to_bytes(&s, text[i]), at[i]);
        CHECK_EQ_SIZE(source_to_text(&s, at[i]), text[i]);
    }
    CHECK_EQ_SIZE(source_to_bytes(&s, 6), 4); /* within the emoji */
    CHECK_EQ_SIZE(source_to_text(&s, 7), 4);
    source_close(&s);
    buf_free(&why);
}

/* Every character that decodes encodes to what decodes to it again. */
static void round_trips(void) {
    static const char *const names[] = {
        "windows-1250", "windows-1251", "windows-1252", "iso-8859-1",
        "iso-8859-15",  "macintosh",    "koi8-r",       "cp437",
        "cp850",        "shift_jis",    "gb18030",      "big5",
        "euc-kr",       "euc-jp",       "big5-hkscs",   "utf-16le",
        "utf-32be",     "ibm-037"};
    for (size_t n = 0; n < sizeof names / sizeof *names; n++) {
        Converter *c = open_one(names[n]);
        size_t wrong = 0, bad;
        for (unsigned code = 0; code < 0x10000; code++) {
            char bytes[2] = {(char)(code >> 8), (char)code};
            Buf text = {0}, back = {0}, again = {0};
            ByteMap map = {0}, map2 = {0};
            convert_decode(c, bytes, 2, &text, &map);
            if (convert_encode(c, buf_str(&text), text.len, &back, &bad)) {
                convert_decode(c, buf_str(&back), back.len, &again, &map2);
                wrong += again.len != text.len ||
                         memcmp(again.data, text.data, text.len) != 0;
            }
            buf_free(&text);
            buf_free(&back);
            buf_free(&again);
            bytemap_free(&map);
            bytemap_free(&map2);
        }
        if (wrong) fprintf(stderr, "%s: ", names[n]);
        CHECK_EQ_SIZE(wrong, 0);
        convert_close(c);
    }
}

static void encodes(void) {
    Converter *c = open_one("latin1");
    Buf out = {0};
    size_t bad;
    CHECK(convert_encode(c, "caf\xC3\xA9", 5, &out, &bad));
    CHECK_EQ_BYTES(buf_str(&out), out.len, "caf\xE9");
    out.len = 0;
    CHECK(!convert_encode(c,
                          "a\xE2\x80\x9C"
                          "b",
                          5, &out, &bad));
    CHECK_EQ_SIZE(bad, 1);
    CHECK(!convert_encode(c, "ab\xFF", 3, &out, &bad));
    CHECK_EQ_SIZE(bad, 2);
    buf_free(&out);
    convert_close(c);
}

/* What source_open says: the name that was read, or what is wrong. */
static const char *opened(const char *bytes, size_t len, const char *name) {
    static char told[300];
    Source s;
    Buf why = {0};
    Status status = source_open(&s, bytes, len, name, NULL, &why);
    snprintf(told, sizeof told, "%s", status ? buf_str(&why) : s.name);
    source_close(&s);
    buf_free(&why);
    return told;
}

static void marks(void) {
    CHECK_EQ_STR(opened("a", 1, NULL), "UTF-8");
    CHECK_EQ_STR(opened("\xEF\xBB\xBF"
                        "a",
                        4, NULL),
                 "UTF-8");
    CHECK_EQ_STR(opened("\xFF\xFE"
                        "a",
                        3, NULL),
                 "UTF-16LE");
    CHECK_EQ_STR(opened("\xFE\xFF\0a", 4, NULL), "UTF-16BE");
    CHECK_EQ_STR(opened("\xFF\xFE\0\0", 4, NULL), "UTF-32LE");
    CHECK_EQ_STR(opened("\xFF\xFE\0\0", 4, "utf-16"), "UTF-16LE");
    CHECK_EQ_STR(opened("\0\0\xFE\xFF", 4, NULL), "UTF-32BE");
    CHECK_EQ_STR(opened("\0a\0b", 4, "utf16"), "UTF-16BE");
    CHECK_EQ_STR(opened("", 0, "utf-16"), "UTF-16LE");
    CHECK_EQ_STR(opened("a", 1, "cp1252"), "windows-1252");
    CHECK_EQ_STR(opened("a", 1, "latin-1"), "ISO-8859-1");
    CHECK(strstr(opened("\xFE\xFF\0a", 4, "utf-16le"), "UTF-16BE"));
    CHECK(strstr(opened("\xEF\xBB\xBF"
                        "a",
                        4, "latin1"),
                 "contradicts"));
    CHECK(strstr(opened("a", 1, "utf-32"), "say which"));
    CHECK(strstr(opened("a", 1, "utf-7"), "UTF-7"));
    CHECK(strstr(opened("a", 1, "win-1252"), "windows-1252"));
    CHECK(strstr(opened("a", 1, ""), "no encoding"));
    CHECK(strstr(opened("a", 1, "utf-16,version=1"), "no encoding"));
}

#define LOOKS(text, want)                                                      \
    CHECK_EQ_STR(detect_encoding(text, sizeof(text) - 1), want)

static void guesses(void) {
    LOOKS("plain", NULL);
    LOOKS("d\xC3\xA9j\xC3\xA0 vu, half a character: \xC3", NULL);
    LOOKS("one stray byte \xE9", NULL);
    LOOKS("The minister said \x93we will not go\x94 and left the caf\xE9.",
          "windows-1252");
    LOOKS("We don\xD5t know, she said; the mayor\xD5s office didn\xD5t reply.",
          "macintosh");
    LOOKS("The caf\x82 in M\xA0laga was closed.", "IBM850");
    LOOKS("a\0 \0s\0t\0o\0r\0y\0", "UTF-16LE");
    LOOKS("\0a\0 \0s\0t\0o\0r\0y", "UTF-16BE");
    LOOKS("\0\0\0\0\0\0\0\0", NULL);
}

/* A caller built before there were encodings: what lies behind its options is
 * not looked at. */
static void older_options(void) {
    copydesk_engine *engine;
    copydesk_result *result;
    copydesk_fix_options options = COPYDESK_FIX_OPTIONS_INIT;
    options.size = offsetof(copydesk_fix_options, encoding);
    options.encoding = "no such";
    CHECK(!copydesk_engine_open(&engine, NULL, NULL));
    CHECK(!copydesk_fix(&result, engine, "a", 1, &options, NULL));
    CHECK_EQ_STR(copydesk_result_encoding(result), "UTF-8");
    CHECK(!copydesk_result_looks_like(result));
    copydesk_result_free(result);
    options.size = sizeof options;
    CHECK(copydesk_fix(&result, engine, "a", 1, &options, NULL) ==
          COPYDESK_ERROR_ARGUMENT);
    CHECK(!result);
    options.encoding = "latin1";
    CHECK(copydesk_fix(&result, engine, "\xEF\xBB\xBF", 3, &options, NULL) ==
          COPYDESK_ERROR_ENCODING);
    copydesk_engine_free(engine);
}

static void sources(void) {
    copydesk_source *s;
    copydesk_error error;
    size_t len;
    CHECK(!copydesk_source_open(&s, "\xFE\xFF\0a\0b", 6, NULL, &error));
    CHECK_EQ_STR(copydesk_source_encoding(s), "UTF-16BE");
    const char *text = copydesk_source_text(s, &len);
    CHECK_EQ_BYTES(text, len,
                   "\xEF\xBB\xBF"
                   "ab");
    CHECK_EQ_SIZE(copydesk_source_place(s, 4), 4);
    CHECK_EQ_SIZE(copydesk_source_place(s, 6), 5);
    CHECK(!copydesk_source_has_lines(s));
    copydesk_source_free(s);
    CHECK(!copydesk_source_open(&s, "a", 1, "Shift_JIS", &error));
    CHECK(copydesk_source_has_lines(s));
    copydesk_source_free(s);
    CHECK(copydesk_source_open(&s, "a", 1, "no such", &error) ==
          COPYDESK_ERROR_ARGUMENT);
    CHECK(!s && strstr(error.message, "no such"));
}

CHECK_MAIN(decodes, bytes_that_are_none, two_characters_of_one, places,
           round_trips, encodes, marks, guesses, older_options, sources);
