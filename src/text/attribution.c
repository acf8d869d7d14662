/* SPDX-License-Identifier: MIT */
#include "text/attribution.h"

#include "base/utf8.h"
#include "text/phrase.h"
#include "unicode/chars.h"

/* Of who speaks: “the former White House aide Jo Doe”. */
#define NOUN_WORDS 10
#define GROUP_WORDS 6 /* of whom for: “for the ministry of health” */
#define TAIL_WORDS 12 /* behind an attribution in its sentence */
#define DETERMINERS 3 /* “all the other” */

static bool has_words(const Story *story) {
    return story->furniture && story->lang;
}

static size_t end_of(const Phrase *p, size_t at) {
    return p->words[at - 1].span.end;
}

static bool goes_on(const Phrase *p, size_t at) {
    return at < p->count && p->words[at - 1].gap == GAP_BLANK;
}

/* --------------------------------------------------------- who speaks -- */

typedef struct Noun {
    size_t start;    /* its first word */
    bool determined; /* “the”, “two” */
    size_t unknown;  /* words that no list knows, which it may still hold */
    bool named;      /* a capital was in it */
    bool spoken;     /* a noun for who speaks was in it */
    bool head;       /* its last word is one of these: it may end here */
} Noun;

/* No part of who speaks: “After”, “which”, “he”. */
static bool is_function(const Phrase *p, size_t at) {
    return phrase_match_any(p, at, WORD_FUNCTION) ||
           phrase_match_any(p, at, WORD_JOINS);
}

static bool is_name(const Phrase *p, size_t at, const Noun *noun) {
    return p->words[at].capital && !is_function(p, at) &&
           (at == noun->start || !phrase_match_any(p, at, WORD_DETERMINER));
}

/* “de” of “de Gaulle”, “bin” of “bin al-Walid”. */
static size_t match_particle(const Phrase *p, size_t at) {
    size_t n = phrase_match(p, at, WORD_PARTICLE);
    return n && goes_on(p, at + n) &&
                   (p->words[at + n].capital ||
                    phrase_match(p, at + n, WORD_PARTICLE))
               ? n
               : 0;
}

/* “ferry” of “a ferry company”: the last one it may hold stands right before
 * the noun. */
static bool is_unknown(const Phrase *p, size_t at, Noun *noun) {
    if (!noun->unknown || noun->spoken || !goes_on(p, at + 1) ||
        is_function(p, at) || phrase_match(p, at, WORD_SPEECH))
        return false;
    noun->unknown--;
    return noun->unknown || phrase_match(p, at + 1, WORD_SPEAKER);
}

/* How many words at `at` go on with who speaks; 0 when they do not. */
static size_t noun_part(const Phrase *p, size_t at, Noun *noun) {
    const PhraseWord *word = &p->words[at];
    size_t n = phrase_match(p, at, WORD_TITLE);
    noun->head = true;
    if (n > 1 || is_name(p, at, noun)) {
        noun->named = true;
        return n ? n : 1;
    }
    n = at ? phrase_match(p, at, WORD_SPEAKER)
           : phrase_match_any(p, at, WORD_SPEAKER);
    if (n) {
        noun->spoken = true;
        return n;
    }
    noun->head = false;
    if (word->genitive || word->number) return 1;
    n = match_particle(p, at);
    if (!n) n = phrase_match_any(p, at, WORD_MODIFIER);
    if (!n && is_unknown(p, at, noun)) n = 1;
    return n;
}

static size_t skip_determiners(const Phrase *p, size_t at, Noun *noun) {
    for (int i = 0; i < DETERMINERS; i++) {
        size_t n = at == noun->start ? phrase_match_any(p, at, WORD_DETERMINER)
                                     : phrase_match(p, at, WORD_DETERMINER);
        if (!n || !goes_on(p, at + n)) break;
        noun->determined = true;
        at += n;
    }
    return at;
}

/* ----------------------------------------------------- subject and verb -- */

/* The offset behind the verb at `at`, an adverb before it or not. */
static size_t verb_at(const Phrase *p, size_t at) {
    size_t n = phrase_match(p, at, WORD_SPEECH);
    if (!n) {
        size_t adverb = phrase_match(p, at, WORD_ADVERB);
        if (!adverb || !goes_on(p, at + adverb)) return 0;
        at += adverb;
        n = phrase_match(p, at, WORD_SPEECH);
    }
    return n ? end_of(p, at + n) : 0;
}

/* The verb behind a subject that ends before `at`; behind a comma where the
 * subject stands between two (“Jo Doe, the mayor, said”). */
