/* SPDX-License-Identifier: MIT
 * lexicon/name_map: what goes in comes out; a damaged file is refused or knows
 * less, and nothing is read outside of it (the asan build sees to that). With
 * a path: how long that file takes to open (tests/bench/names_million.py). */
#include "base/hash.h"
#include "lexicon/name_map.h"
#include "lexicon/name_map_format.h"
#include "lexicon/name_map_make.h"
#include "lexicon/names.h"
#include "unit/check.h"
#include "unit/scratch.h"
#include <time.h>

#define HEAD "type\tid\tcanonical\taccepted\twrong\troles\tconfusables\tflags\n"

static const char TSV[] =
    HEAD "person\tanna-ek\tAnna Ek\tAnna M. Ek|Ann Ek\t\t\t\tseen\n"
         "person\tanna-ek-2\tAnna Ek\t\tAna Ek\tmayor@SE:2001-\t\t\n"
         "place\tek\tEk\tAnna Ek|Ek\t\t\t\tseen\n"
         "organisation\tnoe\tNo\xC3\xAB Bank\t\t\t\t\tother|seen\n";

static const char *const FORMS[] = {"Anna Ek", "Anna M. Ek",      "Ann Ek",
                                    "Ek",      "No\xC3\xAB Bank", "Ana Ek",
                                    "",        "Anna E"};

static Buf build(const char *tsv, size_t len) {
    Arena arena = {0};
    Faults faults = {.arena = &arena};
    NameMaker maker = {0};
    Buf image = {0};
    CHECK(!name_maker_read(&maker, "f", tsv, len, &faults));
    CHECK_EQ_SIZE(faults.count, 0);
    CHECK(!name_maker_write(&maker, &image));
    name_maker_free(&maker);
    faults_free(&faults);
    arena_free(&arena);
    return image;
}

/* A map of a copy that ends where its memory ends. */
static Status map_copy(NameMap *map, const char *bytes, size_t len) {
    char *copy = malloc(len ? len : 1);
    memcpy(copy, bytes, len);
    Status status = name_map_of(map, "f", copy, len);
    if (status) free(copy);
    return status;
}

static size_t bearers(const NameMap *map, const char *form) {
    return name_map_find(map, form, strlen(form), NULL, 0);
}

static void finds_what_went_in(void) {
    Buf image = build(TSV, sizeof TSV - 1);
    NameMap map;
    SeenName name;
    uint32_t found[4] = {9, 9, 9, 9};
    CHECK(!map_copy(&map, image.data, image.len));
    CHECK_EQ_SIZE(name_map_find(&map, "Anna Ek", 7, found, 2), 3);
    CHECK(found[0] == 0 && found[1] == 1 && found[2] == 9);
    CHECK_EQ_SIZE(bearers(&map, "Ek"), 1);
    CHECK_EQ_SIZE(bearers(&map, "Ana Ek"), 0); /* wrong is not seen */
    CHECK_EQ_SIZE(bearers(&map, ""), 0);
    CHECK_EQ_SIZE(bearers(&map, "Anna E"), 0);
    CHECK(name_map_entity(&map, 0, &name) && name.type == NAME_PERSON);
    CHECK_EQ_STR(name.id, "anna-ek");
    CHECK_EQ_STR(name.canonical, "Anna Ek");
    CHECK_EQ_SIZE(name.count, 3);
    CHECK_EQ_STR(name_map_form(&map, &name, 2), "Ann Ek");
    CHECK(name_map_entity(&map, 2, &name) && name.type == NAME_PLACE);
    CHECK_EQ_SIZE(name.count, 2); /* Ek is one of its forms once */
    CHECK(name_map_entity(&map, 3, &name) && name.type == NAME_ORGANISATION);
    CHECK_EQ_STR(name.canonical, "No\xC3\xAB Bank");
    CHECK(!name_map_entity(&map, 4, &name));
    name_map_close(&map);
    buf_free(&image);
}

