/* SPDX-License-Identifier: MIT
 * The tests of edits/lay, for the main file of their program. */
#ifndef TESTS_UNIT_EDITS_H
#define TESTS_UNIT_EDITS_H

void lay_at_places(void);
void lay_over_runs(void);
void lay_over_earlier(void);
void lay_allows(void);
void lay_gives_source_edits(void);
void lay_carries_earlier_edits(void);
void lay_on_nothing(void);
void replay_random_edits(void);

#endif
