//! Chance that can be repeated.

/// Marsaglia's xorshift: from one seed, the same numbers every time.
///
/// Not for a seed of 0, which gives nothing but 0.
#[derive(Debug, Clone)]
pub struct Random(pub u64);

/// It never ends. The numbers have 31 bits, so that they fit everywhere.
impl Iterator for Random {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        Some((self.0 >> 33) as usize)
    }
}
