/* SPDX-License-Identifier: MIT */
#include "passes/oddness.h"

#include "unicode/chars.h"

typedef enum Sort {
    SORT_BLANK, /* also what is beyond the stretch */
    SORT_LOWER,
    SORT_UPPER,
    SORT_LETTER, /* of a script without case */
    SORT_MARK,   /* combining */
    SORT_DIGIT,
    SORT_APOSTROPHE, /* ’ and ‘, which also stand within words */
    SORT_QUOTE,
    SORT_LOW_QUOTE, /* „ ‚: opens, never closes */
    SORT_OPEN,      /* ¡ ¿ */
    SORT_DASH,      /* – — … , which may join words */
    SORT_CURRENCY,
    SORT_RAISED, /* ¹ ² ³, footnotes too */
    SORT_SIGN,   /* ™ ® © ª º † ‡, behind words */
    SORT_SYMBOL,
    SORT_BOX,
    SORT_CONTROL,
    SORT_OTHER, /* ASCII marks, and what says nothing */
} Sort;

typedef struct Sorted {
    uint32_t from, to;
    Sort sort;
} Sorted;

/* What the letter property does not tell, in order. */
static const Sorted SORTED[] = {
    {0x80, 0x9F, SORT_CONTROL},        {0xA0, 0xA0, SORT_BLANK},
    {0xA1, 0xA1, SORT_OPEN},           {0xA2, 0xA5, SORT_CURRENCY},
    {0xA6, 0xA8, SORT_SYMBOL},         {0xA9, 0xAA, SORT_SIGN},
    {0xAB, 0xAB, SORT_QUOTE},          {0xAC, 0xAC, SORT_SYMBOL},
    {0xAD, 0xAD, SORT_OTHER},          {0xAE, 0xAE, SORT_SIGN},
    {0xAF, 0xB1, SORT_SYMBOL},         {0xB2, 0xB3, SORT_RAISED},
    {0xB4, 0xB4, SORT_APOSTROPHE},     {0xB5, 0xB5, SORT_SYMBOL},
    {0xB6, 0xB6, SORT_SYMBOL},         {0xB7, 0xB7, SORT_DASH},
    {0xB8, 0xB8, SORT_SYMBOL},         {0xB9, 0xB9, SORT_RAISED},
    {0xBA, 0xBA, SORT_SIGN},           {0xBB, 0xBB, SORT_QUOTE},
    {0xBC, 0xBE, SORT_SYMBOL},         {0xBF, 0xBF, SORT_OPEN},
    {0xD7, 0xD7, SORT_SYMBOL},         {0xF7, 0xF7, SORT_SYMBOL},
    {0x192, 0x192, SORT_SYMBOL},       {0x2C6, 0x2DF, SORT_SYMBOL},
    {0x384, 0x385, SORT_SYMBOL},       {0x2010, 0x2015, SORT_DASH},
    {0x2018, 0x2019, SORT_APOSTROPHE}, {0x201A, 0x201A, SORT_LOW_QUOTE},
    {0x201C, 0x201D, SORT_QUOTE},      {0x201E, 0x201E, SORT_LOW_QUOTE},
    {0x2020, 0x2021, SORT_SIGN},       {0x2022, 0x2022, SORT_SYMBOL},
    {0x2026, 0x2026, SORT_DASH},       {0x2030, 0x2030, SORT_SYMBOL},
    {0x2039, 0x203A, SORT_QUOTE},      {0x20A0, 0x20CF, SORT_CURRENCY},
    {0x2116, 0x2116, SORT_SYMBOL},     {0x2122, 0x2122, SORT_SIGN},
    {0x2190, 0x22FF, SORT_SYMBOL},     {0x2310, 0x2321, SORT_SYMBOL},
    {0x2500, 0x259F, SORT_BOX},        {0x25A0, 0x25FF, SORT_SYMBOL},
    {0xE000, 0xF8FF, SORT_SYMBOL},
};

static Sort sort_of(uint32_t cp) {
    for (size_t i = 0; cp >= 0x80 && i < sizeof SORTED / sizeof *SORTED; i++)
        if (cp <= SORTED[i].to) {
            if (cp >= SORTED[i].from) return SORTED[i].sort;
            break;
        }
    if (char_is_lower(cp)) return SORT_LOWER;
    if (char_is_upper(cp)) return SORT_UPPER;
    if (char_is_letter(cp)) return SORT_LETTER;
    if (char_is_mark(cp)) return SORT_MARK;
    if (char_is_digit(cp)) return SORT_DIGIT;
    return char_is_blank(cp) ? SORT_BLANK : SORT_OTHER;
}

