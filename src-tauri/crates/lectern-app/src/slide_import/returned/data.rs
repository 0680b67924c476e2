//! Charts and pictures of a slide that came back: they stay as they are, and what was changed in them is told.

use crate::pipeline::{ChartData, FilePicture, Page, Piece, Report, key, page_pieces};
use lectern_model::block::{Block, DeckBlock};
use lectern_model::chart::Chart;
use lectern_model::deck::{Deck, DeckSlide};
use lectern_model::image::Image;
use lectern_model::span::Span;

/// Tells what was changed in the charts and pictures of a slide.
pub(super) fn tell_changes(deck: &Deck, shown: &DeckSlide, page: &Page, pictures: &[FilePicture], report: &mut Report) {
    let pieces = page_pieces(page);
    let charts = shown.body.iter().filter_map(|block| if let Block::Chart(chart) = block { Some(chart) } else { None });
    let charts: Vec<&Chart<Span>> = charts.collect();
    let came: Vec<&ChartData> =
        pieces.iter().filter_map(|piece| if let Piece::Chart(chart) = piece { Some(chart) } else { None }).collect();
    let what = "charts are figures with sources: change them in the talk, where the sources are";
    for (at, chart) in came.iter().enumerate() {
        match charts.get(at) {
            Some(own) if is_same(own, chart) => {}
            Some(_) => {
                report.wanting(&page.place, format!("the values of the chart “{}” came back otherwise; {what}", chart.title));
            }
            None => report.wanting(&page.place, format!("the chart “{}” was added and is left out; {what}", chart.title)),
        }
    }
    if came.len() < charts.len() {
        report.wanting(&page.place, format!("a chart did not come back as one; it stays: {what}"));
    }
    tell_pictures(deck, shown, page, pictures, report);
}

/// A row of values with its name.
type Row<'a> = (&'a str, Vec<f64>);

fn is_same(own: &Chart<Span>, chart: &ChartData) -> bool {
    let own_rows: Vec<Row<'_>> = own.series.iter().map(|series| (series.name.as_str(), series.values.clone())).collect();
    let came_rows: Vec<Row<'_>> = chart.series.iter().map(|(name, values)| (name.as_str(), values.clone())).collect();
    // Shares of a whole are drawn as one bar of many parts, each a row of its own.
    let part = |(at, name): (usize, &'_ String)| -> (String, Vec<f64>) {
        (name.clone(), own.series.iter().filter_map(|series| series.values.get(at).copied()).collect())
    };
    let parts: Vec<(String, Vec<f64>)> = own.categories.iter().enumerate().map(part).collect();
    let parts: Vec<Row<'_>> = parts.iter().map(|(name, values)| (name.as_str(), values.clone())).collect();
    let is_same_names = own.categories.len() == chart.categories.len()
        && own.categories.iter().zip(&chart.categories).all(|(own, came)| key(own) == key(came));
    (is_same_names && is_same_rows(&own_rows, &came_rows)) || is_same_rows(&parts, &came_rows)
}

fn is_same_rows(own: &[Row<'_>], came: &[Row<'_>]) -> bool {
    let near = |one: f64, other: f64| (one - other).abs() <= 1e-6 * one.abs().max(1.0);
    own.len() == came.len()
        && own.iter().zip(came).all(|((own_name, own), (name, values))| {
            let is_named = own_name.is_empty() || key(own_name) == key(name);
            is_named && own.len() == values.len() && own.iter().zip(values).all(|(own, came)| near(*own, *came))
        })
}

fn tell_pictures(deck: &Deck, shown: &DeckSlide, page: &Page, pictures: &[FilePicture], report: &mut Report) {
    let in_body = shown.body.iter().filter_map(|block: &DeckBlock| match block {
        Block::Picture(picture) => Some(&picture.image),
        Block::Paragraph(_)
        | Block::Heading(_)
        | Block::List(_)
        | Block::Table(_)
        | Block::Quote(_)
        | Block::Chart(_)
        | Block::Number(_)
        | Block::Contacts(_) => None,
    });
    let images = in_body.chain(shown.icon.as_ref().map(|icon| &icon.image)).chain(deck.logo.as_ref().map(|logo| &logo.image));
    let own: Vec<&[u8]> = images
        .filter_map(|image| match deck.images.get(image) {
            Some(Image::Raster(raster)) => Some(&*raster.bytes),
            Some(Image::Vector(_)) | None => None,
        })
        .collect();
    let came: Vec<&FilePicture> = page_pieces(page)
        .iter()
        .filter_map(|piece| if let Piece::Picture(shown) = piece { pictures.get(shown.picture) } else { None })
        .collect();
    let other = came.iter().filter(|picture| !own.contains(&&*picture.bytes)).count();
    let (what, one) = if came.len() > own.len() { ("added", "left out") } else { ("exchanged", "not taken") };
    if other > 0 {
        let message = format!("a picture was {what} and is {one}: put it on the slide in the talk, and say what it shows");
        report.wanting(&page.place, message);
    }
}
