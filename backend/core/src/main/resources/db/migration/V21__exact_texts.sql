-- On MySQL texts are compared as they are written, as H2 does: "acme" and "ACME" are two tenants. MySQL's own order of words would
-- take them, and "acmé", for one. For tables still to come, and for those that are there:
/*!80017 alter database collate utf8mb4_0900_bin */;
/*!80017 alter table organization convert to character set utf8mb4 collate utf8mb4_0900_bin */;
/*!80017 alter table environment convert to character set utf8mb4 collate utf8mb4_0900_bin */;
/*!80017 alter table member convert to character set utf8mb4 collate utf8mb4_0900_bin */;
/*!80017 alter table api_key convert to character set utf8mb4 collate utf8mb4_0900_bin */;
/*!80017 alter table connector convert to character set utf8mb4 collate utf8mb4_0900_bin */;
/*!80017 alter table connector_client convert to character set utf8mb4 collate utf8mb4_0900_bin */;
/*!80017 alter table tenant convert to character set utf8mb4 collate utf8mb4_0900_bin */;
/*!80017 alter table connect_session convert to character set utf8mb4 collate utf8mb4_0900_bin */;
/*!80017 alter table connection convert to character set utf8mb4 collate utf8mb4_0900_bin */;
/*!80017 alter table connection_tag convert to character set utf8mb4 collate utf8mb4_0900_bin */;
/*!80017 alter table authorization_attempt convert to character set utf8mb4 collate utf8mb4_0900_bin */;
