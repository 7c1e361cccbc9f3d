-- Counts the changes of a keyset, so that every node notices one.
alter table vault_keyset add column version bigint not null default 1;

-- When each key was made and destroyed. The keys themselves are in the keyset, and nowhere else.
create table vault_key (
  keyset varchar(32) not null,
  key_id bigint not null,
  created_at datetime(6) not null,
  destroyed_at datetime(6),
  primary key (keyset, key_id)
);

create table vault_rotation (
  id binary(16) not null primary key,
  key_id bigint not null,
  phase varchar(20) not null,
  phase_at datetime(6) not null,
  passes int not null,
  started_by varchar(120) not null,
  started_at datetime(6) not null,
  finished_at datetime(6)
);

create index vault_rotation_by_start on vault_rotation (started_at);

-- How far the re-encryption of each kind of row has come: everything up to the position is done.
create table vault_rotation_progress (
  rotation_id binary(16) not null,
  kind varchar(120) not null,
  position binary(16),
  rows_total bigint not null,
  rows_done bigint not null,
  unreadable bigint not null,
  finished_at datetime(6),
  primary key (rotation_id, kind),
  constraint vault_rotation_progress_rotation foreign key (rotation_id) references vault_rotation (id) on delete cascade
);

-- What the last proof counted.
create table vault_proof (
  kind varchar(120) not null,
  key_id bigint not null,
  row_count bigint not null,
  proven_at datetime(6) not null,
  primary key (kind, key_id)
);

-- Sealed answers are walked by their id as every other sealed row is.
create unique index idempotent_request_id on idempotent_request (id);
