create table idempotent_request (
  environment_id binary(16) not null,
  key_hash binary(32) not null,
  organization_id binary(16) not null,
  id binary(16) not null,
  request_hash binary(32) not null,
  answer_status int,
  answer longblob,
  created_at datetime(6) not null,
  primary key (environment_id, key_hash)
);

create index idempotent_request_by_age on idempotent_request (created_at);
