/* SPDX-License-Identifier: MIT
 * Opening an engine: the embedded pack, then the caller's own files, all their
 * faults in one run. */
#include "engine.h"

#include "base/file.h"
#include "base/utf8.h"
#include "lexicon/name_match.h"
#include "pack/pack.h"
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define RULE_FILE_MAX ((size_t)16 << 20)
#define NAMES_FILE_MAX ((size_t)1 << 30)

#define SAME_CODE(ours, theirs)                                                \
    _Static_assert((int)(ours) == (int)(theirs), "public and internal codes")
SAME_CODE(STATUS_MEMORY, COPYDESK_ERROR_MEMORY);
SAME_CODE(STATUS_ARGUMENT, COPYDESK_ERROR_ARGUMENT);
SAME_CODE(STATUS_IO, COPYDESK_ERROR_IO);
SAME_CODE(STATUS_FAULTS, COPYDESK_ERROR_FAULTS);
SAME_CODE(STATUS_LIMIT, COPYDESK_ERROR_LIMIT);
SAME_CODE(STATUS_CANCELLED, COPYDESK_ERROR_CANCELLED);
SAME_CODE(LEVEL_ERROR, COPYDESK_ERROR);
SAME_CODE(FIX_SAFE, COPYDESK_FIXES_SAFE);
SAME_CODE(FIX_SUGGESTED, COPYDESK_FIXES_SUGGESTED);

copydesk_status engine_fail(copydesk_error *error, Status status,
                            const char *format, ...) {
    if (error) {
        error->code = (copydesk_status)status;
        va_list args;
        va_start(args, format);
        vsnprintf(error->message, sizeof error->message, format, args);
        va_end(args);
    }
    return (copydesk_status)status;
}

static bool has_prefix(const char *text, const char *prefix) {
    return !strncmp(text, prefix, strlen(prefix));
}

/* A list by language: "dict/language/en.txt" is for "en". */
static Status add_list(copydesk_engine *engine, const PackFile *file,
                       const char *path, Faults *faults) {
    const char *name = strrchr(file->path, '/') + 1;
    const char *bytes = (const char *)file->bytes;
    char code[8] = {0};
    size_t len = strcspn(name, ".");
    if (len >= sizeof code) return STATUS_LIMIT;
    memcpy(code, name, len);
    if (has_prefix(file->path, "dict/language/"))
        return languages_add(&engine->languages, code, bytes, file->len);
    if (has_prefix(file->path, "dict/leftovers/"))
        return languages_add(&engine->leftovers, code, bytes, file->len);
    if (has_prefix(file->path, "dict/misspellings/"))
        return orthography_add_wrong(engine->orthography, path, code, bytes,
                                     file->len, faults);
    if (has_prefix(file->path, "dict/frequent/"))
        return orthography_add_frequent(engine->orthography, code, bytes,
                                        file->len);
    if (has_prefix(file->path, "dict/common/"))
        return orthography_add_common(engine->orthography, code, bytes,
                                      file->len);
    if (has_prefix(file->path, "dict/furniture/") ||
        has_prefix(file->path, "dict/speech/") ||
        has_prefix(file->path, "dict/sentences/"))
        return furniture_add(&engine->furniture, path, code, bytes, file->len,
                             faults);
    if (has_prefix(file->path, "dict/roles/"))
        return roles_add(&engine->roles, path, bytes, file->len, faults);
    if (!strcmp(file->path, "dict/keys/short.tsv"))
        return name_keys_add_shorts(&engine->keys, path, bytes, file->len,
                                    faults);
    if (has_prefix(file->path, "dict/keys/"))
        return name_keys_add(&engine->keys, path, code, bytes, file->len,
                             faults);
    if (has_prefix(file->path, "dict/words/"))
        return known_words_add(engine->words, code, bytes, file->len);
    return abbreviations_add(&engine->abbreviations, code, bytes, file->len);
}

static Status add_embedded(copydesk_engine *engine, Faults *faults) {
    Status status = STATUS_OK;
    for (size_t i = 0; i < pack_file_count && !status; i++) {
        const PackFile *file = &pack_files[i];
        char path[300];
        snprintf(path, sizeof path, "copydesk:%s", file->path);
        const char *kept = arena_copy(&engine->arena, path, strlen(path));
        const char *bytes = (const char *)file->bytes;
        if (!kept)
            status = STATUS_MEMORY;
        else if (has_prefix(file->path, "rules/profiles/"))
            status =
                profiles_add(&engine->rules, kept, bytes, file->len, faults);
        else if (has_prefix(file->path, "rules/"))
            status =
                ruleset_add(&engine->rules, kept, bytes, file->len, faults);
        else if (has_prefix(file->path, "dict/names/"))
            status = names_add(&engine->names, kept, bytes, file->len, faults);
        else if (!strcmp(file->path, "dict/countries.tsv"))
            status = countries_add(&engine->countries, kept, bytes, file->len,
                                   faults);
        else
            status = add_list(engine, file, kept, faults);
    }
    return status;
}

