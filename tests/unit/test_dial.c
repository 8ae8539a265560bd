#include "draw/dial/dial_layout.h"
#include "draw/page/page.h"
#include "scene_fixture.h"
#include "suites.h"
#include <math.h>
#include <string.h>

enum { CASES = 9 };

static const double circle = 6.283185307179586;

static mv_scene *random_dial(int number)
{
    mv_scene *scene = fx_scene(FX_DIAL, number, 3 + (size_t)number, 2 * (size_t)number);
    scene->dial->letters = number % 3 ? 8 : 16;
    mv_dial_layout(scene);
    return scene;
}

/* The angle of a point, from one on. */
static double angle_after(double from, double x, double y)
{
    return fmod(atan2(x, -y) - from + 3 * circle, circle);
}

/* --- sectors and actors -------------------------------------------------------------------------------- */

static void check_place(const mv_scene *scene, const mv_scene_node *node)
{
    const mv_dial *dial = scene->dial;
    const mv_sector *sector = &dial->sectors[node->sector];
    mv_box box = mv_scene_box(node);
    for (int corner = 0; corner < 4; corner++) {
        double x = corner & 1 ? box.left : box.right, y = corner & 2 ? box.top : box.bottom;
        ck_assert(hypot(x, y) < dial->radius);
        ck_assert(angle_after(sector->from, x, y) <= sector->to - sector->from + 1e-9);
    }
    for (double t = 0; t <= 1; t += 0.125) { /* a wide box may cross a thin sector between its corners */
        double x = box.left + t * (box.right - box.left), y = box.top + t * (box.bottom - box.top);
        ck_assert(angle_after(sector->from, x, box.top) <= sector->to - sector->from + 1e-9);
        ck_assert(angle_after(sector->from, x, box.bottom) <= sector->to - sector->from + 1e-9);
        ck_assert(angle_after(sector->from, box.left, y) <= sector->to - sector->from + 1e-9);
        ck_assert(angle_after(sector->from, box.right, y) <= sector->to - sector->from + 1e-9);
    }
    mv_point middle = { fmax(fmax(box.left, -box.right), 0), fmax(fmax(box.top, -box.bottom), 0) };
    ck_assert(hypot(middle.x, middle.y) >= scene->nodes[dial->middle].mark.size / 2);
}

/* Sectors fill the circle in their order; everybody stands within the own one, and on nobody. */
static void check_sectors(const mv_scene *scene)
{
    const mv_dial *dial = scene->dial;
    double sum = 0;
    for (size_t i = 0; i < dial->sector_count; i++) {
        ck_assert(dial->sectors[i].to > dial->sectors[i].from);
        if (i) ck_assert_double_eq_tol(dial->sectors[i].from, dial->sectors[i - 1].to, 1e-9);
        sum += dial->sectors[i].to - dial->sectors[i].from;
    }
    ck_assert_double_eq_tol(sum, circle, 1e-9);
    for (size_t i = 0; i < scene->node_count; i++) {
        if (i == dial->middle) continue;
        check_place(scene, &scene->nodes[i]);
        for (size_t k = 0; k < i; k++)
            ck_assert(!fx_overlap(mv_scene_box(&scene->nodes[i]), mv_scene_box(&scene->nodes[k])));
    }
}

static size_t count_of(const char *text, const char *part)
{
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, part)); at++) count++;
    return count;
}

/* Written are all sectors with their names, and all lines with their badges. */
static void check_written(const mv_scene *scene)
{
    const mv_dial *dial = scene->dial;
    mv_text out = { 0 };
    mv_dial_write(&out, scene, NULL);
    ck_assert_uint_eq(count_of(out.bytes, "class=\"sector"), dial->sector_count);
    ck_assert_uint_eq(count_of(out.bytes, "class=\"rivalry"), dial->line_count);
    ck_assert_uint_eq(count_of(out.bytes, "class=\"badge"), dial->line_count);
    for (size_t i = 0; i < dial->sector_count; i++) ck_assert(strstr(out.bytes, dial->sectors[i].value));
    mv_text_clear(&out);
}

