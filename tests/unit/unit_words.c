/* SPDX-License-Identifier: MIT
 * lexicon/words: known words of small dictionaries of our own, additions,
 * names; dictionaries that are missing, late, broken or in another encoding;
 * many threads. */
#include "lexicon/words.h"
#include "unit/check.h"
#include "unit/scratch.h"
#include <pthread.h>

#define AFF "SET UTF-8\nSFX S Y 1\nSFX S 0 s .\n"
#define HEAD "type\tid\tcanonical\taccepted\twrong\troles\tconfusables\tflags\n"

static const char ADDED[] = "# additions\n*ferry\ncrane/port\ndrone\n";

typedef struct Desk {
    Arena arena;
    Names names;
    Faults faults;
    KnownWords *words;
} Desk;

static void desk_open(Desk *desk, const char *folder) {
    static const char tsv[] =
        HEAD "person\tjo-lee\tJo Zwq\tAn\xC3\xA9 Van-Oxq\tJoh Le\t\t\t\n";
    *desk = (Desk){0};
    desk->names.arena = desk->faults.arena = &desk->arena;
    CHECK(names_add(&desk->names, "f", tsv, sizeof tsv - 1, &desk->faults) ==
          STATUS_OK);
    if (folder)
        setenv("COPYDESK_DICTIONARIES", folder, 1);
    else
        unsetenv("COPYDESK_DICTIONARIES");
    desk->words = known_words_new(&desk->names);
    CHECK(desk->words);
    CHECK(known_words_add(desk->words, "en", ADDED, sizeof ADDED - 1) ==
          STATUS_OK);
}

static void desk_close(Desk *desk) {
    known_words_free(desk->words);
    names_free(&desk->names);
    faults_free(&desk->faults);
    arena_free(&desk->arena);
    unsetenv("COPYDESK_DICTIONARIES");
    scratch_remove();
}

static bool knows(Desk *desk, const char *lang, const char *text) {
    return known_words_has(desk->words, lang, text, strlen(text));
}

static const char *two_folders(void) {
    static char list[1100];
    snprintf(list, sizeof list, "/nowhere::%s:%s", scratch_path("a"),
             scratch_path("b"));
    return list;
}

static void write_dictionaries(void) {
    scratch_dir("a");
    scratch_write("a/en_US.aff", AFF);
    scratch_write("a/en_US.dic", "4\nport/S\nferry/S\nLisbon\ncan't\n");
    scratch_dir("b");
    scratch_write("b/en_GB.aff", AFF);
    scratch_write("b/en_GB.dic", "1\nharbour/S\n");
    scratch_write("b/de_DE.aff", AFF);
    scratch_write("b/de_DE.dic", "1\nHafen\n");
    scratch_write("b/eo.aff", AFF);
    scratch_write("b/eo.dic", "1\nhaveno\n");
}

static void knows_words(void) {
    Desk desk;
    scratch_path("");
    desk_open(&desk, two_folders());
    write_dictionaries(); /* after opening: nothing was read yet */
    CHECK(knows(&desk, "en", "port, ports; Port PORTS 2023"));
    CHECK(knows(&desk, "en", "harbours"));
    CHECK(knows(&desk, "en", "can\xE2\x80\x99t can't"));
    CHECK(knows(&desk, "en", "port-harbour") && knows(&desk, "en", ""));
    CHECK(!knows(&desk, "en", "Hafen") && !knows(&desk, "en", "lisbon"));
    CHECK(!knows(&desk, "en", "port porx"));
    CHECK(!knows(&desk, "en", "port20"));
    CHECK(knows(&desk, "de", "Hafen") && !knows(&desk, "de", "port"));
    CHECK(knows(&desk, "eo", "haveno"));
    CHECK(!knows(&desk, "fr", "port") && !knows(&desk, "", "port"));
    CHECK(!known_words_has(NULL, "en", "port", 4));
    desk_close(&desk);
}

static void takes_additions(void) {
    Desk desk;
    scratch_path("");
    write_dictionaries();
    desk_open(&desk, two_folders());
    CHECK(knows(&desk, "en", "drone crane cranes"));
    CHECK(!knows(&desk, "en", "drones") && !knows(&desk, "en", "ferry"));
    CHECK(!knows(&desk, "de", "drone"));
    CHECK(knows(&desk, NULL, "drone port") && !knows(&desk, NULL, "Hafen"));
    CHECK(!knows(&desk, "en", "additions"));
    desk_close(&desk);
}

