/* SPDX-License-Identifier: MIT
 * The reader of plain text: source bytes in, the first story out. A BOM is
 * kept outside the prose, CRLF becomes a line feed, bytes that are no UTF-8
 * become U+FFFD; the runs remember all three. */
#include "base/utf8.h"
#include "base/vec.h"
#include "text/story.h"
#include "text/wrap.h"
#include <stdlib.h>
#include <string.h>

#define REPLACEMENT "\xEF\xBF\xBD" /* U+FFFD */

typedef struct Reader {
    const char *source;
    size_t len;
    Buf text;
    struct {
        Run *items;
        size_t count, cap;
    } runs;
    bool failed;
} Reader;

/* Adds a run for the next `taken` source bytes; SAME runs grow. */
static void add(Reader *r, RunCodec codec, size_t at, size_t taken,
                const char *prose, size_t len) {
    Span source = {at, at + taken};
    Span span = {r->text.len, r->text.len + len};
    buf_add(&r->text, prose, len);
    Run *last = r->runs.count ? &r->runs.items[r->runs.count - 1] : NULL;
    if (codec == RUN_SAME && last && last->codec == RUN_SAME) {
        last->source.end = source.end;
        last->prose.end = span.end;
    } else if (!VEC_ADD(&r->runs, (Run){span, source, codec, NULL, 0})) {
        r->failed = true;
    }
}

/* Valid text from at to end, its CRLFs folded. */
static void add_valid(Reader *r, size_t at, size_t end) {
    while (at < end) {
        const char *cr = memchr(r->source + at, '\r', end - at);
        while (cr && (cr + 1 == r->source + end || cr[1] != '\n'))
            cr = memchr(cr + 1, '\r', (size_t)(r->source + end - cr - 1));
        size_t stop = cr ? (size_t)(cr - r->source) : end;
        if (stop > at)
            add(r, RUN_SAME, at, stop - at, r->source + at, stop - at);
        if (cr) add(r, RUN_NEWLINE, stop, 2, "\n", 1);
        at = cr ? stop + 2 : end;
    }
}

static void read_all(Reader *r) {
    size_t at = 0;
    if (r->len >= 3 && !memcmp(r->source, "\xEF\xBB\xBF", 3)) {
        add(r, RUN_OPAQUE, 0, 3, "", 0);
        at = 3;
    }
    while (at < r->len && !r->failed) {
        size_t good = utf8_valid(r->source + at, r->len - at);
        add_valid(r, at, at + good);
        at += good;
        if (at == r->len) break;
        size_t bad = utf8_bad(r->source + at, r->len - at);
        add(r, RUN_OPAQUE, at, bad, REPLACEMENT, 3);
        at += bad;
    }
}

#define RARER 4 /* times, than characters of UTF-8 */

/* One stray é of Latin-1 among the curly quotes of a story leaves no doubt that
 * the rest is UTF-8; nor does a byte order mark. */
static bool is_doubtful(const Reader *r) {
    size_t bad = 0, good = 0;
    for (size_t i = 0; i < r->runs.count; i++) {
        const Run *run = &r->runs.items[i];
        if (run->codec != RUN_OPAQUE) continue;
        if (run->prose.end == run->prose.start) return false;
        bad++;
    }
    if (!bad) return false;
    for (size_t i = 0; i < r->text.len; i++)
        good += (unsigned char)r->text.data[i] >= 0xC0;
    return bad * RARER >= good - bad; /* each bad one is U+FFFD there */
}

static bool starts_with_crlf_line(const char *source, size_t len) {
    const char *lf = len ? memchr(source, '\n', len) : NULL;
    return lf && lf > source && lf[-1] == '\r';
}

Status story_plain(Story **out, const char *source, size_t len) {
    return story_plain_as(out, source, len, WRAP_BY_LOOK);
}

Status story_plain_as(Story **out, const char *source, size_t len, Wrap wrap) {
    Reader r = {.source = source, .len = len};
    read_all(&r);
    Arena arena = {0};
    char *text = arena_copy(&arena, buf_str(&r.text), r.text.len);
    Run *runs = arena_array(&arena, r.runs.count + 1, sizeof *runs);
    Status status = STATUS_MEMORY;
    *out = NULL;
    if (!r.failed && !r.text.failed && text && runs) {
        if (r.runs.count)
            memcpy(runs, r.runs.items, r.runs.count * sizeof *runs);
        Story first = {.source = source,
                       .source_len = len,
                       .doubtful = is_doubtful(&r),
                       .crlf = starts_with_crlf_line(source, len)};
        const char *prose = text;
        const Run *map = runs;
        size_t prose_len = r.text.len, count = r.runs.count;
        first.wrapped = wrap == WRAP_YES || (wrap == WRAP_BY_LOOK &&
                                             wrap_looks_so(text, prose_len));
        status = STATUS_OK;
        if (first.wrapped)
            status = wrap_fold(&arena, &prose, &prose_len, &map, &count);
        if (!status)
            status =
                story_next(out, &first, &arena, prose, prose_len, map, count);
    }
    arena_free(&arena);
    buf_free(&r.text);
    free(r.runs.items);
    return status;
}
