//! What is known of the chosen change, and the places to say more.

use crate::app::{Action, AnnotateAction, Board, Card, CardClaim, Command, ComparisonAction, PositionAction};
use crate::base::{Message, Sides};
use crate::compare::{Change, READING_DIFFERS, Reason};
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::buttons::{self, Chip};
use egui::{CornerRadius, Frame, Margin, RichText, Stroke, Ui, vec2};

/// What the inspector remembers.
#[derive(Debug, Default)]
pub struct InspectorState {
    /// The headline while it is typed, and the change it is of.
    headline: Option<(usize, String)>,
    /// Set to give the headline's field the focus.
    pub focus_headline: bool,
}

/// The areas that a section's objective bridges to: told by the headings, so drawn as what nobody has said yet. A click
/// makes one of them a person's tag.
fn areas_ui(ui: &mut Ui, ctx: &Ctx<'_>, section: &crate::app::Section, card: &Card) {
    let open = section.areas.iter().filter(|(area, _)| !card.themes.iter().any(|tag| tag.theme == *area && tag.own));
    let open: Vec<_> = open.collect();
    if open.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        buttons::hint(ui, &ctx.locale.t("objective-areas"));
        for (area, name) in open {
            let tag = ctx.locale.format(&Message::new("command-tag-with").text("theme", name));
            let chip = Chip { text: name, edge: None, tentative: true, name: &tag };
            if chip.show(ui).on_hover_text(&tag).clicked() {
                ctx.push(Action::Annotate(AnnotateAction::ToggleTheme(*area)));
            }
        }
    });
}

/// From this width on, in points, it stands in three columns.
const WIDE: f32 = 640.0;

/// Draws the inspector.
pub fn inspector_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut InspectorState) {
    let chosen = ctx
        .board
        .zip(ctx.selected)
        .and_then(|(board, index)| Some((board, index, board.comparison.changes.get(index)?, board.cards.get(index)?)));
    let Some((board, index, change, card)) = chosen else {
        ui.add_space(40.0);
        ui.vertical_centered(|ui| buttons::hint(ui, &ctx.locale.t("inspector-empty")));
        return;
    };
    let this = Chosen { board, index, change, card };
    egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        if ui.available_width() < WIDE {
            change_ui(ui, ctx, state, &this);
            themes_ui(ui, ctx, &this);
            whose_ui(ui, ctx, &this);
        } else {
            // Below the text there is more width than height. The bar at the right edge covers nothing.
            ui.set_max_width(ui.available_width() - tokens::WIDE);
            ui.spacing_mut().item_spacing.x = tokens::WIDE;
            ui.columns_const(|[left, middle, right]| {
                left.vertical(|ui| change_ui(ui, ctx, state, &this));
                middle.vertical(|ui| themes_ui(ui, ctx, &this));
                right.vertical(|ui| whose_ui(ui, ctx, &this));
            });
        }
        ui.add_space(tokens::WIDE);
    });
}

/// The chosen change, and what was said of it.
struct Chosen<'a> {
    board: &'a Board,
    index: usize,
    change: &'a Change,
    card: &'a Card,
}

/// Which change it is, what happened in it, and its headline.
fn change_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut InspectorState, this: &Chosen<'_>) {
    let Chosen { board, index, change, card } = *this;
    ui.add_space(tokens::SPACE);
    let wide = vec2(ui.available_width(), 28.0);
    ui.allocate_ui_with_layout(wide, egui::Layout::right_to_left(egui::Align::Center), |ui| {
        let name = ctx.locale.t(Command::ToggleImportant.key());
        if buttons::star(ui, card.important, &name).clicked() {
            ctx.push(Action::Run(Command::ToggleImportant));
        }
        let seen = ctx.locale.t("inspector-seen");
        if ui.add(egui::Checkbox::new(&mut card.seen.clone(), seen)).clicked() {
            ctx.push(Action::Run(Command::ToggleSeen));
        }
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            let name = RichText::new(board.change_name(index)).font(tokens::strong_font(17.0));
            ui.add(egui::Label::new(name).truncate());
        });
    });
    if ctx.marked.len() > 1 {
        let marked = Message::new("inspector-marked").number("count", ctx.marked.len());
        card_frame(ui, |ui| {
            ui.add(egui::Label::new(ctx.locale.format(&marked)).wrap());
        });
    }
    buttons::hint(ui, &what_happened(ctx, change));
    super::weight::weight_ui(ui, ctx, board, index);
    if let Some(section) = board.section_of(index) {
        buttons::hint(ui, &section.title);
        if let Some(number) = section.objective {
            let name = ctx.locale.format(&Message::new("objective-named").number("number", number));
            let said = ctx.locale.format(&Message::new("objective-derived").text("objective", name));
            buttons::hint(ui, &said);
            areas_ui(ui, ctx, section, card);
        }
    }
    doubts_ui(ui, ctx, board, change);
    words_ui(ui, ctx);
    ui.add_space(tokens::SPACE);
    headline_ui(ui, ctx, state, (index, card.headline.as_deref()));
}

