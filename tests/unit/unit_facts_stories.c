/* SPDX-License-Identifier: MIT
 * Datelines, roles, languages, and wires wrapped by hand. */
#include "copydesk.h"
#include "text/language.h"
#include "unit/unit_facts.h"

/* The first furniture span of the story, "" for none. */
static const char *span_of(const char *source) {
    static char text[200];
    Story *s = english(source);
    *text = 0;
    for (size_t i = 0; i < s->span_count && !*text; i++) {
        Span span = s->spans[i].span;
        if (s->spans[i].context == CONTEXT_FURNITURE)
            snprintf(text, sizeof text, "%.*s", (int)(span.end - span.start),
                     s->text + span.start);
    }
    story_free(s);
    return text;
}

void dateline_spans(void) {
    CHECK_EQ_STR(span_of("Berlin (dpa) - It rained."), "Berlin (dpa) -");
    CHECK_EQ_STR(span_of("\t   SAO PAULO, Brazil (AP) _ It rained."),
                 "SAO PAULO, Brazil (AP) _");
    CHECK_EQ_STR(span_of("OSLO, May 3 (Reuters) - It rained."),
                 "OSLO, May 3 (Reuters) -");
    CHECK_EQ_STR(span_of("LEEDS, Feb 26 - It rained."), "LEEDS, Feb 26 -");
    CHECK_EQ_STR(span_of("(Reuters) – It rained."), "(Reuters) –");
    CHECK_EQ_STR(span_of("AMMAN (Our Desk) — It rained."),
                 "AMMAN (Our Desk) —");
    CHECK_EQ_STR(span_of("MACON, Ga. -- It rained."), "MACON, Ga. --");
    CHECK_EQ_STR(span_of("BOSTON — It rained."), "BOSTON —");
}

void no_datelines(void) {
    CHECK_EQ_STR(span_of("The AP - an agency - said so."), "");
    CHECK_EQ_STR(span_of("It rained (a lot) - and then it snowed."), "");
    CHECK_EQ_STR(span_of("Tom Smith - the mayor - said so."), "");
    CHECK_EQ_STR(span_of("“BOSTON – ” he said."), "");
    CHECK_EQ_STR(span_of("BOSTON -"), "");
    CHECK_EQ_STR(span_of("EU - the bloc."), "");
}

void sic_spans(void) {
    CHECK_EQ_STR(span_of("he said “there [sic] house”"), "[sic]");
    CHECK_EQ_STR(span_of("a (sic) b"), "(sic)");
    CHECK_EQ_STR(span_of("a [sick] b"), "");
}

static StoryRole role(const char *source) {
    Story *s = english(source);
    StoryRole is = s->role;
    story_free(s);
    return is;
}

void roles_of_stories(void) {
    CHECK(role("") == ROLE_NEWS);
    CHECK(role("The bridge will close, the council said.") == ROLE_NEWS);
    CHECK(role("I think we may close it, I said. “I will, I know, I do, I "
               "did,” he said.") == ROLE_NEWS);
    CHECK(role("I went down to the river, as I do, and I looked at my old "
               "bridge. I don't know what I'd do without it.") == ROLE_COLUMN);
    CHECK(role("Q: Is it closed?\nA: It is.\nQ: Why?\nA: Nobody knows.\n") ==
          ROLE_QA);
    CHECK(role("Q: Is it closed?\nA: It is.\n") == ROLE_NEWS);
    CHECK(role("Today’s headlines:\n* One thing.\n* Another.\n* A third.\n") ==
          ROLE_LIST);
    CHECK(role("THE MAYOR: Good day.\nMS. ROE: Is it closed?\n"
               "THE MAYOR: It is.\nMS. ROE: Why?\n") == ROLE_TRANSCRIPT);
    CHECK(
        role("He said: no.\nShe said: yes.\nThey said: so.\nWe said: go.\n") ==
        ROLE_NEWS);
}

/* ------------------------------------------------------------ language -- */

static const char *guess(const char *text) {
    Story *s = english(text);
    const char *code = language_guess(shipped_languages(), s);
    story_free(s);
    return code;
}

#define EN "The council said that it will close the bridge when it rains."
#define DE "Der Rat sagte, dass er die Brücke sperren wird, wenn es regnet."
#define FR "Le conseil a dit qu’il fermera le pont dans les jours de pluie."

void languages_of_stories(void) {
    CHECK_EQ_STR(guess(EN), "en");
    CHECK_EQ_STR(guess("The bridge is shut."), "en");
    CHECK_EQ_STR(guess(DE), "de");
    CHECK_EQ_STR(guess(FR), "fr");
    CHECK_EQ_STR(guess("El alcalde dijo que el puente se cerrará cuando "
                       "llueva en los montes."),
                 "es");
    CHECK_EQ_STR(guess("Il sindaco ha detto che il ponte sarà chiuso quando "
                       "piove nella valle."),
                 "it");
    CHECK_EQ_STR(guess("De burgemeester zei dat het een brug is die niet "
                       "wordt gesloten."),
                 "nl");
    CHECK_EQ_STR(guess("O prefeito disse que não vai fechar a ponte quando "
                       "chove nos montes, mas em maio."),
                 "pt");
}

