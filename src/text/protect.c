/* SPDX-License-Identifier: MIT */
#include "text/protect.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "text/wire.h"
#include "unicode/chars.h"
#include <stdlib.h>
#include <string.h>

typedef struct Scan {
    const Story *story;
    const char *text;
    Span span; /* the paragraph */
    struct {
        Protected *items;
        size_t count, cap;
    } found;
    bool markup, failed;
} Scan;

static bool is_alnum(char c) {
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

static bool is_wordy(uint32_t cp) {
    return char_is_word(cp);
}

/* Is there a letter or digit, of any script, right before this byte? */
static bool wordy_before(const Scan *s, size_t at) {
    size_t size;
    return at > s->span.start && is_wordy(utf8_before(s->text, at, &size));
}

static char byte_at(const Scan *s, size_t at) {
    return at < s->span.end ? s->text[at] : 0;
}

static size_t back_over(const Scan *s, size_t at, const char *also) {
    while (at > s->span.start &&
           (is_alnum(s->text[at - 1]) || strchr(also, s->text[at - 1])) &&
           s->text[at - 1])
        at--;
    return at;
}

static size_t over(const Scan *s, size_t at, const char *also) {
    while (at < s->span.end && s->text[at] &&
           (is_alnum(s->text[at]) || strchr(also, s->text[at])))
        at++;
    return at;
}

/* Adds [start, end) unless it is empty or runs into what was found before. */
static size_t add(Scan *s, size_t start, size_t end, Context context) {
    size_t before =
        s->found.count ? s->found.items[s->found.count - 1].span.end : 0;
    if (end <= start || start < before) return 0;
    if (!VEC_ADD(&s->found, (Protected){{start, end}, context}))
        s->failed = true;
    return end;
}

/* An address ends at a blank, a quotation mark or an angle bracket; a mark
 * that ends the sentence around it is not its own: (see www.un.org/en). */
static size_t url_end(const Scan *s, size_t at) {
    size_t end = at, opened = 0, size;
    for (size_t i = at; i < s->span.end; i += size) {
        uint32_t cp = utf8_at(s->text, s->span.end, i, &size);
        if (!size || cp <= ' ' || char_is_blank(cp) || cp == '<' || cp == '>' ||
            cp == '"' || cp == 0xAB || cp == 0xBB ||
            (cp >= 0x2018 && cp <= 0x201F))
            break;
        opened += cp == '(';
        if (cp == ')' && opened) {
            opened--;
            end = i + size;
        } else if (cp > 0x7F || is_alnum((char)cp) ||
                   strchr("/#=&_-~%+@$*", (int)cp)) {
            end = i + size;
        }
    }
    return end;
}

static size_t find_url(Scan *s, size_t at) {
    if (at + 2 >= s->span.end || s->text[at + 1] != '/' ||
        s->text[at + 2] != '/')
        return 0;
    size_t start = back_over(s, at, "+.-");
    return start < at ? add(s, start, url_end(s, at + 3), CONTEXT_URL) : 0;
}

static size_t find_www(Scan *s, size_t at) {
    if (s->span.end - at < 7 || memcmp(s->text + at, "www.", 4) != 0 ||
        wordy_before(s, at))
        return 0;
    return add(s, at, url_end(s, at + 4), CONTEXT_URL);
}

static size_t find_at_sign(Scan *s, size_t at) {
    size_t start = back_over(s, at, "._%+-"), end = over(s, at + 1, ".-");
    while (end > at + 1 && strchr(".-", s->text[end - 1]))
        end--;
    bool dotted = memchr(s->text + at, '.', end - at) != NULL;
    if (start < at && dotted) return add(s, start, end, CONTEXT_MAIL);
    end = over(s, at + 1, "_");
    if (wordy_before(s, at)) return 0;
    return end > at + 1 ? add(s, at, end, CONTEXT_HANDLE) : 0;
}

/* #word, not #1 and not the & of an entity before it. */
static size_t find_hash(Scan *s, size_t at) {
    if (wordy_before(s, at) || (at > s->span.start && s->text[at - 1] == '&'))
        return 0;
    size_t end = at + 1, size;
    bool letter = false;
    for (; end < s->span.end; end += size) {
        uint32_t cp = utf8_at(s->text, s->span.end, end, &size);
        if (!is_wordy(cp)) break;
        letter |= !char_is_digit(cp);
    }
    return letter ? add(s, at, end, CONTEXT_HASHTAG) : 0;
}

static size_t find_code(Scan *s, size_t at) {
    const char *close = memchr(s->text + at + 1, '`', s->span.end - at - 1);
    if (!close || close == s->text + at + 1) return 0;
    return add(s, at, (size_t)(close - s->text) + 1, CONTEXT_CODE);
}

/* Upper-case letters, digits, a dot, an exchange: AAPL.O, 7203.T */
static size_t ticker_end(const Scan *s, size_t at) {
    size_t dot = at;
    while (dot < s->span.end && (is_alnum(s->text[dot]) || s->text[dot] == '='))
        dot++;
    if (dot == at || dot - at > 8 || byte_at(s, dot) != '.') return 0;
    size_t end = dot + 1;
    while (end < s->span.end && s->text[end] >= 'A' && s->text[end] <= 'Z')
        end++;
    return end > dot + 1 && end <= dot + 4 ? end : 0;
}

static size_t find_ticker(Scan *s, size_t at) {
    size_t end = ticker_end(s, at + 1);
    char close = s->text[at] == '(' ? ')' : '>';
    if (!end || byte_at(s, end) != close) return 0;
    return add(s, at, end + 1, CONTEXT_TICKER);
}

/* “<unk>” is what a model writes for a word it lacks, and no page's markup. */
static bool is_model_mark(const char *name, size_t len) {
    static const char *const marks[] = {"unk", "pad", "bos", "eos", NULL};
    for (const char *const *mark = marks; *mark; mark++)
        if (strlen(*mark) == len && !memcmp(*mark, name, len)) return true;
    return false;
}

static size_t find_angle(Scan *s, size_t at) {
    size_t ticker = find_ticker(s, at);
    if (ticker) return ticker;
    char next = byte_at(s, at + 1);
    if (!is_alnum(next) && next != '/' && next != '!') return 0;
    const char *close = memchr(s->text + at, '>', s->span.end - at);
    const char *open = memchr(s->text + at + 1, '<', s->span.end - at - 1);
    if (!close || (open && open < close)) return 0;
    s->markup |=
        !is_model_mark(s->text + at + 1, (size_t)(close - s->text) - at - 1);
    return add(s, at, (size_t)(close - s->text) + 1, CONTEXT_TAG);
}

static const char *const EXTENSIONS[] = {
    "csv",  "doc", "docx", "gif", "htm", "html", "jpeg", "jpg", "js",
    "json", "md",  "mp3",  "mp4", "pdf", "php",  "png",  "ppt", "pptx",
    "py",   "rtf", "tsv",  "txt", "xls", "xlsx", "xml",  "yml", "zip"};

static size_t find_file(Scan *s, size_t at) {
    size_t end = over(s, at + 1, ""), n = end - at - 1;
    size_t start = back_over(s, at, "_-");
    if (start == at) return 0;
    for (size_t i = 0; i < sizeof EXTENSIONS / sizeof *EXTENSIONS; i++)
        if (strlen(EXTENSIONS[i]) == n &&
            !memcmp(EXTENSIONS[i], s->text + at + 1, n))
            return add(s, start, end, CONTEXT_FILE);
    return 0;
}

/* [sic] and the like */
static size_t find_span(Scan *s, size_t at) {
    size_t n = furniture_at(s->story->furniture, WORD_SPAN, s->story->lang,
                            s->text + at, s->span.end - at);
    return n ? add(s, at, at + n, CONTEXT_FURNITURE) : 0;
}

static size_t find_bracket(Scan *s, size_t at) {
    size_t end = find_span(s, at);
    return end ? end : find_ticker(s, at);
}

/* The end of what was found at this byte, 0 for nothing. */
static size_t find_at(Scan *s, size_t at) {
    switch (s->text[at]) {
    case ':': return find_url(s, at);
    case 'w': return find_www(s, at);
    case '@': return find_at_sign(s, at);
    case '#': return find_hash(s, at);
    case '`': return find_code(s, at);
    case '<': return find_angle(s, at);
    case '(': return find_bracket(s, at);
    case '[': return find_span(s, at);
    case '.': return find_file(s, at);
    default: return 0;
    }
}

static void scan_paragraph(Scan *s) {
    Span dateline = wire_dateline(s->story, s->span);
    size_t at = s->span.start;
    if (dateline.end)
        at = add(s, dateline.start, dateline.end, CONTEXT_FURNITURE);
    while (at < s->span.end) {
        size_t end = find_at(s, at);
        at = end ? end : at + 1;
    }
}

static bool is_fence(const Story *story, size_t paragraph) {
    Span span = story->paragraphs[paragraph].span;
    return span.end - span.start >= 3 &&
           !memcmp(story->text + span.start, "```", 3);
}

/* The paragraph that ends the block of code that starts here: a line of ```
 * and the next such line. 0 when none starts, or nothing ends it. */
static size_t fence_end(const Story *story, size_t paragraph) {
    if (!is_fence(story, paragraph)) return 0;
    for (size_t i = paragraph + 1; i < story->paragraph_count; i++)
        if (is_fence(story, i)) return i;
    return 0;
}

static bool is_white(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* </html>, <br/>, or a comment's --> */
static bool ends_markup(const char *text, size_t start, size_t end) {
    if (end - start < 3 || text[end - 1] != '>') return false;
    if (text[end - 2] == '/' || text[end - 2] == '-') return true;
    size_t at = end - 1;
    while (at > start && text[at] != '<')
        at--;
    return text[at] == '<' && text[at + 1] == '/';
}

/* A page: what starts with a tag and ends with one that closes. Its lines are
 * markup even where they hold no tag themselves: “Salt &amp; Silk” between <p>
 * and </p>. */
static bool is_page(const Story *story) {
    const char *text = story->text;
    size_t start = 0, end = story->len;
    while (start < end && is_white(text[start]))
        start++;
    while (end > start && is_white(text[end - 1]))
        end--;
    if (!ends_markup(text, start, end) || text[start] != '<') return false;
    char next = text[start + 1];
    bool letter = (next | 0x20) >= 'a' && (next | 0x20) <= 'z';
    return letter || next == '!' || next == '?';
}

Status protect_find(Story *story) {
    Scan s = {.story = story, .text = story->text};
    Paragraph *paragraphs = (Paragraph *)story->paragraphs;
    size_t code_end = 0;
    bool page = is_page(story);
    for (size_t i = 0; i < story->paragraph_count; i++) {
        s.span = paragraphs[i].span;
        if (!code_end) code_end = fence_end(story, i);
        if (code_end && i <= code_end) {
            add(&s, s.span.start, s.span.end, CONTEXT_CODE);
            if (i == code_end) code_end = 0;
            continue;
        }
        s.markup = page;
        scan_paragraph(&s);
        if (s.markup) paragraphs[i].contexts |= CONTEXT_MARKUP;
    }
    Protected *spans =
        arena_array(&story->arena, s.found.count + 1, sizeof *spans);
    bool ok = spans && !s.failed;
    if (ok && s.found.count)
        memcpy(spans, s.found.items, s.found.count * sizeof *spans);
    story->spans = spans;
    story->span_count = s.found.count;
    free(s.found.items);
    return ok ? STATUS_OK : STATUS_MEMORY;
}
