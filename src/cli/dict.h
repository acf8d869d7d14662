/* SPDX-License-Identifier: MIT
 * The deeds of `copydesk dict`, a file each. The words behind the deed stand
 * in options->paths from 1 on. Each returns an exit code and has told on
 * stderr what went wrong. */
#ifndef CLI_DICT_H
#define CLI_DICT_H

#include "cli/options.h"

/* Names files made into one that is mapped and not read (-o). */
int dict_build(Options *options);

/* Whose names these are, and who is near. */
int dict_lookup(Options *options);

/* Pairs of names on stdin, a tab between them: one name or two? */
int dict_match(Options *options);

/* JRC-Names, ParaNames, OpenSanctions or Popolo, made a list of names seen. */
int dict_import(Options *options);

/* A row more in a newsroom's own names file. */
int dict_add(Options *options);

#endif