static bool is_letter(Sort sort) {
    return sort >= SORT_LOWER && sort <= SORT_MARK;
}

/* Scripts that words do not mix; the writing of China, Japan and Korea is one,
 * and every other is known by its block. */
static uint32_t script_of(uint32_t cp) {
    if (char_is_latin(cp)) return 1;
    if (cp >= 0x370 && cp < 0x400) return 2;
    if (cp >= 0x400 && cp < 0x530) return 3;
    if (cp >= 0x2E80) return 4;
    return cp & ~0x7Fu;
}

/* A place between two characters, and what lies around it. */
typedef struct Joint {
    const Cell *cells;
    size_t count, at; /* cells[at] and the one behind it */
    Sort before, a, b, after;
    size_t word; /* letters of the word up to a */
} Joint;

static uint32_t cp_at(const Joint *j, size_t at) {
    return at < j->count ? j->cells[at].cp : ' ';
}

/* IL2Rγ and TGFβ are science, not a mixture of scripts. */
static bool is_greek_sign(const Cell *c) {
    return c->layers && c->cp >= 0x3B1 && c->cp <= 0x3C9;
}

static bool is_accent(uint32_t cp) {
    return cp >= 0x300 && cp < 0x370;
}

static unsigned mixed_scripts(const Joint *j) {
    const Cell *a = &j->cells[j->at], *b = a + 1;
    if (is_accent(b->cp)) return 0;
    if (is_accent(a->cp) && j->at) a--; /* what it stands on */
    if (is_greek_sign(a) || is_greek_sign(b)) return 0;
    return script_of(a->cp) != script_of(b->cp);
}

/* Letters that no alphabet with the other one has: Ãœ, Åš, âœ. */
static bool are_strangers(uint32_t a, Sort sort, uint32_t b) {
    bool ligature = b == 0x152 || b == 0x153 || b == 0x178;
    if (a < 0xC2 || a > 0xEF) return false;
    if (ligature) return true;
    return sort == SORT_UPPER &&
           (b == 0x160 || b == 0x161 || b == 0x17D || b == 0x17E);
}

/* Ăś, Ĺľ: the first is Romanian or Slovak, the second is not. */
static bool are_foreign(uint32_t a, uint32_t b) {
    if (a == 0x139) return b >= 0x80;
    bool romanian = b == 0xC2 || b == 0xE2 || b == 0xCE || b == 0xEE ||
                    b == 0x102 || b == 0x103 || (b >= 0x15E && b <= 0x15F) ||
                    (b >= 0x162 && b <= 0x163) || b >= 0x218;
    return a == 0x102 && b >= 0x80 && !romanian;
}

static unsigned two_letters(const Joint *j) {
    uint32_t a = cp_at(j, j->at), b = cp_at(j, j->at + 1);
    unsigned faults = mixed_scripts(j);
    if (j->a == SORT_LOWER && j->b == SORT_UPPER) faults++;
    if (are_strangers(a, j->a, b)) faults++;
    if (are_foreign(a, b)) faults += 2;
    /* MĂĄm: capitals in front, and then none. */
    if (j->before == SORT_UPPER && j->a == SORT_UPPER && j->b == SORT_LOWER)
        faults += 1 + (a >= 0x80 && cp_at(j, j->at - 1) >= 0x80);
    return faults;
}

/* A letter with an accent or of another script, and a mark that may stand
 * within words, and words behind it. */
static unsigned letter_joined(const Joint *j) {
    bool capital = j->a == SORT_UPPER && cp_at(j, j->at) >= 0x80;
    if (!capital || !is_letter(j->after)) return 0;
    if (j->b == SORT_DASH) return cp_at(j, j->at) == 0xC3 && j->word <= 2;
    uint32_t b = cp_at(j, j->at + 1);
    if (b == 0x2018 || b == 0xB4) return 1;
    return is_letter(j->at + 3 < j->count ? sort_of(cp_at(j, j->at + 3))
                                          : SORT_BLANK);
}

/* “Ã™” is none, “Ê™” and “Å®” may be a trademark; “º¡” and “®f” are none. */
static unsigned letter_signed(const Joint *j) {
    uint32_t a = cp_at(j, j->at);
    if (a < 0x80) return is_letter(j->after) && cp_at(j, j->at + 2) >= 0x80;
    if (a == 0xC2 || a == 0xC3) return 1;
    if (j->before == SORT_LOWER && j->a == SORT_UPPER) return 1;
    return j->after != SORT_BLANK && j->after != SORT_OTHER;
}

