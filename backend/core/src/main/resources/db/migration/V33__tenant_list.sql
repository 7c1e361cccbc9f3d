-- For GET /tenants, newest first.
create index tenant_by_environment on tenant (environment_id, id);