/* True when an actor stands over a border of its sector, or hardly apart from another. */
static bool is_cramped(const mv_scene *scene, size_t index)
{
    const mv_scene_node *node = &scene->nodes[index];
    const mv_sector *sector = &scene->dial->sectors[node->sector];
    mv_box box = mv_scene_box(node);
    bool cramped = false;
    for (int k = 0; k < 9; k++)
        cramped |= !mv_dial_has(scene->dial, sector,
                                (mv_point){ box.left + (box.right - box.left) * (k % 3) / 2,
                                            box.top + (box.bottom - box.top) * (k / 3) / 2 });
    for (size_t i = 0; i < scene->node_count; i++)
        cramped |= i != index && i != scene->dial->middle &&
                   fx_overlap(mv_box_wider(box, 0.5), mv_box_wider(mv_scene_box(&scene->nodes[i]), 0.5));
    return cramped;
}

/* Where actors find no room it is told in which sectors. */
START_TEST(narrow_sectors_are_told)
{
    mv_scene *scene = random_dial(_i);
    mv_dial *dial = scene->dial;
    bool tight[32] = { true }, cramped[32] = { false }, any = false;
    dial->radius *= 0.4 + 0.06 * _i;
    bool placed = mv_dial_place(scene, tight);
    for (size_t i = 0; i < scene->node_count; i++)
        if (i != dial->middle)
            any |= is_cramped(scene, i), cramped[scene->nodes[i].sector] |= is_cramped(scene, i);
    ck_assert(placed == !any);
    for (size_t i = 0; i < dial->sector_count; i++) ck_assert(tight[i] == cramped[i]);
    mv_scene_free(scene);
}
END_TEST

/* --- names of sectors ----------------------------------------------------------------------------------- */

static mv_box label_box(const mv_sector *sector, double nearer)
{
    double far = hypot(sector->label.x, sector->label.y), part = (far - nearer) / far;
    mv_point at = { part * sector->label.x, part * sector->label.y };
    return (mv_box){ at.x - sector->width / 2, at.y - sector->height / 2, at.x + sector->width / 2,
                     at.y + sector->height / 2 };
}

static double distance_of(mv_box box)
{
    return hypot(fmax(fmax(box.left, -box.right), 0), fmax(fmax(box.top, -box.bottom), 0));
}

/* The line that leads to a label, if any, runs through a box. */
static bool leads_through(const mv_dial *dial, const mv_sector *sector, mv_box label, mv_box box)
{
    double middle = (sector->from + sector->to) / 2, r = mv_dial_edge(dial);
    mv_point start = { r * sin(middle), -r * cos(middle) },
             end = { (label.left + label.right) / 2, (label.top + label.bottom) / 2 };
    for (int i = 0; i <= 400 && sector->leader; i++)
        if (mv_box_holds(box, mv_point_between(start, end, i / 400.0), 0)) return true;
    return false;
}

/* What keeps a name from a place: one before it, or a line that leads to either. */
static bool is_taken(const mv_dial *dial, size_t index, mv_box label, double gap)
{
    for (size_t i = 0; i < index; i++) {
        mv_box other = label_box(&dial->sectors[i], 0);
        if (mv_boxes_meet(label, other, gap) || leads_through(dial, &dial->sectors[index], label, other) ||
            leads_through(dial, &dial->sectors[i], other, label))
            return true;
    }
    return false;
}

/* Names of sectors stand outside, free of each other and of the lines that lead to them, and as near as that lets
 * them: a step further in there is no room for those with a line. */
static void check_names(const mv_scene *scene)
{
    const double step = 6, far = 12;
    const mv_dial *dial = scene->dial;
    for (size_t i = 0; i < dial->sector_count; i++) {
        mv_box label = label_box(&dial->sectors[i], 0), nearer = label_box(&dial->sectors[i], step + 0.1);
        ck_assert(distance_of(label) > dial->radius + MV_DIAL_RIM);
        if (distance_of(label) > dial->radius + MV_DIAL_RIM + far * step)
            continue; /* it gave up keeping off lines */
        ck_assert(!is_taken(dial, i, label, 3.9));
        if (dial->sectors[i].leader) ck_assert(is_taken(dial, i, mv_box_wider(nearer, 1), 4.1));
    }
}

