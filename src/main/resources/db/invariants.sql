-- What must always be true of the money. Each query is named by the line above it and answers the rows that break it,
-- always as (county, subject, expected, found), sums in fen; no row means that the rule holds.

-- name: every_balance_is_the_sum_of_its_transfers
with booking (kind, from_kind, to_kind) as (
    values ('APPROPRIATE', 'SOURCE', 'AVAILABLE'),
           ('ALLOCATE', 'AVAILABLE', 'AVAILABLE'),
           ('RESERVE', 'AVAILABLE', 'RESERVED'),
           ('RELEASE', 'RESERVED', 'AVAILABLE'),
           ('DISPATCH', 'RESERVED', 'IN_PAYMENT'),
           ('SETTLE', 'IN_PAYMENT', 'PAID'),
           ('RETURN', 'IN_PAYMENT', 'RESERVED'),
           ('REFUND', 'PAID', 'RESERVED'),
           ('SETTLE_LATE', 'RESERVED', 'PAID')
), leg as (
    select t.county, t.fund, t.from_region as region, b.from_kind as kind, -t.amount_fen as fen
    from transfer t join booking b on b.kind = t.kind
    union all
    select t.county, t.fund, t.to_region, b.to_kind, t.amount_fen
    from transfer t join booking b on b.kind = t.kind
), booked as (
    select county, fund, region, kind, sum(fen)::bigint as fen from leg group by county, fund, region, kind
)
select county, fund || ' ' || region || ' ' || kind as subject, coalesce(booked.fen, 0) as expected,
       coalesce(pot.balance_fen, 0) as found
from booked full join pot using (county, fund, region, kind)
where coalesce(booked.fen, 0) <> coalesce(pot.balance_fen, 0);

-- name: pots_of_a_fund_sum_to_zero
select county, fund as subject, 0::bigint as expected, sum(balance_fen)::bigint as found
from pot
group by county, fund
having sum(balance_fen) <> 0;

-- name: every_authorized_request_has_its_grant
select r.county, r.id::text as subject, r.amount_fen as expected, 0::bigint as found
from request r left join grants g on g.county = r.county and g.request = r.id
where r.state = 'AUTHORIZED' and g.request is null;

-- name: every_grant_has_its_reserve
select g.county, g.request::text as subject, g.amount_fen as expected, coalesce(t.amount_fen, 0) as found
from grants g
left join transfer t on t.county = g.county and t.request = g.request and t.kind = 'RESERVE'
    and t.fund = g.fund and t.from_region = g.pot_region
where t.amount_fen is distinct from g.amount_fen;

-- name: every_reserve_has_its_grant_or_was_released
-- A reserve of an attempt, and not of the grant, was made for what proved to be paid after it had been withdrawn.
select t.county, t.request::text as subject, 0::bigint as expected,
       sum(case t.kind when 'RESERVE' then t.amount_fen else -t.amount_fen end)::bigint as found
from transfer t
where t.kind in ('RESERVE', 'RELEASE')
  and not exists (select from grants g where g.county = t.county and g.request = t.request)
  and not (t.kind = 'RESERVE' and t.attempt > 0 and exists (select from transfer late where late.county = t.county
      and late.request = t.request and late.attempt = t.attempt and late.kind = 'SETTLE_LATE'
      and late.amount_fen = t.amount_fen))
group by t.county, t.request
having sum(case t.kind when 'RESERVE' then t.amount_fen else -t.amount_fen end) <> 0;

-- name: household_granted_is_the_sum_of_its_grants
-- A household merged into another has its grants counted there.
with granted as (
    select coalesce(h.merged_into, h.id) as id, sum(g.amount_fen)::bigint as fen
    from grants g join household h on h.county = g.household_county and h.id = g.household
    group by coalesce(h.merged_into, h.id)
)
select h.county, h.id::text as subject, coalesce(granted.fen, 0) as expected, h.granted_fen as found
from household h left join granted on granted.id = h.id
where h.merged_into is null and h.granted_fen <> coalesce(granted.fen, 0);

-- name: every_grant_has_its_household
select g.county, g.request::text as subject, g.amount_fen as expected, 0::bigint as found
from grants g left join household h on h.county = g.household_county and h.id = g.household
where h.id is null;

-- name: standing_order_granted_is_the_sum_of_its_grants
with granted as (
    select county, authority, sum(amount_fen)::bigint as fen from grants group by county, authority
)
select o.county, o.id::text as subject, coalesce(granted.fen, 0) as expected, o.granted_fen as found
from standing_order o left join granted on granted.county = o.county and granted.authority = 'order:' || o.id
where o.granted_fen <> coalesce(granted.fen, 0);

-- name: every_order_granted_under_was_confirmed
select g.county, g.request::text as subject, g.amount_fen as expected, 0::bigint as found
from grants g left join standing_order o on o.county = g.county and g.authority = 'order:' || o.id
where g.authority like 'order:%' and o.confirmed_at is null;

-- name: nobody_granted_above_his_level
-- What the household then had in all, as it was decided on, against the limits of the policy frozen on the grant.
select g.county, g.request::text as subject,
       case g.level when 'TOWNSHIP' then p.township_limit_fen else p.cap_fen end as expected, g.cumulative_fen as found