/// Its themes, those suggested, and what submissions propose.
fn themes_ui(ui: &mut Ui, ctx: &Ctx<'_>, this: &Chosen<'_>) {
    let (card, palette) = (this.card, tokens::palette(ui));
    title_with_key(ui, ctx, "inspector-themes", Command::PickTheme);
    if card.themes.is_empty() {
        buttons::hint(ui, &ctx.locale.t("inspector-no-themes"));
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        for tag in &card.themes {
            let edge = tag.colour.map(|hex| tokens::theme_colour(hex, palette)).or(Some(palette.weak));
            let name = ctx.locale.format(&Message::new("inspector-remove-tag").text("theme", &tag.name));
            let mut text = tag.name.clone();
            if let Some(quote) = &tag.quote {
                text = format!("{text} · {}", quoted(ctx, quote, 28));
            }
            if let Some(step) = &tag.step {
                text = format!("{text} ({step})");
            }
            let name = match &tag.quote {
                Some(quote) => format!("{name}\n{}", quoted(ctx, quote, 300)),
                None => name,
            };
            let by: Vec<&str> = tag.authors.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
            let name = if by.is_empty() { name } else { format!("{name} ({})", by.join(", ")) };
            let chip = Chip { text: &text, edge, tentative: false, name: &name };
            if chip.show(ui).on_hover_text(&name).clicked() {
                ctx.push(Action::Annotate(AnnotateAction::Remove(tag.annotation)));
            }
        }
    });

    suggestions_ui(ui, ctx);
    super::submission::here_ui(ui, ctx);
}

/// Whose it is, notes, and why its sides belong together.
fn whose_ui(ui: &mut Ui, ctx: &Ctx<'_>, this: &Chosen<'_>) {
    let Chosen { change, card, .. } = *this;
    title_with_key(ui, ctx, "inspector-attributions", Command::Attribute);
    if card.attributions.is_empty() {
        buttons::hint(ui, &ctx.locale.t("inspector-no-attributions"));
    }
    for claim in &card.attributions {
        claim_ui(ui, ctx, claim);
    }
    ui.horizontal(|ui| {
        if ui.link(RichText::new(ctx.locale.t(Command::PositionsHere.key())).size(12.5)).clicked() {
            ctx.push(Action::Run(Command::PositionsHere));
        }
        if let Some(keys) = Command::PositionsHere.keys().first() {
            buttons::key_cap(ui, &keys.printed(ctx.mac));
        }
    });

    title_with_key(ui, ctx, "inspector-notes", Command::Note);
    for note in &card.notes {
        card_frame(ui, |ui| {
            quote_ui(ui, ctx, note.quote.as_deref());
            ui.add(egui::Label::new(&note.text).wrap());
            ui.horizontal(|ui| {
                if let Some(step) = &note.step {
                    buttons::hint(ui, step);
                }
                if buttons::small_button(ui, &ctx.locale.t("button-edit")).clicked() {
                    ctx.push(Action::Annotate(AnnotateAction::Edit(note.annotation)));
                }
                if buttons::small_button(ui, &ctx.locale.t("button-remove")).clicked() {
                    ctx.push(Action::Annotate(AnnotateAction::Remove(note.annotation)));
                }
            });
        });
    }
    if !ctx.is_alone() {
        why_ui(ui, ctx, change);
    }
}

