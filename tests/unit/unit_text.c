/* SPDX-License-Identifier: MIT
 * text/: the runs of a plain story, what they say of the source, paragraphs,
 * protected spans, quotation marks, the language guess. */
#include "lexicon/languages.h"
#include "text/language.h"
#include "text/story.h"
#include "unit/check.h"

#define STORY(text) story_of((text), sizeof(text) - 1)

static Story *story_of(const char *source, size_t len) {
    Story *story;
    if (story_plain(&story, source, len) != STATUS_OK) exit(99);
    return story;
}

/* "o0-3/0-0 s3-5/0-2": codec, source and prose of each run. */
static const char *runs_of(const Story *s) {
    static char text[1000];
    size_t at = 0;
    *text = 0;
    for (size_t i = 0; i < s->run_count && at < 900; i++) {
        const Run *r = &s->runs[i];
        at += (size_t)sprintf(text + at, "%s%c%zu-%zu/%zu-%zu", i ? " " : "",
                              "snoew"[r->codec], r -> source.start,
                              r->source.end, r->prose.start, r->prose.end);
    }
    return text;
}

/* Runs must cover both sides without a gap. */
static void check_cover(const Story *s) {
    size_t prose = 0, source = 0;
    bool whole = true;
    for (size_t i = 0; i < s->run_count; i++) {
        whole &= s->runs[i].prose.start == prose;
        whole &= s->runs[i].source.start == source;
        prose = s->runs[i].prose.end;
        source = s->runs[i].source.end;
    }
    CHECK(whole && prose == s->len && source == s->source_len);
    CHECK_EQ_SIZE(s->text[s->len], 0);
}

#define PLAIN(source, prose, runs)                                             \
    do {                                                                       \
        Story *s = STORY(source);                                              \
        check_cover(s);                                                        \
        CHECK_EQ_BYTES(s->text, s->len, prose);                                \
        CHECK_EQ_STR(runs_of(s), runs);                                        \
        story_free(s);                                                         \
    } while (0)

static void plain_runs(void) {
    PLAIN("", "", "");
    PLAIN("ab", "ab", "s0-2/0-2");
    PLAIN("\xEF\xBB\xBF", "", "o0-3/0-0");
    PLAIN("\xEF\xBB\xBF"
          "ab",
          "ab", "o0-3/0-0 s3-5/0-2");
    PLAIN("a\r\nb", "a\nb", "s0-1/0-1 n1-3/1-2 s3-4/2-3");
    PLAIN("\r\n\r\n", "\n\n", "n0-2/0-1 n2-4/1-2");
    PLAIN("a\nb\r\nc\rd\n", "a\nb\nc\rd\n", "s0-3/0-3 n3-5/3-4 s5-9/4-8");
    PLAIN("a\r", "a\r", "s0-2/0-2");
    PLAIN("\r\r\n", "\r\n", "s0-1/0-1 n1-3/1-2");
    PLAIN("a\0b", "a\0b", "s0-3/0-3");
    PLAIN("a\xFF", "a\xEF\xBF\xBD", "s0-1/0-1 o1-2/1-4");
    PLAIN("\xE2\x80"
          "a",
          "\xEF\xBF\xBD"
          "a",
          "o0-2/0-3 s2-3/3-4");
    PLAIN("\xFF\xFE\r\n", "\xEF\xBF\xBD\xEF\xBF\xBD\n",
          "o0-1/0-3 o1-2/3-6 n2-4/6-7");
    PLAIN("a\r\xFF\n", "a\r\xEF\xBF\xBD\n", "s0-2/0-2 o2-3/2-5 s3-4/5-6");
    PLAIN("a\xEF\xBB\xBF", "a\xEF\xBB\xBF", "s0-4/0-4");
    story_free(NULL);
}

static void plain_line_ends(void) {
    Story *s = STORY("a\r\nb\n");
    CHECK(s->crlf);
    story_free(s);
    s = STORY("a\nb\r\n");
    CHECK(!s->crlf);
    story_free(s);
    s = STORY("\n");
    CHECK(!s->crlf && s->source_len == 1);
    story_free(s);
    s = STORY("a\rb");
    CHECK(!s->crlf);
    story_free(s);
}

static void check_source(const Story *s, size_t start, size_t end,
                         size_t want_start, size_t want_end) {
    Span got = story_source(s, (Span){start, end});
    bool ok = CHECK_EQ_SIZE(got.start, want_start);
    ok &= CHECK_EQ_SIZE(got.end, want_end);
    if (!ok) fprintf(stderr, "    of prose %zu-%zu\n", start, end);
}

