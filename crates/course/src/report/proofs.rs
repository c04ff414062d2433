//! What the gate says.

use fixtures::Verdict;

use crate::gate::Proof;
use crate::judge::Judgement;
use crate::report::indented;

pub(crate) fn complete(id: &str) -> String {
    format!("{id}: its files are complete")
}

pub(crate) fn nothing_stray() -> String {
    "there are no other files".to_owned()
}

pub(crate) fn answer(id: &str, name: &str, expected: Verdict) -> String {
    format!("{id}: {name} gets `{expected}`")
}

pub(crate) fn formatted(id: &str) -> String {
    format!("{id}: the solution is formatted")
}

pub(crate) fn clippy() -> String {
    "clippy has no remarks on the solutions".to_owned()
}

pub(crate) fn missing(file: &str) -> String {
    format!("missing: {file}")
}

pub(crate) fn unfinished(file: &str) -> String {
    format!("{file} still holds a TODO")
}

pub(crate) fn stray(path: &str) -> String {
    format!("in no catalog: {path}")
}

pub(crate) fn not_as_shipped(shipped: &str) -> String {
    format!("the exercise differs from {shipped}")
}

pub(crate) fn few_wrong_answers(count: usize, least: usize) -> String {
    format!("{count} wrong answers, and {least} are the least")
}

pub(crate) fn no_expected_verdict(file: &str) -> String {
    format!("{file}: its first line must be `//! verdict: ` and a verdict")
}

pub(crate) fn other_verdict(judgement: &Judgement) -> String {
    let Judgement { verdict, message, diagnostics, .. } = judgement;
    format!("it gets `{verdict}`\n{diagnostics}{message}")
}

/// A topic and its proofs, one a line; of those that failed also why.
pub(crate) fn table(title: &str, proofs: &[Proof]) -> String {
    let rows: Vec<String> = proofs.iter().map(row).collect();
    format!("{title}\n{}\n", rows.concat())
}

fn row(proof: &Proof) -> String {
    match &proof.result {
        Ok(()) => format!("  ok      {}\n", proof.claim),
        Err(why) => format!("  FAILED  {}\n{}\n", proof.claim, indented(&indented(why.trim()))),
    }
}

/// The last line, alone: tools read it.
pub(crate) fn count(passed: usize, failed: usize) -> String {
    let count = format!("{passed} passed, {failed} failed\n");
    if failed == 0 {
        return count;
    }
    count + "mend what FAILED, then again: cargo course gate\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_proof_says_why() {
        let proofs = [
            Proof { claim: complete("turns"), result: Ok(()) },
            Proof {
                claim: answer("turns", "wrong/sequential", Verdict::WrongTime),
                result: Err("it gets `passed`\n".to_owned()),
            },
        ];
        insta::assert_snapshot!(table("demo", &proofs), @r"
        demo
          ok      turns: its files are complete
          FAILED  turns: wrong/sequential gets `wrong time`
            it gets `passed`
        ");
        insta::assert_snapshot!(count(1, 1), @r"
        1 passed, 1 failed
        mend what FAILED, then again: cargo course gate
        ");
        assert_eq!(count(2, 0), "2 passed, 0 failed\n");
    }
}