/// What could not be read surely of the change's paragraphs, one step from the page it was read from.
fn doubts_ui(ui: &mut Ui, ctx: &Ctx<'_>, board: &Board, change: &Change) {
    let doubts = change.doubts(Sides::new(&board.readings.old.paragraphs, &board.readings.new.paragraphs));
    if doubts.is_empty() && !change.reading_differs {
        return;
    }
    ui.add_space(tokens::SPACE);
    card_frame(ui, |ui| {
        let title = if change.reading_differs { READING_DIFFERS } else { "inspector-doubted" };
        buttons::group_title(ui, &ctx.locale.t(title));
        for doubt in doubts.iter() {
            buttons::hint(ui, &ctx.locale.t(doubt.key()));
        }
        if change.reading_differs {
            buttons::hint(ui, &ctx.locale.t("inspector-reading-differs"));
        }
        if buttons::small_button(ui, &ctx.locale.t("inspector-see-source")).clicked() {
            ctx.push(Action::Run(Command::CheckDraft));
        }
    });
}

/// The words chosen in the page: what is said next is said of them.
fn words_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let Some(words) = ctx.words.filter(|words| ctx.selected == Some(words.change)) else { return };
    ui.add_space(tokens::SPACE);
    card_frame(ui, |ui| {
        ui.horizontal(|ui| {
            buttons::group_title(ui, &ctx.locale.t("words-chosen"));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if ui.small_button("×").clicked() {
                    ctx.push(Action::Run(Command::Unmark));
                }
            });
        });
        ui.add(egui::Label::new(quoted(ctx, &words.quote, 240)).wrap());
        buttons::hint(ui, &ctx.locale.t(if words.is_picking() { "words-picking" } else { "words-say" }));
    });
}

/// Words in quotation marks, shortened.
fn quoted(ctx: &Ctx<'_>, words: &str, most: usize) -> String {
    ctx.locale.format(&Message::new("words-quoted").text("words", crate::app::first_words(words, most)))
}

fn quote_ui(ui: &mut Ui, ctx: &Ctx<'_>, quote: Option<&str>) {
    if let Some(quote) = quote {
        buttons::hint(ui, &quoted(ctx, quote, 120));
    }
}

fn what_happened(ctx: &Ctx<'_>, change: &Change) -> String {
    if ctx.is_alone() {
        return ctx.locale.t("inspector-alone");
    }
    let mut parts: Vec<String> = change.said().into_iter().map(|key| ctx.locale.t(key)).collect();
    if change.similarity > 0.0 && change.similarity < 1.0 {
        let percent = (change.similarity * 100.0).round() as i64;
        parts.push(ctx.locale.format(&Message::new("inspector-similar").number("percent", percent)));
    }
    parts.join(" · ")
}

fn headline_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut InspectorState, (index, headline): (usize, Option<&str>)) {
    if state.headline.as_ref().is_some_and(|(of, _)| *of != index) {
        state.headline = None;
    }
    let mut text =
        state.headline.as_ref().map_or_else(|| headline.unwrap_or_default().to_owned(), |(_, text)| text.clone());
    let label = ui.add(egui::Label::new(
        RichText::new(ctx.locale.t("inspector-headline"))
            .font(tokens::strong_font(11.5))
            .color(tokens::palette(ui).weak),
    ));
    let proposed = if headline.is_none() { ctx.annotate.proposed_headline(ctx.session) } else { String::new() };
    let hint = if proposed.is_empty() {
        ctx.locale.t("inspector-headline-hint")
    } else {
        ctx.locale.format(&Message::new("headline-proposed").text("text", proposed.as_str()))
    };
    let field = ui
        .add(
            egui::TextEdit::multiline(&mut text)
                .hint_text(hint)
                .desired_rows(1)
                .desired_width(f32::INFINITY)
                .margin(Margin::symmetric(8, 6))
                .return_key(None),
        )
        .labelled_by(label.id);
    if std::mem::take(&mut state.focus_headline) {
        field.request_focus();
    }
    if field.changed() {
        state.headline = Some((index, text.clone()));
    }
    let enter = field.has_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    if enter {
        field.surrender_focus();
        if text.trim().is_empty() && !proposed.is_empty() {
            state.headline = None;
            ctx.push(Action::Annotate(AnnotateAction::SetHeadline(index, proposed)));
            return;
        }
    }
    // The edit is made when the hand is off the field, so that undo has one point a headline, not one a letter.
    if (enter || field.lost_focus()) && state.headline.is_some() {
        state.headline = None;
        if text.trim() != headline.unwrap_or_default() {
            ctx.push(Action::Annotate(AnnotateAction::SetHeadline(index, text.trim().to_owned())));
        }
    }
}

