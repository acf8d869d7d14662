/* SPDX-License-Identifier: MIT
 *
 * copydesk reads news copy that a machine translated, repairs what it can
 * prove, proposes what an editor must decide, and accounts for every change.
 *
 *     copydesk_engine *engine;
 *     copydesk_result *result;
 *     copydesk_engine_open(&engine, NULL, NULL);
 *     copydesk_fix(&result, engine, text, length, NULL, NULL);
 *     puts(copydesk_result_text(result, NULL));
 *     copydesk_result_free(result);
 *     copydesk_engine_free(engine);
 *
 * Conventions of this header:
 *   - Text is a pointer and a length in bytes; it is never assumed to end in
 *     NUL, may hold NUL bytes, and need not be valid UTF-8. Text that comes
 *     out ends in NUL as a courtesy; the length does not count it.
 *   - Offsets are bytes from 0 in the text that was handed in, spans are
 *     half-open. Lines and columns, where they occur, count from 1; columns
 *     are code points.
 *   - Functions that can fail return a copydesk_status and write their result
 *     through the first argument: NULL there on failure. `error` may be NULL.
 *   - What comes through a pointer to a pointer is yours, with one free
 *     function that accepts NULL. Everything that a getter returns is borrowed
 *     from the object it was asked of, until that is freed.
 *   - Nothing here prints, exits or aborts.
 */
#ifndef COPYDESK_H
#define COPYDESK_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define COPYDESK_API __attribute__((visibility("default")))
#else
#define COPYDESK_API
#endif

#define COPYDESK_VERSION "0.1.0"

/* The version of the library that runs, "major.minor.patch". */
COPYDESK_API const char *copydesk_version(void);

/* Everything that can go wrong. A change to these is a change of the API. */
typedef enum copydesk_status {
    COPYDESK_OK = 0,
    COPYDESK_ERROR_MEMORY,    /* an allocation failed */
    COPYDESK_ERROR_ARGUMENT,  /* an unknown rule, language, profile or
                                 encoding */
    COPYDESK_ERROR_IO,        /* a file could not be read */
    COPYDESK_ERROR_FAULTS,    /* rule files or dictionaries have faults */
    COPYDESK_ERROR_LIMIT,     /* more findings than the library will hold */
    COPYDESK_ERROR_CANCELLED, /* by the cancel flag or the deadline */
    COPYDESK_ERROR_ENCODING,  /* the text is not in the encoding that was
                                 named, or has no place in the one asked for */
} copydesk_status;

/* What happened, owned by the caller. Filled only on failure. */
typedef struct copydesk_error {
    copydesk_status code;
    char message[512]; /* one sentence without a line feed, ends in NUL */
} copydesk_error;

/* How bad a finding is. */
typedef enum copydesk_level {
    COPYDESK_INFO = 0, /* style */
    COPYDESK_WARNING,  /* an editor should see it */
    COPYDESK_ERROR,    /* it breaks publication */
} copydesk_level;

/* How far a repair may be trusted; as an option, how far to go. */
typedef enum copydesk_fixes {
    COPYDESK_FIXES_NONE = 0,  /* no repair / repair nothing */
    COPYDESK_FIXES_SUGGESTED, /* an editor decides / these and the safe ones */
    COPYDESK_FIXES_SAFE,      /* proven / only these */
} copydesk_fixes;

/* ------------------------------------------------------------- engine -- */

/* Rules and dictionaries, read once. It never changes after opening: any
 * number of threads may use one at the same time, until it is freed. */
typedef struct copydesk_engine copydesk_engine;

/* A fault in a rule file or a dictionary. Strings are borrowed for the time of
 * the call that reports it. */
typedef struct copydesk_fault {
    const char *path;
    size_t line, column;     /* 0 and 0: the file as a whole */
    const char *message;     /* without path and place */
    const char *source_line; /* the line's text, or NULL */
} copydesk_fault;

typedef void (*copydesk_fault_fn)(void *user, const copydesk_fault *fault);

typedef struct copydesk_engine_options {
    size_t size; /* sizeof(copydesk_engine_options), see the INIT macro */
    /* Rule files, or folders of them (*.yml), in addition to the rules that
     * are built in. */
    const char *const *rules;
    size_t rule_count;
    /* Names dictionaries, or folders of them (*.tsv and *.names), likewise.
     * One that `copydesk dict build` made is told by its first bytes; it is
     * mapped, and must not be written over as long as the engine is open. */
    const char *const *names;
    size_t name_count;
    /* Not 0: a rule of these files takes the place of the built-in one of the
     * same id. Else that is a fault. */
    int replace_builtin;
    /* Called for each fault of all files, in the order of the files, before
     * copydesk_engine_open returns COPYDESK_ERROR_FAULTS. May be NULL. */
    copydesk_fault_fn on_fault;
    void *user; /* handed to on_fault */
} copydesk_engine_options;

