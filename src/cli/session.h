/* SPDX-License-Identifier: MIT
 * Opening an engine for a command, its faults told on stderr. */
#ifndef CLI_SESSION_H
#define CLI_SESSION_H

#include "cli/options.h"

/* path:line:column: message, the line, and a caret under the column. */
void session_tell(const char *path, size_t line, size_t column,
                  const char *message, const char *source_line);
/* NULL: everything is told; exit with EXIT_NOTHING. */
copydesk_engine *session_open(const Options *options);
/* The options for copydesk_fix. */
copydesk_fix_options session_fix_options(const Options *options,
                                         const volatile int *cancel);
/* Do --profile, --select and --ignore name what there is? Else told, and false.
 */
bool session_selects(const copydesk_engine *engine, const Options *options);

#endif
