//! What assistive technology is given of a page: Chromium's tree of it, in reading order.

use crate::browser::Browser;
use crate::session::Result;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::fmt;

/// Something that is read, with what is read in it.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// What it is: `heading`, `cell`, `StaticText`.
    pub role: String,
    /// What it is called; of words, the words.
    pub name: String,
    /// Whether the keyboard can come to it.
    pub focusable: bool,
    /// What is in it, in reading order.
    pub inner: Vec<Told>,
}

impl Told {
    /// It and everything in it, in reading order.
    pub fn all(&self) -> Vec<&Told> {
        [self].into_iter().chain(self.inner.iter().flat_map(Told::all)).collect()
    }

    /// Everything of a role.
    pub fn of(&self, role: &str) -> Vec<&Told> {
        self.all().into_iter().filter(|told| told.role == role).collect()
    }

    /// Without what is of a role, and what is in that.
    pub fn without(&self, role: &str) -> Told {
        let inner = self.inner.iter().filter(|told| told.role != role).map(|told| told.without(role)).collect();
        Told { inner, ..self.clone() }
    }

    /// Its words, one after another.
    pub fn words(&self) -> Vec<&str> {
        self.of("StaticText").into_iter().map(|told| told.name.trim()).filter(|words| !words.is_empty()).collect()
    }

    fn write(&self, f: &mut fmt::Formatter<'_>, depth: usize) -> fmt::Result {
        let mark = if self.focusable { " *" } else { "" };
        writeln!(f, "{:indent$}{} {:?}{mark}", "", self.role, self.name, indent = depth * 2)?;
        self.inner.iter().try_for_each(|told| told.write(f, depth + 1))
    }
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, 0)
    }
}

/// A command of Chromium's own, which its driver passes on.
#[derive(Debug)]
struct Own(&'static str);

impl WebDriverCompatibleCommand for Own {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> std::result::Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({ "cmd": self.0, "params": {} }).to_string()))
    }
}

impl Browser {
    /// What assistive technology is given of the page. Chromium alone tells.
    pub async fn tree(&self) -> Result<Told> {
        self.page.issue_cmd(Own("Accessibility.enable")).await?;
        let found = self.page.issue_cmd(Own("Accessibility.getFullAXTree")).await?;
        let nodes: Vec<Value> = found["nodes"].as_array().cloned().unwrap_or_default();
        let by_id: HashMap<&str, &Value> = nodes.iter().filter_map(|node| Some((node["nodeId"].as_str()?, node))).collect();
        let root = nodes.iter().find(|node| node["parentId"].is_null()).expect("the page has a root");
        Ok(Told { role: "page".to_owned(), inner: told(root, &by_id), ..Told::default() })
    }
}

/// What is read of a node: itself, or what is in it where it says nothing itself.
fn told(node: &Value, by_id: &HashMap<&str, &Value>) -> Vec<Told> {
    let ids = node["childIds"].as_array().into_iter().flatten();
    let inner = ids.filter_map(|id| by_id.get(id.as_str()?)).flat_map(|child| told(child, by_id)).collect();
    let role = node["role"]["value"].as_str().unwrap_or_default();
    match role {
        "InlineTextBox" => Vec::new(),
        "generic" | "none" => inner,
        _ if node["ignored"] == true => inner,
        role => {
            let properties = node["properties"].as_array().into_iter().flatten();
            let focusable = properties.into_iter().any(|own| own["name"] == "focusable" && own["value"]["value"] == true);
            let name = node["name"]["value"].as_str().unwrap_or_default().to_owned();
            vec![Told { role: role.to_owned(), name, focusable, inner }]
        }
    }
}
