package dev.patchbay.proxy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.patchbay.connection.AppAccess;
import dev.patchbay.connection.AppAccess.Access;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.organization.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Newer credentials after an app answered 401. Where they did not help a moment ago they are not asked for again: an app
 * may answer 401 for other reasons, and then each call would cost a refresh.
 */
final class Renewals {

    private static final Duration GIVEN_UP = Duration.ofSeconds(30);

    private final AppAccess apps;
    private final Clock clock;
    private final Cache<ConnectionId, Instant> unhelpful =
            Caffeine.newBuilder().maximumSize(10_000).build();

    Renewals(AppAccess apps, Clock clock) {
        this.apps = apps;
        this.clock = clock;
    }

    Optional<Access> after(Scope scope, Access refused) {
        Instant until = unhelpful.getIfPresent(refused.connection());
        return until != null && clock.instant().isBefore(until) ? Optional.empty() : apps.renewed(scope, refused);
    }

    /** The app refused the newer credentials as well. */
    void didNotHelp(Access refused) {
        unhelpful.put(refused.connection(), clock.instant().plus(GIVEN_UP));
    }
}
