set lock_timeout = '5s';

create table fund (
    county     text        not null,
    code       text        not null,
    source     text        not null,
    year       integer     not null,
    name       text        not null,
    disaster   text        not null,
    created_at timestamptz not null default now(),
    constraint fund_pk primary key (county, code)
);
create index fund_by_disaster on fund (county, disaster);

-- SOURCE is where appropriated money comes from: it alone goes below zero, so that the pots of a fund always sum to zero.
create table pot (
    county      text   not null,
    fund        text   not null,
    region      text   not null,
    kind        text   not null,
    balance_fen bigint not null default 0,
    constraint pot_pk primary key (county, fund, region, kind),
    constraint pot_fund foreign key (county, fund) references fund,
    constraint pot_kind check (kind in ('SOURCE', 'AVAILABLE', 'RESERVED', 'IN_PAYMENT', 'PAID')),
    constraint pot_not_overdrawn check (case when kind = 'SOURCE' then balance_fen <= 0 else balance_fen >= 0 end)
);

-- Immutable; the kind names the pot it leaves and the pot it enters.
create table transfer (
    county      text        not null,
    id          uuid        not null,
    fund        text        not null,
    kind        text        not null,
    from_region text        not null,
    to_region   text        not null,
    amount_fen  bigint      not null,
    request     uuid,
    attempt     smallint    not null default 0,
    actor       text        not null,
    at          timestamptz not null default now(),
    constraint transfer_pk primary key (county, id),
    constraint transfer_amount check (amount_fen > 0),
    constraint transfer_kind check (kind in
        ('APPROPRIATE', 'ALLOCATE', 'RESERVE', 'RELEASE', 'DISPATCH', 'SETTLE', 'RETURN'))
);
create unique index one_transfer_per_grant_and_attempt on transfer (county, request, kind, attempt)
    where request is not null;
