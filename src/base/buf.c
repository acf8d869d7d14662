/* SPDX-License-Identifier: MIT */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool buf_reserve(Buf *buf, size_t more) {
    if (buf->failed) return false;
    if (more >= BUF_CEILING - buf->len) return !(buf->failed = true);
    size_t need = buf->len + more + 1;
    if (need <= buf->cap) return true;
    size_t cap = buf->cap ? buf->cap : 256;
    while (cap < need)
        cap += cap / 2;
    char *data = realloc(buf->data, cap);
    if (!data) return !(buf->failed = true);
    buf->data = data;
    buf->cap = cap;
    return true;
}

void buf_add(Buf *buf, const void *bytes, size_t len) {
    if (!buf_reserve(buf, len)) return;
    if (len) memcpy(buf->data + buf->len, bytes, len);
    buf->len += len;
    buf->data[buf->len] = 0;
}

void buf_char(Buf *buf, char c) {
    buf_add(buf, &c, 1);
}

void buf_text(Buf *buf, const char *text) {
    buf_add(buf, text, strlen(text));
}

void buf_print(Buf *buf, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (len < 0) {
        buf->failed = true;
    } else if (buf_reserve(buf, (size_t)len)) {
        vsnprintf(buf->data + buf->len, (size_t)len + 1, format, again);
        buf->len += (size_t)len;
    }
    va_end(again);
}

void buf_free(Buf *buf) {
    free(buf->data);
    *buf = (Buf){0};
}

const char *buf_str(const Buf *buf) {
    return buf->data ? buf->data : "";
}
