/* SPDX-License-Identifier: MIT */
#include "text/wire.h"

#include "base/utf8.h"
#include "unicode/chars.h"
#include <string.h>

#define HEAD_BYTES 100  /* a dateline is never longer */
#define LINE_BYTES 160  /* nor a slug or a byline */
#define NEAR_HEAD 8     /* paragraphs in which slugs and headers stand */
#define NEAR_TAIL 3     /* and those in which sign-offs do */
#define PLACE_LETTERS 3 /* USA */

static bool is_control(char c) {
    return (unsigned char)c < ' ' && c != '\t';
}

static bool is_space(char c) {
    return c == ' ' || c == '\t' || is_control(c);
}

/* Without blanks and control characters around it. */
static Span trim(const char *text, Span span) {
    while (span.start < span.end && is_space(text[span.start]))
        span.start++;
    while (span.end > span.start && is_space(text[span.end - 1]))
        span.end--;
    return span;
}

/* ------------------------------------------------------------ datelines -- */

/* Bytes of the dash at this place, with its blanks; 0 when none is there. A
 * hyphen or a low line must stand alone. */
static size_t dash_at(const char *text, size_t at, size_t end) {
    size_t i = at, size = 0;
    while (i < end && text[i] == ' ')
        i++;
    uint32_t cp = utf8_at(text, end, i, &size);
    bool wide = cp == 0x2013 || cp == 0x2014;
    if (!wide && !((cp == '-' || cp == '_') && i > at)) return 0;
    i += size;
    if (cp == '-' && i < end && text[i] == '-') i++;
    if (!wide && (i >= end || text[i] != ' ')) return 0;
    return i - at;
}

/* Letters of the place up to a comma or bracket; 0 when one is lower case. */
static size_t place_letters(const char *text, Span head) {
    size_t letters = 0, size;
    for (size_t i = head.start; i < head.end; i += size) {
        uint32_t cp = utf8_at(text, head.end, i, &size);
        if (!size || cp == ',' || cp == '(') break;
        if (char_is_lower(cp)) return 0;
        if (!char_is_letter(cp) && cp != ' ' && cp != '-' && cp != '.' &&
            cp != '\'' && cp != 0x2019 && cp != '/')
            return 0;
        letters += char_is_letter(cp);
    }
    return letters;
}

static bool upper_at(const char *text, size_t at, size_t end) {
    size_t size;
    return char_is_upper(utf8_at(text, end, at, &size));
}

/* The opening bracket of the one that ends the head; head.end for none. */
static size_t bracket_of(const char *text, Span head) {
    if (head.end == head.start || text[head.end - 1] != ')') return head.end;
    for (size_t i = head.end - 1; i > head.start; i--)
        if (text[i - 1] == '(') return i - 1;
    return head.end;
}

/* “, Feb 26” */
static bool has_day(const Story *story, Span head) {
    for (size_t i = head.start; i + 2 < head.end; i++) {
        if (story->text[i] != ',' || story->text[i + 1] != ' ') continue;
        if (furniture_at(story->furniture, WORD_MONTH, story->lang,
                         story->text + i + 2, head.end - i - 2))
            return true;
    }
    return false;
}

static bool is_dateline(const Story *story, Span head) {
    const char *text = story->text;
    size_t bracket = bracket_of(text, head);
    bool gloss = bracket < head.end, near = bracket == head.start;
    if (gloss && furniture_has(story->furniture, WORD_AGENCY, story->lang,
                               text + bracket + 1, head.end - bracket - 2))
        return near || upper_at(text, head.start, head.end);
    size_t letters = place_letters(text, head);
    if (letters < PLACE_LETTERS) return false;
    bool comma = memchr(text + head.start, ',', head.end - head.start);
    return gloss || has_day(story, head) || !comma ||
           head.end - head.start < HEAD_BYTES / 2;
}

Span wire_dateline(const Story *story, Span paragraph) {
    const char *text = story->text;
    Span head = trim(text, paragraph);
    size_t size, most = head.end;
    if (most - head.start > HEAD_BYTES) most = head.start + HEAD_BYTES;
    for (size_t i = head.start; i < most; i += size ? size : 1) {
        size_t dash = i > head.start ? dash_at(text, i, head.end) : 0;
        if (dash) {
            Span before = {head.start, i};
            bool is = i + dash < head.end && is_dateline(story, before);
            return is ? (Span){head.start, i + dash} : (Span){0, 0};
        }
        uint32_t cp = utf8_at(text, head.end, i, &size);
        if (cp == '"' || cp == 0x201C || cp == ':') break;
    }
    return (Span){0, 0};
}

/* ------------------------------------------------------------ furniture -- */

typedef struct Line {
    const Story *story;
    const char *text;
    size_t len;
} Line;

static Line line_of(const Story *story, Span span) {
    return (Line){story, story->text + span.start, span.end - span.start};
}

static bool line_has(const Line *line, WordKind kind) {
    return furniture_has(line->story->furniture, kind, line->story->lang,
                         line->text, line->len);
}

static size_t line_starts(const Line *line, WordKind kind) {
    return furniture_at(line->story->furniture, kind, line->story->lang,
                        line->text, line->len);
}

