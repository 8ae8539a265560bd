#include "cli/run/command.h"

static const mv_command *const commands[] = {
    &mv_cmd_report,   &mv_cmd_render,  &mv_cmd_explore, &mv_cmd_relations, &mv_cmd_timeline, &mv_cmd_compare,
    &mv_cmd_rank,     &mv_cmd_whatif,  &mv_cmd_convert, &mv_cmd_new,       &mv_cmd_add,      &mv_cmd_import,
    &mv_cmd_validate, &mv_cmd_recipes, &mv_cmd_sql,     &mv_cmd_metrics,   &mv_cmd_types
};

const mv_command *mv_command_at(size_t index)
{
    return index < MV_COUNT(commands) ? commands[index] : NULL;
}

const char *mv_command_name(size_t index)
{
    const mv_command *command = mv_command_at(index);
    return command ? command->name : NULL;
}
