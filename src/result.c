/* SPDX-License-Identifier: MIT
 * From a settled story to the result that a caller reads. */
#include "result.h"

#include <stdlib.h>
#include <string.h>

typedef struct Order {
    const Placed *placed;
    size_t was;
} Order;

static int by_place(const void *pa, const void *pb) {
    const Placed *a = ((const Order *)pa)->placed;
    const Placed *b = ((const Order *)pb)->placed;
    if (a->source.start != b->source.start)
        return a->source.start < b->source.start ? -1 : 1;
    if (a->source.end != b->source.end)
        return a->source.end < b->source.end ? -1 : 1;
    int c = strcmp(a->rule->id, b->rule->id);
    return c ? c : (a > b) - (a < b);
}

static const char *keep(copydesk_result *result, const char *text) {
    return arena_copy(&result->arena, text, strlen(text));
}

static bool list_also(copydesk_result *result, copydesk_finding *out,
                      const Also *also) {
    for (const Also *a = also; a; a = a->next)
        out->also_count++;
    const char **list =
        arena_array(&result->arena, out->also_count + 1, sizeof *list);
    out->also = list;
    for (; list && also; also = also->next)
        if (!(*list++ = keep(result, also->rule->id))) return false;
    return out->also != NULL;
}

/* What the edit writes to the file; for UTF-8 its text. */
static bool list_bytes(copydesk_result *result, const Source *source,
                       copydesk_edit *out) {
    Buf bytes = {0};
    size_t bad;
    out->bytes = out->text;
    out->byte_count = out->length;
    if (!source->to) return true;
    source_encode(source, out->text, out->length, &bytes, &bad);
    out->bytes = arena_copy(&result->arena, buf_str(&bytes), bytes.len);
    out->byte_count = bytes.len;
    bool ok = !bytes.failed && out->bytes;
    buf_free(&bytes);
    return ok;
}

static bool list_edits(copydesk_result *result, const Source *source,
                       const SourceEdits *edits, copydesk_edit **out) {
    *out = arena_array(&result->arena, edits->count + 1, sizeof **out);
    for (size_t i = 0; *out && i < edits->count; i++) {
        const SourceEdit *e = &edits->items[i];
        (*out)[i] =
            (copydesk_edit){.start = source_to_bytes(source, e->span.start),
                            .end = source_to_bytes(source, e->span.end),
                            .text = e->text,
                            .length = e->len};
        if (!list_bytes(result, source, &(*out)[i])) return false;
    }
    return *out != NULL;
}

static copydesk_level level_of(const Placed *placed) {
    const Rule *below = placed->below;
    Level own = placed->rule->level;
    return (copydesk_level)(below && below->level < own ? below->level : own);
}

/* A finding as the caller sees it. Its edits' text is in the result's arena
 * already. */
static bool list_finding(copydesk_result *result, const Source *source,
                         const Placed *placed, copydesk_finding *out) {
    copydesk_edit *edits;
    Span at = placed->source;
    *out = (copydesk_finding){.rule = keep(result, placed->rule->id),
                              .level = level_of(placed),
                              .fix = (copydesk_fixes)placed->fix,
                              .applied = placed->applied,
                              .message = keep(result, placed->message),
                              .start = source_to_bytes(source, at.start),
                              .end = source_to_bytes(source, at.end),
                              .edit_count = placed->edits.count};
    bool ok = list_edits(result, source, &placed->edits, &edits) &&
              list_also(result, out, placed->also);
    out->edits = edits;
    return ok && out->rule && out->message;
}

/* The findings in their order; place_of[i] is where found item i went. */
static Status list_findings(copydesk_result *result, const Settle *job,
                            const Source *source, size_t *place_of) {
    size_t count = job->found.count;
    Order *order = malloc((count + 1) * sizeof *order);
    result->findings =
        arena_array(&result->arena, count + 1, sizeof *result->findings);
    bool ok = order && result->findings;
    for (size_t i = 0; ok && i < count; i++)
        order[i] = (Order){&job->found.items[i], i};
    if (ok) qsort(order, count, sizeof *order, by_place);
    for (size_t i = 0; ok && i < count; i++) {
        place_of[order[i].was] = i;
        ok =
            list_finding(result, source, order[i].placed, &result->findings[i]);
    }
    result->finding_count = count;
    free(order);
    return ok ? STATUS_OK : STATUS_MEMORY;
}