/* The prose of this one is ab LF U+FFFD cd LF, 10 bytes of 13. */
static void source_of_prose(void) {
    Story *s = STORY("\xEF\xBB\xBF"
                     "ab\r\n\xE2\x80"
                     "cd\r\n");
    CHECK_EQ_SIZE(s->len, 9);
    check_source(s, 0, 2, 3, 5);
    check_source(s, 1, 2, 4, 5);
    check_source(s, 1, 3, 4, 7);
    check_source(s, 2, 3, 5, 7);
    check_source(s, 3, 6, 7, 9);
    check_source(s, 2, 7, 5, 10);
    check_source(s, 0, 9, 3, 13);
    check_source(s, 0, 0, 3, 3);
    check_source(s, 1, 1, 4, 4);
    check_source(s, 2, 2, 5, 5);
    check_source(s, 3, 3, 7, 7);
    check_source(s, 6, 6, 9, 9);
    check_source(s, 8, 8, 11, 11);
    story_free(s);
}

/* An empty span behind the last character stands behind its source, whatever
 * the last run is. */
static void source_of_the_end(void) {
    Story *s = STORY("ab");
    check_source(s, 2, 2, 2, 2);
    story_free(s);
    s = STORY("ab\r\n");
    check_source(s, 3, 3, 4, 4);
    story_free(s);
    s = STORY("ab\xFF");
    check_source(s, 5, 5, 3, 3);
    story_free(s);
    s = STORY("\xEF\xBB\xBF");
    check_source(s, 0, 0, 3, 3);
    story_free(s);
    s = STORY("");
    check_source(s, 0, 0, 0, 0);
    story_free(s);
}

static void run_at_seams(void) {
    Story *s = STORY("\xEF\xBB\xBF"
                     "ab\r\ncd");
    CHECK_EQ_SIZE(story_run_at(s, 0), 1);
    CHECK_EQ_SIZE(story_run_at(s, 1), 1);
    CHECK_EQ_SIZE(story_run_at(s, 2), 2);
    CHECK_EQ_SIZE(story_run_at(s, 3), 3);
    CHECK_EQ_SIZE(story_run_at(s, 5), 3);
    story_free(s);
}

/* ---------------------------------------------------------- paragraphs -- */

/* Their texts, "|" between them. */
static const char *paragraphs_of(const char *source) {
    static char text[4000];
    Story *s = story_of(source, strlen(source));
    size_t at = 0;
    *text = 0;
    for (size_t i = 0; i < s->paragraph_count; i++) {
        Span p = s->paragraphs[i].span;
        at += (size_t)sprintf(text + at, "%s%.*s%s", i ? "|" : "",
                              (int)(p.end - p.start), s->text + p.start,
                              s->paragraphs[i].hard_wrap ? "$" : "");
    }
    story_free(s);
    return text;
}

static void paragraphs_are_lines(void) {
    CHECK_EQ_STR(paragraphs_of(""), "");
    CHECK_EQ_STR(paragraphs_of("\n\n \t\r\n\n"), "");
    CHECK_EQ_STR(paragraphs_of("one"), "one");
    CHECK_EQ_STR(paragraphs_of("one\n"), "one");
    CHECK_EQ_STR(paragraphs_of("one\ntwo\n\n\nthree"), "one|two|three");
    CHECK_EQ_STR(paragraphs_of("\n one \r\ntwo\r\n"), " one |two");
}

#define WRAPPED "The ministry said the crossing would stay open until the end"
#define STOPPED "The ministry said the crossing would stay open to the end."
#define QUOTED                                                                 \
    "\xE2\x80\x9CThe crossing will stay open to the end of the month."

static void paragraphs_may_be_wrapped(void) {
    CHECK_EQ_STR(paragraphs_of(WRAPPED "\nof it.\n\nMore."),
                 WRAPPED " of it.$|More.");
    CHECK_EQ_STR(paragraphs_of(WRAPPED "\r\n" WRAPPED "\r\nof it."),
                 WRAPPED " " WRAPPED " of it.$");
    CHECK_EQ_STR(paragraphs_of(STOPPED "\n" STOPPED "\nof it."),
                 STOPPED "|" STOPPED "|of it.");
    CHECK_EQ_STR(paragraphs_of("short\nlines\nof verse"),
                 "short|lines|of verse");
    CHECK_EQ_STR(paragraphs_of(WRAPPED " " WRAPPED "\nof it."),
                 WRAPPED " " WRAPPED "|of it.");
    CHECK_EQ_STR(paragraphs_of(WRAPPED "\n\n" WRAPPED "\n"),
                 WRAPPED "|" WRAPPED);
}

