package dev.patchbay.gateway.internal;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.patchbay.gateway.Call;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class QuietClientTest {

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger apache = (Logger) LoggerFactory.getLogger("org.apache.hc");
    private final Logger wire = (Logger) LoggerFactory.getLogger("org.apache.hc.client5.http.wire");
    private final Level before = root.getLevel();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void logEverything() {
        root.setLevel(Level.TRACE);
        apache.setLevel(Level.TRACE);
        wire.setLevel(Level.TRACE);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void restore() {
        root.setLevel(before);
        apache.setLevel(null);
        wire.setLevel(null);
        root.detachAppender(log);
    }

    @Test
    void noSecretIsLoggedAtAnyLevel() throws IOException {
        QuietClient.install();
        try (MeasuredGateway gateway = TestGateways.local();
                RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\nSet-Cookie: sid=hush\r\n"
                        + "Content-Length: 23\r\n\r\n{\"access_token\":\"hush\"}")) {
            gateway.send(Call.postForm(server.uri("/token?code=hush"), Map.of("client_secret", "hush"))
                    .withHeader("Authorization", "Basic hush"));
        }
        assertThat(log.list).noneMatch(event -> event.getFormattedMessage().contains("hush"));
        assertThat(log.list).noneMatch(event -> event.getLoggerName().startsWith("org.apache.hc"));
    }

    @Test
    void aWarningOfTheClientIsStillHeard() {
        QuietClient.install();
        apache.warn("something is wrong");
        assertThat(log.list).anyMatch(event -> event.getFormattedMessage().equals("something is wrong"));
    }

    @Test
    void staysQuietAfterTheLoggingIsSetUpAnew() {
        LoggerContext logging = new LoggerContext();
        QuietClient.install(logging);
        QuietClient.install(logging);
        assertThat(logging.getTurboFilterList()).hasSize(1);
        logging.reset();
        Logger anew = logging.getLogger("org.apache.hc.client5.http.headers");
        anew.setLevel(Level.TRACE);
        assertThat(anew.isDebugEnabled()).isFalse();
        assertThat(anew.isWarnEnabled()).isTrue();
    }
}
