#include "picture/charts/card.h"
#include "picture/words/picture_words.h"
#include <string.h>

/* A box of text: as large as fits it whole, down to the size of all other text. */
static void add_block(const mv_card *card, mv_box box, double size, bool bold, const char *color, const char *text)
{
    mv_text lines = { 0 };
    mv_font font = { size, bold };
    size_t count = 0;
    for (bool whole = false; !whole && font.size >= MV_CARD_TEXT; font.size -= 1) {
        size_t most = (size_t)((box.bottom - box.top) / mv_font_line_height(font));
        mv_text_clear(&lines);
        count = mv_font_wrap(&lines, font, text, box.right - box.left, most ? most : 1, &whole);
        whole &= !lines.bytes || !strstr(lines.bytes, "-\n");
        if (whole) break;
    }
    if (font.size < MV_CARD_TEXT) font.size = MV_CARD_TEXT;
    if (count)
        mv_svg_add_lines(card->out, &(mv_svg_pen){ .font = font, .color = color },
                         (mv_point){ box.left, box.top + font.size }, lines.bytes, count);
    mv_text_clear(&lines);
}

/* Where the parts of a card stand. */
typedef struct places {
    mv_box finding, number, meaning, source;
} places;

enum { LEFT = MV_CARD_MARGIN, RIGHT = MV_CARD_WIDTH - MV_CARD_MARGIN, MOST = 44, NUMBER = 110 };

static const places beside_dial = {
    { LEFT, 36, 566, 262 }, { LEFT, 268, 566, 400 }, { LEFT, 402, 566, 552 }, { LEFT, 566, RIGHT, 604 }
};
static const places above_bar = {
    { LEFT, 36, RIGHT, 142 }, { LEFT, 150, 300, 284 }, { 310, 172, RIGHT, 282 }, { LEFT, 566, RIGHT, 604 }
};

static void add_words(const mv_card *card, const places *p)
{
    const mv_theme *t = card->theme;
    mv_text finding = { 0 }, number = { 0 }, meaning = { 0 }, source = { 0 };
    mv_card_say_finding(&finding, card);
    mv_card_say_number(&number, card);
    mv_card_say_meaning(&meaning, card);
    mv_card_say_source(&source, card);
    add_block(card, p->finding, MOST, true, t->ink, finding.bytes);
    add_block(card, p->number, NUMBER, true, t->ink, number.bytes);
    add_block(card, p->meaning, MV_CARD_TEXT, false, t->quiet, meaning.bytes);
    add_block(card, p->source, MV_CARD_TEXT, false, t->quiet, source.bytes);
    mv_text_clear(&finding);
    mv_text_clear(&number);
    mv_text_clear(&meaning);
    mv_text_clear(&source);
}

static void add_bar(const mv_card *card)
{
    const double top = 296, high = 76;
    const mv_theme *t = card->theme;
    mv_share_bar bar = { .parts = card->shares.parts,
                         .count = card->shares.count,
                         .undefined = card->shares.undefined,
                         .paper = t->paper,
                         .ink = t->ink,
                         .quiet = t->quiet,
                         .width = RIGHT - LEFT,
                         .height = high,
                         .font = { MV_CARD_TEXT, true },
                         .named = true,
                         .rest = 1,
                         .hollow = mv_shares_are_few(&card->shares) };
    mv_share_bar_write(card->out, &bar, (mv_point){ LEFT, top });
}

static void add_dial(const mv_card *card)
{
    mv_card_add_dial(card, (mv_point){ 882, 290 }, 160);
}

/* Title and description hold all that is said. */
static void open_card(const mv_card *card, const char *title)
{
    mv_text finding = { 0 }, description = { 0 };
    mv_card_say_finding(&finding, card);
    mv_card_say_number(&description, card);
    mv_text_add(&description, ": ");
    mv_card_say_meaning(&description, card);
    for (size_t i = 0; i < card->shares.count; i++)
        mv_text_format(&description, "%s%s %s", i ? ", " : ". Shares: ", card->shares.parts[i].name,
                       card->shares.parts[i].value);
    mv_text_format(&description, ". As tables: multivector report %s.", mv_words_file(card->network->document));
    mv_svg_open(card->out, &(mv_svg_head){ MV_CARD_WIDTH, MV_CARD_HEIGHT, title ? title : finding.bytes,
                                           description.bytes, card->theme->paper });
    mv_text_clear(&finding);
    mv_text_clear(&description);
}

static mv_status draw(char **out, size_t *length, const mv_network *network, const mv_drawing_options *options,
                      const places *p, void (*add)(const mv_card *card), mv_log *log)
{
    mv_text text = { 0 };
    mv_card card = {
        .network = network, .language = options->language, .credits = options->credits, .out = &text
    };
    mv_status status = mv_chart_choose_theme(&card.theme, options->theme, log);
    if (!status) status = mv_shares_check(network, "a card is of somebody", log);
    if (status) return status;
    card.profile = mv_profile_build(network, network->focus);
    mv_shares_of(&card.shares, card.theme, network, network->set, card.profile);
    mv_card_shorten(&card.shares);
    open_card(&card, mv_words_find_title(options->title) ? NULL : options->title);
    add_words(&card, p);
    add(&card);
    status = mv_chart_close(&text, options->format, log);
    mv_shares_clear(&card.shares);
    mv_profiles_free(card.profile);
    mv_text_hand_over(&text, out, length, status);
    return status;
}

mv_status mv_card_of_compass(char **out, size_t *length, const mv_network *network,
                             const mv_drawing_options *options, mv_log *log)
{
    return draw(out, length, network, options, &beside_dial, add_dial, log);
}

mv_status mv_card_of_bar(char **out, size_t *length, const mv_network *network, const mv_drawing_options *options,
                         mv_log *log)
{
    return draw(out, length, network, options, &above_bar, add_bar, log);
}
