/* SPDX-License-Identifier: MIT */
#include "lexicon/import.h"

#include "lexicon/form.h"
#include <stdlib.h>
#include <string.h>

/* By type: organisation, person, place; then by id. */
static const char *type_name(NameType type) {
    static const char *const names[] = {"person", "organisation", "place"};
    return names[type];
}

static int by_place(const void *a, const void *b) {
    const ImportEntity *one = *(const ImportEntity *const *)a;
    const ImportEntity *other = *(const ImportEntity *const *)b;
    int types = strcmp(type_name(one->type), type_name(other->type));
    return types ? types : strcmp(one->id, other->id);
}

static int by_bytes(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The slug of the canonical form; where another has that, with the id in the
 * source behind it, and where that is taken too, a number. */
static const char *choose_id(Import *import, Slugs *slugs, Map *taken,
                             const ImportEntity *entity) {
    Buf *id = &import->scratch;
    const char *name = entity->first->text;
    id->len = 0;
    if (!slug_add(slugs, name, strlen(name), id)) return NULL;
    bool again = !id->len || map_get(taken, id->data, id->len, NULL);
    if (again) {
        if (id->len) buf_char(id, '-');
        if (!slug_add(slugs, entity->source, strlen(entity->source), id))
            return NULL;
    }
    size_t stem = id->len;
    for (size_t n = 2; !id->len || map_get(taken, id->data, id->len, NULL);
         n++) {
        id->len = stem;
        buf_print(id, "%s%zu", stem ? "-" : "", n);
        if (id->failed) return NULL;
    }
    char *kept = arena_copy(&import->arena, id->data, id->len);
    return kept && map_put(taken, kept, id->len, 1) ? kept : NULL;
}

/* Gives each entity with a form its id, and lists them. */
static Status choose_ids(Import *import, ImportEntity **rows) {
    Slugs *slugs = slugs_new();
    Map taken = {0};
    Status status = slugs ? STATUS_OK : STATUS_MEMORY;
    for (size_t i = 0; i < import->count && !status; i++) {
        ImportEntity *entity = &import->items[i];
        if (!entity->forms) {
            import->left[LEFT_NAMELESS]++;
            continue;
        }
        entity->id = choose_id(import, slugs, &taken, entity);
        if (!entity->id) status = STATUS_MEMORY;
        rows[import->rows++] = entity;
    }
    slugs_free(slugs);
    map_free(&taken);
    return status;
}

static void add_row(const ImportEntity *entity, Buf *out) {
    const char *forms[IMPORT_FORMS_MOST];
    size_t count = 0;
    for (const ImportForm *f = entity->first->next; f; f = f->next)
        forms[count++] = f->text;
    qsort(forms, count, sizeof *forms, by_bytes);
    buf_print(out, "%s\t%s\t%s\t", type_name(entity->type), entity->id,
              entity->first->text);
    for (size_t i = 0; i < count; i++) {
        if (i) buf_char(out, '|');
        buf_text(out, forms[i]);
    }
    buf_text(out, "\t\t\t\tseen\n"); /* nothing wrong, no roles */
}

Status import_write(Import *import, Buf *out) {
    ImportEntity **rows = malloc((import->count + 1) * sizeof *rows);
    Status status = rows ? choose_ids(import, rows) : STATUS_MEMORY;
    if (!status) {
        qsort(rows, import->rows, sizeof *rows, by_place);
        buf_text(out, "type\tid\tcanonical\taccepted\twrong\troles\t"
                      "confusables\tflags\n");
        for (size_t i = 0; i < import->rows; i++) {
            add_row(rows[i], out);
            import->forms += rows[i]->forms;
        }
        if (out->failed) status = STATUS_MEMORY;
    }
    free(rows);
    return status;
}
