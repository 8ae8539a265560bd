#include "draw/page/page.h"
#include "draw/place/place.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* How a drawing comes to its page: letters large enough for the width it is shown in, labels and signs where there
 * is room for them, all of it where it belongs. */

/* --- before there are places -------------------------------------------------------------------------- */

/* The drawing as it will probably come out: what the boxes take, spread over the wanted aspect, in letters of the
 * page. True when they will be large enough. */
static bool is_readable(const mv_scene *scene, mv_point room, double letters)
{
    const double loose = 1.12; /* never is all of it used */
    double wide = loose * sqrt(mv_spread_area(scene) * scene->aspect);
    double smaller = fmax(wide / room.x, room.y > 0 ? wide / scene->aspect / room.y : 0);
    return letters >= scene->letters * (scene->is_stated ? smaller : fmax(smaller, 1));
}

/* Takes the label of the least important from the end of the order; false when only few are left. */
static bool drop_some(mv_scene *scene, const size_t *order, size_t *named)
{
    const size_t few = 5;
    size_t fewer = *named - *named / 12 - 1;
    if (*named <= few) return false;
    for (size_t i = fewer; i < *named; i++) mv_scene_set_label(&scene->nodes[order[i]], "");
    *named = fewer;
    return true;
}

/* Larger letters make a larger drawing, which is shown smaller: so they grow until they are large enough, and when
 * they have grown by half, names are left out instead. */
void mv_page_plan_letters(mv_scene *scene)
{
    enum { TRIES = 80 };
    const double step = 1.06, most = 1.6;
    size_t named = scene->node_count, *order = mv_labels_by_importance(scene);
    double smallest = INFINITY, letters, count;
    mv_point room = mv_page_room(scene);
    if (room.y > 0) scene->aspect = fmin(fmax(room.x / room.y, 0.5), 3);
    for (size_t i = 0; i < scene->node_count; i++)
        if (scene->nodes[i].name[0]) smallest = fmin(smallest, scene->nodes[i].first_font.size);
    letters = smallest;
    for (int i = 0; i < TRIES && isfinite(letters) && mv_spread_boxes(scene, &count) > 0 && count > 0; i++) {
        if (is_readable(scene, room, letters)) break;
        if (letters < most * smallest) {
            letters *= step;
            mv_letters_set(scene, letters);
        } else if (!drop_some(scene, order, &named)) {
            break;
        }
    }
    free(order);
}

/* --- where it belongs --------------------------------------------------------------------------------- */

/* How far things must move for the lowest of them to be at `wanted`, in whole points. Actors with a place to
 * keep only move when they do not fit, or when most of the page would be empty. */
static double shift(double low, double high, double wanted, double room, bool free_form)
{
    double by = wanted - low, rounding = 2;
    if (free_form || -by > fmax(fmax(high - low, 4 * wanted), room / 2)) return rint(by);
    return by > rounding ? ceil(by) : 0;
}

/* How far a drawing is from where it belongs on its page: in the middle of what the page has at least. */
static mv_point offset(const mv_scene *scene, bool free_form)
{
    mv_box box = mv_page_drawing(scene);
    mv_page page = free_form ? mv_page_plan_moved(scene) : mv_page_plan(scene);
    double wide = box.right - box.left, high = box.bottom - box.top;
    double left = page.margin, top = page.top;
    if (free_form) {
        left += fmax(page.room.x - wide, 0) / 2;
        top += fmax(page.room.y - high, 0) / 2;
    }
    return (mv_point){ shift(box.left, box.right, left, page.text_width, free_form),
                       shift(box.top, box.bottom, top, page.room.y, free_form) };
}

/* Hundredths of points are what is written; a place read again is then the same. */
static void round_places(mv_scene *scene, mv_point by)
{
    for (size_t i = 0; i < scene->node_count; i++) {
        mv_point mark = mv_scene_mark(&scene->nodes[i]);
        mark = (mv_point){ rint((mark.x + by.x) * 100) / 100, rint((mark.y + by.y) * 100) / 100 };
        if (!scene->dial) mv_letters_reset(&scene->nodes[i]); /* the same beginning every time, to the last bit */
        mv_scene_set_mark(&scene->nodes[i], mark);
        scene->nodes[i].wanted = mark;
    }
}

/* --- labels -------------------------------------------------------------------------------------------- */

/* Lines give way to labels, and they to lines. */
static void settle_labels(mv_scene *scene, bool larger)
{
    enum { TURNS = 2 };
    for (int turn = 0; turn < TURNS; turn++) {
        mv_curve_all(scene);
        mv_labels_place(scene, larger && turn == 0);
    }
}

/* How many times wider it gets than the page it is shown on. */
static double excess(const mv_scene *scene)
{
    return mv_page_plan_moved(scene).width / (scene->shown * scene->per_pixel);
}

static mv_box marks_box(const mv_scene *scene)
{
    mv_box all = mv_box_none;
    for (size_t i = 0; i < scene->node_count; i++) {
        mv_point mark = mv_scene_mark(&scene->nodes[i]);
        all = mv_box_around(
            all, mv_box_wider((mv_box){ mark.x, mark.y, mark.x, mark.y }, scene->nodes[i].mark.size / 2));
    }
    return all;
}

/* How much smaller the picture will be shown than it is drawn, for its marks to have room there and some labels
 * outside them; and where labels may stand. */
