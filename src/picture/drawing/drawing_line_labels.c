#include "picture/drawing/drawing_parts.h"
#include "support/memory.h"
#include "support/names.h"

/* What is written on lines. */

static void add_type(mv_text *out, const mv_drawing_plan *plan, const mv_stroke *stroke)
{
    mv_text_add(out, plan->network->set->types[stroke->type].name);
}

static void add_weight(mv_text *out, const mv_drawing_plan *plan, const mv_stroke *stroke)
{
    (void)plan;
    mv_text_add_number(out, stroke->weight, 3);
}

static void add_count(mv_text *out, const mv_drawing_plan *plan, const mv_stroke *stroke)
{
    (void)plan;
    mv_text_format(out, "%zu", stroke->count);
}

static const struct {
    const char *name;
    mv_drawing_line_label *add;
    double gap; /* between actors, for it to stand on their line */
} labels[] = { { "type", add_type, 60 }, { "weight", add_weight, 14 }, { "count", add_count, 14 } };

const char *mv_drawing_edge_label_name(size_t index)
{
    return index < MV_COUNT(labels) ? labels[index].name : NULL;
}

mv_status mv_drawing_choose_line_labels(mv_drawing_plan *plan, const char *name, mv_log *log)
{
    size_t row = 0;
    if (!name) return MV_OK;
    if (!mv_choices_find(mv_drawing_edge_label_name, name, &row))
        return mv_choices_refuse(mv_drawing_edge_label_name, "--edge-labels", name, log);
    plan->label = labels[row].add;
    return MV_OK;
}

double mv_drawing_line_label_gap(const mv_drawing_plan *plan)
{
    for (size_t i = 0; i < MV_COUNT(labels); i++)
        if (labels[i].add == plan->label && plan->stroke_count <= MV_CLEAR_LINES) return labels[i].gap;
    return 0;
}

void mv_drawing_add_line_label(mv_text *out, const mv_drawing_plan *plan, const mv_stroke *stroke)
{
    mv_drawing_line_label *add = plan->label ? plan->label : add_count;
    if (!plan->label && (stroke->count <= MV_COUNTED_RELATIONS || plan->stroke_count > MV_CLEAR_LINES)) return;
    if (mv_drawing_fading_of_stroke(plan, stroke) == MV_FADED) return;
    mv_text_add(out, stroke->sign < 0 ? "\xe2\x88\x92 " : "");
    add(out, plan, stroke);
}
