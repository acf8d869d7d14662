/* SPDX-License-Identifier: MIT
 * Scripts, by the Unicode Character Database (Scripts.txt) as ICU has it. */
#ifndef UNICODE_SCRIPTS_H
#define UNICODE_SCRIPTS_H

#include <stdint.h>

/* A script, as ICU numbers them; numbers may change with its version. */
typedef int16_t Script;

#define SCRIPT_NONE ((Script)-1)

/* The script of that long name (“Latin”, “Old_Italic”), NUL-terminated, case
 * counts. SCRIPT_NONE when there is none, and for those that are no writing
 * system of their own (Common, Inherited, Unknown). */
Script script_named(const char *name);
/* The script that a letter tells of its neighbourhood. SCRIPT_NONE for what
 * is no letter (digits, marks, signs), for letters that several scripts share
 * (the long vowel mark of kana), and for full-width letters: they are Latin
 * by their name, and set among Chinese and Japanese. */
Script script_of(uint32_t cp);

#endif
