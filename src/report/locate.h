/* SPDX-License-Identifier: MIT
 * Byte offsets to lines and columns, for printing. */
#ifndef REPORT_LOCATE_H
#define REPORT_LOCATE_H

#include <stdbool.h>
#include <stddef.h>

typedef struct Locator {
    const char *text; /* borrowed */
    size_t len;
    size_t *lines; /* where each line starts; owned */
    size_t line_count;
    size_t *points; /* code points before each block of bytes; owned */
} Locator;

typedef struct Position {
    size_t line, column; /* from 1; columns in code points */
} Position;

/* False when memory runs out. text must outlive the locator. */
bool locator_open(Locator *locator, const char *text, size_t len);
void locator_close(Locator *locator);
/* at <= len. A byte that is no UTF-8 counts as one code point unless it looks
 * like the rest of a character. */
Position locate(const Locator *locator, size_t at);
/* The line (from 0) that holds the byte; the last one for at == len. */
size_t locate_line(const Locator *locator, size_t at);

#endif