static void takes_names(void) {
    Desk desk;
    desk_open(&desk, "");
    CHECK(knows(&desk, "en", "Zwq An\xC3\xA9 Van Oxq"));
    CHECK(knows(&desk, "fr", "Zwq's") && knows(&desk, NULL, "Zwq\xE2\x80\x99"));
    CHECK(!knows(&desk, "en", "zwq") && !knows(&desk, "en", "Le"));
    CHECK(!knows(&desk, "en", "Zwq'are"));
    desk_close(&desk);
}

static void lives_without_dictionaries(void) {
    static const char *const folders[] = {"", ":", "/nowhere", "/dev/null"};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        Desk desk;
        desk_open(&desk, folders[i]);
        CHECK(!knows(&desk, "en", "port") && knows(&desk, "en", "crane 12"));
        CHECK(!knows(&desk, "en", "cranes"));
        desk_close(&desk);
    }
}

static void lives_with_broken_ones(void) {
    Desk desk;
    scratch_path("");
    scratch_dir("a");
    scratch_write("a/en_US.aff", "SET ISO8859-1\n");
    scratch_write("a/en_US.dic", "1\nport\n");
    scratch_write("a/de_DE.aff", "\xFF\xFE??\n");
    scratch_write("a/de_DE.dic", "");
    scratch_write("a/fr_FR.aff", AFF); /* no fr_FR.dic */
    desk_open(&desk, two_folders());
    CHECK(!knows(&desk, "en", "port") && knows(&desk, "en", "crane"));
    CHECK(!knows(&desk, "de", "Hafen") && !knows(&desk, "fr", "port"));
    desk_close(&desk);
}

static void reads_any_text(void) {
    Desk desk;
    scratch_path("");
    write_dictionaries();
    desk_open(&desk, two_folders());
    char word[400];
    for (size_t n = 90; n < 110; n++) {
        memset(word, 'a', n);
        CHECK(!known_words_has(desk.words, "en", word, n));
    }
    memset(word, '\'', sizeof word);
    CHECK(known_words_has(desk.words, "en", word, sizeof word));
    CHECK(knows(&desk, "en", "' \xE2\x80\x99 port' 'port"));
    CHECK(!knows(&desk, "en", "port'x"));
    for (int i = 0; i < 70000; i++) { /* more than are remembered */
        int n = snprintf(word, sizeof word, "q%dq", i);
        CHECK(!known_words_has(desk.words, "en", word, (size_t)n));
    }
    CHECK(knows(&desk, "en", "port"));
    desk_close(&desk);
}

static void *ask_often(void *words) {
    size_t wrong = 0;
    for (int i = 0; i < 3000; i++) {
        char word[40];
        int n = snprintf(word, sizeof word, "port x%dx", i % 500);
        wrong += known_words_has(words, "en", word, (size_t)n);
        wrong += !known_words_has(words, i % 2 ? "en" : "de",
                                  i % 2 ? "ports" : "Hafen", 5);
    }
    return (void *)wrong;
}

static void serves_threads(void) {
    Desk desk;
    scratch_path("");
    write_dictionaries();
    desk_open(&desk, two_folders());
    pthread_t threads[4];
    for (int i = 0; i < 4; i++)
        CHECK(!pthread_create(&threads[i], NULL, ask_often, desk.words));
    for (int i = 0; i < 4; i++) {
        void *wrong = NULL;
        pthread_join(threads[i], &wrong);
        CHECK_EQ_SIZE(wrong, 0);
    }
    desk_close(&desk);
}

static void finds_the_system_dictionary(void) {
    Desk desk;
    desk_open(&desk, NULL);
    CHECK(knows(&desk, "en", "The defendant\xE2\x80\x99s lawyers spoke"));
    CHECK(!knows(&desk, "en", "defen"));
    desk_close(&desk);
}

CHECK_MAIN(knows_words, takes_additions, takes_names,
           lives_without_dictionaries, lives_with_broken_ones, reads_any_text,
           serves_threads, finds_the_system_dictionary);
