/* SPDX-License-Identifier: MIT
 * base/: the arena, the buffer, the map, UTF-8 by table 3-7 of the Unicode
 * Standard, places in files, and the listing of folders. */
#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "unit/check.h"
#include "unit/scratch.h"
#include <errno.h>
#include <stdint.h>

/* --------------------------------------------------------------- arena -- */

static void arena_gives_aligned_zeroes(void) {
    Arena arena = {0};
    bool aligned = true, zero = true;
    for (size_t size = 1; size < 9000; size += size / 3 + 1) {
        unsigned char *piece = arena_alloc(&arena, size);
        aligned &= (uintptr_t)piece % _Alignof(max_align_t) == 0;
        for (size_t i = 0; i < size; i++)
            zero &= !piece[i];
        memset(piece, 0xAA, size);
    }
    CHECK(aligned);
    CHECK(zero);
    arena_free(&arena);
}

static void arena_pieces_do_not_overlap(void) {
    Arena arena = {0};
    unsigned char *pieces[300];
    for (int i = 0; i < 300; i++) {
        pieces[i] = arena_alloc(&arena, 40);
        memset(pieces[i], i, 40);
    }
    bool kept = true;
    for (int i = 0; i < 300; i++)
        for (int k = 0; k < 40; k++)
            kept &= pieces[i][k] == (unsigned char)i;
    CHECK(kept);
    arena_free(&arena);
}

static void arena_knows_its_limits(void) {
    Arena arena = {0};
    CHECK(!arena_alloc(&arena, SIZE_MAX));
    CHECK(!arena_alloc(&arena, SIZE_MAX - 40));
    CHECK(!arena_array(&arena, SIZE_MAX / 2, 3));
    CHECK(arena_array(&arena, 0, 8));
    CHECK(arena_array(&arena, 8, 0));
    char *copy = arena_copy(&arena, "ab\0c", 4);
    CHECK_EQ_BYTES(copy, 5, "ab\0c\0");
    CHECK_EQ_STR(arena_copy(&arena, NULL, 0), "");
    CHECK(arena.total > 0);
    arena_free(&arena);
    CHECK_EQ_SIZE(arena.total, 0);
    CHECK_EQ_STR(arena_copy(&arena, "again", 5), "again");
    arena_free(&arena);
    arena_free(&arena);
}

/* ----------------------------------------------------------------- buf -- */

static void buf_grows(void) {
    Buf buf = {0};
    CHECK_EQ_STR(buf_str(&buf), "");
    buf_add(&buf, NULL, 0);
    CHECK_EQ_STR(buf_str(&buf), "");
    for (int i = 0; i < 2000; i++)
        buf_print(&buf, "%d", i % 10);
    CHECK_EQ_SIZE(buf.len, 2000);
    CHECK(!buf.failed && buf.cap > 2000 && buf.data[2000] == 0);
    CHECK(!memcmp(buf.data + 1990, "0123456789", 10));
    buf.len = 0;
    buf_text(&buf, "a");
    buf_char(&buf, 0);
    buf_add(&buf, "b\xFF", 2);
    CHECK_EQ_BYTES(buf.data, buf.len, "a\0b\xFF");
    buf_free(&buf);
    CHECK(!buf.data && !buf.len && !buf.cap);
}

static void buf_has_a_ceiling(void) {
    Buf buf = {0};
    buf_text(&buf, "kept");
    CHECK(buf_reserve(&buf, 10));
    CHECK(!buf_reserve(&buf, BUF_CEILING));
    CHECK(buf.failed);
    buf_text(&buf, "lost");
    buf_char(&buf, 'x');
    buf_print(&buf, "%d", 7);
    CHECK(!buf_reserve(&buf, 0));
    CHECK_EQ_STR(buf_str(&buf), "kept");
    buf_free(&buf);
    CHECK(!buf.failed);
    CHECK(!buf_reserve(&buf, SIZE_MAX));
    buf_free(&buf);
    CHECK(!buf_reserve(&buf, BUF_CEILING));
    buf_free(&buf);
}

/* ----------------------------------------------------------------- map -- */

