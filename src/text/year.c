/* SPDX-License-Identifier: MIT */
#include "text/year.h"

#include <stdlib.h>

#define YEAR_FIRST 1900
#define YEAR_LAST 2100

static bool is_figure(char c) {
    return c >= '0' && c <= '9';
}

/* Four figures that are no part of a longer number. */
static int year_in(const Story *story, Span span) {
    for (size_t at = span.start, run; at < span.end; at += run ? run : 1) {
        for (run = 0; at + run < span.end && is_figure(story->text[at + run]);)
            run++;
        int year = run == 4 ? (int)strtol(story->text + at, NULL, 10) : 0;
        if (year >= YEAR_FIRST && year < YEAR_LAST) return year;
    }
    return 0;
}

int year_of(const Story *story) {
    int year = 0;
    for (size_t i = 0; i < story->span_count && !year; i++)
        if (story->spans[i].context == CONTEXT_FURNITURE)
            year = year_in(story, story->spans[i].span);
    for (size_t i = 0; i < story->paragraph_count && !year; i++)
        if (story->paragraphs[i].contexts & CONTEXT_FURNITURE)
            year = year_in(story, story->paragraphs[i].span);
    return year;
}
