set lock_timeout = '5s';

-- `receiver` is the user name of who handed it in; `done` counts the rows applied so far, so that a report is taken up where
-- it was left.
create table bank_report (
    county      text        not null,
    sha256      text        not null,
    state       text        not null,
    received_by uuid        not null,
    receiver    text        not null,
    received_at timestamptz not null default now(),
    bytes       bigint      not null,
    fault       text,
    done        integer     not null default 0,
    matched     integer     not null default 0,
    paid        integer     not null default 0,
    accepted    integer     not null default 0,
    rejected    integer     not null default 0,
    returned    integer     not null default 0,
    quarantined integer     not null default 0,
    unchanged   integer     not null default 0,
    applied_at  timestamptz,
    stuck       text,
    constraint bank_report_pk primary key (county, sha256),
    constraint bank_report_state check (state in ('RECEIVED', 'APPLIED', 'FAULTY'))
);
create index bank_report_received on bank_report (county, received_at) where state = 'RECEIVED' and stuck is null;
create index bank_report_by_time on bank_report (county, received_at, sha256);

-- Answers that fit no payment of ours: kept, shown, never applied. The account is masked.
create table quarantined_answer (
    county         text    not null,
    sha256         text    not null,
    line           integer not null,
    end_to_end_id  text,
    kind           text    not null,
    status         text,
    amount_fen     bigint,
    account_masked text,
    constraint quarantined_answer_pk primary key (county, sha256, line)
);
