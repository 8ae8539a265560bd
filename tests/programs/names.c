#include "multivector/format.h"
#include "multivector/metric.h"
#include "multivector/network.h"
#include "multivector/picture.h"
#include "multivector/report.h"
#include "multivector/report_comparison.h"
#include "multivector/sets.h"
#include <stdio.h>

/* names: prints the tables of names that users choose from, as JSON {"table": ["name", ...]}. */

static const char *fold_at(size_t index)
{
    return index < MV_FOLD_COUNT ? mv_fold_name((mv_fold)index) : NULL;
}

static const char *distance_at(size_t index)
{
    return index < mv_set_distance_count() ? mv_set_distance_at(index)->name : NULL;
}

static const char *metric_at(size_t index)
{
    return index < mv_metric_count() ? mv_metric_at(index)->name : NULL;
}

static const struct {
    const char *what;
    const char *(*at)(size_t index); /* NULL behind the last */
} tables[] = { { "formats", mv_format_read_name },
               { "written formats", mv_format_written_name },
               { "folds", fold_at },
               { "distances", distance_at },
               { "metrics", metric_at },
               { "forms", mv_report_form_name },
               { "report sections", mv_report_section_name },
               { "comparison sections", mv_compare_section_name },
               { "layouts", mv_drawing_layout_name },
               { "difference layouts", mv_difference_layout_name },
               { "engines", mv_drawing_engine_name },
               { "colourings", mv_drawing_coloring_name },
               { "themes", mv_drawing_theme_name },
               { "picture forms", mv_drawing_format_name } };

int main(void)
{
    for (size_t t = 0; t < sizeof tables / sizeof *tables; t++) {
        printf("%s\"%s\": [", t ? ",\n " : "{", tables[t].what);
        for (size_t i = 0; tables[t].at(i); i++) printf("%s\"%s\"", i ? ", " : "", tables[t].at(i));
        printf("]");
    }
    printf("}\n");
}