/* Three of five lines are enough, one of two is not. What stands behind a
 * line that had room for it is a paragraph of its own. */
static void wrapped_by_share(void) {
    CHECK_EQ_STR(paragraphs_of(WRAPPED "\n" WRAPPED "\n" WRAPPED "\nb\nc\nd"),
                 WRAPPED " " WRAPPED " " WRAPPED " b$|c|d");
    CHECK_EQ_STR(paragraphs_of(WRAPPED "\nb\nc"), WRAPPED "|b|c");
}

/* A stop behind which the quotation closes is a stop, whatever the mark. */
static void wrapped_ends_in_stop(void) {
    CHECK_EQ_STR(paragraphs_of("\"" STOPPED "\"\n\"" STOPPED "\"\nx"),
                 "\"" STOPPED "\"|\"" STOPPED "\"|x");
    CHECK_EQ_STR(
        paragraphs_of(QUOTED "\xE2\x80\x9D\n" QUOTED "\xE2\x80\x9D\nx"),
        QUOTED "\xE2\x80\x9D|" QUOTED "\xE2\x80\x9D|x");
}

static void paragraph_at_offset(void) {
    Story *s = STORY("ab\n\ncd\n");
    CHECK_EQ_SIZE(s->paragraph_count, 2);
    CHECK_EQ_SIZE(story_paragraph_at(s, 0), 0);
    CHECK_EQ_SIZE(story_paragraph_at(s, 2), 0);
    CHECK_EQ_SIZE(story_paragraph_at(s, 3), 1);
    CHECK_EQ_SIZE(story_paragraph_at(s, 6), 1);
    CHECK_EQ_SIZE(story_paragraph_at(s, 7), 2);
    story_free(s);
}

/* ----------------------------------------------------- protected spans -- */

/* "url[www.un.org] tag[<b>]" */
static const char *spans_of(const char *source) {
    static const char *const names[] = {"url",  "mail", "handle", "hashtag",
                                        "code", "file", "ticker", "tag"};
    static char text[1000];
    Story *s = story_of(source, strlen(source));
    size_t at = 0, end = 0;
    *text = 0;
    for (size_t i = 0; i < s->span_count; i++) {
        const Protected *p = &s->spans[i];
        CHECK(p->span.start >= end && p->span.end > p->span.start);
        end = p->span.end;
        int bit = 0;
        while (p->context >> bit > 1)
            bit++;
        at += (size_t)sprintf(text + at, "%s%s[%.*s]", i ? " " : "", names[bit],
                              (int)(end - p->span.start),
                              s->text + p->span.start);
    }
    story_free(s);
    return text;
}

static void spans_urls(void) {
    CHECK_EQ_STR(spans_of("see https://un.org/en?a=1&b#c, he said"),
                 "url[https://un.org/en?a=1&b#c]");
    CHECK_EQ_STR(spans_of("(see www.un.org/en)."), "url[www.un.org/en]");
    CHECK_EQ_STR(spans_of("https://x.org/Mercury_(planet)."),
                 "url[https://x.org/Mercury_(planet)]");
    CHECK_EQ_STR(spans_of("(https://x.org/Mercury_(planet))"),
                 "url[https://x.org/Mercury_(planet)]");
    CHECK_EQ_STR(spans_of("“http://un.org” and \"www.un.org\""),
                 "url[http://un.org] url[www.un.org]");
    CHECK_EQ_STR(spans_of("<b>https://x.org</b>"),
                 "tag[<b>] url[https://x.org] tag[</b>]");
    CHECK_EQ_STR(spans_of("https://x.org/é: two"), "url[https://x.org/é]");
    CHECK_EQ_STR(spans_of("wwww.un.org awww.un.org www.a"), "");
    CHECK_EQ_STR(spans_of("and:// or ://x"), "url[and://]");
    CHECK_EQ_STR(spans_of("https://x.org\xC2\xA0is"), "url[https://x.org]");
}

