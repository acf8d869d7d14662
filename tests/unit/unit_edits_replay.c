/* SPDX-License-Identifier: MIT
 * edits/lay against a naive model, on random sources and random edits, several
 * rounds of them: the model keeps a list of characters, each with the bytes
 * that it writes to the file. */
#include "base/utf8.h"
#include "edits/lay.h"
#include "unit/check.h"
#include "unit/unit_edits.h"

#define CELLS_MAX 600
#define EDITS_MAX 6
#define ROUNDS 4
#define STORIES 3000

/* A character: bytes of prose, bytes of the file, and whether it is U+FFFD
 * for bytes that may not change. */
typedef struct Cell {
    char prose[4], file[4];
    size_t prose_len, file_len;
    bool fixed;
} Cell;

typedef struct Model {
    Cell cells[CELLS_MAX];
    size_t count;
    bool bom, crlf;
} Model;

static uint32_t seed = 12345;

static size_t below(size_t limit) {
    seed = seed * 1664525u + 1013904223u;
    return (size_t)((uint64_t)(seed >> 4) * limit >> 28);
}

static const Cell ALPHABET[] = {
    {"a", "a", 1, 1, false},
    {"b", "b", 1, 1, false},
    {" ", " ", 1, 1, false},
    {"\n", "\n", 1, 1, false},
    {"\n", "\r\n", 1, 2, false},
    {"\xC3\xA9", "\xC3\xA9", 2, 2, false},
    {"\xEF\xBF\xBD", "\xFF", 3, 1, true},
    {"\xEF\xBF\xBD", "\xE2\x80", 3, 2, true},
};
#define LETTERS (sizeof ALPHABET / sizeof *ALPHABET)

static void make_model(Model *m, Buf *source) {
    *m = (Model){.bom = below(4) == 0, .count = below(14)};
    bool first = true;
    if (m->bom) buf_add(source, "\xEF\xBB\xBF", 3);
    for (size_t i = 0; i < m->count; i++) {
        m->cells[i] = ALPHABET[below(LETTERS)];
        if (*m->cells[i].prose == '\n' && first) {
            m->crlf = m->cells[i].file_len == 2;
            first = false;
        }
        buf_add(source, m->cells[i].file, m->cells[i].file_len);
    }
}

static size_t prose_at(const Model *m, size_t cell) {
    size_t at = 0;
    for (size_t i = 0; i < cell; i++)
        at += m->cells[i].prose_len;
    return at;
}

static size_t random_text(char *out) {
    static const char *const pieces[] = {"", "x", "yz", "\n", "\xC2\xA0", "a"};
    strcpy(out, pieces[below(6)]);
    strcat(out, pieces[below(6)]);
    return strlen(out);
}

/* Random edits in order, some insertions, that touch no fixed cell. */
static size_t make_edits(const Model *m, Laid *laid, size_t (*cells)[2],
                         char (*texts)[8]) {
    size_t count = 0, at = 0;
    while (count < EDITS_MAX && at <= m->count && below(4)) {
        size_t start = at + below(4), end = start + below(3);
        if (end > m->count) break;
        at = end + 1;
        bool fixed = false;
        for (size_t i = start; i < end; i++)
            fixed |= m->cells[i].fixed;
        if (fixed) continue;
        cells[count][0] = start;
        cells[count][1] = end;
        size_t len = random_text(texts[count]);
        Span span = {prose_at(m, start), prose_at(m, end)};
        laid[count] = (Laid){{span, texts[count], len}, (uint32_t)below(50)};
        count++;
    }
    return count;
}

static void add_text(Model *m, const char *text, size_t len) {
    for (size_t i = 0, n; i < len; i += n) {
        uint32_t cp;
        Cell *cell = &m->cells[m->count++];
        *cell = (Cell){0};
        n = utf8_decode(text + i, len - i, &cp);
        memcpy(cell->prose, text + i, n);
        cell->prose_len = cell->file_len = n;
        memcpy(cell->file, cell->prose, n);
        if (cp == '\n' && m->crlf) {
            memcpy(cell->file, "\r\n", 2);
            cell->file_len = 2;
        }
    }
}

static void model_lay(Model *m, const Laid *laid, size_t (*cells)[2],
                      size_t count) {
    static Model next;
    size_t at = 0;
    next = (Model){.bom = m->bom, .crlf = m->crlf};
    for (size_t i = 0; i < count; i++) {
        while (at < cells[i][0])
            next.cells[next.count++] = m->cells[at++];
        add_text(&next, laid[i].edit.text, laid[i].edit.len);
        at = cells[i][1];
    }
    while (at < m->count)
        next.cells[next.count++] = m->cells[at++];
    *m = next;
}

static void model_write(const Model *m, Buf *prose, Buf *file) {
    if (m->bom) buf_add(file, "\xEF\xBB\xBF", 3);
    for (size_t i = 0; i < m->count; i++) {
        buf_add(prose, m->cells[i].prose, m->cells[i].prose_len);
        buf_add(file, m->cells[i].file, m->cells[i].file_len);
    }
}

