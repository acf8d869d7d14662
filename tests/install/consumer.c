/* SPDX-License-Identifier: MIT
 * A program outside the tree: C11 and C++17 at once, the header alone. */
#include <copydesk.h>

#include <stdio.h>
#include <string.h>

int main(void) {
    static const char text[] =
        "The road to the port , the mayor said, was open for the the lorries.";
    copydesk_engine *engine;
    copydesk_result *result;
    copydesk_error error;
    copydesk_engine_options engines = COPYDESK_ENGINE_OPTIONS_INIT;
    copydesk_fix_options options = COPYDESK_FIX_OPTIONS_INIT;
    options.lang = "en";
    if (strcmp(copydesk_version(), COPYDESK_VERSION) != 0) return 1;
    if (copydesk_engine_open(&engine, &engines, &error) != COPYDESK_OK ||
        copydesk_fix(&result, engine, text, strlen(text), &options, &error) !=
            COPYDESK_OK) {
        fprintf(stderr, "%s\n", error.message);
        return 1;
    }
    puts(copydesk_result_text(result, NULL));
    copydesk_result_free(result);
    copydesk_engine_free(engine);
    return 0;
}
