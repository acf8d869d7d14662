/* SPDX-License-Identifier: MIT
 * Code pages of one byte a character, as UTF-8 has been read by mistake:
 *
 *     ’ is E2 80 99, which Windows-1252 reads as â € ™
 *
 * The tables are ICU's, made on the first call. All functions are
 * thread-safe. */
#ifndef UNICODE_CODEPAGES_H
#define UNICODE_CODEPAGES_H

#include <stdint.h>

/* In the order of how often they are met; the first is the likeliest. Latin-1
 * is a part of Windows-1252 here: bytes that a Windows page leaves undefined
 * are the control characters U+0080-009F, and those stand for themselves. */
enum {
    PAGE_WINDOWS_1252,
    PAGE_WINDOWS_1251,
    PAGE_WINDOWS_1250,
    PAGE_WINDOWS_1254,
    PAGE_WINDOWS_1253,
    PAGE_WINDOWS_1257,
    PAGE_ISO_8859_2,
    PAGE_MAC_ROMAN,
    PAGE_437,
    PAGE_850,
    PAGE_852,
    PAGES
};

/* What a character is in each page. */
typedef struct PageChar {
    uint8_t byte[PAGES]; /* 0: it has none from 0x80 on */
    uint16_t leads;      /* bit p: that byte starts a character in UTF-8 */
    uint16_t conts;      /* bit p: that byte goes on with one */
} PageChar;

/* Never NULL; all zero for ASCII and what no page has. */
const PageChar *page_char(uint32_t cp);
/* The page's name as people write it. */
const char *page_name(int page);
/* What Windows-1252 reads the byte 0x80-0x9F as; 0 where it has nothing. */
uint32_t page_windows_1252(uint8_t byte);

#endif
