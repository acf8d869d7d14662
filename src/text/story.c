/* SPDX-License-Identifier: MIT */
#include "text/story.h"

#include "text/facts.h"
#include "text/paragraphs.h"
#include "text/protect.h"
#include "text/role.h"
#include "text/year.h"
#include <stdlib.h>

static Status finish(Story *story) {
    Status status = paragraphs_find(story);
    if (!status) status = protect_find(story);
    if (!status) status = facts_find(story);
    if (!status && !quotes_find(story, &story->arena, &story->quotes))
        status = STATUS_MEMORY;
    story->role = role_of(story);
    story->year = year_of(story);
    return status;
}

Status story_learn(Story *story, const Furniture *furniture, const char *lang) {
    story->furniture = furniture;
    story->lang = lang;
    story->delimiters = delimiters_of(lang);
    return finish(story);
}

/* Takes over the arena; frees everything when something fails. */
Status story_next(Story **out, const Story *from, Arena *arena,
                  const char *text, size_t len, const Run *runs, size_t count) {
    Story *story = malloc(sizeof *story);
    if (!story) {
        arena_free(arena);
        return STATUS_MEMORY;
    }
    *story = (Story){.arena = *arena,
                     .source = from->source,
                     .source_len = from->source_len,
                     .text = text,
                     .len = len,
                     .runs = runs,
                     .run_count = count,
                     .crlf = from->crlf,
                     .doubtful = from->doubtful,
                     .wrapped = from->wrapped,
                     .furniture = from->furniture,
                     .lang = from->lang,
                     .delimiters = from->delimiters,
                     .origin = from->origin};
    *arena = (Arena){0};
    Status status = finish(story);
    if (status) {
        story_free(story);
        story = NULL;
    }
    *out = story;
    return status;
}

void story_free(Story *story) {
    if (!story) return;
    arena_free(&story->arena);
    free(story);
}

size_t story_run_at(const Story *story, size_t at) {
    size_t low = 0, high = story->run_count;
    while (low + 1 < high) {
        size_t mid = low + (high - low) / 2;
        if (story->runs[mid].prose.start <= at)
            low = mid;
        else
            high = mid;
    }
    return low;
}

Span story_source(const Story *story, Span prose) {
    if (!story->run_count) return (Span){0, 0};
    const Run *first = &story->runs[story_run_at(story, prose.start)];
    size_t last_byte = prose.end > prose.start ? prose.end - 1 : prose.end;
    const Run *last = &story->runs[story_run_at(story, last_byte)];
    Span source = {first->source.start, last->source.end};
    if (first->codec == RUN_SAME)
        source.start += prose.start - first->prose.start;
    if (last->codec == RUN_SAME)
        source.end = last->source.start + (prose.end - last->prose.start);
    if (prose.end == prose.start && first->codec != RUN_EDIT) {
        bool behind = prose.start >= first->prose.end;
        if (behind) source.start = first->source.end;
        source.end = source.start;
    }
    return source;
}

size_t story_paragraph_at(const Story *story, size_t at) {
    size_t low = 0, high = story->paragraph_count;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (story->paragraphs[mid].span.end < at)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

unsigned story_contexts(const Story *story, size_t paragraph, Span span,
                        unsigned wanted) {
    unsigned found = 0;
    size_t low = 0, high = story->span_count;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (story->spans[mid].span.end <= span.start)
            low = mid + 1;
        else
            high = mid;
    }
    for (; low < story->span_count; low++) {
        const Protected *p = &story->spans[low];
        if (p->span.start >= span.end && p->span.start != span.start) break;
        found |= p->context;
    }
    found |= story->paragraphs[paragraph].contexts;
    found &= wanted;
    if ((wanted & CONTEXT_QUOTES) && quotes_inside(&story->quotes, span.start))
        found |= CONTEXT_QUOTES;
    return found;
}
