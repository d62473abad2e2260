set lock_timeout = '5s';

-- What happened, append-only, written in the transaction of what it tells of: audit trail, outbox and live feed in one.
create table journal (
    county  text        not null,
    id      uuid        not null,
    at      timestamptz not null default now(),
    event   text        not null,
    subject text        not null,
    actor   text        not null,
    facts   text        not null default '{}',
    constraint journal_pk primary key (county, id)
);
create index journal_by_subject on journal (county, subject);

-- Written every few seconds by the health check: a database that can be read but not written is not healthy.
create table write_canary (
    node text        not null constraint write_canary_pk primary key,
    at   timestamptz not null
);
