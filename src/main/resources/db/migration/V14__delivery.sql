set lock_timeout = '5s';

-- What a released file is vouched for with: the manifest that its signature signs. Both are made once, when the file is
-- first asked for after the release, so that nothing is signed that two people did not let go.
alter table payment_file add column manifest bytea;

-- Whether the files of a released run were given to the delivery; runs that were released before it are none of its
-- business.
alter table payment_run add column deliveries_planned boolean not null default false;
update payment_run set deliveries_planned = true where released_at is not null;
create index payment_run_to_deliver on payment_run (county, id) where released_at is not null and not deliveries_planned;

-- A file on its way to the bank. PENDING waits for a node, or for the next try. A node that has it in hand makes it SENDING
-- until `next_at`, when another may take over. Right before the file gets its final name at the bank it becomes UNKNOWN, and
-- only what stands at the bank makes it SENT then: whoever finds it UNKNOWN asks and does not send. REFUSED waits for a person.
create table delivery (
    county     text        not null,
    run        uuid        not null,
    number     integer     not null,
    profile    text        not null,
    file       text        not null,
    state      text        not null default 'PENDING',
    attempts   integer     not null default 0,
    next_at    timestamptz not null default now(),
    fault      text,
    detail     text,
    created_at timestamptz not null default now(),
    changed_at timestamptz not null default now(),
    constraint delivery_pk primary key (county, run, number),
    constraint delivery_file foreign key (county, run, number) references payment_file (county, run, number),
    constraint delivery_state check (state in ('PENDING', 'SENDING', 'SENT', 'UNKNOWN', 'REFUSED'))
);
create index delivery_due on delivery (next_at) where state in ('PENDING', 'SENDING', 'UNKNOWN');