/* OTEPÄÄ², CAFÉ°, 50 тысяч€: what ends a word in capitals, a letter by itself
 * or a number of money. Â and Ã, and “â€”, speak for themselves. */
static bool is_ending(const Joint *j) {
    uint32_t a = cp_at(j, j->at);
    if (j->after != SORT_BLANK && j->after != SORT_OTHER) return false;
    if (a == 0xC2 || a == 0xC3 || a == 0xE2) return false;
    return j->b == SORT_CURRENCY || j->before == SORT_UPPER ||
           !is_letter(j->before);
}

static unsigned letter_before(const Joint *j) {
    uint32_t a = cp_at(j, j->at);
    if (j->b > SORT_QUOTE && is_ending(j)) return 0;
    switch (j->b) {
    case SORT_QUOTE: return is_letter(j->after);
    case SORT_LOW_QUOTE: return 1 + is_letter(j->after);
    case SORT_OPEN: return 1;
    case SORT_APOSTROPHE:
    case SORT_DASH: return letter_joined(j);
    case SORT_CURRENCY: return a >= 0x80 || is_letter(j->after);
    case SORT_RAISED:
        return a >= 0x80 && (j->a == SORT_UPPER || is_letter(j->after));
    case SORT_SIGN: return letter_signed(j);
    case SORT_SYMBOL: return 1 + is_letter(j->after);
    case SORT_BLANK: /* “Ã” and a no-break space is “à” */
        if (a != 0xC3 || j->at + 1 == j->count) return 0;
        return j->after == SORT_LOWER ||
               (j->after == SORT_BLANK && j->before != SORT_UPPER);
    default: return 0;
    }
}

static bool is_signlike(Sort sort) {
    return sort == SORT_SYMBOL || sort == SORT_SIGN || sort == SORT_RAISED ||
           sort == SORT_CURRENCY;
}

static unsigned boxed(const Joint *j) {
    Sort other = j->a == SORT_BOX ? j->b : j->a;
    return other != SORT_BOX && other != SORT_BLANK;
}

/* What stands in front of a letter: 5Â, .Â, jusqu'Ã. */
static unsigned letter_behind(const Joint *j) {
    uint32_t b = cp_at(j, j->at + 1);
    if (j->b != SORT_UPPER || b < 0xC2 || b > 0xC3) return 0;
    uint32_t a = cp_at(j, j->at);
    if (j->after == SORT_BLANK && (a == '.' || a == ',' || a == '\'')) return 1;
    return j->a == SORT_DIGIT;
}

/* á»‡t; not 20°C, nor † or © in front of a word. */
static unsigned sign_before(const Joint *j) {
    if (j->a != SORT_SIGN && j->a != SORT_SYMBOL) return 0;
    return j->before != SORT_BLANK && j->before != SORT_DIGIT &&
           j->before != SORT_OTHER && !is_letter(j->before);
}

static unsigned faults_at(const Joint *j) {
    uint32_t a = cp_at(j, j->at), b = cp_at(j, j->at + 1);
    if (j->cells[j->at].layers && b == '?')
        return is_letter(j->after) || is_signlike(j->after);
    if (a < 0x80 && b < 0x80) return 0;
    if (j->a == SORT_BOX || j->b == SORT_BOX) return boxed(j);
    if (is_letter(j->a))
        return is_letter(j->b) ? two_letters(j) : letter_before(j);
    if (is_letter(j->b)) return letter_behind(j) + sign_before(j);
    if (a == 0xD7 && j->b == SORT_CURRENCY) return 0; /* 5×£35 */
    if (!is_signlike(j->a) || !is_signlike(j->b) || a == b) return 0;
    return j->a == SORT_SYMBOL || j->b == SORT_SYMBOL;
}

/* A stretch that begins with Â and a sign: Â£5, Â» at the end of a quotation
 * in French. */
static unsigned faults_of_start(const Cell *cells, size_t count) {
    if (count < 2 || cells[0].cp != 0xC2) return 0;
    Sort sort = sort_of(cells[1].cp);
    if (cells[1].cp < 0x80 || is_letter(sort) || is_signlike(sort)) return 0;
    if (sort == SORT_APOSTROPHE || cells[1].cp == 0x201D) return 0;
    return sort != SORT_BLANK && cells[1].cp != 0x2026;
}

