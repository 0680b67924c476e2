//! Help contacts in their final words, with numbers that can be dialled.

use super::text::niceties;
use super::{Scope, telephone};
use lectern_model::contact::{Contact, HelpContact, ReachKind};
use lectern_model::language::translated;
use lectern_model::span::{Link, Span, TextSpan};

/// A contact in the talk's language, its fields filled in.
pub(super) fn resolve_contact(scope: &Scope<'_>, contact: &HelpContact) -> Contact {
    let language = &scope.talk.language;
    let translated = translated(&contact.translations, language).cloned().unwrap_or_default();
    let fill = |text: Option<String>| {
        let mut spans = scope.fields.fill(text.unwrap_or_default().trim());
        niceties(&mut spans, language);
        spans
    };
    let hours = [translated.hours.or_else(|| contact.hours.clone()), translated.languages.or_else(|| contact.languages.clone())];
    let reach: Vec<(ReachKind, Vec<Span>)> =
        contact.reach.iter().map(|reach| (reach.kind, linked(scope.fields.fill(&reach.value), reach.kind))).collect();
    let qr = [ReachKind::Call, ReachKind::Web, ReachKind::Chat, ReachKind::Text].into_iter().find_map(|kind| {
        reach.iter().find(|(own, _)| *own == kind).and_then(|(_, spans)| address(kind, &Span::plain_text(spans)))
    });
    Contact {
        id: contact.id.clone(),
        name: Span::plain_text(&fill(Some(translated.name.unwrap_or_else(|| contact.name.clone())))),
        audience: fill(translated.audience.or_else(|| Some(contact.audience.clone()))),
        reach,
        note: fill(translated.note.or_else(|| contact.note.clone())),
        hours: hours.into_iter().flatten().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", "),
        qr,
        checked_on: contact.checked_on,
    }
}

/// A number or an address as a link, where it is filled in.
fn linked(spans: Vec<Span>, kind: ReachKind) -> Vec<Span> {
    let Some(url) = address(kind, &Span::plain_text(&spans)) else { return spans };
    let link = |span: Span| match span {
        Span::Text(words) => {
            // No line breaks at a hyphen before a digit; at the spaces of a number it must not either.
            let is_number = url.starts_with("tel:") || url.starts_with("sms:");
            let text = if is_number { words.text.replace(' ', "\u{a0}") } else { words.text };
            Span::Text(TextSpan { text, link: Some(Link::Url(url.clone())), ..TextSpan::default() })
        }
        Span::Break | Span::Blank(_) => span,
    };
    spans.into_iter().map(link).collect()
}

/// What a telephone or a browser opens; none for a blank, and for a relay service that dials for itself.
fn address(kind: ReachKind, value: &str) -> Option<String> {
    let value = value.trim();
    if value.is_empty() || value.contains("____") {
        return None;
    }
    match kind {
        ReachKind::Call => dialled(value).map(|digits| format!("tel:{digits}")),
        ReachKind::Text => dialled(value).map(|digits| format!("sms:{digits}")),
        ReachKind::Chat | ReachKind::Web => {
            let is_whole = value.starts_with("https://") || value.starts_with("http://");
            let is_address = value.contains('.') && !value.contains(' ');
            if is_whole { Some(value.to_owned()) } else { is_address.then(|| format!("https://{value}")) }
        }
        ReachKind::Email => value.contains('@').then(|| format!("mailto:{value}")),
        ReachKind::Tty => None,
    }
}

/// What to dial. A North American number with its leading 1 is dialled from anywhere.
fn dialled(value: &str) -> Option<String> {
    let digits = telephone::digits(value)?;
    let is_international = value.trim_start().starts_with('+') || (digits.len() == 11 && digits.starts_with('1'));
    Some(if is_international { format!("+{digits}") } else { digits })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_dialled_and_pages_opened() {
        let to = |kind, value| address(kind, value).unwrap_or_default();
        assert_eq!(to(ReachKind::Call, "1-888-373-7888"), "tel:+18883737888");
        assert_eq!(to(ReachKind::Call, "1-800-THE-LOST (1-800-843-5678)"), "tel:+18008435678");
        assert_eq!(to(ReachKind::Call, "1-800-656-HOPE"), "tel:+18006564673");
        assert_eq!(to(ReachKind::Call, "911"), "tel:911");
        assert_eq!(to(ReachKind::Text, "233733"), "sms:233733");
        assert_eq!(to(ReachKind::Web, "report.cybertip.org"), "https://report.cybertip.org");
        assert_eq!(to(ReachKind::Call, "____"), "");
        assert_eq!(to(ReachKind::Call, "ask at the front desk"), "");
    }
}