/* Marks past ASCII beside a span are no part of it and do not hide it. */
static void spans_beside_curly_marks(void) {
    CHECK_EQ_STR(spans_of("“www.un.org” it says"), "url[www.un.org]");
    CHECK_EQ_STR(spans_of("see\xC2\xA0www.un.org"), "url[www.un.org]");
    CHECK_EQ_STR(spans_of("“@un_press” it says"), "handle[@un_press]");
    CHECK_EQ_STR(spans_of("“#Brexit is #Over”"),
                 "hashtag[#Brexit] hashtag[#Over]");
    CHECK_EQ_STR(spans_of("#Brexit\xC2\xA0is"), "hashtag[#Brexit]");
    CHECK_EQ_STR(spans_of("«https://x.org/a» is"), "url[https://x.org/a]");
}

static void spans_mails_and_handles(void) {
    CHECK_EQ_STR(spans_of("write to a.b+c@x-y.org."), "mail[a.b+c@x-y.org]");
    CHECK_EQ_STR(spans_of("(@un_press)'s"), "handle[@un_press]");
    CHECK_EQ_STR(spans_of("a@b is no mail, @ is nothing"), "");
    CHECK_EQ_STR(spans_of("@a, @b: é@c"), "handle[@a] handle[@b]");
}

static void spans_hashtags(void) {
    CHECK_EQ_STR(spans_of("#Brexit, #2024vote #été!"),
                 "hashtag[#Brexit] hashtag[#2024vote] hashtag[#été]");
    CHECK_EQ_STR(spans_of("the #1 song, C# and &#39; &#x27;"), "");
}

static void spans_others(void) {
    CHECK_EQ_STR(spans_of("run `make  x` or `"), "code[`make  x`]");
    CHECK_EQ_STR(spans_of("in my_report-2.pdf, a.b.docx."),
                 "file[my_report-2.pdf] file[b.docx]");
    CHECK_EQ_STR(spans_of("end.The .pdf and x.pdfs"), "");
    CHECK_EQ_STR(spans_of("Apple (AAPL.O) <7203.T> (a.B)"),
                 "ticker[(AAPL.O)] ticker[<7203.T>] ticker[(a.B)]");
    CHECK_EQ_STR(spans_of("(AAPL.OQXY) (.O) (TOOLONGNAME.O) (AAPL.O"), "");
    CHECK_EQ_STR(spans_of("a <b>bold</b> <br/> <!-- x -->"),
                 "tag[<b>] tag[</b>] tag[<br/>] tag[<!-- x -->]");
    CHECK_EQ_STR(spans_of("1 < 2 > 0, <a <b"), "");
}

static void contexts(void) {
    Story *s = STORY("x @ab <i>y</i>\n\nplain www.un.org");
    CHECK(s->paragraphs[0].contexts == CONTEXT_MARKUP &&
          !s->paragraphs[1].contexts);
    unsigned all = 0x3FF;
    CHECK_EQ_SIZE(story_contexts(s, 0, (Span){0, 1}, all), CONTEXT_MARKUP);
    CHECK_EQ_SIZE(story_contexts(s, 0, (Span){0, 3}, CONTEXT_HANDLE),
                  CONTEXT_HANDLE);
    CHECK_EQ_SIZE(story_contexts(s, 0, (Span){2, 2}, CONTEXT_HANDLE),
                  CONTEXT_HANDLE);
    CHECK_EQ_SIZE(story_contexts(s, 0, (Span){5, 5}, CONTEXT_HANDLE), 0);
    CHECK_EQ_SIZE(story_contexts(s, 0, (Span){0, 2}, CONTEXT_HANDLE), 0);
    CHECK_EQ_SIZE(story_contexts(s, 0, (Span){4, 7}, CONTEXT_TAG), CONTEXT_TAG);
    CHECK_EQ_SIZE(story_contexts(s, 1, (Span){16, 20}, all), 0);
    CHECK_EQ_SIZE(story_contexts(s, 1, (Span){16, 30}, all), CONTEXT_URL);
    CHECK_EQ_SIZE(story_contexts(s, 1, (Span){16, 30}, CONTEXT_TAG), 0);
    story_free(s);
}

/* -------------------------------------------------------------- quoted -- */

/* Whether the place of the ^ (which is not part of the text) is quoted. */
static bool quoted(const char *marked) {
    char text[300];
    size_t at = strcspn(marked, "^"), len = strlen(marked) - 1;
    memcpy(text, marked, at);
    memcpy(text + at, marked + at + 1, len - at);
    Story *s = story_of(text, len);
    bool is = quotes_inside(&s->quotes, at);
    story_free(s);
    return is;
}

/* Is the second paragraph markup? */
static bool second_is_markup(const char *text) {
    Story *s = story_of(text, strlen(text));
    bool markup = s->paragraphs[1].contexts & CONTEXT_MARKUP;
    story_free(s);
    return markup;
}