/* Lays edits of the source over it; false when they are not sorted. */
static bool replay(const Story *s, const SourceEdits *edits, Buf *out) {
    size_t at = 0;
    for (size_t i = 0; i < edits->count; i++) {
        const SourceEdit *e = &edits->items[i];
        if (e->span.start < at || e->span.end < e->span.start) return false;
        if (e->span.end > s->source_len) return false;
        buf_add(out, s->source + at, e->span.start - at);
        buf_add(out, e->text, e->len);
        at = e->span.end;
    }
    buf_add(out, s->source + at, s->source_len - at);
    return true;
}

static bool equal(const Buf *a, const Buf *b) {
    return a->len == b->len && !memcmp(buf_str(a), buf_str(b), a->len);
}

static bool covered(const Story *s) {
    size_t prose = 0, source = 0;
    for (size_t i = 0; i < s->run_count; i++) {
        const Run *r = &s->runs[i];
        if (r->prose.start != prose || r->source.start != source) return false;
        prose = r->prose.end;
        source = r->source.end;
    }
    return prose == s->len && source == s->source_len;
}

/* The story must read, write and replay as the model says. */
static bool agrees(const Story *s, const Model *m) {
    Buf prose = {0}, file = {0}, out = {0}, again = {0};
    Arena arena = {0};
    SourceEdits edits;
    model_write(m, &prose, &file);
    lay_write(s, &out);
    bool ok = covered(s) && s->len == prose.len &&
              !memcmp(s->text, buf_str(&prose), s->len) && equal(&out, &file) &&
              !lay_edits(s, &arena, &edits) && replay(s, &edits, &again) &&
              equal(&again, &file);
    buf_free(&prose);
    buf_free(&file);
    buf_free(&out);
    buf_free(&again);
    arena_free(&arena);
    return ok;
}

static bool within(Span inner, const SourceEdits *outer) {
    for (size_t i = 0; i < outer->count; i++)
        if (inner.start >= outer->items[i].span.start &&
            inner.end <= outer->items[i].span.end)
            return true;
    return false;
}

static int by_span(const void *pa, const void *pb) {
    const SourceEdit *a = pa, *b = pb;
    if (a->span.start != b->span.start)
        return a->span.start < b->span.start ? -1 : 1;
    return (a->span.end > b->span.end) - (a->span.end < b->span.end);
}

/* One repair's edits of the source, with the earlier edits that they do not
 * carry, must make what laying it in makes. */
static bool carries(const Story *before, const Story *after, const Laid *laid,
                    size_t count) {
    Arena arena = {0};
    Edit edits[EDITS_MAX];
    SourceEdits mine, old, all;
    Buf want = {0}, got = {0};
    for (size_t i = 0; i < count; i++)
        edits[i] = laid[i].edit;
    bool ok = !lay_on_source(before, edits, count, &arena, &mine) &&
              !lay_edits(before, &arena, &old);
    size_t most = mine.count + old.count;
    all = (SourceEdits){arena_array(&arena, most, sizeof *all.items), 0};
    for (size_t i = 0; i < mine.count; i++)
        all.items[all.count++] = mine.items[i];
    for (size_t i = 0; i < old.count; i++)
        if (!within(old.items[i].span, &mine))
            all.items[all.count++] = old.items[i];
    qsort(all.items, all.count, sizeof *all.items, by_span);
    lay_write(after, &want);
    ok = ok && replay(before, &all, &got) && equal(&want, &got);
    buf_free(&want);
    buf_free(&got);
    arena_free(&arena);
    return ok;
}

static void tell(const Story *s, const Laid *laid, size_t count) {
    fprintf(stderr, "    source ");
    check_show(s->source, s->source_len);
    fprintf(stderr, " prose ");
    check_show(s->text, s->len);
    for (size_t i = 0; i < count; i++) {
        fprintf(stderr, " %zu-%zu=", laid[i].edit.span.start,
                laid[i].edit.span.end);
        check_show(laid[i].edit.text, laid[i].edit.len);
    }
    fputc('\n', stderr);
}

/* The count of failures of one story, told the first few times. */
static void run_story(size_t *replays, size_t *carried) {
    static Model m;
    Buf source = {0};
    Story *s;
    make_model(&m, &source);
    if (story_plain(&s, buf_str(&source), source.len)) exit(99);
    bool ok = agrees(s, &m);
    for (int round = 0; round < ROUNDS && ok; round++) {
        Laid laid[EDITS_MAX];
        size_t cells[EDITS_MAX][2];
        char texts[EDITS_MAX][8];
        Story *next;
        size_t count = make_edits(&m, laid, cells, texts);
        if (!count) continue;
        if (lay(&next, s, laid, count)) exit(99);
        model_lay(&m, laid, cells, count);
        ok = agrees(next, &m);
        bool carry = carries(s, next, laid, count);
        if ((!ok && *replays < 3) || (!carry && *carried < 3))
            tell(s, laid, count);
        *carried += !carry;
        story_free(s);
        s = next;
    }
    *replays += !ok;
    story_free(s);
    buf_free(&source);
}

void replay_random_edits(void) {
    size_t replays = 0, carried = 0;
    for (int i = 0; i < STORIES; i++)
        run_story(&replays, &carried);
    CHECK_EQ_SIZE(replays, 0);
    CHECK_EQ_SIZE(carried, 0);
}
