package dev.patchbay.webhook;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/** @param webhookRetention how long messages and how their deliveries went are kept */
@ConfigurationProperties("patchbay")
record WebhookProperties(
        @DefaultValue("30d") @DurationUnit(ChronoUnit.DAYS) Duration webhookRetention) {}
