#include "cli/run/command.h"
#include <string.h>

static void add_indented(mv_text *out, const char *left, size_t column)
{
    size_t width = mv_text_width(left);
    mv_text_add(out, left);
    for (; width < column; width++) mv_text_add(out, " ");
}

static const struct {
    mv_status code;
    const char *meaning;
} exit_codes[] = {
    { MV_OK, "done" },
    { MV_DIFFERENT, "compare: the sets differ" },
    { MV_USAGE, "usage: no such command, option or name" },
    { MV_BAD_DATA, "the input says something wrong" },
    { MV_NO_INPUT, "the input cannot be opened" },
    { MV_INTERNAL, "internal error, or out of memory" },
    { MV_NO_OUTPUT, "the output cannot be created" },
    { MV_IO, "reading or writing broke off" },
    { MV_LIMIT, "a limit kept the command from giving what was asked" },
};

void mv_help_program(mv_text *out)
{
    mv_text_add(out, "multivector - understand multi-vector relationship networks\n\n"
                     "usage: multivector COMMAND [OPTION...] FILE...\n\n"
                     "  multivector report graphs/kazakhstan-2013.json\n"
                     "  multivector render graphs/kazakhstan-2013.json -o diagram.svg\n\n"
                     "commands:\n");
    for (size_t i = 0; mv_command_at(i); i++) {
        mv_text_add(out, "  ");
        add_indented(out, mv_command_at(i)->name, 12);
        mv_text_format(out, "%s\n", mv_command_at(i)->summary);
    }
    mv_text_add(out, "  help        this text; help COMMAND: the options of a command\n"
                     "  version     which version this is, and of which libraries\n\nexit codes:\n");
    for (size_t i = 0; i < MV_COUNT(exit_codes); i++)
        mv_text_format(out, "  %-10d  %s\n", exit_codes[i].code, exit_codes[i].meaning);
    mv_text_add(out, "  128 + N     signal N ended it: all files are as before, or all are new\n");
}

/* The help of a row, its choices where "{}" stands. */
static void add_help(mv_text *out, const mv_option *row)
{
    const char *gap = strstr(row->help, "{}");
    mv_text_add_bytes(out, row->help, gap ? (size_t)(gap - row->help) : strlen(row->help));
    if (!gap) return;
    mv_choices_list(out, row->choices);
    mv_text_add(out, gap + 2);
}

void mv_help_command(mv_text *out, const mv_command *command, const mv_options *options)
{
    mv_text_format(out, "usage: multivector %s [OPTION...] %s\n\n%s\n", command->name, command->arguments,
                   command->summary);
    if (command->details) mv_text_format(out, "\n%s\n", command->details);
    mv_text_add(out, "\noptions:\n");
    for (size_t i = 0; i < options->count; i++) {
        const mv_option *row = &options->rows[i];
        mv_text left = { 0 };
        if (row->letter)
            mv_text_format(&left, "  -%c, ", row->letter);
        else
            mv_text_add(&left, "      ");
        mv_text_format(&left, "--%s%s%s ", row->name, row->argument ? " " : "",
                       row->argument ? row->argument : "");
        add_indented(out, left.bytes, 28);
        add_help(out, row);
        mv_text_add(out, "\n");
        mv_text_clear(&left);
    }
}

/* What stands for a value, told by what reads it. */
static const char *kind_of(const mv_option *row)
{
    static const struct {
        mv_option_parse *parse;
        const char *kind;
    } kinds[] = {
        { mv_parse_choice, "choice" },   { mv_parse_choice_or_first, "choice" },
        { mv_parse_choices, "choices" }, { mv_parse_input, "file" },
        { mv_parse_output, "file" },     { mv_parse_actor, "actor" },
        { mv_parse_actors, "actors" },   { mv_parse_more_actors, "actors" },
        { mv_parse_names, "names" },
    };
    for (size_t i = 0; i < MV_COUNT(kinds); i++)
        if (kinds[i].parse == row->parse) return kinds[i].kind;
    return row->choices ? "choice" : "text";
}

void mv_help_rows(mv_text *out, const mv_command *command, const mv_options *options)
{
    for (size_t i = 0; i < options->count; i++) {
        const mv_option *row = &options->rows[i];
        mv_text_format(out, "%s\t%s%.1s\t--%s\t%s\t%s\t", command->name, row->letter ? "-" : "", &row->letter,
                       row->name, row->argument ? row->argument : "", row->argument ? kind_of(row) : "");
        for (size_t j = 0; row->choices && row->choices(j); j++)
            mv_text_format(out, "%s%s", j ? "," : "", row->choices(j));
        mv_text_add(out, "\t");
        add_help(out, row);
        mv_text_add(out, "\n");
    }
}
