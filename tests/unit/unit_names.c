/* SPDX-License-Identifier: MIT
 * lexicon/names: the faults of a names dictionary and their places, clashes
 * within a file and between files, and the nearest form that is right. */
#include "lexicon/names.h"
#include "unit/check.h"

#define HEAD "type\tid\tcanonical\taccepted\twrong\troles\tconfusables\tflags\n"

typedef struct Book {
    Arena arena;
    Names names;
    Faults faults;
} Book;

static void book_start(Book *book) {
    *book = (Book){0};
    book->names.arena = book->faults.arena = &book->arena;
}

static void book_add(Book *book, const char *path, const char *tsv,
                     size_t len) {
    CHECK(names_add(&book->names, path, tsv, len, &book->faults) == STATUS_OK);
}

static void book_free(Book *book) {
    names_free(&book->names);
    faults_free(&book->faults);
    arena_free(&book->arena);
}

static const char *told(const Book *book) {
    static char text[3000];
    size_t at = 0;
    *text = 0;
    for (size_t i = 0; i < book->faults.count && at < 2000; i++) {
        const Fault *f = &book->faults.items[i];
        at += (size_t)sprintf(text + at, "%s%s:%zu:%zu %s", i ? "|" : "",
                              f->place.path, f->place.line, f->place.column,
                              f->message);
    }
    return text;
}

static void reads_entries(void) {
    static const char tsv[] =
        "# facts\n\n" HEAD
        "person\tjo-lee\tJo Lee\tJoe Lee|J. Lee\tJoh Le|Jo van der Lee\t"
        "mayor@XX:2001-\tjo-ray\t\n"
        "place\tlee\tL\xC3\xA9"
        "e\t\t\t\t\tseat";
    Book book;
    book_start(&book);
    book_add(&book, "f", tsv, sizeof tsv - 1);
    CHECK_EQ_STR(told(&book), "");
    CHECK_EQ_SIZE(book.names.count, 2);
    CHECK_EQ_SIZE(book.names.longest_wrong, 4);
    const Name *jo = names_wrong(&book.names, "Joh Le", 6);
    CHECK_EQ_STR(jo ? jo->id : NULL, "jo-lee");
    CHECK(jo && jo->accepted.count == 2 && jo->roles.count == 1);
    CHECK(jo && jo->flags.count == 0 && jo->place.line == 4);
    CHECK(!names_wrong(&book.names, "Joh Le ", 7));
    CHECK(!names_wrong(&book.names, "Jo Lee", 6));
    CHECK(book.names.items[1].type == NAME_PLACE);
    CHECK_EQ_STR(book.names.items[1].flags.items[0], "seat");
    book_free(&book);
}

/* The faults of one file must be exactly these, and no entry is kept. */
static void check_bytes_of(const char *tsv, size_t len, const char *want) {
    Book book;
    book_start(&book);
    book_add(&book, "f", tsv, len);
    CHECK_EQ_STR(told(&book), want);
    if (*want) CHECK_EQ_SIZE(book.names.count, 0);
    book_free(&book);
}

#define FAULT(tsv, want) check_bytes_of(tsv, sizeof(tsv) - 1, want)
#define ENTRY(line, want) FAULT(HEAD line "\n", want)

static void faults_of_files(void) {
    FAULT("", "");
    FAULT("# only\n\n", "");
    FAULT(HEAD, "");
    FAULT("person\tx\tX\t\t\t\t\t\n",
          "f:1:1 the first line must name the columns: type id canonical "
          "accepted wrong roles confusables flags, tab-separated");
    FAULT("#\ntype\tid\n",
          "f:2:1 the first line must name the columns: type id canonical "
          "accepted wrong roles confusables flags, tab-separated");
    ENTRY("person\tx\tX",
          "f:2:1 3 columns, want 8 separated by tabs: type id canonical "
          "accepted wrong roles confusables flags");
    ENTRY("person\tx\tX\t\t\t\t\t\t",
          "f:2:1 9 columns, want 8 separated by tabs: type id canonical "
          "accepted wrong roles confusables flags");
}

static void faults_of_cells(void) {
    ENTRY("ghost\tx\tX\t\t\t\t\t",
          "f:2:1 type must be person, organisation or place");
    ENTRY("place\tX\tX\t\t\t\t\t", "f:2:7 an id is of a-z, 0-9 and -");
    ENTRY("place\t\tX\t\t\t\t\t", "f:2:7 an id is of a-z, 0-9 and -");
    ENTRY("place\tx\t\t\t\t\t\t", "f:2:9 canonical form is empty");
    ENTRY("place\tx\tX\ta||b\t\t\t\t", "f:2:13 empty form in a list");
    ENTRY("place\tx\tX\t\ta|\t\t\t", "f:2:14 empty form in a list");
    ENTRY("place\tx\t\xC3\xA9\t\t|a\t\t\t", "f:2:12 empty form in a list");
    ENTRY("place\tx\tX\xFF\t\t\t\t\t", "f:2:1 not valid UTF-8");
    ENTRY("place\tx\tXe\xCC\x81\t\t\t\t\t",
          "f:2:1 not in Normalization Form C");
    ENTRY("ghost\tX\t\t\t\t\t\t",
          "f:2:1 type must be person, organisation or place|"
          "f:2:7 an id is of a-z, 0-9 and -|f:2:9 canonical form is empty");
}

