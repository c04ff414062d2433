//! From measurements to verdicts.

/// The middle of some measurements, and the range of their middle half.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Quartiles {
    pub(crate) lower: f64,
    pub(crate) median: f64,
    pub(crate) upper: f64,
}

impl Quartiles {
    /// Nothing of no measurements.
    pub(crate) fn of(values: &[f64]) -> Option<Self> {
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        Some(Quartiles {
            lower: quantile(&sorted, 0.25)?,
            median: quantile(&sorted, 0.5)?,
            upper: quantile(&sorted, 0.75)?,
        })
    }
}

/// The value so far along the sorted ones, between two neighbours in proportion.
fn quantile(sorted: &[f64], part: f64) -> Option<f64> {
    let place = part * sorted.len().checked_sub(1)? as f64;
    let (below, above) = (sorted[place.floor() as usize], sorted[place.ceil() as usize]);
    Some(below + (above - below) * place.fract())
}

/// Round by round, so that a busy minute weighs on both sides of a quotient.
pub(crate) fn ratios(values: &[f64], reference: &[f64]) -> Vec<f64> {
    values.iter().zip(reference).map(|(value, reference)| value / reference).collect()
}

/// How the time of one operation may grow with the number of operations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Growth {
    /// Not at all.
    Flat,
    /// In proportion: each operation looks at all the others.
    Linear,
}

impl Growth {
    /// The largest exponent that still passes: half-way to the next shape.
    ///
    /// A hundred times the tasks may make each of them 10 times as slow and still
    /// be flat: caches that overflow and a busy machine did 3.5. Where each task
    /// looks at all the others it is 100.
    pub(crate) fn limit(self) -> f64 {
        match self {
            Growth::Flat => 0.5,
            Growth::Linear => 1.5,
        }
    }

    pub(crate) fn allows(self, exponent: f64) -> bool {
        exponent <= self.limit()
    }
}

/// The `x` in `time ~ n^x`, from the first size to the last: 0 is flat, 1 is
/// proportional.
pub(crate) fn exponent(first: (usize, f64), last: (usize, f64)) -> f64 {
    let sizes = last.0 as f64 / first.0 as f64;
    (last.1 / first.1).ln() / sizes.ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_of_an_odd_number_is_the_middle_one() {
        let quartiles = Quartiles::of(&[9.0, 1.0, 3.0, 2.0, 100.0]).unwrap();
        assert_eq!(quartiles, Quartiles { lower: 2.0, median: 3.0, upper: 9.0 });
    }

    #[test]
    fn the_median_of_an_even_number_is_between_the_two_in_the_middle() {
        let quartiles = Quartiles::of(&[4.0, 2.0, 3.0, 1.0]).unwrap();
        assert_eq!(quartiles, Quartiles { lower: 1.75, median: 2.5, upper: 3.25 });
    }

    #[test]
    fn one_measurement_is_its_own_quartiles_and_none_have_none() {
        let quartiles = Quartiles::of(&[7.0]).unwrap();
        assert_eq!(quartiles, Quartiles { lower: 7.0, median: 7.0, upper: 7.0 });
        assert_eq!(Quartiles::of(&[]), None);
    }

    #[test]
    fn ratios_are_taken_within_a_round_and_stop_with_the_shorter_side() {
        assert_eq!(ratios(&[2.0, 9.0], &[1.0, 3.0, 5.0]), [2.0, 3.0]);
    }

    #[test]
    fn ten_times_as_slow_at_a_hundred_times_as_many_is_where_flat_ends() {
        let growth = |last| exponent((1_000, 100.0), (100_000, last));
        assert!(Growth::Flat.allows(growth(990.0)));
        assert!(!Growth::Flat.allows(growth(1_010.0)));
        assert!(Growth::Flat.allows(growth(50.0)));
    }

    #[test]
    fn twice_as_slow_at_twice_as_many_is_linear_and_four_times_is_not() {
        assert!((exponent((1_000, 5.0), (2_000, 10.0)) - 1.0).abs() < 1e-9);
        assert!(Growth::Linear.allows(exponent((1_000, 5.0), (2_000, 10.0))));
        assert!(!Growth::Flat.allows(exponent((1_000, 5.0), (2_000, 10.0))));
        assert!(!Growth::Linear.allows(exponent((1_000, 5.0), (2_000, 20.0))));
    }
}
