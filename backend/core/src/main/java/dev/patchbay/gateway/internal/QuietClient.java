package dev.patchbay.gateway.internal;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Silences Apache's client below WARN, whatever level is configured: at DEBUG it writes every header and body, and with
 * them tokens and keys, to the log. A filter stands before all levels, and comes back when the logging is set up anew.
 */
final class QuietClient extends TurboFilter implements LoggerContextListener {

    private static final String CLIENT = "org.apache.hc.";

    private QuietClient() {}

    static void install() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logging) {
            install(logging);
        }
    }

    static void install(LoggerContext logging) {
        if (logging.getTurboFilterList().stream().noneMatch(QuietClient.class::isInstance)) {
            QuietClient quiet = new QuietClient();
            quiet.setContext(logging);
            quiet.start();
            logging.addTurboFilter(quiet);
            logging.addListener(quiet);
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] params,
            @Nullable Throwable thrown) {
        return level.levelInt < Level.WARN_INT && logger.getName().startsWith(CLIENT)
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }

    @Override
    public boolean isResetResistant() {
        return true;
    }

    @Override
    public void onReset(LoggerContext logging) {
        start();
        logging.addTurboFilter(this);
    }

    @Override
    public void onStart(LoggerContext logging) {}

    @Override
    public void onStop(LoggerContext logging) {}

    @Override
    public void onLevelChange(Logger logger, Level level) {}
}
