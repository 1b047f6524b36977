//! The closed lists: the same in model, window, file, reports.

use crate::base::closed_enum;

closed_enum!(
    /// What an actor did about a change.
    Role {
        /// Asked for it.
        Proposed = "proposed", "role-proposed";
        /// Spoke for it.
        Supported = "supported", "role-supported";
        /// Spoke against it.
        Opposed = "opposed", "role-opposed";
        /// Settled for it.
        Compromise = "compromise", "role-compromise";
        /// Would have had the words go; they stayed.
        RetainedAgainst = "retained-against", "role-retained-against";
    }
);
closed_enum!(
    /// On what ground an attribution is made. A tool's suggestion is none of these.
    Basis {
        /// The actor said so.
        Stated = "stated", "basis-stated";
        /// Somebody else said so.
        Reported = "reported", "basis-reported";
        /// The analyst concludes it.
        Inferred = "inferred", "basis-inferred";
    }
);
closed_enum!(
    /// Which way the strength of a text went.
    #[derive(Default)]
    Direction {
        /// It binds more, or takes a thing over more fully.
        Stronger = "stronger", "strength-stronger";
        /// The reverse.
        Lighter = "lighter", "strength-lighter";
        /// Some words are stronger, others lighter.
        Both = "both", "strength-both";
        /// Neither.
        #[default]
        None = "none", "strength-none";
    }
);
closed_enum!(
    /// How much a change matters; what matters more is greater.
    #[derive(Default)]
    Level {
        /// Numbering, punctuation, look: nothing that is said.
        #[default]
        Editorial = "editorial", "weight-editorial";
        /// Other words for what was said before.
        Wording = "wording", "weight-wording";
        /// What is said, promised, asked or counted is another thing.
        Substance = "substance", "weight-substance";
    }
);
closed_enum!(
    /// What became of an ask.
    Uptake {
        /// The words, or the aim, came in.
        Adopted = "adopted", "uptake-adopted";
        /// Part of it came in.
        AdoptedInPart = "adopted-in-part", "uptake-adopted-in-part";
        /// It did not come in.
        NotAdopted = "not-adopted", "uptake-not-adopted";
        /// It was there before.
        AlreadyThere = "already-there", "uptake-already-there";
        /// The text it was about has changed.
        Overtaken = "overtaken", "uptake-overtaken";
        /// It came in and went out again.
        Reversed = "reversed", "uptake-reversed";
        /// Nothing was said of it.
        NotAddressed = "not-addressed", "uptake-not-addressed";
    }
);
closed_enum!(
    /// What is known of a copy's standing.
    DraftStatus {
        /// Published by the body that negotiates.
        Official = "official", "status-official";
        /// Got out.
        Leaked = "leaked", "status-leaked";
        /// Copied by a third party.
        Mirror = "mirror", "status-mirror";
        /// Typed in, or pasted.
        TypedIn = "typed-in", "status-typed-in";
        /// Invented, for trying the program out or for teaching.
        Sample = "sample", "status-sample";
        /// Nothing is known.
        Unknown = "unknown", "status-unknown";
    }
);
closed_enum!(
    /// What kind of actor.
    #[derive(Default)]
    ActorKind {
        /// A state.
        State = "state", "actor-state";
        /// A negotiating group, with members.
        Group = "group", "actor-group";
        /// An office or body of the United Nations.
        UnOffice = "un-office", "actor-un-office";
        /// The co-facilitators of a process.
        Facilitators = "facilitators", "actor-facilitators";
        /// Civil society, private sector, technical community, academia.
        Stakeholder = "stakeholder", "actor-stakeholder";
        /// Anything else, such as a class of actors.
        #[default]
        Other = "other", "actor-other";
    }
);
closed_enum!(
    /// What a proposal wants.
    ProposalAction {
        /// Words to come in.
        Insert = "insert", "proposal-insert";
        /// Words to go.
        Delete = "delete", "proposal-delete";
        /// Words in the place of others.
        Replace = "replace", "proposal-replace";
        /// One wording or another: rival wordings of one place.
        Alternative = "alternative", "proposal-alternative";
        /// A paragraph in the place of another, or beside it.
        Rival = "rival-paragraph", "proposal-rival-paragraph";
        /// Words to stay, against a deletion.
        Retain = "retain", "proposal-retain";
        /// Words or a deletion of others, supported.
        Support = "support", "proposal-support";
        /// Words or a deletion of others, opposed.
        Oppose = "oppose", "proposal-oppose";
        /// A reservation: no words, but no agreement yet.
        Reserve = "reserve", "proposal-reserve";
        /// Square brackets with nobody's name: not agreed.
        NotAgreed = "not-agreed", "proposal-not-agreed";
        /// Words still to come.
        Placeholder = "placeholder", "proposal-placeholder";
        /// A remark of the chair or a delegation.
        Remark = "remark", "proposal-remark";
    }
);
closed_enum!(
    /// What kind of position.
    #[derive(Default)]
    PositionKind {
        /// Something said.
        #[default]
        Statement = "statement", "position-statement";
        /// Concrete words on a paragraph.
        Proposal = "proposal", "position-proposal";
        /// An objection, such as breaking silence.
        Objection = "objection", "position-objection";
        /// Standing aside from a consensus.
        Dissociation = "dissociation", "position-dissociation";
        /// The fact that something was submitted, or was not.
        Submission = "submission", "position-submission";
    }
);
closed_enum!(
    /// How sure the place of an annotation is.
    AnchorState {
        /// The words stand where they stood.
        Exact = "exact", "anchor-exact";
        /// The words stand elsewhere.
        Moved = "moved", "anchor-moved";
        /// The words are almost the same.
        Changed = "changed", "anchor-changed";
        /// The place is no longer certain.
        Adrift = "adrift", "anchor-adrift";
    }
);
