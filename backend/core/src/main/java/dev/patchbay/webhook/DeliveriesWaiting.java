package dev.patchbay.webhook;

/** Something to send was stored just now, and is there for others to read. */
public record DeliveriesWaiting() {}
