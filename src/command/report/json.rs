//! The report as JSON: every figure, and where there is none the reason.

use crate::exam::ClassReport;
use crate::exam::class::{Figure, Formula, OptionFigures, QuestionFigures, TypedFigures, Unknown};
use crate::report::Finding;
use serde_json::{Map, Value, json};

/// A finding with the file and the line that it is about.
pub struct PlacedFinding<'f> {
    /// The finding.
    pub finding: &'f Finding,
    /// The file.
    pub file: &'f str,
    /// Line and column, from 1.
    pub at: (usize, usize),
}

/// All of a report.
pub fn json(report: &ClassReport, findings: &[PlacedFinding<'_>]) -> Value {
    let figures = &report.figures;
    let scores = &figures.scores;
    let questions = figures.questions.iter().zip(&report.questions).map(|(figures, asked)| {
        let mut all = question(figures);
        all.insert("deck".to_owned(), asked.deck.clone().into());
        all.insert("id".to_owned(), asked.name.clone().into());
        all.insert("prompt".to_owned(), asked.prompt.clone().into());
        Value::Object(all)
    });
    let tags = figures.tags.iter().map(|tag| {
        json!({
            "tag": tag.tag, "questions": tag.questions, "sittings": tag.sittings,
            "mean": tag.mean, "deviation": tag.deviation,
        })
    });
    let rows = report.rows.iter().map(|row| {
        json!({
            "name": row.name, "paper": row.variant, "started": row.started, "points": row.points,
            "of": row.of, "percent": row.percent, "passed": row.passed,
        })
    });
    let findings = findings.iter().map(|placed| {
        json!({
            "file": placed.file, "line": placed.at.0, "column": placed.at.1,
            "code": placed.finding.code, "message": placed.finding.message,
            "help": placed.finding.help,
        })
    });
    json!({
        "quizdeck-report": 1,
        "title": report.title,
        "sittings": scores.sittings,
        "scores": {
            "mean": scores.mean, "deviation": scores.deviation, "median": scores.median,
            "least": scores.least, "most": scores.most, "tenths": scores.columns,
            "passed": scores.passed, "with-pass-mark": scores.with_mark,
            "pass-rate": scores.pass_rate(),
        },
        "reliability": reliability(report),
        "tags": tags.collect::<Vec<_>>(),
        "questions": questions.collect::<Vec<_>>(),
        "results": rows.collect::<Vec<_>>(),
        "findings": findings.collect::<Vec<_>>(),
        "said": report.said,
    })
}

fn reliability(report: &ClassReport) -> Value {
    let told = &report.figures.reliability;
    let mut all = Map::new();
    let formula = match told.formula {
        Formula::Alpha => "cronbach-alpha",
        Formula::OneWay => "one-way-anova",
    };
    all.insert("formula".to_owned(), formula.into());
    all.insert("sittings".to_owned(), told.sittings.into());
    all.insert("questions".to_owned(), told.questions.into());
    put(&mut all, "coefficient", told.coefficient);
    all.insert("between".to_owned(), told.between.map(|both| both.to_vec()).into());
    put(&mut all, "standard-error-percent", told.error);
    all.insert("sittings-needed".to_owned(), told.needed.into());
    Value::Object(all)
}

/// A figure, or nothing and beside it why.
fn put(all: &mut Map<String, Value>, name: &str, figure: Figure) {
    all.insert(name.to_owned(), figure.ok().into());
    if let Err(why) = figure {
        let unknown = all.entry("unknown").or_insert_with(|| json!({}));
        unknown[name] = Unknown::to_string(&why).into();
    }
}

fn question(figures: &QuestionFigures) -> Map<String, Value> {
    let mut all = Map::new();
    for (name, count) in [
        ("sittings", figures.sittings),
        ("right", figures.right),
        ("partly", figures.partly),
        ("wrong", figures.wrong),
        ("skipped", figures.skipped),
        ("changed-to-worse", figures.worse),
        ("changed-to-better", figures.better),
        ("picks-not-told-apart", figures.picks_beyond),
        ("answers-not-told-apart", figures.typed_beyond),
    ] {
        all.insert(name.to_owned(), count.into());
    }
    all.insert("share-right".to_owned(), figures.ease().into());
    all.insert("share-of-points".to_owned(), figures.share.into());
    all.insert("seconds".to_owned(), figures.seconds.into());
    put(&mut all, "discrimination", figures.discrimination);
    put(&mut all, "best", figures.best);
    put(&mut all, "weakest", figures.weakest);
    put(&mut all, "best-against-weakest", figures.difference());
    all.insert("options".to_owned(), figures.options.iter().map(option).collect());
    all.insert("typed".to_owned(), figures.typed.iter().map(typed).collect());
    all
}

fn option(option: &OptionFigures) -> Value {
    let mut all = Map::new();
    all.insert("text".to_owned(), option.text.clone().into());
    all.insert("right".to_owned(), option.is_right.into());
    all.insert("offered".to_owned(), option.offered.into());
    all.insert("picked".to_owned(), option.picked.into());
    all.insert("mean-of-rest".to_owned(), option.mean.into());
    all.insert("best".to_owned(), option.best.into());
    all.insert("weakest".to_owned(), option.weakest.into());
    put(&mut all, "correlation", option.correlation);
    Value::Object(all)
}

fn typed(typed: &TypedFigures) -> Value {
    json!({
        "text": typed.text, "line": typed.line + 1, "right": typed.is_right, "times": typed.times,
        "mean-of-rest": typed.mean, "accept-this": typed.is_candidate,
    })
}
