/* SPDX-License-Identifier: MIT
 * unicode/codepages, and the evidence of passes/: what is odd, what is read
 * anew and what stays. */
#include "passes/misread.h"

#include "base/utf8.h"
#include "unicode/codepages.h"
#include "unit/check.h"

static void pages_have_their_bytes(void) {
    CHECK_EQ_SIZE(page_char(0x20AC)->byte[PAGE_WINDOWS_1252], 0x80);
    CHECK_EQ_SIZE(page_char(0x2122)->byte[PAGE_WINDOWS_1252], 0x99);
    CHECK_EQ_SIZE(page_char(0xFF)->byte[PAGE_WINDOWS_1252], 0xFF);
    CHECK_EQ_SIZE(page_char(0x420)->byte[PAGE_WINDOWS_1251], 0xD0);
    CHECK_EQ_SIZE(page_char(0x102)->byte[PAGE_WINDOWS_1250], 0xC3);
    CHECK_EQ_SIZE(page_char(0x11E)->byte[PAGE_WINDOWS_1254], 0xD0);
    CHECK_EQ_SIZE(page_char(0x3B2)->byte[PAGE_WINDOWS_1253], 0xE2);
    CHECK_EQ_SIZE(page_char(0x101)->byte[PAGE_WINDOWS_1257], 0xE2);
    CHECK_EQ_SIZE(page_char(0x104)->byte[PAGE_ISO_8859_2], 0xA1);
    CHECK_EQ_SIZE(page_char(0x221A)->byte[PAGE_MAC_ROMAN], 0xC3);
    CHECK_EQ_SIZE(page_char(0xF8FF)->byte[PAGE_MAC_ROMAN], 0xF0);
    CHECK_EQ_SIZE(page_char(0x393)->byte[PAGE_437], 0xE2);
    CHECK_EQ_SIZE(page_char(0xD4)->byte[PAGE_850], 0xE2);
    CHECK_EQ_SIZE(page_char(0x15F)->byte[PAGE_852], 0xAD);
}

/* Bytes that a page leaves undefined stand for themselves, and no others. */
static void pages_are_sloppy(void) {
    CHECK_EQ_SIZE(page_char(0x9D)->byte[PAGE_WINDOWS_1252], 0x9D);
    CHECK_EQ_SIZE(page_char(0x80)->byte[PAGE_WINDOWS_1252], 0x80);
    CHECK_EQ_SIZE(page_char(0x98)->byte[PAGE_WINDOWS_1251], 0x98);
    CHECK_EQ_SIZE(page_char(0x94)->byte[PAGE_WINDOWS_1251], 0);
    CHECK_EQ_SIZE(page_char(0x81)->byte[PAGE_MAC_ROMAN], 0);
    CHECK_EQ_SIZE(page_char('A')->byte[PAGE_WINDOWS_1252], 0);
    CHECK_EQ_SIZE(page_char(0x10FFFF)->leads, 0);
    CHECK_EQ_SIZE(page_char(0xFFFD)->conts, 0);
}

static void pages_know_leads(void) {
    unsigned bit = 1u << PAGE_WINDOWS_1252;
    CHECK(page_char(0xC2)->leads & bit);
    CHECK(!(page_char(0xC1)->leads & bit));
    CHECK(!(page_char(0xF5)->leads & bit));
    CHECK(page_char(0xBF)->conts & bit);
    CHECK(!(page_char(0xC2)->conts & bit));
    CHECK_EQ_STR(page_name(PAGE_MAC_ROMAN), "Mac Roman");
    CHECK_EQ_SIZE(page_windows_1252(0x92), 0x2019);
    CHECK_EQ_SIZE(page_windows_1252(0x81), 0);
    CHECK_EQ_SIZE(page_windows_1252(0xA0), 0);
}

static unsigned odd(const char *text) {
    Cell cells[64] = {{0}};
    size_t count = 0, len = strlen(text), size;
    for (size_t at = 0; at < len && count < 64; at += size)
        cells[count++].cp = utf8_at(text, len, at, &size);
    return oddness(cells, count, NULL);
}

