package dev.patchbay.audit;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/** @param auditRetention how long entries are kept */
@ConfigurationProperties("patchbay")
record AuditProperties(
        @DefaultValue("365d") @DurationUnit(ChronoUnit.DAYS) Duration auditRetention) {}
