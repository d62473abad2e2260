set lock_timeout = '5s';

-- `lead_region` is the region of the officer who opened it: only from there mode, state and tariff lines change.
create table disaster (
    code        text        not null constraint disaster_pk primary key,
    name        text        not null,
    kind        text        not null,
    occurred_at timestamptz not null,
    mode        text        not null constraint disaster_mode check (mode in ('EMERGENCY', 'NORMAL')),
    state       text        not null constraint disaster_state check (state in ('OPEN', 'CLOSED')),
    lead_region text        not null,
    created_by  uuid        not null,
    created_at  timestamptz not null default now()
);

create table disaster_township (
    disaster text not null constraint disaster_township_disaster references disaster,
    township text not null,
    county   text not null,
    constraint disaster_township_pk primary key (disaster, township)
);
create index disaster_township_by_county on disaster_township (county, township);

create table tariff (
    disaster           text    not null constraint tariff_disaster references disaster,
    code               text    not null,
    name               text    not null,
    from_fen           bigint  not null,
    to_fen             bigint  not null,
    per_household_once boolean not null,
    constraint tariff_pk primary key (disaster, code),
    constraint tariff_range check (from_fen > 0 and to_fen >= from_fen)
);

-- `signer` and `confirmer` are the user names under which it was signed then.
create table standing_order (
    county       text        not null,
    id           uuid        not null,
    disaster     text        not null,
    township     text        not null,
    tariffs      text[]      not null,
    budget_fen   bigint      not null,
    granted_fen  bigint      not null default 0,
    signed_by    uuid        not null,
    signer       text        not null,
    signed_at    timestamptz not null default now(),
    confirmed_by uuid,
    confirmer    text,
    confirmed_at timestamptz,
    constraint standing_order_pk primary key (county, id),
    constraint budget_not_overdrawn check (granted_fen between 0 and budget_fen),
    constraint order_needs_two_officers check (confirmed_by <> signed_by)
);
create index standing_order_by_township on standing_order (county, disaster, township);
