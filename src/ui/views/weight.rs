//! How much a change matters and which way it leans, with the words that make the tool say so.

use crate::app::{Action, Board, Command};
use crate::base::Message;
use crate::insight::strength::Direction;
use crate::ui::ctx::Ctx;
use crate::ui::tokens;
use crate::ui::widgets::buttons;
use egui::{Label, RichText, Ui};

/// Draws weight and shift of a change, one line a reason; nothing where there is nothing to read.
pub fn weight_ui(ui: &mut Ui, ctx: &Ctx<'_>, board: &Board, change: usize) {
    let Some(judged) = board.judged.get(change) else { return };
    let Some(weight) = &judged.weight else { return };
    let mut head = ctx.locale.t(weight.level.key());
    if judged.shift.direction != Direction::None {
        head = format!("{head} · {}", ctx.locale.t(judged.shift.direction.key()));
    }
    if judged.shift.translation_differs {
        head = format!("{head} · {}", ctx.locale.t("strength-translation"));
    }
    ui.add(Label::new(RichText::new(head).font(tokens::strong_font(12.5))).wrap());
    for reason in &weight.because {
        buttons::hint(ui, &ctx.locale.format(reason));
    }
    buttons::hint(ui, &ctx.locale.format(&Message::new("weight-of-tool")));
    for one in board.cards.get(change).into_iter().flat_map(|card| &card.overruled) {
        // Against the tool stands a person, with a name and a reason.
        let said = RichText::new(crate::report::overruled_by(one, ctx.locale)).size(12.5);
        ui.add(Label::new(said).wrap());
    }
    if ctx.can(Command::Overrule) && buttons::small_button(ui, &ctx.locale.t(Command::Overrule.key())).clicked() {
        ctx.push(Action::Run(Command::Overrule));
    }
}
