/* SPDX-License-Identifier: MIT */
#include "property/text.h"

#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static void *grow(void *old, size_t bytes) {
    void *new = realloc(old, bytes);
    if (new) return new;
    fputs("property: out of memory\n", stderr);
    exit(2);
}

void text_splice(Text *text, size_t start, size_t end, const char *bytes,
                 size_t len) {
    size_t tail = text->len - end, total = start + len + tail;
    if (total + 1 > text->cap) {
        text->cap = (total + 1) * 2;
        text->bytes = grow(text->bytes, text->cap);
    }
    memmove(text->bytes + start + len, text->bytes + end, tail);
    if (len) memcpy(text->bytes + start, bytes, len);
    text->len = total;
    text->bytes[total] = '\0';
}

void text_set(Text *out, const char *bytes, size_t len) {
    text_splice(out, 0, out->len, bytes, len);
}

void text_free(Text *text) {
    free(text->bytes);
    *text = (Text){0};
}

bool text_same(const Text *text, const char *bytes, size_t len) {
    return text->len == len && !memcmp(text->bytes, bytes, len);
}

/* Bytes of the character at s, 0 when it is none. */
static size_t utf8_length(const unsigned char *s, size_t len) {
    static const uint32_t lowest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (s[0] < 0x80) return 1;
    size_t n = s[0] >= 0xF0 ? 4 : s[0] >= 0xE0 ? 3 : 2;
    if (s[0] < 0xC2 || s[0] > 0xF4 || n > len) return 0;
    uint32_t cp = s[0] & (0x7Fu >> n);
    for (size_t i = 1; i < n; i++) {
        if ((s[i] & 0xC0) != 0x80) return 0;
        cp = cp << 6 | (s[i] & 0x3Fu);
    }
    bool surrogate = cp >= 0xD800 && cp <= 0xDFFF;
    return cp < lowest[n] || cp > 0x10FFFF || surrogate ? 0 : n;
}

bool text_is_utf8(const char *bytes, size_t len) {
    const unsigned char *s = (const unsigned char *)bytes;
    for (size_t at = 0, n; at < len; at += n)
        if (!(n = utf8_length(s + at, len - at))) return false;
    return true;
}

void text_print(const char *bytes, size_t len, size_t max) {
    putchar('"');
    for (size_t i = 0; i < len && i < max; i++) {
        unsigned char c = (unsigned char)bytes[i];
        if (c == '\n')
            printf("\\n");
        else if (c == '\r')
            printf("\\r");
        else if (c == '"' || c == '\\')
            printf("\\%c", c);
        else if (c < ' ' || c == 0x7F)
            printf("\\x%02x", c);
        else if (c >= 0x80 && !text_is_utf8(bytes, len))
            printf("\\x%02x", c);
        else
            putchar(c);
    }
    puts(len > max ? "\"…" : "\"");
}

static bool read_file(const char *path, Text *out) {
    FILE *file = fopen(path, "rb");
    if (!file) return false;
    char chunk[8192];
    size_t n;
    text_set(out, "", 0);
    while ((n = fread(chunk, 1, sizeof chunk, file)))
        text_splice(out, out->len, out->len, chunk, n);
    bool good = !ferror(file);
    fclose(file);
    return good;
}

static bool add_file(Inputs *inputs, const char *path) {
    if (inputs->count == inputs->cap) {
        inputs->cap = inputs->cap ? inputs->cap * 2 : 64;
        inputs->items =
            grow(inputs->items, inputs->cap * sizeof *inputs->items);
    }
    Input *input = &inputs->items[inputs->count];
    *input = (Input){0};
    if (!read_file(path, &input->text)) return false;
    input->path = memcpy(grow(NULL, strlen(path) + 1), path, strlen(path) + 1);
    inputs->count++;
    return true;
}

static bool is_input(const char *name) {
    size_t len = strlen(name);
    return len > 4 && !strcmp(name + len - 4, ".txt") &&
           strcmp(name, "out.txt") && strcmp(name, "CMakeLists.txt");
}

static bool add_folder(Inputs *inputs, const char *path) {
    struct dirent **names;
    int count = scandir(path, &names, NULL, alphasort);
    bool good = count >= 0;
    for (int i = 0; i < count; i++) {
        char child[4096];
        struct stat st;
        snprintf(child, sizeof child, "%s/%s", path, names[i]->d_name);
        if (names[i]->d_name[0] != '.' && !stat(child, &st)) {
            if (S_ISDIR(st.st_mode))
                good &= add_folder(inputs, child);
            else if (is_input(names[i]->d_name))
                good &= add_file(inputs, child);
        }
        free(names[i]);
    }
    if (count >= 0) free(names);
    return good;
}

bool inputs_add(Inputs *inputs, const char *path) {
    struct stat st;
    if (stat(path, &st)) return false;
    return S_ISDIR(st.st_mode) ? add_folder(inputs, path)
                               : add_file(inputs, path);
}

void inputs_free(Inputs *inputs) {
    for (size_t i = 0; i < inputs->count; i++) {
        free(inputs->items[i].path);
        text_free(&inputs->items[i].text);
    }
    free(inputs->items);
    *inputs = (Inputs){0};
}
