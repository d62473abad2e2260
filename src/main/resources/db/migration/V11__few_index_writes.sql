set lock_timeout = '5s';

-- A hash keeps of a subject what is needed to find it: every entry of the journal used to write a whole subject here.
drop index journal_by_subject;
create index journal_by_subject on journal using hash (subject);

-- Most households have one grant, of the request whose id they bear: it is found by its key, the others here.
drop index grants_of_household;
create index grants_of_household on grants (household) where household <> request or household_county <> county;
