//! What every feature can be asked by the program.

use crate::app::session::Session;
use crate::base::Message;

/// What goes on in the background, and the part that is done.
pub(in crate::app) type Work = (Message, Option<f32>);

/// A part of the program with its own state: it is handed the session, and knows no other feature.
pub(in crate::app) trait Feature {
    /// Takes in what came from the background, asks for what is missing, makes its view model anew.
    fn refresh(&mut self, session: &mut Session);

    /// Another study was begun or opened: forgets what belonged to the one before.
    fn forget_study(&mut self) {}

    /// Forgets what waits to be done in the background: the user stopped all that runs.
    fn stop(&mut self) {}

    /// What it does in the background that a user waits for.
    fn work(&self, _session: &Session) -> Option<Work> {
        None
    }
}
