/* SPDX-License-Identifier: MIT
 * A walk over runs and edits side by side. What an edit covers turns into edit
 * runs; edit runs that touch become one, so that a repair of a repair is one
 * edit of the source:
 *
 *     source   stop[them]at        runs   same
 *     laid     stop [them] at             same edit same edit same
 */
#include "edits/lay.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "edits/doubt.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Stands for a repair that is not laid in yet. */
#define THIS_REPAIR UINT32_MAX

typedef struct Builder {
    const Story *from;
    Arena arena;
    Buf text;
    struct {
        Run *items;
        size_t count, cap;
    } runs;
    /* THIS_REPAIR, then by finding: the last run, counted from 1, that it is a
     * cause of. A hundred thousand entities side by side become one run. */
    struct {
        size_t *items;
        size_t count, cap;
    } caused;
    size_t prose_at, source_at; /* where the next piece goes */
    bool only_this; /* the causes of earlier repairs are not asked for */
    bool failed;
} Builder;

/* True once for each finding and run. */
static bool is_new_cause(Builder *b, uint32_t finding, size_t run) {
    size_t slot = finding == THIS_REPAIR ? 0 : (size_t)finding + 1;
    while (b->caused.count <= slot)
        if (!VEC_ADD(&b->caused, 0)) return true;
    if (b->caused.items[slot] == run) return false;
    b->caused.items[slot] = run;
    return true;
}

/* Adds causes to the list of the run, counted from 1. */
static const Cause *causes_join(Builder *b, const Cause *list,
                                const Cause *more, size_t run) {
    for (; more; more = more->next) {
        if (b->only_this && more->finding != THIS_REPAIR) continue;
        if (!is_new_cause(b, more->finding, run)) continue;
        Cause *cause = arena_alloc(&b->arena, sizeof *cause);
        if (!cause) {
            b->failed = true;
            return list;
        }
        *cause = (Cause){more->finding, list};
        list = cause;
    }
    return list;
}

/* Adds a piece that stands for the next `taken` source bytes. */
static void piece(Builder *b, RunCodec codec, size_t taken, const char *text,
                  size_t len, const Cause *causes, uint32_t wraps) {
    Span source = {b->source_at, b->source_at + taken};
    Span prose = {b->prose_at, b->prose_at + len};
    buf_add(&b->text, text, len);
    b->source_at = source.end;
    b->prose_at = prose.end;
    Run *last = b->runs.count ? &b->runs.items[b->runs.count - 1] : NULL;
    bool joins = last && last->codec == codec &&
                 (codec == RUN_SAME || codec == RUN_EDIT);
    if (joins) {
        last->prose.end = prose.end;
        last->source.end = source.end;
        last->causes = causes_join(b, last->causes, causes, b->runs.count);
        last->wraps += wraps;
        return;
    }
    const Cause *own = causes_join(b, NULL, causes, b->runs.count + 1);
    if (!VEC_ADD(&b->runs, (Run){prose, source, codec, own, wraps}))
        b->failed = true;
}

/* Source bytes that the part [at, stop) of a run stands for. The first part
 * of a run that is not byte for byte takes all of them. */
static size_t source_part(const Run *run, size_t at, size_t stop) {
    if (run->codec == RUN_SAME) return stop - at;
    bool first = at == run->prose.start;
    return first ? run->source.end - run->source.start : 0;
}

static void keep(Builder *b, const Run *run, size_t at, size_t stop) {
    piece(b, run->codec, source_part(run, at, stop), b->from->text + at,
          stop - at, run->causes, at == run->prose.start ? run->wraps : 0);
}

static void cover(Builder *b, const Run *run, size_t at, size_t stop) {
    piece(b, RUN_EDIT, source_part(run, at, stop), "", 0, run->causes,
          at == run->prose.start ? run->wraps : 0);
}

static void insert(Builder *b, const Laid *laid) {
    Cause cause = {laid->finding, NULL};
    piece(b, RUN_EDIT, 0, laid->edit.text, laid->edit.len, &cause, 0);
}

typedef struct Cursor {
    const Laid *edits;
    size_t count, next; /* edits started */
    size_t until;       /* the prose end of the started one */
} Cursor;