static void an_empty_one(void) {
    Buf image = build(HEAD, sizeof HEAD - 1);
    NameMap map;
    SeenName name;
    CHECK(!map_copy(&map, image.data, image.len));
    CHECK_EQ_SIZE(bearers(&map, "Anna Ek"), 0);
    CHECK(!name_map_entity(&map, 0, &name));
    name_map_close(&map);
    buf_free(&image);
}

/* Asks all there is to ask; whatever comes, it comes from the file. */
static void ask(const char *bytes, size_t len) {
    NameMap map;
    SeenName name;
    uint32_t found[4];
    if (map_copy(&map, bytes, len)) return;
    for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++)
        name_map_find(&map, FORMS[i], strlen(FORMS[i]), found, 4);
    for (uint32_t i = 0; i < 6; i++) {
        if (!name_map_entity(&map, i, &name)) continue;
        for (uint32_t k = 0; k < name.count; k++)
            if (!name_map_form(&map, &name, k)) break;
    }
    name_map_close(&map);
}

static void refuses_a_flipped_header(void) {
    Buf image = build(TSV, sizeof TSV - 1);
    for (size_t i = 0; i < sizeof(NameMapHeader); i++)
        for (int bit = 0; bit < 8; bit++) {
            NameMap map;
            image.data[i] ^= (char)(1 << bit);
            Status status = map_copy(&map, image.data, image.len);
            CHECK(status == (i < 8 ? STATUS_ARGUMENT : STATUS_FAULTS));
            if (!status) name_map_close(&map);
            image.data[i] ^= (char)(1 << bit);
        }
    buf_free(&image);
}

static void refuses_what_is_cut_short(void) {
    Buf image = build(TSV, sizeof TSV - 1);
    NameMap map;
    for (size_t len = 0; len < image.len; len++)
        CHECK(map_copy(&map, image.data, len));
    buf_char(&image, 0);
    CHECK(map_copy(&map, image.data, image.len) == STATUS_FAULTS);
    buf_free(&image);
}

static void survives_a_flipped_body(void) {
    static const unsigned char flips[] = {0x01, 0x10, 0x80, 0xFF};
    Buf image = build(TSV, sizeof TSV - 1);
    for (size_t i = sizeof(NameMapHeader); i < image.len; i++)
        for (size_t k = 0; k < sizeof flips; k++) {
            image.data[i] = (char)(image.data[i] ^ flips[k]);
            ask(image.data, image.len);
            image.data[i] = (char)(image.data[i] ^ flips[k]);
        }
    buf_free(&image);
}

/* A header that is whole over a body of one byte: no look-up may run on. */
static void survives_a_body_of_one_byte(void) {
    Buf image = build(TSV, sizeof TSV - 1);
    for (int byte = 0; byte < 256; byte++) {
        memset(image.data + sizeof(NameMapHeader), byte,
               image.len - sizeof(NameMapHeader));
        ask(image.data, image.len);
    }
    buf_free(&image);
}

/* Lies with a right check sum: sizes whose sum runs over, and probes. */
static void survives_a_lying_header(void) {
    Buf image = build(TSV, sizeof TSV - 1);
    static const uint64_t lies[] = {0,          1,          1u << 31,
                                    UINT32_MAX, 1ull << 32, 1ull << 60,
                                    1ull << 63, UINT64_MAX};
    for (size_t field = 16; field < 72; field += 8)
        for (size_t i = 0; i < sizeof lies / sizeof *lies; i++) {
            char kept[sizeof(NameMapHeader)];
            memcpy(kept, image.data, sizeof kept);
            memcpy(image.data + field, &lies[i], sizeof lies[i]);
            uint64_t check = hash_bytes(image.data, 72);
            memcpy(image.data + 72, &check, sizeof check);
            ask(image.data, image.len);
            memcpy(image.data, kept, sizeof kept);
        }
    buf_free(&image);
}