fn title_with_key(ui: &mut Ui, ctx: &Ctx<'_>, key: &str, command: Command) {
    ui.add_space(tokens::SPACE);
    ui.horizontal(|ui| {
        buttons::group_title(ui, &ctx.locale.t(key));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if let Some(keys) = command.keys().first() {
                buttons::key_cap(ui, &keys.printed(ctx.mac));
            }
            let add = ui.small_button("+").on_hover_text(ctx.locale.t(command.key()));
            add.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, ctx.locale.t(command.key())));
            if add.clicked() {
                ctx.push(Action::Run(command));
            }
        });
    });
}

/// What the tool proposes: broken outlines, its reasons, and one key each way. Never to be taken for a person's word.
fn suggestions_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let lines = ctx.annotate.suggestions();
    if lines.is_empty() {
        return;
    }
    ui.add_space(tokens::SPACE);
    // The keys speak of the first suggestion; beside its name they would leave no room for it.
    let title = ui.horizontal(|ui| {
        let title = buttons::group_title(ui, &ctx.locale.t("suggest-title"));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            for (command, sign) in [(Command::DismissSuggestion, "×"), (Command::AcceptSuggestion, "✓")] {
                if let Some(keys) = command.keys().first() {
                    buttons::key_cap(ui, &format!("{sign} {}", keys.printed(ctx.mac)));
                }
            }
        });
        title
    });
    let title = title.inner;
    if !ctx.annotate.suggestions_accuracy().is_empty() {
        title.on_hover_text(ctx.annotate.suggestions_accuracy());
    }
    for (place, line) in lines.iter().enumerate() {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let say = |key| ctx.locale.format(&Message::new(key).text("what", line.name.as_str()));
            let accept = say("suggest-accept");
            // Room for the cross.
            let most = (ui.available_width() - 34.0).max(60.0);
            let text = crate::app::first_words(&line.name, (most / 6.5) as usize);
            let chip = Chip { text: &text, edge: None, tentative: true, name: &accept };
            if chip.show(ui).on_hover_text(&accept).clicked() {
                ctx.push(Action::Annotate(AnnotateAction::AcceptSuggestion(place)));
            }
            let name = say("suggest-dismiss");
            let dismiss = ui.small_button("×").on_hover_text(&name);
            dismiss.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
            if dismiss.clicked() {
                ctx.push(Action::Annotate(AnnotateAction::DismissSuggestion(place)));
            }
        });
        buttons::hint(ui, &line.reason);
    }
}

fn card_frame(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    let palette = tokens::palette(ui);
    Frame::new()
        .fill(palette.card)
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(CornerRadius::same(tokens::RADIUS))
        .inner_margin(Margin::symmetric(10, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            contents(ui);
        });
}

