/* SPDX-License-Identifier: MIT
 * text/facts and text/wire: what paragraphs are, on shapes that wires and web
 * sites really use. */
#include "unit/unit_facts.h"

#include "pack/pack.h"

static Arena arena;
static Furniture furniture;
static Languages languages;

static void load(void) {
    Faults faults = {.arena = &arena};
    furniture.arena = languages.arena = &arena;
    for (size_t i = 0; i < pack_file_count; i++) {
        const PackFile *file = &pack_files[i];
        const char *bytes = (const char *)file->bytes;
        char code[3] = {0};
        memcpy(code, strrchr(file->path, '/') + 1, 2);
        if (!strncmp(file->path, "dict/furniture/", 15) ||
            !strncmp(file->path, "dict/speech/", 12))
            furniture_add(&furniture, file->path, code, bytes, file->len,
                          &faults);
        if (!strncmp(file->path, "dict/language/", 14))
            languages_add(&languages, code, bytes, file->len);
    }
    CHECK_EQ_SIZE(faults.count, 0);
}

const Furniture *shipped_furniture(void) {
    return &furniture;
}

const Languages *shipped_languages(void) {
    return &languages;
}

Story *english(const char *source) {
    Story *s;
    if (story_plain(&s, source, strlen(source)) ||
        story_learn(s, &furniture, "en"))
        exit(99);
    return s;
}

/* A letter a paragraph: head, subhead, list, table, furniture, or text. */
static const char *kinds_of(const char *source) {
    static char kinds[100];
    Story *s = english(source);
    size_t i = 0;
    for (; i < s->paragraph_count && i < 99; i++) {
        unsigned c = s->paragraphs[i].contexts;
        kinds[i] = c & CONTEXT_FURNITURE  ? 'f'
                   : c & CONTEXT_TABLE    ? 't'
                   : c & CONTEXT_LIST     ? 'l'
                   : c & CONTEXT_HEADLINE ? 'h'
                   : c & CONTEXT_SUBHEAD  ? 's'
                                          : '.';
    }
    kinds[i] = 0;
    story_free(s);
    return kinds;
}

#define TEXT "The bridge will close at noon, the council said on Friday.\n"

static void headlines(void) {
    CHECK_EQ_STR(kinds_of("Bridge to close\n" TEXT TEXT), "h..");
    CHECK_EQ_STR(kinds_of("Bridge to close\n\n\n" TEXT), "h.");
    CHECK_EQ_STR(kinds_of("Will the bridge close?\n" TEXT), "h.");
    CHECK_EQ_STR(kinds_of("Bridge to close\n"), ".");
    CHECK_EQ_STR(kinds_of(TEXT TEXT), "..");
    CHECK_EQ_STR(kinds_of("and so it went\n" TEXT), "..");
    CHECK_EQ_STR(kinds_of("The council said:\n" TEXT), "..");
    CHECK_EQ_STR(kinds_of("Bridge\nRoad\nRiver\n"), "...");
    CHECK_EQ_STR(kinds_of("USA-BRIDGE/\nBridge to close\nBy Jane Doe\n"
                          "YORK (Reuters) - It closed.\n"),
                 "fhf.");
    CHECK_EQ_STR(kinds_of("Weather\n" TEXT "Bridge to close\n"
                          "YORK, Feb 2 - It closed.\n"),
                 "h.h.");
}

static void subheads(void) {
    CHECK_EQ_STR(kinds_of(TEXT "A long wait\n" TEXT), ".s.");
    CHECK_EQ_STR(kinds_of(TEXT "Who pays?\n" TEXT), ".s.");
    CHECK_EQ_STR(kinds_of(TEXT "A long wait.\n" TEXT), "...");
    CHECK_EQ_STR(kinds_of(TEXT "a long wait\n" TEXT), "...");
    CHECK_EQ_STR(kinds_of(TEXT "A long wait\n"), "..");
    CHECK_EQ_STR(kinds_of(TEXT "– A long wait –\nand so on\n"), ".s.");
    CHECK_EQ_STR(kinds_of(TEXT "~A long wait~\n"), ".s");
    CHECK_EQ_STR(kinds_of(TEXT "== A long wait ==\n"), ".s");
    CHECK_EQ_STR(kinds_of(TEXT "■ A long wait\n" TEXT), ".s.");
    CHECK_EQ_STR(kinds_of(TEXT "【A long wait】\n" TEXT), ".s.");
}

static void lists(void) {
    CHECK_EQ_STR(kinds_of(TEXT "* one thing\n* another thing\n"), ".ll");
    CHECK_EQ_STR(kinds_of(TEXT "- One thing.\n\n- Another.\n" TEXT), ".ll.");
    CHECK_EQ_STR(kinds_of(TEXT "• one\n• two\n"), ".ll");
    CHECK_EQ_STR(kinds_of(TEXT "1. One.\n2. Two.\n"), ".ll");
    CHECK_EQ_STR(kinds_of(TEXT "(1) One.\n" TEXT "(2) Two.\n"), ".l.l");
    CHECK_EQ_STR(kinds_of(TEXT "a) one\nb) two\n"), ".ll");
    CHECK_EQ_STR(kinds_of(TEXT "- One thing.\n" TEXT), "...");
    CHECK_EQ_STR(kinds_of(TEXT "-5 degrees\n-6 degrees\n"), "...");
    CHECK_EQ_STR(kinds_of(TEXT "1999. A year.\n2000. Another.\n"), "...");
}

