/* SPDX-License-Identifier: MIT
 * What `copydesk rules` does, a file a deed. Each returns the exit code. */
#ifndef CLI_RULES_H
#define CLI_RULES_H

#include "cli/options.h"

/* Runs the examples of the rules in options->rules; where it names none, of
 * all. */
int rules_test(const copydesk_engine *engine, const Options *options);
/* Writes the file of a rule to be; options->paths: the word new, its id and,
 * if they are known, what is wrong and what is right. */
int rules_new(const copydesk_engine *engine, const Options *options);

#endif
