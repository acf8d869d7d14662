/* SPDX-License-Identifier: MIT */
#include "unicode/breaks.h"

#include <stdio.h>
#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

struct Breaker {
    UBreakIterator *iterator;
    UText *text;
};

Breaker *breaker_new(const char *lang) {
    char locale[32];
    snprintf(locale, sizeof locale, "%s@ss=standard", lang ? lang : "root");
    UErrorCode error = U_ZERO_ERROR;
    Breaker *breaker = calloc(1, sizeof *breaker);
    if (!breaker) return NULL;
    breaker->iterator = ubrk_open(UBRK_SENTENCE, locale, NULL, 0, &error);
    if (U_SUCCESS(error)) return breaker;
    breaker_free(breaker);
    return NULL;
}

void breaker_free(Breaker *breaker) {
    if (!breaker) return;
    if (breaker->iterator) ubrk_close(breaker->iterator);
    if (breaker->text) utext_close(breaker->text);
    free(breaker);
}

size_t breaker_sentences(Breaker *breaker, const char *text, size_t len,
                         size_t *ends, size_t most) {
    UErrorCode error = U_ZERO_ERROR;
    size_t count = 0;
    breaker->text = utext_openUTF8(breaker->text, text, (int64_t)len, &error);
    ubrk_setUText(breaker->iterator, breaker->text, &error);
    if (U_FAILURE(error) || !len || !most) return 0;
    ubrk_first(breaker->iterator);
    for (int32_t end; (end = ubrk_next(breaker->iterator)) != UBRK_DONE;) {
        if (count == most) break;
        ends[count++] = (size_t)end;
    }
    if (count) ends[count - 1] = count == most ? len : ends[count - 1];
    return count;
}