static void pages_are_markup(void) {
    CHECK(second_is_markup("<p>\nSalt &amp; Silk\n</p>"));
    CHECK(second_is_markup("\n<!DOCTYPE html>\n\nSalt\n</html>\n"));
    CHECK(second_is_markup("<?xml version='1.0'?>\nSalt\n<a/>"));
    CHECK(second_is_markup("<p>\nSalt\n<!-- x -->"));
    CHECK(!second_is_markup("<p>\nSalt &amp; Silk"));
    CHECK(!second_is_markup("Salt\nSilk\n</p>"));
    CHECK(!second_is_markup("<TRN.N> rose\nSalt fell\n<SLT.O>"));
    CHECK(!second_is_markup("<- x\nSalt\n</p>"));
    CHECK(!second_is_markup("a\n>"));
}

static void quoted_places(void) {
    CHECK(!quoted("plain ^text"));
    CHECK(quoted("she “said ^it” then"));
    CHECK(!quoted("she “said it” ^then"));
    CHECK(!quoted("^she “said it” then"));
    CHECK(quoted("she \"said ^it\" then"));
    CHECK(!quoted("she \"said it\" ^then \"and\""));
    CHECK(quoted("elle «dit ^cela» puis"));
    CHECK(quoted("„so ^ist es“"));
    CHECK(quoted("she “said ^it and left"));
    CHECK(quoted("she said ^it” and left"));
    CHECK(!quoted("“one” ^two\n\nthree” four"));
    CHECK(quoted("“one” two\n\nth^ree” four"));
    CHECK(!quoted("“ open\n\ntw^o"));
    CHECK(!quoted("“a “b” ^c"));
}

/* ------------------------------------------------------------ language -- */

static const char *guess(const Languages *languages, const char *text) {
    Story *s = story_of(text, strlen(text));
    const char *code = language_guess(languages, s);
    story_free(s);
    return code;
}

static void language_by_function_words(void) {
    Arena arena = {0};
    Languages l = {.arena = &arena};
    CHECK_EQ_STR(guess(&l, "da ba da"), NULL);
    static const char aa[] = "# made up\nda\nba\n\nét";
    CHECK(languages_add(&l, "aa", aa, sizeof aa - 1) == STATUS_OK);
    CHECK(languages_add(&l, "bb", "da\nzu\n", 6) == STATUS_OK);
    CHECK_EQ_SIZE(languages_of(&l, "da", 2), 3);
    CHECK_EQ_SIZE(languages_of(&l, "zu", 2), 2);
    CHECK_EQ_SIZE(languages_of(&l, "# made up", 9), 0);
    CHECK_EQ_STR(guess(&l, ""), NULL);
    CHECK_EQ_STR(guess(&l, "ba"), NULL);
    CHECK_EQ_STR(guess(&l, "Ba x BA."), "aa");
    CHECK_EQ_STR(guess(&l, "ba-ba"), "aa");
    CHECK_EQ_STR(guess(&l, "ÉT ba"), "aa");
    CHECK_EQ_STR(guess(&l, "zu zu ba"), "bb");
    CHECK_EQ_STR(guess(&l, "da da da"), NULL);
    CHECK_EQ_STR(guess(&l, "ba ba zu zu"), NULL);
    CHECK_EQ_STR(guess(&l, "ba ba ba zu zu"), "aa");
    CHECK_EQ_STR(guess(&l, "baba bab babababababababababababababababa"), NULL);
    languages_free(&l);
    arena_free(&arena);
}

static void languages_are_few(void) {
    Arena arena = {0};
    Languages l = {.arena = &arena};
    for (int i = 0; i < LANGUAGES_MAX; i++)
        CHECK(languages_add(&l, "xx", "zz", 2) == STATUS_OK);
    CHECK(languages_add(&l, "yy", "zz", 2) == STATUS_LIMIT);
    CHECK_EQ_SIZE(languages_of(&l, "zz", 2), UINT32_MAX);
    languages_free(&l);
    arena_free(&arena);
}

CHECK_MAIN(plain_runs, plain_line_ends, source_of_prose, source_of_the_end,
           run_at_seams, paragraphs_are_lines, paragraphs_may_be_wrapped,
           wrapped_by_share, wrapped_ends_in_stop, paragraph_at_offset,
           spans_urls, spans_beside_curly_marks, spans_mails_and_handles,
           spans_hashtags, spans_others, contexts, pages_are_markup,
           quoted_places, language_by_function_words, languages_are_few);