static int by_number(const void *a, const void *b) {
    size_t x = *(const size_t *)a, y = *(const size_t *)b;
    return (x > y) - (x < y);
}

static bool list_causes(copydesk_result *result, const Cause *causes,
                        const size_t *place_of, copydesk_edit *edit) {
    size_t count = 0;
    for (const Cause *c = causes; c; c = c->next)
        count++;
    size_t *list = arena_array(&result->arena, count + 1, sizeof *list);
    if (!list) return false;
    for (const Cause *c = causes; c; c = c->next)
        list[edit->finding_count++] = place_of[c->finding];
    qsort(list, count, sizeof *list, by_number);
    edit->findings = list;
    return true;
}

static Status list_result_edits(copydesk_result *result, const Settle *job,
                                const Source *source, const size_t *place_of) {
    SourceEdits edits;
    Status status = lay_edits(job->story, &result->arena, &edits);
    if (status) return status;
    if (!list_edits(result, source, &edits, &result->edits))
        return STATUS_MEMORY;
    result->edit_count = edits.count;
    for (size_t i = 0; i < edits.count; i++)
        if (!list_causes(result, edits.items[i].causes, place_of,
                         &result->edits[i]))
            return STATUS_MEMORY;
    return STATUS_OK;
}

/* The bytes that came in, with the edits laid over them. */
static void replay(copydesk_result *result, const Source *source) {
    size_t at = 0;
    for (size_t i = 0; i < result->edit_count; i++) {
        const copydesk_edit *e = &result->edits[i];
        buf_add(&result->text, source->bytes + at, e->start - at);
        buf_add(&result->text, e->bytes, e->byte_count);
        at = e->end;
    }
    buf_add(&result->text, source->bytes + at, source->size - at);
}

static Status write_text(copydesk_result *result, const Settle *job,
                         const Source *source, size_t *bad) {
    size_t ignored;
    if (!source->converts && !source->from) {
        lay_write(job->story, &result->text);
    } else if (!source->converts) {
        replay(result, source);
    } else {
        if (source->adds_mark)
            source_encode(source, "\xEF\xBB\xBF", 3, &result->text, &ignored);
        if (!lay_convert(job->story, &result->text, bad))
            return STATUS_ENCODING;
    }
    return result->text.failed ? STATUS_MEMORY : STATUS_OK;
}

Status result_write(copydesk_result *result, const Settle *job,
                    const Source *source, size_t *bad) {
    size_t *place_of = calloc(job->found.count + 1, sizeof *place_of);
    if (!place_of) return STATUS_MEMORY;
    Status status = list_findings(result, job, source, place_of);
    if (!status) status = list_result_edits(result, job, source, place_of);
    free(place_of);
    if (!status) status = write_text(result, job, source, bad);
    result->lang = job->lang ? keep(result, job->lang) : NULL;
    result->encoding = keep(result, source->name);
    result->looks_like = job->looks_like;
    return status || result->encoding ? status : STATUS_MEMORY;
}

void copydesk_result_free(copydesk_result *result) {
    if (!result) return;
    arena_free(&result->arena);
    buf_free(&result->text);
    free(result);
}

const char *copydesk_result_text(const copydesk_result *result,
                                 size_t *length) {
    if (length) *length = result->text.len;
    return buf_str(&result->text);
}

const char *copydesk_result_lang(const copydesk_result *result) {
    return result->lang;
}

const char *copydesk_result_encoding(const copydesk_result *result) {
    return result->encoding;
}

const char *copydesk_result_looks_like(const copydesk_result *result) {
    return result->looks_like;
}

size_t copydesk_result_finding_count(const copydesk_result *result) {
    return result->finding_count;
}

const copydesk_finding *copydesk_result_finding(const copydesk_result *result,
                                                size_t index) {
    return &result->findings[index];
}

size_t copydesk_result_edit_count(const copydesk_result *result) {
    return result->edit_count;
}

const copydesk_edit *copydesk_result_edit(const copydesk_result *result,
                                          size_t index) {
    return &result->edits[index];
}
