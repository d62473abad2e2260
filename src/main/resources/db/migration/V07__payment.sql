set lock_timeout = '5s';

create table payment_run (
    county       text        not null,
    id           uuid        not null,
    kind         text        not null,
    disaster     text        not null,
    profile      text        not null,
    state        text        not null,
    made_by      uuid        not null,
    made_at      timestamptz not null default now(),
    count        integer     not null default 0,
    total_fen    bigint      not null default 0,
    excluded     integer     not null default 0,
    sealed_at    timestamptz,
    released_by  uuid,
    released_at  timestamptz,
    cancelled_by uuid,
    stuck        text,
    constraint payment_run_pk primary key (county, id),
    constraint payment_run_kind check (kind in ('RELIEF', 'ADVANCE')),
    constraint payment_run_state check (state in
        ('COLLECTING', 'SEALING', 'SEALED', 'RELEASED', 'COMPLETED', 'CANCELLED', 'EMPTY')),
    constraint run_needs_two_people check (released_by <> made_by)
);
create index payment_run_to_seal on payment_run (county, made_at) where state in ('COLLECTING', 'SEALING') and stuck is null;

-- One attempt to pay one grant. The payee is the one that stood when the run was made, so that sealing again gives the same bytes.
create table payment (
    county        text     not null,
    end_to_end_id text     not null,
    run           uuid     not null,
    position      integer  not null,
    request       uuid     not null,
    attempt       smallint not null,
    fund          text     not null,
    pot_region    text     not null,
    amount_fen    bigint   not null,
    payee         bytea    not null,
    state         text     not null,
    bank_reason   text,
    settled_at    timestamptz,
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
    sha256    bytea   not null,
    constraint payment_file_pk primary key (county, run, number)
);

-- EndToEndIds are unique for ever: each county counts on from here, once per run.
create table payment_sequence (
    county text   not null constraint payment_sequence_pk primary key,
    used   bigint not null
);