static size_t verb_behind(const Phrase *p, size_t at, bool between) {
    Gap wanted = between ? GAP_COMMA : GAP_BLANK;
    return at < p->count && p->words[at - 1].gap == wanted ? verb_at(p, at) : 0;
}

/* “for the ministry of health said”, from the link on. */
static size_t group_at(const Phrase *p, size_t at, bool between) {
    size_t n = goes_on(p, at) ? phrase_match(p, at, WORD_LINK) : 0;
    for (size_t i = at + n; n && i < at + n + GROUP_WORDS; i++) {
        if (!goes_on(p, i)) return 0;
        if (!phrase_match(p, i, WORD_LINK) &&
            phrase_match_any(p, i, WORD_FUNCTION))
            return 0;
        size_t end = verb_behind(p, i + 1, between);
        if (end) return end;
    }
    return 0;
}

static size_t subject_at(const Phrase *p, size_t at, bool between);

/* “, 54, said”, “, the mayor, said”, from behind the first comma on. */
static size_t apposition_at(const Phrase *p, size_t at) {
    if (at >= p->count || p->words[at - 1].gap != GAP_COMMA) return 0;
    if (p->words[at].number && p->words[at].gap == GAP_COMMA)
        return verb_at(p, at + 1);
    return subject_at(p, at, true);
}

/* A subject from `at` on and its verb: the offset behind it. */
static size_t subject_at(const Phrase *p, size_t at, bool between) {
    Noun noun = {.start = at};
    size_t i = skip_determiners(p, at, &noun);
    noun.unknown = noun.determined ? 2 : 1;
    while (i < p->count && i < at + NOUN_WORDS) {
        size_t n = noun_part(p, i, &noun);
        if (!n) return 0;
        i += n;
        size_t end = noun.head ? verb_behind(p, i, between) : 0;
        if (!end && noun.head) end = group_at(p, i, between);
        if (!end && noun.head && !between) end = apposition_at(p, i);
        if (end) return end;
        if (!goes_on(p, i)) return 0;
    }
    return 0;
}

static size_t pronoun_at(const Phrase *p) {
    size_t n = phrase_match_any(p, 0, WORD_PRONOUN);
    return n ? verb_behind(p, n, false) : 0;
}

/* ----------------------------------------------------- verb and subject -- */

/* “said she”, where no clause of hers follows: “said she would go” is none. */
static size_t said_pronoun(const Phrase *p, size_t at) {
    Span span = p->words[at].span;
    size_t size;
    utf8_at(p->story->text, span.end, span.start, &size);
    bool single = span.start + size == span.end; /* “I” is a capital always */
    size_t n = single ? phrase_match_any(p, at, WORD_PRONOUN)
                      : phrase_match(p, at, WORD_PRONOUN);
    if (!n) return 0;
    bool ends = !goes_on(p, at + n) || phrase_match(p, at + n, WORD_LINK);
    return ends ? end_of(p, at + n) : 0;
}

static size_t said_noun(const Phrase *p, size_t at) {
    Noun noun = {.start = at, .unknown = 1};
    size_t i = skip_determiners(p, at, &noun);
    size_t end = 0, n;
    do {
        n = noun_part(p, i, &noun);
        i += n;
        if (n && noun.head && (noun.determined || noun.named))
            end = end_of(p, i);
    } while (n && goes_on(p, i) && i < at + NOUN_WORDS);
    return end;
}

static size_t verb_first(const Phrase *p) {
    size_t n = phrase_match(p, 0, WORD_SPEECH);
    if (!n || phrase_match(p, 0, WORD_DIRECT) >= n || !goes_on(p, n) ||
        phrase_match(p, n, WORD_JOINS))
        return 0;
    size_t end = said_pronoun(p, n);
    return end ? end : said_noun(p, n);
}

size_t attribution_at(const Story *story, size_t at, size_t end) {
    Phrase p;
    if (!has_words(story) || at >= end || at >= story->len) return 0;
    phrase_read(&p, story, at, end);
    if (!p.count) return 0;
    size_t n = phrase_match_any(&p, 0, WORD_CLAUSE);
    if (n) return end_of(&p, n);
    size_t found = pronoun_at(&p);
    if (!found) found = verb_first(&p);
    return found ? found : subject_at(&p, 0, false);
}

/* ------------------------------------------------------------ sentences -- */

/* A quotation mark; an apostrophe is none behind a letter or a digit. */
static bool is_mark(uint32_t cp, bool behind_word) {
    switch (cp) {
    case '"':
    case 0xAB:
    case 0xBB:
    case 0x2018:
    case 0x201A:
    case 0x201B:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2039:
    case 0x203A: return true;
    case '\'':
    case 0x2019: return !behind_word;
    default: return false;
    }
}

