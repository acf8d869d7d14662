/* SPDX-License-Identifier: MIT */
#include "text/language.h"

#include "base/utf8.h"
#include "unicode/chars.h"

#define WORDS_READ 2000 /* enough to be sure; keeps huge files cheap */
#define LONGEST 24      /* bytes; no function word is longer */
#define FEWEST 2        /* function words, before we say anything */
#define LEAD 1.5        /* times as many as the runner-up has */
#define LEAST_SHARE 12  /* one in so many words of a real text is one */
#define WEIGHT                                                                 \
    2 /* of a word; of one in quotation marks, which may be                    \
         another language's, 1 */

typedef struct Tally {
    size_t words, letters, foreign; /* letters of other scripts than Latin */
    size_t weights;                 /* of all words */
    size_t hits[LANGUAGES_MAX];     /* weights of a language's words */
    bool quoted;
} Tally;

static void count_word(const Languages *languages, const char *word, size_t n,
                       Tally *tally) {
    size_t weight = tally->quoted ? 1 : WEIGHT;
    tally->words++;
    tally->weights += weight;
    uint32_t bits = n <= LONGEST ? languages_of(languages, word, n) : 0;
    for (size_t i = 0; bits; i++, bits >>= 1)
        if (bits & 1) tally->hits[i] += weight;
}

/* A straight mark opens and closes; none outlives its line. */
static void read_mark(Tally *tally, uint32_t cp) {
    if (cp == '"') tally->quoted = !tally->quoted;
    if (cp == 0x201C || cp == 0x201E || cp == 0xAB) tally->quoted = true;
    if (cp == 0x201D || cp == 0xBB || cp == '\n') tally->quoted = false;
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
            tally->letters++;
            tally->foreign += !char_is_latin(cp);
        } else {
            if (used) count_word(languages, word, used, tally);
            used = 0;
            if (!size) return;
            read_mark(tally, cp);
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
    if (tally.foreign * 2 > tally.letters) return NULL;
    if (most * LEAST_SHARE < tally.weights) return NULL;
    if (most < FEWEST * WEIGHT || (double)most < LEAD * (double)second)
        return NULL;
    return languages->codes[best];
}
