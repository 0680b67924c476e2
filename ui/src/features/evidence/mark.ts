// The icons of evidence: the shape tells as much as the colour.

import type { EvidenceMarkView, StatusView } from "../../backend/backend";
import * as icons from "../../shared/icons";

export const MARK_ICON = {
  verified: icons.evidence,
  reported: icons.source,
  caveat: icons.info,
  contested: icons.swap,
  unverified: icons.asked,
  "no-evidence": icons.less,
} satisfies Record<EvidenceMarkView, unknown>;

export const STATUS_MARK: Record<StatusView, EvidenceMarkView> = {
  verified: "verified",
  reported: "reported",
  contested: "contested",
  outdated: "caveat",
  unverifiable: "unverified",
  unverified: "unverified",
  none: "no-evidence",
};
