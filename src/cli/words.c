/* SPDX-License-Identifier: MIT */
#include "cli/words.h"

#include "base/fault.h"
#include "base/file.h"
#include "base/utf8.h"
#include "cli/session.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>

#define WORDS_MOST ((size_t)64 << 20) /* bytes of a file */

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}

static bool add_line(Words *words, const char *line, size_t len) {
    while (len && is_blank(line[len - 1]))
        len--;
    while (len && is_blank(*line)) {
        line++;
        len--;
    }
    return !len || *line == '#' || map_put(&words->map, line, len, 1);
}

/* The map's keys are borrowed: the text stays in the arena. */
static bool add_text(Words *words, const char *path, const Buf *bytes) {
    const char *text = arena_copy(&words->arena, buf_str(bytes), bytes->len);
    bool ok = text != NULL;
    size_t line = 1;
    for (size_t at = 0; ok && at < bytes->len; line++) {
        const char *lf = memchr(text + at, '\n', bytes->len - at);
        size_t len = lf ? (size_t)(lf - text) - at : bytes->len - at;
        size_t valid = utf8_valid(text + at, len);
        if (valid != len) {
            session_tell(path, line, utf8_count(text + at, valid) + 1,
                         "not valid UTF-8", NULL);
            return false;
        }
        ok = add_line(words, text + at, len);
        at += len + 1;
    }
    if (!ok) fprintf(stderr, "copydesk: out of memory\n");
    return ok;
}

bool words_read(Words *words, const char *path) {
    Buf bytes = {0};
    Status status = file_read(path, WORDS_MOST, &bytes);
    bool ok = !status && add_text(words, path, &bytes);
    if (status)
        fprintf(stderr, "copydesk: %s: cannot be read: %s\n", path,
                status == STATUS_IO      ? strerror(errno)
                : status == STATUS_LIMIT ? "too long"
                                         : "out of memory");
    buf_free(&bytes);
    return ok;
}

bool words_accept(const Words *words, const char *text, size_t len) {
    static const char *const endings[] = {"", "'s", "’s", "'", "’"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t n = strlen(endings[i]);
        if (len > n && !memcmp(text + len - n, endings[i], n) &&
            map_get(&words->map, text, len - n, NULL))
            return true;
    }
    return false;
}

void words_free(Words *words) {
    map_free(&words->map);
    arena_free(&words->arena);
}
