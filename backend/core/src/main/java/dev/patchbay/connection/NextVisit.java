package dev.patchbay.connection;

import dev.patchbay.connection.Credentials.OAuth2Tokens;
import dev.patchbay.id.ConnectionId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When Patchbay looks after a connection without being asked. Credentials are renewed before the moment at which a caller would have to
 * wait for it, spread over a quarter of their life, so that what was connected at one time is not renewed at one time. A fault is tried
 * again after a pause that grows with the time since it began, until the connection's deadline.
 */
final class NextVisit {

    /** Before the moment at which a caller would cause it. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private static final Duration LONGEST_SPREAD = Duration.ofHours(6);

    /** Apps drop refresh tokens that nobody uses for long; tokens of an unknown life are renewed often enough for all known ones. */
    private static final Duration WITHOUT_END = Duration.ofDays(7);

    /** What lives no longer than that is renewed for who asks for it, and not all the time for nobody. */
    static final Duration AFTER_RENEWAL = Duration.ofSeconds(30);

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /** A node may come to the last try as late as this. */
    static final Duration LAST_TRY = Duration.ofMinutes(10);

    private NextVisit() {}

    /** When these are renewed; empty when they have no end. Whether they can be renewed at all shows at the visit. */
    static @Nullable Instant ofCredentials(ConnectionId id, Credentials credentials) {
        if (!(credentials instanceof Credentials.Ending ending)) {
            return null;
        }
        Instant obtained = ending.obtainedAt();
        Instant end = ending.expiresAt();
        if (end == null) {
            boolean renewable = credentials instanceof OAuth2Tokens tokens && tokens.refreshToken() != null;
            return renewable ? obtained.plus(WITHOUT_END).minus(spread(id, WITHOUT_END)) : null;
        }
        Duration life = Duration.between(obtained, end);
        Instant due = Renewal.dueAt(obtained, end);
        Instant early = due.minus(AHEAD).minus(spread(id, life));
        // Tokens of a minute are not renewed all the time: they would be due before they came.
        Instant next = early.isAfter(obtained.plus(life.dividedBy(2))) ? early : due;
        Instant soonest = obtained.plus(AFTER_RENEWAL);
        return next.isAfter(soonest) ? next : soonest;
    }

    /** After a fault: empty when the deadline has passed, and only a caller makes Patchbay try again. */
    static @Nullable Instant afterFault(Connection failing, Instant now) {
        Instant deadline = failing.deadline();
        if (deadline == null) {
            // Waits for the word of the SaaS, which is a matter of moments; nothing is lost by trying seldom.
            return now.plus(LONGEST_PAUSE);
        }
        if (!now.isBefore(deadline)) {
            return null;
        }
        Duration failingFor = Duration.between(deadline.minus(Connection.PATIENCE), now);
        Duration pause = failingFor.dividedBy(2);
        pause = pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause;
        pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        Instant next = now.plus(pause).plus(spread(failing.id(), pause));
        return next.isBefore(deadline) ? next : deadline;
    }

    /**
     * After a change that left the credentials as they were.
     *
     * @param planned the visit planned before
     */
    static @Nullable Instant after(Connection before, Connection after, @Nullable Instant planned, Instant now) {
        return switch (after.status()) {
            case NEEDS_REAUTH, DISABLED -> null;
            case DEGRADED -> {
                if (before.status() == ConnectionStatus.DISABLED) {
                    yield now;
                }
                Instant retry = afterFault(after, now);
                // Its credentials are renewed in any case; when, the next visit finds out.
                yield retry == null ? now : retry;
            }
            case PENDING, ACTIVE -> before.status() == after.status() ? planned : now;
        };
    }

    /** Up to a quarter, the same for one connection each time. */
    private static Duration spread(ConnectionId id, Duration whole) {
        Duration quarter = whole.isNegative() ? Duration.ZERO : whole.dividedBy(4);
        Duration most = quarter.compareTo(LONGEST_SPREAD) < 0 ? quarter : LONGEST_SPREAD;
        long thousandths = Math.floorMod(mixed(id.value().getLeastSignificantBits()), 1000L);
        return most.multipliedBy(thousandths).dividedBy(1000);
    }

    /** Ids made in one moment count up: neighbours are taken far apart (Steele, Lea, Flood: SplitMix64). */
    private static long mixed(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