static bool has_letter(const Line *line) {
    size_t size;
    for (size_t i = 0; i < line->len; i += size ? size : 1)
        if (char_is_word(utf8_at(line->text, line->len, i, &size)) &&
            line->text[i] != '_')
            return true;
    return false;
}

/* (MORE), -- MORE --, Associated Press= */
static Line strip_marks(Line line) {
    static const char marks[] = "()[]-*= <^";
    while (line.len && strchr(marks, line.text[0])) {
        line.text++;
        line.len--;
    }
    while (line.len && strchr(marks, line.text[line.len - 1]))
        line.len--;
    return line;
}

static bool ends_in_stop(const Line *line) {
    return line->len && strchr(".!?\"", line->text[line->len - 1]);
}

/* The next token of the line from *at; its length, 0 at the end. */
static size_t next_token(const Line *line, size_t *at) {
    while (*at < line->len && is_space(line->text[*at]))
        ++*at;
    size_t end = *at;
    while (end < line->len && !is_space(line->text[end]))
        end++;
    return end - *at;
}

static bool is_figures(const char *text, size_t len) {
    for (size_t i = 0; i < len; i++)
        if (!strchr("0123456789.,:-/", text[i])) return false;
    return len > 0;
}

/* By JANE DOE; every word of it may be a name or small. */
static bool is_byline(const Line *line) {
    size_t at = line_starts(line, WORD_BYLINE), n;
    if (!at || at == line->len || line->len > LINE_BYTES / 2) return false;
    if (ends_in_stop(line)) return false;
    size_t names = 0, others = 0;
    for (; (n = next_token(line, &at)) > 0; at += n) {
        bool upper = upper_at(line->text, at, line->len);
        names += upper;
        others += !upper && n > 3;
    }
    return names > 0 && others <= 1;
}

/* Germany-politics/, BC-AS--China-Strike, 3rd Ld */
static bool is_slug(const Line *line) {
    size_t tokens = 0, n, marks = 0, starts = 0;
    for (size_t at = 0; (n = next_token(line, &at)) > 0; at += n) {
        Line token = {line->story, line->text + at, n};
        starts += line_starts(&token, WORD_SLUG) > 0;
        marks += memchr(token.text, '/', n) != NULL && n > 3;
        tokens++;
    }
    bool address = memchr(line->text, '.', line->len) != NULL;
    return !ends_in_stop(line) && (starts || (tokens == 1 && marks)) &&
           (starts || !address);
}

/* eca062 4 i 211 ccccb   dpa 061 */
static bool is_header(const Line *line) {
    size_t tokens = 0, shorts = 0, figures = 0, n, at = 0;
    size_t first = next_token(line, &at), digits = 0;
    for (size_t i = 0; i < first; i++)
        digits += line->text[i] >= '0' && line->text[i] <= '9';
    if (digits < 2 || digits == first) return false;
    for (; (n = next_token(line, &at)) > 0; at += n) {
        tokens++;
        shorts += n == 1;
        figures += is_figures(line->text + at, n);
    }
    return tokens > 3 && shorts && figures > 1 && !ends_in_stop(line);
}

/* 131137 GMT Nov 13 */
static bool is_time(const Line *line) {
    size_t zones = 0, n;
    for (size_t at = 0; (n = next_token(line, &at)) > 0; at += n) {
        Line token = {line->story, line->text + at, n};
        bool zone = line_has(&token, WORD_ZONE);
        if (!zone && !line_has(&token, WORD_MONTH) &&
            !is_figures(token.text, n))
            return false;
        zones += zone;
    }
    return zones > 0;
}

/* What typesetters' marks end: “Wild Card Glance=”, “For release,466<”. */
static bool is_typeset(const Line *line) {
    char last = line->text[line->len - 1];
    bool opened = memchr(line->text, '<', line->len - 1) != NULL;
    if (line->text[0] == '=') return false; /* == Subhead == */
    return line->len <= LINE_BYTES && (last == '=' || (last == '<' && !opened));
}

static bool says_so(const Line *line) {
    Line bare = strip_marks(*line);
    if (line_starts(line, WORD_HEADER) || line_starts(line, WORD_START) ||
        line_has(line, WORD_LINE))
        return true;
    return line_starts(&bare, WORD_START) || line_has(&bare, WORD_LINE) ||
           line_has(&bare, WORD_AGENCY) || is_byline(&bare);
}

bool wire_is_furniture(const Story *story, Span paragraph, size_t index,
                       size_t left) {
    Span span = trim(story->text, paragraph);
    Line line = line_of(story, span);
    if (!line.len) return true;
    if (line.len < LINE_BYTES && utf8_count(line.text, line.len) > 2 &&
        !has_letter(&line))
        return true; /* a rule: ___, * * * */
    if (is_control(story->text[paragraph.start]) || is_typeset(&line))
        return true;
    if (story->furniture && says_so(&line)) return true;
    if (line.len > LINE_BYTES) return false;
    bool head = index < NEAR_HEAD;
    return (head && (is_slug(&line) || is_header(&line))) ||
           ((head || left < NEAR_TAIL) && is_time(&line));
}

bool wire_opens(const Story *story, Span paragraph) {
    Line line = line_of(story, trim(story->text, paragraph));
    return line.len && line.len <= LINE_BYTES &&
           (line_starts(&line, WORD_HEADER) || is_header(&line));
}
