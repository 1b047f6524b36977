//! What every feature can be asked by the program.

use crate::app::session::Session;
use crate::base::Message;
use crate::engine::Job;

/// What goes on in the background, and the part that is done.
pub(in crate::app) type Work = (Message, Option<f32>);

/// A part of the program with its own state: it is handed the session, and knows no other feature.
pub(in crate::app) trait Feature {
    /// Takes in what came from the background, asks for what is missing, makes its view model anew.
    fn refresh(&mut self, session: &mut Session);

    /// Another study was begun or opened: forgets what belonged to the one before.
    fn forget_study(&mut self) {}

    /// The questions it has answered in the background.
    fn jobs(&mut self) -> Vec<&mut dyn Job> {
        Vec::new()
    }

    /// Stops what it does in the background because the user wants it stopped.
    fn stop(&mut self) {}

    /// What it does in the background that a user waits for.
    fn work(&self, _session: &Session) -> Option<Work> {
        None
    }
}