#define COPYDESK_ENGINE_OPTIONS_INIT                                           \
    { sizeof(copydesk_engine_options), NULL, 0, NULL, 0, 0, NULL, NULL }

/* Opens an engine: the built-in rules and names, and those of the options
 * (NULL: none). COPYDESK_ERROR_FAULTS when any file has a fault, a file that
 * cannot be read included; COPYDESK_ERROR_MEMORY. Free it with
 * copydesk_engine_free. */
COPYDESK_API copydesk_status copydesk_engine_open(
    copydesk_engine **out, const copydesk_engine_options *options,
    copydesk_error *error);

/* Frees an engine that no call uses any more. Results stay valid: they hold
 * nothing of it. NULL is fine. */
COPYDESK_API void copydesk_engine_free(copydesk_engine *engine);

/* An example that a rule file gives. Either `ok` is set, or `bad`; `good` is
 * what the repair makes of `bad`, NULL where the rule only flags. */
typedef struct copydesk_example {
    const char *bad, *good, *ok;
    const char *path; /* where it stands */
    size_t line, column;
    const char *source_line; /* the text of that line */
} copydesk_example;

/* A rule. All pointers are borrowed from the engine. */
typedef struct copydesk_rule {
    const char *id;    /* "family.name" */
    const char *kind;  /* "pattern", "replace", "pair", "quotation", "name",
                          "consistency", "mojibake", "compose", "homoglyph",
                          "number", "repeat", "fragment", "spell",
                          "foreign", "built-in" */
    const char *pack;  /* "core", "en", "style/ap"; "" for a file of your own.
                          Packs "style/…" are on where a profile names them */
    const char *lang;  /* "en", or NULL: any language */
    const char *since; /* the version that brought it */
    const char *why;   /* what is wrong with it, or NULL */
    copydesk_level level;
    copydesk_fixes fix;      /* the most its repairs may be */
    const char *path;        /* where it is defined; NULL for built-in ones */
    size_t line, column;     /* of its id in that file */
    const char *source_line; /* the text of that line, or NULL */
    const copydesk_example *examples;
    size_t example_count;
    const char *const *links; /* web pages that say more */
    size_t link_count;
} copydesk_rule;

/* The number of rules; they are in the order of their ids. */
COPYDESK_API size_t copydesk_engine_rule_count(const copydesk_engine *engine);

/* Rule number `index`, below the count. */
COPYDESK_API const copydesk_rule *
copydesk_engine_rule(const copydesk_engine *engine, size_t index);

/* A profile: the style packs it adds, its switches and house forms. All
 * pointers are borrowed from the engine. */
typedef struct copydesk_profile {
    const char *name;         /* "ap" */
    const char *about;        /* a line for people, "" if there is none */
    const char *const *packs; /* "style/ap" */
    size_t pack_count;
} copydesk_profile;

/* The number of profiles; they are in the order of their names. "default" is
 * always one of them. */
COPYDESK_API size_t
copydesk_engine_profile_count(const copydesk_engine *engine);

/* Profile number `index`, below the count. */
COPYDESK_API const copydesk_profile *
copydesk_engine_profile(const copydesk_engine *engine, size_t index);

/* What two spellings of names are to one another. */
typedef enum copydesk_match {
    COPYDESK_MATCH_SAME,     /* one name: listed as one, or of two words and
                                more that all have the same keys */
    COPYDESK_MATCH_UNSURE,   /* near; an editor decides */
    COPYDESK_MATCH_DIFFERENT /* listed as two, or not near */
} copydesk_match;

/* Compares two names in UTF-8, NUL-terminated. Thread-safe. */
COPYDESK_API copydesk_match copydesk_engine_match(const copydesk_engine *engine,
                                                  const char *a, const char *b);

/* How an entity was found by a name. */
typedef enum copydesk_name_how {
    COPYDESK_NAME_RIGHT, /* the name is a right form of it, */
    COPYDESK_NAME_WRONG, /* one listed as wrong, */
    COPYDESK_NAME_SEEN,  /* one that was met somewhere, which proves nothing, */
    COPYDESK_NAME_ALIKE, /* one whose two words or more are all spelled alike */
    COPYDESK_NAME_WORD,  /* the name is one word, and one of its words */
    COPYDESK_NAME_NEAR   /* perhaps: a guess */
} copydesk_name_how;

/* A person, an organisation or a place. Strings and lists are borrowed for the
 * time of the call that reports it. */
