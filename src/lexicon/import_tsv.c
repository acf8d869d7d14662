/* SPDX-License-Identifier: MIT
 * The readers of JRC-Names and ParaNames: a name a line, an entity some
 * lines. */
#include "lexicon/import_read.h"

#include <string.h>

enum { JRC_ID, JRC_TYPE, JRC_LANGUAGE, JRC_NAME, JRC_COLUMNS };

static bool is_number(Piece piece) {
    for (size_t i = 0; i < piece.len; i++)
        if (piece.text[i] < '0' || piece.text[i] > '9') return false;
    return piece.len > 0;
}

static bool jrc_type(Piece piece, NameType *type) {
    static const char letters[] = "POT"; /* as NameType has them */
    const char *at = memchr(letters, *piece.text, 3);
    if (at) *type = (NameType)(at - letters);
    return at != NULL;
}

/* “de” is wanted where it was asked for; “u”, undetermined, always. */
static bool jrc_wanted(const Import *import, Piece language) {
    const char *lang = import->options.lang;
    return piece_is(language, "u") || piece_is(language, lang ? lang : "en");
}

/* Jean+Dupont: the parts of a name have plus signs between them. */
static void add_jrc_form(Import *import, ImportEntity *entity, Piece name) {
    char parted[4 * 256];
    if (name.len <= sizeof parted) {
        for (size_t i = 0; i < name.len; i++)
            parted[i] = name.text[i] == '+' ? ' ' : name.text[i];
        name.text = parted;
    }
    import_form(import, entity, name);
}

/* 1510<TAB>P<TAB>u<TAB>Jean+Dupont */
static void read_jrc(Import *import, const ImportLines *lines) {
    Piece cells[JRC_COLUMNS];
    Piece whole = {buf_str(&lines->text), lines->text.len};
    size_t count = import_cut(whole, '\t', cells, JRC_COLUMNS);
    NameType type;
    if (count != JRC_COLUMNS) {
        import_bad(import, lines->number,
                   "%zu column%s, want 4: id, type, language, name", count,
                   count == 1 ? "" : "s");
    } else if (!is_number(cells[JRC_ID])) {
        import_bad(import, lines->number, "the id “%.*s” is no number",
                   (int)cells[JRC_ID].len, cells[JRC_ID].text);
    } else if (cells[JRC_TYPE].len != 1) {
        import_bad(import, lines->number,
                   "the type “%.*s” is no letter like P, O or T",
                   (int)cells[JRC_TYPE].len, cells[JRC_TYPE].text);
    } else if (!jrc_type(cells[JRC_TYPE], &type)) {
        import->left[LEFT_KIND]++;
    } else {
        ImportEntity *entity = import_entity(import, type, cells[JRC_ID], NULL);
        if (entity && jrc_wanted(import, cells[JRC_LANGUAGE]))
            add_jrc_form(import, entity, cells[JRC_NAME]);
        else
            import->left[LEFT_LANGUAGE]++;
    }
}

void import_jrc(Import *import, ImportLines *lines) {
    while (import_line(import, lines))
        if (lines->text.len && *lines->text.data != '#')
            read_jrc(import, lines);
}

#define PARA_COLUMNS_MOST 16

enum { PARA_ID, PARA_ENG, PARA_LABEL, PARA_LANGUAGE, PARA_TYPE, PARA_COLUMNS };

static const char *const PARA_HEADER[PARA_COLUMNS] = {
    "wikidata_id", "eng", "label", "language", "type"};

/* Where the columns stand in this file: releases have added some. */
typedef struct ParaTable {
    size_t at[PARA_COLUMNS], count;
} ParaTable;

static bool read_para_header(Import *import, ImportLines *lines,
                             ParaTable *table) {
    Piece cells[PARA_COLUMNS_MOST];
    if (!import_line(import, lines)) return false;
    Piece whole = {buf_str(&lines->text), lines->text.len};
    table->count = import_cut(whole, '\t', cells, PARA_COLUMNS_MOST);
    bool fine = table->count <= PARA_COLUMNS_MOST;
    for (size_t i = 0; fine && i < PARA_COLUMNS; i++) {
        table->at[i] = import_column(cells, table->count, PARA_HEADER[i]);
        fine = table->at[i] < table->count;
    }
    if (!fine)
        import_bad(import, lines->number,
                   "the first line must name the columns wikidata_id, eng, "
                   "label, language and type, tabs between them");
    return fine;
}

/* “sr” is “sr-latn” too. */
static bool speaks(Piece language, const char *code) {
    size_t len = strlen(code);
    return language.len >= len && !memcmp(language.text, code, len) &&
           (language.len == len || language.text[len] == '-');
}

static bool para_wanted(const Import *import, Piece language) {
    const char *lang = import->options.lang;
    return !lang || speaks(language, lang) || speaks(language, "en");
}

static bool para_type(Piece piece, NameType *type) {
    static const char *const words[] = {"PER", "ORG", "LOC"};
    for (int i = 0; i < 3; i++)
        if (piece_is(piece, words[i])) {
            *type = (NameType)i;
            return true;
        }
    return false;
}

/* Q90<TAB>Paris<TAB>Parigi<TAB>it<TAB>LOC: the English name stands in each of
 * the entity's lines and is read once. */
static void read_para(Import *import, const ImportLines *lines,
                      const ParaTable *table) {
    Piece cells[PARA_COLUMNS_MOST];
    Piece whole = {buf_str(&lines->text), lines->text.len};
    size_t count = import_cut(whole, '\t', cells, PARA_COLUMNS_MOST);
    NameType type;
    bool fresh;
    if (count != table->count) {
        import_bad(import, lines->number, "%zu column%s, want %zu", count,
                   count == 1 ? "" : "s", table->count);
        return;
    }
    if (!cells[table->at[PARA_ID]].len) {
        import_bad(import, lines->number, "no wikidata_id");
        return;
    }
    if (!para_type(cells[table->at[PARA_TYPE]], &type)) {
        import->left[LEFT_KIND]++;
        return;
    }
    ImportEntity *entity =
        import_entity(import, type, cells[table->at[PARA_ID]], &fresh);
    if (!entity) return;
    if (fresh) import_form(import, entity, cells[table->at[PARA_ENG]]);
    if (para_wanted(import, cells[table->at[PARA_LANGUAGE]]))
        import_form(import, entity, cells[table->at[PARA_LABEL]]);
    else
        import->left[LEFT_LANGUAGE]++;
}

void import_paranames(Import *import, ImportLines *lines) {
    ParaTable table;
    if (!read_para_header(import, lines, &table)) return;
    while (import_line(import, lines))
        if (lines->text.len) read_para(import, lines, &table);
}
