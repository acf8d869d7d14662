/* SPDX-License-Identifier: MIT
 * `copydesk dict lookup NAME…`: whose name it is, and who is near. */
#include "base/buf.h"
#include "cli/dict.h"
#include "cli/output.h"
#include "cli/session.h"
#include "report/report.h"
#include <stdio.h>

/* One name asked for, and what is told of it. */
typedef struct Answer {
    Format format;
    const char *asked;
    Buf out;
    size_t told;    /* entities in out, of all names */
    Buf near;       /* “A, B”, of this one */
    size_t guesses; /* in near */
} Answer;

static void on_name(void *user, const copydesk_name *name) {
    Answer *a = user;
    if (name->how == COPYDESK_NAME_NEAR) {
        buf_print(&a->near, "%s%s", a->guesses++ ? ", " : "", name->canonical);
        return;
    }
    if (a->format == FORMAT_TEXT) {
        if (a->told) buf_char(&a->out, '\n');
        report_name(&a->out, a->asked, name);
    } else {
        if (a->format == FORMAT_JSON) buf_text(&a->out, a->told ? ",\n" : "\n");
        report_name_json(&a->out, a->asked, name);
        if (a->format == FORMAT_JSONL) buf_char(&a->out, '\n');
    }
    a->told++;
}

static void tell_none(const Answer *a) {
    fprintf(stderr, "copydesk: dict lookup: %s: not found", a->asked);
    if (a->guesses) fprintf(stderr, "; did you mean %s?", buf_str(&a->near));
    fputc('\n', stderr);
}

static int look_up(const copydesk_engine *engine, const Options *options) {
    Answer a = {.format = options->format};
    int code = EXIT_FINE;
    if (a.format == FORMAT_JSON) buf_char(&a.out, '[');
    for (size_t i = 1; i < options->path_count; i++) {
        a.asked = options->paths[i];
        a.near.len = a.guesses = 0;
        if (copydesk_engine_lookup(engine, a.asked, on_name, &a)) continue;
        tell_none(&a);
        code = EXIT_FOUND;
    }
    if (a.format == FORMAT_JSON) buf_text(&a.out, a.told ? "\n]\n" : "]\n");
    if (a.out.failed) fputs("copydesk: dict lookup: out of memory\n", stderr);
    if (!a.out.failed) output_write(buf_str(&a.out), a.out.len);
    if (a.out.failed || output_failed()) code = EXIT_NOTHING;
    buf_free(&a.out);
    buf_free(&a.near);
    return code;
}

int dict_lookup(Options *options) {
    if (options->path_count < 2) {
        fputs("copydesk: dict lookup: want NAME ... (copydesk dict --help)\n",
              stderr);
        return EXIT_NOTHING;
    }
    copydesk_engine *engine = session_open(&options->rules, &options->names,
                                           options->replace_builtin);
    if (!engine) return EXIT_NOTHING;
    int code = look_up(engine, options);
    copydesk_engine_free(engine);
    return code;
}
