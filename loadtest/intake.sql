-- The rows of one request as the server's intake writes them, in one statement and one transaction: the request, the
-- claims of its three persons and of its account, and the journal. pgbench gives the columns that are the same in every
-- row. What the server hashes is random here. Ids begin with the time and go on at random, as those of the intake form
-- and of the server's journal do.
\set i1 random(0, 65535)
\set i2 random(0, 9223372036854775806)
\set j1 random(0, 65535)
\set j2 random(0, 9223372036854775806)
\set a1 random(0, 9223372036854775806)
\set a2 random(0, 9223372036854775806)
\set b1 random(0, 9223372036854775806)
\set b2 random(0, 9223372036854775806)
\set c1 random(0, 9223372036854775806)
\set c2 random(0, 9223372036854775806)
\set d1 random(0, 9223372036854775806)
\set d2 random(0, 9223372036854775806)
with sent as (
    insert into request (county, id, disaster, township, village, tariff, cause, amount_fen, residence,
                         channel, captured_at, submitted_by, digest, persons, account, household_size,
                         details, payee, findings, state)
    values (:county,
            encode(int8send((date_part('epoch', clock_timestamp()) * 1000)::bigint << 16 | :i1)
                   || int8send(:i2), 'hex')::uuid,
            :disaster, :township, :village, :tariff, :cause, :amount_fen, :residence,
            :channel, :captured_at, :submitted_by, :digest,
            int8send(:a1) || int8send(:a2) || int8send(:b1) || int8send(:b2) || int8send(:c1) || int8send(:c2),
            int8send(:d1) || int8send(:d2), :household_size, :details, :payee, :findings, 'SUBMITTED')
    on conflict do nothing
    returning county, id, received_at
), claimed as (
    insert into claim (disaster, key, county, household)
    select :disaster, k.key, s.county, s.id
    from sent s, (values (int8send(:a1) || int8send(:a2)), (int8send(:b1) || int8send(:b2)),
                         (int8send(:c1) || int8send(:c2)), (int8send(:d1) || int8send(:d2))) as k(key)
    on conflict do nothing
), told as (
    insert into journal (county, id, event, subject, actor, facts)
    select s.county,
           encode(int8send((date_part('epoch', clock_timestamp()) * 1000)::bigint << 16 | :j1)
                   || int8send(:j2), 'hex')::uuid,
           'request.submitted', s.id::text, :actor, :facts
    from sent s
)
select id, received_at from sent;
