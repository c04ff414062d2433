//! A group for each site, in a group of sites: where does a failure stop?
//!
//! Look for: "c" is complete only where the failure of "b" is handled.
//! Change it: handle the error in `page` instead. What is cancelled then?

use std::time::Duration;

use event_loop::{run, sleep};
use task_group::{ExceptionGroup, task_group};
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    say!("passed on");
    let result = task_group(async |sites| {
        sites.create_task(site("a", &[1]));
        sites.create_task(site("b", &[2, 3]));
        sites.create_task(site("c", &[4]));
        Ok(())
    });
    if let Err(outer) = result.await {
        say!("  failed: {outer}");
        say!("  in it: {}", outer.errors()[0]);
        say!("  in that: {}", outer.errors()[0].errors()[0]);
    }

    say!("handled");
    let result = task_group(async |sites| -> Result<(), ExceptionGroup<String>> {
        sites.create_task(site("c", &[4]));
        if let Err(inner) = site("b", &[2, 3]).await {
            say!("  never mind: {}", inner.errors()[0]);
        }
        Ok(())
    });
    result.await.expect("the only failure was handled");
}

async fn site(name: &'static str, pages: &[u64]) -> Result<(), ExceptionGroup<String>> {
    task_group(async |group| {
        for &seconds in pages {
            group.create_task(page(name, seconds));
        }
        Ok(())
    })
    .await?;
    say!("  {name} is complete");
    Ok(())
}

async fn page(site: &'static str, seconds: u64) -> Result<(), String> {
    sleep(Duration::from_secs(seconds)).await;
    if seconds == 2 {
        return Err(format!("a page of {site} is missing"));
    }
    Ok(())
}