static void lay_run(Builder *b, const Run *run, Span clip, Cursor *c) {
    size_t at = run->prose.start, end = run->prose.end;
    if (run->codec == RUN_SAME && at < clip.start) at = clip.start;
    if (run->codec == RUN_SAME && end > clip.end) end = clip.end;
    if (run->prose.start == run->prose.end) keep(b, run, at, end);
    while (at < end) {
        const Laid *next = c->next < c->count ? &c->edits[c->next] : NULL;
        if (next && next->edit.span.start == at) {
            insert(b, next);
            c->until = next->edit.span.end;
            c->next++;
        } else if (c->until > at) {
            size_t stop = c->until < end ? c->until : end;
            cover(b, run, at, stop);
            at = stop;
        } else {
            size_t stop = next && next->edit.span.start < end
                              ? next->edit.span.start
                              : end;
            keep(b, run, at, stop);
            at = stop;
        }
    }
}

/* Of runs first to last, whole but for plain text outside clip. */
static void lay_runs(Builder *b, size_t first, size_t last, Span clip,
                     const Laid *edits, size_t count) {
    Cursor c = {edits, count, 0, 0};
    for (size_t i = first; i <= last && i < b->from->run_count; i++)
        lay_run(b, &b->from->runs[i], clip, &c);
    for (; c.next < count; c.next++)
        insert(b, &edits[c.next]);
}

static void builder_free(Builder *b) {
    arena_free(&b->arena);
    buf_free(&b->text);
    free(b->runs.items);
    free(b->caused.items);
}

#define BOM "\xEF\xBB\xBF"

static bool is_opaque(const Run *run) {
    return run->codec == RUN_OPAQUE && run->prose.end > run->prose.start;
}

/* Is a line end that stands as a blank in the span, or beside it? */
static bool near_wrap(const Story *story, Span span) {
    for (size_t i = story->run_count ? story_run_at(story, span.start) : 0;
         i < story->run_count && story->runs[i].prose.start <= span.end; i++)
        if (story->runs[i].wraps) return true;
    return false;
}

#define MARK_MOST 8 /* bytes of UTF-8 that could come out as a mark */

/* Would the text start with a byte order mark after the edit, in the encoding
 * it is read in? A NUL could be half of one. */
static bool starts_with_mark(const Story *story, const Edit *edit) {
    char start[2 * MARK_MOST + 1];
    size_t rest = story->len - edit->span.end;
    size_t own = edit->len < MARK_MOST ? edit->len : MARK_MOST;
    if (rest > MARK_MOST) rest = MARK_MOST;
    if (own) memcpy(start, edit->text, own);
    memcpy(start + own, story->text + edit->span.end, rest);
    start[own + rest] = 0;
    if (!strncmp(start, BOM, 3) || (own + rest && !*start)) return true;
    return story->origin && source_makes_mark(story->origin, start, own + rest);
}

/* Would the bytes that meet after the edit read as something else: a CR and a
 * line feed as one line end, U+FEFF at the start as a byte order mark? */
static bool makes_another(const Story *story, const Edit *edit) {
    Span span = edit->span;
    char before = span.start ? story->text[span.start - 1] : 0;
    const char *after = story->text + span.end; /* ends in NUL */
    char first = edit->len ? edit->text[0] : *after;
    char last = edit->len ? edit->text[edit->len - 1] : before;
    if ((before == '\r' && first == '\n') || (last == '\r' && *after == '\n'))
        return true;
    if (before == '\r' || last == '\r') return near_wrap(story, span);
    return !span.start && starts_with_mark(story, edit);
}

bool lay_covers_wrap(const Story *story, Span span) {
    for (size_t i = story->run_count ? story_run_at(story, span.start) : 0;
         i < story->run_count && story->runs[i].prose.start < span.end; i++)
        if (story->runs[i].wraps && story->runs[i].prose.end > span.start)
            return true;
    return false;
}

/* UTF-8 tells where a character starts; in other encodings “?” behind half a
 * character may complete it. */
static bool is_coded(const Story *story) {
    return story->origin && story->origin->from;
}

