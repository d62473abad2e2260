set lock_timeout = '5s';

-- Money that came back after the bank had paid it (退汇), and money that proved to be paid although the bank had refused it.
alter table transfer drop constraint transfer_kind, add constraint transfer_kind check (kind in
    ('APPROPRIATE', 'ALLOCATE', 'RESERVE', 'RELEASE', 'DISPATCH', 'SETTLE', 'RETURN', 'REFUND', 'SETTLE_LATE'));

-- An id of our own made in the database: version 7, growing with the tick, which is milliseconds times 4096 and a count.
create function id_at(tick bigint) returns uuid language sql volatile parallel safe as $$
    select (lpad(to_hex(tick >> 12), 12, '0') || '7' || lpad(to_hex(tick & 4095), 3, '0')
        || substr(gen_random_uuid()::text, 20))::uuid
$$;

-- `number` names a report in the staging table; a report that a folder brought was handed in by nobody. `rows` is known once
-- the report was read to its end and all its rows are staged.
alter table bank_report
    alter column received_by drop not null,
    add column number bigint not null generated always as identity,
    add column format text,
    add column rows integer,
    add column staged_at timestamptz;

-- What banks said, beside the payments, until it is applied: rows go slice by slice. Unlogged, because a report is read again
-- when its rows are gone. Accounts are here as keyed hashes and masked, never plain.
create unlogged table bank_answer (
    county         text    not null,
    report         bigint  not null,
    line           integer not null,
    end_to_end_id  text,
    amount_fen     bigint,
    account_hash   bytea,
    account_masked text,
    status         text,
    meaning        smallint,
    reason         text,
    constraint bank_answer_pk primary key (county, report, line)
);

-- A row is settled by one person, or by two where money hangs on it: the first proposes, the second confirms. What they found
-- out stands in `note`, sealed.
alter table quarantined_answer
    add column reason text,
    add column resolution text,
    add column note bytea,
    add column proposed_by uuid,
    add column proposer text,
    add column proposed_at timestamptz,
    add column resolved_by uuid,
    add column resolver text,
    add column resolved_at timestamptz,
    add constraint quarantined_answer_resolution check (resolution in ('DISMISSED', 'CONFIRMED_PAID', 'CONFIRMED_REJECTED')),
    add constraint resolution_needs_two_people check (resolution = 'DISMISSED' or resolved_by <> proposed_by);
