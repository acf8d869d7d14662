/* SPDX-License-Identifier: MIT
 * Rules that someone may have meant. */
#ifndef CLI_NEAR_H
#define CLI_NEAR_H

#include "copydesk.h"

/* Says on stderr that there is no rule of that id, and which are near. */
void near_tell(const copydesk_engine *engine, const char *id);

#endif
