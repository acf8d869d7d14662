/* SPDX-License-Identifier: MIT */
#include "edits/finding.h"

#include "base/vec.h"
#include <stdlib.h>

void findings_add(Findings *findings, Finding finding) {
    if (findings->status) return;
    if (findings->count >= FINDINGS_MAX)
        findings->status = STATUS_LIMIT;
    else if (!VEC_ADD(findings, finding))
        findings->status = STATUS_MEMORY;
}

void findings_clear(Findings *findings) {
    arena_free(&findings->arena);
    findings->count = 0;
}

void findings_free(Findings *findings) {
    arena_free(&findings->arena);
    free(findings->items);
    *findings = (Findings){0};
}
