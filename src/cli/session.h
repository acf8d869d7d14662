/* SPDX-License-Identifier: MIT
 * Opening an engine for a command, its faults told on stderr. */
#ifndef CLI_SESSION_H
#define CLI_SESSION_H

#include "cli/settings.h"

/* path:line:column: message, the line, and a caret under the column. */
void session_tell(const char *path, size_t line, size_t column,
                  const char *message, const char *source_line);
/* NULL: everything is told; exit with EXIT_NOTHING. */
copydesk_engine *session_open(const Strings *rules, const Strings *names,
                              bool replace_builtin);
/* The options for copydesk_fix. */
copydesk_fix_options session_fix_options(const Settings *settings,
                                         const volatile int *cancel);
/* Do this profile, these rules and families exist (NULL: none)? Else error
 * says which does not. */
bool session_selects(const copydesk_engine *engine, const char *profile,
                     const char *select, const char *ignore,
                     copydesk_error *error);
/* Says so when there are no rules for a language. */
void session_tell_language(const copydesk_engine *engine, const char *lang);

#endif
