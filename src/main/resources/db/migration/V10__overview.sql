set lock_timeout = '5s';

-- The few payments that failed, for the officers who have them corrected.
create index payment_failed on payment (county, request) where state in ('REJECTED', 'RETURNED');