/* --- lines along the rim ---------------------------------------------------------------------------------- */

static double mark_angle(const mv_scene *scene, size_t node)
{
    mv_point p = mv_scene_mark(&scene->nodes[node]);
    return angle_after(0, p.x, p.y);
}

/* From actor to actor, the shorter way round; the badge on the line. */
static void check_ends(const mv_scene *scene, const mv_rim_line *line)
{
    ck_assert((line->first == line->a && line->last == line->b) ||
              (line->first == line->b && line->last == line->a));
    ck_assert(line->to >= line->from && line->to - line->from <= circle / 2 + 1e-9);
    ck_assert_double_eq_tol(line->from, mark_angle(scene, line->first), 1e-9);
    ck_assert_double_eq_tol(fmod(line->to, circle), mark_angle(scene, line->last), 1e-9);
    ck_assert(line->badge >= line->from && line->badge <= line->to);
}

/* Lines of a lane keep apart, and a line lies as far in as there is room. */
static void check_lanes(const mv_scene *scene)
{
    const mv_dial *dial = scene->dial;
    size_t lanes = 0;
    for (size_t i = 0; i < dial->line_count; i++) {
        const mv_rim_line *line = &dial->lines[i];
        bool below = line->lane == 0;
        check_ends(scene, line);
        lanes = line->lane >= lanes ? line->lane + 1 : lanes;
        for (size_t k = 0; k < dial->line_count; k++) {
            const mv_rim_line *other = &dial->lines[k];
            double gap = 9 / dial->radius + 1e-9, on = fmod(other->from - line->from + 2 * circle, circle),
                   back = fmod(line->from - other->from + 2 * circle, circle);
            bool met = on <= line->to - line->from || back <= other->to - other->from;
            if (k != i && line->lane == other->lane) ck_assert(!met);
            met |= on <= line->to - line->from + gap || back <= other->to - other->from + gap;
            below |= other->lane + 1 == line->lane && met;
        }
        ck_assert(below);
    }
    ck_assert_uint_eq(dial->lanes, lanes);
}

START_TEST(everything_has_its_place)
{
    mv_scene *scene = random_dial(_i);
    check_sectors(scene);
    check_names(scene);
    check_lanes(scene);
    check_written(scene);
    mv_scene_free(scene);
}
END_TEST

/* Thin sectors, whose names have little room: some are led to. */
START_TEST(names_and_lanes_find_room)
{
    size_t led = 0;
    for (int number = 100 * _i; number < 100 * _i + 25; number++) {
        mv_scene *scene = fx_scene(FX_DIAL, number, 30, 0);
        mv_dial *dial = scene->dial;
        dial->radius = 150 + number % 5 * 40;
        for (size_t i = 0; i < dial->sector_count; i++) {
            dial->sectors[i].from = i ? dial->sectors[i - 1].to : number;
            dial->sectors[i].to = dial->sectors[i].from + circle / (double)dial->sector_count;
        }
        for (size_t i = 1; i < scene->node_count; i++)
            mv_scene_set_mark(&scene->nodes[i], (mv_point){ 100 * sin((double)i * number), 100 * cos((double)i) });
        mv_scene_set_mark(&scene->nodes[0], (mv_point){ 0, 0 });
        mv_dial_lay_names(scene);
        check_names(scene);
        check_lanes(scene);
        for (size_t i = 0; i < dial->sector_count; i++) led += dial->sectors[i].leader;
        mv_scene_free(scene);
    }
    ck_assert(led > 5);
}
END_TEST

TCase *dial_tests(void)
{
    TCase *tests = tcase_create("dial");
    tcase_add_loop_test(tests, everything_has_its_place, 0, CASES);
    tcase_add_loop_test(tests, names_and_lanes_find_room, 0, 4);
    tcase_add_loop_test(tests, narrow_sectors_are_told, 0, CASES);
    return tests;
}
