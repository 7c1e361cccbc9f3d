package dev.patchbay.connector;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.patchbay.problem.FieldErrors;
import org.jspecify.annotations.Nullable;

/**
 * How much the app bears: what its connector lets through the proxy, within what the installation allows at all. Each node counts its
 * own calls.
 *
 * @param connector all calls of one environment to the app
 * @param connection the calls of one connection
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CallLimits(
        @Nullable Bounds connector, @Nullable Bounds connection) {

    /** No bound at all. */
    public static final CallLimits NONE = new CallLimits(null, null);

    private static final int MOST = 1_000_000;

    /**
     * Any of them may be absent.
     *
     * @param perSecond calls that may begin in a second
     * @param perMinute calls that may begin in a minute
     * @param concurrent calls that may be under way at once
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Bounds(
            @Nullable Integer perSecond,
            @Nullable Integer perMinute,
            @Nullable Integer concurrent) {

        static final Bounds NONE = new Bounds(null, null, null);

        private void check(String path, FieldErrors errors) {
            check(path + ".per_second", perSecond, errors);
            check(path + ".per_minute", perMinute, errors);
            check(path + ".concurrent", concurrent, errors);
        }

        private static void check(String path, @Nullable Integer bound, FieldErrors errors) {
            if (bound != null && (bound < 1 || bound > MOST)) {
                errors.add(path, "range", "Give a number from 1 to 1,000,000, or leave it out.");
            }
        }
    }

    /** Those of one environment's calls to the app. */
    public Bounds ofConnector() {
        return connector == null ? Bounds.NONE : connector;
    }

    /** Those of one connection's calls. */
    public Bounds ofConnection() {
        return connection == null ? Bounds.NONE : connection;
    }

    void check(FieldErrors errors) {
        ofConnector().check("limits.connector", errors);
        ofConnection().check("limits.connection", errors);
    }
}