static void fit_page(mv_scene *scene, double looser)
{
    const double outside = 1.1;
    mv_point room = mv_page_room(scene);
    mv_box box = marks_box(scene);
    double wide = (box.right - box.left) * outside, high = (box.bottom - box.top) * outside;
    double scale = fmax(wide / room.x, room.y > 0 ? high / room.y : 0) * looser;
    double least =
        scene->page_aspect > 0 ? MV_PAGE_SMALLEST / scene->letters : 0; /* a heading in its usual size has room */
    scene->per_pixel = fmax(scale, scene->is_stated ? least : 1);
    mv_point middle = { (box.left + box.right) / 2, (box.top + box.bottom) / 2 };
    double x = room.x * scene->per_pixel / 2, y = (room.y > 0 ? room.y : 1e9) * scene->per_pixel / 2;
    scene->frame = (mv_box){ middle.x - x, middle.y - y, middle.x + x, middle.y + y };
}

/* As they are in the usual letters, or in the larger ones that the page asks for. */
static void place_labels(mv_scene *scene)
{
    enum { TRIES = 14 };
    const double spare = 1.02;
    if (scene->dial) {
        mv_curve_all(scene);
        return;
    }
    scene->per_pixel = 1;
    scene->frame = (mv_box){ -1e9, -1e9, 1e9, 1e9 };
    mv_letters_set(scene, 0);
    mv_sides_choose(scene);
    settle_labels(scene, false);
    if (!scene->is_stated && excess(scene) <= 1) return;
    double looser = 1, over = spare; /* as much wider than letters are larger */
    for (int i = 0; i < TRIES && over > 1.01; i++) {
        fit_page(scene, looser);
        mv_letters_set(scene, scene->letters * scene->per_pixel * spare);
        settle_labels(scene, true);
        over = excess(scene);
        looser *= fmax(over, 1.05);
    }
}

static double smallest_letters(const mv_scene *scene)
{
    double smallest = INFINITY;
    for (size_t i = 0; i < scene->node_count; i++)
        if (scene->nodes[i].label[0]) smallest = fmin(smallest, scene->nodes[i].font.size);
    return smallest;
}

/* The middle grows with its name. */
static void enlarge(mv_scene *scene, double least)
{
    mv_scene_node *middle = &scene->nodes[scene->dial->middle];
    if (least > middle->font.size) middle->mark.size *= least / middle->font.size;
    mv_letters_set(scene, least);
}

/* Letters of the page make it wider, and larger letters are asked for then, which are less so every time: sectors
 * have their names in these, and actors that find room for them. */
static void name_dial(mv_scene *scene, void (*lay_names)(mv_scene *))
{
    enum { TRIES = 6 };
    for (int i = 0; i < TRIES; i++) {
        scene->per_pixel *= excess(scene);
        scene->dial->letters = fmax(scene->dial->letters, scene->letters * scene->per_pixel);
        lay_names(scene);
    }
    bool larger = smallest_letters(scene) < scene->letters * scene->per_pixel;
    if (larger) enlarge(scene, scene->letters * scene->per_pixel);
    scene->frame = (mv_box){ -1e9, -1e9, 1e9, 1e9 };
    mv_curve_all(scene);
    mv_labels_place(scene, larger);
}

/* A dial that is too wide for its page is laid out again in larger letters; that makes it wider still, and names
 * without room are left out in the end. */
void mv_page_fit_dial(mv_scene *scene, void (*lay_out)(mv_scene *), void (*lay_names)(mv_scene *))
{
    const double growth = 1.1;
    scene->dial->letters = scene->letters;
    lay_out(scene);
    if (scene->is_stated || excess(scene) > 1) {
        scene->dial->letters = fmax(scene->letters, scene->letters * excess(scene) * growth);
        if (scene->dial->letters > smallest_letters(scene)) {
            enlarge(scene, scene->dial->letters);
            lay_out(scene);
        }
        name_dial(scene, lay_names);
    }
}

/* Labels, curves and signs follow from the places alone. They reach beyond the actors, so the drawing is moved
 * until everything fits, and what is written last belongs to the very last places. */
static void settle(mv_scene *scene)
{
    enum { ROUNDS = 5 };
    bool free_form = true;
    for (size_t i = 0; i < scene->node_count; i++) free_form &= !scene->nodes[i].kept;
    mv_point by = { 0, 0 };
    for (int round = 0; round < ROUNDS; round++) {
        round_places(scene, by);
        place_labels(scene);
        mv_signs_place(scene);
        if (scene->node_count == 0) return;
        by = offset(scene, free_form && (round == 0 || scene->dial));
        if (fabs(by.x) + fabs(by.y) <= 0 && (!free_form || round > 0)) return;
    }
}

/* Who has lost the name is said at the foot, which may take a line more. */
static void list_nameless(mv_scene *scene)
{
    size_t *order = mv_labels_by_importance(scene);
    for (size_t i = 0; i < scene->node_count; i++) {
        const mv_scene_node *node = &scene->nodes[order[i]];
        if (node->label[0] || !node->name[0]) continue;
        if (scene->nameless.length) mv_text_add(&scene->nameless, "\n");
        for (const char *c = node->name; *c; c++)
            if (*c != '\n')
                mv_text_add_bytes(&scene->nameless, c, 1);
            else if (!strchr("-/", c[-1]))
                mv_text_add(&scene->nameless, " ");
    }
    free(order);
}

void mv_page_settle(mv_scene *scene)
{
    settle(scene);
    list_nameless(scene);
}
