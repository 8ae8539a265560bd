#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/run/command.h"

/* The commands there are; NULL behind the last. */
const mv_command *mv_command_at(size_t index);
const char *mv_command_name(size_t index);

#endif
