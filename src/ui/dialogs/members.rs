//! The members of a group with their days: an empty day is not known.

use crate::app::{Action, ActorAction, MemberLine, PositionAction, member_lines, newest_day};
use crate::base::{ActorId, Date, Message};
use crate::study::{Actor, ActorKind, Membership};
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::buttons;
use crate::ui::widgets::pick_field::{PickField, field_id, pick_field};
use crate::ui::widgets::picker::Entry;
use egui::{Label, Margin, RichText, TextEdit, Ui, WidgetInfo, vec2};

pub(super) fn act(ctx: &Ctx<'_>, action: ActorAction) {
    ctx.push(Action::Position(PositionAction::Actor(action)));
}

/// What the list of members remembers.
#[derive(Debug, Default)]
pub(super) struct MembersForm {
    /// The lines as they are written, of this group.
    lines: Option<(ActorId, Vec<MemberLine>)>,
    adding: PickField,
    /// A day that is none.
    wrong: Option<String>,
}

/// A day as typed: nothing typed is not known.
fn day(text: &str) -> Result<Option<Date>, ()> {
    let text = text.trim();
    if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(|_not_a_day| ()) }
}

pub(super) fn members_ui(ui: &mut Ui, ctx: &Ctx<'_>, (id, actor): (ActorId, &Actor), form: &mut MembersForm) {
    let palette = tokens::palette(ui);
    let writing = ui.ctx().egui_wants_keyboard_input();
    if form.lines.as_ref().is_none_or(|(of, _)| *of != id) || (!writing && form.wrong.is_none()) {
        form.lines = Some((id, member_lines(ctx.session, id)));
    }
    let then = newest_day(ctx.session).map(|day| (day, actor.members_on(day).count()));
    buttons::group_title(ui, &ctx.locale.format(&Message::new("actors-members").number("count", actor.members.len())));
    if let Some((day, count)) = then.filter(|(_, count)| *count != actor.members.len()) {
        let said = Message::new("actors-members-then").number("count", count).text("day", ctx.locale.date(day));
        buttons::hint(ui, &ctx.locale.format(&said));
    }
    buttons::hint(ui, &ctx.locale.t("actors-members-hint"));
    let Some((_, lines)) = &mut form.lines else { return };
    let mut changed = false;
    let mut gone = None;
    egui::Grid::new("members").num_columns(4).spacing([8.0, 4.0]).show(ui, |ui| {
        for key in ["actors-member", "actors-from", "actors-until"] {
            ui.label(RichText::new(ctx.locale.t(key)).size(11.5).color(palette.weak));
        }
        ui.end_row();
        for (place, line) in lines.iter_mut().enumerate() {
            let name = RichText::new(format!("{}  {}", line.code, line.name)).size(12.5);
            ui.scope(|ui| {
                ui.set_max_width(230.0);
                ui.add(Label::new(name).truncate());
            });
            for (key, text) in [("actors-from", &mut line.from), ("actors-until", &mut line.until)] {
                let label = format!("{} {}", line.name, ctx.locale.t(key));
                let hint = ctx.locale.t("positions-not-known");
                let edit = TextEdit::singleline(text).hint_text(hint).margin(Margin::symmetric(6, 3));
                let field = ui.add_sized(vec2(94.0, 22.0), edit);
                field.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, &label));
                changed |= field.lost_focus();
            }
            let name = ctx.locale.format(&Message::new("claim-remove-actor").text("actor", line.name.as_str()));
            let cross = ui.small_button("×").on_hover_text(&name);
            cross.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
            if cross.clicked() {
                gone = Some(place);
            }
            ui.end_row();
        }
    });
    if let Some(place) = gone.filter(|place| *place < lines.len()) {
        lines.remove(place);
        changed = true;
    }
    let states: Vec<Entry<ActorId>> = ctx
        .study
        .actors
        .iter()
        .filter(|(_, other)| other.kind == ActorKind::State && !other.retired && !other.code.is_empty())
        .filter(|(_, other)| !lines.iter().any(|line| line.code == other.code))
        .map(|(id, other)| Entry {
            value: *id,
            label: other.names.in_language(ctx.locale.language()).to_owned(),
            note: other.code.clone(),
            also: format!("{}; {}; {}", other.names.en, other.names.zh, other.aliases.join("; ")).to_lowercase(),
            chosen: false,
        })
        .collect();
    let mut added = Vec::new();
    let field = (field_id(ui, "member-add"), ctx.locale.t("actors-add-member"));
    pick_field(ui, ctx.locale, (field.0, &field.1, "claim-remove-actor"), &mut form.adding, &states, &mut added);
    for state in added.iter().filter_map(|id| ctx.study.actors.get(id)) {
        let (code, name) = (state.code.clone(), state.names.en.clone());
        lines.push(MemberLine { code, name, from: String::new(), until: String::new() });
        changed = true;
    }
    if changed {
        let members: Result<Vec<Membership>, String> = lines
            .iter()
            .map(|line| {
                let wrong = |text: &str| format!("{}: {}", line.name, text.trim());
                let from = day(&line.from).map_err(|()| wrong(&line.from))?;
                let until = day(&line.until).map_err(|()| wrong(&line.until))?;
                if from.zip(until).is_some_and(|(from, until)| until < from) {
                    return Err(wrong(&format!("{} – {}", line.from, line.until)));
                }
                Ok(Membership { member: line.code.clone(), from, until })
            })
            .collect();
        match members {
            Ok(members) => {
                form.wrong = None;
                if members != actor.members {
                    let changed = Actor { members, ..actor.clone() };
                    act(ctx, ActorAction::Change(id, Box::new(changed)));
                }
            }
            Err(wrong) => form.wrong = Some(wrong),
        }
    }
    if let Some(wrong) = &form.wrong {
        let said = Message::new("actors-no-day").text("what", wrong.as_str());
        ui.add(Label::new(RichText::new(ctx.locale.format(&said)).color(palette.warning)).wrap());
    }
}
