/* SPDX-License-Identifier: MIT
 * The readers of FollowTheMoney's JSON lines and of Popolo's documents, by
 * jansson. */
#include "lexicon/import_read.h"

#include <jansson.h>
#include <string.h>

/* Zero where it is no string. */
static Piece piece_of(const json_t *value) {
    const char *text = json_string_value(value);
    return (Piece){text ? text : "", json_string_length(value)};
}

static Piece piece_at(const json_t *object, const char *key) {
    return piece_of(json_object_get(object, key));
}

static void add_list(Import *import, ImportEntity *entity, const json_t *list) {
    for (size_t i = 0; i < json_array_size(list); i++)
        import_form(import, entity, piece_of(json_array_get(list, i)));
}

/* {"id": …, "schema": "Person", "caption": …, "properties": {"name": […]}}: the
 * caption is the name that a reader of English wants to see. */
static void add_record(Import *import, size_t line, const json_t *record) {
    Piece id = piece_at(record, "id"), schema = piece_at(record, "schema");
    const json_t *properties = json_object_get(record, "properties");
    NameType type;
    if (!id.len || !schema.len || !json_is_object(properties)) {
        import_bad(import, line, "no entity: want id, schema and properties");
        return;
    }
    if (!import_schema(schema, &type)) {
        import->left[LEFT_KIND]++;
        return;
    }
    ImportEntity *entity = import_entity(import, type, id, NULL);
    if (!entity) return;
    const json_t *names = json_object_get(properties, "name");
    Piece caption = piece_at(record, "caption");
    /* Where it is one of the names, it is counted as that. */
    bool listed = false;
    for (size_t i = 0; i < json_array_size(names); i++)
        listed |= piece_is(piece_of(json_array_get(names, i)), caption.text);
    size_t left = import->left[LEFT_SCRIPT];
    import_form(import, entity, caption);
    if (listed) import->left[LEFT_SCRIPT] = left;
    add_list(import, entity, names);
    add_list(import, entity, json_object_get(properties, "alias"));
    import->left[LEFT_WEAK] +=
        json_array_size(json_object_get(properties, "weakAlias"));
}

void import_opensanctions_json(Import *import, ImportLines *lines) {
    while (import_line(import, lines)) {
        json_error_t error;
        if (!lines->text.len) continue;
        json_t *record =
            json_loadb(lines->text.data, lines->text.len, 0, &error);
        if (record)
            add_record(import, lines->number, record);
        else
            import_bad(import, lines->number, "no JSON: %s", error.text);
        json_decref(record);
    }
}

/* {"id": …, "name": …, "other_names": [{"name": …, "lang": …}]}; sort_name
 * (“Dupont, Jean”) is no form that a story has. */
static void add_thing(Import *import, NameType type, const char *list,
                      size_t number, const json_t *thing) {
    Piece id = piece_at(thing, "id");
    if (!id.len) {
        import_bad(import, 0, "%s[%zu]: no id", list, number);
        return;
    }
    ImportEntity *entity = import_entity(import, type, id, NULL);
    if (!entity) return;
    import_form(import, entity, piece_at(thing, "name"));
    const json_t *others = json_object_get(thing, "other_names");
    for (size_t i = 0; i < json_array_size(others); i++)
        import_form(import, entity,
                    piece_at(json_array_get(others, i), "name"));
}

static void add_things(Import *import, NameType type, const char *list,
                       const json_t *things) {
    for (size_t i = 0; i < json_array_size(things) && !import->lost; i++)
        add_thing(import, type, list, i, json_array_get(things, i));
}

/* One document: EveryPolitician's largest, of a parliament's whole history,
 * takes some tens of megabytes. */
void import_popolo(Import *import, ImportLines *lines) {
    json_error_t error;
    json_t *root = json_load_callback(lines_bytes, lines, 0, &error);
    const json_t *persons = json_object_get(root, "persons");
    const json_t *bodies = json_object_get(root, "organizations");
    if (!root && !lines->error)
        import_bad(import, error.line > 0 ? (size_t)error.line : 0,
                   "no JSON: %s", error.text);
    else if (root && !json_is_array(persons) && !json_is_array(bodies))
        import_bad(import, 0, "it lists neither persons nor organizations");
    add_things(import, NAME_PERSON, "persons", persons);
    add_things(import, NAME_ORGANISATION, "organizations", bodies);
    json_decref(root);
}
