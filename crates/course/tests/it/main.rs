//! The course as a learner meets it: the built program, in a small checkout.
//!
//! What may go wrong, and the test that shows what the course makes of it:
//!
//! - endless await: `real::an_endless_await_is_hung_at_once`
//! - endless loop: `ends::the_time_limit_ends_everything_it_started`
//! - endless loop in watch mode: `watch::an_answer_without_end_is_stopped_and_the_keys_work_meanwhile`
//! - endless waiting for the real world: `answers::an_answer_without_end_is_stopped_whatever_it_does`
//! - endless printing, read by a pipe: `ends::endless_printing_costs_no_memory`
//! - a silent wait for the time limit: `watch::a_check_that_takes_its_time_says_so_in_one_line_until_the_verdict`
//! - a silent wait for the compiler: `watch::a_build_that_takes_its_time_says_so_in_one_line_until_the_verdict`
//! - the same in watch mode: `watch::a_build_that_takes_its_time_says_so_on_the_screen`
//! - endless printing in watch mode: `watch::endless_printing_costs_no_memory_and_the_keys_work_meanwhile`
//! - a thousand lines: `watch::a_thousand_lines_can_be_read_to_their_end`
//! - codes that would clear the screen: `watch::codes_in_what_an_answer_prints_do_not_harm_the_screen`
//! - a child process left behind: `ends::what_an_answer_leaves_behind_ends_with_it`
//! - a child that called setsid: `ends::a_child_that_leaves_the_process_group_ends_with_the_others`
//! - panic: `faults::a_panic_is_said_in_its_own_words`
//! - panic in a task: `real::a_panic_in_a_task_is_a_panic_in_its_own_words`
//! - panic in a thread: `answers::a_panic_in_a_thread_is_a_panic`
//! - stack overflow: `faults::a_stack_overflow_is_a_panic_that_names_the_signal`
//! - abort: `answers::an_abort_is_a_panic_that_names_the_signal`
//! - exit(0) in the middle: `answers::an_exit_in_the_middle_is_not_a_pass`
//! - compile error: `answers::an_answer_that_does_not_compile_gets_the_compiler_s_words`
//! - compile error in one of several: `answers::of_several_answers_one_that_does_not_compile_keeps_no_other_from_being_judged`
//! - a file that is no text: `watch::a_file_that_is_no_text_does_not_compile`
//! - missing file: `state::a_deleted_exercise_can_be_put_back`
//! - missing file in watch mode: `watch::a_file_that_is_gone_can_be_put_back`
//! - missing file, one of several: `state::one_lost_file_does_not_keep_the_others_from_being_judged`
//! - a folder in the place of a file: `faults::a_folder_in_the_place_of_an_answer_is_said`
//! - deleted `checks` line: `answers::an_answer_without_its_checks_has_not_started`
//! - other checks of the same name: `answers::checks_of_one_s_own_are_no_checks`
//! - missing file of checks: `faults::lost_checks_are_no_fault_of_the_answer`
//! - missing manifest: `faults::a_lost_manifest_is_no_fault_of_the_answer`
//! - mistake in the workspace's manifest: `faults::a_broken_manifest_is_no_fault_of_the_answer`
//! - mistake in the catalog: `names::a_catalog_with_a_mistake_is_refused_with_its_line`
//! - no cargo on the PATH: `answers::without_cargo_there_is_no_verdict`
//! - no folder for temporary files: `faults::without_temporary_files_the_doctor_is_named`
//! - the current folder is gone: `names::a_folder_that_is_gone_is_left_by_cd`
//! - symlinked folder: `faults::a_checkout_behind_a_link_is_as_good_as_any`
//! - spaces and non-ASCII in the path: `watch::a_folder_with_spaces_and_letters_of_all_kinds_is_as_good_as_any`
//! - read-only folder: `faults::a_folder_that_cannot_be_written_is_no_fault_of_the_answer`
//! - full disk while it builds: `faults::a_full_disk_is_no_fault_of_the_answer`
//! - full disk while progress is kept: `faults::a_full_disk_loses_no_progress`
//! - progress cannot be written: `state::progress_that_cannot_be_written_changes_no_verdict`
//! - corrupt progress: `state::progress_that_cannot_be_read_is_kept_aside`
//! - corrupt progress in watch mode: `watch::progress_that_cannot_be_read_is_announced_on_the_screen`
//! - truncated or newer progress: `faults::progress_cut_short_or_from_a_newer_program_is_kept_aside_and_rebuilt`
//! - progress of an older course: `faults::progress_of_exercises_that_the_course_no_longer_has_is_kept`
//! - Ctrl-C: `watch::ctrl_c_during_a_check_ends_everything_it_started`
//! - SIGINT: `ends::ctrl_c_during_a_check_ends_everything_it_started`
//! - SIGTERM: `ends::sigterm_during_a_check_ends_everything_it_started`
//! - SIGHUP: `ends::a_closed_terminal_ends_everything_it_started`
//! - signals in watch mode: `watch::a_signal_ends_watch_mode_as_a_shell_expects_and_gives_the_screen_back`
//! - closed window: `watch::a_closed_window_ends_everything`
//! - quitting during a check: `watch::quitting_during_a_check_ends_everything`
//! - closed stdout: `names::a_reader_that_goes_away_is_no_error`
//! - full stdout: `names::output_that_cannot_be_written_is_an_error`
//! - stdin at its end: `faults::standard_input_at_its_end_is_no_terminal`
//! - a dumb terminal: `watch::a_terminal_that_only_prints_gets_the_status`
//! - resize: `watch::a_window_may_change_its_size_at_any_time`
//! - 40 columns: `watch::forty_columns_are_enough`
//! - save storm: `watch::a_storm_of_saves_ends_with_the_verdict_on_the_last_one`
//! - a file written byte by byte: `watch::a_file_written_slowly_is_judged_when_it_is_whole`
//! - save during a check: `watch::a_save_during_a_check_ends_it_and_starts_another`
//! - an older file in the place of the newer: `answers::an_older_file_moved_into_the_place_of_an_answer_gets_its_own_verdict`
//! - a save between building and judging: `answers::an_answer_saved_after_all_were_built_gets_its_own_verdict`
//! - built files cleaned away between two saves: `watch::what_was_built_may_be_cleaned_away_between_two_saves`
//! - a manifest saved between two saves: `watch::a_save_after_a_manifest_was_saved_asks_cargo`
//! - two watch modes: `watch::two_runners_do_each_other_no_harm`
//! - two checks at once: `faults::two_checks_at_once_keep_both_passes`
//! - no editor, or a wrong one: `watch::without_an_editor_or_with_a_wrong_one_the_learner_is_told_so`

mod answers;
mod authors;
mod checkout;
mod ends;
mod faults;
mod gate;
#[cfg(unix)]
mod gone;
mod names;
#[cfg(unix)]
mod real;
mod show;
mod state;
#[cfg(unix)]
mod terminal;
#[cfg(unix)]
mod watch;

#[test]
#[cfg(target_os = "linux")]
fn every_fault_of_the_list_has_its_test() {
    let this = std::env::current_exe().unwrap();
    let tests = std::process::Command::new(this).arg("--list").output().unwrap().stdout;
    let tests = String::from_utf8(tests).unwrap();
    let tests: Vec<_> = tests.lines().filter_map(|line| line.strip_suffix(": test")).collect();
    let list = include_str!("main.rs").lines().filter_map(|line| line.strip_prefix("//! - "));
    let mut count = 0;
    for fault in list {
        let (_, test) = fault.trim_end_matches('`').rsplit_once(": `").unwrap();
        assert!(tests.contains(&test), "{fault}");
        count += 1;
    }
    assert!(count >= 40, "{count} faults");
}
