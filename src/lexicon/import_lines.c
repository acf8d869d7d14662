/* SPDX-License-Identifier: MIT */
#include "lexicon/import_lines.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK ((size_t)64 << 10)
#define MARK "\xEF\xBB\xBF" /* U+FEFF */

static bool fill(ImportLines *lines) {
    errno = 0;
    lines->at = 0;
    lines->len = fread(lines->block, 1, BLOCK, lines->file);
    if (!lines->len && ferror(lines->file)) lines->error = errno ? errno : EIO;
    return lines->len > 0;
}

Status lines_open(ImportLines *lines, FILE *file) {
    *lines = (ImportLines){.file = file, .block = malloc(BLOCK)};
    if (!lines->block) return STATUS_MEMORY;
    fill(lines);
    size_t mark = strlen(MARK);
    if (lines->len >= mark && !memcmp(lines->block, MARK, mark))
        lines->at = mark;
    return lines->error ? STATUS_IO : STATUS_OK;
}

static void add_part(ImportLines *lines, const char *bytes, size_t len) {
    size_t room = LINE_MOST - lines->text.len;
    if (len > room) {
        lines->cut = true;
        len = room;
    }
    buf_add(&lines->text, bytes, len);
    if (lines->text.failed) lines->lost = true;
}

bool lines_next(ImportLines *lines) {
    Buf *text = &lines->text;
    bool any = false, whole = false;
    text->len = 0;
    lines->cut = false;
    while (!whole && !lines->lost) {
        if (lines->at == lines->len && !fill(lines)) break;
        const char *from = lines->block + lines->at;
        const char *lf = memchr(from, '\n', lines->len - lines->at);
        size_t len = lf ? (size_t)(lf - from) : lines->len - lines->at;
        add_part(lines, from, len);
        lines->at += len + (lf != NULL);
        whole = lf != NULL;
        any = true;
    }
    if (text->len && text->data[text->len - 1] == '\r') text->len--;
    if (text->data) text->data[text->len] = 0;
    lines->number += any;
    return any && !lines->error && !lines->lost;
}

size_t lines_bytes(void *buffer, size_t size, void *data) {
    ImportLines *lines = data;
    if (lines->at == lines->len && !fill(lines))
        return lines->error ? (size_t)-1 : 0;
    size_t len = lines->len - lines->at;
    if (len > size) len = size;
    memcpy(buffer, lines->block + lines->at, len);
    lines->at += len;
    return len;
}

void lines_free(ImportLines *lines) {
    free(lines->block);
    buf_free(&lines->text);
}
