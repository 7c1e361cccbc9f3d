-- OAuth 1.0a of the sandbox provider. Its secrets sign requests, so they cannot be hashes; nothing real is behind them.
create table sandbox_consumer (
  id varchar(60) not null primary key,
  name varchar(120) not null,
  secret varchar(100) not null,
  callback varchar(2000) not null,
  created_at datetime(6) not null
);

create table sandbox_signed_token (
  token_hash binary(32) not null primary key,
  kind varchar(20) not null,
  consumer_id varchar(60) not null,
  secret varchar(100) not null,
  callback varchar(2100) not null,
  account_id varchar(40),
  verifier_hash binary(32),
  created_at datetime(6) not null,
  constraint sandbox_signed_token_consumer foreign key (consumer_id) references sandbox_consumer (id)
);

-- Each nonce with its timestamp and token, so that a signed request is taken once.
create table sandbox_nonce (
  nonce_hash binary(32) not null primary key,
  created_at datetime(6) not null
);

create index sandbox_nonce_by_age on sandbox_nonce (created_at);
