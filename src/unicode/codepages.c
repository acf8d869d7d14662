/* SPDX-License-Identifier: MIT */
#include "unicode/codepages.h"

#include <pthread.h>
#include <stdbool.h>
#include <unicode/ucnv.h>

typedef struct Page {
    const char *icu, *name;
    bool has_controls; /* undefined bytes are what they are in Latin-1 */
} Page;

/* In the order of the enum. */
static const Page PAGE[PAGES] = {
    {"windows-1252", "Windows-1252", true},
    {"windows-1251", "Windows-1251", true},
    {"windows-1250", "Windows-1250", true},
    {"windows-1254", "Windows-1254", true},
    {"windows-1253", "Windows-1253", true},
    {"windows-1257", "Windows-1257", true},
    {"ISO-8859-2", "ISO 8859-2", true},
    {"macintosh", "Mac Roman", false},
    {"IBM437", "code page 437", false},
    {"IBM850", "code page 850", false},
    {"IBM852", "code page 852", false},
};

/* Distinct characters of all pages, at most; and past the last of them that
 * is not in the private use area or a presentation form. */
#define CHARS_MAX 1024
#define DIRECT 0x2600

static struct {
    PageChar chars[CHARS_MAX]; /* [0] is of none */
    uint32_t cps[CHARS_MAX];
    size_t count;
    uint16_t direct[DIRECT];
    uint32_t windows_1252[32];
} tables;
static pthread_once_t tables_made = PTHREAD_ONCE_INIT;

/* The few characters past DIRECT stand at the end of a short list. */
static size_t find_far(uint32_t cp) {
    for (size_t i = tables.count; i-- > 1 && tables.cps[i] >= DIRECT;)
        if (tables.cps[i] == cp) return i;
    return 0;
}

static size_t find(uint32_t cp) {
    return cp < DIRECT ? tables.direct[cp] : find_far(cp);
}

static void put(uint32_t cp, int page, uint8_t byte) {
    size_t i = find(cp);
    if (!i) {
        if (tables.count == CHARS_MAX) return;
        i = tables.count++;
        tables.cps[i] = cp;
        if (cp < DIRECT) tables.direct[cp] = (uint16_t)i;
    }
    PageChar *c = &tables.chars[i];
    if (c->byte[page]) return;
    c->byte[page] = byte;
    if (byte < 0xC0) c->conts |= (uint16_t)(1u << page);
    if (byte >= 0xC2 && byte <= 0xF4) c->leads |= (uint16_t)(1u << page);
}

/* What ICU reads the byte as; a control character or U+FFFD for nothing. */
static uint32_t read_byte(UConverter *converter, uint8_t byte) {
    UChar wide[4];
    UErrorCode error = U_ZERO_ERROR;
    const char c = (char)byte;
    int32_t n = ucnv_toUChars(converter, wide, 4, &c, 1, &error);
    return U_SUCCESS(error) && n == 1 ? wide[0] : 0xFFFD;
}

/* Far ones last, so that find_far sees no others. */
static void make_page(int page, bool far) {
    UErrorCode error = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(PAGE[page].icu, &error);
    if (U_FAILURE(error)) return;
    bool taken[256] = {false};
    for (int byte = 0x80; byte <= 0xFF; byte++) {
        uint32_t cp = read_byte(converter, (uint8_t)byte);
        if (cp < 0xA0 || cp == 0xFFFD) continue;
        taken[byte] = true;
        if ((cp >= DIRECT) != far) continue;
        put(cp, page, (uint8_t)byte);
        if (page == PAGE_WINDOWS_1252 && byte < 0xA0)
            tables.windows_1252[byte - 0x80] = cp;
    }
    for (int byte = 0x80; byte <= 0xFF && PAGE[page].has_controls; byte++)
        if (!taken[byte] || (page == PAGE_WINDOWS_1252 && byte < 0xA0))
            put((uint32_t)byte, page, (uint8_t)byte);
    ucnv_close(converter);
}

static void make_tables(void) {
    tables.count = 1;
    for (int far = 0; far < 2; far++)
        for (int page = 0; page < PAGES; page++)
            make_page(page, far);
}

const PageChar *page_char(uint32_t cp) {
    if (cp < 0x80) return &tables.chars[0];
    pthread_once(&tables_made, make_tables);
    return &tables.chars[find(cp)];
}

const char *page_name(int page) {
    return PAGE[page].name;
}

uint32_t page_windows_1252(uint8_t byte) {
    pthread_once(&tables_made, make_tables);
    return byte >= 0x80 && byte < 0xA0 ? tables.windows_1252[byte - 0x80] : 0;
}
