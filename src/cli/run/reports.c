#include "cli/run/command.h"
#include "multivector/picture.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

/* A report in the form that is asked for. */

/* --- tables: spreadsheets, R and the like read one a file -------------------------------------------------- */

static mv_status put_files(mv_run *run, mv_csv_files *files)
{
    mv_status status = MV_OK;
    run->folder = run->settings.output;
    for (size_t i = 0; i < files->count && !status; i++) {
        mv_csv_table_file *file = &files->items[i];
        const char *path = mv_arena_format(run->parse.arena, "%s%s.csv", run->folder, file->name);
        status = mv_run_check_output(run, path);
        if (status) break;
        mv_run_put(run, path, file->bytes, file->length);
        file->bytes = NULL;
    }
    return status;
}

static bool can_choose(const mv_run *run)
{
    for (size_t i = 0; i < run->options.count; i++)
        if (strcmp(run->options.rows[i].name, "sections") == 0) return true;
    return false;
}

/* Whether the tables may stand one behind the other. */
static mv_status check_together(mv_run *run, size_t count, size_t sections)
{
    if (count > 1 && sections != 1 && can_choose(run))
        return mv_misuse(
            &run->log,
            "these are %zu tables, and CSV is one; -o DIR/, for a file each, or one of --sections was "
            "expected",
            count);
    if (count > 1)
        mv_log_warning(&run->log, (mv_place){ 0 },
                       "%zu tables stand one behind the other; -o DIR/ writes a file of each", count);
    return MV_OK;
}

static mv_status put_tables(mv_run *run, const mv_report *report, const mv_report_options *options)
{
    mv_csv_files files;
    char *bytes;
    size_t length;
    bool folder = mv_run_fills_folder(run);
    mv_status status = mv_report_write_tables(&files, report, folder ? &run->log : NULL);
    if (status) return status;
    if (!files.count) mv_log_warning(&run->log, (mv_place){ 0 }, "there is no table in what was asked for");
    status = folder ? put_files(run, &files) : check_together(run, files.count, options->sections.count);
    if (!status && !folder) {
        status = mv_report_write(&bytes, &length, report, options, &run->log);
        if (!status) mv_run_output(run, bytes, length);
    }
    mv_csv_files_clear(&files);
    return status;
}

/* --- all of it ----------------------------------------------------------------------------------------------- */

/* Text under the name of another program's document would be opened by that program, which finds none. */
static mv_status check_ending(mv_run *run)
{
    static const char *const others[] = { ".doc", ".docx", ".odt", ".rtf", ".xls",  ".xlsx", ".ods",
                                          ".ppt", ".pptx", ".zip", ".jpg", ".jpeg", ".gif" };
    const char *output = run->settings.output;
    for (size_t i = 0; output && !run->settings.format && i < MV_COUNT(others); i++)
        if (mv_text_ends_with(output, others[i]))
            return mv_misuse(&run->log,
                             "no form of a report ends in \"%s\"; Word and the like open .html, spreadsheets .csv",
                             others[i]);
    return MV_OK;
}

mv_status mv_run_report(mv_run *run, const mv_report *report, const mv_report_options *options)
{
    char *bytes;
    size_t length;
    const char *output = run->settings.output;
    if (output && !run->settings.format && mv_picture_format_of_path(output))
        return mv_choices_refuse(mv_report_form_name, "the output has the ending of a picture: the form",
                                 mv_picture_format_of_path(output), &run->log);
    mv_status status = check_ending(run);
    if (status) return status;
    if (options->format && strcmp(options->format, "csv") == 0) return put_tables(run, report, options);
    if (mv_run_fills_folder(run))
        return mv_misuse(&run->log, "-o %s is a folder, which only --format csv fills; a file was expected",
                         output);
    status = mv_report_write(&bytes, &length, report, options, &run->log);
    if (!status) mv_run_output(run, bytes, length);
    return status;
}

void mv_run_add_list_options(mv_run *run, void *own)
{
    (void)own;
    mv_options_add_common(&run->options, &run->settings, mv_report_form_name);
}

mv_status mv_run_list(mv_run *run, mv_list_builder *build)
{
    mv_report_options options = { 0 };
    mv_run_report_options(run, &options);
    mv_report *list = NULL;
    mv_names names = { (const char *const *)run->argv, (size_t)run->argc };
    mv_status status = build(&list, names, &options, &run->log);
    if (!status) status = mv_run_report(run, list, &options);
    mv_report_free(list);
    return status;
}

/* NULL of NULL. */
static char *part_of_page(const char *svg, const char *prefix, const char *theme)
{
    char *following = theme || !svg ? NULL : mv_picture_for_page(svg);
    char *part = svg ? mv_picture_in_page(following ? following : svg, prefix) : NULL;
    free(following);
    return part;
}

void mv_run_add_figure(mv_report *report, const char *svg, const char *narrow, const char *theme)
{
    char *parts[] = { part_of_page(svg, "picture-", theme), part_of_page(narrow, "narrow-", theme) };
    mv_report_add_figure(report, parts[0], parts[1]);
    MV_FREE(parts[0], parts[1]);
}