/* A NUL ends nothing: what stands behind it must not be lost in silence. */
static void faults_of_nul(void) {
    Book book;
    book_start(&book);
    static const char tsv[] = HEAD "place\tx\tX\t\t\t\t\tab\0lost\n";
    book_add(&book, "f", tsv, sizeof tsv - 1);
    CHECK_EQ_SIZE(book.faults.count, 1);
    book_free(&book);
}

/* Two files, the second one with a clash: told once, at the second. */
static void check_clash(const char *first, const char *second,
                        const char *want) {
    char tsv[400];
    Book book;
    book_start(&book);
    snprintf(tsv, sizeof tsv, HEAD "%s\n", first);
    book_add(&book, "one", tsv, strlen(tsv));
    CHECK_EQ_SIZE(book.faults.count, 0);
    snprintf(tsv, sizeof tsv, HEAD "%s\n", second);
    book_add(&book, "two", tsv, strlen(tsv));
    CHECK_EQ_STR(told(&book), want);
    CHECK_EQ_SIZE(book.names.count, *want ? 1 : 2);
    book_free(&book);
}

static void clashes(void) {
    check_clash("person\ta\tA B\tA C\tA D\t\t\t", "person\tb\tB\t\t\t\t\t", "");
    check_clash("person\ta\tA B\t\t\t\t\t", "person\ta\tB\t\t\t\t\t",
                "two:2:8 the id a stands already");
    check_clash("person\ta\tA B\t\t\t\t\t", "person\tb\tA B\t\t\t\t\t",
                "two:2:10 “A B” is already a form of a");
    check_clash("person\ta\tA\tA C\t\t\t\t", "person\tb\tB\tA C\t\t\t\t",
                "two:2:12 “A C” is already a form of a");
    check_clash("person\ta\tA\t\tA D\t\t\t", "person\tb\tB\t\tA D\t\t\t",
                "two:2:13 “A D” is already a form of a");
    check_clash("person\ta\tA\t\tA D\t\t\t", "person\tb\tB\tA D\t\t\t\t",
                "two:2:12 “A D” is right for b and wrong for a");
    check_clash("person\ta\tA\t\t\t\t\t", "person\tb\tB\t\tA\t\t\t",
                "two:2:13 “A” is right for a and wrong for b");
}

static void clash_with_oneself(void) {
    Book book;
    book_start(&book);
    static const char tsv[] = HEAD "person\ta\tA\tA|B\tC|C\t\t\t\n"
                                   "person\tb\tD\t\tD\t\t\t\n";
    book_add(&book, "f", tsv, sizeof tsv - 1);
    CHECK_EQ_STR(told(&book), "f:3:13 “D” is right for b and wrong for b");
    book_free(&book);
}

static const char *nearest(const char *canonical, const char *accepted,
                           const char *form) {
    static char out[300];
    char tsv[600];
    Book book;
    book_start(&book);
    snprintf(tsv, sizeof tsv, HEAD "person\ta\t%s\t%s\t%s\t\t\t\n", canonical,
             accepted, form);
    book_add(&book, "f", tsv, strlen(tsv));
    CHECK_EQ_STR(told(&book), "");
    const Name *name = names_wrong(&book.names, form, strlen(form));
    snprintf(out, sizeof out, "%s",
             name ? name_nearest(name, form, strlen(form)) : "none");
    book_free(&book);
    return out;
}

static void nearest_forms(void) {
    CHECK_EQ_STR(nearest("Jon Snow", "John Snow", "Jonh Snow"), "Jon Snow");
    CHECK_EQ_STR(nearest("Jon Snow", "John Snow", "Johm Snow"), "John Snow");
    CHECK_EQ_STR(nearest("Jon", "John Snow|Jon Snow", "Jn Snow"), "Jon Snow");
    CHECK_EQ_STR(nearest("Jon", "", "Snow"), "Jon");
    CHECK_EQ_STR(nearest("aXc", "abX", "abc"), "aXc");
    char longest[200];
    memset(longest, 'a', 199);
    longest[199] = 0;
    CHECK_EQ_STR(nearest(longest, "b", "bb"), "b");
    CHECK_EQ_STR(nearest("b", longest, "bb"), "b");
}

/* Characters count, not bytes: é for e is one change, like i for y, and at a
 * tie the canonical form stands. */
static void nearest_counts_characters(void) {
    CHECK_EQ_STR(nearest("Zelensky", "Zel\xC3\xA9nski", "Zel\xC3\xA9nsky"),
                 "Zelensky");
}

CHECK_MAIN(reads_entries, faults_of_files, faults_of_cells, faults_of_nul,
           clashes, clash_with_oneself, nearest_forms,
           nearest_counts_characters);