static void map_grows(void) {
    enum { MANY = 5000 };
    static char keys[MANY][16];
    Map map = {0};
    uint32_t value = 1;
    CHECK(!map_get(&map, "k", 1, &value));
    for (int i = 0; i < MANY; i++) {
        snprintf(keys[i], sizeof keys[i], "k%d", i);
        CHECK(map_put(&map, keys[i], strlen(keys[i]), (uint32_t)i));
    }
    CHECK_EQ_SIZE(map.count, MANY);
    bool found = true;
    for (int i = 0; i < MANY; i++)
        found &= map_get(&map, keys[i], strlen(keys[i]), &value) &&
                 value == (uint32_t)i;
    CHECK(found);
    CHECK(!map_get(&map, "k5000", 5, NULL));
    CHECK(!map_get(&map, "k1", 1, NULL));
    CHECK(!map_get(&map, "", 0, NULL));
    map_free(&map);
    CHECK(!map_get(&map, "k1", 2, NULL));
}

static void map_takes_the_last_value(void) {
    Map map = {0};
    uint32_t value = 0;
    CHECK(map_put(&map, "a\0b", 3, 1) && map_put(&map, "a\0c", 3, 2));
    CHECK(map_put(&map, "a\0b", 3, 3) && map_put(&map, "", 0, 4));
    CHECK_EQ_SIZE(map.count, 3);
    CHECK(map_get(&map, "a\0b", 3, &value) && value == 3);
    CHECK(map_get(&map, "a\0c", 3, &value) && value == 2);
    CHECK(map_get(&map, "", 0, &value) && value == 4);
    CHECK(map_get(&map, "a\0b", 3, NULL));
    map_free(&map);
}

static void hash_is_fnv_1a(void) {
    CHECK(hash_bytes("", 0) == 0xcbf29ce484222325u);
    CHECK(hash_bytes("a", 1) == 0xaf63dc4c8601ec8cu);
    CHECK(hash_bytes("foobar", 6) == 0x85944171f73967e8u);
}

/* --------------------------------------------------------------- utf-8 -- */

typedef struct Sample {
    const char *bytes;
    size_t good, bad; /* valid prefix; then the maximal ill-formed subpart */
} Sample;

/* Both edges of every row of table 3-7, from inside and from outside; the
 * last three are the standard's own examples of maximal subparts. */
static const Sample SAMPLES[] = {
    {"A", 1, 0},
    {"\x7F", 1, 0},
    {"\x80", 0, 1},
    {"\xBF", 0, 1},
    {"\xC0\x80", 0, 1},
    {"\xC1\xBF", 0, 1},
    {"\xC2\x80", 2, 0},
    {"\xC2\x7F", 0, 1},
    {"\xC2\xC0", 0, 1},
    {"\xDF\xBF", 2, 0},
    {"\xE0\x9F\xBF", 0, 1},
    {"\xE0\xA0\x80", 3, 0},
    {"\xE0\xBF\xBF", 3, 0},
    {"\xE0\xA0", 0, 2},
    {"\xE0\xA0\xC0", 0, 2},
    {"\xE1\x80\x80", 3, 0},
    {"\xEC\xBF\xBF", 3, 0},
    {"\xED\x9F\xBF", 3, 0},
    {"\xED\xA0\x80", 0, 1},
    {"\xED\xBF\xBF", 0, 1},
    {"\xEE\x80\x80", 3, 0},
    {"\xEF\xBF\xBF", 3, 0},
    {"\xF0\x8F\xBF\xBF", 0, 1},
    {"\xF0\x90\x80\x80", 4, 0},
    {"\xF1\x80\x80\x80", 4, 0},
    {"\xF3\xBF\xBF\xBF", 4, 0},
    {"\xF4\x80\x80\x80", 4, 0},
    {"\xF4\x8F\xBF\xBF", 4, 0},
    {"\xF4\x90\x80\x80", 0, 1},
    {"\xF5\x80\x80\x80", 0, 1},
    {"\xFF", 0, 1},
    {"\xF0\x90\x80", 0, 3},
    {"\xF0\x90\x80\x7F", 0, 3},
    {"\xF0\x90\xC0\x80", 0, 2},
    {"\xF1", 0, 1},
    {"ab\xE2\x80\x9C\xE2\x80", 5, 2},
    {"\xC0\xAF\xE0\x80\xBF", 0, 1},
    {"\xE1\x80\xE2\xF0\x91\x92", 0, 2},
    {"\xF0\x91\x92\xF1\xBF\x41", 0, 3},
};

