/* SPDX-License-Identifier: MIT */
#include "lexicon/form.h"

#include "base/utf8.h"
#include "unicode/chars.h"
#include "unicode/normal.h"
#include "unicode/scripts.h"
#include <stdlib.h>
#include <string.h>

struct Slugs {
    Ascii *ascii;
    Buf plain; /* the form being written */
};

static bool is_gap(uint32_t cp) {
    return cp == '\n' || cp == '\r' || char_is_blank(cp);
}

/* What the characters of a form say of it. */
typedef struct Look {
    bool latin, foreign, unfit;
} Look;

static void look_at(Look *look, uint32_t cp, Script latin) {
    Script script = script_of(cp);
    if (script == latin) look->latin = true;
    /* Letters that scripts share (the ʼ of “Kharkʼiv”) tell nothing. */
    else if (script != SCRIPT_NONE)
        look->foreign = true;
    if (cp == '|' || !char_is_visible(cp)) look->unfit = true;
}

/* Blanks set right; the characters looked at. */
static void squeeze(const char *text, size_t len, Buf *out, Look *look) {
    Script latin = script_named("Latin");
    bool gap = false;
    size_t size;
    for (size_t at = 0; at < len; at += size) {
        uint32_t cp = utf8_at(text, len, at, &size);
        if (!size) {
            look->unfit = true;
            return;
        }
        if (is_gap(cp)) {
            gap = true;
            continue;
        }
        if (gap && out->len) buf_char(out, ' ');
        gap = false;
        look_at(look, cp, latin);
        buf_add(out, text + at, size);
    }
}

FormVerdict form_clean(const char *text, size_t len, Buf *out) {
    Buf plain = {0};
    Look look = {0};
    size_t before = out->len;
    FormVerdict verdict = FORM_FINE;
    if (len > 4 * FORM_MOST)
        look.unfit = true; /* no blanks make up for that */
    else
        squeeze(text, len, &plain, &look);
    if (look.unfit)
        verdict = FORM_UNFIT;
    else if (!plain.len)
        verdict = plain.failed ? FORM_MEMORY : FORM_EMPTY;
    else if (look.foreign || !look.latin)
        verdict = FORM_FOREIGN;
    else if (plain.failed || !text_to_nfc(plain.data, plain.len, out))
        verdict = FORM_MEMORY;
    else if (out->len - before > FORM_MOST)
        verdict = FORM_UNFIT;
    if (verdict && out->data) {
        out->len = before;
        out->data[before] = 0;
    }
    buf_free(&plain);
    return verdict;
}

Slugs *slugs_new(void) {
    Slugs *slugs = calloc(1, sizeof *slugs);
    if (!slugs) return NULL;
    slugs->ascii = ascii_new();
    if (slugs->ascii) return slugs;
    free(slugs);
    return NULL;
}

void slugs_free(Slugs *slugs) {
    if (!slugs) return;
    ascii_free(slugs->ascii);
    buf_free(&slugs->plain);
    free(slugs);
}

/* The length of the apostrophe at text: O'Neill, O’Neill, Sana`a, Shabʿa. */
static size_t apostrophe(const char *text) {
    static const char *const marks[] = {"'", "`", "’", "‘", "ʼ", "ʿ", "ʾ"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (!strncmp(text, marks[i], strlen(marks[i]))) return strlen(marks[i]);
    return 0;
}

static bool is_slug(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool slug_add(Slugs *slugs, const char *form, size_t len, Buf *out) {
    size_t first = out->len;
    bool gap = false;
    slugs->plain.len = 0;
    if (!ascii_write(slugs->ascii, form, len, &slugs->plain)) return false;
    for (const char *p = buf_str(&slugs->plain); *p;) {
        size_t mark = apostrophe(p);
        if (mark) {
            p += mark;
            continue;
        }
        if (is_slug(*p)) {
            if (gap && out->len > first) buf_char(out, '-');
            gap = false;
            buf_char(out, *p);
        } else {
            gap = true;
        }
        p++;
    }
    return !out->failed;
}
