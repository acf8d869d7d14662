/* SPDX-License-Identifier: MIT
 * text/attribution: who said it, with the shipped words and a few of our own.
 */
#include "text/attribution.h"

#include "lexicon/furniture.h"
#include "pack/pack.h"
#include "unit/check.h"

static Arena arena;
static Furniture furniture;

static void load(void) {
    static const char polish[] = "speech\tpowiedział\nspeaker\tminister\n"
                                 "particle\tvon\n";
    Faults faults = {.arena = &arena};
    furniture.arena = &arena;
    for (size_t i = 0; i < pack_file_count; i++) {
        const PackFile *file = &pack_files[i];
        char code[3] = {0};
        memcpy(code, strrchr(file->path, '/') + 1, 2);
        if (!strncmp(file->path, "dict/speech/", 12))
            furniture_add(&furniture, file->path, code,
                          (const char *)file->bytes, file->len, &faults);
    }
    furniture_add(&furniture, "own", "xx", polish, sizeof polish - 1, &faults);
    CHECK_EQ_SIZE(faults.count, 0);
}

static Story *story_of(const char *text, const char *lang) {
    Story *s;
    if (story_plain(&s, text, strlen(text)) ||
        story_learn(s, lang ? &furniture : NULL, lang))
        exit(99);
    return s;
}

/* The attribution that text starts with; "" when it starts with none. */
static const char *found_in(const char *lang, const char *text) {
    static char found[200];
    Story *s = story_of(text, lang);
    size_t n = attribution_at(s, 0, s->len);
    snprintf(found, sizeof found, "%.*s", (int)n, s->text);
    story_free(s);
    return found;
}

/* All of text, up to a “|” in it, is the attribution; none when it has no
 * “|”. */
static void expect(const char *lang, const char *text, int line) {
    char plain[200], want[200];
    const char *bar = strchr(text, '|');
    int n = bar ? (int)(bar - text) : 0;
    snprintf(want, sizeof want, "%.*s", n, text);
    snprintf(plain, sizeof plain, "%s%s", want, bar ? bar + 1 : text);
    check_str(found_in(lang, plain), want, plain, __FILE__, line);
}

#define EN(text) expect("en", text, __LINE__)

static void pronouns(void) {
    EN("he said|.");
    EN("He said|");
    EN("she later added| on Friday");
    EN("they have said|, again");
    EN("I told| them");
    EN("who also wrote| a book");
    EN("it has since said|");
    EN("said she|.");
    EN("said she| on Monday");
    EN("said I|, at last");
    EN("He said| no more");
    EN("said she would go");
    EN("said them");
    EN("told he");
    EN("he says|” and");
    EN("he said|—and");
}

static void nouns(void) {
    EN("the minister said|.");
    EN("The minister said|.");
    EN("two residents said|");
    EN("police said|");
    EN("Police said| on Friday");
    EN("officials warned|.");
    EN("local officials warned|.");
    EN("the ministry’s spokeswoman said|");
    EN("the workers’ leader said|");
    EN("a senior health official said|");
    EN("the 54-year-old driver recalled|");
    EN("the ferry company said|");
    EN("a spokesman for the ministry said|");
    EN("a spokesman for the ministry of health said|");
    EN("residents of the town insisted|");
    EN("said the bank’s governor|.");
    EN("said the former deputy mayor| in March");
    EN("said a spokesman| for the ministry");
    EN("say police|.");
    EN("bakery owners said|");
    EN("said one ferry captain|.");
    EN("said ferry captain Jane Doe|.");
}

static void names(void) {
    EN("Jon Smith told| reporters");
    EN("Mr de Gaulle, 54, said|");
    EN("Jane Doe, the mayor of Oslo, said|");
    EN("Jane Doe, a spokeswoman for the port, later added|");
    EN("Ms. Rao added|.");
    EN("added Minister al-Kuwari|.");
    EN("Gen. Abdel bin Salman al-Amin warned|");
    EN("Lt. Gen. John F. Kelly said|");
    EN("U.S. officials said|");
    EN("Giscard d’Estaing said|");
    EN("finance minister Jane Doe said|");
    EN("said spokesman Jon Smith|, who left");
    EN("said Jon Smith|, 54");
    EN("May said|.");
    EN("The White House said|");
    EN("the Foreign Ministry said|");
    EN("Oslo Mayor Jane Doe said|");
    EN("O’Neill said|");
    EN("Secretary of State Jane Doe said|");
}