void languages_mixed(void) {
    CHECK_EQ_STR(guess(EN " “" FR "” " EN), "en");
    CHECK_EQ_STR(guess(EN " \"" DE "\" she said."), "en");
    CHECK_EQ_STR(guess(EN "\n" FR), NULL);
    CHECK_EQ_STR(guess("Arsenal 2 Chelsea 1"), NULL);
    CHECK_EQ_STR(guess(""), NULL);
}

void other_scripts(void) {
    CHECK_EQ_STR(guess("Совет сказал, что мост закроют, если пойдёт дождь, "
                       "the of the"),
                 NULL);
    CHECK_EQ_STR(guess("قال المجلس إن الجسر سيغلق عند هطول الأمطار الغزيرة the "
                       "of the"),
                 NULL);
    CHECK_EQ_STR(
        guess("市政府说下雨时大桥将会关闭直到道路修好为止，the of the"), NULL);
    CHECK_EQ_STR(guess(EN " (Совет)"), "en");
}

/* --------------------------------------------------------------- wraps -- */

#define FULL "The council said on Friday that it would close the bridge at"

/* Paragraphs with "|" between them. */
static const char *prose_of(const char *source) {
    static char text[2000];
    Story *s = english(source);
    size_t at = 0;
    *text = 0;
    for (size_t i = 0; i < s->paragraph_count; i++) {
        Span p = s->paragraphs[i].span;
        at += (size_t)sprintf(text + at, "%s%.*s", i ? "|" : "",
                              (int)(p.end - p.start), s->text + p.start);
    }
    story_free(s);
    return text;
}

void wraps_are_blanks(void) {
    CHECK_EQ_STR(prose_of(FULL "\nnoon."), FULL " noon.");
    CHECK_EQ_STR(prose_of(FULL " \t\r\nnoon."), FULL " noon.");
    CHECK_EQ_STR(prose_of("   " FULL "\nnoon.\n   " FULL "\nnoon."),
                 "   " FULL " noon.|   " FULL " noon.");
    Story *s = english(FULL "  \r\nnoon.");
    CHECK_EQ_SIZE(s->run_count, 3);
    CHECK(s->runs[1].codec == RUN_WRAP && s->paragraphs[0].hard_wrap);
    CHECK_EQ_SIZE(s->runs[1].source.end - s->runs[1].source.start, 4);
    CHECK_EQ_SIZE(s->runs[2].source.end, s->source_len);
    story_free(s);
}

/* A line that had room for the next word, an item, a typeset line. */
void wraps_end_early(void) {
    CHECK_EQ_STR(prose_of(FULL "\n" FULL "\nnoon\nand then"),
                 FULL " " FULL " noon|and then");
    CHECK_EQ_STR(prose_of(FULL "\n" FULL "\n* an item\n"),
                 FULL " " FULL "|* an item");
    CHECK_EQ_STR(prose_of(FULL "\n" FULL "\nBy Jane Doe =\n"),
                 FULL " " FULL "|By Jane Doe =");
    CHECK_EQ_STR(prose_of(FULL "\n" FULL "\nYork    12   14\n"),
                 FULL " " FULL "|York    12   14");
}

/* What the engine makes of it with its own rules; then once more. */
static const char *fixed(const char *source) {
    static char text[2000];
    copydesk_engine *engine;
    copydesk_result *result, *again;
    copydesk_fix_options options = COPYDESK_FIX_OPTIONS_INIT;
    size_t len, len2, at = 0, out = 0;
    options.lang = "en";
    if (copydesk_engine_open(&engine, NULL, NULL) ||
        copydesk_fix(&result, engine, source, strlen(source), &options, NULL))
        exit(99);
    const char *once = copydesk_result_text(result, &len);
    if (copydesk_fix(&again, engine, once, len, &options, NULL)) exit(99);
    CHECK_EQ_STR(copydesk_result_text(again, &len2), once);
    for (size_t i = 0; i < copydesk_result_edit_count(result); i++) {
        const copydesk_edit *e = copydesk_result_edit(result, i);
        out += (size_t)sprintf(text + out, "%.*s%.*s", (int)(e->start - at),
                               source + at, (int)e->length, e->text);
        at = e->end;
    }
    sprintf(text + out, "%s", source + at);
    CHECK_EQ_STR(text, once);
    copydesk_result_free(again);
    copydesk_result_free(result);
    copydesk_engine_free(engine);
    return text;
}

void wraps_come_back(void) {
    CHECK_EQ_STR(fixed(FULL "  \nnoon , and so on."),
                 FULL "  \nnoon, and so on.");
    CHECK_EQ_STR(fixed("\t  " FULL "\r\nnoon , as said.\r\n"),
                 "\t  " FULL "\r\nnoon, as said.\r\n");
}

void wraps_covered(void) {
    CHECK_EQ_STR(fixed(FULL " the\nthe end."), FULL " the\nend.");
    CHECK_EQ_STR(fixed(FULL " the\r\nthe end.\r\n"), FULL " the\r\nend.\r\n");
    CHECK_EQ_STR(fixed(FULL " noon\n, as said."), FULL " noon,\nas said.");
}
