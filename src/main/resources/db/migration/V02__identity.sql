set lock_timeout = '5s';

create table app_user (
    id            uuid        not null constraint app_user_pk primary key,
    username      text        not null constraint username_taken unique,
    name          text        not null,
    password_hash text        not null,
    roles         text[]      not null,
    region        text        not null,
    locked        boolean     not null default false,
    created_at    timestamptz not null default now()
);

create table session (
    id         uuid        not null constraint session_pk primary key,
    user_id    uuid        not null constraint session_of_user references app_user,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    revoked_at timestamptz
);
create index session_revoked on session (revoked_at) where revoked_at is not null;

-- Counted across nodes and restarts; keyed by what was typed, so that unknown names are throttled alike.
create table login_failure (
    username text        not null constraint login_failure_pk primary key,
    failures integer     not null,
    last_at  timestamptz not null
);

create table signing_key (
    id         text        not null constraint signing_key_pk primary key,
    private    bytea       not null,
    public     bytea       not null,
    created_at timestamptz not null default now()
);