static void finds_oddities(void) {
    static const char *const texts[] = {"nÃ©e", "itâ€™s", "MÃœHLE", "HÃ”TEL",
                                        "PĂĄd", "Grü√üe", "caf├⌐",  "вЂ“",
                                        "Ã–se", "rГ©s",   "20Â°C",  "áº¡i"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (!check_true(odd(texts[i]) > 0, texts[i], __FILE__, __LINE__)) break;
}

static void leaves_words(void) {
    static const char *const texts[] = {
        "L’Âge",  "VOTÊ…",   "«ÉTÉ»", "CAFÉ™", "OTEPÄÄ²", "été\xC2\xA0!",
        "20°C",   "HAWAI‘I", "d’Été", "√2",    "„Ärger“", "мир",
        "Ελλάδα", "Łódź",    "Ã’s",   "m²",    "2×£10",   "paral·lel"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (!check_true(!odd(texts[i]), texts[i], __FILE__, __LINE__)) break;
}

static void knows_plausible(void) {
    CHECK(is_plausible(0xE9) && is_plausible(0x2019) && is_plausible(0x4E2D));
    CHECK(is_plausible(0x1F600) && is_plausible(0xFFFD));
    CHECK(!is_plausible(0x250) && !is_plausible(0x9D) && !is_plausible('a'));
    CHECK(!is_plausible(0x10FFFF) && !is_plausible(0xE000));
}

/* What the stretch is read as; "" when it stays. */
static const char *meant(const char *text, bool *proven) {
    static char out[200];
    Story *story;
    size_t len = 0;
    if (story_plain(&story, text, strlen(text))) return "no memory";
    Reading r = {.story = story, .end = story->len};
    size_t at = reading_next(&r, 0);
    bool found = at < r.end && reading_judge(&r, 0, at);
    *proven = found && reading_proves(&r, true);
    for (size_t i = 0; found && i < r.is.count && len < 190; i++)
        len += utf8_encode(r.is.items[i].cp, out + len);
    out[len] = 0;
    reading_free(&r);
    story_free(story);
    return out;
}

static void reads_anew(void) {
    static const char *const pairs[][2] = {
        {"nÃ©e", "née"},    {"nÃƒÂ©e", "née"},  {"nÃƒÆ’Ã‚Â©e", "née"},
        {"itâ€™s", "it’s"}, {"itвЂ™s", "it’s"}, {"it‚Äôs", "it’s"},
        {"itÔÇÖs", "it’s"}, {"itΓÇÖs", "it’s"}, {"caf√©", "café"},
        {"cafĂ©", "café"},  {"Ã–se", "Öse"},    {"Ð¼Ð¸Ñ€", "мир"},
        {"ðŸ˜€", "😀"},
    };
    bool proven;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (CHECK_EQ_STR(meant(pairs[i][0], &proven), pairs[i][1]))
            check_true(proven, pairs[i][0], __FILE__, __LINE__);
}

static void proves_no_more(void) {
    static const char *const texts[] = {
        "Ã’s",    "VOTÊ…",  "TARĂ™", "2×£10", "√π",
        "├┤b┼┐b", "1999—∞", "SÄ£ÄB", "TÉ¡",   "Џорџ\xC2\xA0»"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        bool proven;
        meant(texts[i], &proven);
        check_true(!proven, texts[i], __FILE__, __LINE__);
    }
}

/* The bytes of a story that are no UTF-8 are nobody's lost character. */
static void leaves_opaque_bytes(void) {
    bool proven;
    meant("Bratislav\xC3\x84\xEF\xBF\xBDina", &proven);
    CHECK(proven);
    meant("Bratislav\xC3\x84\xFFina", &proven);
    CHECK(!proven);
}

CHECK_MAIN(pages_have_their_bytes, pages_are_sloppy, pages_know_leads,
           finds_oddities, leaves_words, knows_plausible, reads_anew,
           proves_no_more, leaves_opaque_bytes);
