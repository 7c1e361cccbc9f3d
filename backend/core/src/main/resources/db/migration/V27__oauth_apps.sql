-- OAuth apps of the installation. Their endpoints are the operator's: no connector can point a client at another.
create table oauth_app (
  id binary(16) not null primary key,
  organization_id binary(16) not null,
  platform varchar(63) not null,
  name varchar(120) not null,
  method longtext not null,
  allowed_scopes longtext not null,
  created_at datetime(6) not null,
  updated_at datetime(6) not null,
  constraint oauth_app_platform unique (platform),
  constraint oauth_app_organization foreign key (organization_id) references organization (id)
);

-- One client for each kind of environment: what is registered for test never serves live.
create table oauth_app_client (
  id binary(16) not null primary key,
  oauth_app_id binary(16) not null,
  environment varchar(40) not null,
  client_id varchar(1000) not null,
  client_secret blob,
  updated_at datetime(6) not null,
  constraint oauth_app_client_environment unique (oauth_app_id, environment),
  constraint oauth_app_client_app foreign key (oauth_app_id) references oauth_app (id) on delete cascade
);