/* In files, since those are mapped: flips and truncations of each 64 bytes. */
static void files(void) {
    Buf image = build(TSV, sizeof TSV - 1);
    const char *path = scratch_path("a.names"), *why;
    for (size_t len = 0; len <= image.len + 63; len += 64) {
        size_t size = len < image.len ? len : image.len;
        NameMap map;
        FILE *file = fopen(path, "wb");
        if (!file || fwrite(image.data, 1, size, file) != size || fclose(file))
            exit(99);
        Status status = name_map_open(&map, path, &why);
        CHECK(status == (size == image.len ? STATUS_OK
                         : size < 8        ? STATUS_ARGUMENT
                                           : STATUS_FAULTS));
        if (status) continue;
        CHECK(map.mapped && bearers(&map, "Anna Ek") == 3);
        name_map_close(&map);
    }
    NameMap map;
    CHECK(name_map_open(&map, scratch_path("none"), &why) == STATUS_IO);
    CHECK(name_map_open(&map, scratch_dir("folder"), &why) == STATUS_ARGUMENT);
    buf_free(&image);
    scratch_remove();
}

/* 60,000 names and each a form of two, so that chains of slots grow long. */
static void many(void) {
    Buf tsv = {0};
    buf_text(&tsv, HEAD);
    for (int i = 0; i < 60000; i++)
        buf_print(&tsv, "person\tp-%d\tP %d\tQ %d\t\t\t\tseen\n", i, i, i / 2);
    Buf image = build(tsv.data, tsv.len);
    NameMap map;
    size_t missed = 0;
    CHECK(!map_copy(&map, image.data, image.len));
    for (int i = 0; i < 60000; i++) {
        char form[32];
        snprintf(form, sizeof form, "P %d", i);
        missed += bearers(&map, form) != 1;
        snprintf(form, sizeof form, "Q %d", i);
        missed += bearers(&map, form) != (i < 30000 ? 2u : 0u);
    }
    CHECK_EQ_SIZE(missed, 0);
    CHECK(map.parts.probes < 500);
    name_map_close(&map);
    buf_free(&image);
    buf_free(&tsv);
}

/* Rows flagged `seen` of a names file are asked like a built one. */
static void rows_of_a_names_file(void) {
    Arena arena = {0};
    Names names = {.arena = &arena};
    Faults faults = {.arena = &arena};
    CHECK(!names_add(&names, "f", TSV, sizeof TSV - 1, &faults));
    CHECK_EQ_SIZE(faults.count, 0);
    CHECK_EQ_SIZE(names.count, 1);
    CHECK(names_seen(&names, "Ann Ek", 6, NULL));
    CHECK(!names_seen(&names, "Ana Ek", 6, NULL));
    CHECK(!names_seen(&names, "Ann Ek", 6, &names.items[0])); /* the same Ek */
    CHECK(names_seen(&names, "Anna Ek", 7, &names.items[0])); /* and a place */
    CHECK(names_seen(&names, "No\xC3\xAB Bank", 9, &names.items[0]));
    CHECK(names_wrong(&names, "Ana Ek", 6));
    names_free(&names);
    faults_free(&faults);
    arena_free(&arena);
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return 1e6 * (double)t.tv_sec + 1e-3 * (double)t.tv_nsec;
}

/* Microseconds to open a file, and for a look-up in it. */
static int measure(const char *path) {
    double start = now();
    NameMap map;
    const char *why = "no built file";
    if (name_map_open(&map, path, &why)) {
        fprintf(stderr, "%s: %s\n", path, why);
        return 1;
    }
    double opened = now();
    bearers(&map, "Anna Ek");
    printf("%.1f %.1f\n", opened - start, now() - opened);
    name_map_close(&map);
    return 0;
}

int check_failures;

int main(int argc, char **argv) {
    if (argc > 1) return measure(argv[1]);
    CHECK_SURVIVES(finds_what_went_in);
    CHECK_SURVIVES(an_empty_one);
    CHECK_SURVIVES(refuses_a_flipped_header);
    CHECK_SURVIVES(refuses_what_is_cut_short);
    CHECK_SURVIVES(survives_a_flipped_body);
    CHECK_SURVIVES(survives_a_body_of_one_byte);
    CHECK_SURVIVES(survives_a_lying_header);
    CHECK_SURVIVES(files);
    CHECK_SURVIVES(many);
    CHECK_SURVIVES(rows_of_a_names_file);
    return check_failures != 0;
}