typedef struct copydesk_name {
    copydesk_name_how how;
    const char *type; /* "person", "organisation", "place" */
    const char *id, *canonical;
    const char *const *accepted; /* other right forms, or seen ones */
    size_t accepted_count;
    const char *const *wrong;
    size_t wrong_count;
    const char *const *roles; /* "mayor@GB:2016-" */
    size_t role_count;
    const char *const *confusables; /* names and ids of others */
    size_t confusable_count;
    const char *path; /* where it is defined */
    size_t line;      /* 0: of the file as a whole */
} copydesk_name;

/* Calls on_name for each entity that a name in UTF-8, NUL-terminated, may
 * mean, once each: the exact forms first, then those alike; guesses only where
 * there is nothing else; at most 20 of a kind. Returns how many there were but
 * for guesses. Thread-safe. */
COPYDESK_API size_t copydesk_engine_lookup(
    const copydesk_engine *engine, const char *name,
    void (*on_name)(void *user, const copydesk_name *name), void *user);

/* ---------------------------------------------------------- encodings -- */

/* A text as it was read: in UTF-8, and which of its bytes are which. Holds a
 * pointer to the text that was handed in. Immutable: any number of threads. */
typedef struct copydesk_source copydesk_source;

/* Reads a text as copydesk_fix reads it. encoding: any usual name ("latin1",
 * "cp1252", "Shift_JIS"); NULL: what the byte order mark says, else UTF-8.
 * "UTF-16" without a byte order mark is told by its zero bytes.
 * COPYDESK_ERROR_ARGUMENT names an encoding that there is not, and near ones;
 * those in which a byte changes what later ones mean (ISO-2022-JP, UTF-7) are
 * refused so too. COPYDESK_ERROR_ENCODING: the text starts with a byte order
 * mark of another encoding. `text` must stay until copydesk_source_free. */
COPYDESK_API copydesk_status copydesk_source_open(copydesk_source **out,
                                                  const char *text,
                                                  size_t length,
                                                  const char *encoding,
                                                  copydesk_error *error);
COPYDESK_API void copydesk_source_free(copydesk_source *source);

/* The text in UTF-8, its byte order mark included. A sequence of bytes that
 * does not decode stands there as one byte FF. A text in UTF-8 is itself. */
COPYDESK_API const char *copydesk_source_text(const copydesk_source *source,
                                              size_t *length);

/* The name of the encoding: "UTF-8", "UTF-16LE", "windows-1252". */
COPYDESK_API const char *
copydesk_source_encoding(const copydesk_source *source);

/* Where a byte of what was handed in stands in copydesk_source_text. */
COPYDESK_API size_t copydesk_source_place(const copydesk_source *source,
                                          size_t byte);

/* 1 where lines end in the byte 0A and that byte stands for nothing else, so
 * that diff and patch can work on the bytes; 0 for UTF-16 and its like. */
COPYDESK_API int copydesk_source_has_lines(const copydesk_source *source);

/* A guess at the encoding of a text that is no UTF-8: a suggestion for people,
 * good enough for nothing else. NULL when nothing speaks for one. The name
 * lives as long as the program. Thread-safe. */
COPYDESK_API const char *copydesk_guess_encoding(const char *text,
                                                 size_t length);

/* ---------------------------------------------------------------- fix -- */

/* What came out of one text. Holds nothing of the engine or of the text that
 * was handed in. One thread at a time. */
typedef struct copydesk_result copydesk_result;

/* Something that a rule would report or repair. Strings are borrowed for the
 * time of the call that asks about it. */
typedef struct copydesk_candidate {
    const char *rule;  /* its id */
    size_t start, end; /* the evidence, in the text that was handed in */
    /* The evidence as the rule read it: UTF-8, entities and earlier repairs
     * laid in. */
    const char *text;
    size_t length;
} copydesk_candidate;

