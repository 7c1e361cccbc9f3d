create table tenant (
  id binary(16) not null primary key,
  organization_id binary(16) not null,
  environment_id binary(16) not null,
  external_id varchar(200) not null,
  name varchar(200),
  created_at datetime(6) not null,
  constraint tenant_external_id unique (environment_id, external_id)
);

create table connect_session (
  id binary(16) not null primary key,
  organization_id binary(16) not null,
  environment_id binary(16) not null,
  tenant_id binary(16) not null,
  end_user_id varchar(200),
  end_user_email varchar(254),
  end_user_name varchar(200),
  connectors longtext not null,
  connection_id binary(16),
  allowed_origins longtext not null,
  return_url varchar(2000),
  locale varchar(35),
  theme longtext not null,
  tags longtext not null,
  completion varchar(10) not null,
  token_hash binary(32) not null,
  link_hash binary(32) not null,
  key_hash binary(32),
  opener_origin varchar(300),
  status varchar(10) not null,
  created_at datetime(6) not null,
  expires_at datetime(6) not null,
  opened_at datetime(6),
  key_expires_at datetime(6),
  completed_at datetime(6),
  constraint connect_session_token unique (token_hash),
  constraint connect_session_link unique (link_hash),
  constraint connect_session_key unique (key_hash),
  constraint connect_session_tenant foreign key (tenant_id) references tenant (id)
);

create index connect_session_by_expiry on connect_session (expires_at);
create index connect_session_by_environment on connect_session (environment_id, id);
