-- The sandbox provider's own store. It plays another company's server, so nothing else refers to it.
create table sandbox_client (
  id varchar(60) not null primary key,
  name varchar(120) not null,
  secret_hash binary(32),
  redirect_uris varchar(4000) not null,
  created_at datetime(6) not null
);

create table sandbox_grant (
  id binary(16) not null primary key,
  version bigint not null,
  client_id varchar(60) not null,
  account_id varchar(40) not null,
  redirect_uri varchar(2000) not null,
  requested_scopes varchar(1000) not null,
  authorized_scopes varchar(1000) not null,
  client_state varchar(2000),
  code_challenge varchar(200) not null,
  consent_hash binary(32),
  created_at datetime(6) not null,
  constraint sandbox_grant_consent unique (consent_hash),
  constraint sandbox_grant_client foreign key (client_id) references sandbox_client (id)
);

create table sandbox_token (
  token_hash binary(32) not null primary key,
  grant_id binary(16) not null,
  kind varchar(20) not null,
  scopes varchar(1000) not null,
  issued_at datetime(6) not null,
  expires_at datetime(6) not null,
  spent boolean not null,
  constraint sandbox_token_grant foreign key (grant_id) references sandbox_grant (id) on delete cascade
);

create index sandbox_token_by_grant on sandbox_token (grant_id, kind, issued_at);