typedef struct copydesk_fix_options {
    size_t size;          /* sizeof(copydesk_fix_options), see the INIT macro */
    copydesk_fixes fixes; /* SAFE unless said */
    const char *lang;     /* "en"; NULL: by the function words of the text.
                             Undecided, only rules for any language run. */
    const char *select;   /* rule ids and families, comma-separated: only
                             these; NULL: all */
    const char *ignore;   /* not these; NULL: none */
    const volatile int *cancel; /* set it from anywhere to stop; may be NULL */
    unsigned timeout_ms;        /* give up after so long; 0: never */
    const char *profile; /* of the engine's; NULL: "default". Its rules are
                            those on that `select` and `ignore` start from; a
                            rule that `select` names by its id is on anyway */
    /* Not 0: this stays as it is, neither reported nor repaired. Asked about
     * each candidate, maybe many times, on the thread of the call, and must
     * answer the same for the same. May be NULL. */
    int (*accepts)(void *user, const copydesk_candidate *candidate);
    void *user; /* handed to accepts */
    /* A rule that takes longer over the text leaves the paragraph alone, and
     * the second time the rest of the text; engine.limit says so. 0: 250, and
     * 1 more for each KiB. */
    unsigned rule_ms;
    const char *encoding; /* of the text, see copydesk_source_open; NULL: what
                             the byte order mark says, else UTF-8 */
    /* The encoding of the result; NULL: the same. Another one converts the
     * whole text; "UTF-16" and "UTF-32" then get a byte order mark, others
     * keep the one that the text had, but for UTF-8 and those that have none.
     */
    const char *output_encoding;
} copydesk_fix_options;

#define COPYDESK_FIX_OPTIONS_INIT                                              \
    {                                                                          \
        sizeof(copydesk_fix_options), COPYDESK_FIXES_SAFE, NULL, NULL, NULL,   \
            NULL, 0, NULL, NULL, NULL, 0, NULL, NULL                           \
    }

/* Checks and repairs one text. options NULL: the defaults.
 * COPYDESK_ERROR_ARGUMENT names the rule, family or profile that does not
 * exist, and the profiles there are, or the encoding, and near ones;
 * COPYDESK_ERROR_ENCODING a byte order mark that contradicts the encoding, or
 * line, column and character that output_encoding lacks;
 * COPYDESK_ERROR_CANCELLED, _LIMIT and _MEMORY as above: there is no result
 * then, and the text stands as it was. Free it with copydesk_result_free.
 * Thread-safe. */
COPYDESK_API copydesk_status copydesk_fix(copydesk_result **out,
                                          const copydesk_engine *engine,
                                          const char *text, size_t length,
                                          const copydesk_fix_options *options,
                                          copydesk_error *error);

/* Frees a result and all that was borrowed from it. NULL is fine. */
COPYDESK_API void copydesk_result_free(copydesk_result *result);

/* The repaired text; *length (may be NULL) gets its bytes. Never NULL. */
COPYDESK_API const char *copydesk_result_text(const copydesk_result *result,
                                              size_t *length);

/* The language the rules ran for, "en", or NULL when it was undecided. */
COPYDESK_API const char *copydesk_result_lang(const copydesk_result *result);

/* The encoding that the text was read in: "UTF-8", "UTF-16LE", … */
COPYDESK_API const char *
copydesk_result_encoding(const copydesk_result *result);

/* The encoding that the text may be in, where it is no UTF-8 and none was
 * named, or where it is UTF-8 and another was: a suggestion. Else NULL. */
COPYDESK_API const char *
copydesk_result_looks_like(const copydesk_result *result);

/* A replacement of the bytes [start, end) of the text that was handed in. */
typedef struct copydesk_edit {
    size_t start, end;
    const char *text; /* what goes there, in UTF-8 */
    size_t length;    /* of it, in bytes */
    /* Indexes of the findings it comes from. Only edits of the result have
     * them; 0 for the edits of one finding. */
    const size_t *findings;
    size_t finding_count;
    /* The same in the encoding of the result: what is written. For a result
     * in UTF-8 it is text. */
    const char *bytes;
    size_t byte_count;
} copydesk_edit;

/* Something that a rule found. */
typedef struct copydesk_finding {
    const char *rule; /* its id */
    copydesk_level level;
    copydesk_fixes fix;  /* NONE: no repair is offered here */
    int applied;         /* 1: the repair is in the result's text */
    const char *message; /* a sentence */
    size_t start, end;   /* the evidence */
    /* Its repair, all or none; sorted, not overlapping. One that touches an
     * earlier repair carries that one's edits too. */
    const copydesk_edit *edits;
    size_t edit_count;
    const char *const *also; /* other rules with the same repair */
    size_t also_count;
} copydesk_finding;

/* Findings, sorted by start, then end, then rule. */
COPYDESK_API size_t copydesk_result_finding_count(const copydesk_result *r);
COPYDESK_API const copydesk_finding *
copydesk_result_finding(const copydesk_result *result, size_t index);

/* All that changed, sorted and not overlapping: laying the bytes of these
 * edits over the text that was handed in gives copydesk_result_text byte for
 * byte; where output_encoding converts it, what stands between them is
 * converted as well. */
COPYDESK_API size_t copydesk_result_edit_count(const copydesk_result *result);
COPYDESK_API const copydesk_edit *
copydesk_result_edit(const copydesk_result *result, size_t index);

#ifdef __cplusplus
}
#endif

#endif
