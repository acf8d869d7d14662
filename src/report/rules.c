/* SPDX-License-Identifier: MIT
 * The rules of an engine, as a table for people. */
#include "report/report.h"
#include <string.h>

#define COLUMNS 7

static int family_len(const copydesk_rule *rule) {
    return (int)strcspn(rule->id, ".");
}

/* The cells of a row; the family is cut out of the id by its length. */
static void get_cells(const copydesk_rule *rule, const char **cells) {
    cells[0] = cells[1] = rule->id;
    cells[2] = rule->pack && *rule->pack ? rule->pack : "-";
    cells[3] = level_name(rule->level);
    cells[4] = fix_name(rule->fix);
    cells[5] = rule->kind;
    cells[6] = rule->lang ? rule->lang : "-";
}

static int cell_len(const copydesk_rule *rule, const char *const *cells,
                    int column) {
    return column == 1 ? family_len(rule) : (int)strlen(cells[column]);
}

void report_rules(Buf *out, const copydesk_engine *engine) {
    const char *cells[COLUMNS];
    int widths[COLUMNS] = {0};
    for (size_t i = 0; i < copydesk_engine_rule_count(engine); i++) {
        const copydesk_rule *rule = copydesk_engine_rule(engine, i);
        get_cells(rule, cells);
        for (int c = 0; c < COLUMNS; c++) {
            int len = cell_len(rule, cells, c);
            if (len > widths[c]) widths[c] = len;
        }
    }
    widths[COLUMNS - 1] = 0; /* no blanks at the end */
    for (size_t i = 0; i < copydesk_engine_rule_count(engine); i++) {
        const copydesk_rule *rule = copydesk_engine_rule(engine, i);
        get_cells(rule, cells);
        for (int c = 0; c < COLUMNS; c++)
            buf_print(out, "%s%-*.*s", c ? "  " : "", widths[c],
                      cell_len(rule, cells, c), cells[c]);
        buf_char(out, '\n');
    }
}
