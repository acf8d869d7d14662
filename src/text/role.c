/* SPDX-License-Identifier: MIT
 * Lines tell questions, lists and transcripts; words outside quotation marks
 * tell a column: it says “I” and hardly ever “said”. */
#include "text/role.h"

#include "base/utf8.h"
#include "unicode/chars.h"
#include <string.h>

#define WORDS_READ 2000 /* enough to be sure; keeps huge files cheap */
#define LONGEST 24      /* bytes; no pronoun or speech word is longer */
#define LABEL_BYTES 40  /* of “THE PRESIDENT:” */
#define LABEL_WORDS 4
#define FEWEST 2         /* questions, and answers */
#define FEWEST_ITEMS 3   /* of a list */
#define FEWEST_SPEECH 4  /* paragraphs with a speaker */
#define LINE_SHARE 3     /* one in so many paragraphs is a Q or an A */
#define FEWEST_SELF 5    /* pronouns of a column */
#define SELF_PER_1000 10 /* words */

typedef struct Lines {
    size_t text, asks, answers, items, labels;
} Lines;

typedef struct Words {
    size_t all, self, speech;
    bool quoted; /* a quotation may go on in the next paragraph */
} Words;

/* ------------------------------------------------------------- by lines -- */

/* “JANE DOE: ”, “Mr Carney: ”: capitals before a colon. */
static bool is_labelled(const Story *story, Span span) {
    size_t words = 1, size;
    bool start = true;
    for (size_t i = span.start; i < span.end; i += size) {
        uint32_t cp = utf8_at(story->text, span.end, i, &size);
        if (cp == ':')
            return i > span.start + 1 && i + 1 < span.end &&
                   story->text[i + 1] == ' ';
        if (!size || i - span.start > LABEL_BYTES) return false;
        if (start && !char_is_upper(cp)) return false;
        if (!char_is_letter(cp) && cp != ' ' && cp != '.' && cp != '-' &&
            cp != '\'' && cp != 0x2019)
            return false;
        start = cp == ' ';
        words += start;
        if (words > LABEL_WORDS) return false;
    }
    return false;
}

static void count_line(const Story *story, const Paragraph *p, Lines *lines) {
    const char *text = story->text + p->span.start;
    size_t len = p->span.end - p->span.start;
    if (p->contexts & CONTEXT_FURNITURE) return;
    lines->text++;
    lines->items += (p->contexts & (CONTEXT_LIST | CONTEXT_TABLE)) != 0;
    if (furniture_at(story->furniture, WORD_ASK, story->lang, text, len))
        lines->asks++;
    else if (furniture_at(story->furniture, WORD_ANSWER, story->lang, text,
                          len))
        lines->answers++;
    else
        lines->labels += is_labelled(story, p->span);
}

/* ------------------------------------------------------------- by words -- */

static void count_word(const Story *story, const char *word, size_t len,
                       Words *words) {
    words->all++;
    if (furniture_has(story->furniture, WORD_SELF, story->lang, word, len))
        words->self++;
    if (furniture_has(story->furniture, WORD_REPORTS, story->lang, word, len))
        words->speech++;
}

/* Is cp an opening mark (1), a closing one (-1), one that is either (2)? */
static int mark_of(uint32_t cp) {
    switch (cp) {
    case '"': return 2;
    case 0x201C:
    case 0x201E:
    case 0xAB: return 1;
    case 0x201D:
    case 0xBB: return -1;
    default: return 0;
    }
}

static bool is_apostrophe(uint32_t cp) {
    return cp == '\'' || cp == 0x2019;
}

static void count_words(const Story *story, Span span, Words *words) {
    char word[LONGEST + 4];
    size_t used = 0, size = 1;
    bool first = true;
    for (size_t i = span.start; size && words->all < WORDS_READ; i += size) {
        uint32_t cp = utf8_at(story->text, span.end, i, &size);
        if (size && (char_is_letter(cp) || (used && is_apostrophe(cp)))) {
            if (used <= LONGEST)
                used += utf8_encode(char_to_lower(cp), word + used);
            first = false;
            continue;
        }
        if (used && used <= LONGEST && !words->quoted)
            count_word(story, word, used, words);
        used = 0;
        int mark = mark_of(cp);
        if (mark == 2) mark = first || !words->quoted ? 1 : -1;
        if (mark) words->quoted = mark > 0;
        if (!char_is_blank(cp)) first = false;
    }
}

static bool is_column(const Words *words) {
    return words->self >= FEWEST_SELF && words->self > 2 * words->speech &&
           words->self * 1000 >= SELF_PER_1000 * words->all;
}

StoryRole role_of(const Story *story) {
    Lines lines = {0};
    Words words = {0};
    for (size_t i = 0; i < story->paragraph_count; i++) {
        count_line(story, &story->paragraphs[i], &lines);
        if (story->furniture && words.all < WORDS_READ)
            count_words(story, story->paragraphs[i].span, &words);
    }
    if (lines.asks >= FEWEST && lines.answers >= FEWEST &&
        (lines.asks + lines.answers) * LINE_SHARE >= lines.text)
        return ROLE_QA;
    if (lines.labels >= FEWEST_SPEECH && lines.labels * 2 >= lines.text)
        return ROLE_TRANSCRIPT;
    if (lines.items >= FEWEST_ITEMS && lines.items * 2 >= lines.text)
        return ROLE_LIST;
    return is_column(&words) ? ROLE_COLUMN : ROLE_NEWS;
}
