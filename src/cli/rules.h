/* SPDX-License-Identifier: MIT
 * What `copydesk rules` does, a file a deed. Each returns the exit code. */
#ifndef CLI_RULES_H
#define CLI_RULES_H

#include "cli/options.h"

/* Runs the examples of the rules in options->rules; where it names none, of
 * all. */
int rules_test(const copydesk_engine *engine, const Options *options);
/* Is it a rule that `rules test` tests: one of a file, and of those named? */
bool rules_tested(const copydesk_rule *rule, const Options *options);
/* Runs every rule over what each makes, and over what it finds fine; tells
 * contradictions that a tested rule has a part in, and how many. */
size_t rules_clash(const copydesk_engine *engine, const Options *options);
/* Writes the file of a rule to be; options->paths: the word new, its id and,
 * if they are known, what is wrong and what is right. */
int rules_new(const copydesk_engine *engine, const Options *options);

#endif