bool lay_allowed(const Story *story, const Edit *edit) {
    if (makes_another(story, edit)) return false;
    if (!is_coded(story) && doubt_forbids(story, edit)) return false;
    if (!story->run_count) return true;
    Span span = edit->span;
    size_t i = story_run_at(story, span.start);
    bool beside = !edit->len || is_coded(story);
    if (is_coded(story)) {
        Span source = story_source(story, span);
        if (!source_is_seam(story->origin, source.start) ||
            !source_is_seam(story->origin, source.end))
            return false;
    }
    if (beside) {
        while (i && story->runs[i].prose.start >= span.start)
            i--;
        span.end++; /* a run that only touches counts */
    }
    for (; i < story->run_count; i++) {
        const Run *run = &story->runs[i];
        if (run->prose.start >= span.end) return true;
        bool touches = run->prose.end > span.start ||
                       (beside && run->prose.end == span.start);
        if (is_opaque(run) && touches) return false;
    }
    return true;
}

bool lay_fits(const Story *story, const Edit *edit, uint32_t *unfit) {
    const Source *origin = story->origin;
    Buf bytes = {0};
    size_t bad = 0;
    if (!origin || !origin->to) return true;
    bool fits = source_encode(origin, edit->text, edit->len, &bytes, &bad);
    if (!fits) utf8_decode(edit->text + bad, edit->len - bad, unfit);
    buf_free(&bytes);
    return fits;
}

Status lay(Story **out, const Story *from, const Laid *edits, size_t count) {
    Builder b = {.from = from};
    lay_runs(&b, 0, from->run_count, (Span){0, SIZE_MAX}, edits, count);
    *out = NULL;
    Status status = STATUS_MEMORY;
    char *text = arena_copy(&b.arena, buf_str(&b.text), b.text.len);
    Run *runs = arena_array(&b.arena, b.runs.count + 1, sizeof *runs);
    if (text && runs && !b.failed && !b.text.failed) {
        if (b.runs.count)
            memcpy(runs, b.runs.items, b.runs.count * sizeof *runs);
        status = story_next(out, from, &b.arena, text, b.text.len, runs,
                            b.runs.count);
    }
    builder_free(&b);
    return status;
}

/* Prose as it goes to the file: "\n" is CRLF in a story that ends lines so,
 * and the last blanks become the line ends that the repair covers. */
static void encode(const Story *story, const char *text, size_t len,
                   uint32_t wraps, Buf *out) {
    size_t blanks = 0;
    for (size_t i = 0; i < len; i++)
        blanks += text[i] == ' ';
    for (size_t i = 0; i < len; i++) {
        bool wrap = text[i] == ' ' && blanks-- <= wraps;
        char c = wrap ? '\n' : text[i];
        if (c == '\n' && story->crlf) buf_char(out, '\r');
        buf_char(out, c);
    }
}

static Status source_edit(const Story *story, const Run *run, const char *text,
                          Arena *arena, SourceEdit *out) {
    Buf encoded = {0};
    size_t len = run->prose.end - run->prose.start;
    encode(story, text, len, run->wraps, &encoded);
    *out = (SourceEdit){run->source,
                        arena_copy(arena, buf_str(&encoded), encoded.len),
                        encoded.len, run->causes};
    bool ok = !encoded.failed && out->text;
    buf_free(&encoded);
    return ok ? STATUS_OK : STATUS_MEMORY;
}

/* The runs that edits from prose start to end touch, with edit runs beside
 * them. */
static void touched(const Story *story, Span span, size_t *first,
                    size_t *last) {
    *first = story_run_at(story, span.start);
    while (*first && story->runs[*first].prose.start >= span.start &&
           story->runs[*first - 1].codec == RUN_EDIT)
        --*first;
    *last = story_run_at(story, span.end);
}

void lay_causes(const Story *story, Span span,
                void (*each)(void *user, uint32_t finding), void *user) {
    if (!story->run_count) return;
    size_t first, last;
    touched(story, span, &first, &last);
    for (size_t i = first; i <= last; i++)
        for (const Cause *c = story->runs[i].causes; c; c = c->next)
            each(user, c->finding);
}

