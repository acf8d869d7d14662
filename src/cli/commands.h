/* SPDX-License-Identifier: MIT
 * The commands. Each gets argv from its own name on and returns the exit
 * code. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

int command_fix(int argc, char **argv);
int command_check(int argc, char **argv);
int command_rules(int argc, char **argv);
int command_explain(int argc, char **argv);
int command_config(int argc, char **argv);
int command_dict(int argc, char **argv);
int command_help(int argc, char **argv);

/* Prints the help of a command, or of all; false when there is no such. */
int help_print(const char *command);

#endif