static void utf8_follows_table_3_7(void) {
    for (size_t i = 0; i < sizeof SAMPLES / sizeof *SAMPLES; i++) {
        const Sample *s = &SAMPLES[i];
        size_t len = strlen(s->bytes), good = utf8_valid(s->bytes, len);
        uint32_t cp;
        bool ok = CHECK_EQ_SIZE(good, s->good);
        if (s->bad)
            ok &= CHECK_EQ_SIZE(utf8_bad(s->bytes + good, len - good), s->bad);
        if (!s->good) ok &= CHECK_EQ_SIZE(utf8_decode(s->bytes, len, &cp), 0);
        if (!ok) fprintf(stderr, "    in sample %zu\n", i);
    }
    uint32_t cp = 7;
    CHECK_EQ_SIZE(utf8_decode("", 0, &cp), 0);
    CHECK_EQ_SIZE(utf8_valid("", 0), 0);
    CHECK_EQ_SIZE(utf8_decode("\0", 1, &cp), 1);
    CHECK_EQ_SIZE(cp, 0);
}

static void utf8_takes_every_code_point_round(void) {
    size_t wrong = 0, all = 0;
    for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
        char bytes[4];
        uint32_t back = ~cp;
        size_t n = utf8_encode(cp, bytes);
        bool surrogate = cp >= 0xD800 && cp <= 0xDFFF;
        size_t got = utf8_decode(bytes, n, &back);
        wrong += surrogate ? got != 0 : got != n || back != cp;
        wrong += utf8_valid(bytes, n) != (surrogate ? 0 : n);
        for (size_t cut = 1; cut < n && !surrogate; cut++)
            wrong += utf8_decode(bytes, cut, &back) != 0 ||
                     utf8_bad(bytes, cut) != cut;
        all += !surrogate;
    }
    CHECK_EQ_SIZE(wrong, 0);
    CHECK_EQ_SIZE(all, 1112064);
}

static void utf8_steps_both_ways(void) {
    static const char text[] = "a\xC3\xA9\xE2\x80\x9C\xF0\x9F\x98\x80";
    static const uint32_t cps[] = {'a', 0xE9, 0x201C, 0x1F600};
    size_t len = sizeof text - 1, at = 0, size;
    CHECK_EQ_SIZE(utf8_count(text, len), 4);
    for (int i = 0; i < 4; i++, at += size)
        CHECK_EQ_SIZE(utf8_at(text, len, at, &size), cps[i]);
    CHECK_EQ_SIZE(at, len);
    CHECK_EQ_SIZE(utf8_at(text, len, len, &size), 0);
    CHECK_EQ_SIZE(size, 0);
    for (int i = 3; i >= 0; i--, at -= size)
        CHECK_EQ_SIZE(utf8_before(text, at, &size), cps[i]);
    CHECK_EQ_SIZE(utf8_before(text, 0, &size), 0);
    CHECK_EQ_SIZE(size, 0);
}

/* -------------------------------------------------------------- faults -- */

static void place_in_finds_lines(void) {
    static const char file[] = "one\r\ntwo\n\nfour";
    Arena arena = {0};
    size_t len = sizeof file - 1;
    CHECK_EQ_STR(place_in(&arena, "f", file, len, 1, 1).text, "one");
    CHECK_EQ_STR(place_in(&arena, "f", file, len, 2, 3).text, "two");
    CHECK_EQ_STR(place_in(&arena, "f", file, len, 3, 1).text, "");
    CHECK_EQ_STR(place_in(&arena, "f", file, len, 4, 1).text, "four");
    CHECK_EQ_STR(place_in(&arena, "f", file, len, 5, 1).text, "");
    CHECK_EQ_STR(place_in(&arena, "f", file, len, 0, 0).text, NULL);
    CHECK_EQ_SIZE(place_in(&arena, "f", file, len, 2, 3).column, 3);
    arena_free(&arena);
}

