/* SPDX-License-Identifier: MIT
 * unicode/delimiters: the quotation marks of languages, as CLDR has them. */
#include "unicode/delimiters.h"

#include "unit/check.h"

static bool writes(const char *lang, uint32_t open, uint32_t close) {
    Delimiters d = delimiters_of(lang);
    return d.open == open && d.close == close;
}

static void languages(void) {
    CHECK(writes("en", 0x201C, 0x201D));
    CHECK(writes("de", 0x201E, 0x201C));
    CHECK(writes("fr", 0xAB, 0xBB));
    CHECK(writes("es", 0xAB, 0xBB));
    CHECK(writes("sv", 0x201D, 0x201D));
    CHECK(writes("pl", 0x201E, 0x201D));
    CHECK(writes("ja", 0x300C, 0x300D));
}

static void inner_marks(void) {
    Delimiters d = delimiters_of("en");
    CHECK(d.inner_open == 0x2018 && d.inner_close == 0x2019);
    d = delimiters_of("sv");
    CHECK(d.inner_open == 0x2019 && d.inner_close == 0x2019);
}

static void no_language(void) {
    CHECK(writes(NULL, 0, 0));
    CHECK(writes("xx", 0, 0));
    CHECK(writes("", 0, 0));
}

CHECK_MAIN(languages, inner_marks, no_language);
