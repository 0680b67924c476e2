//! Addresses that a reader may follow, the same in every format.

use url::{Host, Url};

/// The longest address written: what programs of spreadsheets and slides take.
const LONGEST: usize = 2000;

/// An address as a URI (RFC 3986) in ASCII, names of other scripts in Punycode: what every program reads. None for what leads nowhere,
/// for what runs in a page, for what is on the reader's disk, and for what is no address: programs take a file with one for damaged.
pub(crate) fn followed(address: &str) -> Option<String> {
    let url = Url::parse(address.trim()).ok()?;
    let leads = match url.scheme() {
        "http" | "https" => url.host().is_some_and(|host| is_named(&host)),
        "mailto" | "tel" | "sms" => !url.path().is_empty(),
        _ => false,
    };
    let uri = leads.then(|| escaped(url.as_str()))?;
    (uri.len() <= LONGEST).then_some(uri)
}

/// Whether a host is one that a name stands for.
fn is_named(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => name.trim_end_matches('.').split('.').all(|label| !label.is_empty() && label.len() < 64),
        Host::Ipv4(_) => true,
        Host::Ipv6(_) => false,
    }
}

/// A URI with what may not stand in one by its bytes in hexadecimal (RFC 3986, 2.1 and 3).
fn escaped(url: &str) -> String {
    let mut uri = String::with_capacity(url.len());
    let mut fragment = false;
    let mut bytes = url.bytes().peekable();
    while let Some(byte) = bytes.next() {
        let hex = |at: Option<&u8>| at.is_some_and(u8::is_ascii_hexdigit);
        let stands = match byte {
            b'%' => hex(bytes.peek()) && hex(bytes.clone().nth(1).as_ref()),
            b'#' => !std::mem::replace(&mut fragment, true),
            _ => byte.is_ascii_alphanumeric() || b"-._~:/?@!$&'()*+,;=".contains(&byte),
        };
        if stands {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_become_uris() {
        for (address, uri) in [
            ("https://a.org/?a=1&b=2", "https://a.org/?a=1&b=2"),
            (" HTTPS://Example.org/%20%zz ", "https://example.org/%20%25zz"),
            ("https://example.org:50000/a", "https://example.org:50000/a"),
            ("https://example.org/a b/é?x=1#y#z", "https://example.org/a%20b/%C3%A9?x=1#y%23z"),
            ("https://niñez.example/[a]", "https://xn--niez-hqa.example/%5Ba%5D"),
            ("tel:+1-888-373-7888", "tel:+1-888-373-7888"),
            ("sms:233733", "sms:233733"),
            ("mailto:a@b.org", "mailto:a@b.org"),
        ] {
            assert_eq!(followed(address).as_deref(), Some(uri), "{address}");
        }
    }

    #[test]
    fn nothing_else_is_followed() {
        let long = format!("https://a.org/{}", "a".repeat(3000));
        for address in [
            "",
            "a",
            "example.org",
            "//a.org",
            "https:",
            "http://",
            "http://[bad",
            "http://[::1]/",
            "https://a..b/",
            "https://a b",
            "https://a.org:99999/",
            "mailto:",
            "javascript:alert(1)",
            " JaVaScRiPt:1",
            "java\nscript:1",
            "data:text/html,x",
            "file:///etc/passwd",
            long.as_str(),
        ] {
            assert_eq!(followed(address), None, "{address}");
        }
    }
}