static void faults_are_kept_whole(void) {
    Arena arena = {0};
    Faults faults = {.arena = &arena};
    for (size_t i = 1; i <= 50; i++)
        fault_add(&faults, (Place){"f", i, 1, NULL}, "fault %zu", i);
    CHECK_EQ_SIZE(faults.count, 50);
    CHECK_EQ_STR(faults.items[49].message, "fault 50");
    CHECK_EQ_SIZE(faults.items[49].place.line, 50);
    char wide[699]; /* xx€€€…: byte 511, where messages end, is inside a € */
    for (size_t i = 0; i < sizeof wide - 1; i++)
        wide[i] = i < 2 ? 'x' : "\xE2\x82\xAC"[(i - 2) % 3];
    wide[sizeof wide - 1] = 0;
    fault_add(&faults, (Place){0}, "%s", wide);
    const char *cut = faults.items[50].message;
    CHECK(strlen(cut) > 400 && strlen(cut) < 600);
    CHECK_EQ_SIZE(utf8_valid(cut, strlen(cut)), strlen(cut));
    faults_free(&faults);
    CHECK(!faults.items && faults.arena == &arena);
    arena_free(&arena);
}

/* --------------------------------------------------------------- files -- */

static void make_tree(void) {
    scratch_dir("tree");
    scratch_dir("tree/b");
    scratch_dir("tree/a-folder.yml");
    scratch_dir("tree/.hidden");
    scratch_write("tree/b.yml", "b");
    scratch_write("tree/b/z.yml", "z");
    scratch_write("tree/B.yml", "B");
    scratch_write("tree/\xC3\xA9.yml", "e");
    scratch_write("tree/a-folder.yml/in.yml", "in");
    scratch_write("tree/.hidden/no.yml", "");
    scratch_write("tree/.no.yml", "");
    scratch_write("tree/no.txt", "");
    scratch_write("tree/yml", "");
}

static void file_list_sorts_by_bytes(void) {
    static const char *const want[] = {"B.yml", "a-folder.yml/in.yml", "b.yml",
                                       "b/z.yml", "\xC3\xA9.yml"};
    make_tree();
    Arena arena = {0};
    Paths paths = {0};
    const char *folder = scratch_path("tree");
    CHECK(file_list(&arena, folder, ".yml", &paths) == STATUS_OK);
    CHECK_EQ_SIZE(paths.count, 5);
    for (size_t i = 0; i < paths.count && i < 5; i++)
        CHECK_EQ_STR(paths.items[i] + strlen(folder) + 1, want[i]);
    CHECK(file_list(&arena, scratch_path("tree/no.txt"), ".yml", &paths) == 0);
    CHECK_EQ_STR(paths.items[5], scratch_path("tree/no.txt"));
    errno = 0;
    CHECK(file_list(&arena, scratch_path("none"), "", &paths) == STATUS_IO);
    CHECK(errno == ENOENT);
    free(paths.items);
    arena_free(&arena);
}

static void file_list_of_an_empty_folder(void) {
    Arena arena = {0};
    Paths paths = {0};
    CHECK(file_list(&arena, scratch_dir("empty"), ".yml", &paths) == STATUS_OK);
    CHECK_EQ_SIZE(paths.count, 0);
    free(paths.items);
    arena_free(&arena);
}

static void file_read_has_a_limit(void) {
    Buf buf = {0};
    const char *path = scratch_write("five", "12345");
    CHECK(file_read(path, 5, &buf) == STATUS_OK);
    CHECK_EQ_STR(buf_str(&buf), "12345");
    CHECK(file_read(path, 5, &buf) == STATUS_OK);
    CHECK_EQ_STR(buf_str(&buf), "1234512345");
    CHECK(file_read(path, 4, &buf) == STATUS_LIMIT);
    buf_free(&buf);
    CHECK(file_read(scratch_path("none"), 4, &buf) == STATUS_IO);
    CHECK(file_read(scratch_path(""), 4, &buf) == STATUS_IO);
    buf_free(&buf);
}

static void files(void) {
    file_list_sorts_by_bytes();
    CHECK_SURVIVES(file_list_of_an_empty_folder);
    file_read_has_a_limit();
    scratch_remove();
}

CHECK_MAIN(arena_gives_aligned_zeroes, arena_pieces_do_not_overlap,
           arena_knows_its_limits, buf_grows, buf_has_a_ceiling, map_grows,
           map_takes_the_last_value, hash_is_fnv_1a, utf8_follows_table_3_7,
           utf8_takes_every_code_point_round, utf8_steps_both_ways,
           place_in_finds_lines, faults_are_kept_whole, files);
