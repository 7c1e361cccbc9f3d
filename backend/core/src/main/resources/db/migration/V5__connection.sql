create table connection (
  id binary(16) not null primary key,
  organization_id binary(16) not null,
  environment_id binary(16) not null,
  tenant_id binary(16) not null,
  connector_id binary(16) not null,
  auth_method varchar(40) not null,
  connect_session_id binary(16),
  end_user_id varchar(200),
  end_user_email varchar(254),
  end_user_name varchar(200),
  label varchar(200) not null,
  account_id varchar(300),
  account_name varchar(300),
  account_email varchar(300),
  status varchar(20) not null,
  status_reason varchar(60),
  deadline datetime(6),
  scopes_required longtext not null,
  scopes_granted longtext not null,
  credentials longblob not null,
  credentials_version bigint not null,
  credentials_expire_at datetime(6),
  refresh_lease_owner binary(16),
  refresh_lease_until datetime(6),
  refresh_not_before datetime(6),
  created_at datetime(6) not null,
  updated_at datetime(6) not null,
  last_used_at datetime(6),
  last_verified_at datetime(6),
  constraint connection_tenant foreign key (tenant_id) references tenant (id),
  constraint connection_connector foreign key (connector_id) references connector (id)
);

create index connection_by_environment on connection (environment_id, id);
create index connection_by_tenant on connection (environment_id, tenant_id, id);
create index connection_by_tenant_connector on connection (environment_id, tenant_id, connector_id, id);
create index connection_by_connector on connection (environment_id, connector_id, id);
create index connection_by_status on connection (environment_id, status, id);
create index connection_by_session on connection (connect_session_id, id);

create table connection_tag (
  connection_id binary(16) not null,
  environment_id binary(16) not null,
  name varchar(60) not null,
  tag_value varchar(500) not null,
  primary key (connection_id, name),
  constraint connection_tag_connection foreign key (connection_id) references connection (id) on delete cascade
);

create index connection_tag_by_value on connection_tag (environment_id, name, tag_value, connection_id);