/* Did the file turn out to be a built one, used or refused? */
static bool add_built(copydesk_engine *engine, const char *path, Faults *faults,
                      Status *status) {
    const char *why;
    *status = names_add_map(&engine->names, path, &why);
    if (*status == STATUS_FAULTS) {
        fault_add(faults, (Place){.path = path}, "%s", why);
        *status = STATUS_OK;
        return true;
    }
    /* What cannot be opened is told where it cannot be read. */
    return *status != STATUS_ARGUMENT && *status != STATUS_IO;
}

static Status add_file(copydesk_engine *engine, const char *path, bool rules,
                       Faults *faults) {
    Buf bytes = {0};
    Status status;
    if (!rules && add_built(engine, path, faults, &status)) return status;
    status = file_read(path, rules ? RULE_FILE_MAX : NAMES_FILE_MAX, &bytes);
    if (status == STATUS_IO || status == STATUS_LIMIT) {
        fault_add(faults, (Place){.path = path}, "cannot be read: %s",
                  status == STATUS_IO ? strerror(errno) : "too long");
        status = STATUS_OK;
    } else if (!status && rules && profile_is(path)) {
        status = profiles_add(&engine->rules, path, buf_str(&bytes), bytes.len,
                              faults);
    } else if (!status && rules) {
        status = ruleset_add(&engine->rules, path, buf_str(&bytes), bytes.len,
                             faults);
    } else if (!status) {
        status =
            names_add(&engine->names, path, buf_str(&bytes), bytes.len, faults);
    }
    buf_free(&bytes);
    return status;
}

static Status add_path(copydesk_engine *engine, const char *path, bool rules,
                       Faults *faults) {
    Paths files = {0};
    Status status =
        file_list(&engine->arena, path, rules ? ".yml" : ".tsv .names", &files);
    if (status == STATUS_IO) {
        const char *kept = arena_copy(&engine->arena, path, strlen(path));
        fault_add(faults, (Place){.path = kept}, "cannot be read: %s",
                  strerror(errno));
        status = STATUS_OK;
    }
    engine->rules.folder = path;
    for (size_t i = 0; i < files.count && !status; i++)
        status = add_file(engine, files.items[i], rules, faults);
    free(files.items);
    return status;
}

static Status add_options(copydesk_engine *engine,
                          const copydesk_engine_options *options,
                          Faults *faults) {
    Status status = STATUS_OK;
    for (size_t i = 0; i < options->rule_count && !status; i++)
        status = add_path(engine, options->rules[i], true, faults);
    for (size_t i = 0; i < options->name_count && !status; i++)
        status = add_path(engine, options->names[i], false, faults);
    return status;
}

static const char *kind_name(RuleKind kind) {
    static const char *const names[RULE_KINDS] = {
        "pattern",     "replace",  "pair",    "quotation", "name",
        "consistency", "mojibake", "compose", "homoglyph", "number",
        "repeat",      "fragment", "spell",   "foreign",   "built-in"};
    return names[kind];
}

static void list_rule(copydesk_rule *out, const Rule *rule,
                      copydesk_example *examples) {
    *out = (copydesk_rule){.id = rule->id,
                           .kind = kind_name(rule->kind),
                           .pack = rule->pack,
                           .lang = rule->lang_count ? rule->langs[0] : NULL,
                           .since = rule->since,
                           .why = rule->why,
                           .level = (copydesk_level)rule->level,
                           .fix = (copydesk_fixes)rule->fix,
                           .path = rule->place.path,
                           .line = rule->place.line,
                           .column = rule->place.column,
                           .source_line = rule->place.text,
                           .examples = examples,
                           .example_count = rule->example_count,
                           .links = rule->links,
                           .link_count = rule->link_count};
    for (size_t i = 0; i < rule->example_count; i++) {
        const Example *e = &rule->examples[i];
        examples[i] = (copydesk_example){
            e->bad,        e->good,         e->ok,        e->place.path,
            e->place.line, e->place.column, e->place.text};
    }
}

static Status list_rules(copydesk_engine *engine) {
    const Ruleset *rules = &engine->rules;
    engine->listed =
        arena_array(&engine->arena, rules->count + 1, sizeof *engine->listed);
    if (!engine->listed) return STATUS_MEMORY;
    for (size_t i = 0; i < rules->count; i++) {
        copydesk_example *examples =
            arena_array(&engine->arena, rules->items[i].example_count + 1,
                        sizeof *examples);
        if (!examples) return STATUS_MEMORY;
        list_rule(&engine->listed[i], &rules->items[i], examples);
    }
    return STATUS_OK;
}

