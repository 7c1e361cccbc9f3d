-- Which scopes a session asks for, by connector: a JSON object; null where each connector's own are asked for.
alter table connect_session add scopes longtext;