from grants g left join policy p on p.version = g.policy
where p.version is null
   or (g.level = 'TOWNSHIP' and g.cumulative_fen > p.township_limit_fen)
   or (g.level = 'COUNTY' and g.cumulative_fen > p.cap_fen);

-- name: no_grant_has_two_live_attempts
select county, request::text as subject, 1::bigint as expected, count(*) as found
from payment
where state in ('CREATED', 'IN_FILE', 'RELEASED', 'SENT', 'ACCEPTED', 'PAID', 'UNKNOWN')
group by county, request
having count(*) > 1;

-- name: every_payment_pays_its_grant
select p.county, p.end_to_end_id as subject, coalesce(g.amount_fen, 0) as expected, p.amount_fen as found
from payment p left join grants g on g.county = p.county and g.request = p.request
where g.amount_fen is distinct from p.amount_fen
  -- What was withdrawn after a cancelled run or a rejection has no grant any more; its attempts paid nothing.
  and not (g.amount_fen is null and p.state in ('CANCELLED', 'REJECTED', 'RETURNED'))
  -- What was withdrawn before it proved to be paid was reserved anew for its attempt.
  and not (g.amount_fen is null and p.state = 'PAID' and exists (select from transfer t where t.county = p.county
      and t.request = p.request and t.attempt = p.attempt and t.kind = 'RESERVE' and t.amount_fen = p.amount_fen));

-- name: every_payment_moved_its_money_as_far_as_its_state_says
-- Bits: 1 DISPATCH, 2 SETTLE, 4 RETURN, 8 REFUND, 16 SETTLE_LATE, each of the payment's own attempt, fund, region and
-- amount. What was rejected and proved to be paid has 21, and 29 once it came back.
with should (state, bits) as (
    values ('CREATED', 0), ('IN_FILE', 0), ('CANCELLED', 0),
           ('RELEASED', 1), ('SENT', 1), ('ACCEPTED', 1), ('UNKNOWN', 1),
           ('PAID', 3), ('PAID', 21), ('REJECTED', 5), ('RETURNED', 11), ('RETURNED', 29)
), moved as (
    select p.county, p.end_to_end_id, p.state,
           coalesce(sum(case t.kind when 'DISPATCH' then 1 when 'SETTLE' then 2 when 'RETURN' then 4 when 'REFUND' then 8
               when 'SETTLE_LATE' then 16 end), 0) as bits
    from payment_now p
    left join transfer t on t.county = p.county and t.request = p.request and t.attempt = p.attempt
        and t.kind in ('DISPATCH', 'SETTLE', 'RETURN', 'REFUND', 'SETTLE_LATE')
        and t.fund = p.fund and t.from_region = p.pot_region and t.amount_fen = p.amount_fen
    group by p.county, p.end_to_end_id, p.state
)
select m.county, m.end_to_end_id as subject, min(s.bits)::bigint as expected, m.bits::bigint as found
from moved m join should s on s.state = m.state
group by m.county, m.end_to_end_id, m.bits
having bool_and(m.bits <> s.bits);

-- name: every_dispatch_has_its_payment
select t.county, t.request::text as subject, 0::bigint as expected, t.amount_fen as found
from transfer t
left join payment p on p.county = t.county and p.request = t.request and p.attempt = t.attempt
where t.kind in ('DISPATCH', 'SETTLE', 'RETURN', 'REFUND', 'SETTLE_LATE') and p.request is null;

-- name: sealed_files_hold_what_their_run_pays
with filed as (
    select county, run, sum(count)::bigint as count, sum(total_fen)::bigint as fen
    from payment_file where sealed_at is not null group by county, run
), paid as (
    select county, run, count(*) as count, sum(amount_fen)::bigint as fen from payment group by county, run
)
select r.county, r.id::text as subject, coalesce(paid.fen, 0) as expected, coalesce(filed.fen, 0) as found
from payment_run r
left join filed on filed.county = r.county and filed.run = r.id
left join paid on paid.county = r.county and paid.run = r.id
where r.state in ('SEALED', 'RELEASED', 'COMPLETED')
  and (coalesce(filed.fen, 0) <> coalesce(paid.fen, 0) or r.total_fen <> coalesce(paid.fen, 0)
       or coalesce(filed.count, 0) <> coalesce(paid.count, 0) or r.count <> coalesce(paid.count, 0));

-- name: every_file_holds_its_payments
-- Planned or sealed, by number and sum, each payment in a place of its own from the first to the last.
with held as (
    select county, run, file as number, count(*) as count, sum(amount_fen)::bigint as fen, max(position) as last
    from payment group by county, run, file
)
select county, run || ' file ' || number as subject, coalesce(held.fen, 0) as expected, coalesce(f.total_fen, 0) as found
from held full join payment_file f using (county, run, number)
where held.count is distinct from f.count or held.fen is distinct from f.total_fen or held.last is distinct from f.count;

-- name: no_disputed_grant_is_due
-- Bits: 1 due, 2 held because of the dispute. A grant disputed after its run was sealed is stopped at the release.
select g.county, g.request::text as subject, 2::bigint as expected,
       (case when g.due then 1 else 0 end + case when g.disputed then 2 else 0 end)::bigint as found
from grants g
where (g.due or not g.disputed)
  and exists (select from payment p where p.county = g.county and p.request = g.request and p.disputed);
