/* SPDX-License-Identifier: MIT */
#include "property/mutate.h"

#include <string.h>

typedef struct Range {
    size_t start, end;
} Range;

/* What machine translation, keyboards and converters leave behind, each with
 * its length because some hold NUL. */
#define TOKEN(s)                                                               \
    { s, sizeof s - 1 }
static const struct Token {
    const char *bytes;
    size_t len;
} tokens[] = {
    TOKEN(" ,"),
    TOKEN(",,"),
    TOKEN(", ,"),
    TOKEN(",."),
    TOKEN(".."),
    TOKEN("..."),
    TOKEN(" ."),
    TOKEN("?."),
    TOKEN(" ?"),
    TOKEN(" ;"),
    TOKEN(" : "),
    TOKEN("  "),
    TOKEN("“"),
    TOKEN("”"),
    TOKEN("” ”"),
    TOKEN("””"),
    TOKEN("“ "),
    TOKEN(" ”"),
    TOKEN(".” he said."),
    TOKEN("‘"),
    TOKEN("’"),
    TOKEN(" ’s "),
    TOKEN("\""),
    TOKEN("'"),
    TOKEN(" 's "),
    TOKEN("«"),
    TOKEN("»"),
    TOKEN("("),
    TOKEN(")"),
    TOKEN("( "),
    TOKEN(" )"),
    TOKEN("["),
    TOKEN("]"),
    TOKEN("word[the]word"),
    TOKEN("(UN)said"),
    TOKEN(" and He "),
    TOKEN(" the the "),
    TOKEN(" a a "),
    TOKEN(" to to "),
    TOKEN(" of of "),
    TOKEN("&quot;"),
    TOKEN("&amp;"),
    TOKEN("&amp;quot;"),
    TOKEN("&#39;"),
    TOKEN("&lt;"),
    TOKEN("&gt;"),
    TOKEN("&nbsp;"),
    TOKEN("&#8217;"),
    TOKEN("&shy;"),
    TOKEN("&ldquo;"),
    TOKEN("&rdquo;"),
    TOKEN("&"),
    TOKEN(";"),
    TOKEN("OTAN"),
    TOKEN("Antonio Gutteres"),
    TOKEN("ONU"),
    TOKEN("\n"),
    TOKEN("\r\n"),
    TOKEN("\r"),
    TOKEN("\n\n"),
    TOKEN("\t"),
    TOKEN("\xC2\xA0"),
    TOKEN("\xC2\xAD"),
    TOKEN("~"),
    TOKEN("…"),
    TOKEN("—"),
    TOKEN("–"),
    TOKEN("%"),
    TOKEN("\xEF\xBB\xBF"),
    TOKEN("\xE2\x80\x8B"),
    TOKEN("\xE2\x80\xA8"),
    TOKEN("\xCC\x81"),
    TOKEN("\xFF"),
    TOKEN("\xC3"),
    TOKEN("\xE2\x80"),
    TOKEN("\xED\xA0\x80"),
    TOKEN("\x80"),
    TOKEN("\0"),
    TOKEN("\x1A"),
    TOKEN("<b>"),
    TOKEN("</b>"),
    TOKEN("<"),
    TOKEN("http://a.example/ , "),
    TOKEN("@"),
    TOKEN("`"),
    TOKEN("1,234"),
    TOKEN("5'11\""),
};

size_t random_below(uint64_t *seed, size_t below) {
    uint64_t z = *seed += 0x9E3779B97F4A7C15u; /* splitmix64 */
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return (size_t)((z ^ z >> 31) % below);
}

static size_t place(const Text *text, uint64_t *seed) {
    return random_below(seed, text->len + 1);
}

static size_t boundary(const Text *text, size_t at) {
    while (at < text->len && ((unsigned char)text->bytes[at] & 0xC0) == 0x80)
        at++;
    return at;
}

static bool is_break(char c, bool lines) {
    return c == '\n' || (!lines && (c == ' ' || c == '\r' || c == '\t'));
}

/* The word (with the blank behind it), or line, around a random place. */
static Range unit(const Text *text, uint64_t *seed, bool lines) {
    Range r;
    r.start = r.end = place(text, seed);
    while (r.start && !is_break(text->bytes[r.start - 1], lines))
        r.start--;
    while (r.end < text->len && !is_break(text->bytes[r.end], lines))
        r.end++;
    if (r.end < text->len) r.end++;
    return r;
}

static Range bytes_at(const Text *text, uint64_t *seed) {
    Range r;
    r.start = place(text, seed);
    r.end = r.start + 1 + random_below(seed, 4);
    if (r.end > text->len) r.end = text->len;
    return r;
}

static Range range(const Text *text, uint64_t *seed, size_t kind) {
    return kind == 0 ? bytes_at(text, seed) : unit(text, seed, kind == 2);
}

static void cut(Text *text, Range r) {
    text_splice(text, r.start, r.end, "", 0);
}

static void put(Text *text, size_t at, const Text *from, Range r) {
    Text copy = {0};
    text_set(&copy, from->bytes + r.start, r.end - r.start);
    text_splice(text, at, at, copy.bytes, copy.len);
    text_free(&copy);
}

static void move(Text *text, Range r, uint64_t *seed) {
    Text old = {0};
    text_set(&old, text->bytes, text->len);
    cut(text, r);
    size_t at = boundary(text, place(text, seed));
    put(text, at, &old, r);
    text_free(&old);
}

static void insert_token(Text *text, uint64_t *seed) {
    const struct Token *t =
        &tokens[random_below(seed, sizeof tokens / sizeof *tokens)];
    size_t at = place(text, seed);
    if (random_below(seed, 4)) at = boundary(text, at);
    text_splice(text, at, at, t->bytes, t->len);
}

static void all_crlf(Text *text) {
    for (size_t i = 0; i < text->len; i++)
        if (text->bytes[i] == '\n' && (!i || text->bytes[i - 1] != '\r'))
            text_splice(text, i, i, "\r", 1), i++;
}

void mutate_once(Text *text, uint64_t *seed) {
    size_t kind = random_below(seed, 3);
    Range r = range(text, seed, kind);
    switch (random_below(seed, 12)) {
    case 0: cut(text, r); break;
    case 1: put(text, r.end, text, r); break;
    case 2: move(text, r, seed); break;
    case 3:
        if (!random_below(seed, 4)) all_crlf(text);
        break;
    default: insert_token(text, seed);
    }
}

void mutate_window(Text *out, const Text *from, uint64_t *seed) {
    Range r = unit(from, seed, true);
    for (size_t more = random_below(seed, 8); more && r.end < from->len;
         more--) {
        while (r.end < from->len && from->bytes[r.end] != '\n')
            r.end++;
        if (r.end < from->len) r.end++;
    }
    text_set(out, from->bytes + r.start, r.end - r.start);
}
