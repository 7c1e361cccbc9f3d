package dev.patchbay.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLogFormatter;

/** One JSON object for each event: {@code logging.structured.format.console=dev.patchbay.logging.MaskedJson}. */
public final class MaskedJson implements StructuredLogFormatter<ILoggingEvent> {

    private final JsonWriter<ILoggingEvent> writer = JsonWriter.<ILoggingEvent>of(json -> {
                json.add(
                        "time",
                        event -> Instant.ofEpochMilli(event.getTimeStamp()).toString());
                json.add("level", event -> event.getLevel().toString());
                json.add("logger", ILoggingEvent::getLoggerName);
                json.add("thread", ILoggingEvent::getThreadName);
                json.add("message", event -> Masking.mask(event.getFormattedMessage()));
                json.add("request_id", event -> event.getMDCPropertyMap().get("request_id"))
                        .whenNotNull();
                json.add("error", MaskedJson::error).whenNotNull();
            })
            .withNewLineAtEnd();

    @Override
    public String format(ILoggingEvent event) {
        return writer.writeToString(event);
    }

    private static @Nullable String error(ILoggingEvent event) {
        IThrowableProxy thrown = event.getThrowableProxy();
        return thrown == null ? null : Masking.mask(ThrowableProxyUtil.asString(thrown));
    }
}
