//! The words that the content format has for closed lists, as data has them: the same in every language,
//! and the same as in the content. Does *not* know what readers call them.

use crate::assess::{Because, Finding, Part, PledgeStatus, Turn};
use crate::model::{
    CalendarKind, ContactLevel, ContributionKind, ContributionStatus, CorrectionKind, Evidence,
    EvidenceLevel, Horizon, MilestoneStatus, Need, Outcome, PartnerKind, Stage, UpdateKind,
};

/// Why somebody is asked.
pub(super) fn because(it: Because) -> &'static str {
    match it {
        Because::Named => "named",
        Because::Mission(_) => "mission",
        Because::Backbone(_) => "backbone",
        Because::Site => "site",
    }
}

pub(super) fn horizon(it: Horizon) -> &'static str {
    match it {
        Horizon::Now => "now",
        Horizon::Next => "next",
        Horizon::Later => "later",
    }
}

pub(super) fn stage(it: Stage) -> &'static str {
    match it {
        Stage::Awareness => "awareness",
        Stage::Experiments => "experiments",
        Stage::Capability => "capability",
        Stage::Embedded => "embedded",
    }
}

pub(super) fn partner_kind(it: PartnerKind) -> &'static str {
    match it {
        PartnerKind::Municipality => "municipality",
        PartnerKind::Region => "region",
        PartnerKind::State => "state",
        PartnerKind::Hospital => "hospital",
        PartnerKind::GeneralPractice => "general_practice",
        PartnerKind::Company => "company",
        PartnerKind::Association => "association",
        PartnerKind::Citizens => "citizens",
        PartnerKind::University => "university",
        PartnerKind::Foundation => "foundation",
        PartnerKind::School => "school",
        PartnerKind::Other => "other",
    }
}

pub(super) fn contact_level(it: ContactLevel) -> &'static str {
    match it {
        ContactLevel::Knowledge => "knowledge",
        ContactLevel::Process => "process",
        ContactLevel::Organisation => "organisation",
    }
}

pub(super) fn contribution_kind(it: ContributionKind) -> &'static str {
    match it {
        ContributionKind::Initiative => "initiative",
        ContributionKind::Experiment => "experiment",
        ContributionKind::Commitment => "commitment",
        ContributionKind::Service => "service",
    }
}

pub(super) fn contribution_status(it: ContributionStatus) -> &'static str {
    match it {
        ContributionStatus::Planned => "planned",
        ContributionStatus::Running => "running",
        ContributionStatus::Scaled => "scaled",
        ContributionStatus::Completed => "completed",
        ContributionStatus::Closed => "closed",
    }
}

/// Whose turn it is: now, next, later, or no longer.
pub(super) fn turn(it: Turn) -> &'static str {
    match it {
        Turn::Now => "now",
        Turn::Next => "next",
        Turn::Later => "later",
        Turn::Done => "done",
        Turn::Dropped => "dropped",
    }
}

pub(super) fn milestone_status(it: MilestoneStatus) -> &'static str {
    match it {
        MilestoneStatus::Planned => "planned",
        MilestoneStatus::Running => "running",
        MilestoneStatus::Done => "done",
        MilestoneStatus::Late => "late",
        MilestoneStatus::Dropped => "dropped",
    }
}

pub(super) fn pledge_status(it: PledgeStatus) -> &'static str {
    match it {
        PledgeStatus::Done => "done",
        PledgeStatus::OnWay => "on_way",
        PledgeStatus::Late => "late",
        PledgeStatus::NotKept => "not_kept",
        PledgeStatus::NotReported => "not_reported",
        PledgeStatus::Planned => "planned",
    }
}

pub(super) fn evidence_level(it: EvidenceLevel) -> &'static str {
    match it {
        EvidenceLevel::Researched => "researched",
        EvidenceLevel::Tried => "tried",
        EvidenceLevel::Believed => "believed",
    }
}

pub(super) fn update_kind(it: UpdateKind) -> &'static str {
    match it {
        UpdateKind::News => "news",
        UpdateKind::Result => "result",
        UpdateKind::Learning => "learning",
        UpdateKind::Decision => "decision",
    }
}

pub(super) fn outcome(it: Outcome) -> &'static str {
    match it {
        Outcome::Worked => "worked",
        Outcome::DidNotWork => "did_not_work",
        Outcome::Surprised => "surprised",
    }
}

pub(super) fn calendar_kind(it: CalendarKind) -> &'static str {
    match it {
        CalendarKind::Meeting => "meeting",
        CalendarKind::Publication => "publication",
        CalendarKind::Decision => "decision",
        CalendarKind::Deadline => "deadline",
        CalendarKind::Survey => "survey",
        CalendarKind::OpenEvent => "open_event",
    }
}

pub(super) fn correction_kind(it: CorrectionKind) -> &'static str {
    match it {
        CorrectionKind::Correction => "correction",
        CorrectionKind::Revision => "revision",
        CorrectionKind::ChangedTarget => "changed_target",
    }
}

pub(super) fn evidence(it: Evidence) -> &'static str {
    match it {
        Evidence::Measured => "measured",
        Evidence::Estimated => "estimated",
        Evidence::Assessed => "assessed",
    }
}

pub(super) fn need(it: Need) -> &'static str {
    match it {
        Need::MustKnow => "must_know",
        Need::NiceToKnow => "nice_to_know",
    }
}

pub(super) fn part(it: Part) -> &'static str {
    match it {
        Part::Leads => "leads",
        Part::Contributes => "contributes",
    }
}

pub(super) fn finding(it: Finding) -> &'static str {
    match it {
        Finding::Gap => "gap",
        Finding::Overlap(_) => "overlap",
        Finding::Covered => "covered",
    }
}
