/* The main job, by public headers alone: main_job FILE SVG reads a relation set, folds what holds at its own date,
 * prints a report and writes a diagram. */
#include <multivector.h>
#include <stdio.h>
#include <stdlib.h>

static mv_status print_report(const mv_network *network, mv_log *log)
{
    mv_report_options options = { .seed = 1 };
    mv_report *report;
    mv_status status = mv_report_build(&report, network, &options, log);
    if (status) return status;
    char *text = NULL;
    size_t length = 0;
    status = mv_report_write(&text, &length, report, &options, log);
    if (!status && fwrite(text, 1, length, stdout) < length) status = MV_IO;
    free(text);
    mv_report_free(report);
    return status;
}

static mv_status write_diagram(const mv_network *network, const char *path, mv_log *log)
{
    mv_drawing_options options = { .seed = 1 };
    char *svg;
    size_t length;
    mv_status status = mv_draw(&svg, &length, network, &options, log);
    if (status) return status;
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(svg, 1, length, file) < length) status = MV_NO_OUTPUT;
    if (file && fclose(file)) status = MV_IO;
    free(svg);
    return status;
}

int main(int argc, char **argv)
{
    if (argc != 3) return MV_USAGE;
    mv_log log = { 0 };
    mv_relations *set = NULL;
    mv_network *network = NULL;
    mv_selection selection = { 0 };
    mv_status status = mv_relations_read(&set, argv[1], NULL, &log);
    if (!status) status = mv_network_build(&network, set, &selection, &log);
    if (!status) status = print_report(network, &log);
    if (!status) status = write_diagram(network, argv[2], &log);
    for (size_t i = 0; i < log.count; i++) fprintf(stderr, "%s\n", log.messages[i].text);
    mv_network_free(network);
    mv_relations_free(set);
    mv_log_clear(&log);
    return status;
}