static void others(void) {
    EN("");
    EN("the road said");
    EN("in 2004 said");
    EN("In 2004 said");
    EN("In Paris said");
    EN("After Smith said");
    EN("But he said");
    EN("The minister resigned");
    EN("the minister resigned said");
    EN("That said, police came");
    EN("He was told");
    EN("two said");
    EN("said that Smith was ill");
    EN("said the plan angered residents");
    EN("road closed said");
    EN("told the mayor");
    EN("told police");
    EN("added two goals");
    EN("added workers");
    EN("said in Oslo");
    EN("said the road");
    EN("the minister, said");
    EN("the minister. said");
    EN("the “minister” said");
    EN("he, said");
    EN("Jon Smith, 54 said");
    EN("Jon Smith (54) said");
    EN("which said");
    EN("a report that the mayor said");
    EN("a spokesman for the company that he said");
    EN("“he said”");
    EN(" he said");
    EN(", he said");
    EN("hesaid");
    EN("he  saidism");
    EN("Jon Smith");
    EN("said");
    EN("the");
}

static void long_runs(void) {
    EN("Aa Bb Cc Dd Ee Ff Gg Hh Ii Jj said|");
    EN("Aa Bb Cc Dd Ee Ff Gg Hh Ii Jj Kk said");
    EN("a spokesman for the very old town of Hull said|");
    EN("a spokesman for the very old and nice town there said");
}

static void languages(void) {
    expect("xx", "Łukasz Żak powiedział|.", __LINE__);
    expect("xx", "powiedział Łukasz Żak|.", __LINE__);
    expect("xx", "łukasz Żak powiedział", __LINE__);
    expect("en", "Łukasz Żak said| on Friday", __LINE__);
    expect("en", "Łukasz Żak powiedział", __LINE__);
    expect("en", "Émile de la Tour-d’Auvergne said|", __LINE__);
    expect("pl", "he said", __LINE__);
    expect(NULL, "he said", __LINE__);
    expect("fr", "il a déclaré|.", __LINE__);
    expect("fr", "a déclaré le ministre|.", __LINE__);
    expect("fr", "a-t-il ajouté|.", __LINE__);
    expect("fr", "dit-elle|.", __LINE__);
    expect("fr", "le porte-parole a ajouté|", __LINE__);
    expect("fr", "dans la rue", __LINE__);
    expect("de", "sagte er|.", __LINE__);
    expect("de", "sagte die Sprecherin| am Montag", __LINE__);
    expect("de", "der Minister sagte|", __LINE__);
    expect("de", "auf der Straße", __LINE__);
    expect("es", "dijo el ministro|.", __LINE__);
    expect("es", "la portavoz añadió|.", __LINE__);
    expect("es", "ha dicho el presidente| a la prensa", __LINE__);
    expect("es", "por la tarde", __LINE__);
}

static void edges(void) {
    Story *s = story_of("So he said nothing", "en");
    CHECK_EQ_SIZE(attribution_at(s, 3, s->len), 10);
    CHECK_EQ_SIZE(attribution_at(s, 3, 10), 10);
    CHECK_EQ_SIZE(attribution_at(s, 3, 9), 0);
    CHECK_EQ_SIZE(attribution_at(s, 3, 3), 0);
    CHECK_EQ_SIZE(attribution_at(s, 3, 2), 0);
    CHECK_EQ_SIZE(attribution_at(s, s->len, s->len), 0);
    CHECK_EQ_SIZE(attribution_at(s, 99, 200), 0);
    CHECK_EQ_SIZE(attribution_at(s, 3, 200), 10);
    story_free(s);
}

static bool ends(const char *text) {
    Story *s = story_of(text, "en");
    bool is = attribution_ends(s, 0, s->len);
    story_free(s);
    return is;
}

