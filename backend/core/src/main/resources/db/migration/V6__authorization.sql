create table authorization_attempt (
  id binary(16) not null primary key,
  organization_id binary(16) not null,
  environment_id binary(16) not null,
  connect_session_id binary(16) not null,
  connector_id binary(16) not null,
  method_key varchar(40) not null,
  reauthorizes binary(16),
  phase varchar(20) not null,
  proof_hash binary(32) not null,
  method longtext,
  redirect_uri varchar(2100),
  state_hash binary(32),
  binding_hash binary(32),
  code_verifier blob,
  connection_id binary(16),
  failure_code varchar(60),
  failure_message varchar(500),
  failure_detail varchar(1000),
  created_at datetime(6) not null,
  departed_at datetime(6),
  updated_at datetime(6) not null,
  constraint authorization_attempt_state unique (state_hash),
  constraint authorization_attempt_session foreign key (connect_session_id) references connect_session (id) on delete cascade
);

create index authorization_attempt_by_session on authorization_attempt (connect_session_id, id);
create index authorization_attempt_by_age on authorization_attempt (created_at);
