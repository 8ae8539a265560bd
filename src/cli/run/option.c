#include "cli/run/option.h"
#include "support/limits.h"
#include <assert.h>
#include <getopt.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

void mv_options_add(mv_options *options, const mv_option *rows, size_t count)
{
    assert(options->count + count <= MV_MOST_OPTIONS);
    memcpy(options->rows + options->count, rows, count * sizeof *rows);
    options->count += count;
}

enum { LONG_ONLY = UCHAR_MAX + 1 }; /* getopt's code for the i-th row is LONG_ONLY + i */

/* The option that has the word among its values, as --json is meant as --format json, and not as what is read. */
static const mv_option *option_with_value(const mv_options *options, const char *word)
{
    for (size_t i = 0; i < options->count; i++) {
        const mv_option *row = &options->rows[i];
        if (row->choices && strcmp(row->name, "from") != 0 && mv_choices_find(row->choices, word, NULL))
            return row;
    }
    return NULL;
}

/* A long option that is not there, by the word it begins with. */
static mv_status unknown_option(const mv_options *options, const char *command, const char *argument,
                                const mv_parse *parse)
{
    const char *names[MV_MOST_OPTIONS];
    mv_quoted quoted, hint;
    char *word = mv_arena_copy(parse->arena, argument, strcspn(argument, "="));
    for (size_t i = 0; i < options->count; i++)
        names[i] = mv_arena_format(parse->arena, "--%s", options->rows[i].name);
    mv_suggest(word, names, options->count, hint);
    const mv_option *meant = option_with_value(options, word + strspn(word, "-"));
    if (meant) snprintf(hint, sizeof hint, "; did you mean \"--%s %s\"?", meant->name, word + strspn(word, "-"));
    return mv_misuse(parse->log, "unknown option %s; \"multivector help %s\" lists them%s",
                     mv_quote(argument, quoted), command, hint);
}

static bool is_optional(const mv_option *row)
{
    return row->argument && row->argument[0] == '[';
}

/* A word of letters that names no file is rather a value that is misspelt. */
static bool is_word(const char *argument)
{
    return *argument && strspn(argument, "abcdefghijklmnopqrstuvwxyz") == strlen(argument) &&
           access(argument, F_OK) != 0;
}

/* The value of an option that may do without: what is joined to it by =, or the next argument if it is a choice,
 * or was meant as one. */
static const char *optional_value(const mv_option *row, int argc, char **argv)
{
    if (optarg || optind >= argc) return optarg;
    bool meant = mv_choices_find(row->choices, argv[optind], NULL) || is_word(argv[optind]);
    return meant ? argv[optind++] : NULL;
}

static void describe(const mv_options *options, struct option *names, char *letters)
{
    *letters++ = ':'; /* a missing value is told apart from an unknown option */
    for (size_t i = 0; i < options->count; i++) {
        const mv_option *row = &options->rows[i];
        int value = !row->argument ? no_argument : is_optional(row) ? optional_argument : required_argument;
        names[i] = (struct option){ row->name, value, NULL, LONG_ONLY + (int)i };
        if (!row->letter) continue;
        *letters++ = row->letter;
        if (row->argument) *letters++ = ':';
    }
    names[options->count] = (struct option){ 0 };
    *letters = '\0';
}

static const mv_option *row_of(const mv_options *options, int code)
{
    if (code >= LONG_ONLY) return &options->rows[code - LONG_ONLY];
    for (size_t i = 0; i < options->count; i++)
        if (options->rows[i].letter == code) return &options->rows[i];
    return NULL;
}

/* What getopt refuses: a letter or a word that is no option, a value too much, or one that is missing. */
static mv_status refused(const mv_options *options, char **argv, bool needs_value, const mv_parse *parse)
{
    const mv_option *row = optopt ? row_of(options, optopt) : NULL;
    char letter[] = { '-', (char)optopt, '\0' };
    if (row) return mv_misuse(parse->log, "--%s %s", row->name, needs_value ? "needs a value" : "takes no value");
    return unknown_option(options, argv[0], optopt ? letter : argv[optind > 1 ? optind - 1 : 1], parse);
}

mv_status mv_options_parse(const mv_options *options, int argc, char **argv, int *first, mv_parse *parse)
{
    struct option names[MV_MOST_OPTIONS + 1];
    char letters[2 * MV_MOST_OPTIONS + 2];
    describe(options, names, letters);
    optind = 0;
    opterr = 0;
    for (int code; (code = getopt_long(argc, argv, letters, names, NULL)) != -1;) {
        if (code == '?' || code == ':') return refused(options, argv, code == ':', parse);
        parse->row = row_of(options, code);
        const char *value = is_optional(parse->row) ? optional_value(parse->row, argc, argv) : optarg;
        mv_status status = parse->row->parse(value, parse->row->target, parse);
        if (status) return status;
    }
    *first = optind;
    return MV_OK;
}