/* Few words and no quotation mark from `at` on? */
static bool is_tail(const Story *story, size_t at, size_t end) {
    size_t words = 0, size;
    for (bool in_word = true; at < end; at += size) {
        uint32_t cp = utf8_at(story->text, end, at, &size);
        if (!size || is_mark(cp, in_word)) return false;
        bool word = char_is_letter(cp) || char_is_digit(cp) || char_is_mark(cp);
        words += word && !in_word;
        if (words > TAIL_WORDS) return false;
        in_word = word || (in_word && is_mark(cp, false));
    }
    return true;
}

static size_t skip_blanks(const Story *story, size_t at, size_t end) {
    size_t size;
    while (char_is_blank(utf8_at(story->text, end, at, &size)))
        at += size;
    return at;
}

bool attribution_ends(const Story *story, size_t start, size_t end) {
    if (end > story->len) end = story->len;
    size_t at = attribution_at(story, skip_blanks(story, start, end), end);
    if (!at) return false;
    Phrase rest;
    phrase_read(&rest, story, skip_blanks(story, at, end), end);
    return !phrase_match(&rest, 0, WORD_PRONOUN) &&
           !phrase_match(&rest, 0, WORD_JOINS) && is_tail(story, at, end);
}

#define TAIL_BYTES 400 /* no attribution and its dozen words are longer */

size_t attribution_tail(const Story *story, size_t start, size_t end) {
    if (!has_words(story)) return 0;
    if (end > story->len) end = story->len;
    size_t at = start;
    if (end - start > TAIL_BYTES) at = end - TAIL_BYTES;
    for (; at + 1 < end; at++)
        if (story->text[at] == ',' && story->text[at + 1] == ' ' &&
            attribution_ends(story, at + 1, end))
            return at + 1;
    return 0;
}

static bool has(const Story *story, WordKind kind, size_t start, size_t end) {
    return furniture_has(story->furniture, kind, story->lang,
                         story->text + start, end - start);
}

/* The start of the word that ends at `end`, not before `start`; end when it is
 * part of a longer one: “and” of “hit-and”. */
static size_t word_start(const Story *story, size_t start, size_t end) {
    size_t at = end, size;
    uint32_t cp = 0;
    for (; at > start; at -= size) {
        cp = utf8_before(story->text, at, &size);
        if (!char_is_word(cp)) break;
    }
    bool longer = at > start && (cp == '-' || cp == '\'' || cp == 0x2019);
    return longer ? end : at;
}

/* The offset behind “He”, which stands at `at`, of “and He said”, or 0. */
static size_t restart_at(const Story *story, size_t start, size_t at,
                         size_t end) {
    size_t behind = phrase_word_end(story, at, end), joint = at, size;
    if (!char_is_blank(utf8_at(story->text, end, behind, &size)) ||
        !has(story, WORD_RESTARTS, at, behind))
        return 0;
    while (joint > start &&
           char_is_blank(utf8_before(story->text, joint, &size)))
        joint -= size;
    if (joint == at) return 0;
    return has(story, WORD_JOINS, word_start(story, start, joint), joint)
               ? behind
               : 0;
}

/* Blanks are ASCII, or end in a byte above 7F. Asked first: one long word is
 * not read from each of its letters. */
static bool may_end_blank(char c) {
    return c == ' ' || c == '\t' || (c & 0x80);
}

size_t attribution_restart(const Story *story, size_t start, size_t end) {
    if (!has_words(story)) return 0;
    const bool *starts = story->furniture->starts[WORD_RESTARTS];
    if (end > story->len) end = story->len;
    for (size_t i = start; i < end; i++) {
        if (!starts[(unsigned char)story->text[i]] || i == start ||
            !may_end_blank(story->text[i - 1]))
            continue;
        size_t found = restart_at(story, start, i, end);
        if (found) return found;
    }
    return 0;
}

bool attribution_is_elision(const Story *story, size_t at, size_t end) {
    Phrase p;
    if (end > story->len) end = story->len;
    if (!has_words(story) || at >= end) return false;
    size_t digits = 0;
    while (at + digits < end && story->text[at + digits] >= '0' &&
           story->text[at + digits] <= '9')
        digits++;
    if (digits) return digits == 2;
    phrase_read(&p, story, at, end);
    return p.count && phrase_match_any(&p, 0, WORD_ELISION) == 1;
}
