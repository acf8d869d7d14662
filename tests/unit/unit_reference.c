/* SPDX-License-Identifier: MIT
 * text/reference: what stands for which character. */
#include "text/reference.h"

#include "unit/check.h"

/* The character, or "-" where the reference stands for none. */
static const char *read_as(const char *reference) {
    static char out[REFERENCE_MAX + 1];
    size_t len = reference_read(reference, strlen(reference), out);
    out[len] = 0;
    return len ? out : "-";
}

static void names(void) {
    CHECK_EQ_STR(read_as("quot"), "\"");
    CHECK_EQ_STR(read_as("apos"), "'");
    CHECK_EQ_STR(read_as("eacute"), "é");
    CHECK_EQ_STR(read_as("Eacute"), "É");
    CHECK_EQ_STR(read_as("thetasym"), "ϑ");
    CHECK_EQ_STR(read_as("yuml"), "ÿ");
    CHECK_EQ_STR(read_as("AElig"), "Æ");
    CHECK_EQ_STR(read_as("T"), "-");
    CHECK_EQ_STR(read_as("zwsp"), "-");
    CHECK_EQ_STR(read_as(""), "-");
    CHECK_EQ_STR(read_as("thetasymbols"), "-");
}

static void names_in_another_case(void) {
    CHECK_EQ_STR(read_as("Quot"), "\"");
    CHECK_EQ_STR(read_as("NDASH"), "–");
    CHECK_EQ_STR(read_as("EACUTE"), "-"); /* é or É? */
    CHECK_EQ_STR(read_as("daGGer"), "-");
}

static void numbers(void) {
    CHECK_EQ_STR(read_as("#39"), "'");
    CHECK_EQ_STR(read_as("39"), "'");
    CHECK_EQ_STR(read_as("#000039"), "'");
    CHECK_EQ_STR(read_as("#x27"), "'");
    CHECK_EQ_STR(read_as("#X2019"), "’");
    CHECK_EQ_STR(read_as("xE9"), "é");
    CHECK_EQ_STR(read_as("#128512"), "😀");
    CHECK_EQ_STR(read_as("#"), "-");
    CHECK_EQ_STR(read_as("#x"), "-");
    CHECK_EQ_STR(read_as("#3a"), "-");
    CHECK_EQ_STR(read_as("#x3g"), "-");
    CHECK_EQ_STR(read_as("#-39"), "-");
}

static void numbers_of_windows(void) {
    CHECK_EQ_STR(read_as("#128"), "€");
    CHECK_EQ_STR(read_as("#146"), "’");
    CHECK_EQ_STR(read_as("#x97"), "—");
    CHECK_EQ_STR(read_as("#159"), "Ÿ");
    CHECK_EQ_STR(read_as("#129"), "-");
    CHECK_EQ_STR(read_as("#160"), "-"); /* a blank */
}

static void numbers_of_nothing(void) {
    CHECK_EQ_STR(read_as("#0"), "-");
    CHECK_EQ_STR(read_as("#10"), "-");
    CHECK_EQ_STR(read_as("#127"), "-");
    CHECK_EQ_STR(read_as("#55296"), "-");   /* a surrogate */
    CHECK_EQ_STR(read_as("#1114111"), "-"); /* a noncharacter */
    CHECK_EQ_STR(read_as("#1114112"), "-");
    CHECK_EQ_STR(read_as("#4294967335"), "-"); /* 39 and 2 to the 32nd */
    CHECK_EQ_STR(read_as("#x10000000000000027"), "-");
}

/* Blanks, what cannot be seen, and what could make a tag. */
static void not_to_be_seen(void) {
    CHECK_EQ_STR(read_as("nbsp"), "-");
    CHECK_EQ_STR(read_as("shy"), "-");
    CHECK_EQ_STR(read_as("zwj"), "-");
    CHECK_EQ_STR(read_as("lt"), "-");
    CHECK_EQ_STR(read_as("GT"), "-");
    CHECK_EQ_STR(read_as("#60"), "-");
    CHECK_EQ_STR(read_as("#x3E"), "-");
}

CHECK_MAIN(names, names_in_another_case, numbers, numbers_of_windows,
           numbers_of_nothing, not_to_be_seen);
