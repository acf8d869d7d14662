/* SPDX-License-Identifier: MIT */
#include "batch/input.h"

#include "base/file.h"
#include "copydesk.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static Status read_stdin(Buf *out) {
    for (;;) {
        if (!buf_reserve(out, 65536)) return STATUS_MEMORY;
        ssize_t n = read(STDIN_FILENO, out->data + out->len, 65536);
        if (n < 0) return STATUS_IO;
        out->len += (size_t)n;
        out->data[out->len] = 0;
        if (!n) return STATUS_OK;
        if (out->len > INPUT_MOST) return STATUS_LIMIT;
    }
}

static const char *extension(const char *path) {
    const char *name = strrchr(path, '/');
    name = name ? name + 1 : path;
    const char *dot = strrchr(name, '.');
    return dot && dot != name ? dot : "";
}

static InputKind fail(Status status, char *message, size_t size) {
    const char *why = status == STATUS_IO      ? strerror(errno)
                      : status == STATUS_LIMIT ? "longer than 2 GB"
                                               : "out of memory";
    snprintf(message, size, "%s", why);
    return INPUT_FAILED;
}

InputKind input_read(const Input *input, bool as_text, Buf *bytes,
                     char *message, size_t size) {
    errno = input->error;
    if (input->error) return fail(STATUS_IO, message, size);
    bool is_stdin = !strcmp(input->path, "-");
    Status status = is_stdin ? read_stdin(bytes)
                             : file_read(input->path, INPUT_MOST, bytes);
    if (status) return fail(status, message, size);
    if (as_text) return INPUT_TEXT;
    const char *ext = is_stdin ? "" : extension(input->path);
    if (*ext && strcmp(ext, ".txt") != 0) {
        snprintf(message, size,
                 "left as it is: no reader for %s files yet "
                 "(--input text reads it as plain text)",
                 ext);
        return INPUT_OTHER;
    }
    return INPUT_TEXT;
}

InputKind input_judge(const Input *input, const Buf *bytes, const char *text,
                      size_t len, char *message, size_t size) {
    const char *nul = len ? memchr(text, 0, len) : NULL;
    if (!nul) return INPUT_TEXT;
    if (input->walked && !*extension(input->path)) return INPUT_PASSED;
    const char *guess = text == bytes->data
                            ? copydesk_guess_encoding(bytes->data, bytes->len)
                            : NULL;
    if (guess)
        snprintf(message, size,
                 "left as it is: a NUL byte at offset %zu; looks like %s: try "
                 "--encoding %s",
                 (size_t)(nul - text), guess, guess);
    else
        snprintf(message, size,
                 "left as it is: a NUL byte at offset %zu, so no plain text "
                 "(--input text reads it all the same)",
                 (size_t)(nul - text));
    return INPUT_OTHER;
}
