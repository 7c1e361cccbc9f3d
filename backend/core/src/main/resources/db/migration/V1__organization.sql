create table organization (
  id binary(16) not null primary key,
  name varchar(120) not null,
  is_operator boolean not null default false,
  created_at datetime(6) not null
);

create table environment (
  id binary(16) not null primary key,
  organization_id binary(16) not null,
  name varchar(40) not null,
  allowed_origins varchar(8000) not null,
  logo_url varchar(2000),
  created_at datetime(6) not null,
  constraint environment_name unique (organization_id, name),
  constraint environment_organization foreign key (organization_id) references organization (id)
);

create table member (
  id binary(16) not null primary key,
  organization_id binary(16) not null,
  email varchar(254) not null,
  name varchar(120) not null,
  password_hash varchar(300) not null,
  role varchar(20) not null,
  created_at datetime(6) not null,
  constraint member_email unique (email),
  constraint member_organization foreign key (organization_id) references organization (id)
);

create table api_key (
  id binary(16) not null primary key,
  organization_id binary(16) not null,
  environment_id binary(16) not null,
  name varchar(120) not null,
  hint varchar(20) not null,
  secret_hash binary(32) not null,
  permissions varchar(1000) not null,
  created_by varchar(120) not null,
  created_at datetime(6) not null,
  last_used_at datetime(6),
  revoked_at datetime(6),
  constraint api_key_secret unique (secret_hash),
  constraint api_key_environment foreign key (environment_id) references environment (id)
);

create index api_key_by_environment on api_key (environment_id, id);

create table setup_link (
  id tinyint not null primary key,
  token_hash binary(32) not null,
  created_at datetime(6) not null
);
