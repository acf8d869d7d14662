/* SPDX-License-Identifier: MIT */
#include "text/sentences.h"

#include <stdlib.h>
#include <string.h>

#define SENTENCES_MAX 4096 /* of a paragraph; what is behind is one */

/* Does the text up to end close with an abbreviation, as in “Gov. ”? */
static bool ends_abbreviated(const Sentences *s, Span paragraph, size_t end) {
    const char *text = s->story->text;
    while (end > paragraph.start && strchr(" \t\n", text[end - 1]))
        end--;
    size_t start = end;
    while (start > paragraph.start && !strchr(" \t\n(\"", text[start - 1]) &&
           (text[start - 1] & 0x80) == 0)
        start--;
    bool initial = end - start == 2 && text[end - 1] == '.' &&
                   text[start] >= 'A' && text[start] <= 'Z';
    return initial || abbreviations_has(s->abbreviations, s->lang, text + start,
                                        end - start);
}

/* Sentences that end in one of our abbreviations go on. */
static void join(Sentences *s, Span paragraph) {
    size_t kept = 0;
    for (size_t i = 0; i < s->count; i++) {
        size_t end = s->ends[i] + paragraph.start;
        bool last = i + 1 == s->count;
        if (last || !ends_abbreviated(s, paragraph, end)) s->ends[kept++] = end;
    }
    s->count = kept;
}

static void split(Sentences *s, const Story *story, size_t paragraph) {
    Span span = story->paragraphs[paragraph].span;
    s->story = story;
    s->paragraph = paragraph;
    s->count = 0;
    if (!s->breaker) s->breaker = breaker_new(s->lang);
    if (!s->ends) s->ends = malloc(SENTENCES_MAX * sizeof *s->ends);
    if (!s->breaker || !s->ends) return;
    s->count = breaker_sentences(s->breaker, story->text + span.start,
                                 span.end - span.start, s->ends, SENTENCES_MAX);
    join(s, span);
}

/* No sentence is longer; what looks so (a table, a line of megabytes) is read
 * this far around the place, so that a story takes time by its length alone. */
#define REACH 4096 /* bytes each way */

static Span clip(const char *text, Span sentence, size_t at) {
    if (at - sentence.start > REACH) sentence.start = at - REACH;
    if (sentence.end - at > REACH) sentence.end = at + REACH;
    while ((text[sentence.start] & 0xC0) == 0x80)
        sentence.start++;
    while ((text[sentence.end] & 0xC0) == 0x80)
        sentence.end--;
    return sentence;
}

Span sentence_at(Sentences *s, const Story *story, size_t paragraph,
                 size_t at) {
    if (s->story != story || s->paragraph != paragraph || !s->count)
        split(s, story, paragraph);
    Span sentence = story->paragraphs[paragraph].span;
    size_t low = 0, high = s->count;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (s->ends[mid] <= at)
            low = mid + 1;
        else
            high = mid;
    }
    if (low && low == s->count) low--;
    if (low) sentence.start = s->ends[low - 1];
    if (low < s->count) sentence.end = s->ends[low];
    return clip(story->text, sentence, at);
}

void sentences_free(Sentences *sentences) {
    breaker_free(sentences->breaker);
    free(sentences->ends);
    *sentences = (Sentences){0};
}
