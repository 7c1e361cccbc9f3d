create table proxied_call (
  id binary(16) not null primary key,
  environment_id binary(16) not null,
  connection_id binary(16) not null,
  method varchar(20) not null,
  path varchar(500) not null,
  status int,
  error varchar(60),
  attempts int not null,
  duration_ms bigint not null,
  bytes_sent bigint not null,
  bytes_received bigint not null,
  caller varchar(60) not null,
  caller_name varchar(200) not null,
  request_id varchar(128) not null,
  called_at datetime(6) not null,
  constraint proxied_call_connection foreign key (connection_id) references connection (id) on delete cascade
);

create index proxied_call_by_connection on proxied_call (environment_id, connection_id, id);
create index proxied_call_by_time on proxied_call (called_at);

-- Who may read credentials could call the apps with them all along.
update api_key set permissions = concat(permissions, ' proxy:call') where permissions like '%credentials:read%';
