pub async fn x() -> u32 { todo!("x") }
#[cfg(test)]
#[path = "checks/sleep_zero.rs"]
mod checks;
