//! verdict: leaked task
//! Thought: one task for each member, and whoever is not needed is dropped with `pending`.

use std::time::Duration;

use event_loop::{now, sleep};
use tasks::create_task;
use transcript::say;
use wait::wait;

/// A member, and what it will say after a while.
#[derive(Debug, Clone, Copy)]
pub struct Member {
    pub name: &'static str,
    pub thinks: Duration,
    pub says_yes: bool,
}

/// Whether more than half of `members` say yes before `limit` has passed.
pub async fn is_elected(members: Vec<Member>, limit: Duration) -> bool {
    let total = members.len();
    let majority = total / 2 + 1;
    let deadline = now() + limit;
    let mut pending: Vec<_> = members.into_iter().map(|member| create_task(ask(member))).collect();
    let (mut yes, mut no) = (0, 0);
    while yes < majority && no + majority <= total && now() < deadline {
        let (done, left) = wait(pending).timeout(deadline - now()).first_completed().await;
        for task in done {
            if task.await == Ok(true) {
                yes += 1;
            } else {
                no += 1;
            }
        }
        pending = left;
    }
    yes >= majority
}

async fn ask(member: Member) -> bool {
    sleep(member.thinks).await;
    say!("  {}: {}", member.name, if member.says_yes { "yes" } else { "no" });
    member.says_yes
}

#[cfg(test)]
#[path = "../../checks/count_the_votes.rs"]
mod checks;