static void whole_sentences(void) {
    CHECK(ends("he said."));
    CHECK(ends("He said"));
    CHECK(ends(" She said on Monday."));
    CHECK(ends("the mayor told reporters in Oslo."));
    CHECK(ends("said Jane Doe, 54, of the town’s council."));
    CHECK(ends("He said:"));
    CHECK(ends("He said no more."));
    CHECK(!ends("He said “no” again."));
    CHECK(!ends("He said 'no' again."));
    CHECK(!ends("He said that it was closed."));
    CHECK(!ends("He said it was closed."));
    CHECK(!ends("The road is closed."));
    CHECK(!ends("He told a crowd of people who had come a very long way to "
                "the old town hall."));
    CHECK(!ends(""));
    CHECK(!ends("  "));
}

static const char *restarts(const char *text) {
    static char found[200];
    Story *s = story_of(text, "en");
    snprintf(found, sizeof found, "%.*s",
             (int)attribution_restart(s, 0, s->len), s->text);
    story_free(s);
    return found;
}

static void sentences_that_start_again(void) {
    CHECK_EQ_STR(restarts("was necessary and He said"), "was necessary and He");
    CHECK_EQ_STR(restarts("but  They left and He said"), "but  They");
    CHECK_EQ_STR(restarts("and Smith said"), "");
    CHECK_EQ_STR(restarts("and he said"), "");
    CHECK_EQ_STR(restarts("and, He said"), "");
    CHECK_EQ_STR(restarts("necessary. He said"), "");
    CHECK_EQ_STR(restarts("sand He said"), "");
    CHECK_EQ_STR(restarts("hit-and He said"), "");
    CHECK_EQ_STR(restarts("“and He said"), "“and He");
    CHECK_EQ_STR(restarts("andHe said"), "");
    CHECK_EQ_STR(restarts("and SHe said"), "");
    CHECK_EQ_STR(restarts("and He’s here"), "");
    CHECK_EQ_STR(restarts("and He"), "");
    CHECK_EQ_STR(restarts("And He said"), "");
    CHECK_EQ_STR(restarts("and Helen said"), "");
    CHECK_EQ_STR(restarts(""), "");
    Story *s = story_of("and He said", "en");
    CHECK_EQ_SIZE(attribution_restart(s, 0, 6), 0);
    CHECK_EQ_SIZE(attribution_restart(s, 0, 7), 6);
    CHECK_EQ_SIZE(attribution_restart(s, 4, 11), 0);
    CHECK_EQ_SIZE(attribution_restart(s, 4, 3), 0);
    story_free(s);
    s = story_of("and He said", NULL);
    CHECK_EQ_SIZE(attribution_restart(s, 0, s->len), 0);
    story_free(s);
}

static bool elided(const char *text, const char *lang) {
    Story *s = story_of(text, lang);
    bool is = attribution_is_elision(s, 0, s->len);
    story_free(s);
    return is;
}

static void lost_letters(void) {
    CHECK(elided("em", "en"));
    CHECK(elided("em all", "en"));
    CHECK(elided("Twas the night", "en"));
    CHECK(elided("n’ roll", "en"));
    CHECK(elided("til noon", "en"));
    CHECK(elided("90s", "en"));
    CHECK(elided("68", "en"));
    CHECK(elided("68.", "en"));
    CHECK(!elided("680", "en"));
    CHECK(!elided("6", "en"));
    CHECK(!elided("1990s", "en"));
    CHECK(!elided("emerging", "en"));
    CHECK(!elided("the", "en"));
    CHECK(!elided("", "en"));
    CHECK(!elided(" em", "en"));
    CHECK(!elided("em", "pl"));
    CHECK(!elided("90s", NULL));
    Story *s = story_of("em", "en");
    CHECK(!attribution_is_elision(s, 2, 2));
    CHECK(!attribution_is_elision(s, 9, 20));
    story_free(s);
}

CHECK_MAIN(load, pronouns, nouns, names, others, long_runs, languages, edges,
           whole_sentences, sentences_that_start_again, lost_letters);
