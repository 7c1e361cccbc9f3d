package dev.patchbay.security;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What the server's log says while this is open, at TRACE, in the form in which it goes to the console. */
final class LogText implements AutoCloseable {

    /** The test's own client and app. */
    private static final List<String> NOT_OURS = List.of("jdk.httpclient", "com.sun.net.httpserver", "jdk.internal");

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Level before;
    private final StringBuffer text = new StringBuffer();
    private final AppenderBase<ILoggingEvent> appender;

    LogText() {
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        Encoder<ILoggingEvent> encoder = encoder(root);
        appender = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                if (NOT_OURS.stream().noneMatch(name -> event.getLoggerName().startsWith(name))) {
                    text.append(new String(encoder.encode(event), StandardCharsets.UTF_8));
                }
            }
        };
        appender.setContext(context);
        appender.start();
        root.addAppender(appender);
        before = root.getLevel();
        root.setLevel(Level.TRACE);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    @Override
    public void close() {
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(before);
        context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(appender);
        appender.stop();
    }

    private static Encoder<ILoggingEvent> encoder(Logger root) {
        var appenders = root.iteratorForAppenders();
        while (appenders.hasNext()) {
            if (appenders.next() instanceof ConsoleAppender<ILoggingEvent> console) {
                return console.getEncoder();
            }
        }
        throw new IllegalStateException("The log goes to the console");
    }
}
