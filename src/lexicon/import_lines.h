/* SPDX-License-Identifier: MIT
 * A large file read once, from a pipe too: a look at how it starts, then its
 * lines or its bytes. */
#ifndef LEXICON_IMPORT_LINES_H
#define LEXICON_IMPORT_LINES_H

#include "base/buf.h"
#include "base/status.h"
#include <stdio.h>

#define LINE_MOST ((size_t)16 << 20) /* bytes of a line that are kept */

typedef struct ImportLines {
    FILE *file;     /* borrowed */
    char *block;    /* owned */
    size_t len, at; /* what the block holds, and how far it is read */
    Buf text;       /* the line read last, without its line end */
    size_t number;  /* of that line, from 1 */
    bool cut, lost; /* it was longer than LINE_MOST; memory ran out */
    int error;      /* reading failed: its errno; else 0 */
} ImportLines;

/* Reads the first block, up to 64 KiB: lines->block, lines->len. A byte order
 * mark of UTF-8 is passed over. STATUS_MEMORY; STATUS_IO with lines->error. */
Status lines_open(ImportLines *lines, FILE *file);
/* The next line in lines->text; its CR goes with its LF. False at the end, and
 * when error or lost is set. */
bool lines_next(ImportLines *lines);
/* Up to size bytes, from where reading stands; 0 at the end, (size_t)-1 when
 * reading fails. lines is an ImportLines: jansson calls it so. */
size_t lines_bytes(void *buffer, size_t size, void *lines);
void lines_free(ImportLines *lines);

#endif
