//! Making a talk: planned from a pack, with what the presenter said of it.

use crate::content_root::ContentRoot;
use crate::error::AppError;
use crate::plan::{Plan, PlanRequest, plan_talk};
use lectern_model::date::Date;
use lectern_model::id::FieldId;
use lectern_model::library::Library;
use lectern_model::theme::Aspect;
use std::collections::BTreeMap;

/// What the presenter says of a new talk.
#[derive(Debug, Clone)]
pub struct NewTalk {
    /// Who will be in the room, how long, in which language.
    pub request: PlanRequest,
    /// Its title, where not the one the pack proposes.
    pub title: Option<String>,
    /// The day it is given.
    pub date: Option<Date>,
    /// Local fields.
    pub fields: BTreeMap<FieldId, String>,
    /// The theme's id, where not the default one.
    pub theme: Option<String>,
    /// The shape of the slides.
    pub aspect: Aspect,
}

/// Plans a talk and fills in what the presenter said.
///
/// # Errors
/// The pack has no such audience or field, or there is no such theme.
pub fn make_talk(content: &ContentRoot, library: &Library, new: &NewTalk) -> Result<Plan, AppError> {
    let fields = || library.pack.fields.iter().map(|field| &field.id);
    if let Some(unknown) = new.fields.keys().find(|id| fields().all(|known| known != *id)) {
        return Err(AppError::unknown("field", unknown.as_str(), fields()));
    }
    let mut plan = plan_talk(library, &new.request)?;
    if let Some(theme) = &new.theme {
        content.read_theme(theme)?;
        plan.talk.theme.clone_from(theme);
    }
    if let Some(title) = &new.title {
        plan.talk.title.clone_from(title);
    }
    plan.talk.date = new.date;
    plan.talk.fields.clone_from(&new.fields);
    plan.talk.aspect = new.aspect;
    Ok(plan)
}