unsigned oddness(const Cell *cells, size_t count, unsigned *fresh) {
    unsigned all = faults_of_start(cells, count), touched = 0;
    Joint j = {.cells = cells, .count = count};
    j.before = j.a = SORT_BLANK;
    j.b = count ? sort_of(cells[0].cp) : SORT_BLANK;
    for (j.at = 0; j.at < count; j.at++) {
        j.before = j.a;
        j.a = j.b;
        j.b = j.at + 1 < count ? sort_of(cells[j.at + 1].cp) : SORT_BLANK;
        j.after = j.at + 2 < count ? sort_of(cells[j.at + 2].cp) : SORT_BLANK;
        j.word = is_letter(j.a) ? j.word + 1 : 0;
        unsigned faults = j.a == SORT_CONTROL ? 3 : 0;
        bool new = cells[j.at].layers;
        if (j.at + 1 < count) {
            faults += faults_at(&j);
            new = new || cells[j.at + 1].layers;
        }
        all += faults;
        if (new) touched += faults;
    }
    if (fresh) *fresh = touched;
    return all;
}

typedef struct Range {
    uint32_t from, to;
} Range;

/* In order. Old letters, phonetic ones and those of small scripts are left
 * out: É¡ and É¿ are typed by people and would be letters of phonetics. */
static const Range PLAUSIBLE[] = {
    {0xA0, 0x148},      {0x14A, 0x17E},   {0x18F, 0x18F},   {0x192, 0x192},
    {0x1A0, 0x1A1},     {0x1AF, 0x1B0},   {0x1CD, 0x1DC},   {0x218, 0x21B},
    {0x259, 0x259},     {0x2C6, 0x2C7},   {0x2D8, 0x2DD},   {0x300, 0x304},
    {0x306, 0x308},     {0x30A, 0x30C},   {0x323, 0x328},   {0x332, 0x332},
    {0x335, 0x336},     {0x384, 0x3CE},   {0x401, 0x45F},   {0x490, 0x4E9},
    {0x531, 0x556},     {0x561, 0x587},   {0x5D0, 0x5EA},   {0x60C, 0x60C},
    {0x61B, 0x61B},     {0x61F, 0x61F},   {0x621, 0x652},   {0x660, 0x669},
    {0x679, 0x679},     {0x67E, 0x67E},   {0x686, 0x686},   {0x688, 0x688},
    {0x691, 0x691},     {0x698, 0x698},   {0x6A9, 0x6AF},   {0x6BA, 0x6BE},
    {0x6C1, 0x6D4},     {0x6F0, 0x6F9},   {0x901, 0xDF4},   {0xE01, 0xE5B},
    {0xE81, 0xEDD},     {0x1000, 0x109F}, {0x10D0, 0x10FA}, {0x1100, 0x11FF},
    {0x1200, 0x137C},   {0x1780, 0x17E9}, {0x1E80, 0x1E85}, {0x1E9E, 0x1E9E},
    {0x1EA0, 0x1EF9},   {0x1F00, 0x1FFE}, {0x200B, 0x200F}, {0x2010, 0x2026},
    {0x2028, 0x2028},   {0x202F, 0x2033}, {0x2039, 0x203A}, {0x2044, 0x2044},
    {0x2060, 0x2060},   {0x2070, 0x208E}, {0x20A0, 0x20BF}, {0x2100, 0x214F},
    {0x2190, 0x22FF},   {0x2300, 0x23FF}, {0x2460, 0x27BF}, {0x2B00, 0x2BFF},
    {0x3000, 0x318E},   {0x31A0, 0x33FF}, {0x4E00, 0x9FFF}, {0xAC00, 0xD7A3},
    {0xF900, 0xFAD9},   {0xFB00, 0xFB06}, {0xFE0E, 0xFE0F}, {0xFE30, 0xFE4F},
    {0xFEFF, 0xFEFF},   {0xFF01, 0xFFEE}, {0xFFFD, 0xFFFD}, {0x1F100, 0x1FAFF},
    {0x20000, 0x2A6DF},
};

bool is_plausible(uint32_t cp) {
    size_t low = 0, high = sizeof PLAUSIBLE / sizeof *PLAUSIBLE;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (cp > PLAUSIBLE[middle].to)
            low = middle + 1;
        else
            high = middle;
    }
    return low < sizeof PLAUSIBLE / sizeof *PLAUSIBLE &&
           cp >= PLAUSIBLE[low].from;
}
