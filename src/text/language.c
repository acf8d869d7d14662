/* SPDX-License-Identifier: MIT */
#include "text/language.h"

#include "base/utf8.h"
#include "unicode/chars.h"

#define WORDS_READ 2000 /* enough to be sure; keeps huge files cheap */
#define LONGEST 24      /* bytes; no function word is longer */
#define FEWEST 2        /* function words, before we say anything */
#define LEAD 1.5        /* times as many as the runner-up has */

typedef struct Tally {
    size_t words, hits[LANGUAGES_MAX];
} Tally;

static void count_word(const Languages *languages, const char *word, size_t n,
                       Tally *tally) {
    tally->words++;
    uint32_t bits = n <= LONGEST ? languages_of(languages, word, n) : 0;
    for (size_t i = 0; bits; i++, bits >>= 1)
        tally->hits[i] += bits & 1;
}

/* Lower-cases one word into out; returns its length there, or LONGEST + 1. */
static size_t fold(char *out, size_t used, uint32_t cp) {
    return used + 4 > LONGEST
               ? LONGEST + 1
               : used + utf8_encode(char_to_lower(cp), out + used);
}

static void count_words(const Languages *languages, const Story *story,
                        Tally *tally) {
    char word[LONGEST + 4];
    size_t used = 0, size;
    for (size_t at = 0; at <= story->len && tally->words < WORDS_READ;
         at += size) {
        uint32_t cp = utf8_at(story->text, story->len, at, &size);
        if (size && char_is_letter(cp)) {
            if (used <= LONGEST) used = fold(word, used, cp);
        } else {
            if (used) count_word(languages, word, used, tally);
            used = 0;
            if (!size) return;
        }
    }
}

const char *language_guess(const Languages *languages, const Story *story) {
    Tally tally = {0};
    count_words(languages, story, &tally);
    size_t best = 0, second = 0;
    for (size_t i = 1; i < languages->count; i++)
        if (tally.hits[i] > tally.hits[best]) best = i;
    for (size_t i = 0; i < languages->count; i++)
        if (i != best && tally.hits[i] > second) second = tally.hits[i];
    size_t most = tally.hits[best];
    if (most < FEWEST || (double)most < LEAD * (double)second) return NULL;
    return languages->codes[best];
}