static bool has_cause(const Run *run, uint32_t finding) {
    for (const Cause *c = run->causes; c; c = c->next)
        if (c->finding == finding) return true;
    return false;
}

/* A kept edit run that the repair does not touch is none of its edits. */
static Status collect(const Builder *b, Arena *arena, SourceEdits *out) {
    out->count = 0;
    out->items = arena_array(arena, b->runs.count + 1, sizeof *out->items);
    if (!out->items || b->failed || b->text.failed) return STATUS_MEMORY;
    for (size_t i = 0; i < b->runs.count; i++) {
        const Run *run = &b->runs.items[i];
        if (run->codec != RUN_EDIT || !has_cause(run, THIS_REPAIR)) continue;
        SourceEdit *edit = &out->items[out->count++];
        Status status = source_edit(
            b->from, run, b->text.data + run->prose.start, arena, edit);
        if (status) return status;
        edit->causes = NULL;
    }
    return STATUS_OK;
}

Status lay_on_source(const Story *story, const Edit *edits, size_t count,
                     Arena *arena, SourceEdits *out) {
    *out = (SourceEdits){0};
    if (!count) return STATUS_OK;
    Laid *laid = malloc(count * sizeof *laid);
    if (!laid) return STATUS_MEMORY;
    for (size_t i = 0; i < count; i++)
        laid[i] = (Laid){edits[i], THIS_REPAIR};
    Builder b = {.from = story, .only_this = true};
    size_t first = 0, last = 0;
    Span clip = {edits[0].span.start, edits[count - 1].span.end};
    if (story->run_count) {
        touched(story, clip, &first, &last);
        const Run *run = &story->runs[first];
        b.source_at = run->source.start;
        if (run->codec == RUN_SAME)
            b.source_at += clip.start - run->prose.start;
    }
    lay_runs(&b, first, last, clip, laid, count);
    Status status = collect(&b, arena, out);
    builder_free(&b);
    free(laid);
    return status;
}

Status lay_edits(const Story *story, Arena *arena, SourceEdits *out) {
    size_t most = 0;
    for (size_t i = 0; i < story->run_count; i++)
        most += story->runs[i].codec == RUN_EDIT;
    out->count = 0;
    out->items = arena_array(arena, most + 1, sizeof *out->items);
    if (!out->items) return STATUS_MEMORY;
    for (size_t i = 0; i < story->run_count; i++) {
        const Run *run = &story->runs[i];
        if (run->codec != RUN_EDIT) continue;
        SourceEdit *edit = &out->items[out->count];
        Status status = source_edit(story, run, story->text + run->prose.start,
                                    arena, edit);
        if (status) return status;
        size_t was = run->source.end - run->source.start;
        bool same = was == edit->len &&
                    !memcmp(story->source + run->source.start, edit->text, was);
        out->count += !same;
    }
    return STATUS_OK;
}

void lay_write(const Story *story, Buf *out) {
    for (size_t i = 0; i < story->run_count; i++) {
        const Run *run = &story->runs[i];
        if (run->codec == RUN_EDIT)
            encode(story, story->text + run->prose.start,
                   run->prose.end - run->prose.start, run->wraps, out);
        else
            buf_add(out, story->source + run->source.start,
                    run->source.end - run->source.start);
    }
}

static bool is_mark(const Run *run) {
    return run->codec == RUN_OPAQUE && run->prose.end == run->prose.start;
}

bool lay_convert(const Story *story, Buf *out, size_t *bad) {
    for (size_t i = 0; i < story->run_count; i++) {
        const Run *run = &story->runs[i];
        const char *text = story->source + run->source.start;
        size_t len = run->source.end - run->source.start, at = 0;
        Buf edited = {0};
        if (is_mark(run)) continue;
        if (run->codec == RUN_EDIT) {
            encode(story, story->text + run->prose.start,
                   run->prose.end - run->prose.start, run->wraps, &edited);
            text = buf_str(&edited);
            len = edited.len;
        }
        bool fits = source_encode(story->origin, text, len, out, &at);
        out->failed |= edited.failed;
        buf_free(&edited);
        *bad = run->source.start + (run->codec == RUN_EDIT ? 0 : at);
        if (!fits) return false;
    }
    return true;
}
