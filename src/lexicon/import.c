/* SPDX-License-Identifier: MIT */
#include "lexicon/import.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "lexicon/form.h"
#include "lexicon/import_read.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PROGRESS_EVERY 65536 /* lines */

void import_bad(Import *import, size_t line, const char *format, ...) {
    char message[400];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    message[utf8_valid(message, strlen(message))] = 0; /* cut, but whole */
    import->bad++;
    if (import->options.on_bad)
        import->options.on_bad(import->options.user, line, message);
}

static const char *line_fault(const ImportLines *lines) {
    const char *text = buf_str(&lines->text);
    size_t len = lines->text.len;
    if (lines->cut) return "longer than any record is";
    if (memchr(text, 0, len)) return "a NUL character";
    if (utf8_valid(text, len) != len) return "not valid UTF-8";
    return NULL;
}

bool import_line(Import *import, ImportLines *lines) {
    while (!import->lost && lines_next(lines)) {
        if (lines->number % PROGRESS_EVERY == 0 && import->options.on_progress)
            import->options.on_progress(import->options.user, lines->number,
                                        import->count);
        const char *fault = line_fault(lines);
        if (!fault) return true;
        import_bad(import, lines->number, "%s", fault);
    }
    return false;
}

size_t import_cut(Piece whole, char separator, Piece *out, size_t most) {
    const char *p = whole.text, *end = p + whole.len;
    for (size_t count = 0;;) {
        const char *stop = memchr(p, separator, (size_t)(end - p));
        if (count < most)
            out[count] = (Piece){p, (size_t)((stop ? stop : end) - p)};
        count++;
        if (!stop) return count;
        p = stop + 1;
    }
}

bool piece_is(Piece piece, const char *text) {
    return piece.len == strlen(text) && !memcmp(piece.text, text, piece.len);
}

size_t import_column(const Piece *header, size_t count, const char *name) {
    size_t i = 0;
    while (i < count && !piece_is(header[i], name))
        i++;
    return i;
}

ImportEntity *import_entity(Import *import, NameType type, Piece source,
                            bool *fresh) {
    uint32_t at;
    bool there = map_get(&import->by_source, source.text, source.len, &at);
    if (fresh) *fresh = !there;
    if (there) return &import->items[at];
    ImportEntity entity = {
        .type = type,
        .source = arena_copy(&import->arena, source.text, source.len)};
    if (entity.source && import->count < UINT32_MAX &&
        map_put(&import->by_source, entity.source, source.len,
                (uint32_t)import->count) &&
        VEC_ADD(import, entity))
        return &import->items[import->count - 1];
    import->lost = true;
    return NULL;
}

static bool has_form(const ImportEntity *entity, const char *text) {
    const ImportForm *form = entity->first;
    while (form && strcmp(form->text, text) != 0)
        form = form->next;
    return form != NULL;
}

static void keep_form(Import *import, ImportEntity *entity, const char *text,
                      size_t len) {
    if (has_form(entity, text)) return;
    if (entity->forms == IMPORT_FORMS_MOST) {
        import->left[LEFT_MANY]++;
        return;
    }
    ImportForm *form = arena_alloc(&import->arena, sizeof *form);
    if (form) form->text = arena_copy(&import->arena, text, len);
    if (!form || !form->text) {
        import->lost = true;
        return;
    }
    if (entity->last)
        entity->last->next = form;
    else
        entity->first = form;
    entity->last = form;
    entity->forms++;
}

void import_form(Import *import, ImportEntity *entity, Piece form) {
    Buf *clean = &import->scratch;
    clean->len = 0;
    switch (form_clean(form.text, form.len, clean)) {
    case FORM_FINE:
        keep_form(import, entity, buf_str(clean), clean->len);
        break;
    case FORM_EMPTY: break;
    case FORM_FOREIGN: import->left[LEFT_SCRIPT]++; break;
    case FORM_UNFIT: import->left[LEFT_UNFIT]++; break;
    case FORM_MEMORY: import->lost = true; break;
    }
}

bool import_schema(Piece schema, NameType *type) {
    /* LegalEntity may be a person by its definition; sources use it for
     * bodies of which they do not know the form: “Plant No. 560”. */
    static const struct {
        const char *schema;
        NameType type;
    } known[] = {{"Person", NAME_PERSON},
                 {"Organization", NAME_ORGANISATION},
                 {"Company", NAME_ORGANISATION},
                 {"PublicBody", NAME_ORGANISATION},
                 {"LegalEntity", NAME_ORGANISATION}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (piece_is(schema, known[i].schema)) {
            *type = known[i].type;
            return true;
        }
    return false;
}

/* JSON lines start with a brace, the table with its header. */
static void read_opensanctions(Import *import, ImportLines *lines) {
    size_t at = lines->at;
    while (at < lines->len && strchr(" \r\n", lines->block[at]))
        at++;
    if (at < lines->len && lines->block[at] == '{')
        import_opensanctions_json(import, lines);
    else
        import_opensanctions_csv(import, lines);
}

Status import_read(Import *import, ImportFormat format, ImportLines *lines) {
    static void (*const readers[IMPORT_FORMATS])(Import *, ImportLines *) = {
        import_jrc, import_paranames, read_opensanctions, import_popolo};
    readers[format](import, lines);
    if (import->lost || lines->lost) return STATUS_MEMORY;
    return lines->error ? STATUS_IO : STATUS_OK;
}

void import_free(Import *import) {
    free(import->items);
    map_free(&import->by_source);
    buf_free(&import->scratch);
    arena_free(&import->arena);
}
