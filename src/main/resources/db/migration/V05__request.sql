set lock_timeout = '5s';

-- What was asked. The columns before `state` never change but by a correction; personal data stands only in the sealed ones.
create table request (
    county         text        not null,
    id             uuid        not null,
    disaster       text        not null,
    township       text        not null,
    village        text        not null,
    tariff         text        not null,
    cause          text        not null,
    amount_fen     bigint      not null,
    residence      text        not null,
    channel        text        not null,
    captured_at    timestamptz not null,
    received_at    timestamptz not null default now(),
    submitted_by   uuid        not null,
    corrected_by   uuid,
    digest         bytea       not null,
    -- Keyed hashes of 16 bytes, one after the other, the applicant's first.
    persons        bytea       not null,
    account        bytea,
    household_size smallint    not null,
    details        bytea       not null,
    payee          bytea,
    state          text        not null,
    level          text,
    findings       text        not null,
    household      uuid,
    stuck          text,
    constraint request_pk primary key (county, id),
    constraint request_amount check (amount_fen > 0),
    constraint request_state check (state in ('SUBMITTED', 'HELD', 'ESCALATED_COUNTY', 'ESCALATED_PANEL',
        'AUTHORIZED', 'RETURNED', 'REJECTED', 'WITHDRAWN')),
    constraint request_level check (level in ('TOWNSHIP', 'COUNTY', 'PANEL'))
);
-- The queue of the authorization worker.
create index request_submitted on request (county, received_at) where state = 'SUBMITTED' and stuck is null;
-- The queue of the officers.
create index request_to_decide on request (county, received_at, id)
    where state in ('HELD', 'ESCALATED_COUNTY', 'ESCALATED_PANEL', 'RETURNED');
create index request_by_time on request (county, received_at, id);
create index request_stuck on request (county, id) where stuck is not null;

-- One person (or one account) belongs to one household per disaster, in whatever county: the only rows not kept by county.
-- `household` is the id of the request that claimed first, `county` where it lives.
create table claim (
    disaster  text  not null,
    key       bytea not null,
    county    text  not null,
    household uuid  not null,
    constraint claim_pk primary key (disaster, key)
);
create index claim_by_household on claim (household);
