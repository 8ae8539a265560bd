#include "cli/run/command.h"
#include "multivector/picture.h"
#include <stdlib.h>

/* "1.6", or "16:10" */
static mv_status parse_aspect(const char *value, void *target, mv_parse *parse)
{
    char *end;
    double wide = strtod(value, &end), high = 1;
    if (end != value && *end == ':') {
        const char *second = end + 1;
        high = strtod(second, &end);
        if (end == second) end = NULL;
    }
    if (!end || end == value || *end || !(wide > 0) || !(high > 0))
        return mv_parse_refuse(value, "width:height, such as 16:9 or 1.6", parse);
    *(double *)target = wide / high;
    return MV_OK;
}

void mv_options_add_size(mv_options *options, mv_picture_size *size)
{
    const mv_option rows[] = {
        { 0, "size", "NAME", "what the picture is for: {}; letters are 6 points there at least", mv_parse_choice,
          &size->name, mv_picture_size_name },
        { 0, "width", "MM", "width in print, in millimetres, in place of that of --size", mv_parse_number,
          &size->width },
        { 0, "aspect", "W:H", "shape of the whole picture", parse_aspect, &size->aspect },
        { 0, "dpi", "N", "dots per inch of PNG (192)", mv_parse_number, &size->dpi },
    };
    mv_options_add(options, rows, MV_COUNT(rows));
}