fn claim_ui(ui: &mut Ui, ctx: &Ctx<'_>, claim: &CardClaim) {
    card_frame(ui, |ui| {
        ui.add(egui::Label::new(RichText::new(&claim.actors).font(tokens::strong_font(13.5))).wrap());
        // Role and basis are said in words: what is stated must never look like what is inferred.
        let line = format!("{} · {}", ctx.locale.t(claim.role.key()), ctx.locale.t(claim.basis.key()));
        ui.label(line);
        if !claim.aligned.is_empty() {
            let aligned = Message::new("positions-aligned-said").text("names", claim.aligned.as_str());
            ui.add(egui::Label::new(ctx.locale.format(&aligned)).wrap());
        }
        for (id, cited) in &claim.positions {
            let text = RichText::new(crate::app::first_words(cited, 150)).size(12.5);
            if ui.add(egui::Link::new(text)).on_hover_text(cited).clicked() {
                ctx.push(Action::Position(PositionAction::Show(*id)));
            }
        }
        quote_ui(ui, ctx, claim.quote.as_deref());
        if !claim.evidence.is_empty() {
            buttons::hint(ui, &claim.evidence);
        }
        if !claim.note.is_empty() {
            ui.add(egui::Label::new(&claim.note).wrap());
        }
        buttons::hint(ui, &said_by(ctx, claim));
        ui.horizontal_wrapped(|ui| {
            if let Some(step) = &claim.step {
                buttons::hint(ui, step);
            }
            if buttons::small_button(ui, &ctx.locale.t("button-edit")).clicked() {
                ctx.push(Action::Annotate(AnnotateAction::Edit(claim.annotation)));
            }
            if buttons::small_button(ui, &ctx.locale.t("button-remove")).clicked() {
                ctx.push(Action::Annotate(AnnotateAction::Remove(claim.annotation)));
            }
        });
    });
}

/// Who says so, since when.
fn said_by(ctx: &Ctx<'_>, claim: &CardClaim) -> String {
    let (made, changed) = claim.times;
    let author = if claim.author.is_empty() { ctx.locale.t("coder-unnamed") } else { claim.author.clone() };
    let mut parts = vec![author];
    // The sample's annotations were made by no clock.
    if made != crate::base::Timestamp::UNIX_EPOCH {
        parts.push(ctx.locale.moment(made));
    }
    if changed != made {
        parts.push(ctx.locale.format(&Message::new("claim-changed").text("when", ctx.locale.moment(changed))));
    }
    parts.join(" · ")
}

/// Why the two sides are taken for one provision; each link can be cut, and others be made, by hand.
fn why_ui(ui: &mut Ui, ctx: &Ctx<'_>, change: &Change) {
    title_with_key(ui, ctx, "inspector-why", Command::LinkByHand);
    if change.links.is_empty() {
        buttons::hint(ui, &ctx.locale.t("links-nothing"));
    }
    let Some(board) = ctx.board else { return };
    let palette = tokens::palette(ui);
    for link in &change.links {
        let at = Sides::new(link.old, link.new);
        let reasons: Vec<String> = link.reasons.iter().map(|reason| reason_in_words(ctx, reason)).collect();
        card_frame(ui, |ui| {
            ui.horizontal(|ui| {
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let places = board.pair_name(at);
                    let name = ctx.locale.format(&Message::new("links-cut-name").text("places", &places));
                    let cut = buttons::small_button(ui, &ctx.locale.t("links-cut-button")).on_hover_text(&name);
                    cut.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
                    if cut.clicked() {
                        ctx.push(Action::Compare(ComparisonAction::Link(at, false)));
                    }
                    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                        let places = RichText::new(places).font(tokens::strong_font(12.5));
                        ui.add(egui::Label::new(places).truncate());
                    });
                });
            });
            if link.doubtful {
                // A word and a mark, since colour alone says nothing to some.
                let doubt = format!("? {}", ctx.locale.t("inspector-doubtful"));
                ui.add(egui::Label::new(RichText::new(doubt).size(12.0).color(palette.warning)).wrap());
            }
            buttons::hint(ui, &format!("{}.", ctx.locale.list(&reasons)));
        });
    }
    for made in crate::app::hand_made(ctx.session) {
        ui.horizontal_wrapped(|ui| {
            let said = if made.linked { "links-made" } else { "links-made-cut" };
            buttons::hint(ui, &ctx.locale.format(&Message::new(said).text("places", &made.places)));
            if buttons::small_button(ui, &ctx.locale.t("links-take-back")).clicked() {
                ctx.push(Action::Compare(ComparisonAction::Unlink(made.id)));
            }
        });
    }
}

fn reason_in_words(ctx: &Ctx<'_>, reason: &Reason) -> String {
    ctx.locale.format(&reason.message())
}
