#include "multivector/format.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Writes relation sets, for tests/oracle/patches.py:
 *
 *     rewrite FILE                    the whole set, to standard output
 *     rewrite A B PATCH [DATE|all]    a patch that makes B out of A, to PATCH
 *
 * Messages go to standard error, one a line; the exit code is the status. */

static mv_status write_file(const char *path, const char *bytes, size_t length)
{
    FILE *file = path ? fopen(path, "wb") : stdout;
    bool good = file && fwrite(bytes, 1, length, file) == length;
    if (file && fclose(file)) good = false;
    return good ? MV_OK : MV_IO;
}

static mv_status rewrite(const char *path, mv_log *log)
{
    mv_relations *set = NULL;
    mv_status status = mv_relations_read(&set, path, NULL, log);
    if (status) return status;
    char *text;
    size_t length;
    mv_relations_write_json(&text, &length, set);
    status = write_file(NULL, text, length);
    free(text);
    mv_relations_free(set);
    return status;
}

static mv_status patch(char **paths, const char *date, mv_log *log)
{
    mv_relations *a = NULL, *b = NULL;
    mv_patch_options options = { .path = paths[2], .dated = date != NULL };
    char *text = NULL;
    size_t length = 0;
    mv_status status = MV_OK;
    if (date && strcmp(date, "all") != 0 && !mv_date_parse(date, &options.as_of)) status = MV_USAGE;
    if (!status) status = mv_relations_read(&a, paths[0], NULL, log);
    if (!status) status = mv_relations_read(&b, paths[1], NULL, log);
    if (!status) status = mv_patch_write(&text, &length, a, b, &options, log);
    if (!status) status = write_file(paths[2], text, length);
    free(text);
    mv_relations_free(a);
    mv_relations_free(b);
    return status;
}

int main(int argc, char **argv)
{
    mv_log log = { 0 };
    mv_status status = MV_USAGE;
    if (argc == 2) status = rewrite(argv[1], &log);
    if (argc == 4 || argc == 5) status = patch(argv + 1, argc == 5 ? argv[4] : NULL, &log);
    for (size_t i = 0; i < log.count; i++) fprintf(stderr, "%s\n", log.messages[i].text);
    mv_log_clear(&log);
    return (int)status;
}
