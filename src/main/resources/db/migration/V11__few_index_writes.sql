set lock_timeout = '5s';

-- Most households have one grant, of the request whose id they bear: it is found by its key, the others here.
drop index grants_of_household;
create index grants_of_household on grants (household) where household <> request or household_county <> county;

-- The hash first: all persons of a disaster share its code, so every step down the index compared it in vain.
alter table claim drop constraint claim_pk, add constraint claim_pk primary key (key, disaster);
