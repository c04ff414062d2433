//! A browser for one test.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use serde_json::json;
use thirtyfour::error::WebDriverResult;
use thirtyfour::prelude::*;
use thirtyfour::{ChromeCapabilities, ChromiumLikeCapabilities, LoggingPrefsLogLevel};

#[derive(Debug, Clone, Copy)]
pub(crate) enum Screen {
    /// 1280 pixels wide.
    Desktop,
    /// 360 pixels wide: the narrowest that is still sold.
    Phone,
}

/// The driver; it ends with the test, however that ends.
struct Driver(Child);

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Opens a browser for `look`, which returns what is wrong.
///
/// # Panics
///
/// When something is wrong, and when there is no browser.
pub(crate) fn in_browser(
    screen: Screen,
    look: impl AsyncFnOnce(&WebDriver) -> WebDriverResult<Vec<String>>,
) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let profile = tempfile::tempdir().unwrap();
    let (_driver, port) = start_driver();
    let faults = runtime.block_on(async {
        let capabilities = capabilities(screen, profile.path().to_str().unwrap()).unwrap();
        let browser = WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities);
        let browser = browser.await.unwrap();
        let faults = look(&browser).await;
        browser.quit().await.unwrap();
        faults.unwrap()
    });
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn start_driver() -> (Driver, u16) {
    let mut driver = Command::new("chromedriver");
    let mut driver = driver
        .arg("--port=0")
        .stdout(Stdio::piped())
        .spawn()
        .expect("apt-get install chromium chromium-driver");
    let said = BufReader::new(driver.stdout.take().unwrap());
    let driver = Driver(driver);
    let port = said.lines().map_while(Result::ok).find_map(|line| {
        line.split_once("successfully on port ")?.1.trim_end_matches('.').parse().ok()
    });
    (driver, port.expect("the driver says its port"))
}

fn capabilities(screen: Screen, profile: &str) -> WebDriverResult<ChromeCapabilities> {
    let mut capabilities = DesiredCapabilities::chrome();
    let profile = format!("--user-data-dir={profile}");
    for argument in ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] {
        capabilities.add_arg(argument)?;
    }
    capabilities.add_arg(&profile)?;
    capabilities.set_logging_prefs("browser", LoggingPrefsLogLevel::Warning)?;
    match screen {
        Screen::Desktop => capabilities.add_arg("--window-size=1280,900")?,
        Screen::Phone => {
            let phone = json!({"deviceMetrics": {"width": 360, "height": 740, "pixelRatio": 2.0}});
            capabilities.add_experimental_option("mobileEmulation", phone)?;
        }
    }
    Ok(capabilities)
}
