/* SPDX-License-Identifier: MIT */
#include "passes/misread.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "unicode/chars.h"
#include "unicode/codepages.h"
#include <stdlib.h>
#include <string.h>

#define LAYERS_MAX 6    /* times a stretch is read anew */
#define REPLACED 0xFFFD /* U+FFFD: a byte that was lost */

/* One character made of several. */
typedef struct Unit {
    uint32_t cp;
    size_t width; /* cells */
    size_t extra; /* bytes behind the stretch: a blank that was a byte */
    bool guess, weak;
} Unit;

static bool is_blank(uint32_t cp) {
    return cp == ' ' || cp == '\t' || cp == '\n';
}

static size_t length_of(uint8_t lead) {
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

static uint32_t far_cell(const Cells *cells, size_t i) {
    return i < cells->count ? cells->items[i].cp : ' ';
}

/* The byte that a cell is in a page; 0 when it is none. */
static uint8_t byte_at(const Cells *cells, size_t i, int page) {
    if (i >= cells->count || cells->items[i].opaque) return 0;
    return page_char(cells->items[i].cp)->byte[page];
}

/* “Â’” is U+0092, for which Windows-1252 has “’”: that was taken for Latin-1
 * before it became UTF-8. */
static uint32_t meant_by(const char *bytes, size_t len, int page) {
    uint32_t cp = 0;
    if (utf8_decode(bytes, len, &cp) != len) return 0;
    if (cp < 0xA0) {
        uint32_t mark = page_windows_1252((uint8_t)cp);
        if (page == PAGE_WINDOWS_1252 && mark) return mark;
        return page_char(cp)->byte[page] ? cp : 0;
    }
    /* “√É¬£” is “Ã£”, which a second program made of “ã”; as the same page
     * twice it would be a dot below nothing. */
    if (page >= PAGE_MAC_ROMAN && cp >= 0x300 && cp <= 0x36F) return 0;
    return is_plausible(cp) ? cp : 0;
}

static bool starts_unit(const Cells *cells, size_t i, int page) {
    uint8_t lead = byte_at(cells, i, page), next = byte_at(cells, i + 1, page);
    return lead >= 0xC2 && lead <= 0xF4 && next >= 0x80 && next < 0xC0;
}

/* “Ð Ñƒ”: a blank that was the byte A0, where another character touches. */
static bool is_lost_blank(const Cells *cells, size_t i, int page, bool touches,
                          uint32_t cp) {
    if (cp == 0xA0) return touches || cells->items[i - 1].cp == 0xC2;
    if (!char_is_letter(cp)) return false;
    return touches || (starts_unit(cells, i + 1, page) &&
                       !is_blank(far_cell(cells, i + 2)));
}

typedef struct Bytes {
    char at[4];
    size_t count;
    bool blank, lost;
} Bytes;

/* Reads cells[i..] as bytes of one character; count is how many there are. */
static void read_bytes(const Cells *cells, size_t i, int page, size_t need,
                       Bytes *out) {
    for (out->count = 0; out->count < need; out->count++) {
        size_t k = i + out->count;
        uint32_t cp = far_cell(cells, k);
        uint8_t byte = byte_at(cells, k, page);
        bool gone = out->count && k < cells->count &&
                    (cp == REPLACED || cells->items[k].guess) &&
                    !cells->items[k].opaque && !out->lost && !out->blank;
        bool blank = out->count && k < cells->count && cp == ' ' &&
                     !out->lost && !out->blank;
        if (out->count && !gone && !blank && (byte < 0x80 || byte > 0xBF))
            return;
        out->lost |= gone;
        out->blank |= blank;
        out->at[out->count] = (char)(blank ? 0xA0 : gone ? 0xBF : byte);
    }
}

/* “â€” and a byte that Windows-1252 does not have is “”” (E2 80 9D), when the
 * byte was lost; where it left a question mark, that may be one. */
static bool guess_quote(const Cells *cells, size_t i, const Bytes *b, bool open,
                        Unit *unit) {
    if (b->count < 2 || (uint8_t)b->at[0] != 0xE2 || (uint8_t)b->at[1] != 0x80)
        return false;
    uint32_t third = far_cell(cells, i + 2);
    if (b->count == 3 && !b->lost && !b->blank) return false;
    if (!b->lost && !is_blank(third) &&
        (third > 0x7F || third == '"' || third == '\'' || char_is_word(third)))
        return false;
    bool asks = third == '?';
    *unit = (Unit){.cp = 0x201D,
                   .width = 2 + (b->lost || asks),
                   .guess = true,
                   .weak = asks || !open};
    return true;
}

static bool unit_at(const Cells *cells, size_t i, int page, bool touches,
                    bool open, Unit *unit) {
    uint8_t lead = byte_at(cells, i, page);
    if (lead < 0xC2 || lead > 0xF4) return false;
    size_t need = length_of(lead);
    Bytes b = {.count = 0};
    read_bytes(cells, i, page, need, &b);
    if (page == PAGE_WINDOWS_1252 && guess_quote(cells, i, &b, open, unit))
        return true;
    if (b.count < need) return false;
    *unit = (Unit){.cp = meant_by(b.at, need, page), .width = need};
    if (b.lost) {
        unit->cp = REPLACED;
        return true;
    }
    if (!unit->cp) return false;
    if (!b.blank) return true;
    if (lead == 0xC3) return false; /* last_blank's */
    return is_lost_blank(cells, i + need - 1, page, touches, unit->cp);
}

/* Behind the last cell, where a blank follows that was the byte A0: “voilÃ ”,
 * “namedÂ ”. A second blank behind it, or a word that is the end of one, says
 * that this one goes; else it may be the next word's, and stays. */
static bool last_blank(const Reading *r, const Cells *cells, size_t i, int page,
                       Unit *unit) {
    uint8_t lead = byte_at(cells, i, page);
    const char *text = r->story->text;
    size_t at = r->span.end;
    if (page != PAGE_WINDOWS_1252 || (lead != 0xC2 && lead != 0xC3))
        return false;
    bool inner = i + 1 < cells->count;
    if (inner ? far_cell(cells, i + 1) != ' ' || lead == 0xC2
              : at >= r->end || text[at] != ' ')
        return false;
    *unit = (Unit){.cp = lead == 0xC2 ? 0xA0 : 0xE0, .width = 1};
    if (inner) return true;
    size_t stop = at + 1;
    while (stop < r->end && char_is_letter((unsigned char)text[stop]))
        stop++;
    bool joins = r->joins && stop > at + 1 && text[stop] != '\'' &&
                 (unsigned char)text[stop] < 0x80 &&
                 map_get(r->joins, text + at + 1, stop - at - 1, NULL);
    bool twice = at + 1 < r->end && text[at + 1] == ' ';
    unit->extra = lead == 0xC2 || twice || joins;
    return true;
}

static void add(Reading *r, Cells *to, Cell cell) {
    if (!VEC_ADD(to, cell)) r->failed = true;
}

static void add_unit(Reading *r, Cells *to, const Cell *first, const Unit *unit,
                     int page) {
    const Cell *last = first + unit->width - 1;
    Cell cell = {.cp = unit->cp,
                 .start = first->start,
                 .end = last->end + (uint32_t)unit->extra,
                 .guess = unit->guess,
                 .weak = unit->weak};
    size_t width = 0;
    for (const Cell *c = first; c <= last; c++) {
        width += c->width;
        if (c->layers > cell.layers) cell.layers = c->layers;
        cell.weak |= c->weak && !c->guess;
        cell.longer = (uint8_t)(cell.longer + c->longer);
    }
    cell.page = first->layers ? first->page : (uint8_t)page;
    cell.longer =
        (uint8_t)(cell.longer + (unit->width > 2) + (unit->width > 3));
    cell.layers++;
    cell.width = (uint8_t)(width > 255 ? 255 : width);
    add(r, to, cell);
}

/* Reads what r->from says, as if this page had been meant for it. */
static size_t reread(Reading *r, int page, Cells *to) {
    const Cells *from = &r->from;
    bool open = r->open, touches = false;
    size_t units = 0;
    to->count = 0;
    for (size_t i = 0; i < from->count && !r->failed;) {
        Unit unit = {.width = 1};
        bool is = unit_at(from, i, page, touches, open, &unit) ||
                  last_blank(r, from, i, page, &unit);
        if (is)
            add_unit(r, to, &from->items[i], &unit, page);
        else
            add(r, to, from->items[i]);
        uint32_t cp = is ? unit.cp : from->items[i].cp;
        if (cp == 0x201C || cp == 0x201D) open = cp == 0x201C;
        units += is;
        touches = is;
        i += unit.width;
    }
    return units;
}

/* The marks that this happens to most. */
static bool is_mark(const Cell *c) {
    return c->longer && c->cp >= 0x2010 && c->cp <= 0x2026;
}

/* Three bytes at random are one of these, more often than not. */
static bool is_cjk(const Cell *c) {
    return c->longer && c->cp >= 0x2E80 && c->cp < 0xFF00;
}

/* Long sequences and neighbours do not come about by chance; as much in one
 * layer as in the next. */
static unsigned chance(const Cells *cells) {
    unsigned bonus = 0;
    size_t run = 0;
    for (size_t i = 0; i <= cells->count; i++) {
        const Cell *c = i < cells->count ? &cells->items[i] : NULL;
        if (!c || !c->layers) {
            bonus += run ? (unsigned)(run / 2) - 1 : 0;
            run = 0;
            continue;
        }
        run += c->width < 2 ? 2 : c->width;
        bonus += c->longer;
        bonus += is_mark(c);
    }
    return bonus;
}

static int page_of(const Cells *cells) {
    for (size_t i = 0; i < cells->count; i++)
        if (cells->items[i].layers) return cells->items[i].page;
    return 0;
}

/* þ and ß are rarer than what stands there in a page much like this one. */
static bool is_rare(uint32_t cp) {
    return cp == 0xD0 || cp == 0xDE || cp == 0xDF || cp == 0xF0 || cp == 0xFE ||
           cp == 0xFF;
}

static Judgement judge(const Reading *r, const Cells *cells) {
    Judgement j = {0};
    j.odd = oddness(cells->items, cells->count, &j.fresh);
    j.bonus = chance(cells);
    for (size_t i = 0; i < cells->count; i++) {
        j.touched += cells->items[i].layers > 0;
        j.marks += is_mark(&cells->items[i]);
        j.cjk += is_cjk(&cells->items[i]);
        j.rare += cells->items[i].layers && is_rare(cells->items[i].cp);
    }
    j.score = (int)r->was_odd - (int)j.odd - (int)j.fresh + (int)j.bonus;
    return j;
}

static unsigned pages_of(const Cells *cells) {
    unsigned pages = 0;
    for (size_t i = 0; i < cells->count; i++)
        if (cells->items[i].cp >= 0x80)
            pages |= page_char(cells->items[i].cp)->leads;
    return pages;
}

static void swap(Cells *a, Cells *b) {
    Cells c = *a;
    *a = *b;
    *b = c;
}

static bool copy(Reading *r, Cells *to, const Cells *from) {
    to->count = 0;
    for (size_t i = 0; i < from->count; i++)
        add(r, to, from->items[i]);
    return !r->failed;
}

/* Nothing odd is left, and nothing guessed. */
static bool is_sound(const Reading *r) {
    for (size_t i = 0; i < r->is.count; i++)
        if (r->is.items[i].guess) return false;
    return !r->best.odd;
}

static bool same(const Cells *a, const Cells *b) {
    if (a->count != b->count) return false;
    for (size_t i = 0; i < a->count; i++)
        if (a->items[i].cp != b->items[i].cp) return false;
    return true;
}

/* The first that looks best, or as well and in a page that others of the
 * paragraph were surely misread as. What is sound is not read on without good
 * reason: “é »” would be one Chinese character. */
static void keep_best(Reading *r, const Cells *now, int layer) {
    Judgement j = judge(r, now);
    int page = page_of(now), more = j.score - r->best.score;
    bool any = r->is.count;
    if (!any || more > 0) r->ties = 0;
    if (!any || more > 0) r->contested = false;
    if (any && !more && r->page != PAGE_WINDOWS_1252 &&
        j.rare <= r->best.rare && !same(&r->is, now))
        r->contested = true;
    if (!any || more >= 0) r->ties |= 1u << page;
    bool rival = r->sure & 1u << page && !(r->sure & 1u << r->page);
    bool rarer = j.rare >= r->best.rare;
    if (any && layer && is_sound(r)) {
        if (more < 0 || (more < 2 && j.cjk > r->best.cjk)) return;
        rarer = false;
    }
    if (any && (more < 0 || (!more && rarer && !rival))) return;
    if (any && !more && r->sure & 1u << r->page && !(r->sure & 1u << page))
        return;
    r->best = j;
    r->page = page;
    copy(r, &r->is, now);
}

/* Takes one layer after the other off what was given, all of one page. */
static void peel(Reading *r, const Cells *given, int page) {
    copy(r, &r->from, given);
    for (int layer = 0; layer < LAYERS_MAX && !r->failed; layer++) {
        if (!reread(r, page, &r->to)) return;
        keep_best(r, &r->to, layer);
        swap(&r->from, &r->to);
    }
}

/* By every page that has a part in it. */
static void peel_all(Reading *r, const Cells *given) {
    unsigned pages = pages_of(given);
    for (int page = 0; page < PAGES; page++)
        if (pages & 1u << page) peel(r, given, page);
}

static bool is_opaque(const Story *story, size_t at) {
    return story->runs[story_run_at(story, at)].codec == RUN_OPAQUE;
}

/* Is the character the start of one of two bytes in a page of these? */
static bool starts_two(const PageChar *c, unsigned pages) {
    for (int p = 0; p < PAGES && pages; p++)
        if (pages & c->leads & 1u << p && length_of(c->byte[p]) == 2)
            return true;
    return false;
}

/* “Ð Ñƒ”, “à¸ à¸²”: a character that lacks its last byte, a blank, another
 * one. */
static bool goes_on(const Reading *r, const Cells *cells, size_t at) {
    size_t n = cells->count, size;
    if (r->story->text[at] != ' ' || !n) return false;
    uint32_t next = utf8_at(r->story->text, r->end, at + 1, &size);
    unsigned leads = page_char(next)->leads;
    const PageChar *last = page_char(cells->items[n - 1].cp);
    if (starts_two(last, leads)) return true;
    if (n < 2) return false;
    const PageChar *first = page_char(cells->items[n - 2].cp);
    unsigned pages = first->leads & last->conts & leads;
    for (int p = 0; p < PAGES && pages; p++)
        if (pages & 1u << p && length_of(first->byte[p]) == 3) return true;
    return false;
}

static void load(Reading *r, size_t start) {
    const char *text = r->story->text;
    size_t at = start, size;
    r->has_blank = false;
    for (r->was.count = 0; at < r->end && !r->failed; at += size) {
        uint32_t cp = utf8_at(text, r->end, at, &size);
        if (!size || (is_blank(cp) && !goes_on(r, &r->was, at))) break;
        r->has_blank |= is_blank(cp);
        Cell cell = {.cp = cp,
                     .start = (uint32_t)(at - start),
                     .end = (uint32_t)(at - start + size),
                     .width = 1};
        cell.opaque = cp == REPLACED && is_opaque(r->story, at);
        add(r, &r->was, cell);
    }
    r->span = (Span){start, at};
}

/* “Ã  la carte”: no word, and a blank too many. */
static bool is_bare(const Reading *r) {
    const char *text = r->story->text;
    size_t at = r->span.end, size;
    if (r->was.count != 1 || r->was.items[0].cp != 0xC3) return false;
    if (at + 2 >= r->end || text[at] != ' ' || text[at + 1] != ' ')
        return false;
    return char_is_lower(utf8_at(text, r->end, at + 2, &size));
}

bool reading_judge(Reading *r, size_t from, size_t at) {
    const char *text = r->story->text;
    while (at > from && !is_blank((unsigned char)text[at - 1]))
        at--;
    load(r, at);
    r->was_odd = oddness(r->was.items, r->was.count, NULL);
    r->was_odd += is_bare(r);
    r->is.count = 0;
    peel_all(r, &r->was);
    /* Two programs, each with a page of its own. */
    if (r->is.count && r->best.odd && copy(r, &r->first, &r->is))
        peel_all(r, &r->first);
    return r->is.count && !r->failed;
}

/* In Windows-1252, the page of most accidents, one fault is enough. */
bool reading_proves(const Reading *r, bool alone) {
    /* What comes out must be sound itself: no guess at a heap of rubbish. */
    if (r->best.odd * 2 > r->was_odd || r->best.fresh * 4 > r->best.touched)
        return false;
    if (!alone) return r->best.score >= 0 && !r->best.fresh;
    const Judgement *j = &r->best;
    bool chain = j->touched > 2 && j->bonus + 1 >= j->touched;
    if (!r->was_odd && !j->marks && !chain) return false;
    int least = r->page == PAGE_WINDOWS_1252 ? 1 : 2;
    return j->score >= least;
}

bool reading_is_strong(const Reading *r) {
    return reading_proves(r, true) && r->best.score > 1;
}

/* Could these two be the start of a character in some page? */
static bool are_suspect(const Reading *r, uint32_t a, uint32_t b, size_t next) {
    size_t size;
    if (a < 0x80) return false;
    const PageChar *x = page_char(a);
    if (!x->leads) return false;
    if (b == REPLACED) return true;
    if (b != ' ') return x->leads & page_char(b)->conts;
    if (a == 0xC2 || a == 0xC3) return true;
    uint32_t c = utf8_at(r->story->text, r->end, next, &size);
    return starts_two(x, page_char(c)->leads);
}

size_t reading_next(Reading *r, size_t at) {
    const char *text = r->story->text;
    uint32_t last = 0;
    for (size_t was = at, size; at < r->end; at += size) {
        if (last < 0x80 && (unsigned char)text[at] < 0x80) {
            size = 1;
            continue;
        }
        uint32_t cp = utf8_at(text, r->end, at, &size);
        if (!size) break;
        if (are_suspect(r, last, cp, at + size)) return was;
        if (last == 0x201C || last == 0x201D) r->open = last == 0x201C;
        was = at;
        last = cp;
    }
    return r->end;
}

void reading_free(Reading *r) {
    free(r->was.items);
    free(r->is.items);
    free(r->from.items);
    free(r->to.items);
    free(r->first.items);
    *r = (Reading){0};
}
