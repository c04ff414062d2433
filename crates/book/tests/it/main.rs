//! The built book in a real browser: Debian's chromium, driven by WebDriver.
//!
//! `cargo test -p book -- --ignored` builds the book first. It needs the packages
//! `chromium` and `chromium-driver`.

mod browser;
mod built;
mod serve;

use thirtyfour::error::WebDriverResult;
use thirtyfour::prelude::*;

use browser::{Screen, in_browser};
use built::{pages, pinned, url};

#[test]
#[ignore = "needs chromium"]
fn every_page_loads_with_no_console_error_and_no_failed_request() {
    in_browser(Screen::Desktop, async |driver| {
        let mut faults = Vec::new();
        for page in pages() {
            driver.goto(url(&page)).await?;
            let log = driver.browser_log().await?;
            faults.extend(log.into_iter().map(|entry| format!("{page}: {}", entry.message)));
            faults.extend(ask(driver, include_str!("loaded.js")).await?);
        }
        Ok(faults)
    });
}

#[test]
#[ignore = "needs chromium"]
fn every_link_leads_to_a_place_in_the_book() {
    in_browser(Screen::Desktop, async |driver| {
        let mut faults = Vec::new();
        for page in pages() {
            driver.goto(url(&page)).await?;
            let links = ask(driver, include_str!("links.js")).await?;
            let lost = links.into_iter().filter(|link| !built::has(link));
            faults.extend(lost.map(|link| format!("{page}: {link}")));
        }
        Ok(faults)
    });
}

#[test]
#[ignore = "needs chromium"]
fn every_player_steps_to_its_end_and_back_and_prints_what_is_pinned() {
    in_browser(Screen::Desktop, async |driver| {
        let mut faults = Vec::new();
        let mut players = 0;
        for page in pages() {
            driver.goto(url(&page)).await?;
            let played = driver.execute(include_str!("play.js"), vec![]).await?;
            let played: Vec<Played> = played.convert()?;
            players += played.len();
            faults.extend(played.iter().filter_map(Played::fault));
        }
        assert!(players >= 17, "every lesson has a player, and so has the first page: {players}");
        Ok(faults)
    });
}

/// A player that was stepped to its end and back.
#[derive(Debug, serde::Deserialize)]
struct Played {
    name: String,
    lines: String,
    /// The steps at which it did not stand, on its way back, as on its way forth.
    changed: Vec<usize>,
}

impl Played {
    fn fault(&self) -> Option<String> {
        let Played { name, lines, changed } = self;
        if !changed.is_empty() {
            return Some(format!("{name}: another state on the way back at {changed:?}"));
        }
        let pinned = pinned(name);
        (*lines != pinned).then(|| format!("{name} prints\n{lines}\nnot\n{pinned}"))
    }
}

#[test]
#[ignore = "needs chromium"]
fn keys_move_the_player_and_not_the_book() {
    in_browser(Screen::Desktop, async |driver| {
        driver.goto(url("queue.html")).await?;
        let player = driver.find(By::Css("run-player")).await?.get_shadow_root().await?;
        let slider = player.find(By::Css("input")).await?;
        // On a button: the book itself leaves the arrows to the fields of a form.
        let button = player.find(By::Css("[data-do=Back]")).await?;
        let mut faults = Vec::new();
        let keys = [(Key::Right, "1"), (Key::Right, "2"), (Key::Left, "1"), (Key::End, "28")];
        for (key, done) in keys.into_iter().chain([(Key::Home, "0")]) {
            button.send_keys(key.value().to_string()).await?;
            let stands = slider.prop("value").await?.unwrap_or_default();
            if stands != done {
                faults.push(format!("{key:?} leads to {stands}, not {done}"));
            }
        }
        for label in ["Pause", "Play"] {
            slider.send_keys(" ").await?;
            let button = player.find(By::Css("[data-do=Play]")).await?.text().await?;
            if button != label {
                faults.push(format!("the space bar leads to {button}, not {label}"));
            }
        }
        if !driver.current_url().await?.path().ends_with("queue.html") {
            faults.push("the arrows turned the page of the book".to_owned());
        }
        Ok(faults)
    });
}

#[test]
#[ignore = "needs chromium"]
fn a_click_into_the_picture_leads_to_the_step_under_it() {
    in_browser(Screen::Desktop, async |driver| {
        driver.goto(url("queue.html")).await?;
        let player = driver.find(By::Css("run-player")).await?.get_shadow_root().await?;
        let mut faults = Vec::new();
        // Its 28 steps and the column behind them are 29 columns: the 15th is the middle.
        for _over in ["the veil", "the lanes"] {
            player.find(By::Css("svg")).await?.click().await?;
            let slider = player.find(By::Css("input")).await?;
            let stands = slider.prop("value").await?.unwrap_or_default();
            if stands != "15" {
                faults.push(format!("at step {stands}"));
            }
        }
        Ok(faults)
    });
}

#[test]
#[ignore = "needs chromium"]
fn search_finds_task_done() {
    in_browser(Screen::Desktop, async |driver| {
        driver.goto(url("index.html")).await?;
        driver.find(By::Id("mdbook-search-toggle")).await?.click().await?;
        driver.find(By::Id("mdbook-searchbar")).await?.send_keys("task_done").await?;
        let found = driver.query(By::Css("#mdbook-searchresults a[href*='queue.html']"));
        Ok(if found.exists().await? { vec![] } else { vec!["not the queue".to_owned()] })
    });
}

#[test]
#[ignore = "needs chromium"]
fn no_page_is_wider_than_a_phone() {
    in_browser(Screen::Phone, async |driver| {
        let mut faults = Vec::new();
        for page in pages() {
            driver.goto(url(&page)).await?;
            faults.extend(ask(driver, include_str!("width.js")).await?);
        }
        Ok(faults)
    });
}

/// Set `BOOK_PICTURES` to a folder to look at the pages.
#[test]
#[ignore = "needs chromium"]
fn pictures_can_be_taken_of_both_screens() {
    let Some(folder) = std::env::var_os("BOOK_PICTURES") else { return };
    for screen in [Screen::Desktop, Screen::Phone] {
        in_browser(screen, async |driver| {
            for page in ["index.html", "gather.html", "bridge.html", "map.html"] {
                driver.goto(url(page)).await?;
                driver.execute(include_str!("half.js"), vec![]).await?;
                let file = std::path::Path::new(&folder).join(format!("{screen:?}-{page}.png"));
                driver.screenshot(&file).await?;
            }
            Ok(vec![])
        });
    }
}

/// What a script says about the page that is open.
async fn ask(driver: &WebDriver, script: &str) -> WebDriverResult<Vec<String>> {
    driver.execute(script, vec![]).await?.convert()
}
