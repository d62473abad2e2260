set lock_timeout = '5s';

-- `maker`, `releaser` and `canceller` are the user names under which it was done then. The bank's words are counted here
-- as they come in, so that nobody has to count the payments of a run.
create table payment_run (
    county            text        not null,
    id                uuid        not null,
    kind              text        not null,
    disaster          text        not null,
    profile           text        not null,
    rows_per_file     integer     not null,
    state             text        not null,
    made_by           uuid        not null,
    maker             text        not null,
    made_at           timestamptz not null default now(),
    count             integer     not null default 0,
    total_fen         bigint      not null default 0,
    excluded          integer     not null default 0,
    excluded_requests uuid[]      not null default '{}',
    excluded_reasons  text[]      not null default '{}',
    paid              integer     not null default 0,
    rejected          integer     not null default 0,
    returned          integer     not null default 0,
    sealed_at         timestamptz,
    released_by       uuid,
    releaser          text,
    released_at       timestamptz,
    completed_at      timestamptz,
    cancelled_by      uuid,
    canceller         text,
    cancelled_at      timestamptz,
    cancel_reason     bytea,
    stuck             text,
    constraint payment_run_pk primary key (county, id),
    constraint payment_run_kind check (kind in ('RELIEF', 'ADVANCE')),
    constraint payment_run_state check (state in
        ('COLLECTING', 'SEALING', 'SEALED', 'RELEASED', 'COMPLETED', 'CANCELLED', 'EMPTY')),
    constraint run_needs_two_people check (released_by <> made_by),
    constraint payment_run_results check (paid + rejected + returned <= count)
);
create index payment_run_to_seal on payment_run (county, made_at) where state in ('COLLECTING', 'SEALING') and stuck is null;
create index payment_run_by_time on payment_run (county, made_at, id);

-- One attempt to pay one grant. The payee is the one that stood when the run was made, so that sealing again gives the same
-- bytes. A disputed payment is one of which the bank said first that it was, and then that it was not made, or the reverse.
create table payment (
    county        text        not null,
    end_to_end_id text        not null,
    run           uuid        not null,
    position      integer     not null,
    request       uuid        not null,
    attempt       smallint    not null,
    fund          text        not null,
    pot_region    text        not null,
    amount_fen    bigint      not null,
    payee         bytea       not null,
    state         text        not null,
    bank_reason   text,
    disputed      boolean     not null default false,
    received_at   timestamptz not null,
    changed_at    timestamptz not null default now(),
    constraint payment_pk primary key (county, end_to_end_id),
    constraint payment_position unique (county, run, position),
    constraint payment_amount check (amount_fen > 0),
    constraint payment_state check (state in ('CREATED', 'IN_FILE', 'RELEASED', 'SENT', 'ACCEPTED', 'PAID', 'REJECTED',
        'RETURNED', 'UNKNOWN', 'CANCELLED'))
);
create unique index one_live_attempt_per_grant on payment (county, request)
    where state in ('CREATED', 'IN_FILE', 'RELEASED', 'SENT', 'ACCEPTED', 'PAID', 'UNKNOWN');
create unique index payment_attempt on payment (county, request, attempt);

create table payment_file (
    county    text    not null,
    run       uuid    not null,
    number    integer not null,
    name      text    not null,
    count     integer not null,
    total_fen bigint  not null,
    bytes     bigint  not null,
    sha256    text    not null,
    constraint payment_file_pk primary key (county, run, number)
);

-- EndToEndIds are unique for ever: each county counts on from here, once per run.
create table payment_sequence (
    county text   not null constraint payment_sequence_pk primary key,
    used   bigint not null
);

-- Why an account was given or changed after the grant, in the officer's own words.
create table payee_correction (
    county  text        not null,
    id      uuid        not null,
    request uuid        not null,
    attempt smallint    not null,
    reason  bytea       not null,
    actor   uuid        not null,
    at      timestamptz not null default now(),
    constraint payee_correction_pk primary key (county, id)
);
create index payee_correction_by_request on payee_correction (county, request);
