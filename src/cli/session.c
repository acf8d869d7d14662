/* SPDX-License-Identifier: MIT */
#include "cli/session.h"

#include "base/utf8.h"
#include <stdio.h>
#include <string.h>

/* Columns are code points; tabs stay tabs, so that the caret stands right. */
static void print_caret(const char *line, size_t column) {
    size_t at = 0, len = strlen(line), size;
    fputs("    ", stderr);
    for (size_t i = 1; i < column && at < len; i++) {
        uint32_t cp = utf8_at(line, len, at, &size);
        fputc(cp == '\t' ? '\t' : ' ', stderr);
        at += size ? size : 1;
    }
    fputs("^\n", stderr);
}

void session_tell(const char *path, size_t line, size_t column,
                  const char *message, const char *source_line) {
    fprintf(stderr, "%s%s:", line ? "" : "copydesk: ", path);
    if (line) fprintf(stderr, "%zu:%zu:", line, column);
    fprintf(stderr, " %s\n", message);
    if (!source_line || !*source_line) return;
    fprintf(stderr, "    %s\n", source_line);
    print_caret(source_line, column);
}

static void tell_fault(void *user, const copydesk_fault *fault) {
    (void)user;
    session_tell(fault->path, fault->line, fault->column, fault->message,
                 fault->source_line);
}

copydesk_engine *session_open(const Strings *rules, const Strings *names,
                              bool replace_builtin) {
    copydesk_engine_options e = COPYDESK_ENGINE_OPTIONS_INIT;
    e.rules = rules->items;
    e.rule_count = rules->count;
    e.names = names->items;
    e.name_count = names->count;
    e.replace_builtin = replace_builtin;
    e.on_fault = tell_fault;
    copydesk_engine *engine;
    copydesk_error error;
    if (copydesk_engine_open(&engine, &e, &error))
        fprintf(stderr, "copydesk: %s\n", error.message);
    return engine;
}

copydesk_fix_options session_fix_options(const Settings *settings,
                                         const volatile int *cancel) {
    copydesk_fix_options f = COPYDESK_FIX_OPTIONS_INIT;
    f.fixes = settings->fixes;
    f.lang = settings->lang;
    f.profile = settings->profile;
    f.select = settings->select;
    f.ignore = settings->ignore;
    f.output_encoding = settings->output_encoding;
    f.cancel = cancel;
    return f;
}

static bool speaks(const copydesk_engine *engine, const char *lang) {
    for (size_t i = 0; i < copydesk_engine_rule_count(engine); i++) {
        const char *of = copydesk_engine_rule(engine, i)->lang;
        if (of && !strcmp(of, lang)) return true;
    }
    return false;
}

void session_tell_language(const copydesk_engine *engine, const char *lang) {
    if (lang && !speaks(engine, lang))
        fprintf(stderr,
                "copydesk: no rules for %s yet: only those for any language "
                "run\n",
                lang);
}

bool session_selects(const copydesk_engine *engine, const char *profile,
                     const char *select, const char *ignore,
                     copydesk_error *error) {
    copydesk_fix_options f = COPYDESK_FIX_OPTIONS_INIT;
    f.profile = profile;
    f.select = select;
    f.ignore = ignore;
    copydesk_result *result;
    copydesk_status status = copydesk_fix(&result, engine, "", 0, &f, error);
    copydesk_result_free(result);
    return !status;
}
