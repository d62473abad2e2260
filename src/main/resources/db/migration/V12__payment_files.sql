set lock_timeout = '5s';

-- The files of a run are planned when its grants are gathered and then sealed one by one, by whichever node is free: a row
-- without `sealed_at` waits for that. What a file is sealed with stands in its row, never in those of its payments.
alter table payment_file
    alter column bytes drop not null,
    alter column sha256 drop not null,
    add column sm3 text,
    add column key_id text,
    add column signature bytea,
    add column sealed_at timestamptz,
    add column sent_at timestamptz,
    add column stuck text,
    -- While grants are gathered: the bank whose payees it holds where files are split so, the bytes its rows will take, and
    -- whether more may come into it.
    add column payee_bank text not null default '',
    add column planned_bytes bigint not null default 0,
    add column filling boolean not null default false;
update payment_file set sealed_at = coalesce(run.sealed_at, now())
from payment_run run where run.county = payment_file.county and run.id = payment_file.run;
create index payment_file_to_seal on payment_file (county, run, number) where sealed_at is null and stuck is null;

-- A payment's place is its file and its position in it. The keyed hash of the account lets the bank's answers and equal
-- payments to one account be compared in the database.
alter table payment
    drop constraint payment_position,
    add column file integer not null default 1,
    add column account_hash bytea;
update payment set file = (position - 1) / run.rows_per_file + 1, position = (position - 1) % run.rows_per_file + 1
from payment_run run where run.county = payment.county and run.id = payment.run;
alter table payment add constraint payment_position unique (county, run, file, position);

-- Until now each payment said itself how far its run and its file were.
update payment set state = 'CREATED' where state in ('IN_FILE', 'RELEASED', 'SENT');

-- Runs that are being sealed, or were cancelled then, have rows of the files that were sealed already; here are those of the
-- others.
insert into payment_file (county, run, number, name, count, total_fen)
select p.county, p.run, p.file, r.kind || '-' || r.county || '-' ||
    to_char(r.made_at at time zone 'Asia/Shanghai', 'YYYYMMDD') || '-' || right(replace(r.id::text, '-', ''), 8) || '-' ||
    lpad(p.file::text, greatest(4, length(p.file::text)), '0') || '.xml', count(*), sum(p.amount_fen)
from payment p join payment_run r on r.county = p.county and r.id = p.run
where r.state in ('SEALING', 'CANCELLED')
group by p.county, p.run, p.file, r.kind, r.county, r.made_at, r.id
on conflict do nothing;

-- Until the bank speaks, a payment is where its run and its file are: `state` stays CREATED, so that sealing, releasing and
-- sending a run writes none of its payments anew.
create view payment_now as
select p.county, p.end_to_end_id, p.run, p.file, p.position, p.request, p.attempt, p.fund, p.pot_region, p.amount_fen,
    p.payee, p.account_hash,
    case when p.state <> 'CREATED' then p.state
         when f.sent_at is not null then 'SENT'
         when r.released_at is not null then 'RELEASED'
         when f.sealed_at is not null then 'IN_FILE'
         else 'CREATED' end as state,
    p.bank_reason, p.disputed, p.received_at,
    case when p.state <> 'CREATED' then p.changed_at
         else coalesce(f.sent_at, r.released_at, f.sealed_at, p.changed_at) end as changed_at
from payment p
join payment_run r on r.county = p.county and r.id = p.run
left join payment_file f on f.county = p.county and f.run = p.run and f.number = p.file;

-- What was noticed about a row while the run was gathered. BLOCKING keeps the grant out of the run; the rest is to be looked
-- at before the files are sealed.
create table payment_finding (
    county   text    not null,
    run      uuid    not null,
    request  uuid    not null,
    kind     text    not null,
    blocking boolean not null,
    detail   text    not null default '',
    -- When the payee was corrected, so that a later run may find it well.
    resolved_at timestamptz,
    constraint payment_finding_pk primary key (county, run, request, kind)
);
create index payment_finding_of_request on payment_finding (county, request);

-- Gathering goes on slice by slice: first the grants that are due are taken, then they are put into files in the order of
-- their requests, `planned_to` being the last one so far.
alter table payment_run
    add column taken integer not null default 0,
    add column taken_at timestamptz,
    add column planned_to uuid,
    add column blocked integer not null default 0,
    add column doubtful integer not null default 0,
    -- Against the last run that was released for the disaster, for whoever releases this one.
    add column last_run uuid,
    add column more_count integer,
    add column more_fen bigint,
    add column new_payees integer,
    add column changed_accounts integer,
    add column confirmed_by uuid,
    add column confirmer text,
    add column confirmed_at timestamptz,
    drop constraint payment_run_state,
    add constraint payment_run_state check (state in
        ('COLLECTING', 'COLLECTED', 'SEALING', 'SEALED', 'RELEASED', 'COMPLETED', 'CANCELLED', 'EMPTY'));