static Status list_profiles(copydesk_engine *engine) {
    const Profiles *from = &engine->rules.profiles;
    engine->profiles =
        arena_array(&engine->arena, from->count, sizeof *engine->profiles);
    for (size_t i = 0; engine->profiles && i < from->count; i++)
        engine->profiles[i] =
            (copydesk_profile){from->items[i].name, from->items[i].about,
                               from->items[i].packs, from->items[i].pack_count};
    return engine->profiles ? STATUS_OK : STATUS_MEMORY;
}

static void report_faults(const copydesk_engine_options *options,
                          const Faults *faults) {
    for (size_t i = 0; i < faults->count && options->on_fault; i++) {
        const Fault *f = &faults->items[i];
        copydesk_fault fault = {f->place.path, f->place.line, f->place.column,
                                f->message, f->place.text};
        options->on_fault(options->user, &fault);
    }
}

static Status load(copydesk_engine *engine,
                   const copydesk_engine_options *options, Faults *faults) {
    Status status = add_embedded(engine, faults);
    if (!status) status = add_options(engine, options, faults);
    if (!status)
        status = name_index_build(&engine->people, &engine->names,
                                  &engine->keys, &engine->countries);
    if (!status) status = ruleset_finish(&engine->rules, faults);
    if (!status) status = list_rules(engine);
    if (!status) status = list_profiles(engine);
    if (!status && faults->lost) status = STATUS_MEMORY;
    if (!status && faults->count) status = STATUS_FAULTS;
    return status;
}

copydesk_status copydesk_engine_open(copydesk_engine **out,
                                     const copydesk_engine_options *options,
                                     copydesk_error *error) {
    static const copydesk_engine_options defaults =
        COPYDESK_ENGINE_OPTIONS_INIT;
    if (!options) options = &defaults;
    *out = NULL;
    copydesk_engine *engine = calloc(1, sizeof *engine);
    if (!engine) return engine_fail(error, STATUS_MEMORY, "out of memory");
    engine->words = known_words_new(&engine->names);
    engine->orthography = orthography_new();
    engine->rules.arena = &engine->arena;
    engine->rules.replace_builtin = options->replace_builtin;
    engine->names.arena = &engine->arena;
    engine->people.arena = &engine->arena;
    engine->countries.arena = &engine->arena;
    engine->roles.arena = &engine->arena;
    engine->keys.arena = &engine->arena;
    engine->languages.arena = &engine->arena;
    engine->leftovers.arena = &engine->arena;
    engine->abbreviations.arena = &engine->arena;
    engine->furniture.arena = &engine->arena;
    Faults faults = {.arena = &engine->arena};
    Status status = engine->words && engine->orthography
                        ? load(engine, options, &faults)
                        : STATUS_MEMORY;
    size_t count = faults.count;
    if (status == STATUS_FAULTS) report_faults(options, &faults);
    faults_free(&faults);
    if (!status) {
        *out = engine;
        return COPYDESK_OK;
    }
    copydesk_engine_free(engine);
    if (status == STATUS_FAULTS)
        return engine_fail(error, status,
                           "%zu fault%s in rules or dictionaries", count,
                           count == 1 ? "" : "s");
    return engine_fail(error, status, "out of memory");
}

void copydesk_engine_free(copydesk_engine *engine) {
    if (!engine) return;
    ruleset_free(&engine->rules);
    known_words_free(engine->words);
    names_free(&engine->names);
    name_index_free(&engine->people);
    countries_free(&engine->countries);
    roles_free(&engine->roles);
    name_keys_free(&engine->keys);
    languages_free(&engine->languages);
    languages_free(&engine->leftovers);
    orthography_free(engine->orthography);
    abbreviations_free(&engine->abbreviations);
    furniture_free(&engine->furniture);
    arena_free(&engine->arena);
    free(engine);
}

copydesk_match copydesk_engine_match(const copydesk_engine *engine,
                                     const char *a, const char *b) {
    size_t a_len = utf8_valid(a, strlen(a)), b_len = utf8_valid(b, strlen(b));
    return (copydesk_match)names_compare(&engine->names, &engine->keys,
                                         &engine->people, a, a_len, b, b_len);
}

size_t copydesk_engine_rule_count(const copydesk_engine *engine) {
    return engine->rules.count;
}

const copydesk_rule *copydesk_engine_rule(const copydesk_engine *engine,
                                          size_t index) {
    return &engine->listed[index];
}

size_t copydesk_engine_profile_count(const copydesk_engine *engine) {
    return engine->rules.profiles.count;
}

const copydesk_profile *copydesk_engine_profile(const copydesk_engine *engine,
                                                size_t index) {
    return &engine->profiles[index];
}
