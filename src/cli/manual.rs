//! `manual`: the page for `man` and the completions for shells, made of the grammar.

use super::grammar::{grammar, help_text};
use super::output::write_result;
use super::world::{Exit, World, locale};
use clap_complete::Shell;

/// Writes the manual page (`man`) or the completions for the shell of this name to stdout.
pub(super) fn manual(what: &str, world: &mut World<'_>) -> Exit {
    let mut command = grammar(&locale());
    let mut out = Vec::new();
    match what.parse::<Shell>() {
        Ok(shell) => clap_complete::generate(shell, &mut command, "travaux", &mut out),
        Err(_) => {
            if let Err(error) = page(command, &mut out) {
                return Exit::Broken(error.to_string());
            }
        }
    }
    let out = help_text(&String::from_utf8_lossy(&out), &locale());
    write_result(world, None, out.as_bytes())
}

/// The page: the program's own, then that of each command below it.
fn page(command: clap::Command, out: &mut Vec<u8>) -> std::io::Result<()> {
    let mut command = command;
    // Usage lines of commands are only known once the grammar is built.
    command.build();
    let man = clap_mangen::Man::new(command.clone());
    man.render_title(out)?;
    man.render_name_section(out)?;
    man.render_synopsis_section(out)?;
    man.render_description_section(out)?;
    man.render_options_section(out)?;
    for below in command.get_subcommands().filter(|below| !below.is_hide_set() && below.get_name() != "help") {
        out.extend(format!(".SH \"{}\"\n", below.get_name().to_uppercase()).bytes());
        if let Some(about) = below.get_about() {
            out.extend(format!("{}\n.PP\n", about.to_string().replace('-', "\\-")).bytes());
        }
        let man = clap_mangen::Man::new(below.clone());
        let mut part = Vec::new();
        man.render_synopsis_section(&mut part)?;
        man.render_options_section(&mut part)?;
        out.extend(String::from_utf8_lossy(&part).replace(".SH ", ".SS ").bytes());
    }
    man.render_extra_section(out)?;
    man.render_version_section(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::{Start, Task, parse};
    use crate::locale::UiLanguage;

    #[test]
    fn the_page_names_every_command_and_completions_know_them() {
        let words = ["travaux", "manual", "zsh"].map(std::ffi::OsString::from);
        assert_eq!(parse(words, UiLanguage::English), Start::Task(Task::Manual("zsh".to_owned())));
        let mut out = Vec::new();
        page(grammar(&locale()), &mut out).expect("memory takes it");
        let page = String::from_utf8(out).expect("text");
        let mut scripts = Vec::new();
        for shell in ["bash", "fish", "zsh"] {
            let mut out = Vec::new();
            let shell: Shell = shell.parse().expect("a shell");
            clap_complete::generate(shell, &mut grammar(&locale()), "travaux", &mut out);
            scripts.push(String::from_utf8(out).expect("text"));
        }
        for name in ["SHOW", "COMPARE", "REPORT", "IMPORT", "LANGUAGE-CHECK", "MERGE", "NEW", "CHECK"] {
            assert!(page.contains(&format!(".SH \"{name}\"")), "{name}");
            assert!(scripts.iter().all(|script| script.contains(&name.to_lowercase())), "{name}");
        }
        assert!(!page.contains("MANUAL"));
    }
}
