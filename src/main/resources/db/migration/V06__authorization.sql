set lock_timeout = '5s';

-- The numbers of the law, by place and date; the row of the smallest region that covers the township applies.
create table policy (
    region             text   not null,
    valid_from         date   not null,
    version            text   not null,
    township_limit_fen bigint not null,
    cap_fen            bigint not null,
    source             text   not null,
    constraint policy_pk primary key (region, valid_from),
    constraint policy_version unique (version),
    constraint policy_order check (0 < township_limit_fen and township_limit_fen <= cap_fen)
);
insert into policy values
    ('63', date '2019-01-01', 'QH-2019-1', 500000, 4200000,
     'Qinghai civil affairs department, 17 March 2025: township up to 5,000 yuan; cap 5 x 12 x 700.00 yuan (urban dibao)');

-- What a household has been granted for a disaster, by everyone: the number that authority is judged on.
create table household (
    county      text   not null,
    id          uuid   not null,
    disaster    text   not null,
    granted_fen bigint not null,
    tariffs     text[] not null,
    -- The household it became part of; joins are kept flat, so one step is always the whole way.
    merged_into_county text,
    merged_into        uuid,
    constraint household_pk primary key (county, id),
    constraint household_granted check (granted_fen >= 0),
    constraint household_merged check ((merged_into is null) = (merged_into_county is null))
);
create index household_members on household (merged_into) where merged_into is not null;

-- Money promised to one request; `due` says that no payment has been made of it yet. While it is `disputed`, because the
-- bank contradicted itself about a payment of it, no run takes it: it may have been paid already.
create table grants (
    county      text        not null,
    request     uuid        not null,
    disaster    text        not null,
    township    text        not null,
    household   uuid        not null,
    household_county text   not null,
    tariff      text        not null,
    fund        text        not null,
    pot_region  text        not null,
    amount_fen  bigint      not null,
    -- What the household then had for this disaster in all: the number the level was judged on.
    cumulative_fen bigint   not null,
    level       text        not null,
    authority   text        not null,
    policy      text        not null,
    payee       bytea,
    received_at timestamptz not null,
    decided_at  timestamptz not null default now(),
    due         boolean     not null default true,
    run         uuid,
    attempt     smallint    not null default 0,
    disputed    boolean     not null default false,
    constraint grants_disputed_is_not_due check (not (due and disputed)),
    constraint grants_pk primary key (county, request),
    constraint grants_amount check (amount_fen > 0),
    constraint grants_cumulative check (cumulative_fen >= amount_fen)
);
create index grants_of_household on grants (household);
create index grants_due on grants (county, disaster) where due;
create index grants_of_run on grants (county, run, request) where run is not null;

-- What officers decided; `words` are their reason and the panel's minutes, sealed.
create table decision (
    county     text        not null,
    id         uuid        not null,
    request    uuid        not null,
    level      text        not null,
    outcome    text        not null,
    amount_fen bigint,
    words      bytea       not null,
    actor      uuid        not null,
    at         timestamptz not null default now(),
    constraint decision_pk primary key (county, id),
    constraint decision_outcome check (outcome in ('APPROVE', 'REJECT', 'RETURN', 'ESCALATE', 'WITHDRAW'))
);
create index decision_by_request on decision (county, request);