static void tables(void) {
    CHECK_EQ_STR(kinds_of("Town        Mon   Tue\nYork         12    14\n"),
                 "tt");
    CHECK_EQ_STR(kinds_of("York\t12\t14\nHull\t9\t11\n"), "tt");
    CHECK_EQ_STR(kinds_of("Red Arrow (GBR) 58.0\nGrey Lad (IRL) 57.5\n"
                          "Low Tide (FRA) 57.0\n"),
                 "ttt");
    CHECK_EQ_STR(kinds_of("York 4, Hull 2\nLeeds 1, Derby 1\nBath 0, Rye 3\n"),
                 "ttt");
    CHECK_EQ_STR(kinds_of("It closed in   1999 and   opened again in the "
                          "spring of the year after, when all was paid.\n"),
                 ".");
    CHECK_EQ_STR(kinds_of("It closed in 1999\n" TEXT), "h.");
}

static void furniture_lines(void) {
    CHECK_EQ_STR(kinds_of("EDS: Adds detail.\n" TEXT "(MORE)\n"), "f.f");
    CHECK_EQ_STR(kinds_of("ZCZC ABC123\n" TEXT "NNNN\n"), "f.f");
    CHECK_EQ_STR(kinds_of("ZCZC ABC123\nYY TDR\nRACING : Fields\n\n"
                          "Bridge to close\n" TEXT),
                 "fffh.");
    CHECK_EQ_STR(kinds_of("By JANE DOE and JOHN ROE\n" TEXT "-30-\n"), "f.f");
    CHECK_EQ_STR(kinds_of(TEXT "(Reporting by Jane Doe; Editing by J. Roe)\n"),
                 ".f");
    CHECK_EQ_STR(kinds_of("EMBARGOED until noon\nUPDATES with quotes\n" TEXT),
                 "ff.");
    CHECK_EQ_STR(kinds_of("CORRECTION:\nKILL\n2ND LEAD\n" TEXT), "fff.");
    CHECK_EQ_STR(kinds_of(TEXT "___\n" TEXT "* * * *\n"), ".f.f");
    CHECK_EQ_STR(kinds_of(TEXT "Photo: Jane Doe/AP\n"), ".f");
    CHECK_EQ_STR(kinds_of("By noon the bridge was closed.\n" TEXT), "..");
    CHECK_EQ_STR(kinds_of(TEXT "More people came.\n" TEXT), "...");
    CHECK_EQ_STR(kinds_of(TEXT "”\n" TEXT), "...");
}

static void furniture_of_old_wires(void) {
    CHECK_EQ_STR(kinds_of("eca00012 3 i 310    dpa 1009\n" TEXT), "f.");
    CHECK_EQ_STR(kinds_of("\x02^BC-EU--Bridge-Shut, 1st Ld-Writethru,400<\n"
                          "^Bridge is shut<\n^Associated Press=\n" TEXT),
                 "fff.");
    CHECK_EQ_STR(kinds_of("Britain-bridge/politics/\n" TEXT), "f.");
    CHECK_EQ_STR(kinds_of(TEXT "\x03"
                               "121013 GMT Nov 12\n"),
                 ".f");
    CHECK_EQ_STR(kinds_of(TEXT "121013 GMT Nov 12 \n"), ".f");
}

/* Without a list, what the look of a line tells still holds. */
static void furniture_without_words(void) {
    Story *s;
    if (story_plain(&s, "___\nEDS: Adds.\n", 15)) exit(99);
    CHECK_EQ_SIZE(s->paragraphs[0].contexts, CONTEXT_FURNITURE);
    CHECK_EQ_SIZE(s->paragraphs[1].contexts, 0);
    CHECK(!story_learn(s, &furniture, NULL));
    CHECK_EQ_SIZE(s->paragraphs[1].contexts, CONTEXT_FURNITURE);
    CHECK(!story_learn(s, &furniture, "fr"));
    CHECK_EQ_SIZE(s->paragraphs[1].contexts, 0);
    story_free(s);
}

static void furniture_faults(void) {
    static const char list[] = "# c\nstart\tAB:\nwrong\tx\nstart x\nline\t\n";
    Arena own = {0};
    Furniture f = {.arena = &own};
    Faults faults = {.arena = &own};
    CHECK(!furniture_add(&f, "l.txt", "xx", list, sizeof list - 1, &faults));
    CHECK_EQ_SIZE(faults.count, 3);
    CHECK_EQ_SIZE(faults.items[0].place.line, 3);
    CHECK_EQ_SIZE(furniture_at(&f, WORD_START, "xx", "AB: c", 5), 3);
    CHECK_EQ_SIZE(furniture_at(&f, WORD_START, "yy", "AB: c", 5), 0);
    CHECK_EQ_SIZE(furniture_at(&f, WORD_START, NULL, "AB: c", 5), 3);
    CHECK(!furniture_has(&f, WORD_LINE, NULL, "AB:", 3));
    furniture_free(&f);
    faults_free(&faults);
    arena_free(&own);
}

CHECK_MAIN(load, headlines, subheads, lists, tables, furniture_lines,
           furniture_of_old_wires, furniture_without_words, furniture_faults,
           dateline_spans, no_datelines, sic_spans, roles_of_stories,
           languages_of_stories, languages_mixed, other_scripts,
           wraps_are_blanks, wraps_end_early, wraps_come_back, wraps_covered);
