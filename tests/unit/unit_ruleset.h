/* SPDX-License-Identifier: MIT
 * The tests of whole rule files, for the main file of their program. */
#ifndef TESTS_UNIT_RULESET_H
#define TESTS_UNIT_RULESET_H

void rule_reads_whole(void);
void rule_faults(void);
void rule_faults_at_edges(void);
void rule_faults_by_kind(void);
void rule_faults_of_scripts(void);
void rule_faults_of_numbers(void);
void rule_faults_all_told(void);
void rule_survives_odd_files(void);
void rules_select(void);
void rules_duplicates(void);
void rules_replace_builtin(void);
void rules_speak(void);

#endif
